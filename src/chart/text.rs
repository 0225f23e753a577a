//! Writing on a drawing. The browser measures text through the page, which is slow, so widths are
//! estimated here, for the widest of the usual sans-serif fonts.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::frame::{Area, Drawn, Pixel};

/// How labels are written.
pub(super) struct Text<'a, B: DrawingBackend> {
    area: &'a Area<B>,
    style: TextStyle<'static>,
}

impl<'a, B: DrawingBackend> Text<'a, B> {
    /// Letters of `size` pixels of the backend.
    pub(super) fn new(area: &'a Area<B>, size: f64, ink: RGBColor) -> Self {
        let font = FontDesc::new(FontFamily::SansSerif, size, FontStyle::Normal);
        let style = font.color(&ink);
        Text { area, style }
    }

    /// The same in bold letters.
    pub(super) fn bold(self) -> Self {
        let TextStyle {
            mut font,
            color,
            pos,
        } = self.style;
        font = font.style(FontStyle::Bold);
        let style = TextStyle { font, color, pos };
        Text { style, ..self }
    }

    /// Writes `text` so that its `anchor` lies at a pixel.
    pub(super) fn draw(&self, text: &str, at: Pixel, (h, v): (HPos, VPos)) -> Drawn<B> {
        let style = self.style.pos(Pos::new(h, v));
        self.area.draw_text(text, &style, at)
    }
}

/// About how wide `text` is at most, in heights of its font.
#[must_use]
pub fn width(text: &str) -> f64 {
    text.chars().map(letter).sum()
}

/// About how wide a letter is at most, in heights of its font.
fn letter(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '\'' | '|' => 0.3,
        'f' | 't' | 'r' | 'I' | ' ' | '.' | ',' | ':' | ';' | '!' | '(' | ')' | '[' | ']' | '/' => {
            0.42
        }
        '_' | '-' => 0.5,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' => 1.0,
        'A'..='Z' => 0.78,
        '\0'..='\u{2fff}' => 0.65,
        _ => 1.05,
    }
}

/// `text` itself where it is no wider than `room` heights of its font, else as much of its beginning
/// as fits before an ellipsis; nothing where not even one letter does.
pub(super) fn shorten(text: &str, room: f64) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut left = room - letter('…');
    let fits = |&c: &char| {
        left -= letter(c);
        left >= 0.0
    };
    let kept: String = text.chars().take_while(fits).collect();
    match kept.trim_end() {
        "" => String::new(),
        kept => format!("{kept}…"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_end_in_an_ellipsis_and_fit() {
        assert_eq!(shorten("age", 5.0), "age");
        assert_eq!(shorten("ejection_fraction", 5.0), "ejectio…");
        assert_eq!(shorten("ejection_fraction", 1.2), "");
        assert_eq!(shorten("two words", 3.8), "two…");
        for room in 0..12 {
            let room = f64::from(room);
            assert!(width(&shorten("creatinine_phosphokinase", room)) <= room);
        }
    }
}
