//! The commands, one file each.

pub(crate) mod demo;
pub(crate) mod law;
pub(crate) mod report;
