//! One seeded generator of reports, formats and planted faults, for tests, demonstration, bench and fuzz.
