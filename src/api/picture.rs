//! Pictures as bytes. They are requested as the browser shows them: without the token.

use gloo_net::http::Request;
use gloo_timers::callback::Timeout;
use web_sys::{ReferrerPolicy, RequestCredentials};

use crate::api::{body::max_bytes, request::ReadRequest};

/// The time after which a picture is given up, in milliseconds.
const TIMEOUT_MS: u32 = 60_000;

/// A picture.
pub struct PictureBytes {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its media type as the host sent it; may be empty.
    pub media_type: String,
}

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureError {
    /// No response: the host does not allow this page to read its pictures (CORS), or cannot be reached. A browser does not
    /// distinguish them.
    Refused,
    /// The host responded with this status.
    Status(u16),
    /// The response is larger than allowed.
    TooLarge,
    /// The response is not a picture or a video, but this media type is that of another thing, such as a login page.
    NotAPicture,
}

/// Fetches a picture, until `request` is stopped.
///
/// # Errors
/// Any [`PictureError`].
pub async fn fetch_picture(link: &str, request: &ReadRequest) -> Result<PictureBytes, PictureError> {
    let controller = request.begin();
    let _timeout = {
        let controller = controller.clone();
        Timeout::new(TIMEOUT_MS, move || controller.abort())
    };
    let response = Request::get(link)
        .abort_signal(Some(&controller.signal()))
        // The login cookie of the page's own host, but no cookies to other origins.
        .credentials(RequestCredentials::SameOrigin)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .send()
        .await
        .map_err(|_| PictureError::Refused)?;
    if !response.ok() {
        return Err(PictureError::Status(response.status()));
    }
    let header = |name: &str| response.headers().get(name).unwrap_or_default();
    if header("Content-Length").parse::<u64>().is_ok_and(|bytes| bytes as f64 > max_bytes()) {
        controller.abort();
        return Err(PictureError::TooLarge);
    }
    let media_type = header("Content-Type");
    if media_type.starts_with("text/") || media_type.starts_with("application/json") {
        controller.abort();
        return Err(PictureError::NotAPicture);
    }
    let bytes = response.binary().await.map_err(|_| PictureError::Refused)?;
    if bytes.len() as f64 > max_bytes() {
        return Err(PictureError::TooLarge);
    }
    Ok(PictureBytes { bytes, media_type })
}
