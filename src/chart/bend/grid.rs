//! Where each panel lies.

use crate::chart::Sheet;

/// Panels side by side and below one another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// Width and the height that is needed, in pixels of the backend.
    pub size: (u32, u32),
    /// Pixels of the backend per CSS pixel.
    pub scale: f64,
    /// Height of the labels, in CSS pixels.
    pub font_size: f64,
    /// Number of panels.
    pub panels: usize,
    /// Panels side by side.
    pub columns: usize,
    /// Height of a panel's plotting area, in pixels of the backend.
    high: f64,
}

/// Widths in heights of the font: the labels of the axis upwards, the least and the wanted width of a
/// panel, and between two panels.
const LABELS: f64 = 3.6;
const NARROW: f64 = 8.5;
const WANTED: f64 = 13.0;
const GAP: f64 = 1.0;
/// Heights in heights of the font: the title above a panel, labels below it, between two panels.
const TITLE: f64 = 1.6;
const BELOW: f64 = 1.8;
const BETWEEN: f64 = 0.7;
/// Height of a panel's plotting area: as a share of its width, and the least and the most in heights of the
/// font.
const FLAT: f64 = 0.62;
const LOW: f64 = 5.0;
const HIGH: f64 = 12.0;
/// What letters may shrink to where many panels share a sheet, as a share of theirs.
const SMALLEST: f64 = 0.5;
/// What they may shrink to for the sake of a long title.
const FITTING: f64 = 0.9;

impl Grid {
    /// A place for so many panels in `width` pixels of the backend, `scale` of them to a CSS pixel, with
    /// labels of `font_size` CSS pixels.
    ///
    /// ```
    /// use relu_playground::chart::bend::Grid;
    /// let columns = |width| Grid::new(width, 12, 1.0, 14.0).columns;
    /// assert_eq!([320, 800, 1900].map(columns), [2, 4, 6]);
    /// assert_eq!(Grid::new(800, 0, 1.0, 14.0).size.1, 0);
    /// ```
    #[must_use]
    pub fn new(width: u32, panels: usize, scale: f64, font_size: f64) -> Self {
        let font = font_size * scale;
        let room = (f64::from(width) / font - LABELS).max(1.0);
        let most = match (room / WANTED) as usize {
            0 | 1 => (room / NARROW).clamp(1.0, 2.0) as usize,
            most => most,
        };
        // As many in each row as can be.
        let rows = panels.div_ceil(most);
        let columns = panels.div_ceil(rows.max(1)).max(1);
        let mut grid = Grid {
            size: (width, 0),
            scale,
            font_size,
            panels,
            columns,
            high: 0.0,
        };
        grid.high = (FLAT * grid.panel_width()).clamp(LOW * font, HIGH * font);
        grid.size.1 = (rows as f64 * grid.row_height()).ceil() as u32;
        grid
    }

    /// The same on a sheet, which it fills: with as many panels in a row as make them neither flat nor narrow,
    /// and so that `title`, the longest in heights of the font, fits where it can. Where there are too many,
    /// letters are smaller.
    #[must_use]
    pub fn within(sheet: &Sheet, panels: usize, title: f64) -> Self {
        let sizes = |least: f64| {
            let steps = (0..).map(|step| 0.95f64.powi(step));
            let steps = steps.take_while(move |&share| share >= least);
            steps.map(|share| share * sheet.font_size)
        };
        let fitting = sizes(FITTING).find_map(|font| Grid::filling(sheet, panels, font, title));
        let narrow =
            || sizes(SMALLEST).find_map(|font| Grid::filling(sheet, panels, font, 0.8 * NARROW));
        let font_size = SMALLEST * sheet.font_size;
        let grid = fitting.or_else(narrow);
        grid.unwrap_or_else(|| Grid::new(sheet.size.0, panels, sheet.scale, font_size))
    }

    /// A grid that fills a sheet with panels of the best shape that are at least so many heights of the font
    /// wide.
    fn filling(sheet: &Sheet, panels: usize, font_size: f64, least: f64) -> Option<Self> {
        let grids = (1..=panels.max(1)).map(|columns| {
            let rows = panels.div_ceil(columns).max(1) as f64;
            let mut grid = Grid {
                size: sheet.size,
                scale: sheet.scale,
                font_size,
                panels,
                columns,
                high: 0.0,
            };
            grid.high = f64::from(sheet.size.1) / rows - (TITLE + BELOW + BETWEEN) * grid.font();
            grid
        });
        let fits = |grid: &Grid| {
            let font = grid.font();
            grid.high >= 0.6 * LOW * font && grid.panel_width() >= least * font
        };
        let shape = |grid: &Grid| (grid.high / grid.panel_width() / FLAT).ln().abs();
        let fitting = grids.filter(fits);
        fitting.min_by(|one, other| shape(one).total_cmp(&shape(other)))
    }

    /// The plotting area of a panel: its left, upper, right and lower edge, in pixels of the backend.
    #[must_use]
    pub fn edges(&self, panel: usize) -> [i32; 4] {
        let (font, pitch) = (self.font(), self.column_width());
        let left = LABELS * font + (panel % self.columns) as f64 * pitch;
        let top = (panel / self.columns) as f64 * self.row_height() + TITLE * font;
        let right = (left + pitch - GAP * font).max(left + 1.0);
        [left, top, right, top + self.high].map(|edge| edge.round() as i32)
    }

    /// Which panel lies at a pixel of the backend, and how far through the feature's range that is,
    /// from 0 to 1.
    #[must_use]
    pub fn at(&self, x: f64, y: f64) -> Option<(usize, f64)> {
        (0..self.panels).find_map(|panel| {
            let [left, top, right, bottom] = self.edges(panel).map(f64::from);
            let inside = (left..=right).contains(&x) && (top..=bottom).contains(&y);
            inside.then(|| (panel, (x - left) / (right - left)))
        })
    }

    /// Whether a panel is the first of its row, beside which the axis is labelled.
    pub(super) fn begins_row(&self, panel: usize) -> bool {
        panel.is_multiple_of(self.columns)
    }

    /// Height of the labels, in pixels of the backend.
    pub(super) fn font(&self) -> f64 {
        self.font_size * self.scale
    }

    /// From one panel to the next.
    fn column_width(&self) -> f64 {
        (f64::from(self.size.0) - LABELS * self.font()) / self.columns as f64
    }

    /// Width of a panel's plotting area.
    fn panel_width(&self) -> f64 {
        self.column_width() - GAP * self.font()
    }

    /// From one row of panels to the next.
    fn row_height(&self) -> f64 {
        self.high + (TITLE + BELOW + BETWEEN) * self.font()
    }
}
