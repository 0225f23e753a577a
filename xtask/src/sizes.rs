//! What there is for a visitor to load.

use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::folder;

/// Brotli's best: what a server of precompressed files sends.
const BROTLI_QUALITY: i32 = 11;
/// Brotli's largest window that every browser takes, as a power of two of bytes.
const BROTLI_WINDOW: i32 = 22;

/// Two lines: how much the first view loads, and how much there is for later ones, plain and
/// compressed.
///
/// The first view is index.html and the files that it names; an end-to-end test holds that no
/// other is asked for.
pub(crate) fn summary(dist: &Path) -> Result<String> {
    let page = dist.join("index.html");
    let text = fs::read_to_string(&page).context("dist/index.html cannot be read")?;
    let first: Vec<PathBuf> = [page]
        .into_iter()
        .chain(named(&text).map(|name| dist.join(name)))
        .collect();
    let mut files = Vec::new();
    visitor_files(dist, &mut files)?;
    let (first, later): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| first.contains(file));
    Ok(format!(
        "dist/ is ready: {} for the first view,\n{} for later views",
        Total::of(&first)?,
        Total::of(&later)?
    ))
}

/// What a page's `<link>` and `<script>` tags name.
fn named(page: &str) -> impl Iterator<Item = &str> {
    let tags = page.split('<').skip(1);
    let tags = tags.filter(|tag| tag.starts_with("link ") || tag.starts_with("script "));
    tags.filter_map(|tag| {
        let (_, value) = [" href=\"", " src=\""]
            .iter()
            .find_map(|attribute| tag.split_once(attribute))?;
        value.split('"').next()
    })
}

/// Several files together.
struct Total {
    count: usize,
    all: Size,
    wasm: Size,
}

impl Total {
    fn of(files: &[PathBuf]) -> Result<Self> {
        let (mut all, mut wasm) = (Size::default(), Size::default());
        for file in files {
            let size = Size::of(file)?;
            all.add(&size);
            if file.extension() == Some(OsStr::new("wasm")) {
                wasm.add(&size);
            }
        }
        let count = files.len();
        Ok(Self { count, all, wasm })
    }
}

impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { count, all, wasm } = self;
        write!(f, "{count} files, {all} (of this WebAssembly: {wasm})")
    }
}

/// Bytes of a file or of several, as they are and as they travel.
#[derive(Default)]
struct Size {
    plain: usize,
    packed: usize,
}

impl Size {
    fn of(file: &Path) -> Result<Self> {
        let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        Ok(Self {
            plain: bytes.len(),
            packed: brotli_len(&bytes)?,
        })
    }

    fn add(&mut self, other: &Self) {
        self.plain += other.plain;
        self.packed += other.packed;
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kilobytes = |bytes: usize| bytes as f64 / 1000.0;
        let (plain, packed) = (kilobytes(self.plain), kilobytes(self.packed));
        write!(f, "{plain:.1} kB, {packed:.1} kB with brotli")
    }
}

/// Collects the files that a browser may ask for: not those for tools alone.
fn visitor_files(from: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for path in folder::entries(from)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            visitor_files(&path, files)?;
        } else if !name.ends_with(".d.ts") && name != "package.json" {
            files.push(path);
        }
    }
    Ok(())
}

/// Length of the bytes after brotli.
fn brotli_len(bytes: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params)?;
    Ok(packed.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::PACKAGE_JSON;
    use crate::folder::tests::Scratch;

    #[test]
    fn the_summary_tells_the_first_view_from_the_rest() {
        let scratch = Scratch::new("summary");
        let page = "<link rel=\"preload\" href=\"pkg/relu_playground_bg.wasm\" crossorigin>\n\
                    <script type=\"module\" src=\"main.js\"></script>\n\
                    <a href=\"later.js\">later</a>\n";
        scratch.write("index.html", &format!("{page:<1000}"));
        scratch.write("main.js", &"a".repeat(500));
        scratch.write("pkg/relu_playground_bg.wasm", &"wasm".repeat(500));
        scratch.write("pkg/relu_playground.d.ts", "for tools");
        scratch.write("pkg/relu_lab_bg.wasm", &"wasm".repeat(1000));
        scratch.write("later.js", &"a".repeat(100));
        scratch.write("pkg/package.json", PACKAGE_JSON);
        let summary = summary(&scratch.0).unwrap();
        let (first, later) = summary.split_once('\n').unwrap();
        assert!(
            first.starts_with("dist/ is ready: 3 files, 3.5 kB, "),
            "{first}"
        );
        assert!(
            first
                .ends_with("(of this WebAssembly: 2.0 kB, 0.0 kB with brotli) for the first view,"),
            "{first}"
        );
        assert!(later.starts_with("2 files, 4.1 kB, "), "{later}");
        assert!(later.contains("WebAssembly: 4.0 kB"), "{later}");
    }
}
