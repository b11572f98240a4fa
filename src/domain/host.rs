//! Hosts of addresses.

/// Whether a host, with or without a port, is the machine of the browser itself.
pub fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    // `127.evil.example` is an ordinary name.
    let is_number =
        |part: &str| part.len() <= 3 && !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_127 =
        || name.starts_with("127.") && name.split('.').count() == 4 && name.split('.').all(is_number);
    name == "localhost" || name == "::1" || is_127()
}
