//! Plain text to document: never a panic, whatever the text.

#![no_main]

use gongkai_document::SourceKind;
use gongkai_reader::{Limits, decode::decode_as};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    let decoded = decode_as(SourceKind::Text, source, &Limits::default());
    // every table resolves its spans
    for block in &decoded.document.blocks {
        if let gongkai_document::Block::Table(table) = block {
            assert!(table.grid().rows().all(|row| row.len() == table.grid().width()));
        }
    }
});
