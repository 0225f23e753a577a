//! What there is for a visitor to load.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::folder;

/// Brotli's best: what a server of precompressed files sends.
const BROTLI_QUALITY: i32 = 11;
/// Brotli's largest window that every browser takes, as a power of two of bytes.
const BROTLI_WINDOW: i32 = 22;

/// One line: how much there is for a visitor to load, plain and compressed.
pub(crate) fn summary(dist: &Path) -> Result<String> {
    let mut files = Vec::new();
    visitor_files(dist, &mut files)?;
    let (mut all, mut wasm) = (Size::default(), Size::default());
    for file in &files {
        let size = Size::of(file)?;
        all.add(&size);
        if file
            .extension()
            .is_some_and(|extension| extension == "wasm")
        {
            wasm.add(&size);
        }
    }
    let count = files.len();
    Ok(format!(
        "dist/ is ready: {count} files, {all}; of this WebAssembly: {wasm}"
    ))
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
    fn the_summary_counts_what_a_visitor_loads() {
        let scratch = Scratch::new("summary");
        scratch.write("index.html", &"<p>".repeat(1000));
        scratch.write("pkg/relu_playground_bg.wasm", &"wasm".repeat(500));
        scratch.write("pkg/relu_playground.d.ts", "for tools");
        scratch.write("pkg/package.json", PACKAGE_JSON);
        let line = summary(&scratch.0).unwrap();
        assert!(
            line.starts_with("dist/ is ready: 2 files, 5.0 kB, 0.0 kB with brotli;"),
            "{line}"
        );
        assert!(
            line.ends_with("; of this WebAssembly: 2.0 kB, 0.0 kB with brotli"),
            "{line}"
        );
    }
}
