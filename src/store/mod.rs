//! How records are kept: the port, the engines behind it, and what protects a record on its way to the disk.
pub mod port;
