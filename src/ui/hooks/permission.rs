//! The permission of the browser to show notifications.

use wasm_bindgen_futures::JsFuture;
use web_sys::{Notification, NotificationPermission};

/// Whether the browser shows notifications of the page; asks the user if needed, which it does only in response to a press.
pub async fn may_notify() -> bool {
    if Notification::permission() == NotificationPermission::Granted {
        return true;
    }
    match Notification::request_permission() {
        Ok(request) => JsFuture::from(request)
            .await
            .is_ok_and(|permission| permission.as_string().as_deref() == Some("granted")),
        Err(_) => false,
    }
}
