//! The automation of this workspace: tidy, law map, rule manual, schemas, bench, fuzz, ci.
fn main() {}
