//! How large a file is, in words that are the same in every language.

/// "812 kB", "3.4 MB": thousands, as file managers count today. What is there at all is at least 1 kB.
pub fn format_bytes(bytes: u64) -> String {
    // In tenths of a megabyte and without floats, which bring their own printing into the wasm.
    match bytes {
        0 => String::from("0 kB"),
        1..999_500 => bytes.div_ceil(1000).min(999).to_string() + " kB",
        _ => {
            let tenths = (bytes + 50_000) / 100_000;
            (tenths / 10).to_string() + "." + &(tenths % 10).to_string() + " MB"
        }
    }
}
