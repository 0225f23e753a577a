//! The network diagram, laid out and drawn to SVG.

use plotters::prelude::*;
use proptest::prelude::*;
use relu_playground::chart::Theme;
use relu_playground::chart::diagram::{
    Colors, Diagram, Network, Part, Sheet, Side, Weights, draw_diagram,
};
use relu_playground::data::heart;
use relu_playground::nn::{self, Activation, Init};

const COLORS: Colors = Colors {
    theme: Theme {
        ink: BLACK,
        grid: RGBColor(221, 221, 221),
        paper: WHITE,
    },
    positive: RGBColor(0, 105, 180),
    negative: RGBColor(192, 74, 0),
};

/// A new network of so many units in each layer, laid out with the names of the heart table.
fn laid_out(units: &[usize], size: (u32, u32)) -> Diagram {
    let hidden = vec![Activation::Relu; units.len() - 2];
    diagram_of(&nn::Network::new(units, hidden, Init::default(), 42), size)
}

fn diagram_of(network: &nn::Network, size: (u32, u32)) -> Diagram {
    let names: Vec<&str> = heart().names.iter().map(String::as_str).collect();
    named(network, size, &names, &["DEATH_EVENT"])
}

fn named(network: &nn::Network, size: (u32, u32), inputs: &[&str], outputs: &[&str]) -> Diagram {
    let layers = network.layers.iter().map(nn::Linear::slices);
    let layers: Vec<_> = layers
        .map(|[weight, bias]| Weights { weight, bias })
        .collect();
    let network = Network {
        layers: &layers,
        inputs,
        outputs,
    };
    let (scale, font_size) = (1.0, 14.0);
    let sheet = Sheet {
        size,
        scale,
        font_size,
    };
    Diagram::new(sheet, &network)
}

/// About how wide a letter is, in heights of its font.
fn letter(letter: char) -> f64 {
    match letter {
        'i' | 'l' => 0.28,
        'f' | 'r' | 't' | ' ' => 0.4,
        _ => 0.6,
    }
}

/// The lines of an SVG.
fn lines(svg: &str) -> impl Iterator<Item = &str> {
    let tags = svg.split("<polyline").skip(1);
    tags.map(|line| line.split_once("/>").unwrap().0)
}

fn svg(diagram: &Diagram, size: (u32, u32), highlight: Option<Part>) -> String {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        draw_diagram(&area, diagram, &COLORS, highlight).unwrap();
        area.present().unwrap();
    }
    svg
}

#[test]
fn every_unit_and_weight_of_a_small_network_is_drawn_and_negative_ones_are_dashed() {
    let size = (760, 420);
    let diagram = laid_out(&[12, 5, 1], size);
    assert_eq!((diagram.units.len(), diagram.lines.len()), (18, 65));
    assert_eq!(diagram.labels.len(), 13);
    let svg = svg(&diagram, size, None);
    let strokes = |color: &str| lines(&svg).filter(|line| line.contains(color)).count();
    let positive = diagram
        .lines
        .iter()
        .filter(|line| line.weight > 0.0)
        .count();
    assert_eq!(strokes("#0069B4"), positive);
    // Many dashes each.
    assert!(strokes("#C04A00") > 5 * (65 - positive));
    // Ring and ground of each unit, and of each bias an outline and a disc, with a hole where negative.
    let biases: Vec<f32> = diagram.units.iter().filter_map(|unit| unit.bias).collect();
    let below = biases.iter().filter(|&&bias| bias < 0.0).count();
    assert_eq!(biases.len(), 6);
    assert_eq!(svg.matches("<circle").count(), 2 * 18 + 2 * 6 + below);
}

#[test]
fn a_large_network_shows_its_strongest_and_says_how_many_are_left() {
    let size = (1900, 700);
    let units = [[12].as_slice(), &[256; 8], &[1]].concat();
    let diagram = laid_out(&units, size);
    assert!(diagram.lines.len() <= 600, "{}", diagram.lines.len());
    for (layer, &width) in units.iter().enumerate() {
        let shown = diagram.units.iter().filter(|unit| unit.layer == layer);
        let shown: Vec<usize> = shown.map(|unit| unit.unit).collect();
        assert!(shown.is_sorted() && shown.len() <= 34, "{shown:?}");
        let rest = format!("and {} more", width - shown.len());
        let said = diagram.labels.iter().any(|label| label.text == rest);
        assert_eq!(said, shown.len() < width, "{rest}");
    }
    let of_layer = |part: Part, layer| matches!(part, Part::Weight { layer: l, .. } if l == layer);
    for layer in 1..=9 {
        let lines = diagram
            .lines
            .iter()
            .filter(|line| of_layer(line.part, layer));
        let shares: Vec<f64> = lines.map(|line| line.share).collect();
        assert!(
            shares.len() > 20 && shares.is_sorted_by(|a, b| a >= b),
            "{layer}"
        );
    }
    assert!(svg(&diagram, size, None).matches("<polyline").count() < 10_000);
}

#[test]
fn units_with_the_largest_weights_are_kept() {
    let mut network = nn::Network::new(&[12, 99, 1], vec![Activation::Relu], Init::default(), 1);
    for unit in [3, 50, 98] {
        network.layers[0].weight.row_mut(unit).fill(9.0);
        network.layers[1].weight[[0, unit]] = 9.0;
    }
    let diagram = diagram_of(&network, (320, 90));
    let shown: Vec<usize> = diagram
        .units
        .iter()
        .filter(|unit| unit.layer == 1)
        .map(|unit| unit.unit)
        .collect();
    assert_eq!(shown, [3, 50, 98]);
}

#[test]
fn weights_of_nothing_or_no_number_have_no_line() {
    let mut network = nn::Network::new(&[12, 5, 1], vec![Activation::Relu], Init::default(), 1);
    network.layers[0].weight[[0, 0]] = 0.0;
    network.layers[0].weight[[1, 1]] = f32::NAN;
    network.layers[1].weight[[0, 2]] = f32::INFINITY;
    network.layers[1].bias[0] = f32::NAN;
    let diagram = diagram_of(&network, (760, 420));
    assert_eq!(diagram.lines.len(), 62);
    assert!(
        diagram
            .lines
            .iter()
            .all(|line| (0.0..=1.0).contains(&line.share))
    );
}

#[test]
fn labels_lie_apart_and_on_the_sheet_even_where_it_is_narrow() {
    let wide = [[12].as_slice(), &[256; 8], &[1]].concat();
    for units in [&[12, 5, 1][..], &[12, 20, 20, 1], &wide] {
        for size in [(320, 360), (320, 200), (800, 300), (1900, 700)] {
            let diagram = laid_out(units, size);
            let boxes = diagram.labels.iter().map(|label| {
                let width = 14.0 * label.text.chars().map(letter).sum::<f64>();
                let left = match label.side {
                    Side::Left => label.at.0 - width,
                    Side::Middle => label.at.0 - width / 2.0,
                    Side::Right => label.at.0,
                };
                (left, left + width, label.at.1 - 7.0, label.at.1 + 7.0)
            });
            let boxes: Vec<_> = boxes.collect();
            for (k, a) in boxes.iter().enumerate() {
                assert!(
                    a.0 >= -8.0 && a.1 <= f64::from(size.0) + 8.0,
                    "{size:?} {:?}",
                    diagram.labels[k]
                );
                assert!(
                    a.2 >= 0.0 && a.3 <= f64::from(size.1),
                    "{size:?} {:?}",
                    diagram.labels[k]
                );
                for (other, b) in boxes[..k].iter().enumerate() {
                    let apart = a.1 <= b.0 || b.1 <= a.0 || a.3 <= b.2 || b.3 <= a.2;
                    assert!(
                        apart,
                        "{size:?}: {:?} {:?}",
                        diagram.labels[k], diagram.labels[other]
                    );
                }
            }
        }
    }
}

/// What is written beside the units of a network, from left to right.
fn names_shown(
    units: &[usize],
    size: (u32, u32),
    inputs: &[&str],
    outputs: &[&str],
) -> Vec<String> {
    let network = nn::Network::new(units, vec![Activation::Relu], Init::default(), 42);
    let diagram = named(&network, size, inputs, outputs);
    diagram.labels.into_iter().map(|label| label.text).collect()
}

#[test]
fn both_sides_have_their_names_where_there_is_room_for_them() {
    let heart = [
        "age",
        "anaemia",
        "creatinine phosphokinase",
        "diabetes",
        "ejection fraction",
        "high blood pressure",
        "platelets",
        "serum creatinine",
        "serum sodium",
        "sex",
        "smoking",
        "time",
    ];
    let whole = |inputs: &[&'static str], outputs: &[&'static str]| [inputs, outputs].concat();
    for width in [560, 1280] {
        let shown = names_shown(&[12, 5, 1], (width, 400), &heart, &["died"]);
        assert_eq!(shown, whole(&heart, &["died"]));
    }
    let (x, prediction) = (["x1", "x2"], ["the prediction"]);
    for size in [(560, 400), (300, 300)] {
        let shown = names_shown(&[2, 5, 1], size, &x, &prediction);
        assert_eq!(shown, whole(&x, &prediction));
    }
    let classes = ["0", "1", "2", "3"];
    assert_eq!(
        names_shown(&[2, 5, 4], (280, 290), &x, &classes),
        whole(&x, &classes)
    );
    // Two long sides share what there is.
    let long = ["creatinine phosphokinase"; 2];
    for (width, least) in [(200, 2), (300, 5), (560, 11)] {
        let shown = names_shown(&[2, 5, 2], (width, 300), &long, &long);
        assert_eq!(shown.len(), 4, "{width}");
        assert!(
            shown.iter().all(|name| name.chars().count() > least),
            "{width}: {shown:?}"
        );
    }
}

#[test]
fn a_highlighted_unit_keeps_its_lines_and_the_rest_fade() {
    let size = (760, 420);
    let diagram = laid_out(&[12, 5, 1], size);
    let (layer, unit) = (1, 2);
    let svg = svg(&diagram, size, Some(Part::Unit { layer, unit }));
    let (faint, clear): (Vec<_>, Vec<_>) =
        lines(&svg).partition(|line| line.contains("opacity=\"0.15\""));
    // 12 weights lead to it and one from it; 52 do not, and none of the two kinds is hidden.
    assert!(clear.len() >= 13 && faint.len() >= 52);
    let ends = |line: &&str| {
        let points = line.split_once("points=\"").unwrap().1;
        let (first, rest) = points.split_once(' ').unwrap();
        (
            first.to_owned(),
            rest.split('"').next().unwrap().trim().to_owned(),
        )
    };
    let at = diagram
        .units
        .iter()
        .find(|u| u.part() == Part::Unit { layer, unit });
    let (x, y) = at.unwrap().at;
    let middle = format!("{},{}", x.round(), y.round());
    let whole = clear
        .iter()
        .filter(|line| line.contains("#0069B4"))
        .map(ends);
    assert!(
        whole
            .into_iter()
            .all(|(from, to)| from == middle || to == middle)
    );
}

#[test]
fn the_keyboard_reaches_every_part_once() {
    let diagram = laid_out(&[12, 5, 1], (760, 420));
    let parts = diagram.parts();
    let different: std::collections::HashSet<_> = parts.iter().collect();
    assert_eq!((parts.len(), different.len()), (83, 83));
    assert_eq!(parts[12], Part::Unit { layer: 1, unit: 0 });
    assert!(matches!(
        parts[13],
        Part::Weight {
            layer: 1,
            to: 0,
            ..
        }
    ));
    // Where each unit is, it is found.
    for unit in &diagram.units {
        assert_eq!(diagram.at(unit.at.0, unit.at.1), Some(unit.part()));
    }
}

proptest! {
    #[test]
    fn what_is_pointed_at_is_near_and_what_is_near_is_found(x in 0.0..760.0f64, y in 0.0..420.0f64) {
        let diagram = laid_out(&[12, 5, 1], (760, 420));
        let to_unit = |at: (f64, f64)| (at.0 - x).hypot(at.1 - y) - diagram.radius;
        let to_line = |[from, to]: [(f64, f64); 2]| {
            let points = (0..=2000).map(|k| f64::from(k) / 2000.0);
            let points = points.map(|t| (from.0 + t * (to.0 - from.0), from.1 + t * (to.1 - from.1)));
            points.map(|at| (at.0 - x).hypot(at.1 - y)).fold(f64::MAX, f64::min)
        };
        match diagram.at(x, y) {
            Some(Part::Unit { layer, unit }) => {
                let found = diagram.units.iter().find(|u| (u.layer, u.unit) == (layer, unit));
                prop_assert!(to_unit(found.unwrap().at) <= 6.0);
            }
            Some(part) => {
                let found = diagram.lines.iter().find(|line| line.part == part).unwrap();
                prop_assert!(to_line(found.ends) <= 8.6);
            }
            None => {
                prop_assert!(diagram.units.iter().all(|unit| to_unit(unit.at) > 6.0));
                prop_assert!(diagram.lines.iter().all(|line| to_line(line.ends) > 6.0));
            }
        }
    }
}
