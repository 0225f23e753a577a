//! The charts, drawn to SVG by the same functions that draw the page's canvases.

use plotters::prelude::*;
use relu_playground::chart::{
    Baseline, Curve, Frame, Marker, Metric, Theme, draw_axes, draw_curves, draw_reading,
};
use relu_playground::{Recipe, Trainer};

const COLOR: RGBColor = RGBColor(0, 114, 178);
const THEME: Theme = Theme {
    ink: BLACK,
    grid: RGBColor(221, 221, 221),
    paper: WHITE,
};

/// A run of so many epochs, drawn with everything that a chart can have.
fn svg(metric: Metric, epochs: usize) -> String {
    let mut trainer = Trainer::new(Recipe::default()).unwrap();
    trainer.train(epochs);
    let history = trainer.history();
    let range = metric.range([history].into_iter());
    let frame = Frame {
        size: (800, 400),
        epochs: 1000,
        range,
        ..Frame::new(metric)
    };
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, frame.size).into_drawing_area();
        let curve = Curve {
            history,
            color: COLOR,
            marker: Marker::Triangle,
            faded: false,
        };
        let baseline = [Baseline {
            value: 71.67,
            bold: true,
        }];
        let baselines = if metric == Metric::Accuracy {
            &baseline[..]
        } else {
            &[]
        };
        draw_axes(&area, &frame, &THEME, baselines).unwrap();
        draw_curves(
            &area,
            &frame,
            &THEME,
            &[
                &curve,
                &Curve {
                    faded: true,
                    ..curve
                },
            ],
        )
        .unwrap();
        draw_reading(&area, &frame, &THEME, &[curve], 317).unwrap();
        area.present().unwrap();
    }
    svg
}

#[test]
fn a_chart_has_axes_and_both_curves_inside_the_frame() {
    for metric in [Metric::Accuracy, Metric::Loss] {
        let svg = svg(metric, 1000);
        assert!(
            svg.contains("1,000") && svg.contains("epoch"),
            "no epochs at the axis"
        );
        assert!(svg.contains(if metric == Metric::Accuracy {
            "60 %"
        } else {
            "0.6"
        }));
        let curves: Vec<&str> = svg
            .split("<polyline")
            .filter(|part| part.contains("#0072B2"))
            .collect();
        // Train and test, each also faded, and all of them 1,000 points long.
        let long = curves
            .iter()
            .filter(|curve| curve.matches(',').count() >= 1000)
            .count();
        assert_eq!(long, 4, "{metric:?}");
    }
}

#[test]
fn an_untrained_chart_is_drawn_without_curves() {
    let svg = svg(Metric::Accuracy, 0);
    assert!(svg.contains("40 %"));
    assert!(
        !svg.split("<polyline")
            .skip(1)
            .any(|part| part.contains("#0072B2") && part.matches(',').count() > 4)
    );
}

#[test]
fn a_reading_marks_the_live_curves_and_not_the_faded() {
    let mut trainer = Trainer::new(Recipe::default()).unwrap();
    trainer.train(100);
    let frame = Frame {
        size: (800, 400),
        epochs: 100,
        ..Frame::new(Metric::Accuracy)
    };
    let markers = |faded: bool| {
        let (history, color, marker) = (trainer.history(), COLOR, Marker::Circle);
        let curve = Curve {
            history,
            color,
            marker,
            faded,
        };
        let mut svg = String::new();
        {
            let area = SVGBackend::with_string(&mut svg, frame.size).into_drawing_area();
            draw_reading(&area, &frame, &THEME, &[curve], 50).unwrap();
            area.present().unwrap();
        }
        svg.matches("<circle").count()
    };
    // Train and test, each with its outline.
    assert_eq!((markers(false), markers(true)), (4, 0));
}

#[test]
fn no_epoch_is_written_twice_on_a_short_axis() {
    for (epochs, wanted) in [
        (1, vec!["0", "1"]),
        (2, vec!["0", "1", "2"]),
        (3, vec!["0", "1", "2", "3"]),
    ] {
        let frame = Frame {
            size: (800, 400),
            epochs,
            ..Frame::new(Metric::Accuracy)
        };
        let mut svg = String::new();
        {
            let area = SVGBackend::with_string(&mut svg, frame.size).into_drawing_area();
            draw_axes(&area, &frame, &THEME, &[]).unwrap();
            area.present().unwrap();
        }
        let texts = svg
            .split("</text>")
            .filter_map(|part| part.rsplit('>').next());
        let labels: Vec<&str> = texts
            .map(str::trim)
            .filter(|t| t.parse::<u32>().is_ok())
            .collect();
        assert_eq!(labels, wanted);
    }
}
