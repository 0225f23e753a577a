//! Where each matrix lies.

use super::{Item, Squares};
use crate::chart::Sheet as Page;
use crate::chart::text::width;

/// Sides of a square, in CSS pixels: the least, and the most.
const LEAST: f64 = 6.0;
const LARGEST: f64 = 16.0;
/// The least where it has to fit a page.
const SMALLEST: f64 = 1.0;
/// Room around a matrix and beside a sign, in heights of the font.
const GAP: f64 = 0.6;
/// Height of the two lines below a matrix, in heights of the font.
const TITLE: f64 = 2.9;

/// A place for each item, in lines that are broken where they are full.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Width and the height that is needed, in pixels of the backend.
    pub size: (u32, u32),
    /// Pixels of the backend per CSS pixel.
    pub scale: f64,
    /// Height of the labels, in CSS pixels.
    pub font_size: f64,
    /// Side of a square, in pixels of the backend.
    pub(super) side: f64,
    /// The left upper corner, and width and height of each item without its title.
    pub(super) places: Vec<[f64; 4]>,
}

impl Sheet {
    /// Places for items in `width` pixels of the backend, `scale` of them to a CSS pixel, with labels of
    /// `font_size` CSS pixels.
    #[must_use]
    pub fn new(width: u32, scale: f64, font_size: f64, items: &[Item<'_>]) -> Self {
        let mut sheet = Sheet {
            size: (width, 0),
            scale,
            font_size,
            side: LEAST * scale,
            places: Vec::new(),
        };
        let line = |sheet: &Sheet| -> f64 { items.iter().map(|item| sheet.room(item)[0]).sum() };
        // As large as fits in one line.
        let mut css = LARGEST;
        while css >= LEAST {
            sheet.side = css * scale;
            if line(&sheet) <= f64::from(width) {
                break;
            }
            css -= 1.0;
        }
        sheet.place(items);
        sheet
    }

    /// The same within a page of that size, with squares as large as fit it, in the middle of it.
    #[must_use]
    pub fn within(page: &Page, items: &[Item<'_>]) -> Self {
        let (wide, high) = page.size;
        let mut sheet = Sheet::new(wide, page.scale, page.font_size, items);
        let mut fits = |css: f64, is_line: bool| {
            (sheet.side, sheet.places) = (css * page.scale, Vec::new());
            sheet.place(items);
            let tops = sheet.places.iter().map(|place| place[1] + place[3] / 2.0);
            let is_even = tops
                .clone()
                .all(|top| (top - tops.clone().next().unwrap_or(top)).abs() < 1.0);
            sheet.size.1 <= high && (is_even || !is_line)
        };
        let sides = |least: f64| {
            let steps = (0..).map(|step| 2.0 * LARGEST - 0.5 * f64::from(step));
            steps.take_while(move |&css| css >= least)
        };
        // In one line, unless squares are too small there.
        let _ =
            sides(LEAST).any(|css| fits(css, true)) || sides(SMALLEST).any(|css| fits(css, false));
        sheet.center(page.size);
        sheet
    }

    /// Moves all to the middle of a page.
    fn center(&mut self, (wide, high): (u32, u32)) {
        let right = self
            .places
            .iter()
            .map(|place| place[0] + place[2])
            .fold(0.0, f64::max);
        let left = self
            .places
            .iter()
            .map(|place| place[0])
            .fold(right, f64::min);
        let across = ((f64::from(wide) - (right - left)) / 2.0 - left).max(0.0);
        let down = (f64::from(high.saturating_sub(self.size.1)) / 2.0).max(0.0);
        for place in &mut self.places {
            (place[0], place[1]) = (place[0] + across, place[1] + down);
        }
        self.size = (wide, high);
    }

    /// Height of the labels, in pixels of the backend.
    pub(super) fn font(&self) -> f64 {
        self.font_size * self.scale
    }

    /// Width and height that an item takes, with the room around it but without its title, and the same of
    /// its squares.
    fn room(&self, item: &Item<'_>) -> [f64; 4] {
        let gap = GAP * self.font();
        match item {
            Item::Sign(sign) => {
                let wide = width(sign) * self.font();
                [wide + gap, self.font(), wide, self.font()]
            }
            Item::Matrix {
                values,
                columns,
                title,
            } => {
                let squares = Squares::new(values, *columns);
                let [wide, high] = [squares.columns, squares.rows].map(|n| n as f64 * self.side);
                let label = title.map(width).into_iter().fold(0.0, f64::max) * self.font();
                [wide.max(label) + gap, high, wide, high]
            }
        }
    }

    /// Puts items in lines. A line is as high as its highest item, and the others stand in its middle; it
    /// begins with a sign where it is broken.
    fn place(&mut self, items: &[Item<'_>]) {
        let full = f64::from(self.size.0);
        let (mut top, mut line, mut used) = (0.0, Vec::new(), 0.0);
        let rooms: Vec<_> = items.iter().map(|item| self.room(item)).collect();
        let mut at = 0;
        while at < items.len() {
            // A sign stays with the matrix after it.
            let together = if matches!(items[at], Item::Sign(_)) {
                2
            } else {
                1
            };
            let group = &rooms[at..items.len().min(at + together)];
            let wide: f64 = group.iter().map(|room| room[0]).sum();
            if used + wide > full && !line.is_empty() {
                top = self.close(top, &line);
                (line, used) = (Vec::new(), 0.0);
            }
            line.extend_from_slice(group);
            used += wide;
            at += together;
        }
        let bottom = self.close(top, &line);
        self.size.1 = bottom.ceil() as u32;
    }

    /// Places a line of items from `top` on; gives where the next begins.
    fn close(&mut self, top: f64, line: &[[f64; 4]]) -> f64 {
        let highest = line.iter().map(|room| room[1]).fold(0.0, f64::max);
        let mut left = 0.0;
        for &[room, _, wide, high] in line {
            let x = left + (room - wide) / 2.0;
            self.places
                .push([x, top + (highest - high) / 2.0, wide, high]);
            left += room;
        }
        top + highest
            + if line.is_empty() {
                0.0
            } else {
                TITLE * self.font()
            }
    }
}
