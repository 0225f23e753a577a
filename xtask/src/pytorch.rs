//! The scripts that the page gives away, run with PyTorch where that is installed.
//!
//! PyTorch brings CUDA libraries of several gigabytes, so nobody is made to install it.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::tools;

/// What a Python needs for the scripts; the drawing and the notebook's own check are left out without theirs.
const NEEDED: &str = "import torch, pandas, sklearn";

/// The check: the Rust test writes scripts and figures, Python runs the ones and compares the others.
pub(crate) fn check() -> Result<()> {
    let python = python();
    let mut ask = Command::new(&python);
    let is_there = ask.args(["-c", NEEDED]).output();
    if !is_there.is_ok_and(|output| output.status.success()) {
        println!(
            "Left out: {} has no PyTorch, pandas and scikit-learn. To install them under target/ (about 6 GB) \
             and run this check: cargo xtask test --pytorch --only pytorch",
            python.display()
        );
        return Ok(());
    }
    let cases = target().join("python-cases.json");
    let mut write = tools::cargo(&["test", "--package", "relu-playground", "--test", "python"]);
    tools::run(write.arg("--quiet").env("PYTHON_CASES", &cases))?;
    let script = folder().join("check.py");
    tools::run(Command::new(&python).arg(script).arg(cases))
}

/// Makes a virtual environment under target/ with the locked packages, or brings it up to date.
pub(crate) fn install() -> Result<()> {
    let environment = environment();
    if !in_environment().is_file() {
        println!("Making {}", environment.display());
        let mut make = Command::new(system_python());
        tools::run(make.args(["-m", "venv"]).arg(&environment))?;
    }
    println!("Installing PyTorch and what else the scripts need");
    let mut pip = Command::new(in_environment());
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--requirement",
    ]);
    tools::run(pip.arg(folder().join("requirements.txt"))).context("PyTorch could not be installed")
}

/// The Python to run the scripts with: `PYTHON`, or the one that [`install`] made, or the system's.
fn python() -> PathBuf {
    match env::var_os("PYTHON") {
        Some(python) => python.into(),
        None if in_environment().is_file() => in_environment(),
        None => system_python().into(),
    }
}

/// The Python to make others from.
fn system_python() -> OsString {
    let usual = if cfg!(windows) { "python" } else { "python3" };
    env::var_os("PYTHON").unwrap_or_else(|| usual.into())
}

/// Where [`install`] puts everything.
fn environment() -> PathBuf {
    target().join("pytorch")
}

/// Its Python.
fn in_environment() -> PathBuf {
    environment().join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    })
}

/// Cargo's folder for what is made.
fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| tools::root().join("target"), PathBuf::from)
}

/// The folder of the scripts' test.
fn folder() -> PathBuf {
    tools::root().join("tests").join("python")
}
