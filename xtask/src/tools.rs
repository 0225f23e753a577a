//! The programs that the tasks run, where they are found, and what to say
//! when one is missing.

use std::env;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// The compilation target of the page's modules.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// npm is a batch file on Windows, and must be named as one.
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// The oldest Node.js that every tool in tests/browser runs on.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// The top folder of the repository. Cargo names it anew at every run: where
/// checkouts share a target folder, this program may be another one's build.
pub(crate) fn root() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR");
    let package = package.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let root = Path::new(&package).parent();
    root.expect("xtask is in a folder of the repository")
        .to_owned()
}

/// The page as it was built, each file by the name that it has in `www/`: for tests and tools. The
/// modules with their types are in its `pkg/`.
pub(crate) fn site() -> PathBuf {
    root().join("target").join("site")
}

/// The folder that `build` makes and `serve` serves.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The folder of the Node.js tools and of the tests that run on them.
pub(crate) fn browser_tests() -> PathBuf {
    root().join("tests").join("browser")
}

/// The cargo that runs this task, in the top folder.
pub(crate) fn cargo(args: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(args).current_dir(root());
    command
}

/// Cargo for a module of the page. RUSTFLAGS of the environment would replace
/// those of `.cargo/config.toml`, and with them the module's SIMD.
pub(crate) fn cargo_wasm(args: &[&str]) -> Command {
    let mut command = cargo(args);
    command.args(["--package", "relu-playground", "--target", WASM_TARGET]);
    command
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS");
    if let Some(flags) = registry_remapping() {
        // Cargo adds this list to that of `.cargo/config.toml`.
        let key = format!("target.{WASM_TARGET}.rustflags");
        command.arg("--config").arg(format!("{key}=[{flags}]"));
    }
    command
}

/// Flags that name the sources of crates without the folder they lie in: where a crate can panic its
/// file's name is in the module, and nobody's home folder belongs into a public file.
fn registry_remapping() -> Option<String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")))?;
    let registries = home.join("registry").join("src").read_dir().ok()?;
    let flag = |registry: std::fs::DirEntry| {
        let folder = registry.path();
        // A TOML string in single quotes takes every path as it is.
        format!("'--remap-path-prefix={}='", folder.display())
    };
    let flags: Vec<String> = registries.flatten().map(flag).collect();
    Some(flags.join(","))
}

/// One of the scripts in tests/browser/package.json.
pub(crate) fn npm_script(name: &str) -> Command {
    let mut command = npm();
    command.args(["run", "--silent", name]);
    command
}

/// npm, in the folder of the Node.js tools.
pub(crate) fn npm() -> Command {
    let mut command = Command::new(NPM);
    // Nothing here may fetch a browser: the tests use the system's Chromium.
    command
        .current_dir(browser_tests())
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    command
}

/// Runs a command to its end; anything but success is a sentence.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = show(command);
    let status = command.status().map_err(|error| refusal(&shown, error))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// Runs a command to its end and gives what it printed.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let shown = show(command);
    let output = command.output().map_err(|error| refusal(&shown, error))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{shown}` failed ({}): {}", output.status, said.trim());
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{shown}` printed no UTF-8"))
}

/// Makes sure that the wasm target of the Rust toolchain is there.
pub(crate) fn need_wasm_target() -> Result<()> {
    let mut ask = Command::new("rustc");
    ask.args(["--print", "target-libdir", "--target", WASM_TARGET])
        .current_dir(root());
    if Path::new(read(&mut ask)?.trim()).exists() {
        return Ok(());
    }
    rustup(
        &format!("the Rust target {WASM_TARGET}"),
        &["target", "add", WASM_TARGET],
    )
}

/// Makes sure that rustfmt and clippy are there: rustup's minimal profile has neither.
pub(crate) fn need_rust_tools() -> Result<()> {
    for (command, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        let mut ask = cargo(&[command, "--version"]);
        if !ask.output().is_ok_and(|output| output.status.success()) {
            rustup(component, &["component", "add", component])?;
        }
    }
    Ok(())
}

/// Adds `what` by rustup, or says that somebody has to.
fn rustup(what: &str, args: &[&str]) -> Result<()> {
    if find_on_path("rustup").is_none() {
        bail!(
            "{what} is missing and there is no rustup to add it: \
             install it as your Rust was installed, or get Rust from https://rustup.rs"
        );
    }
    println!("Adding {what}");
    run(Command::new("rustup").args(args).current_dir(root()))
}

/// Makes sure that Node.js and npm are there, and new enough.
pub(crate) fn need_node() -> Result<()> {
    let (major, minor) = OLDEST_NODE;
    let wanted = format!("install Node.js {major}.{minor} or newer, with npm: https://nodejs.org");
    if find_on_path("node").is_none() || find_on_path(NPM).is_none() {
        bail!("the checks of the page need `node` and `npm` on the PATH: {wanted}");
    }
    let version = read(Command::new("node").arg("--version"))?;
    match node_version(&version) {
        Some(found) if found >= OLDEST_NODE => Ok(()),
        _ => bail!(
            "Node.js here is {}, too old for the checks: {wanted}",
            version.trim()
        ),
    }
}

/// The first file of that name in the folders of the PATH.
pub(crate) fn find_on_path(name: &str) -> Option<PathBuf> {
    let name = match Path::new(name).extension() {
        Some(_) => name.to_owned(),
        None => format!("{name}{}", env::consts::EXE_SUFFIX),
    };
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders)
        .map(|folder| folder.join(&name))
        .find(|path| path.is_file())
}

/// Major and minor of what `node --version` prints, such as `v20.19.1`.
fn node_version(printed: &str) -> Option<(u32, u32)> {
    let mut numbers = printed.trim().strip_prefix('v')?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

/// The command as one would type it, for messages.
fn show(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Why a command did not even start.
fn refusal(shown: &str, error: std::io::Error) -> anyhow::Error {
    match error.kind() {
        ErrorKind::NotFound => anyhow::anyhow!("`{shown}` cannot run: it is not installed"),
        _ => anyhow::Error::new(error).context(format!("`{shown}` cannot run")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_versions_are_read_and_compared() {
        assert_eq!(node_version("v20.19.1\n"), Some((20, 19)));
        assert!(node_version("v18.19.0") < Some(OLDEST_NODE));
        assert!(node_version("v22.0.0") > Some(OLDEST_NODE));
        assert_eq!(node_version("20.19"), None);
        assert_eq!(node_version("v20"), None);
    }

    #[test]
    fn a_command_that_fails_or_is_missing_is_a_sentence() {
        let error = read(&mut cargo(&["no-such-command", "--quiet"]))
            .unwrap_err()
            .to_string();
        assert!(
            error.starts_with("`cargo no-such-command --quiet` failed ("),
            "{error}"
        );
        let error = run(&mut Command::new("no-such-program"))
            .unwrap_err()
            .to_string();
        assert_eq!(error, "`no-such-program` cannot run: it is not installed");
    }

    #[test]
    fn programs_are_found_on_the_path() {
        assert!(find_on_path("cargo").is_some_and(|path| path.is_absolute()));
        assert_eq!(find_on_path("no-such-program"), None);
    }
}
