//! Panels of how the answer bends, drawn to SVG.

use plotters::prelude::*;
use relu_playground::chart::bend::{Bend, Grid, Panel, draw_bends, range};
use relu_playground::chart::{Marker, Theme};
use relu_playground::data::heart;

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
const UNITS: [&str; 12] = [
    "years", "", "mcg/L", "", "%", "", "/mL", "mg/dL", "mEq/L", "", "", "days",
];

/// Three models that bend, in a panel for each feature of the heart table.
fn drawn(width: u32) -> (Grid, String) {
    let answers = [0.2, 0.5, 1.0].map(|slope: f32| {
        let bent = (0..61u8).map(|k| slope * (f32::from(k) - 30.0).max(0.0) / 10.0 - 1.0);
        bent.collect::<Vec<f32>>()
    });
    let curve = |k: usize| Bend {
        answers: &answers[k],
        color: COLORS[k],
        marker: Marker::ALL[k],
    };
    let curves = [curve(0), curve(1), curve(2)];
    let table = heart();
    let panels = table.names.iter().zip(table.features.rows()).zip(UNITS);
    let panels: Vec<Panel<'_>> = panels
        .map(|((title, values), unit)| {
            let low = values.iter().copied().fold(f64::MAX, f64::min);
            let high = values.iter().copied().fold(f64::MIN, f64::max);
            Panel {
                title,
                unit,
                range: (low, high),
                chosen: Some(values[17]),
                curves: &curves,
            }
        })
        .collect();
    let grid = Grid::new(width, panels.len(), 1.0, 14.0);
    (grid, svg(&grid, range(&panels, Some(0.0)), &panels))
}

fn svg(grid: &Grid, range: (f64, f64), panels: &[Panel<'_>]) -> String {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, grid.size).into_drawing_area();
        draw_bends(&area, grid, &THEME, range, Some(0.0), panels).unwrap();
        area.present().unwrap();
    }
    svg
}

/// The lines of an SVG.
fn lines(svg: &str) -> Vec<&str> {
    let tags = svg.split("<polyline").skip(1);
    tags.map(|line| line.split_once("/>").unwrap().0).collect()
}

/// What an attribute of a tag says.
fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    let (_, rest) = tag.split_once(&format!("{name}=\"")).unwrap();
    rest.split_once('"').unwrap().0
}

#[test]
fn each_panel_has_a_curve_and_a_marker_for_each_model() {
    let (_, svg) = drawn(800);
    let lines: Vec<&str> = lines(&svg);
    for color in ["#0069B4", "#007A5A", "#C04A00"] {
        let curves = lines.iter().filter(|line| line.contains(color));
        let points = curves.map(|line| attribute(line, "points").matches(',').count());
        assert_eq!(points.collect::<Vec<_>>(), [3; 12], "{color}");
    }
    // Circles with an outline; squares and triangles too, and a wedge at the chosen value.
    assert_eq!(svg.matches("<circle").count(), 24);
    assert_eq!(svg.matches("<polygon").count(), 12 * (2 + 2 + 1));
    for text in [
        "serum_creatinine",
        "9.4 mg/dL",
        "0.5",
        "95 years",
        "850,000 /mL",
    ] {
        assert!(svg.contains(text), "{text}");
    }
}

#[test]
fn labels_lie_apart_and_on_the_drawing_at_every_width() {
    for width in [320, 800, 1900] {
        let (grid, svg) = drawn(width);
        let mut boxes: Vec<(f64, f64, f64, f64, &str)> = Vec::new();
        for tag in svg.split("<text ").skip(1) {
            let text = tag
                .split_once('>')
                .unwrap()
                .1
                .split_once("</text>")
                .unwrap()
                .0
                .trim();
            let [x, y] = ["x", "y"].map(|name| attribute(tag, name).parse::<f64>().unwrap());
            // A letter is about 0.6 of its height wide, a comma 0.3.
            let wide =
                0.6 * text.chars().count() as f64 - 0.3 * text.matches([',', '.']).count() as f64;
            let wide = 14.0 * wide;
            let left = match attribute(tag, "text-anchor") {
                "end" => x - wide,
                "start" => x,
                _ => x - wide / 2.0,
            };
            let top = match attribute(tag, "dy") {
                "0.76em" => y,
                "0.5ex" => y - 7.0,
                _ => y - 14.0,
            };
            let right = left + wide;
            assert!(
                left >= 0.0 && right <= f64::from(width) + 8.0,
                "{width}: {text}"
            );
            assert!(
                top >= 0.0 && top + 14.0 <= f64::from(grid.size.1),
                "{width}: {text}"
            );
            for other in &boxes {
                let apart =
                    right <= other.0 || other.1 <= left || top + 14.0 <= other.2 || other.3 <= top;
                assert!(apart, "{width}: '{text}' on '{}'", other.4);
            }
            boxes.push((left, right, top, top + 14.0, text));
        }
        // At least the name and both ends of each feature.
        assert!(boxes.len() >= 36, "{width}: {}", boxes.len());
    }
}

#[test]
fn a_curve_is_broken_where_it_is_no_number_and_the_range_minds_none() {
    let answers = [1.0, 2.0, f32::NAN, f32::INFINITY, -3.0, -3.5];
    let curves = [Bend {
        answers: &answers,
        color: COLORS[0],
        marker: Marker::Square,
    }];
    let panels = [Panel {
        title: "x1",
        unit: "",
        range: (0.0, 1.0),
        chosen: Some(7.0),
        curves: &curves,
    }];
    assert_eq!(range(&panels, Some(0.0)), (-4.0, 2.0));
    assert_eq!(range(&[], None), (-1.0, 1.0));
    let grid = Grid::new(320, 1, 1.0, 14.0);
    let svg = svg(&grid, (-4.0, 2.0), &panels);
    let curve = |part: &&str| part.contains("#0069B4");
    assert_eq!(lines(&svg).iter().filter(|line| curve(line)).count(), 2);
    // The chosen value is outside: only the marker and its outline.
    assert_eq!(svg.matches("<polygon").count(), 2);
}

#[test]
fn the_range_of_equal_answers_has_a_middle() {
    for answer in [0.0, 5.0, -1e6, 1e-8] {
        let answers = [answer; 3];
        let curves = [Bend {
            answers: &answers,
            color: BLUE,
            marker: Marker::Circle,
        }];
        let panels = [Panel {
            title: "",
            unit: "",
            range: (0.0, 1.0),
            chosen: None,
            curves: &curves,
        }];
        let (low, high) = range(&panels, None);
        let answer = f64::from(answer);
        assert!(
            low < high && low <= answer && answer <= high,
            "{low} {answer} {high}"
        );
    }
}

#[test]
fn a_panel_is_found_where_it_lies() {
    for width in [320, 800, 1900] {
        let grid = Grid::new(width, 12, 1.0, 14.0);
        for panel in 0..12 {
            let [left, top, right, bottom] = grid.edges(panel).map(f64::from);
            assert!(left > 0.0 && right <= f64::from(width) && bottom <= f64::from(grid.size.1));
            let found = grid.at((left + right) / 2.0, (top + bottom) / 2.0);
            assert_eq!(found, Some((panel, 0.5)));
        }
        assert_eq!(grid.at(1.0, 1.0), None);
    }
}
