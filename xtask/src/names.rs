//! Short names for what a module imports.
//!
//! wasm-bindgen names each import after what it is, and adds a digest, in the module and in the
//! JavaScript that loads it. Nobody calls them but these two, and digests do not compress: of the
//! first view they are more than 1 kB.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// A WebAssembly file's first bytes: its magic number and version.
const HEADER: usize = 8;
/// The section that names imports.
const IMPORTS: u8 = 2;
/// The kind of import that is a function.
const FUNCTION: u8 = 0;

/// Shortens the names of a module's imports, in the module and in its JavaScript.
pub(crate) fn shorten(pkg: &Path, name: &str) -> Result<()> {
    let (wasm, script) = (
        pkg.join(format!("{name}_bg.wasm")),
        pkg.join(format!("{name}.js")),
    );
    let bytes = fs::read(&wasm).with_context(|| format!("{name} cannot be read"))?;
    let text = fs::read_to_string(&script).with_context(|| format!("{name} cannot be read"))?;
    let (bytes, text) = shortened(&bytes, &text).with_context(|| format!("{name}'s imports"))?;
    fs::write(&wasm, bytes)
        .and_then(|()| fs::write(&script, text))
        .with_context(|| format!("{name} cannot be written"))
}

/// The module and its JavaScript, with short names.
fn shortened(wasm: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut out = wasm.get(..HEADER).context("no WebAssembly")?.to_vec();
    let mut text = script.to_owned();
    let mut rest = Reader(&wasm[HEADER..]);
    while !rest.0.is_empty() {
        let id = rest.byte()?;
        let section = rest.sized()?;
        out.push(id);
        if id == IMPORTS {
            sized(&mut out, &imports(Reader(section), &mut text)?);
        } else {
            sized(&mut out, section);
        }
    }
    Ok((out, text))
}

/// The section of imports with short names, which the script gets too.
fn imports(mut section: Reader, text: &mut String) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let count = section.number()?;
    number(&mut out, count);
    for at in 0..count {
        let (module, name) = (section.sized()?, std::str::from_utf8(section.sized()?)?);
        if section.byte()? != FUNCTION {
            bail!("{name} is no function");
        }
        let short = format!("${at}");
        // As wasm-bindgen writes the object of the imports.
        let (old, new) = (
            format!(" {name}: function("),
            format!(" {short}: function("),
        );
        let found = text.matches(&old).count();
        if found == 1 {
            *text = text.replace(&old, &new);
        } else {
            // Written in another way, it stays.
            need(name, text)?;
        }
        sized(&mut out, module);
        sized(
            &mut out,
            if found == 1 {
                short.as_bytes()
            } else {
                name.as_bytes()
            },
        );
        out.push(FUNCTION);
        number(&mut out, section.number()?);
    }
    Ok(out)
}

fn need(name: &str, text: &str) -> Result<()> {
    if !text.contains(name) {
        bail!("{name} is not in the JavaScript");
    }
    Ok(())
}

/// Bytes yet to be read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8> {
        let (first, rest) = self.0.split_first().context("the module is cut off")?;
        self.0 = rest;
        Ok(*first)
    }

    /// An unsigned number in LEB128.
    fn number(&mut self) -> Result<u32> {
        let mut value = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        bail!("a number is too long")
    }

    /// Bytes after their count.
    fn sized(&mut self) -> Result<&'a [u8]> {
        let count = self.number()? as usize;
        let (bytes, rest) = self
            .0
            .split_at_checked(count)
            .context("the module is cut off")?;
        self.0 = rest;
        Ok(bytes)
    }
}

/// Writes a number in LEB128.
fn number(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Writes bytes after their count.
fn sized(out: &mut Vec<u8>, bytes: &[u8]) {
    number(out, bytes.len() as u32);
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that imports two functions of type 300, and has one more section.
    fn module(names: [&str; 2]) -> Vec<u8> {
        let mut section = vec![2];
        for name in names {
            sized(&mut section, b"./a_bg.js");
            sized(&mut section, name.as_bytes());
            section.push(FUNCTION);
            number(&mut section, 300);
        }
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        for (id, bytes) in [(1, &b"types"[..]), (IMPORTS, &section), (10, &[7; 200])] {
            wasm.push(id);
            sized(&mut wasm, bytes);
        }
        wasm
    }

    #[test]
    fn imports_get_the_same_short_names_in_both_files() {
        let wasm = module(["__wbg_Error_2084", "__wbg_now_17"]);
        let script = "{ __wbg_Error_2084: function(a) {}, __wbg_now_17: function() {} }";
        let (wasm, script) = shortened(&wasm, script).unwrap();
        assert_eq!(wasm, module(["$0", "$1"]));
        assert_eq!(script, "{ $0: function(a) {}, $1: function() {} }");
    }

    #[test]
    fn a_name_that_is_written_otherwise_stays_and_one_that_is_missing_is_a_fault() {
        let wasm = module(["__wbg_a_1", "__wbg_b_2"]);
        let script = "{ __wbg_a_1: function(a) {}, __wbg_b_2: other }";
        let (wasm, _) = shortened(&wasm, script).unwrap();
        assert_eq!(wasm, module(["$0", "__wbg_b_2"]));
        let fault = shortened(&module(["a", "b"]), "{ a: function() }").unwrap_err();
        assert_eq!(fault.to_string(), "b is not in the JavaScript");
    }

    #[test]
    fn a_module_that_is_cut_off_is_a_fault() {
        let wasm = module(["a", "b"]);
        let script = "{ a: function() b: function() }";
        for end in [4, 9, wasm.len() - 1] {
            assert!(shortened(&wasm[..end], script).is_err(), "{end}");
        }
    }
}
