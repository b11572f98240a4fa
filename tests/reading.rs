//! Reading all tasks that match, on a fake server whose tasks arrive, leave and change while they are read; and what exports write.

mod archive;
mod export;
mod pace;
mod reader;
mod server;
mod statistics;
