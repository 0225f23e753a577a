//! Matrices side by side, drawn to SVG.

use plotters::prelude::*;
use relu_playground::chart::Theme;
use relu_playground::chart::matrices::{Colors, Item, Sheet, draw_matrices};

const COLORS: Colors = Colors {
    theme: Theme {
        ink: BLACK,
        grid: RGBColor(221, 221, 221),
        paper: WHITE,
    },
    positive: RGBColor(109, 63, 192),
    negative: RGBColor(176, 120, 0),
};

fn matrix<'a>(values: &'a [f32], columns: usize, name: &'a str) -> Item<'a> {
    Item::Matrix {
        values,
        columns,
        title: [name, "rows × columns"],
    }
}

fn svg(width: u32, items: &[Item<'_>]) -> (Sheet, String) {
    let sheet = Sheet::new(width, 1.0, 14.0, items);
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, sheet.size).into_drawing_area();
        draw_matrices(&area, &sheet, &COLORS, items).unwrap();
        area.present().unwrap();
    }
    (sheet, svg)
}

/// The numbers of an attribute of every tag of that name.
fn numbers(svg: &str, tag: &str, name: &str) -> Vec<f64> {
    let open = format!("<{tag} ");
    let tags = svg.split(&open).skip(1);
    let value = |tag: &str| {
        let (_, rest) = tag.split_once(&format!("{name}=\"")).unwrap();
        rest.split_once('"').unwrap().0.parse().unwrap()
    };
    tags.map(value).collect()
}

#[test]
fn positive_numbers_are_filled_negative_ones_hollow_and_zeros_absent() {
    let values = [1.0, -1.0, 0.0, 0.25, f32::NAN, -0.01];
    let (_, svg) = svg(600, &[matrix(&values, 3, "W")]);
    let fills = |color: &str| {
        let tags = svg.split("<rect ").skip(1);
        tags.filter(|tag| tag.contains(&format!("fill=\"{color}\"")))
            .count()
    };
    assert_eq!((fills("#6D3FC0"), fills("#B07800")), (2, 2));
    // The strong negative one has a hole; of the weak one nothing but its rim would be left.
    assert_eq!(fills("#FFFFFF"), 1);
    // The side goes with the root: a quarter is half as wide.
    let widths = numbers(&svg, "rect", "width");
    assert!((widths[0] / 2.0 - widths[3]).abs() <= 1.0, "{widths:?}");
    assert!(svg.contains("\nW\n") && svg.contains("\nrows × columns\n"));
}

#[test]
fn everything_is_on_the_sheet_in_order_at_every_width() {
    let (first, second, third) = (vec![0.5; 240], vec![-0.5; 400], vec![0.1; 20]);
    let whole = vec![1.0; 12];
    let items = [
        matrix(&third, 20, "layer 3"),
        Item::Sign("·"),
        matrix(&second, 20, "layer 2"),
        Item::Sign("ReLU"),
        matrix(&first, 12, "layer 1"),
        Item::Sign("≠"),
        matrix(&whole, 12, "one layer"),
    ];
    for width in [300, 640, 1900] {
        let (sheet, svg) = svg(width, &items);
        assert_eq!(
            svg.matches("<rect").count() - svg.matches("#FFFFFF").count(),
            672
        );
        let right = numbers(&svg, "rect", "x")
            .into_iter()
            .zip(numbers(&svg, "rect", "width"));
        let right = right.map(|(x, wide)| x + wide).fold(0.0, f64::max);
        let bottom = numbers(&svg, "rect", "y")
            .into_iter()
            .zip(numbers(&svg, "rect", "height"));
        let bottom = bottom.map(|(y, high)| y + high).fold(0.0, f64::max);
        assert!(right <= f64::from(width), "{width}: {right}");
        assert!(bottom < f64::from(sheet.size.1), "{width}: {bottom}");
        let at = |text: &str| {
            svg.find(&format!("\n{text}\n"))
                .unwrap_or_else(|| panic!("{text}"))
        };
        let order = [
            "layer 3",
            "·",
            "layer 2",
            "ReLU",
            "layer 1",
            "≠",
            "one layer",
        ]
        .map(at);
        assert!(order.is_sorted());
        // One line where there is room, several on a phone: how far down both large layers' names stand.
        let down = |text: &str| {
            let before = &svg[..svg.find(&format!("\n{text}\n")).unwrap()];
            *numbers(&before[before.rfind("<text ").unwrap()..], "text", "y")
                .last()
                .unwrap()
        };
        assert_eq!(down("layer 2") < down("layer 1"), width == 300);
    }
}

#[test]
fn wide_layers_are_drawn_in_blocks() {
    let values = vec![0.5; 256 * 256];
    let mut items = vec![matrix(&values, 256, "layer 9")];
    for _ in 0..8 {
        items.extend([Item::Sign("·"), matrix(&values, 256, "layer")]);
    }
    let (sheet, svg) = svg(390, &items);
    assert_eq!(svg.matches("<rect").count(), 9 * 400);
    assert!(sheet.size.1 < 1600, "{:?}", sheet.size);
    assert_eq!(Sheet::new(300, 1.0, 14.0, &[]).size, (300, 0));
}
