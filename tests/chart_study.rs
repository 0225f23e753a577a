//! What many seeds come to, drawn to SVG.

use plotters::prelude::*;
use relu_playground::chart::band::{Band, draw_bands};
use relu_playground::chart::spread::{Rows, Spread, draw_spreads};
use relu_playground::chart::{Frame, Marker, Metric, Theme, draw_axes};

const THEME: Theme = Theme {
    ink: BLACK,
    grid: RGBColor(221, 221, 221),
    paper: WHITE,
};
const COLORS: [RGBColor; 3] = [
    RGBColor(0, 105, 180),
    RGBColor(0, 122, 90),
    RGBColor(192, 74, 0),
];

/// Where the points of the drawing's polygons, or lines, of a colour are.
fn points(svg: &str, element: &str, color: &str) -> Vec<Vec<(i32, i32)>> {
    let elements = svg
        .lines()
        .filter(|line| line.starts_with(element) && line.contains(color));
    let pair = |pair: &str| {
        let (x, y) = pair.split_once(',').unwrap();
        (x.parse().unwrap(), y.parse().unwrap())
    };
    let read = |line: &str| {
        let list = line
            .split("points=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        list.split_whitespace().map(pair).collect()
    };
    elements.map(read).collect()
}

fn band_svg(frame: &Frame, bands: &[Band<'_>]) -> String {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, frame.size).into_drawing_area();
        draw_axes(&area, frame, &THEME, &[]).unwrap();
        draw_bands(&area, frame, &THEME, bands).unwrap();
        area.present().unwrap();
    }
    svg
}

fn frame(metric: Metric, epochs: usize) -> Frame {
    Frame {
        size: (500, 300),
        epochs,
        ..Frame::new(metric)
    }
}

#[test]
fn a_band_is_an_area_from_low_to_high_with_the_median_within() {
    let epochs: Vec<usize> = (0..100).collect();
    let along = |from: f64| {
        epochs
            .iter()
            .map(|&e| from + 0.2 * e as f64)
            .collect::<Vec<_>>()
    };
    let (low, median, high) = (along(50.0), along(55.0), along(65.0));
    let band = Band {
        epochs: &epochs,
        low: &low,
        median: &median,
        high: &high,
        color: COLORS[0],
        marker: Marker::Square,
    };
    let mut frame = frame(Metric::Accuracy, 99);
    frame.fit_bands(&[band], &[]);
    assert_eq!(frame.range, (40.0, 90.0));
    let svg = band_svg(&frame, &[band]);
    let y_of = |value: f64| 10.0 + (90.0 - value) / 50.0 * (300.0 - 2.6 * 14.0 - 10.0);
    let near = |(_, y): (i32, i32), value: f64| (f64::from(y) - y_of(value)).abs() < 2.5;

    let polygons = points(&svg, "<polygon", "#0069B4");
    let area = &polygons[0];
    assert_eq!(area.len(), 4, "two straight lines: {area:?}");
    for (point, value) in area.iter().zip([50.0, 69.8, 84.8, 65.0]) {
        assert!(near(*point, value), "{point:?} {value}");
    }
    // Low, high and the median; then the median's markers are squares.
    let lines = points(&svg, "<polyline", "#0069B4");
    assert_eq!(lines.len(), 3);
    assert!(near(lines[2][0], 55.0) && near(lines[2][1], 74.8));
    assert_eq!(polygons.len(), 1 + 6);
}

#[test]
fn bands_of_one_epoch_of_none_and_of_wild_losses_are_drawn() {
    for (metric, values) in [
        (Metric::Accuracy, vec![71.0]),
        (Metric::Loss, vec![]),
        (
            Metric::SquaredError,
            vec![f64::NAN, f64::INFINITY, 1e300, 0.5],
        ),
    ] {
        let epochs: Vec<usize> = (0..values.len()).collect();
        let band = Band {
            epochs: &epochs,
            low: &values,
            median: &values,
            high: &values,
            color: COLORS[1],
            marker: Marker::Circle,
        };
        let mut frame = frame(metric, epochs.len());
        frame.baseline = Some(1.0);
        frame.fit_bands(&[band], &[]);
        let svg = band_svg(&frame, &[band]);
        for (x, y) in points(&svg, "<polyline", "#007A5A").concat() {
            assert!((0..=500).contains(&x) && (0..=300).contains(&y), "{x} {y}");
        }
    }
}

fn rows_svg(rows: &Rows, spreads: &[Spread<'_>]) -> String {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, rows.size).into_drawing_area();
        draw_spreads(&area, rows, &THEME, spreads).unwrap();
        area.present().unwrap();
    }
    svg
}

fn rows(size: (u32, u32), metric: Metric) -> Rows {
    Rows {
        metric,
        size,
        scale: 1.0,
        font_size: 14.0,
        rows: 2,
        bins: (69.5, 1.0),
        range: (0.0, 1.0),
        most: 12,
        baseline: Some(71.5),
    }
}

#[test]
fn each_run_stands_in_a_bar_above_its_value() {
    let spread = |name, counts, k: usize| Spread {
        name,
        counts,
        beyond: k as u32,
        quantiles: Some([70.0, 71.0, 72.0]),
        color: COLORS[k],
        marker: Marker::ALL[k],
    };
    let spreads = [spread("A", &[12, 3, 0], 0), spread("B", &[0, 6, 6], 1)];
    let mut rows = rows((400, 240), Metric::Accuracy);
    rows.fit(3, &spreads);
    assert_eq!(rows.range, (69.5, 72.5));
    let svg = rows_svg(&rows, &spreads);
    let attribute = |line: &str, name: &str| -> i32 {
        let value = line.split(&format!(" {name}=\"")).nth(1).unwrap();
        let value = value.split('"').next().unwrap();
        value.parse().unwrap()
    };
    let bars = |color: &str| -> Vec<[i32; 2]> {
        let bars = svg
            .lines()
            .filter(|line| line.starts_with("<rect") && line.contains(color));
        bars.map(|bar| ["x", "height"].map(|name| attribute(bar, name)))
            .collect()
    };
    let (a, b) = (bars("#0069B4"), bars("#007A5A"));
    assert_eq!((a.len(), b.len()), (2, 2));
    assert!(
        (a[0][1] - 4 * a[1][1]).abs() <= 4,
        "12 runs stand 4 times as high as 3: {a:?}"
    );
    assert_eq!(
        a[1][0], b[0][0],
        "the same bin lies at the same place in each row"
    );
    assert!(
        svg.contains("+1 →") && svg.contains("\n70 %\n") && svg.contains("\n12\n"),
        "{svg}"
    );
}

#[test]
fn on_a_phone_labels_do_not_touch_and_nothing_leaves_the_drawing() {
    let counts = [1; 30];
    let spread = Spread {
        name: "A",
        counts: &counts,
        beyond: 0,
        quantiles: None,
        color: COLORS[2],
        marker: Marker::Triangle,
    };
    let mut rows = rows((260, 200), Metric::SquaredError);
    rows.bins = (1e-7, 3e-9);
    rows.baseline = None;
    rows.fit(30, &[spread, spread]);
    let svg = rows_svg(&rows, &[spread, spread]);
    let labels: Vec<_> = svg
        .lines()
        .filter(|line| line.starts_with("<text"))
        .collect();
    assert!((4..12).contains(&labels.len()), "{labels:?}");
    assert!(!svg.contains("NaN") && !svg.contains("inf"));
}
