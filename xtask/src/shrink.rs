//! Pages, scripts and styles without what only their readers need: comments and white space.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};

use crate::folder;

/// Shrinks every page, script and style in a folder and below it.
pub(crate) fn files(place: &Path) -> Result<()> {
    for path in folder::entries(place)? {
        if path.is_dir() {
            files(&path)?;
        } else if let Some(shrink) = shrinker(&path) {
            let text = fs::read_to_string(&path)
                .with_context(|| format!("{} cannot be read", path.display()))?;
            let shrunk = shrink(&text)
                .map_err(|fault| anyhow!("{} cannot be shrunk: {fault}", path.display()))?;
            fs::write(&path, shrunk)
                .with_context(|| format!("{} cannot be written", path.display()))?;
        }
    }
    Ok(())
}

/// What shrinks a text, or says why it cannot.
type Shrinker = fn(&str) -> Result<String, String>;

/// What shrinks a file of that name, if anything does.
fn shrinker(path: &Path) -> Option<Shrinker> {
    match path.extension().and_then(OsStr::to_str) {
        Some("js") => Some(|text| {
            let shrunk = minifier::js::minify(text).map_err(|fault| fault.to_string())?;
            Ok(shrunk.to_string())
        }),
        Some("css") => Some(|text| {
            let shrunk = minifier::css::minify(text).map_err(str::to_owned)?;
            Ok(shrunk.to_string().trim_start().to_owned())
        }),
        Some("html") => Some(without_indents),
        _ => None,
    }
}

/// A page without the white space at both ends of its lines; between words and tags one line's end
/// remains. It must have no element where that would show.
fn without_indents(page: &str) -> Result<String, String> {
    if let Some(tag) = ["<pre", "<textarea"]
        .iter()
        .find(|tag| page.contains(**tag))
    {
        return Err(format!("the white space in {tag}> is to be seen"));
    }
    let lines = page.lines().map(str::trim);
    let lines: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
    Ok(lines.join("\n"))
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
        scratch.write(
            "a/b.css",
            "/* why */\n.a > .b {\n  width: calc(1px + 2px);\n}\n",
        );
        scratch.write("a/b.html", "<p>\n  one\n\n  <b>two</b>\n</p>\n");
        scratch.write("a/b.svg", "<!-- left alone -->\n");
        files(&scratch.0).unwrap();
        let read = |path: &str| fs::read_to_string(scratch.0.join(path)).unwrap();
        assert_eq!(read("a/b.js"), "const a='// not  a comment';");
        assert_eq!(read("a/b.css"), ".a>.b{width:calc(1px + 2px);}");
        assert_eq!(read("a/b.html"), "<p>\none\n<b>two</b>\n</p>");
        assert_eq!(read("a/b.svg"), "<!-- left alone -->\n");
    }

    #[test]
    fn white_space_that_shows_is_a_fault() {
        let fault = without_indents("<pre>  indented</pre>").unwrap_err();
        assert_eq!(fault, "the white space in <pre> is to be seen");
    }
}
