//! The browser of the end-to-end tests: the system's own, never a download.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::tools;

/// Names under which the browser may be on the PATH.
const CHROMIUM_NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Browsers that are not on the PATH by default.
const CHROMIUM_PATHS: [&str; 2] = [
    "/usr/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// Where Chromium is; installs Debian's when there is none and we may.
pub(crate) fn need() -> Result<PathBuf> {
    if let Some(path) = env::var_os("CHROMIUM") {
        let path = PathBuf::from(path);
        if !path.is_file() {
            bail!("CHROMIUM names {}, which is not there", path.display());
        }
        return Ok(path);
    }
    if let Some(path) = find() {
        return Ok(path);
    }
    if tools::find_on_path("apt-get").is_none() || !is_root() {
        bail!(
            "the end-to-end tests need Chromium: install it (on Debian: \
             `sudo apt-get install chromium`), or name one in the variable CHROMIUM"
        );
    }
    install()?;
    find().context("Chromium was installed, but is not on the PATH")
}

/// Looks for Chromium on the PATH, then where some systems keep it.
fn find() -> Option<PathBuf> {
    let named = CHROMIUM_NAMES
        .iter()
        .find_map(|name| tools::find_on_path(name));
    named.or_else(|| {
        CHROMIUM_PATHS
            .iter()
            .map(PathBuf::from)
            .find(|path| path.is_file())
    })
}

/// Installs Debian's Chromium, and a font for it to write in.
fn install() -> Result<()> {
    println!("Installing Chromium with apt-get");
    tools::run(Command::new("apt-get").args(["--quiet", "update"]))?;
    let options = ["--quiet", "install", "--yes", "--no-install-recommends"];
    tools::run(
        Command::new("apt-get")
            .args(options)
            .args(["chromium", "fonts-dejavu-core"])
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
}

/// Whether this process may install packages.
fn is_root() -> bool {
    tools::read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
