//! Scripts without what only their readers need: comments and white space.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};

use crate::folder;

/// Shrinks every script in a folder and below it.
pub(crate) fn scripts(place: &Path) -> Result<()> {
    for path in folder::entries(place)? {
        if path.is_dir() {
            scripts(&path)?;
        } else if path.extension() == Some(OsStr::new("js")) {
            let text = fs::read_to_string(&path)
                .with_context(|| format!("{} cannot be read", path.display()))?;
            let shrunk = minifier::js::minify(&text)
                .map_err(|fault| anyhow!("{} cannot be shrunk: {fault}", path.display()))?;
            fs::write(&path, shrunk.to_string())
                .with_context(|| format!("{} cannot be written", path.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_strings_stay() {
        let scratch = folder::tests::Scratch::new("shrink");
        scratch.write(
            "a/b.js",
            "// why\nconst a = '// not  a comment'; /* this */\n",
        );
        scratch.write("a/b.css", "/* left alone */\n");
        scripts(&scratch.0).unwrap();
        let read = |path: &str| fs::read_to_string(scratch.0.join(path)).unwrap();
        assert_eq!(read("a/b.js"), "const a='// not  a comment';");
        assert_eq!(read("a/b.css"), "/* left alone */\n");
    }
}
