//! Static files: lookup, content type, caching and precompressed versions.

use std::path::{Path, PathBuf};

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Response, header};

const TYPES: &[(&str, &str)] = &[
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("json", "application/json"),
    ("map", "application/json"),
    ("webmanifest", "application/manifest+json"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("webp", "image/webp"),
    ("jpg", "image/jpeg"),
    ("ico", "image/x-icon"),
    ("woff2", "font/woff2"),
    ("txt", "text/plain; charset=utf-8"),
];

/// The file for a path, or `None` for hidden files and paths outside the root.
#[must_use]
pub fn find(root: &Path, path: &str) -> Option<PathBuf> {
    let decoded = decode(path)?;
    let mut place = root.to_owned();
    for part in decoded.trim_start_matches('/').split('/') {
        let plain = !part.starts_with('.') && !part.contains(['\\', ':', '\0']);
        if !plain {
            return None;
        }
        place.push(part);
    }
    if decoded.ends_with('/') {
        place.push("index.html");
    }
    Some(place)
}

/// Serves a file, compressed if the client accepts it and a compressed version exists.
pub async fn serve(place: &Path, headers: &HeaderMap) -> Option<Response<Body>> {
    let is_file = tokio::fs::metadata(place).await.is_ok_and(|meta| meta.is_file());
    if !is_file {
        return None;
    }
    let accepted =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut response = None;
    for (encoding, ending) in [("br", "br"), ("gzip", "gz")] {
        if !accepts(accepted, encoding) {
            continue;
        }
        if let Ok(bytes) = tokio::fs::read(format!("{}.{ending}", place.display())).await {
            let mut compressed = Response::new(Body::from(bytes));
            compressed.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
            response = Some(compressed);
            break;
        }
    }
    let mut response = match response {
        Some(response) => response,
        None => Response::new(Body::from(tokio::fs::read(place).await.ok()?)),
    };
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(place)));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(if is_hashed(place) {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        }),
    );
    Some(response)
}

fn kind(place: &Path) -> &'static str {
    let ending = place.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    TYPES.iter().find(|(known, _)| *known == ending).map_or("application/octet-stream", |(_, kind)| kind)
}

/// Whether the name of the file or of a parent directory has a content hash: `app-0123456789abcdef.js`.
fn is_hashed(place: &Path) -> bool {
    let hashed = |name: &str| {
        let mut parts = name.split(['-', '.', '_']).skip(1);
        parts.any(|part| part.len() >= 12 && part.chars().all(|c| c.is_ascii_hexdigit()))
    };
    place.iter().rev().take(4).filter_map(|name| name.to_str()).any(hashed)
}

fn accepts(header: &str, encoding: &str) -> bool {
    header.split(',').any(|item| {
        let mut parts = item.split(';').map(str::trim);
        parts.next() == Some(encoding) && !parts.any(|quality| matches!(quality, "q=0" | "q=0.0"))
    })
}

/// Percent-decodes a path; `None` if the result is not UTF-8.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        let hex = |digit: Option<u8>| digit.and_then(|digit| char::from(digit).to_digit(16));
        bytes.push(if byte == b'%' {
            u8::try_from(hex(rest.next())? * 16 + hex(rest.next())?).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside_the_root() {
        let root = Path::new("/dist");
        for bad in
            ["/../etc/passwd", "/a/../../b", "/%2e%2e/b", "/..%2fb", "/.git/config", "/a\\b", "/%00", "/%zz"]
        {
            assert_eq!(find(root, bad), None, "{bad}");
        }
        assert_eq!(find(root, "/"), Some("/dist/index.html".into()));
        assert_eq!(find(root, "/a%20b.js"), Some("/dist/a b.js".into()));
    }

    #[test]
    fn hashed_names_are_immutable() {
        assert!(is_hashed(Path::new("d/contact-sheet-5b1c0f0a9d8e7f66_bg.wasm")));
        assert!(is_hashed(Path::new("d/snippets/gloo-5b1c0f0a9d8e7f66/inline0.js")));
        assert!(!is_hashed(Path::new("d/boot.js")) && !is_hashed(Path::new("d/index.html")));
    }

    #[test]
    fn encodings_are_read() {
        assert!(accepts("gzip, deflate, br;q=0.9", "br"));
        assert!(!accepts("gzip, br;q=0", "br") && !accepts("", "gzip"));
    }
}
