//! How an event names a blob.

use super::BlobId;

const SCHEME: &str = "sm3:";

impl BlobId {
    /// The string by which an event names this blob: `sm3:` and its 64 digits.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{SCHEME}{self}")
    }
}

/// The blobs that a payload of JSON names: each string in it that is such a name, whatever the type of the event. So no
/// type of event that comes later can be forgotten by a backup, a verification or a sweep.
pub fn named_in(payload: &[u8]) -> impl Iterator<Item = BlobId> {
    let strings = payload.split(|byte| *byte == b'"').filter_map(|text| std::str::from_utf8(text).ok());
    strings.filter_map(|text| text.strip_prefix(SCHEME)?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_string_that_is_a_name_is_found_and_no_part_of_another_string() {
        let [a, b] = [b"a", b"b"].map(|content| BlobId::of(content));
        let payload = format!("{{\"sheet\":\"{}\",\"all\":[\"{}\"],\"note\":\"见 {}\"}}", a.name(), b.name(), a.name());
        assert_eq!(named_in(payload.as_bytes()).collect::<Vec<_>>(), [a, b]);
        let quoted = format!("{{\"note\":\"\\\"{}\\\" sm3:00\",\"bare\":\"{a}\"}}", a.name());
        assert_eq!(named_in(quoted.as_bytes()).count(), 0);
    }
}
