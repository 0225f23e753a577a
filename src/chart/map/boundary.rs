//! The lines where a grid of answers changes sides.

use super::raster::most_probable;
use super::{Answers, Plane, Segment};

/// The lines where the answer changes: where two classes are equally probable, or a number is the
/// middle one, each answer taken to stand in the middle of its cell.
#[must_use]
pub fn boundaries(
    plane: &Plane,
    columns: usize,
    answers: &Answers<'_>,
    classes: usize,
) -> Vec<Segment> {
    let contour =
        |height: &dyn Fn(usize) -> f32, cells: usize| contour(plane, columns, cells, height);
    match *answers {
        Answers::TwoClasses(p) => contour(&|cell| p[cell] - 0.5, p.len()),
        Answers::Numbers { values, middle, .. } => {
            contour(&|cell| values[cell] - middle, values.len())
        }
        Answers::Classes(p) => {
            let cells = p.len() / classes.max(1);
            let lead = |class: usize, cell: usize| lead(p, cells, class, cell);
            // The last class's boundaries are also those of the others.
            let classes = 0..classes.saturating_sub(1);
            classes
                .flat_map(|class| contour(&|cell| lead(class, cell), cells))
                .collect()
        }
    }
}

/// How much more probable a class is than the best of the others.
fn lead(p: &[f32], cells: usize, class: usize, cell: usize) -> f32 {
    let own = p[class * cells + cell];
    let others = p[cell..].iter().step_by(cells).enumerate();
    let others = others.filter(|&(other, _)| other != class).map(|(_, &p)| p);
    match most_probable(p, cells, cell) {
        Some(_) => own - others.fold(f32::MIN, f32::max),
        None => f32::NAN,
    }
}

/// Where `height`, of so many cells, row by row from the upper left corner, is 0: by marching squares over the
/// middles of the cells.
#[must_use]
pub fn contour(
    plane: &Plane,
    columns: usize,
    cells: usize,
    height: &dyn Fn(usize) -> f32,
) -> Vec<Segment> {
    let rows = cells / columns.max(1);
    let heights: Vec<f32> = (0..rows * columns).map(height).collect();
    let mut segments = Vec::new();
    for row in 1..rows {
        for column in 1..columns {
            let corners = [(0, 0), (1, 0), (1, 1), (0, 1)].map(|(right, down)| {
                let (column, row) = (column - 1 + right, row - 1 + down);
                (
                    column as f64,
                    row as f64,
                    f64::from(heights[row * columns + column]),
                )
            });
            for [from, to] in square(corners).into_iter().flatten() {
                let place = |(x, y): (f64, f64)| {
                    let (x, y) = ((x + 0.5) / columns as f64, (y + 0.5) / rows as f64);
                    let (low, high) = (plane.x, plane.y);
                    (low.0 + x * (low.1 - low.0), high.1 - y * (high.1 - high.0))
                };
                segments.push([place(from), place(to)]);
            }
        }
    }
    segments
}

/// The lines through a square whose corners, clockwise, have heights of both signs: at most two.
fn square(corners: [(f64, f64, f64); 4]) -> [Option<Segment>; 2] {
    if corners.iter().any(|corner| !corner.2.is_finite()) {
        return [None; 2];
    }
    let mut crossings = [(0.0, 0.0); 4];
    let mut count = 0;
    for side in 0..4 {
        let (from, to) = (corners[side], corners[(side + 1) % 4]);
        if (from.2 >= 0.0) != (to.2 >= 0.0) {
            let share = from.2 / (from.2 - to.2);
            crossings[count] = (
                from.0 + share * (to.0 - from.0),
                from.1 + share * (to.1 - from.1),
            );
            count += 1;
        }
    }
    let line =
        |from: usize, to: usize| (count > from.max(to)).then(|| [crossings[from], crossings[to]]);
    [line(0, 1), line(2, 3)]
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLANE: Plane = Plane {
        size: (300, 300),
        scale: 1.0,
        font_size: 14.0,
        x: (0.0, 4.0),
        y: (0.0, 4.0),
    };

    #[test]
    fn a_slope_is_cut_where_it_is_a_half() {
        // From 0.125 in the leftmost of 4 columns to 0.875: a half in the middle.
        let p: Vec<f32> = (0..16u8).map(|k| f32::from(k % 4) / 4.0 + 0.125).collect();
        let lines = boundaries(&PLANE, 4, &Answers::TwoClasses(&p), 2);
        assert_eq!(lines.len(), 3);
        for [from, to] in lines {
            assert!(
                (from.0 - 2.0).abs() < 1e-6 && (to.0 - 2.0).abs() < 1e-6,
                "{from:?} {to:?}"
            );
        }
        assert!(boundaries(&PLANE, 4, &Answers::TwoClasses(&[0.2; 16]), 2).is_empty());
        assert!(boundaries(&PLANE, 4, &Answers::TwoClasses(&[f32::NAN; 16]), 2).is_empty());
    }

    #[test]
    fn three_classes_in_stripes_have_two_boundaries() {
        let class = |cell: usize| [0, 0, 1, 2][cell % 4];
        let p: Vec<f32> = (0..48)
            .map(|k| if class(k % 16) == k / 16 { 0.8 } else { 0.1 })
            .collect();
        let lines = boundaries(&PLANE, 4, &Answers::Classes(&p), 3);
        let mut places: Vec<i32> = lines
            .iter()
            .map(|line| (10.0 * line[0].0).round() as i32)
            .collect();
        places.sort_unstable();
        places.dedup();
        assert_eq!(places, [20, 30]);
    }
}
