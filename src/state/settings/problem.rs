//! Problems of the settings, which are shown until they are dismissed.

/// Why a setting is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsProblem {
    /// The error in `config.json`.
    HostConfig(String),
    /// The saved address of the proxy: http, while the page is https.
    InsecureAddress(String),
    /// The link names a server that neither the host nor this browser has.
    UnknownServer(String),
}
