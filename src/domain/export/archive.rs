//! A ZIP archive that is written file by file: stored, because pictures are compressed already.

use std::{
    cell::RefCell,
    collections::BTreeSet,
    io::{Result, Write},
    rc::Rc,
};

use rawzip::{ZipArchiveWriter, time::UtcDateTime};

/// The bytes that were written and not taken yet.
#[derive(Clone, Default)]
struct Output(Rc<RefCell<Vec<u8>>>);

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

/// An archive. Its bytes are taken after each file, so that only one file is in memory.
pub struct Archive {
    writer: ZipArchiveWriter<Output>,
    output: Output,
    /// The names in lower case, because some file systems do not distinguish cases.
    names: BTreeSet<String>,
}

impl Default for Archive {
    fn default() -> Self {
        let output = Output::default();
        Self { writer: ZipArchiveWriter::new(output.clone()), output, names: BTreeSet::new() }
    }
}

impl Archive {
    /// Adds a file and returns the bytes to write. A second file of the same name gets a number. `modified_ms` is its time, as
    /// if the local zone were UTC, because archives have no time zone.
    pub fn add(&mut self, name: &str, extension: &str, bytes: &[u8], modified_ms: Option<i64>) -> Vec<u8> {
        let mut path = [name, extension].concat();
        for number in 2.. {
            if self.names.insert(path.to_lowercase()) {
                break;
            }
            path = format!("{name}-{number}{extension}");
        }
        let mut file = self.writer.new_file(path.as_str());
        if let Some(ms) = modified_ms {
            file = file.last_modified(UtcDateTime::from_unix(ms / 1000));
        }
        // Fails only for names that are longer than those of pictures, and writing to memory does not fail.
        if let Ok((mut entry, config)) = file.start() {
            let mut data = config.wrap(&mut entry);
            let _ = data.write_all(bytes);
            if let Ok((_, end)) = data.finish() {
                let _ = entry.finish(end);
            }
        }
        self.output.0.take()
    }

    /// Ends the archive and returns the last bytes: its table of contents.
    pub fn finish(self) -> Vec<u8> {
        let Self { writer, output, .. } = self;
        let _ = writer.finish();
        output.0.take()
    }
}
