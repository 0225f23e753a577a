//! Charts as pictures: everything is inside, nothing overlaps, and it is valid XML whatever names say.

use plotters::prelude::*;
use relu_playground::chart::picture::{Entry, Picture, SCALE, SIZE, Shape, Sign, svg};
use relu_playground::chart::{Curve, Frame, Marker, Metric, Theme, draw_axes, draw_curves, width};
use relu_playground::{Recipe, Trainer};

const THEME: Theme = Theme {
    ink: BLACK,
    grid: RGBColor(221, 226, 234),
    paper: WHITE,
};

const NASTY: &str = "<script>alert('1 & 2')</script> \"\u{0}\u{b} ]]> año 年";

fn entry(sign: Sign, text: &str) -> Entry<'_> {
    let (color, faded) = (RED, false);
    Entry {
        sign,
        color,
        faded,
        text,
    }
}

fn picture<'a>(text: &'a str, legend: &'a [Entry<'a>], shape: Shape) -> Picture<'a> {
    Picture {
        title: text,
        subtitle: text,
        axis: text,
        legend,
        footer: [text, "relu-playground"],
        description: text,
        shape,
    }
}

/// Left, top, right and bottom of every text, in CSS pixels, by the widths that text is laid out with.
fn boxes(document: &roxmltree::Document<'_>) -> Vec<([f64; 4], String)> {
    let texts = document
        .descendants()
        .filter(|node| node.has_tag_name("text"));
    let place = |node: roxmltree::Node<'_, '_>| {
        let number = |name| node.attribute(name).unwrap().parse::<f64>().unwrap() / SCALE;
        let (x, y, size) = (number("x"), number("y"), number("font-size"));
        let text = node.text().unwrap_or_default().to_owned();
        let wide = width(&text) * size;
        let left = match node.attribute("text-anchor") {
            Some("end") => x - wide,
            Some("middle") => x - wide / 2.0,
            _ => x,
        };
        ([left, y - 0.8 * size, left + wide, y + 0.2 * size], text)
    };
    texts.map(place).collect()
}

#[test]
fn it_is_valid_and_harmless_whatever_names_say() {
    let legend = [entry(Sign::Curve(Marker::Circle), NASTY)];
    for shape in [Shape::Beside, Shape::Square, Shape::Below] {
        let written = svg(&picture(NASTY, &legend, shape), &THEME, |_, _| Ok(())).unwrap();
        let document = roxmltree::Document::parse(&written).unwrap();
        let root = document.root_element();
        assert_eq!(
            (root.attribute("width"), root.attribute("height")),
            (Some("1280"), Some("720"))
        );
        let allowed = [
            "svg", "title", "desc", "rect", "g", "text", "polyline", "circle", "polygon",
        ];
        let names = root.descendants().filter(roxmltree::Node::is_element);
        let others: Vec<_> = names
            .filter(|node| !allowed.contains(&node.tag_name().name()))
            .collect();
        assert!(others.is_empty(), "{others:?}");
        let title = root
            .children()
            .find(|node| node.has_tag_name("title"))
            .unwrap();
        assert!(
            title
                .text()
                .unwrap()
                .starts_with("<script>alert('1 & 2')</script>")
        );
        assert!(title.text().unwrap().ends_with("año 年"));
    }
}

#[test]
fn everything_is_inside_and_nothing_overlaps_however_long_it_is() {
    let long = "a name that somebody has typed who did not mean to stop ".repeat(5);
    let signs = [
        Sign::Line,
        Sign::Thin,
        Sign::Dashes,
        Sign::ThinDashes,
        Sign::Area,
        Sign::Cross,
        Sign::Nothing,
    ];
    for (text, count) in [("short", 3), (&long[..], 7), (&long[..], 30), ("", 0)] {
        let legend: Vec<_> = (0..count)
            .map(|k| entry(signs[k % signs.len()], text))
            .collect();
        for shape in [Shape::Beside, Shape::Square, Shape::Below] {
            let mut plot = (0, 0);
            let written = svg(&picture(text, &legend, shape), &THEME, |area, sheet| {
                plot = sheet.size;
                // Marks what is left for the chart.
                area.draw(&Rectangle::new(
                    [(0, 0), (plot.0 as i32, plot.1 as i32)],
                    BLUE.filled(),
                ))
            });
            let written = written.unwrap();
            let document = roxmltree::Document::parse(&written).unwrap();
            assert!(
                f64::from(plot.0) >= 450.0 * SCALE && f64::from(plot.1) >= 350.0 * SCALE,
                "{plot:?}"
            );
            let marked = document
                .descendants()
                .find(|node| node.attribute("fill") == Some("#0000FF"))
                .unwrap();
            let number = |name| marked.attribute(name).unwrap().parse::<f64>().unwrap() / SCALE;
            let [x, y, wide, high] = ["x", "y", "width", "height"].map(number);
            let mut places = boxes(&document);
            places.push(([x, y, x + wide, y + high], "the chart".to_owned()));
            for (k, (one, name)) in places.iter().enumerate() {
                assert!(one[0] >= 0.0 && one[1] >= 0.0, "{name}: {one:?}");
                let (right, bottom) = (f64::from(SIZE.0), f64::from(SIZE.1));
                assert!(one[2] <= right && one[3] <= bottom, "{name}: {one:?}");
                for (other, another) in &places[..k] {
                    let apart = one[0] >= other[2]
                        || other[0] >= one[2]
                        || one[1] >= other[3]
                        || other[1] >= one[3];
                    assert!(apart, "{name} {one:?} and {another} {other:?}");
                }
            }
        }
    }
}

#[test]
fn curves_are_those_of_the_page() {
    let mut trainer = Trainer::new(Recipe::default()).unwrap();
    trainer.train(300);
    let history = trainer.history();
    let curve = Curve {
        history,
        color: RED,
        marker: Marker::Circle,
        faded: false,
    };
    let mut frame = Frame {
        epochs: 300,
        ..Frame::new(Metric::Accuracy)
    };
    frame.fit([history].into_iter());
    let lines = |svg: &str| -> Vec<Vec<(f64, f64)>> {
        let document = roxmltree::Document::parse(svg).unwrap();
        let red = document
            .descendants()
            .filter(|node| node.attribute("stroke") == Some("#FF0000"));
        let points = red.filter_map(|node| node.attribute("points").map(str::to_owned));
        let point = |pair: &str| {
            let (x, y) = pair.split_once(',').unwrap();
            (x.parse().unwrap(), y.parse().unwrap())
        };
        points
            .map(|line| line.split_whitespace().map(point).collect())
            .collect()
    };
    let mut size = (0, 0);
    let mut on_page = String::new();
    let drawn = svg(
        &picture("Accuracy", &[], Shape::Beside),
        &THEME,
        |area, sheet| {
            let frame = Frame {
                column: SCALE,
                ..frame.on(sheet)
            };
            size = sheet.size;
            {
                let page = SVGBackend::with_string(&mut on_page, sheet.size).into_drawing_area();
                draw_curves(&page, &frame, &THEME, &[&curve]).unwrap();
                page.present().unwrap();
            }
            draw_axes(area, &frame, &THEME, &[])?;
            draw_curves(area, &frame, &THEME, &[&curve])
        },
    );
    let (in_picture, on_page) = (lines(&drawn.unwrap()), lines(&on_page));
    assert_eq!(in_picture.len(), 2);
    assert_eq!(in_picture[1].len(), on_page[1].len());
    let shift = (
        in_picture[1][0].0 - on_page[1][0].0,
        in_picture[1][0].1 - on_page[1][0].1,
    );
    for (there, here) in in_picture.iter().flatten().zip(on_page.iter().flatten()) {
        assert_eq!((here.0 + shift.0, here.1 + shift.1), *there);
    }
}
