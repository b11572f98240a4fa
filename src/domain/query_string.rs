//! Name/value pairs as the query of an address, readable where that is safe.

/// Reads a query, with or without its `?`. Never fails: a bad percent sequence stays as it is, `+`
/// is a space, and bytes that are no UTF-8 become U+FFFD.
pub fn parse_query(query: &str) -> Vec<(String, String)> {
    let query = query.strip_prefix('?').unwrap_or(query);
    let pair = |part: &str| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        (decoded(name), decoded(value))
    };
    query.split('&').filter(|part| !part.is_empty()).map(pair).collect()
}

/// Writes a query: "" for no pairs, else `?a=b&…`.
pub fn build_query(pairs: &[(&str, String)]) -> String {
    let mut query = String::new();
    for (name, value) in pairs {
        query.push(if query.is_empty() { '?' } else { '&' });
        encode(name, KEPT, &mut query);
        query.push('=');
        encode(value, KEPT, &mut query);
    }
    query
}

/// Percent-encodes everything but letters, digits and `-._~`, for use inside another link.
pub fn component(text: &str) -> String {
    let mut encoded = String::new();
    encode(text, b"", &mut encoded);
    encoded
}

/// What means nothing in a query and reads better as it is.
const KEPT: &[u8] = b",:/@!$'()*; ";

/// Encodes all but the unreserved characters and those in `kept`; a kept space is written `+`.
fn encode(text: &str, kept: &[u8], into: &mut String) {
    for byte in text.bytes() {
        match byte {
            b' ' if kept.contains(&b' ') => into.push('+'),
            _ if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || kept.contains(&byte) => {
                into.push(char::from(byte))
            }
            _ => {
                into.push('%');
                into.push(hex_digit(byte >> 4));
                into.push(hex_digit(byte & 15));
            }
        }
    }
}

fn hex_digit(half: u8) -> char {
    char::from(if half < 10 { b'0' + half } else { b'A' + half - 10 })
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        bytes.push(match (first, after) {
            (b'+', _) => b' ',
            (b'%', [high, low, tail @ ..]) => match (half(*high), half(*low)) {
                (Some(high), Some(low)) => {
                    rest = tail;
                    high << 4 | low
                }
                (_, _) => b'%',
            },
            (byte, _) => byte,
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn half(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}
