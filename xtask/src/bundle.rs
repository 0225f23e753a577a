//! `cargo xtask build`: the static page, ready for any web server.
//!
//! target/site/ is www/ plus `pkg/`, the page's WebAssembly modules with the JavaScript
//! that loads them, and in `pkg/plain/` the same ones for engines without SIMD128. dist/ is what a
//! server gets: the same files under the names of their version, and compressed ones beside them.
//! Everything in both is named by relative URLs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use lexopt::Parser;
use wasm_bindgen_cli_support::Bindgen;

use crate::{folder, names, pack, plain, publish, shrink, sizes, tools};

/// A WebAssembly module of the page.
pub(crate) struct Module {
    /// The stem of the generated files: `….js`, `…_bg.wasm`, `….d.ts`.
    pub(crate) name: &'static str,
    /// What tells cargo what is to be in it.
    pub(crate) features: &'static [&'static str],
}

/// What the first view loads, and what later views load.
pub(crate) const MODULES: [Module; 3] = [
    Module {
        name: "relu_lesson",
        features: &["--no-default-features", "--features", "lesson"],
    },
    Module {
        name: "relu_playground",
        features: &[],
    },
    Module {
        name: "relu_lab",
        features: &["--no-default-features", "--features", "lab"],
    },
];

/// The module of that name.
pub(crate) fn module(name: &str) -> Result<&'static Module> {
    let found = MODULES.iter().find(|module| module.name == name);
    found.with_context(|| format!("there is no module {name}"))
}

/// Makes Node.js read the generated JavaScript as the ES module that it is, so
/// that tests can import the very file that ships.
const PACKAGE_JSON: &str = "{ \"type\": \"module\" }\n";

/// The `build` command.
pub(crate) fn command(args: &mut Parser) -> Result<ExitCode> {
    if let Some(arg) = args.next()? {
        return Err(arg.unexpected().into());
    }
    build()?;
    Ok(ExitCode::SUCCESS)
}

/// Makes dist/ afresh. A build that fails leaves the dist/ there was.
pub(crate) fn build() -> Result<()> {
    site()?;
    let fresh = tools::root().join("dist.new");
    folder::remove(&fresh)?;
    publish::folder(&tools::site(), &fresh)?;
    pack::folder(&fresh)?;
    folder::replace(&tools::dist(), &fresh)?;
    println!("{}", sizes::summary(&tools::dist())?);
    Ok(())
}

/// Makes target/site/ afresh.
fn site() -> Result<()> {
    let www = tools::root().join("www");
    if !www.join("index.html").is_file() {
        bail!("www/index.html is missing, so there is no page to build");
    }
    tools::need_wasm_target()?;
    let fresh = tools::site().with_extension("new");
    folder::remove(&fresh)?;
    folder::copy(&www, &fresh)?;
    let pkg = fresh.join("pkg");
    for module in &MODULES {
        generate(module, &pkg)?;
        plain::generate(module, &pkg.join(plain::FOLDER))?;
    }
    plain::page(&fresh)?;
    fs::write(pkg.join("package.json"), PACKAGE_JSON).context("target/site cannot be written")?;
    shrink::files(&fresh)?;
    folder::replace(&tools::site(), &fresh)
}

/// Where cargo leaves every module, one after the other, in a target folder.
pub(crate) fn built_module(target: &Path) -> PathBuf {
    let module = target.join(tools::WASM_TARGET).join("release");
    module.join("relu_playground.wasm")
}

/// Cargo's target folder, which may be anywhere.
pub(crate) fn target_folder() -> Result<PathBuf> {
    let args = ["metadata", "--no-deps", "--format-version", "1"];
    let metadata: serde_json::Value =
        serde_json::from_str(&tools::read(&mut tools::cargo(&args))?)?;
    let target = metadata["target_directory"]
        .as_str()
        .context("cargo metadata names no target directory")?;
    Ok(target.into())
}

/// Builds a module, and writes the files that the browser loads.
pub(crate) fn generate(module: &Module, pkg: &Path) -> Result<()> {
    tools::run(tools::cargo_wasm(&["build", "--release"]).args(module.features))?;
    bind(module, &built_module(&target_folder()?), pkg)
}

/// Writes the files that the browser loads, of a module that was built.
pub(crate) fn bind(module: &Module, built: &Path, pkg: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(built)
        .out_name(module.name)
        .web(true)?
        .typescript(true)
        // Else `init()` without an argument does not know where the module is.
        .omit_default_module_path(false)
        // Names of functions are most of the module, and no visitor reads them.
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen
        .generate(pkg)
        .with_context(|| format!("wasm-bindgen could not make {}", module.name))?;
    names::shorten(pkg, module.name)
}
