//! QR codes, read back by another library from the pixels of their path.

use relu_playground::qr::{Code, MOST_BYTES};

/// Pixels a module.
const SCALE: usize = 3;

/// The dark modules of a path, each as its column and row.
fn modules(path: &str) -> Vec<(usize, usize)> {
    let runs = path.split('M').skip(1).map(|run| {
        let (at, rest) = run.split_once('h').expect("a run goes to the right");
        let (x, y) = at.split_once(' ').expect("a run begins at a module");
        let (length, _) = rest.split_once('v').expect("a run is one module high");
        assert_eq!(run, format!("{x} {y}h{length}v1h-{length}z"));
        [x, y, length].map(|number| number.parse::<usize>().expect("a whole number"))
    });
    runs.flat_map(|[x, y, length]| (x..x + length).map(move |x| (x, y)))
        .collect()
}

/// What `rqrr` reads off a code that is painted by its path.
fn read(code: &Code) -> String {
    let size = code.size() as usize;
    let mut dark = vec![false; size * size];
    for (x, y) in modules(&code.path()) {
        assert!(!dark[y * size + x], "a module is painted twice");
        dark[y * size + x] = true;
    }
    let pixel = |x: usize, y: usize| 255 * u8::from(!dark[y / SCALE * size + x / SCALE]);
    let side = SCALE * size;
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, pixel);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one code is found");
    grids[0].decode().expect("it can be read").1
}

#[test]
fn a_link_is_read_back_as_it_was() {
    let link =
        "https://example.org/relu/#data=circles&rows=400&a=8:relu&b=8:linear&seed=4294967295&v=1";
    let texts = [
        "https://example.org/",
        link,
        "https://example.org/?q=ä#data=own&file=a~20b.csv&v=1",
        "HTTPS://EXAMPLE.ORG/",
        "0123456789",
    ];
    for text in texts {
        let code = Code::of(text).expect("it is short");
        assert_eq!(read(&code), text);
    }
}

#[test]
fn every_length_up_to_the_most_is_read_back() {
    let long: String = (0..MOST_BYTES)
        .map(|k| char::from(b"abcdefghijklmnopqrstuvwxyz0123456789=&"[k * k % 38]))
        .collect();
    for bytes in (1..MOST_BYTES).step_by(97).chain([MOST_BYTES]) {
        let code = Code::of(&long[..bytes]).expect("it is short enough");
        assert_eq!(read(&code), long[..bytes], "{bytes} bytes");
    }
    assert!(Code::of(&format!("{long}x")).is_none());
}

#[test]
fn a_code_has_its_quiet_zone() {
    let code = Code::of("https://example.org/").expect("it is short");
    let (size, modules) = (code.size() as usize, modules(&code.path()));
    let inner = 4..size - 4;
    assert!(
        modules
            .iter()
            .all(|(x, y)| inner.contains(x) && inner.contains(y))
    );
    // The three corners that say where the code is.
    for corner in [(4, 4), (size - 5, 4), (4, size - 5)] {
        assert!(modules.contains(&corner));
    }
    assert!(!code.is_dark(3, 3));
    assert!(code.is_dark(4, 4));
}
