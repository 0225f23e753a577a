//! `cargo xtask serve`: the built page on this machine's loopback address.

use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, TcpListener};
use std::ops::RangeInclusive;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header::CACHE_CONTROL};
use axum::middleware::{self, Next};
use lexopt::Parser;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::{bundle, headers, tools};

/// The ports tried, in this order, when none is asked for.
const PORTS: RangeInclusive<u16> = 8080..=8179;

/// What the command line asks of `serve`.
#[derive(Debug, PartialEq)]
struct Options {
    port: Option<u16>,
    open: bool,
    build: bool,
}

/// The `serve` command; it ends only when it is stopped.
pub(crate) fn command(args: &mut Parser) -> Result<ExitCode> {
    let options = Options::parse(args)?;
    if options.build {
        bundle::build()?;
    }
    let dist = tools::dist();
    if !dist.join("index.html").is_file() {
        bail!("dist/ holds no page yet: run `cargo xtask build` first");
    }
    let listener = listen(options.port)?;
    let url = format!("http://{}/", listener.local_addr()?);
    println!("Serving {url} (stop with Ctrl+C)");
    if options.open
        && let Err(error) = open::that_detached(&url)
    {
        eprintln!("No browser could be opened ({error}): open {url} yourself.");
    }
    serve(listener, page(&dist)?)?;
    Ok(ExitCode::SUCCESS)
}

impl Options {
    fn parse(args: &mut Parser) -> Result<Self> {
        use lexopt::prelude::{Long, ValueExt};
        let mut options = Self {
            port: None,
            open: false,
            build: true,
        };
        while let Some(arg) = args.next()? {
            match arg {
                Long("port") => options.port = Some(port(&args.value()?.string()?)?),
                Long("open") => options.open = true,
                Long("no-build") => options.build = false,
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(options)
    }
}

/// Reads what follows `--port`.
fn port(text: &str) -> Result<u16> {
    text.parse()
        .with_context(|| format!("--port takes a number up to {}, not `{text}`", u16::MAX))
}

/// Takes the port asked for, or else the first free one of ours.
fn listen(asked: Option<u16>) -> Result<TcpListener> {
    if let Some(port) = asked {
        return TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .with_context(|| format!("port {port} on 127.0.0.1 cannot be had"));
    }
    first_free(PORTS).with_context(|| {
        format!(
            "no port from {} to {} can be had: name one with --port",
            PORTS.start(),
            PORTS.end()
        )
    })
}

/// A listener on the first of the ports that nobody else has.
fn first_free(ports: impl IntoIterator<Item = u16>) -> io::Result<TcpListener> {
    let mut refusal = io::Error::from(ErrorKind::AddrInUse);
    for port in ports {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => refusal = error,
        }
    }
    Err(refusal)
}

/// The published page: compressed files as they lie there, and all that docs/HOSTING.md advises.
pub(crate) fn page(dist: &Path) -> Result<Router> {
    let policy = headers::policy(dist)?;
    let files = ServeDir::new(dist).precompressed_br().precompressed_gzip();
    let add = move |request: Request, next: Next| {
        let (path, policy) = (request.uri().path().to_owned(), policy.clone());
        async move {
            let mut response = next.run(request).await;
            let is_found = response.status() != StatusCode::NOT_FOUND;
            headers::add(response.headers_mut(), &path, is_found, &policy);
            response
        }
    };
    let files = Router::new().fallback_service(files);
    Ok(files.layer(middleware::from_fn(add)))
}

/// The files of the page under plain names, and under /bench/ those of the benchmark.
pub(crate) fn folders(site: &Path, bench: &Path) -> Router {
    // Under these names they change with each build.
    let fresh =
        SetResponseHeaderLayer::overriding(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Router::new()
        .nest_service("/bench", ServeDir::new(bench))
        .fallback_service(ServeDir::new(site))
        .layer(fresh)
}

/// Answers requests for files, for ever.
pub(crate) fn serve(listener: TcpListener, files: Router) -> Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, files).await
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &[&str]) -> Result<Options> {
        Options::parse(&mut Parser::from_args(line))
    }

    #[test]
    fn options_are_read() {
        assert_eq!(
            parse(&[]).unwrap(),
            Options {
                port: None,
                open: false,
                build: true
            }
        );
        let all = parse(&["--port", "9000", "--open", "--no-build"]).unwrap();
        assert_eq!(
            all,
            Options {
                port: Some(9000),
                open: true,
                build: false
            }
        );
        let error = parse(&["--port", "70000"]).unwrap_err().to_string();
        assert_eq!(error, "--port takes a number up to 65535, not `70000`");
        assert!(parse(&["--prot", "9000"]).is_err());
    }

    #[test]
    fn a_taken_port_is_passed_over_unless_asked_for() {
        let taken = listen(Some(0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = listen(Some(port)).unwrap_err().to_string();
        assert_eq!(error, format!("port {port} on 127.0.0.1 cannot be had"));
        // Port 0 stands for any free port.
        let free = first_free([port, 0]).unwrap().local_addr().unwrap().port();
        assert!(free != port);
        assert_eq!(first_free([port]).unwrap_err().kind(), ErrorKind::AddrInUse);
    }
}
