use super::*;

#[test]
fn show() {
    let lesson = Recipe::default();
    let two = Recipe {
        hidden: vec![20, 20],
        activations: vec![crate::nn::Activation::Linear; 2],
        ..Recipe::default()
    };
    let s = script(
        &[Model {
            name: "C",
            recipe: &lesson,
        }],
        Some("https://example.org/#v=1"),
    )
    .unwrap();
    println!("{}", s.text());
    let s = script(
        &[
            Model {
                name: "B",
                recipe: &two,
            },
            Model {
                name: "C",
                recipe: &lesson,
            },
        ],
        Some("https://example.org/#v=1"),
    )
    .unwrap();
    println!("{}", s.text());
}
