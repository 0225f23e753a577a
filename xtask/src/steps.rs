//! The table of checks: what `cargo xtask test` runs, in this order.

use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{browsers, bundle, examples, package, pytorch, sizes, tools};

/// One check.
pub(crate) struct Step {
    /// The word for it on the command line.
    pub(crate) name: &'static str,
    /// What it does, for the line that announces it.
    pub(crate) about: &'static str,
    /// Checks whose results it uses.
    pub(crate) needs: &'static [&'static str],
    /// Whether `--fast` leaves it out.
    pub(crate) slow: bool,
    /// Whether it runs only where it is named.
    pub(crate) extra: bool,
    /// The check itself.
    pub(crate) run: fn() -> Result<()>,
}

impl Step {
    /// A check that is neither slow nor in need of another.
    const fn new(name: &'static str, about: &'static str, run: fn() -> Result<()>) -> Self {
        Self {
            name,
            about,
            needs: &[],
            slow: false,
            extra: false,
            run,
        }
    }

    /// The same, with the checks that must come before it.
    const fn needs(self, needs: &'static [&'static str]) -> Self {
        Self { needs, ..self }
    }

    /// The same, left out by `--fast`.
    const fn slow(self) -> Self {
        Self { slow: true, ..self }
    }

    /// The same, run only where it is named.
    const fn extra(self) -> Self {
        Self {
            extra: true,
            ..self
        }
    }
}

/// Every check, the quick and general ones first.
pub(crate) const STEPS: &[Step] = &[
    Step::new("fmt", "Rust code is formatted", fmt),
    Step::new("clippy", "Rust lints", clippy),
    Step::new(
        "clippy-wasm",
        "Rust lints of the page's modules",
        clippy_wasm,
    ),
    Step::new("doc", "Rust documentation", doc),
    Step::new("unit", "Rust tests", unit),
    Step::new(
        "examples",
        "Rust examples print what they say",
        examples::check,
    ),
    Step::new("crate", "what cargo publish would send", crate_package).slow(),
    Step::new(
        "pytorch",
        "the page's scripts, run with PyTorch",
        pytorch::check,
    ),
    Step::new("build", "the page in dist/", bundle::build),
    Step::new("size", "the first view is small", || {
        sizes::check(&tools::dist())
    })
    .needs(&["build"]),
    Step::new("npm", "tools of the Node.js tests", npm),
    Step::new("types", "types of the page's JavaScript", || {
        script("types")
    })
    .needs(&["build", "npm"]),
    Step::new("eslint", "JavaScript lints", || script("eslint")).needs(&["npm"]),
    Step::new("stylelint", "CSS lints", || script("stylelint")).needs(&["npm"]),
    Step::new("html", "HTML is valid", || script("html")).needs(&["npm"]),
    Step::new("wasm", "the built modules in Node.js", || script("wasm")).needs(&["build", "npm"]),
    Step::new("webkit", "the page in WebKit: core journeys", webkit)
        .needs(&["build", "npm"])
        .slow(),
    Step::new(
        "firefox",
        "the page in Firefox: where engines differ",
        || firefox("engines"),
    )
    .needs(&["build", "npm"])
    .slow()
    .extra(),
    Step::new(
        "firefox-all",
        "the page in Firefox: all that it can",
        || firefox("all"),
    )
    .needs(&["build", "npm"])
    .slow()
    .extra(),
    Step::new("e2e", "the page in Chromium", e2e)
        .needs(&["build", "npm"])
        .slow(),
    Step::new("package", "the npm package, installed", package::check)
        .needs(&["npm"])
        .slow(),
];

fn fmt() -> Result<()> {
    tools::need_rust_tools()?;
    tools::run(&mut tools::cargo(&["fmt", "--all", "--check"]))
}

fn clippy() -> Result<()> {
    tools::need_rust_tools()?;
    let args = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "--deny",
        "warnings",
    ];
    tools::run(&mut tools::cargo(&args))
}

fn clippy_wasm() -> Result<()> {
    tools::need_wasm_target()?;
    for module in &bundle::MODULES {
        let mut clippy = tools::cargo_wasm(&["clippy"]);
        clippy.args(module.features);
        tools::run(clippy.args(["--", "--deny", "warnings"]))?;
    }
    Ok(())
}

/// The documentation that is published, and that of what is private.
fn doc() -> Result<()> {
    let args = ["doc", "--no-deps", "--package", "relu-playground"];
    for private in [&["--document-private-items"][..], &[]] {
        let mut doc = tools::cargo(&args);
        tools::run(doc.args(private).env("RUSTDOCFLAGS", "--deny warnings"))?;
    }
    Ok(())
}

/// Packs the crate, and builds it from what was packed. What is not committed yet counts too: the check is
/// for whoever works on it.
fn crate_package() -> Result<()> {
    let args = ["package", "--locked", "--allow-dirty"];
    tools::run(tools::cargo(&args).args(["--package", "relu-playground"]))
}

/// The tests of each package. The page's are built optimised; ours are not, for
/// then the crates that this very program was built from serve again.
fn unit() -> Result<()> {
    tools::run(&mut tools::cargo(&["test", "--package", "relu-playground"]))?;
    tools::run(&mut tools::cargo(&[
        "test",
        "--package",
        "xtask",
        "--profile",
        "dev",
    ]))
}

/// Installs the Node.js tools, unless those of the lock file are there.
fn npm() -> Result<()> {
    npm_packages(&tools::browser_tests())
}

/// Installs what a folder's lock file names.
pub(crate) fn npm_packages(folder: &Path) -> Result<()> {
    tools::need_node()?;
    // npm writes the second file last, after a complete install.
    let lock = folder.join("package-lock.json");
    let installed = folder.join("node_modules").join(".package-lock.json");
    if is_older(&installed, &lock)? {
        tools::run(tools::npm().arg("ci").current_dir(folder))?;
    }
    Ok(())
}

fn script(name: &str) -> Result<()> {
    tools::run(&mut tools::npm_script(name))
}

fn e2e() -> Result<()> {
    let chromium = browsers::CHROMIUM.need()?;
    tools::run(playwright("chromium")?.env("CHROMIUM", chromium))
}

/// Tests in Firefox: of all that it can run, or of those that tell engines apart.
fn firefox(which: &str) -> Result<()> {
    let firefox = browsers::FIREFOX.need()?;
    tools::run(
        playwright("firefox")?
            .env("FIREFOX", firefox)
            .env("ENGINES", which),
    )
}

/// Playwright's tests in one of its browsers.
fn playwright(project: &str) -> Result<Command> {
    // The server is started by Playwright, which also stops it.
    let xtask = std::env::current_exe().context("the path of this program is unknown")?;
    let mut tests = tools::npm_script("e2e");
    tests
        .args(["--", "--project", project])
        .env("XTASK", xtask)
        .env("PORT", free_port()?.to_string());
    Ok(tests)
}

fn webkit() -> Result<()> {
    let driver = browsers::WEBKIT.need()?;
    browsers::SCREEN.need()?;
    tools::run(tools::npm_script("webkit").env("WEBKIT_DRIVER", driver))
}

/// A loopback port that nobody has.
fn free_port() -> Result<u16> {
    let any = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port can be had")?;
    Ok(any.local_addr()?.port())
}

/// Whether a file is missing, or was written before its source.
fn is_older(file: &Path, source: &Path) -> Result<bool> {
    let written = |path: &Path| path.metadata().and_then(|metadata| metadata.modified());
    let source = written(source).with_context(|| format!("{} cannot be read", source.display()))?;
    Ok(written(file).map_or(true, |time| time < source))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_is_older_than_any() {
        let here = Path::new(file!());
        let here = tools::root().join(here);
        assert!(is_older(&here.with_extension("missing"), &here).unwrap());
        assert!(!is_older(&here, &here).unwrap());
        let error = is_older(&here, &here.with_extension("missing"))
            .unwrap_err()
            .to_string();
        assert!(error.ends_with("steps.missing cannot be read"), "{error}");
    }

    #[test]
    fn a_free_port_can_be_taken() {
        let port = free_port().unwrap();
        assert!(TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok());
    }
}
