//! The public pages of a body: its guide and systems, what it discloses of its own motion, its annual reports.
//!
//! A [`Site`] is made of what is public and holds nothing else: drafts, reviews, requests and the people in them have no
//! place in its types. Every link is relative, so the pages stand under any address and any prefix.

mod address;
mod pages;
mod public;
mod site;

pub use address::href;
pub use pages::{Page, Text, feed, item_pages, pages};
pub use public::{Gone, Mark, PublicFile, PublicItem, PublicReport};
pub use site::Site;
