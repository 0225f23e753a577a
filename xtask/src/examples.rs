//! The examples print what their first comment says that they print.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::{folder, tools};

/// The check: runs every program in examples/.
pub(crate) fn check() -> Result<()> {
    for path in folder::entries(&tools::root().join("examples"))? {
        let name = path.file_stem().context("an example has a name")?;
        let name = name.to_string_lossy().into_owned();
        let source = fs::read_to_string(&path).with_context(|| format!("{name} cannot be read"))?;
        let promised = promised(&source).with_context(|| {
            format!("the comment of the example {name} says not what it prints")
        })?;
        // The profile of the tests: what they were built of serves again.
        let args = ["run", "--quiet", "--package", "relu-playground"];
        let mut run = tools::cargo(&args);
        run.args(["--profile", "test", "--example", &name]);
        let printed = tools::read(&mut run)?;
        if printed != promised {
            bail!("the example {name} prints\n{printed}where its comment says\n{promised}");
        }
    }
    Ok(())
}

/// The block of text in an example's first comment.
fn promised(source: &str) -> Option<String> {
    let comment = source.lines().map_while(|line| line.strip_prefix("//!"));
    let lines = comment.map(|line| line.strip_prefix(' ').unwrap_or(line));
    let mut block = lines.skip_while(|line| *line != "```text").skip(1);
    let mut text = String::new();
    loop {
        match block.next()? {
            "```" => return Some(text),
            line => text += &format!("{line}\n"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::promised;

    #[test]
    fn the_block_in_the_comment_is_what_is_promised() {
        let source = "//! What.\n//!\n//! ```text\n//! a\n//!   b\n//!\n//! ```\n\nfn main() {}\n";
        assert_eq!(promised(source).unwrap(), "a\n  b\n\n");
        assert_eq!(promised("//! What.\n\n//! ```text\n//! a\n//! ```\n"), None);
        assert_eq!(promised("//! ```text\n//! a\n"), None);
    }
}
