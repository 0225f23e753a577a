//! The axes of learning curves that need not be linear, and of errors of any size.

use plotters::prelude::*;
use proptest::prelude::*;
use relu_playground::chart::{Frame, Metric, Theme, draw_axes};

const THEME: Theme = Theme {
    ink: BLACK,
    grid: RED,
    paper: WHITE,
};

/// The labels of an empty chart, from left to right and from below upwards, and the places of those
/// below the axis.
fn labels(frame: &Frame) -> Vec<(String, f64)> {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, frame.size).into_drawing_area();
        draw_axes(&area, frame, &THEME, &[]).unwrap();
        area.present().unwrap();
    }
    let texts = svg.split("<text x=\"").skip(1);
    let label = |text: &str| {
        let (x, rest) = text.split_once('"').unwrap();
        let (_, rest) = rest.split_once('>').unwrap();
        let (label, _) = rest.split_once("</text>").unwrap();
        (label.trim().to_owned(), x.parse().unwrap())
    };
    texts.map(label).collect()
}

fn log(epochs: usize, width: u32) -> Frame {
    Frame {
        size: (width, 300),
        epochs,
        log_epochs: true,
        ..Frame::new(Metric::Accuracy)
    }
}

#[test]
fn a_logarithmic_axis_is_labelled_where_each_epoch_lies() {
    for (epochs, width) in [
        (1000, 320),
        (1000, 1900),
        (1_000_000, 320),
        (1, 320),
        (7, 800),
    ] {
        let frame = log(epochs, width);
        let labels = labels(&frame);
        assert!(labels.iter().any(|(label, _)| label == "epoch (log scale)"));
        let below = labels
            .iter()
            .filter(|(label, _)| !label.contains(['%', 'e']));
        let mut below: Vec<(usize, f64)> = below
            .map(|(label, x)| (label.replace(',', "").parse().unwrap(), *x))
            .collect();
        below.sort_unstable_by_key(|label| label.0);
        assert!(below.len() >= 2 && below[0].0 == 0, "{below:?}");
        for &(epoch, x) in &below {
            assert!((x - frame.x_of(epoch)).abs() <= 2.0, "{epoch} at {x}");
        }
        for pair in below.windows(2) {
            let half = |epoch: usize| 0.3 * 14.0 * (epoch.to_string().len() as f64);
            let gap = pair[1].1 - pair[0].1;
            assert!(gap > half(pair[0].0) + half(pair[1].0), "{below:?}");
        }
    }
}

#[test]
fn errors_of_any_size_are_labelled_shortly() {
    for (high, wanted) in [
        (0.1, vec!["0", "0.02", "0.10"]),
        (10_000.0, vec!["0", "2,000", "1e4"]),
        (2e6, vec!["0", "5e5", "2e6"]),
        (6e-6, vec!["0", "1e-6", "6e-6"]),
    ] {
        let frame = Frame {
            size: (600, 300),
            range: (0.0, high),
            ..Frame::new(Metric::SquaredError)
        };
        let labels = labels(&frame);
        for label in wanted {
            assert!(
                labels.iter().any(|(l, _)| l == label),
                "{label}: {labels:?}"
            );
        }
        assert!(
            labels.iter().all(|(label, _)| label.len() <= 5),
            "{labels:?}"
        );
    }
}

proptest! {
    #[test]
    fn every_epoch_is_found_where_it_lies(
        epochs in 1usize..=1_000_000,
        share in 0.0..=1.0f64,
        width in 200u32..2000,
        log_epochs: bool,
    ) {
        let frame = Frame { log_epochs, ..log(epochs, width) };
        let epoch = (share * epochs as f64) as usize;
        prop_assert_eq!(frame.epoch_at(frame.x_of(epoch)), epoch);
    }
}
