//! The command line: the one place that joins ports to adapters.
fn main() {}
