//! `case …`: requests, disputes, rectifications.

pub(crate) mod attach;
pub(crate) mod check;
pub(crate) mod due;
pub(crate) mod list;
pub(crate) mod record;
pub(crate) mod replay;
pub(crate) mod show;
