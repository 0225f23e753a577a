//! A link as a QR code, for the cameras of a whole room: Nayuki's `qrcodegen` encodes it, and what is drawn
//! of it is an SVG path, which is sharp at any size.
//!
//! ```
//! use relu_playground::qr::Code;
//!
//! let code = Code::of("https://example.org/#seed=7&v=1").expect("it is short");
//! assert_eq!(code.size(), 25 + 8); // version 2, and 4 light modules on each side
//! assert!(code.path().starts_with("M4 4h7v1h-7z"));
//! assert!(Code::of(&"x".repeat(2000)).is_none());
//! ```

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// Most bytes of a link whose code still reads from the back of a room. That of 1,273 bytes has 117 modules
/// a side; at 600 pixels a module is then 4.8 of them.
pub const MOST_BYTES: usize = 1273;

/// The largest version, which holds [`MOST_BYTES`].
const LARGEST: u8 = 25;

/// Light modules around a code, as ISO/IEC 18004 asks for.
const QUIET: u32 = 4;

/// A QR code with its quiet zone.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(QrCode);

impl Code {
    /// The code of `text`, as small as it can be; of that size it takes the strongest error correction.
    /// `None` where `text` has more than about [`MOST_BYTES`].
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let segments = QrSegment::make_segments(text);
        let (smallest, largest) = (Version::MIN, Version::new(LARGEST));
        let code = QrCode::encode_segments_advanced(
            &segments,
            QrCodeEcc::Low,
            smallest,
            largest,
            None,
            true,
        );
        code.ok().map(Code)
    }

    /// Modules a side, those of the quiet zone with them.
    #[must_use]
    pub fn size(&self) -> u32 {
        self.0.size() as u32 + 2 * QUIET
    }

    /// Whether the module at column `x` and row `y` is dark.
    #[must_use]
    pub fn is_dark(&self, x: u32, y: u32) -> bool {
        let inner = |place: u32| place as i32 - QUIET as i32;
        self.0.get_module(inner(x), inner(y))
    }

    /// The dark modules as the `d` of an SVG path, in units of a module: a rectangle for each run of a row.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        for y in 0..self.size() {
            let mut x = 0;
            while x < self.size() {
                let run = (x..self.size()).take_while(|&x| self.is_dark(x, y)).count();
                if run > 0 {
                    // A String takes whatever is written.
                    let _ = write!(path, "M{x} {y}h{run}v1h-{run}z");
                }
                x += run as u32 + 1;
            }
        }
        path
    }
}
