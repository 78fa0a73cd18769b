//! Any running text, to statements.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| gongkai_fuzz::narrative(bytes));
