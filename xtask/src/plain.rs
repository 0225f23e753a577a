//! The modules for engines without SIMD128: of iPads that stay at iPadOS 15, of processors without SSE4.1.
//!
//! They are the same crate with the kernels' scalar twins, and use no instruction that such engines may lack:
//! each module is validated against exactly what Safari 15 and Chrome 85 can.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use wasmparser::{Validator, WasmFeatures};

use crate::bundle::{self, Module};
use crate::tools;

/// Where they are, beside the others: www/engine.js names it.
pub(crate) const FOLDER: &str = "plain";

/// Cargo adds these to those of `.cargo/config.toml`, of which they take SIMD back. References to values of
/// JavaScript are newer than it in Chrome; without them wasm-bindgen keeps a list of those.
///
/// The standard library comes compiled for newer engines. Of what those can, its code uses what is named here;
/// the linker would claim the rest as well, and wasm-bindgen then make use of it.
const FLAGS: [&str; 3] = [
    "-Ctarget-feature=-simd128,-reference-types,-multivalue",
    "-Clink-arg=--features=bulk-memory,mutable-globals,nontrapping-fptoint,sign-ext",
    "-Clink-arg=--no-check-features",
];

/// What the modules may use of WebAssembly.
const FEATURES: WasmFeatures = WasmFeatures::WASM1
    .union(WasmFeatures::BULK_MEMORY)
    .union(WasmFeatures::SATURATING_FLOAT_TO_INT)
    .union(WasmFeatures::SIGN_EXTENSION);

/// The page for engines that know no `'wasm-unsafe-eval'`: www/app.js names it.
pub(crate) const PAGE: &str = "old.html";

/// The policy's word for compiling WebAssembly, and what Safari 15 takes in its place.
const COMPILING: (&str, &str) = ("'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'unsafe-eval'");

/// Builds a module, in a target folder of its own: in the other's each build would undo the one before.
pub(crate) fn generate(module: &Module, pkg: &Path) -> Result<()> {
    let target = bundle::target_folder()?.join("plain");
    let mut build = tools::cargo_wasm(&["build", "--release"]);
    let flags = FLAGS.map(|flag| format!("'{flag}'")).join(",");
    build
        .args(module.features)
        .arg("--target-dir")
        .arg(&target)
        .arg("--config")
        .arg(format!("target.{}.rustflags=[{flags}]", tools::WASM_TARGET));
    tools::run(&mut build)?;
    bundle::bind(module, &bundle::built_module(&target), pkg)?;
    let wasm = pkg.join(format!("{}_bg.wasm", module.name));
    let bytes = fs::read(&wasm).with_context(|| format!("{} cannot be read", wasm.display()))?;
    validate(&bytes).with_context(|| format!("old engines would not take {}", wasm.display()))
}

/// Checks that a module uses nothing but `FEATURES`.
fn validate(bytes: &[u8]) -> Result<()> {
    Validator::new_with_features(FEATURES).validate_all(bytes)?;
    Ok(())
}

/// Writes index.html once more, as engines need it whose policy for WebAssembly is that for `eval`.
pub(crate) fn page(site: &Path) -> Result<()> {
    let page = fs::read_to_string(site.join("index.html")).context("index.html cannot be read")?;
    fs::write(site.join(PAGE), old_page(&page)?).context("old.html cannot be written")
}

fn old_page(page: &str) -> Result<String> {
    let (from, to) = COMPILING;
    if page.matches(from).count() != 1 {
        bail!("www/index.html must name {from} once, in its Content-Security-Policy");
    }
    Ok(page.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one type, `(func (param …))`, and one function of it.
    fn module(param: u8, body: &[u8]) -> Vec<u8> {
        let mut bytes = b"\0asm\x01\0\0\0\x01\x05\x01\x60\x01".to_vec();
        bytes.extend([param, 0, 3, 2, 1, 0, 10]);
        let size = u8::try_from(body.len()).unwrap();
        bytes.extend([size + 4, 1, size + 2, 0]);
        bytes.extend(body);
        bytes.push(0x0b);
        bytes
    }

    #[test]
    fn what_old_engines_lack_is_refused() {
        const I32: u8 = 0x7f;
        const EXTERNREF: u8 = 0x6f;
        let sign_extension = [0x41, 0, 0xc0, 0x1a];
        let splat = [0x41, 0, 0xfd, 15, 0x1a];
        validate(&module(I32, &sign_extension)).unwrap();
        assert!(validate(&module(I32, &splat)).is_err());
        assert!(validate(&module(EXTERNREF, &sign_extension)).is_err());
    }

    #[test]
    fn the_old_page_has_the_older_word_as_well() {
        let page = "content=\"script-src 'self' 'wasm-unsafe-eval'; img-src 'self'\"";
        assert_eq!(
            old_page(page).unwrap(),
            "content=\"script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval'; img-src 'self'\""
        );
        assert!(old_page("no policy").is_err());
    }
}
