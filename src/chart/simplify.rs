//! Fewer points for a smooth curve. Backends take whole pixels only, and a flat slope through many of
//! them would show as stairs.

use super::frame::Pixel;

/// How far a curve may be from where it was, in pixels.
const TOLERANCE: f64 = 0.6;

/// Whole pixels for a curve that keeps its ends and its bends (Ramer, Douglas and Peucker).
pub(super) fn simplify(points: &[(f64, f64)]) -> Vec<Pixel> {
    let whole = |&(x, y): &(f64, f64)| (x.round() as i32, y.round() as i32);
    let Some(first) = points.first() else {
        return Vec::new();
    };
    let mut kept = vec![whole(first)];
    let mut open = vec![(0, points.len() - 1)];
    while let Some((from, to)) = open.pop() {
        let distance = |k: usize| distance(points[k], points[from], points[to]);
        let farthest = (from + 1..to).max_by(|&a, &b| distance(a).total_cmp(&distance(b)));
        match farthest.filter(|&k| distance(k) > TOLERANCE) {
            Some(k) => open.extend([(k, to), (from, k)]),
            None => kept.push(whole(&points[to])),
        }
    }
    kept.dedup();
    kept
}

/// How far a point is from the line through two others.
fn distance(point: (f64, f64), from: (f64, f64), to: (f64, f64)) -> f64 {
    let (run, rise) = (to.0 - from.0, to.1 - from.1);
    let (right, down) = (point.0 - from.0, point.1 - from.1);
    match run.hypot(rise) {
        0.0 => right.hypot(down),
        length => (right * rise - down * run).abs() / length,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ends_and_bends_are_kept() {
        let bent = |k: u8| (f64::from(k), (f64::from(k) - 40.0).max(0.0) * 0.3 + 5.2);
        let points: Vec<_> = (0..=100).map(bent).collect();
        assert_eq!(simplify(&points), [(0, 5), (40, 5), (100, 23)]);
        assert_eq!(simplify(&points[..1]), [(0, 5)]);
        assert!(simplify(&[]).is_empty());
    }
}
