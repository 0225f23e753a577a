//! Where everything in a picture lies, in CSS pixels.

use plotters::style::text_anchor::HPos;

use super::{LETTERS, Picture, SIZE, Shape, Sign};
use crate::chart::text::{shorten, width};

/// Something to write, from its upper left corner on, or from its upper right one.
pub(super) struct Written {
    pub(super) text: String,
    pub(super) at: (f64, f64),
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) soft: bool,
    pub(super) side: HPos,
}

/// The places of all that is in a picture.
pub(super) struct Layout {
    pub(super) texts: Vec<Written>,
    /// Entries of the legend, by their numbers, and the boxes of their signs: left, top, width and height.
    pub(super) signs: Vec<(usize, [f64; 4])>,
    /// What is left for the chart.
    pub(super) plot: [f64; 4],
}

/// From the edge of the picture to what is in it.
const MARGIN: f64 = 44.0;
/// Between the parts.
const GAP: f64 = 18.0;
/// Heights of the title's and the subtitle's letters.
const TITLE: f64 = 38.0;
const SUBTITLE: f64 = 22.0;
/// What a title that is too long shrinks to.
const SMALLEST: f64 = 26.0;
/// From one line to the next, in heights of the font.
const LINE: f64 = 1.35;
/// Most lines of the subtitle, of an entry beside the chart, and of a legend above it.
const MOST_SUBTITLE: usize = 2;
const MOST_ENTRY: usize = 4;
const MOST_ROWS: usize = 2;
/// Width of a sign, and between that and its text.
const SIGN: f64 = 40.0;
const AFTER: f64 = 12.0;
/// Most of a legend's width beside a chart that is wide, and least of the chart's.
const WIDEST: f64 = 340.0;
const NARROWEST: f64 = 560.0;
/// Between two entries, one below and one beside the other.
const BETWEEN: f64 = 8.0;
const BESIDE: f64 = 34.0;

impl Layout {
    pub(super) fn new(picture: &Picture<'_>) -> Self {
        let (wide, high) = (f64::from(SIZE.0), f64::from(SIZE.1));
        let full = wide - 2.0 * MARGIN;
        let mut layout = Layout {
            texts: Vec::new(),
            signs: Vec::new(),
            plot: [0.0; 4],
        };
        let mut top = MARGIN - 8.0;
        // A long title has smaller letters, before it is cut.
        let title = (0.96 * full / width(picture.title).max(1.0)).clamp(SMALLEST, TITLE);
        top = layout.lines(picture.title, top, full, (title, 1), |t| t.bold = true);
        top = layout.lines(
            picture.subtitle,
            top,
            full,
            (SUBTITLE, MOST_SUBTITLE),
            |t| t.soft = true,
        );
        top += GAP;
        let bottom = high - MARGIN + 8.0 - LINE * LETTERS;
        layout.footer(picture.footer, bottom);
        let bottom = bottom - GAP * 0.6;
        layout.plot = match picture.shape {
            Shape::Below => {
                top = layout.above(picture, top, full);
                let top = layout.axis(picture.axis, MARGIN, top, full);
                [MARGIN, top, full, bottom - top]
            }
            Shape::Beside => {
                let widest = picture
                    .legend
                    .iter()
                    .map(|entry| room(entry.sign) + width(entry.text) * LETTERS);
                let column = widest.fold(0.0, f64::max).min(WIDEST);
                let left = wide - MARGIN - column;
                let end = if column > 0.0 { left - 1.5 * GAP } else { left };
                layout.beside(picture, [left, top + LINE * LETTERS, column, bottom]);
                let top = layout.axis(picture.axis, MARGIN, top, end - MARGIN);
                [MARGIN, top, (end - MARGIN).max(NARROWEST), bottom - top]
            }
            Shape::Square => {
                let side = bottom - top;
                let left = MARGIN + side + 2.0 * GAP;
                layout.beside(
                    picture,
                    [left, top + LINE * LETTERS, wide - MARGIN - left, bottom],
                );
                [MARGIN, top, side, side]
            }
        };
        layout
    }

    /// Writes a text in up to so many lines; gives where the next begins.
    fn lines(
        &mut self,
        text: &str,
        top: f64,
        room: f64,
        (size, most): (f64, usize),
        look: impl Fn(&mut Written),
    ) -> f64 {
        let mut top = top;
        // Bold letters are a little wider than those that widths are known of.
        for line in wrapped(text, 0.96 * room / size, most) {
            let mut written = Written::new(line, (MARGIN, top), size);
            look(&mut written);
            self.texts.push(written);
            top += LINE * size;
        }
        top
    }

    fn axis(&mut self, name: &str, left: f64, top: f64, room: f64) -> f64 {
        if name.is_empty() {
            return top;
        }
        self.write(shorten(name, room / LETTERS), (left, top)).soft = true;
        top + 1.5 * LETTERS
    }

    fn footer(&mut self, [left, right]: [&str; 2], top: f64) {
        let full = f64::from(SIZE.0) - 2.0 * MARGIN;
        let taken = width(right) * LETTERS + BESIDE;
        self.write(shorten(left, (full - taken) / LETTERS), (MARGIN, top))
            .soft = true;
        let written = self.write(right.to_owned(), (MARGIN + full, top));
        (written.soft, written.side) = (true, HPos::Right);
    }

    /// The legend in a column, as far as it has room.
    fn beside(&mut self, picture: &Picture<'_>, [left, top, wide, bottom]: [f64; 4]) {
        let mut top = top;
        for (k, entry) in picture.legend.iter().enumerate() {
            let sign = room(entry.sign);
            let lines = wrapped(entry.text, (wide - sign) / LETTERS, MOST_ENTRY);
            let high = lines.len() as f64 * LINE * LETTERS;
            let is_last = k + 1 == picture.legend.len();
            let after = if is_last { 0.0 } else { LINE * LETTERS };
            if top + high + after > bottom {
                self.write("…".to_owned(), (left, top));
                return;
            }
            self.signs
                .push((k, [left, top - 0.2 * LETTERS, SIGN, LINE * LETTERS]));
            for (line, text) in lines.into_iter().enumerate() {
                let at = (left + sign, top + line as f64 * LINE * LETTERS);
                self.write(text, at).soft = entry.sign == Sign::Nothing;
            }
            top += high + BETWEEN;
        }
    }

    /// The legend in lines above the chart; gives where that begins.
    fn above(&mut self, picture: &Picture<'_>, top: f64, full: f64) -> f64 {
        let (mut top, mut left, mut rows) = (top, MARGIN, 1);
        if picture.legend.is_empty() {
            return top;
        }
        for (k, entry) in picture.legend.iter().enumerate() {
            let sign = room(entry.sign);
            let text = shorten(entry.text, (full - sign) / LETTERS);
            let wide = sign + width(&text) * LETTERS;
            if left > MARGIN && left + wide > MARGIN + full {
                if rows == MOST_ROWS {
                    break;
                }
                (top, left, rows) = (top + LINE * LETTERS + BETWEEN, MARGIN, rows + 1);
            }
            self.signs
                .push((k, [left, top - 0.2 * LETTERS, SIGN, LINE * LETTERS]));
            self.write(text, (left + sign, top)).soft = entry.sign == Sign::Nothing;
            left += wide + BESIDE;
        }
        top + LINE * LETTERS + GAP
    }

    fn write(&mut self, text: String, at: (f64, f64)) -> &mut Written {
        self.texts.push(Written::new(text, at, LETTERS));
        self.texts.last_mut().expect("it was just pushed")
    }
}

impl Written {
    fn new(text: String, at: (f64, f64), size: f64) -> Self {
        Written {
            text,
            at,
            size,
            bold: false,
            soft: false,
            side: HPos::Left,
        }
    }
}

/// Room for a sign and what is between that and its text.
fn room(sign: Sign) -> f64 {
    match sign {
        Sign::Nothing => 0.0,
        _ => SIGN + AFTER,
    }
}

/// A text in up to `most` lines of `room` heights of its font; what has no room ends in an ellipsis.
fn wrapped(text: &str, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // A space that does not break is a letter.
    let words = text
        .split([' ', '\t', '\n'])
        .filter(|word| !word.is_empty());
    let mut words = words.peekable();
    while words.peek().is_some() && lines.len() < most {
        let mut line = String::new();
        if lines.len() + 1 == most {
            let rest: Vec<&str> = words.by_ref().collect();
            lines.push(shorten(&rest.join(" "), room));
            break;
        }
        while let Some(&word) = words.peek() {
            let longer = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
            if !line.is_empty() && width(&longer) > room {
                break;
            }
            line = longer;
            words.next();
        }
        lines.push(shorten(&line, room));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_whole_while_they_fit() {
        assert_eq!(wrapped("one two three", 5.0, 3), ["one two", "three"]);
        assert_eq!(wrapped("one two three", 5.0, 1), ["one tw…"]);
        assert_eq!(
            wrapped("incomprehensibilities and", 5.0, 2),
            ["incomp…", "and"]
        );
        assert_eq!(wrapped("of 3\u{a0}% all", 4.0, 2), ["of 3\u{a0}%", "all"]);
        assert!(wrapped("  ", 5.0, 2).is_empty());
    }
}
