//! The records of the bodies: where they are, and how a command comes to them.

mod demo;
mod office;

pub(crate) use office::{Office, SystemClock, database, folder, make_folder, runtime};
