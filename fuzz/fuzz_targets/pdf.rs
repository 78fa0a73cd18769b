//! Any bytes as PDF, to a document and its reports.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| gongkai_fuzz::pdf(bytes));
