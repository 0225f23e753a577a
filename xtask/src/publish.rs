//! From the page as it was built to the folder that a web server gets.
//!
//! At the top of it stand the few names that must stay what they are; everything else is under
//! `v/<version>/`, where the version is a digest of all that there is. Whatever changes, a file of
//! one build is never at the address of another's: a cache may keep it for ever, and a page can
//! only ever load what it was built with.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::{folder, plain};

/// What is asked for by a name that must stay the same. Whatever of `www/` is not here belongs to a
/// version.
const STABLE: [&str; 10] = [
    "embed.js",
    "example.html",
    "icon-192.png",
    "icon-512.png",
    "icon-maskable.png",
    "icon.svg",
    "index.html",
    "manifest.webmanifest",
    plain::PAGE,
    SERVICE_WORKER,
];

/// The script that keeps a version on the visitor's device. It is told which files that are.
const SERVICE_WORKER: &str = "sw.js";

/// Hexadecimal digits of a version.
const DIGITS: usize = 16;

/// Files by their paths, with `/` between folders.
type Files = BTreeMap<String, Vec<u8>>;

/// Writes the folder to be served.
pub(crate) fn folder(site: &Path, place: &Path) -> Result<()> {
    for (path, bytes) in published(files(site)?)? {
        let path = place.join(path);
        let parent = path.parent().unwrap_or(place);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&path, bytes))
            .with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(())
}

/// What a page's `<link>` and `<script>` tags name.
pub(crate) fn named(page: &str) -> impl Iterator<Item = &str> {
    let tags = page.split('<').skip(1);
    let tags = tags.filter(|tag| tag.starts_with("link ") || tag.starts_with("script "));
    tags.filter_map(|tag| {
        let (_, value) = [" href=\"", " src=\""]
            .iter()
            .find_map(|attribute| tag.split_once(attribute))?;
        value.split('"').next()
    })
}

/// The files that a browser may ask for: not those for tools alone.
fn files(site: &Path) -> Result<Files> {
    let mut found = Files::new();
    for path in folder::files(site)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".d.ts") || name == "package.json" {
            continue;
        }
        let bytes =
            fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        let parts = path.strip_prefix(site)?.iter().map(OsStr::to_string_lossy);
        found.insert(parts.collect::<Vec<_>>().join("/"), bytes);
    }
    Ok(found)
}

/// The files as they are to be served.
fn published(files: Files) -> Result<Files> {
    let version = version(&files);
    let first = first_view(&files)?;
    let moved: Vec<String> = files
        .keys()
        .filter(|path| !is_stable(path))
        .cloned()
        .collect();
    let mut served = Files::new();
    for (path, mut bytes) in files {
        if !is_stable(&path) {
            served.insert(format!("v/{version}/{path}"), bytes);
            continue;
        }
        if path == SERVICE_WORKER {
            let mut told = told(&version, &first, &moved).into_bytes();
            told.append(&mut bytes);
            bytes = told;
        } else if path.ends_with(".html") || path.ends_with(".js") {
            let text = String::from_utf8(bytes).with_context(|| format!("{path} is not UTF-8"))?;
            bytes = pointed(text, &version, &moved).into_bytes();
        }
        served.insert(path, bytes);
    }
    Ok(served)
}

fn is_stable(path: &str) -> bool {
    STABLE.contains(&path)
}

/// A digest of the files' names and contents.
fn version(files: &Files) -> String {
    let mut digest = Sha256::new();
    for (path, bytes) in files {
        // With their lengths, so that no two sets of files give the same bytes.
        for part in [path.as_bytes(), bytes] {
            digest.update((part.len() as u64).to_le_bytes());
            digest.update(part);
        }
    }
    let mut text = String::new();
    for byte in digest.finalize() {
        let _ = write!(text, "{byte:02x}");
    }
    text.truncate(DIGITS);
    text
}

/// What the page loads at once: what its index.html names.
fn first_view(files: &Files) -> Result<Vec<String>> {
    let page = files.get("index.html").context("there is no index.html")?;
    let page = std::str::from_utf8(page).context("index.html is not UTF-8")?;
    let first: Vec<String> = named(page).map(str::to_owned).collect();
    if let Some(missing) = first.iter().find(|name| !files.contains_key(*name)) {
        bail!("index.html names {missing}, which is not there");
    }
    Ok(first)
}

/// A page or script at the top, with the names of what has moved into the version's folder.
fn pointed(text: String, version: &str, moved: &[String]) -> String {
    let mut text = text;
    for path in moved {
        for (before, after) in [("=\"", "\""), ("'./", "'"), ("\"./", "\"")] {
            let (old, new) = (
                format!("{before}{path}{after}"),
                format!("{before}v/{version}/{path}{after}"),
            );
            text = text.replace(&old, &new);
        }
    }
    text
}

/// The line that tells the service worker its version and the version's files: those of the first
/// view, those of later ones, and what index.html names beside it.
fn told(version: &str, named: &[String], moved: &[String]) -> String {
    let plain_modules = format!("pkg/{}/", plain::FOLDER);
    let (first, mut later): (Vec<_>, Vec<_>) = moved.iter().partition(|path| named.contains(path));
    // Most engines never need the plain modules; the others keep them as they come.
    later.retain(|path| !path.starts_with(&plain_modules));
    let beside: Vec<_> = named.iter().filter(|path| is_stable(path)).collect();
    let build = json!({ "version": version, "first": first, "later": later, "beside": beside });
    format!("self.build={build};\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<link rel=\"icon\" href=\"icon.svg\">\n\
                        <link href=\"pkg/a.wasm\" as=\"fetch\">\n\
                        <script src=\"main.js\"></script><a href=\"https://x.org/main.js\">x</a>";

    fn site(changes: &[(&str, &str)]) -> Files {
        let mut files = Files::new();
        let given = [
            ("index.html", PAGE),
            ("icon.svg", "<svg/>"),
            ("sw.js", "run();"),
            ("embed.js", "import('./later.js')"),
            ("main.js", "import './later.js'"),
            ("later.js", ""),
            ("es/later.js", ""),
            ("pkg/a.wasm", "wasm"),
        ];
        for (path, text) in given.iter().chain(changes) {
            files.insert((*path).into(), text.as_bytes().to_vec());
        }
        files
    }

    fn text<'a>(files: &'a Files, path: &str) -> &'a str {
        std::str::from_utf8(&files[path]).unwrap()
    }

    #[test]
    fn stable_names_stay_and_all_else_is_in_the_versions_folder() {
        let version = version(&site(&[]));
        assert_eq!(version.len(), DIGITS);
        let served = published(site(&[])).unwrap();
        let paths: Vec<_> = served
            .keys()
            .map(|path| path.replace(&version, "V"))
            .collect();
        let expected = [
            "embed.js",
            "icon.svg",
            "index.html",
            "sw.js",
            "v/V/es/later.js",
            "v/V/later.js",
            "v/V/main.js",
            "v/V/pkg/a.wasm",
        ];
        assert_eq!(paths, expected);
        let page = text(&served, "index.html").replace(&version, "V");
        let expected = PAGE
            .replace("\"pkg/a.wasm", "\"v/V/pkg/a.wasm")
            .replace("\"main.js", "\"v/V/main.js");
        assert_eq!(page, expected);
        let embed = text(&served, "embed.js");
        assert_eq!(embed, format!("import('./v/{version}/later.js')"));
        // Among themselves the files of a version have not moved.
        let main = text(&served, &format!("v/{version}/main.js"));
        assert_eq!(main, "import './later.js'");
    }

    #[test]
    fn the_service_worker_is_told_its_version_and_files() {
        let served = published(site(&[])).unwrap();
        let line = text(&served, "sw.js").strip_suffix("run();").unwrap();
        let build = line.strip_prefix("self.build=").unwrap().trim_end();
        let build: serde_json::Value =
            serde_json::from_str(build.strip_suffix(';').unwrap()).unwrap();
        let expected = json!({
            "version": version(&site(&[])),
            "first": ["main.js", "pkg/a.wasm"],
            "later": ["es/later.js", "later.js"],
            "beside": ["icon.svg"],
        });
        assert_eq!(build, expected);
    }

    #[test]
    fn any_change_is_another_version_and_none_is_the_same() {
        let same = version(&site(&[]));
        assert_eq!(same, version(&site(&[])));
        let page = format!("{PAGE} ");
        let changes = [
            ("main.js", "other"),
            ("index.html", &page),
            ("sw.js", "other"),
            ("new.js", ""),
            ("icon.svg", ""),
        ];
        let mut seen = vec![same];
        for change in changes {
            seen.push(version(&site(&[change])));
        }
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), changes.len() + 1);
    }

    #[test]
    fn where_a_name_ends_is_part_of_the_version() {
        let of = |path: &str, text: &str| {
            version(&Files::from([(path.to_owned(), text.as_bytes().to_vec())]))
        };
        assert_ne!(of("ab", "c"), of("a", "bc"));
    }

    #[test]
    fn a_page_that_names_what_is_not_there_is_a_fault() {
        let mut files = site(&[]);
        files.remove("main.js");
        let fault = published(files).unwrap_err().to_string();
        assert_eq!(fault, "index.html names main.js, which is not there");
    }

    #[test]
    fn files_for_tools_are_left_out() {
        let scratch = folder::tests::Scratch::new("publish");
        scratch.write("site/index.html", "<script src=\"main.js\"></script>");
        scratch.write("site/main.js", "");
        scratch.write("site/pkg/a.d.ts", "");
        scratch.write("site/pkg/package.json", "{}");
        let place = scratch.0.join("dist");
        folder(&scratch.0.join("site"), &place).unwrap();
        let version = version(&files(&scratch.0.join("site")).unwrap());
        let expected = [
            place.join("index.html"),
            place.join("v").join(version).join("main.js"),
        ];
        assert_eq!(folder::files(&place).unwrap(), expected);
    }
}
