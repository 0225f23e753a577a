//! What there is for a visitor to load.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{folder, pack, publish};

/// Most bytes of the first view as it is sent with brotli, in any language.
const MOST: usize = 100_000;

/// What a visitor who is spoken to in another language loads besides at once; an end-to-end test
/// holds that it is this.
const SPANISH: [&str; 5] = [
    "edition.js",
    "es/page.css",
    "es/page.js",
    "es/text.js",
    "language.js",
];

/// The check that the first view is small enough.
pub(crate) fn check(dist: &Path) -> Result<()> {
    let (first, later) = views(dist)?;
    // What they stand in: v/<version>/.
    let folder = first.iter().find(|file| file.ends_with("main.js"));
    let folder = folder.and_then(|file| file.parent()).unwrap_or(dist);
    let names = SPANISH.map(|name| folder.join(name));
    let spanish: Vec<PathBuf> = later
        .into_iter()
        .filter(|file| names.contains(file))
        .collect();
    if spanish.len() != SPANISH.len() {
        bail!("dist/ has not all of {}", SPANISH.join(", "));
    }
    let english = Total::of(&first)?.all.packed;
    let both = english + Total::of(&spanish)?.all.packed;
    println!(
        "The first view is {english} bytes with brotli, and {both} in Spanish; {MOST} are the most."
    );
    if both > MOST {
        bail!(
            "the first view is {english} bytes with brotli, and {both} in Spanish: {MOST} are the most"
        );
    }
    Ok(())
}

/// Two lines: how much the first view loads, and how much there is for later ones, plain and
/// as it is sent with brotli.
///
/// The first view is index.html and the files that it names; an end-to-end test holds that no
/// other is asked for.
pub(crate) fn summary(dist: &Path) -> Result<String> {
    let (first, later) = views(dist)?;
    Ok(format!(
        "dist/ is ready: {} for the first view,\n{} for later views",
        Total::of(&first)?,
        Total::of(&later)?
    ))
}

/// The files of the first view, and those of later ones.
fn views(dist: &Path) -> Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let page = dist.join("index.html");
    let text = fs::read_to_string(&page).context("dist/index.html cannot be read")?;
    let named = publish::named(&text).map(|name| dist.join(name));
    let first: Vec<PathBuf> = [page].into_iter().chain(named).collect();
    let mut files = folder::files(dist)?;
    files.retain(|file| !pack::has_ending(file, &pack::ENDINGS));
    Ok(files.into_iter().partition(|file| first.contains(file)))
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
            if pack::has_ending(file, &["wasm"]) {
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
        let bytes = |path: &Path| Ok::<_, std::io::Error>(fs::metadata(path)?.len() as usize);
        let plain = bytes(file).with_context(|| format!("{} cannot be read", file.display()))?;
        // Where compressing gains nothing there is no other file.
        let packed = bytes(&pack::beside(file, "br")).unwrap_or(plain);
        Ok(Self { plain, packed })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::tests::Scratch;

    #[test]
    fn a_first_view_that_is_too_large_is_a_fault_in_either_language() {
        let scratch = Scratch::new("check");
        scratch.write("index.html", "<script src=\"v/1/main.js\"></script>");
        for name in ["main.js"].iter().chain(&SPANISH) {
            scratch.write(&format!("v/1/{name}"), "a");
        }
        check(&scratch.0).unwrap();
        scratch.write("v/1/es/text.js", &"a".repeat(MOST));
        let fault = check(&scratch.0).unwrap_err().to_string();
        assert!(
            fault.ends_with("and 100040 in Spanish: 100000 are the most"),
            "{fault}"
        );
        fs::remove_file(scratch.0.join("v/1/es/page.js")).unwrap();
        let fault = check(&scratch.0).unwrap_err().to_string();
        assert!(
            fault.starts_with("dist/ has not all of edition.js, "),
            "{fault}"
        );
    }

    #[test]
    fn the_summary_tells_the_first_view_from_the_rest() {
        let scratch = Scratch::new("summary");
        let page = "<link rel=\"preload\" href=\"pkg/relu_playground_bg.wasm\" crossorigin>\n\
                    <script type=\"module\" src=\"main.js\"></script>\n\
                    <a href=\"later.js\">later</a>\n";
        scratch.write("index.html", &format!("{page:<1000}"));
        scratch.write("main.js", &"a".repeat(500));
        scratch.write("pkg/relu_playground_bg.wasm", &"wasm".repeat(500));
        scratch.write("pkg/relu_lab_bg.wasm", &"wasm".repeat(1000));
        scratch.write("later.js", &"a".repeat(100));
        pack::folder(&scratch.0).unwrap();
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
