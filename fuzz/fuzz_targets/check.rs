//! Any bytes: read, check, write, and read back.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| gongkai_fuzz::checked(bytes));
