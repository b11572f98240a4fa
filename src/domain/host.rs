//! Hosts of addresses.

use std::net::Ipv4Addr;

/// Whether a host, with or without a port, is the machine of the browser itself.
pub fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    // `127.evil.example` is an ordinary name.
    name == "localhost" || name == "::1" || name.parse::<Ipv4Addr>().is_ok_and(|ip| ip.is_loopback())
}
