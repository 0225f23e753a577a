//! The browsers of the end-to-end tests: the system's own, never a download.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::tools;

/// A program that tests need, and where it comes from.
pub(crate) struct Browser {
    /// What it is, in a sentence.
    name: &'static str,
    /// The variable that names another one.
    variable: &'static str,
    /// Names under which it may be on the PATH.
    names: &'static [&'static str],
    /// Where some systems keep it, beside the PATH.
    paths: &'static [&'static str],
    /// Debian's packages of it and of what it needs.
    packages: &'static [&'static str],
}

pub(crate) const CHROMIUM: Browser = Browser {
    name: "Chromium",
    variable: "CHROMIUM",
    names: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ],
    paths: &[
        "/usr/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ],
    // With a font to write in.
    packages: &["chromium", "fonts-dejavu-core"],
};

pub(crate) const FIREFOX: Browser = Browser {
    name: "Firefox",
    variable: "FIREFOX",
    names: &["firefox-esr", "firefox"],
    paths: &["/Applications/Firefox.app/Contents/MacOS/firefox"],
    packages: &["firefox-esr", "fonts-dejavu-core"],
};

/// WebKitGTK's driver, which starts the browser that comes with it.
pub(crate) const WEBKIT: Browser = Browser {
    name: "WebKitGTK and its WebKitWebDriver",
    variable: "WEBKIT_DRIVER",
    names: &["WebKitWebDriver"],
    paths: &[],
    packages: &["webkit2gtk-driver", "fonts-dejavu-core"],
};

/// WebKitGTK's browser has no way of its own to run without a screen.
pub(crate) const SCREEN: Browser = Browser {
    name: "xvfb-run, a screen for WebKit",
    variable: "XVFB_RUN",
    names: &["xvfb-run"],
    paths: &[],
    packages: &["xvfb", "xauth"],
};

impl Browser {
    /// Where it is; installs Debian's when there is none and we may.
    pub(crate) fn need(&self) -> Result<PathBuf> {
        if let Some(path) = env::var_os(self.variable) {
            return self.named(PathBuf::from(path));
        }
        if let Some(path) = self.find() {
            return Ok(path);
        }
        if tools::find_on_path("apt-get").is_none() || !is_root() {
            bail!("{}", self.wanted());
        }
        self.install()?;
        self.find()
            .with_context(|| format!("{} was installed, but is not on the PATH", self.name))
    }

    /// The one that the variable names.
    fn named(&self, path: PathBuf) -> Result<PathBuf> {
        if !path.is_file() {
            bail!(
                "{} names {}, which is not there",
                self.variable,
                path.display()
            );
        }
        Ok(path)
    }

    /// Looks for it on the PATH, then where some systems keep it.
    fn find(&self) -> Option<PathBuf> {
        let named = self.names.iter().find_map(|name| tools::find_on_path(name));
        named.or_else(|| {
            let mut paths = self.paths.iter().map(Path::new);
            Some(paths.find(|path| path.is_file())?.to_owned())
        })
    }

    /// What to say where it is missing.
    fn wanted(&self) -> String {
        format!(
            "the end-to-end tests need {}: install it (on Debian: `sudo apt-get install {}`), or name \
             one in the variable {}",
            self.name,
            self.packages.join(" "),
            self.variable
        )
    }

    /// Installs Debian's.
    fn install(&self) -> Result<()> {
        println!("Installing {} with apt-get", self.name);
        tools::run(Command::new("apt-get").args(["--quiet", "update"]))?;
        let options = ["--quiet", "install", "--yes", "--no-install-recommends"];
        tools::run(
            Command::new("apt-get")
                .args(options)
                .args(self.packages)
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )
    }
}

/// Whether this process may install packages.
fn is_root() -> bool {
    tools::read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said_in_one_sentence() {
        assert_eq!(
            FIREFOX.wanted(),
            "the end-to-end tests need Firefox: install it (on Debian: `sudo apt-get install \
             firefox-esr fonts-dejavu-core`), or name one in the variable FIREFOX"
        );
        let error = WEBKIT.named("/no/such/driver".into()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "WEBKIT_DRIVER names /no/such/driver, which is not there"
        );
    }

    #[test]
    fn a_program_is_found_by_any_of_its_names() {
        let cargo = Browser {
            names: &["no-such-program", "cargo"],
            ..SCREEN
        };
        assert!(cargo.find().is_some_and(|path| path.is_file()));
        let none = Browser {
            names: &["no-such-program"],
            ..SCREEN
        };
        assert_eq!(none.find(), None);
    }
}
