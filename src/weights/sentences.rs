//! One of each sentence about a file of weights, by the name of the function that says it; see `data::sentences`.

use super::fault;
use crate::Error;

pub(crate) fn sentences() -> Vec<(&'static str, Error)> {
    let title = "12-20-20-1 ReLU, Tanh";
    let few = ["0.weight", "0.bias"];
    let many = ["a", "b", "c", "d", "e", "it's", "g", "h"];
    vec![
        ("too_many_bytes", fault::too_many_bytes(50_000_001)),
        ("not_weights", fault::not_weights()),
        ("truncated", fault::truncated(1264, 1000)),
        ("damaged_header", fault::damaged_header()),
        ("no_tensors", fault::no_tensors()),
        ("too_many_tensors", fault::too_many_tensors()),
        ("too_many_values", fault::too_many_values()),
        ("bad_json", fault::bad_json(3, 17)),
        ("other_json", fault::other_json()),
        ("other_format", fault::other_format("it's")),
        ("no_numbers", fault::no_numbers("0.weight")),
        ("other_type", fault::other_type("0.weight", "I64")),
        (
            "not_finite",
            fault::not_finite("0.weight", &[5, 12], 14, f64::NAN),
        ),
        (
            "not_finite",
            fault::not_finite("0.bias", &[5], 4, f64::NEG_INFINITY),
        ),
        ("not_finite", fault::not_finite("a", &[], 0, 1.5e300)),
        (
            "other_shape",
            fault::other_shape("0.weight", &[20, 12], title, &[5, 12]),
        ),
        ("missing", fault::missing("2.weight", title, &few)),
        ("missing", fault::missing("2.weight", title, &many)),
        ("extra", fault::extra("4.weight", title, &few)),
        ("extra", fault::extra("4.weight", title, &many)),
        ("other_data", fault::other_data((8, 3), (12, 1))),
        ("other_data", fault::other_data((1, 1), (1, 6))),
        ("nothing_to_save", fault::nothing_to_save("0.weight")),
    ]
}
