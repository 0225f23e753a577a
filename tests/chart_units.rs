//! Hidden units at work, drawn to SVG: the curve with its dots, shares by epoch, lines over the map.

use plotters::prelude::*;
use relu_playground::chart::map::{HingeLine, Paint, Plane, draw_hinges, hinge_at};
use relu_playground::chart::units::{Dots, Gate, Share, Shares, draw_activation, draw_shares};
use relu_playground::chart::{Area, Theme};
use relu_playground::nn::Activation;

const THEME: Theme = Theme {
    ink: BLACK,
    grid: RGBColor(221, 221, 221),
    paper: WHITE,
};
const CURVE: RGBColor = RGBColor(192, 74, 0);
const CLASSES: [RGBColor; 2] = [RGBColor(176, 120, 0), RGBColor(109, 63, 192)];
const PLANE: Plane = Plane {
    size: (320, 300),
    scale: 1.0,
    font_size: 14.0,
    x: (-1.5, 1.5),
    y: (-1.0, 1.0),
};

fn svg(size: (u32, u32), draw: impl FnOnce(&Area<SVGBackend<'_>>)) -> String {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        draw(&area);
        area.present().unwrap();
    }
    svg
}

/// The points of each line of a colour, as pairs.
fn lines(svg: &str, color: &str) -> Vec<Vec<(f64, f64)>> {
    let tags = svg.split("<polyline ").skip(1);
    let tags = tags.map(|tag| tag.split_once("/>").unwrap().0);
    let tags = tags.filter(|tag| tag.contains(color));
    let points = tags.map(|tag| {
        let (_, rest) = tag.split_once("points=\"").unwrap();
        let points = rest.split_once('"').unwrap().0.split_whitespace();
        points
            .map(|point| {
                let (x, y) = point.split_once(',').unwrap();
                (x.parse().unwrap(), y.parse().unwrap())
            })
            .collect()
    });
    points.collect()
}

/// A unit's curve, with three rows of two classes to train and one to test on.
fn gate(activation: Activation, z: &[f32]) -> (Gate, String) {
    let largest = z.iter().fold(0.0f32, |most, z| most.max(z.abs()));
    let gate = Gate::new(activation, ((500, 320), 1.0, 14.0), largest);
    let classes = [0.0, 1.0, 1.0, 0.0];
    let (train, test) = z.split_at(3);
    let dots = [(train, &classes[..3], false), (test, &classes[3..], true)];
    let dots = dots.map(|(z, classes, hollow)| Dots {
        z,
        paint: Paint::Classes(classes, &CLASSES),
        hollow,
    });
    let svg = svg((500, 320), |area| {
        draw_activation(area, &gate, &THEME, CURVE, ["z", "f(z)"], &dots).unwrap();
    });
    (gate, svg)
}

#[test]
fn relu_is_a_kink_with_a_step_for_a_slope_and_the_rows_on_it() {
    let (gate, svg) = gate(Activation::Relu, &[-1.5, 2.0, 0.5, -0.25]);
    let curve = lines(&svg, "#C04A00");
    let at = |point| {
        let (x, y) = gate.plane.pixel_of(point);
        (x.round(), y.round())
    };
    let (left, right) = gate.plane.x;
    assert_eq!(
        curve,
        [vec![at((left, 0.0)), at((0.0, 0.0)), at((right, right))]]
    );
    // The slope is dashed: many short lines, none of them between 0 and 1 but at z = 0.
    let dashes: Vec<_> = lines(&svg, "#000000")
        .into_iter()
        .filter(|line| line.len() >= 2)
        .collect();
    assert!(dashes.len() > 30);
    let one = at((0.0, 1.0)).1;
    assert!(
        dashes
            .iter()
            .any(|dash| dash.iter().all(|&(_, y)| y == one))
    );
    // Circles of class 0, with an outline, hollow where tested; triangles of class 1.
    let circle = |(x, y): (f64, f64)| format!("cx=\"{x}\" cy=\"{y}\"");
    assert_eq!(svg.matches(&circle(at((-1.5, 0.0)))).count(), 2);
    assert_eq!(svg.matches(&circle(at((-0.25, 0.0)))).count(), 3);
    assert_eq!(svg.matches("<polygon").count(), 4);
    for text in ["z", "f(z)", "−2", "2"] {
        assert!(svg.contains(&format!("\n{text}\n")), "{text}");
    }
}

#[test]
fn every_activation_and_every_range_stays_on_the_drawing() {
    for activation in Activation::ALL {
        for scale in [0.0, 1.0, 40.0, 1e6, 1e12, f32::INFINITY] {
            let (gate, svg) = gate(activation, &[-scale, scale, 0.3 * scale, f32::NAN]);
            let [left, top, right, bottom] = gate.plane.edges().map(f64::from);
            let curve = lines(&svg, "#C04A00");
            assert!(!curve.is_empty(), "{} {scale}", activation.name());
            for (x, y) in curve.into_iter().flatten() {
                assert!((left..=right).contains(&x) && (top..=bottom).contains(&y));
            }
            assert!(!svg.contains("NaN"));
        }
    }
}

#[test]
fn each_unit_has_a_panel_and_dead_ones_are_crossed_out() {
    let rising: Vec<(f64, f32)> = (0..=10u8)
        .map(|k| (f64::from(k) * 100.0, f32::from(k) / 10.0))
        .collect();
    let none: Vec<(f64, f32)> = rising.iter().map(|&(epoch, _)| (epoch, 0.0)).collect();
    let unit = |title, points, dead| Share {
        title,
        points,
        dead,
        chosen: dead,
    };
    let units = [
        unit("1: 100 %", &rising[..], false),
        unit("2: dead", &none[..], true),
        unit("3", &[], false),
    ];
    for width in [320, 900] {
        let place = Shares::new(width, 3, 1.0, 14.0);
        let drawing = svg(place.size, |area| {
            draw_shares(area, &place, &THEME, CURVE, 1000.0, &units).unwrap();
        });
        let [left, top, right, bottom] = place.edges(0).map(f64::from);
        let curves = lines(&drawing, "#C04A00");
        assert_eq!(curves[0], [(left, bottom), (right, top)]);
        assert_eq!(curves.len(), 2);
        // Both diagonals of the dead one's panel.
        let [left, top, right, bottom] = place.edges(1).map(f64::from);
        let crosses = lines(&drawing, "#000000");
        assert!(crosses.contains(&vec![(left, top), (right, bottom)]));
        assert!(crosses.contains(&vec![(left, bottom), (right, top)]));
        assert_eq!(crosses.iter().filter(|line| line.len() == 2).count(), 2);
        assert!(drawing.contains("2: dead"));
        assert_eq!(
            place.at((left + right) / 2.0, (top + bottom) / 2.0),
            Some(1)
        );
        assert_eq!(place.at(0.0, f64::from(place.size.1) + 5.0), None);
    }
    assert_eq!(Shares::new(320, 0, 1.0, 14.0).size.1, 0);
}

#[test]
fn a_units_line_is_where_it_says_with_hairs_on_the_side_where_it_is_on() {
    // On where x1 > 0.5: an upright line, whose hairs point to the right.
    let line = [HingeLine::straight(&PLANE, 4, [2.0, 0.0], -1.0).unwrap()];
    let drawing = svg(PLANE.size, |area| {
        draw_hinges(area, &PLANE, &THEME, &line, Some(4)).unwrap();
    });
    let (x, top) = PLANE.pixel_of((0.5, 1.0));
    let bottom = PLANE.pixel_of((0.5, -1.0)).1;
    let drawn = lines(&drawing, "#000000");
    let (hairs, whole): (Vec<_>, Vec<_>) = drawn.iter().partition(|line| line[0].1 == line[1].1);
    assert_eq!(whole.len(), 1, "the chosen line is not dashed");
    assert_eq!(
        whole[0].iter().map(|point| point.0).collect::<Vec<_>>(),
        [x.round(); 2]
    );
    let ends: Vec<f64> = whole[0].iter().map(|point| point.1).collect();
    assert!(ends.contains(&top.round()) && ends.contains(&bottom.round()));
    assert!(hairs.len() > 5 && hairs.iter().all(|hair| hair[1].0 > hair[0].0));
    assert!(drawing.contains("\n5\n"), "its number counts from 1");
    assert_eq!(hinge_at(&PLANE, &line, (x + 5.0, 100.0)), Some(4));
    assert_eq!(hinge_at(&PLANE, &line, (x + 30.0, 100.0)), None);
}

#[test]
fn lines_are_dashed_clipped_and_absent_beyond_the_map() {
    for (weights, offset) in [
        ([0.0, 0.0], 1.0),
        ([1.0, 0.0], -5.0),
        ([f64::NAN, 1.0], 0.0),
        ([1.0, 1.0], f64::INFINITY),
    ] {
        assert_eq!(HingeLine::straight(&PLANE, 0, weights, offset), None);
    }
    let slanted = |unit, offset| HingeLine::straight(&PLANE, unit, [1.0, -2.0], offset).unwrap();
    let all: Vec<HingeLine> = (0..3u8)
        .map(|k| slanted(k.into(), f64::from(k) / 10.0))
        .collect();
    for line in &all {
        for (x, y) in line.parts[0] {
            let hair = 1e-9;
            assert!(x.abs() <= 1.5 + hair && y.abs() <= 1.0 + hair);
            assert!((x - 2.0 * y + f64::from(line.unit as u8) / 10.0).abs() < 1e-9);
        }
    }
    let drawing = svg(PLANE.size, |area| {
        draw_hinges(area, &PLANE, &THEME, &all, None).unwrap()
    });
    assert!(lines(&drawing, "#000000").len() > 60);
    // Their numbers stand apart, though the lines are close together.
    let circles = drawing.split("<circle ").skip(1).step_by(2);
    let at: Vec<(f64, f64)> = circles
        .map(|tag| {
            let of = |name: &str| {
                let (_, rest) = tag.split_once(&format!("{name}=\"")).unwrap();
                rest.split_once('"').unwrap().0.parse::<f64>().unwrap()
            };
            (of("cx"), of("cy"))
        })
        .collect();
    assert_eq!(at.len(), 3);
    for (k, one) in at.iter().enumerate() {
        for other in &at[k + 1..] {
            assert!((one.0 - other.0).hypot(one.1 - other.1) > 20.0, "{at:?}");
        }
    }
}
