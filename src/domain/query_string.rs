//! URL query strings, with as little percent-encoding as is safe.

/// Parses a query string with or without its `?`. Never fails: an invalid percent sequence stays unchanged, `+` is a space,
/// and invalid UTF-8 becomes U+FFFD.
pub fn parse_query(query: &str) -> Vec<(String, String)> {
    let query = query.strip_prefix('?').unwrap_or(query);
    let pair = |part: &str| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        (decode(name), decode(value))
    };
    query.split('&').filter(|part| !part.is_empty()).map(pair).collect()
}

/// Builds a query string: "" without pairs, otherwise `?a=b&…`.
pub fn build_query(pairs: &[(&str, String)]) -> String {
    let mut query = String::new();
    for (name, value) in pairs {
        query.push(if query.is_empty() { '?' } else { '&' });
        encode(name, UNESCAPED, &mut query);
        query.push('=');
        encode(value, UNESCAPED, &mut query);
    }
    query
}

/// Percent-encodes everything but ASCII letters, digits and `-._~`, for use inside another URL.
pub fn encode_component(text: &str) -> String {
    let mut encoded = String::new();
    encode(text, b"", &mut encoded);
    encoded
}

/// Characters without a meaning in a query string, left unescaped for readability.
const UNESCAPED: &[u8] = b",:/@!$'()*; ";

/// Percent-encodes all but the unreserved characters and those in `unescaped`; an unescaped space becomes `+`.
fn encode(text: &str, unescaped: &[u8], into: &mut String) {
    for byte in text.bytes() {
        match byte {
            b' ' if unescaped.contains(&b' ') => into.push('+'),
            _ if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || unescaped.contains(&byte) => {
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

fn hex_digit(nibble: u8) -> char {
    char::from(if nibble < 10 { b'0' + nibble } else { b'A' + nibble - 10 })
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        bytes.push(match (first, after) {
            (b'+', _) => b' ',
            (b'%', [high, low, tail @ ..]) => match (parse_hex_digit(*high), parse_hex_digit(*low)) {
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

fn parse_hex_digit(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}
