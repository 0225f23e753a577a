//! What a server says about the page's files beside their bytes; docs/HOSTING.md says why.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};

/// Said with every file.
const ALWAYS: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    // Other sites may embed the page and import its scripts.
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "cross-origin",
    ),
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
];

/// Of a file whose address changes with its content.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// Of a file that the server is to be asked about each time.
const ASK: HeaderValue = HeaderValue::from_static("no-cache");

/// The page's Content-Security-Policy, as its own tag has it.
pub(crate) fn policy(dist: &Path) -> Result<HeaderValue> {
    const TAG: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
    let page = fs::read_to_string(dist.join("index.html")).context("there is no index.html")?;
    let value = page
        .split_once(TAG)
        .and_then(|(_, rest)| rest.split('"').next());
    match value {
        Some(value) => Ok(HeaderValue::from_str(value)?),
        None => bail!("index.html has no Content-Security-Policy"),
    }
}

/// Adds what is said of the file at a path of the server.
pub(crate) fn add(headers: &mut HeaderMap, path: &str, is_found: bool, policy: &HeaderValue) {
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // Pages that say themselves what they may do: one that shows this one in frames, and the one for old engines.
    if !["/example.html", "/old.html"].contains(&path) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy.clone());
    }
    let is_of_a_version = is_found && path.starts_with("/v/");
    headers.insert(
        header::CACHE_CONTROL,
        if is_of_a_version { FOR_EVER } else { ASK },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::tests::Scratch;

    fn cached(path: &str, is_found: bool) -> String {
        let mut headers = HeaderMap::new();
        add(&mut headers, path, is_found, &HeaderValue::from_static("p"));
        headers[header::CACHE_CONTROL].to_str().unwrap().to_owned()
    }

    #[test]
    fn only_a_versions_files_are_kept_without_asking() {
        assert!(cached("/v/0123/app.js", true).ends_with("immutable"));
        for path in [
            "/",
            "/index.html",
            "/old.html",
            "/sw.js",
            "/embed.js",
            "/value.js",
        ] {
            assert_eq!(cached(path, true), "no-cache", "{path}");
        }
        // What is missing now may be there in a moment.
        assert_eq!(cached("/v/0123/app.js", false), "no-cache");
    }

    #[test]
    fn the_policy_is_the_pages_own() {
        let scratch = Scratch::new("policy");
        scratch.write(
            "index.html",
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">",
        );
        assert_eq!(policy(&scratch.0).unwrap(), "default-src 'none'");
        scratch.write("index.html", "<p>");
        let fault = policy(&scratch.0).unwrap_err().to_string();
        assert_eq!(fault, "index.html has no Content-Security-Policy");
    }

    #[test]
    fn the_example_page_has_a_policy_of_its_own() {
        let mut headers = HeaderMap::new();
        let policy = HeaderValue::from_static("p");
        add(&mut headers, "/example.html", true, &policy);
        assert!(!headers.contains_key(header::CONTENT_SECURITY_POLICY));
        add(&mut headers, "/", true, &policy);
        assert_eq!(headers[header::CONTENT_SECURITY_POLICY], "p");
    }
}
