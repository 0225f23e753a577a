//! The project's tasks, run as `cargo xtask <command>`.
//!
//! This crate shells out to cargo, Node and Chromium; it never imports the
//! crate that it builds.

mod bench;
mod browsers;
mod bundle;
mod examples;
mod folder;
mod headers;
mod names;
mod pack;
mod package;
mod plain;
mod publish;
mod pytorch;
mod report;
mod serve;
mod shrink;
mod sizes;
mod steps;
mod test;
mod tools;

use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::Parser;

/// One row of the command table: a name, what `--help` says of it, and its code.
struct Command {
    name: &'static str,
    usage: &'static str,
    about: &'static str,
    run: fn(&mut Parser) -> Result<ExitCode>,
}

/// Every command there is, in the order that the usage text shows them.
const COMMANDS: &[Command] = &[
    Command {
        name: "build",
        usage: "build",
        about: "make the static page in dist/",
        run: bundle::command,
    },
    Command {
        name: "package",
        usage: "package",
        about: "make the npm package, a tarball in target/package-npm/",
        run: package::command,
    },
    Command {
        name: "serve",
        usage: "serve [--port N] [--open] [--no-build]",
        about: "build, then serve dist/ on this machine only",
        run: serve::command,
    },
    Command {
        name: "test",
        usage: "test [--fast] [--pytorch] [--only CHECK]...",
        about: "run every check, or all but the slow ones, or those named; first install PyTorch",
        run: test::command,
    },
    Command {
        name: "bench",
        usage: "bench [--quick]",
        about: "measure the trainer beside others, into docs/PERFORMANCE.md",
        run: bench::command,
    },
];

fn main() -> ExitCode {
    match dispatch(&mut Parser::from_env()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Reads the command's name and hands the rest of the line to it.
fn dispatch(args: &mut Parser) -> Result<ExitCode> {
    use lexopt::prelude::{Long, Short, Value};
    let name = match args.next()? {
        Some(Value(name)) => name.to_string_lossy().into_owned(),
        Some(Long("help") | Short('h')) => {
            println!("{}", usage());
            return Ok(ExitCode::SUCCESS);
        }
        Some(other) => return Err(other.unexpected().into()),
        None => bail!("no command was given\n\n{}", usage()),
    };
    match COMMANDS.iter().find(|command| command.name == name) {
        Some(command) => (command.run)(args),
        None => bail!("there is no command `{name}`\n\n{}", usage()),
    }
}

/// The usage text: one line for each command, and the names of the checks.
fn usage() -> String {
    let mut text = String::from("Usage: cargo xtask <command>\n\nCommands:\n");
    for command in COMMANDS {
        text += &format!("  {:<44} {}\n", command.usage, command.about);
    }
    text += &format!("\nChecks: {}", test::names().join(", "));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(line: &[&str]) -> String {
        dispatch(&mut Parser::from_args(line))
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn an_unknown_command_is_answered_with_the_commands() {
        let text = refusal(&["biuld"]);
        assert!(text.starts_with("there is no command `biuld`"));
        for command in COMMANDS {
            assert!(text.contains(command.usage), "{text}");
        }
    }

    #[test]
    fn no_command_and_unknown_options_are_refused() {
        assert!(refusal(&[]).starts_with("no command was given"));
        assert_eq!(refusal(&["--port"]), "invalid option '--port'");
        assert_eq!(refusal(&["build", "now"]), "unexpected argument \"now\"");
    }
}
