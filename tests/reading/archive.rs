//! The archive of pictures, read with another implementation than the one that writes it.

use contact_sheet::domain::export::archive::Archive;

/// The names and the contents of a stored archive, by its table of contents (APPNOTE 4.3.12).
fn read(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
    let u16_at = |at: usize| usize::from(u16::from_le_bytes([zip[at], zip[at + 1]]));
    let u32_at = |at: usize| u32::from_le_bytes([zip[at], zip[at + 1], zip[at + 2], zip[at + 3]]) as usize;
    let end = zip.windows(4).rposition(|bytes| bytes == b"PK\x05\x06").expect("an end");
    let (count, mut at) = (u16_at(end + 10), u32_at(end + 16));
    let mut files = Vec::new();
    for _ in 0..count {
        assert_eq!(&zip[at..at + 4], b"PK\x01\x02");
        assert_eq!(u16_at(at + 10), 0, "stored");
        let (crc, size, name_len) = (u32_at(at + 16), u32_at(at + 24), u16_at(at + 28));
        assert_eq!(u32_at(at + 20), size, "stored in its size");
        let name = String::from_utf8(zip[at + 46..at + 46 + name_len].to_vec()).expect("UTF-8");
        let local = u32_at(at + 42);
        assert_eq!(&zip[local..local + 4], b"PK\x03\x04");
        let start = local + 30 + u16_at(local + 26) + u16_at(local + 28);
        let bytes = zip[start..start + size].to_vec();
        assert_eq!(crc as u32, crc32(&bytes), "{name}");
        files.push((name, bytes));
        at += 46 + name_len + u16_at(at + 30) + u16_at(at + 32);
    }
    files
}

/// CRC-32 bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

#[test]
fn files_are_stored_and_written_one_after_the_other() {
    let mut archive = Archive::default();
    let picture: Vec<u8> = (0..100_000u64).map(|n| (n * n % 251) as u8).collect();
    let mut zip = archive.add("2026-11-27_18-42_1_a-red-fox", ".png", &picture, Some(1_795_804_920_000));
    assert!(zip.len() > picture.len(), "taken at once");
    zip.extend(archive.add("2026-11-27_18-42_2_红色狐狸", ".webp", b"two", None));
    zip.extend(archive.add("empty", ".txt", b"", None));
    zip.extend(archive.finish());
    let files = read(&zip);
    assert_eq!(files[0], ("2026-11-27_18-42_1_a-red-fox.png".to_owned(), picture));
    assert_eq!(files[1], ("2026-11-27_18-42_2_红色狐狸.webp".to_owned(), b"two".to_vec()));
    assert_eq!(files[2], ("empty.txt".to_owned(), Vec::new()));
    assert_eq!(files.len(), 3);
}

#[test]
fn no_file_replaces_another() {
    let mut archive = Archive::default();
    let mut zip = Vec::new();
    for name in ["a", "A", "a", "a-2"] {
        zip.extend(archive.add(name, ".png", name.as_bytes(), None));
    }
    zip.extend(archive.finish());
    let names: Vec<String> = read(&zip).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["a.png", "A-2.png", "a-3.png", "a-2-2.png"]);
}

#[test]
fn an_archive_without_files_is_one() {
    assert_eq!(read(&Archive::default().finish()), []);
}
