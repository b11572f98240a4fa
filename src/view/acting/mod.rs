//! What an operator does to tasks. All of it is in the part of the program that is fetched with the windows.

pub mod answer;
pub mod buttons;
pub mod family;
pub mod mask;
pub mod question;
pub mod seed;
pub mod send;
pub mod toolbar;
