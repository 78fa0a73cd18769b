//! Any text as JSON, to a document.

#![no_main]

use gongkai_fuzz::document;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| document(gongkai_document::SourceKind::Json, bytes));
