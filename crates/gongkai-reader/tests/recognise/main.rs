//! Recognising reports in documents: invented reports in every layout that is met in the wild.

#[cfg(test)]
mod conformance;
#[cfg(test)]
mod flattened;
#[cfg(test)]
mod headings;
#[cfg(test)]
mod odd;
#[cfg(test)]
mod random;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod stated;
#[cfg(test)]
mod tables;
#[cfg(test)]
mod text;
#[cfg(test)]
mod whole;
