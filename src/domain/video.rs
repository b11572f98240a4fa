//! The videos of a task: servers name them in several fields, and as the image.

use serde_json::Value;

use crate::domain::json_value::{as_text, text};

/// The file extensions of videos.
const EXTENSIONS: [&str; 4] = [".mp4", ".webm", ".mov", ".m4v"];
/// The fields with one video or a list of them.
const FIELDS: [&str; 3] = ["videoUrl", "videoUrls", "video_url"];
/// The fields with a picture of a video, animated or still.
const PICTURE_FIELDS: [&str; 5] = ["gifUrl", "thumbnailUrl", "thumbnail", "coverUrl", "posterUrl"];
/// The maximum number of videos; Midjourney makes four.
const MAX_VIDEOS: usize = 16;

/// The picture and the videos of a task's JSON object. The links are not validated. Lists inside strings are read with `unpack`.
pub fn picture_and_videos(
    task: &Value,
    unpack: fn(&Value) -> Option<Value>,
) -> (Option<String>, Vec<String>) {
    let mut videos = Vec::new();
    let mut add = |link: String| {
        let link = String::from(link.trim());
        if !link.is_empty() && !videos.contains(&link) && videos.len() < MAX_VIDEOS {
            videos.push(link);
        }
    };
    let (video, picture) = match text(task, "imageUrl") {
        Some(link) if is_video(&link) => (Some(link), None),
        picture => (None, picture),
    };
    video.into_iter().for_each(&mut add);
    let mut still = None;
    for value in FIELDS.iter().filter_map(|field| task.get(*field)) {
        match unpack(value) {
            Some(Value::Array(items)) => {
                still = still.or_else(|| items.iter().find_map(|item| text(item, "thumbnail")));
                items.iter().filter_map(link_of).for_each(&mut add);
            }
            Some(item) => link_of(&item).into_iter().for_each(&mut add),
            None => link_of(value).into_iter().for_each(&mut add),
        }
    }
    let picture = picture
        .or(still)
        .or_else(|| PICTURE_FIELDS.iter().filter_map(|field| text(task, field)).find(|link| !is_video(link)));
    (picture.map(|link| String::from(link.trim())), videos)
}

/// The link of an entry: the text itself, or the field `url` of an object.
fn link_of(item: &Value) -> Option<String> {
    as_text(item).or_else(|| text(item, "url"))
}

/// Whether the path of the link ends like the file name of a video.
pub fn is_video(link: &str) -> bool {
    let path = link.trim().split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    EXTENSIONS.iter().any(|extension| path.ends_with(extension))
}
