//! Toy data sets and painted points: what draws the same points in Python.

use super::literal::{WIDTH, number};
use crate::data::{Painted, Toy, ToyKind};

/// The code that draws `X` and `y`, and the function of scikit-learn that it needs.
pub(super) fn code(toy: &Toy) -> (String, Option<&'static str>) {
    let (rows, seed, noise) = (toy.rows, toy.seed, number(toy.noise));
    let made = |function: &'static str, settings: &str| {
        let code = format!("X, y = {function}({rows}, {settings}, random_state={seed})\n");
        (code, Some(function))
    };
    match toy.kind {
        ToyKind::Moons => made("make_moons", &format!("noise={noise}")),
        ToyKind::Circles => made("make_circles", &format!("noise={noise}, factor=0.5")),
        ToyKind::Blobs { centers } => made(
            "make_blobs",
            &format!("centers={centers}, cluster_std={noise}"),
        ),
        _ => (drawn(toy), None),
    }
}

/// The lines of NumPy for a kind that scikit-learn has not.
fn drawn(toy: &Toy) -> String {
    let Toy { rows, seed, .. } = *toy;
    let points =
        |low: &str, high: &str| format!("X = random.uniform({low}, {high}, ({rows}, 2))\n");
    let lines = match toy.kind {
        ToyKind::Xor => points("-1", "1") + "y = (X[:, 0] * X[:, 1] > 0).astype(int)\n",
        ToyKind::Checkerboard => {
            points("-2", "2") + "y = np.floor(X).sum(axis=1).astype(int) % 2\n"
        }
        ToyKind::Spirals => spirals(rows, "1.75 * 2"),
        ToyKind::SpiralsEasy => spirals(rows, "2"),
        ToyKind::AboveSine => points("-3", "3") + &above("2 * np.sin(2 * X[:, 0])"),
        ToyKind::AboveCubic => {
            points("-3", "3") + "x1 = X[:, 0]\n" + &above("x1 * x1 * x1 / 3 - 2 * x1")
        }
        ToyKind::AboveAbs => points("-3", "3") + &above("2 * np.abs(X[:, 0]) - 3"),
        ToyKind::Plane => points("-1", "1") + "y = X[:, 0] - X[:, 1] / 2\n",
        ToyKind::Bump => {
            points("-3", "3") + "y = np.exp(-(X[:, 0] * X[:, 0] + X[:, 1] * X[:, 1]) / 2)\n"
        }
        ToyKind::Wave => format!("X = random.uniform(-5, 5, ({rows}, 1))\ny = np.sin(X[:, 0])\n"),
        ToyKind::Moons | ToyKind::Circles | ToyKind::Blobs { .. } => {
            unreachable!("scikit-learn has it")
        }
    };
    format!(
        "random = np.random.RandomState({seed})\n{lines}{}",
        noise(toy)
    )
}

/// Two arms, each of `turns` times π.
fn spirals(rows: usize, turns: &str) -> String {
    let (zero, one) = (rows / 2, rows - rows / 2);
    format!(
        "arms = []\n\
         for arm, n in enumerate([{zero}, {one}]):\n    \
             i = np.arange(n)\n    \
             r, t = 5 * i / n, {turns} * np.pi * i / n + np.pi * arm\n    \
             arms.append(np.column_stack([r * np.sin(t), r * np.cos(t)]))\n\
         X = np.vstack(arms)\n\
         y = np.repeat([0, 1], [{zero}, {one}])\n"
    )
}

/// Class 1 above a curve.
fn above(curve: &str) -> String {
    format!("y = (X[:, 1] > {curve}).astype(int)\n")
}

/// What moves the points once they have their class, or blurs the number.
fn noise(toy: &Toy) -> String {
    let (rows, noise) = (toy.rows, number(toy.noise));
    match toy.kind {
        _ if toy.noise == 0.0 => String::new(),
        ToyKind::Plane | ToyKind::Bump | ToyKind::Wave => {
            format!("y = y + random.normal(0, {noise}, {rows})\n")
        }
        ToyKind::AboveSine | ToyKind::AboveCubic | ToyKind::AboveAbs => {
            format!("X[:, 1] += random.normal(0, {noise}, {rows})\n")
        }
        _ => format!("X = X + random.normal(0, {noise}, X.shape)\n"),
    }
}

/// Painted points, as many a line as it holds.
pub(super) fn painted(painted: &Painted) -> String {
    let mut code = String::from("points = np.array([  # x1, x2 and the class\n");
    let mut line = String::new();
    for point in &painted.points {
        let [x1, x2] = point.x.map(number);
        let item = format!("[{x1}, {x2}, {}],", point.class);
        if 4 + line.len() + item.len() + 1 > WIDTH {
            code += &format!("    {}\n", std::mem::take(&mut line));
        }
        line += if line.is_empty() { "" } else { " " };
        line += &item;
    }
    code + &format!("    {line}\n])\nX, y = points[:, :2], points[:, 2]\n")
}
