//! `cargo xtask test`: every check of the project, in order, until one fails.

use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::Parser;

use crate::pytorch;
use crate::steps::{STEPS, Step};

/// The `test` command.
pub(crate) fn command(args: &mut Parser) -> Result<ExitCode> {
    Ok(run(&chosen(args)?))
}

/// The names of all checks, in order.
pub(crate) fn names() -> Vec<&'static str> {
    STEPS.iter().map(|step| step.name).collect()
}

/// The checks that the command line asks for, in the order of the table: all but the extra ones;
/// of these all but the slow ones; or those named, with what they need.
fn chosen(args: &mut Parser) -> Result<Vec<&'static Step>> {
    use lexopt::prelude::{Long, ValueExt};
    let (mut fast, mut install, mut only) = (false, false, Vec::new());
    while let Some(arg) = args.next()? {
        match arg {
            Long("fast") => fast = true,
            // What is installed once is used by every run after.
            Long("pytorch") => install = true,
            Long("only") => only.push(args.value()?.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    if let Some(name) = only.iter().find(|name| !names().contains(&name.as_str())) {
        bail!(
            "there is no check `{name}`; the checks are: {}",
            names().join(", ")
        );
    }
    if install {
        pytorch::install()?;
    }
    let wanted = |step: &Step| match only.is_empty() {
        true => !(step.extra || fast && step.slow),
        false => only.iter().any(|name| name == step.name),
    };
    let named: Vec<_> = STEPS.iter().filter(|step| wanted(step)).collect();
    let needed = |step: &Step| named.iter().any(|other| other.needs.contains(&step.name));
    Ok(STEPS
        .iter()
        .filter(|step| wanted(step) || needed(step))
        .collect())
}

/// Runs the checks and prints the closing line, alone and last, by which a
/// script can tell what was run.
fn run(steps: &[&Step]) -> ExitCode {
    for (passed, step) in steps.iter().enumerate() {
        println!(
            "[{}/{}] {}: {}",
            passed + 1,
            steps.len(),
            step.name,
            step.about
        );
        if let Err(error) = (step.run)() {
            eprintln!("error: the check `{}` failed: {error:#}", step.name);
            eprintln!("To run it alone: cargo xtask test --only {}", step.name);
            println!("{passed} passed, 1 failed");
            return ExitCode::FAILURE;
        }
    }
    println!("{} passed, 0 failed", steps.len());
    ExitCode::SUCCESS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_chosen(line: &[&str]) -> Result<Vec<&'static str>> {
        Ok(chosen(&mut Parser::from_args(line))?
            .iter()
            .map(|step| step.name)
            .collect())
    }

    #[test]
    fn every_check_is_chosen_unless_told_otherwise() {
        let all: Vec<_> = names()
            .into_iter()
            .filter(|name| !name.starts_with("firefox"))
            .collect();
        assert_eq!(names_chosen(&[]).unwrap(), all);
        let fast = names_chosen(&["--fast"]).unwrap();
        assert!(!fast.contains(&"e2e") && fast.contains(&"wasm"));
    }

    #[test]
    fn a_named_check_brings_what_it_needs_before_it() {
        assert_eq!(names_chosen(&["--only", "fmt"]).unwrap(), ["fmt"]);
        assert_eq!(
            names_chosen(&["--only", "e2e"]).unwrap(),
            ["build", "npm", "e2e"]
        );
        assert_eq!(
            names_chosen(&["--only", "firefox-all"]).unwrap(),
            ["build", "npm", "firefox-all"]
        );
        let two = names_chosen(&["--only=eslint", "--only=fmt"]).unwrap();
        assert_eq!(two, ["fmt", "npm", "eslint"]);
    }

    #[test]
    fn an_unknown_check_is_answered_with_the_checks() {
        let error = names_chosen(&["--only", "lint"]).unwrap_err().to_string();
        assert!(
            error.starts_with("there is no check `lint`; the checks are: fmt, "),
            "{error}"
        );
    }

    #[test]
    fn needs_are_complete_and_come_first() {
        for (at, step) in STEPS.iter().enumerate() {
            for need in step.needs {
                let before = STEPS[..at].iter().find(|other| other.name == *need);
                let before = before.unwrap_or_else(|| panic!("{} needs {need} first", step.name));
                // `chosen` looks one level deep.
                assert!(before.needs.iter().all(|deep| step.needs.contains(deep)));
            }
        }
    }
}
