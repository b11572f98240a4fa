//! The name of the server that the page shows, for links, header and title. The page is built anew when it changes.

use std::cell::RefCell;

thread_local! {
    static NAME: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The name; empty if there is only one server.
pub fn server_name() -> String {
    NAME.with_borrow(String::clone)
}

/// Sets the name.
pub fn set_server_name(name: String) {
    NAME.set(name);
}
