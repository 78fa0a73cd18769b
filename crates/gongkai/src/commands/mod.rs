//! The commands, one file each.

pub(crate) mod body;
pub(crate) mod case;
pub(crate) mod catalogue;
pub(crate) mod config;
pub(crate) mod demo;
pub(crate) mod document;
pub(crate) mod import;
pub(crate) mod keep;
pub(crate) mod key;
pub(crate) mod law;
pub(crate) mod register;
pub(crate) mod report;
pub(crate) mod search;
pub(crate) mod site;
