//! The map of two features, drawn to SVG.

use plotters::prelude::*;
use proptest::prelude::*;
use relu_playground::chart::map::{
    Answers, Paint, Plane, Points, Raster, boundaries, draw_function, draw_plane, draw_points,
    draw_raster, draw_segments,
};
use relu_playground::chart::{Area, Theme};

const THEME: Theme = Theme {
    ink: BLACK,
    grid: RGBColor(221, 221, 221),
    paper: WHITE,
};
const PLANE: Plane = Plane {
    size: (320, 300),
    scale: 1.0,
    font_size: 14.0,
    x: (-1.5, 1.5),
    y: (-1.0, 1.0),
};
const COLORS: [RGBColor; 6] = [
    RGBColor(0, 105, 180),
    RGBColor(192, 74, 0),
    RGBColor(0, 122, 90),
    RGBColor(122, 63, 192),
    RGBColor(138, 106, 0),
    RGBColor(176, 32, 110),
];

fn svg(draw: impl FnOnce(&Area<SVGBackend<'_>>)) -> String {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, PLANE.size).into_drawing_area();
        draw(&area);
        area.present().unwrap();
    }
    svg
}

fn points(x: &[f32], paint: Paint<'_>, hollow: bool) -> String {
    let y = vec![0.0; x.len()];
    let points = Points {
        x,
        y: &y,
        paint,
        hollow,
    };
    svg(|area| draw_points(area, &PLANE, &THEME, &points).unwrap())
}

#[test]
fn rows_to_test_on_are_hollow_and_none_lies_outside() {
    let x = [-1.0, 0.0, 1.0, 1.6, f32::NAN];
    let circles = |hollow| {
        points(&x, Paint::One(BLUE), hollow)
            .matches("<circle")
            .count()
    };
    // An outline and a disc, and a hole.
    assert_eq!((circles(false), circles(true)), (6, 9));
}

#[test]
fn six_classes_have_six_shapes_and_colours() {
    let x = [-1.0, -0.6, -0.2, 0.2, 0.6, 1.0];
    let svg = points(
        &x,
        Paint::Classes(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0], &COLORS),
        false,
    );
    assert_eq!(
        (
            svg.matches("<circle").count(),
            svg.matches("<polygon").count()
        ),
        (2, 10)
    );
    for RGBColor(red, green, blue) in COLORS {
        assert!(
            svg.contains(&format!("#{red:02X}{green:02X}{blue:02X}")),
            "{svg}"
        );
    }
    let corners = |shape: &str| shape.split('"').next().unwrap().matches(',').count();
    let mut shapes: Vec<usize> = svg.split("points=\"").skip(1).map(corners).collect();
    shapes.sort_unstable();
    assert_eq!(shapes, [3, 3, 3, 3, 4, 4, 4, 4, 12, 12]);
}

#[test]
fn no_more_than_5000_points_are_drawn() {
    let svg = points(&vec![0.5; 6000], Paint::One(BLUE), false);
    assert_eq!(svg.matches("<circle").count(), 10_000);
}

#[test]
fn cells_of_one_colour_are_one_rectangle_and_fill_the_plane() {
    let p: Vec<f32> = (0..100)
        .map(|k| if k % 10 < 4 { 0.1 } else { 0.9 })
        .collect();
    let answers = Answers::TwoClasses(&p);
    let raster = Raster {
        columns: 10,
        answers,
        discrete: true,
        colors: &COLORS[..2],
    };
    assert_eq!(raster.rows(), 10);
    let svg = svg(|area| {
        draw_raster(area, &PLANE, &THEME, &raster).unwrap();
        let lines = boundaries(&PLANE, 10, &answers, 2);
        draw_segments(area, &PLANE, &THEME, &lines, 1.5).unwrap();
    });
    assert_eq!(svg.matches("<rect").count(), 20);
    // 9 lines, each with its outline.
    assert_eq!(svg.matches("<polyline").count(), 18);
    let [left, top, ..] = PLANE.edges();
    assert!(svg.contains(&format!("x=\"{left}\" y=\"{top}\"")), "{svg}");
}

#[test]
fn lines_end_at_the_edges_and_a_curve_is_broken_where_it_is_no_number() {
    let across = [(-9.0, 0.0), (9.0, 0.0)];
    let outside = [(-9.0, 2.0), (9.0, 2.0)];
    let drawn = svg(|area| draw_segments(area, &PLANE, &THEME, &[across, outside], 1.0).unwrap());
    let [left, _, right, _] = PLANE.edges();
    assert_eq!(drawn.matches("<polyline").count(), 2);
    assert!(drawn.contains(&format!("points=\"{left},")) && drawn.contains(&format!(" {right},")));

    let mut values = vec![0.5; 50];
    values[20] = f32::NAN;
    values[40] = f32::INFINITY;
    let drawn = svg(|area| draw_function(area, &PLANE, BLUE, &values).unwrap());
    assert_eq!(drawn.matches("<polyline").count(), 3);
}

#[test]
fn a_plane_has_round_ticks_and_both_names() {
    let drawn = svg(|area| draw_plane(area, &PLANE, &THEME, ["x1", "x2"]).unwrap());
    let texts = drawn
        .split("</text>")
        .filter_map(|part| part.rsplit('>').next());
    let texts: Vec<&str> = texts
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .collect();
    assert_eq!(
        texts,
        [
            "−1.0", "−0.5", "0", "0.5", "1.0", "−1", "0", "1", "x1", "x2"
        ]
    );
}

proptest! {
    #[test]
    fn a_point_is_found_at_its_pixel(
        width in 100u32..2000, height in 100u32..2000, scale in 0.5..4.0f64,
        x in -9.0..9.0f64, y in -9.0..9.0f64, low in -9.0..0.0f64, length in 0.1..99.0f64,
    ) {
        let size = (width, height);
        let plane = Plane { size, scale, x: (low, low + length), y: (low, low + length), ..PLANE };
        let (x1, x2) = plane.point_at(plane.pixel_of((x, y)));
        prop_assert!((x1 - x).abs() < 1e-6 && (x2 - y).abs() < 1e-6, "{x1} {x2}");
        let [left, top, right, bottom] = plane.edges();
        prop_assert!(left < right && top < bottom);
    }
}
