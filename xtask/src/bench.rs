//! `cargo xtask bench`: our trainer beside others, in one run on this machine.
//!
//! tests/bench has the contestants and the driver, which prints what they took; this builds what they
//! need, serves it, and makes the table of it.

use std::env;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::thread;

use anyhow::{Context, Result};
use lexopt::Parser;
use wasm_bindgen_cli_support::Bindgen;

use crate::{browsers, bundle, report, serve, steps, tools};

/// How often everybody takes a turn.
const ROUNDS: u32 = 9;
const QUICK_ROUNDS: u32 = 3;

/// The `bench` command.
pub(crate) fn command(args: &mut Parser) -> Result<ExitCode> {
    let quick = is_quick(args)?;
    steps::npm_packages(&tools::browser_tests())?;
    steps::npm_packages(&folder())?;
    let chromium = browsers::CHROMIUM.need()?;
    bundle::build()?;
    module()?;
    tools::run(tools::npm_script("bundle").current_dir(folder()))?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port can be had")?;
    let url = format!("http://{}/", listener.local_addr()?);
    // It ends with this program.
    thread::spawn(move || serve::serve(listener, serve::folders(&tools::site(), &folder())));
    let mut driver = Command::new("node");
    driver
        .arg(folder().join("run.js"))
        .env("URL", url)
        .env("CHROMIUM", chromium)
        .env("ROUNDS", rounds(quick).to_string())
        .env("QUICK", if quick { "yes" } else { "" })
        .env("PYTHON", env::var("PYTHON").unwrap_or("python3".into()))
        .stderr(Stdio::inherit());
    let figures = serde_json::from_str(&tools::read(&mut driver)?)?;
    let rust = tools::read(Command::new("rustc").arg("--version"))?;
    let text = report::markdown(&figures, rust.trim())?;
    println!("{text}");
    if !quick {
        let path = tools::root().join("docs").join("PERFORMANCE.md");
        fs::write(path, text).context("docs/PERFORMANCE.md cannot be written")?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads the command line.
fn is_quick(args: &mut Parser) -> Result<bool> {
    let mut quick = false;
    while let Some(arg) = args.next()? {
        match arg {
            lexopt::Arg::Long("quick") => quick = true,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(quick)
}

fn rounds(quick: bool) -> u32 {
    if quick { QUICK_ROUNDS } else { ROUNDS }
}

/// Where the contestants are.
fn folder() -> PathBuf {
    tools::root().join("tests").join("bench")
}

/// Builds the contestants that are written in Rust: for speed alone, with the compiler's own settings
/// but for SIMD, and not with those that suit our kernels.
fn module() -> Result<()> {
    const PROFILE: &str = "contestant";
    let package = ["--package", "bench-ndarray", "--target", tools::WASM_TARGET];
    let mut build = tools::cargo(&["build", "--profile", PROFILE]);
    build
        .args(package)
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env("RUSTFLAGS", "-Ctarget-feature=+simd128");
    tools::run(&mut build)?;
    let built = bundle::target_folder()?.join(tools::WASM_TARGET);
    Bindgen::new()
        .input_path(built.join(PROFILE).join("bench_ndarray.wasm"))
        .web(true)?
        .omit_default_module_path(false)
        .generate(folder().join("pkg"))
        .context("wasm-bindgen could not make the benchmark's module")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_run_is_asked_for() {
        assert!(!is_quick(&mut Parser::from_args([""; 0])).unwrap());
        assert!(is_quick(&mut Parser::from_args(["--quick"])).unwrap());
        let error = is_quick(&mut Parser::from_args(["--quik"])).unwrap_err();
        assert_eq!(error.to_string(), "invalid option '--quik'");
    }
}
