//! The pictures of tasks in an archive.

use crate::{
    api::{
        picture::{PictureBytes, PictureError, fetch_picture},
        request::ReadRequest,
    },
    domain::{
        export::{
            archive::Archive,
            file_name::{picture_extension, picture_name},
        },
        image_url::source::is_image_data,
        task::Task,
    },
    state::{clock::offset_minutes, settings::Settings},
};

/// The most pictures of one archive.
pub const MAX_PICTURES: u64 = 2000;
/// How often a picture is requested if there is no response, or if the host has failed.
const ATTEMPTS: u32 = 2;

/// The archive that is being written.
#[derive(Default)]
pub struct PictureArchive {
    archive: Archive,
    /// The pictures that are inside.
    pub saved: u64,
    /// A line for each picture that is not inside, and why.
    missing: Vec<String>,
}

/// What became of a picture.
pub enum Outcome {
    /// The bytes to write.
    Saved(Vec<u8>),
    /// It is listed as missing.
    Missing,
    /// The first picture cannot be fetched at all: its host allows no page to read its pictures. The origin of the host.
    Forbidden(String),
    /// The user has stopped.
    Stopped,
}

impl PictureArchive {
    /// The number of pictures that are not inside.
    pub fn missing(&self) -> u64 {
        self.missing.len() as u64
    }

    /// Adds a picture or a video of a task.
    pub async fn add(
        &mut self,
        task: &Task,
        link: &str,
        settings: Settings,
        request: &ReadRequest,
    ) -> Outcome {
        let Some(address) = settings.file_link(link) else {
            return self.miss(task, link, "unsafe-link");
        };
        if is_image_data(&address) {
            return self.miss(task, "data:", "data-link");
        }
        let mut attempt = 1;
        let result = loop {
            let result = fetch_picture(&address, request).await;
            if request.is_stopped() {
                return Outcome::Stopped;
            }
            let may_recover = match &result {
                Err(PictureError::Refused) => true,
                Err(PictureError::Status(status)) => *status >= 500,
                Err(PictureError::TooLarge | PictureError::NotAPicture) | Ok(_) => false,
            };
            if !may_recover || attempt == ATTEMPTS {
                break result;
            }
            attempt += 1;
        };
        match result {
            Ok(PictureBytes { bytes, media_type }) => {
                self.saved += 1;
                let name = picture_name(task, &offset_minutes);
                let modified = task.submit_time.map(|ms| ms + offset_minutes(ms) * 60_000);
                let extension = picture_extension(&media_type, &address);
                Outcome::Saved(self.archive.add(&name, extension, &bytes, modified))
            }
            Err(PictureError::Refused) if self.saved == 0 && self.missing.is_empty() => {
                Outcome::Forbidden(origin(&address))
            }
            Err(PictureError::Refused) => self.miss(task, &address, "no-response"),
            Err(PictureError::Status(status)) => self.miss(task, &address, &format!("http-{status}")),
            Err(PictureError::TooLarge) => self.miss(task, &address, "too-large"),
            Err(PictureError::NotAPicture) => self.miss(task, &address, "not-a-picture"),
        }
    }

    fn miss(&mut self, task: &Task, link: &str, why: &str) -> Outcome {
        self.missing.push([&task.id, "\t", link, "\t", why, "\n"].concat());
        Outcome::Missing
    }

    /// Ends the archive with the list of what is missing. Returns the last bytes.
    pub fn finish(mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        if !self.missing.is_empty() {
            let list = "id\tlink\treason\n".to_owned() + &self.missing.concat();
            bytes = self.archive.add("missing-pictures", ".txt", list.as_bytes(), None);
        }
        bytes.extend(self.archive.finish());
        bytes
    }
}

/// The origin of a link; of a link to the page's own host, the link itself.
fn origin(link: &str) -> String {
    let mut parts = link.splitn(4, '/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(scheme), Some(""), Some(host)) => [scheme, "//", host].concat(),
        (_, _, _) => link.to_owned(),
    }
}
