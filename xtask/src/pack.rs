//! Files compressed once, where they are built, for servers that send them as they lie there.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Write;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::folder;

/// Brotli's best.
const BROTLI_QUALITY: i32 = 11;
/// Brotli's largest window that every browser takes, as a power of two of bytes.
const BROTLI_WINDOW: i32 = 22;

/// Kinds of files that are not compressed already.
const COMPRESSIBLE: [&str; 7] = ["css", "html", "js", "json", "svg", "wasm", "webmanifest"];

/// The endings of compressed files' names, as servers look for them.
pub(crate) const ENDINGS: [&str; 2] = ["br", "gz"];

/// Puts beside each file in a folder and below it the same with brotli and with gzip, where that
/// is smaller.
pub(crate) fn folder(place: &Path) -> Result<()> {
    let mut files = folder::files(place)?;
    files.retain(|file| has_ending(file, &COMPRESSIBLE));
    // Largest last, to be taken first.
    files.sort_by_key(|file| fs::metadata(file).map_or(0, |metadata| metadata.len()));
    let files = Mutex::new(files);
    let next = || files.lock().ok()?.pop();
    let work = || -> Result<()> {
        while let Some(path) = next() {
            file(&path)?;
        }
        Ok(())
    };
    let count = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..count).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().expect("compressing does not panic"))
    })
}

/// Where the compressed file is, or would be.
pub(crate) fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(".");
    name.push(ending);
    name.into()
}

/// Whether a file's name ends so.
pub(crate) fn has_ending(file: &Path, endings: &[&str]) -> bool {
    let ending = file.extension().and_then(OsStr::to_str);
    ending.is_some_and(|ending| endings.contains(&ending))
}

fn file(path: &Path) -> Result<()> {
    let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    for (ending, packed) in ENDINGS.iter().zip([brotli(&bytes)?, gzip(&bytes)?]) {
        if packed.len() < bytes.len() {
            let path = beside(path, ending);
            fs::write(&path, packed)
                .with_context(|| format!("{} cannot be written", path.display()))?;
        }
    }
    Ok(())
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params)?;
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_is_beside_a_file_is_the_same_and_smaller() {
        let scratch = folder::tests::Scratch::new("pack");
        let text = "const a = 1;\n".repeat(100);
        scratch.write("v/a.js", &text);
        scratch.write("tiny.js", "a");
        scratch.write("icon.png", &text);
        folder(&scratch.0).unwrap();
        let file = scratch.0.join("v/a.js");
        let (mut brotli, mut gzip) = (String::new(), String::new());
        let [br, gz] = ENDINGS.map(|ending| fs::read(beside(&file, ending)).unwrap());
        assert!(br.len() < text.len() / 10 && gz.len() < text.len() / 10);
        brotli::Decompressor::new(&br[..], 4096)
            .read_to_string(&mut brotli)
            .unwrap();
        flate2::read::GzDecoder::new(&gz[..])
            .read_to_string(&mut gzip)
            .unwrap();
        assert_eq!((&brotli, &gzip), (&text, &text));
        // Nothing is gained of a tiny file, and a picture is compressed already.
        assert_eq!(folder::files(&scratch.0).unwrap().len(), 5);
    }
}
