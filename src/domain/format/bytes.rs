//! File sizes as text, the same in every language.

/// A file size in decimal units, such as "812 kB" or "3.4 MB"; at least 1 kB for a non-empty file.
pub fn format_bytes(bytes: u64) -> String {
    // Integers, because the formatting of floats would enlarge the download.
    match bytes {
        0 => String::from("0 kB"),
        1..999_500 => bytes.div_ceil(1000).min(999).to_string() + " kB",
        _ => {
            let tenths = (bytes + 50_000) / 100_000;
            (tenths / 10).to_string() + "." + &(tenths % 10).to_string() + " MB"
        }
    }
}
