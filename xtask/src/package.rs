//! `cargo xtask package`: the whole module as an npm package, in a tarball that `npm install` takes.
//!
//! What is written by hand is in npm/; the module, its types, and what Cargo.toml says already are added here.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use lexopt::Parser;
use serde_json::Value;

use crate::{browsers, bundle, folder, steps, tools};

/// The module that the package has: everything but the reader of CSV files.
const MODULE: &str = "relu_playground";

/// What the types need where a project does not name it: the page's elements, and `Symbol.dispose`.
const LIBRARIES: &str =
    "/// <reference lib=\"dom\" />\n/// <reference lib=\"esnext.disposable\" />\n";

/// How wasm-bindgen's JavaScript throws what it has to say, and the one thing that a caller hears of it: that
/// an object was used after its `free()`.
const THROWS: &str = "throw new Error(getStringFromWasm0(arg0, arg1));";
const SAYS_FREED: &str = "const said = getStringFromWasm0(arg0, arg1);\n            \
    throw new Error(said === 'null pointer passed to rust' ? \
    'this object was freed; make another one' : said);";

/// The `package` command.
pub(crate) fn command(args: &mut Parser) -> Result<ExitCode> {
    if let Some(arg) = args.next()? {
        return Err(arg.unexpected().into());
    }
    println!("{}", make()?.display());
    Ok(ExitCode::SUCCESS)
}

/// The check: a project of its own installs the tarball, and uses it in Node.js, in a page and under Vite.
pub(crate) fn check() -> Result<()> {
    let tests = tools::root().join("tests").join("package");
    let tarball = make()?;
    steps::npm_packages(&tests)?;
    let mut check = tools::npm();
    check
        .args(["run", "--silent", "check"])
        .current_dir(tests)
        .env("TARBALL", tarball)
        .env("CHROMIUM", browsers::CHROMIUM.need()?);
    tools::run(&mut check)
}

/// Makes the tarball, and says where it is.
fn make() -> Result<PathBuf> {
    tools::need_wasm_target()?;
    tools::need_node()?;
    let out = bundle::target_folder()?.join("package-npm");
    let package = out.join("relu-playground");
    folder::remove(&out)?;
    folder::copy(&tools::root().join("npm"), &package)?;
    bundle::generate(bundle::module(MODULE)?, &package)?;
    for (file, edit) in [
        ("relu_playground.d.ts", with_libraries as Edit),
        ("relu_playground.js", with_sentence),
        ("package.json", with_manifest),
    ] {
        rewrite(&package.join(file), edit)?;
    }
    for (from, to) in [
        ("LICENSE-MIT", "LICENSE-MIT"),
        ("LICENSE-APACHE", "LICENSE-APACHE"),
        ("src/data/heart/README.md", "HEART.md"),
    ] {
        fs::copy(tools::root().join(from), package.join(to))
            .with_context(|| format!("{from} cannot be copied"))?;
    }
    let mut pack = tools::npm();
    pack.args(["pack", "--silent", "--pack-destination"])
        .arg(&out)
        .current_dir(&package);
    Ok(out.join(tools::read(&mut pack)?.trim()))
}

/// What becomes of a file's text.
type Edit = fn(&str) -> Result<String>;

/// Writes a file again, edited.
fn rewrite(path: &Path, edit: Edit) -> Result<()> {
    let text =
        fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    fs::write(path, edit(&text)?).with_context(|| format!("{} cannot be written", path.display()))
}

/// Types that are complete in any project.
fn with_libraries(types: &str) -> Result<String> {
    Ok(format!("{LIBRARIES}{types}"))
}

/// JavaScript that says of a freed object what it is.
fn with_sentence(script: &str) -> Result<String> {
    script
        .contains(THROWS)
        .then(|| script.replace(THROWS, SAYS_FREED))
        .context("wasm-bindgen's JavaScript throws in another way than it did; see THROWS in xtask")
}

/// package.json with what Cargo.toml says: version, description, licence, keywords. As text, for the order of
/// its `exports` counts, and a JSON value here has none.
fn with_manifest(json: &str) -> Result<String> {
    let manifest = crate_manifest()?;
    let field = |key| format!("\n  \"{key}\": {},", manifest[key]);
    let fields = ["version", "description", "license", "keywords"].map(field);
    let name = "\"name\": \"relu-playground\",";
    let (before, after) = json
        .split_once(name)
        .context("npm/package.json does not name the package")?;
    Ok([before, name, &fields.concat(), after].concat())
}

/// What Cargo.toml says of the crate.
fn crate_manifest() -> Result<Value> {
    let args = ["metadata", "--no-deps", "--format-version", "1"];
    let metadata: Value = serde_json::from_str(&tools::read(&mut tools::cargo(&args))?)?;
    let packages = metadata["packages"].as_array();
    let ours = |package: &&Value| package["name"] == "relu-playground";
    let found = packages.and_then(|packages| packages.iter().find(ours));
    found
        .cloned()
        .context("cargo metadata names no relu-playground")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manifest_has_what_cargo_toml_says_and_keeps_its_order() {
        let path = tools::root().join("npm").join("package.json");
        let manifest = with_manifest(&fs::read_to_string(path).unwrap()).unwrap();
        let json: Value = serde_json::from_str(&manifest).unwrap();
        assert_eq!(json["name"], "relu-playground");
        assert_eq!(json["license"], "MIT OR Apache-2.0");
        assert!(json["version"].as_str().unwrap().contains('.'));
        // The first condition that holds is taken, and "default" always holds.
        let at = |condition| manifest.find(condition).unwrap();
        assert!(at("\"types\": \"./relu") < at("\"node\": \"./node.js\""));
        assert!(at("\"node\": \"./node.js\"") < at("\"default\""));
        assert!(with_manifest("{}").is_err());
    }

    #[test]
    fn javascript_that_throws_in_another_way_is_refused() {
        let script = with_sentence(&format!("a\n{THROWS}\nb")).unwrap();
        assert!(script.contains("this object was freed"), "{script}");
        assert!(with_sentence("throw new Error();").is_err());
    }
}
