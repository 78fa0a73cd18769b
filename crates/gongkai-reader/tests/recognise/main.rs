//! Recognising reports in documents: invented reports in every layout that is met in the wild.

mod conformance;
mod headings;
mod random;
mod sample;
mod tables;
mod text;
mod whole;
