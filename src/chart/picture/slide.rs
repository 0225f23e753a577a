//! plotters' SVG backend, but for what is written.

use plotters::backend::SVGBackend;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};

/// plotters' SVG backend, which draws all shapes. What is written it would make smaller than it is asked to, and
/// place by units (em and ex) that not every program knows; so that is done here, and lies above the shapes.
pub struct Slide<'a> {
    shapes: SVGBackend<'a>,
    texts: &'a mut String,
}

/// Where letters stand below the top, the middle and the bottom of their line, in heights of the font.
const BASELINES: [f64; 3] = [0.8, 0.345, -0.2];

type Outcome<T = ()> = Result<T, DrawingErrorKind<std::io::Error>>;

impl<'a> Slide<'a> {
    pub(super) fn new(shapes: &'a mut String, texts: &'a mut String, size: (u32, u32)) -> Self {
        Slide {
            shapes: SVGBackend::with_string(shapes, size),
            texts,
        }
    }
}

impl DrawingBackend for Slide<'_> {
    type ErrorType = std::io::Error;

    fn get_size(&self) -> (u32, u32) {
        self.shapes.get_size()
    }

    fn ensure_prepared(&mut self) -> Outcome {
        self.shapes.ensure_prepared()
    }

    fn present(&mut self) -> Outcome {
        self.shapes.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Outcome {
        self.shapes.draw_pixel(point, color)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Outcome {
        self.shapes.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Outcome {
        self.shapes.draw_rect(from, to, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Outcome {
        self.shapes.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Outcome {
        self.shapes.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Outcome {
        self.shapes.fill_polygon(path, style)
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Outcome {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        };
        let [top, middle, bottom] = BASELINES;
        let below = match style.anchor().v_pos {
            VPos::Top => top,
            VPos::Center => middle,
            VPos::Bottom => bottom,
        };
        let bold = match style.style() {
            FontStyle::Bold => " font-weight=\"bold\"",
            _ => "",
        };
        let (size, color) = (style.size(), style.color());
        let (red, green, blue) = color.rgb;
        let opacity = match color.alpha {
            alpha if alpha < 1.0 => format!(" opacity=\"{alpha:.2}\""),
            _ => String::new(),
        };
        let y = f64::from(y) + below * size;
        self.texts.push_str(&format!(
            "<text x=\"{x}\" y=\"{y:.0}\" font-size=\"{size:.0}\"{bold}{anchor} fill=\"#{red:02x}{green:02x}{blue:02x}\"{opacity}>{}</text>\n",
            escaped(text)
        ));
        Ok(())
    }
}

/// Text as XML has it, without characters that it may not have.
pub(super) fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '&' => written.push_str("&amp;"),
            '"' => written.push_str("&quot;"),
            '\t' | '\n' | '\r' => written.push(' '),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            other => written.push(other),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_may_not_have_is_escaped_or_left_out() {
        assert_eq!(
            escaped("<script>alert(\"1 & 2\")</script>"),
            "&lt;script&gt;alert(&quot;1 &amp; 2&quot;)&lt;/script&gt;"
        );
        assert_eq!(escaped("a\nb\u{0}\u{b}c\u{ffff}é 年"), "a bcé 年");
    }
}
