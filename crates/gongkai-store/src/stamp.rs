//! A line of JSON whose last member vouches for the bytes before it.
//!
//! The bytes vouched for are those that stand in the file: nothing is written anew to be compared, so no rule about
//! the spelling of JSON is needed, and yet every JSON reader can read the line.

use crate::digest::from_hex;

/// The bytes of an object of JSON that a last member will vouch for: all but its closing brace.
pub(crate) fn body(object: &str) -> &str {
    object.strip_suffix('}').unwrap_or(object)
}

/// Closes a body with the member `name`.
pub(crate) fn close(body: &str, name: &str, value: &[u8]) -> String {
    format!("{body},\"{name}\":\"{}\"}}", hex::encode(value))
}

/// Body and value of a line closed with the member `name`.
pub(crate) fn open<'line>(line: &'line str, name: &str) -> Option<(&'line str, Vec<u8>)> {
    let inner = line.strip_suffix("\"}")?;
    let (body, value) =
        inner.rsplit_once('"').map(|(head, value)| (head.strip_suffix(&format!(",\"{name}\":")), value))?;
    Some((body?, from_hex(value)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_closed_opens_to_the_same_bytes() {
        let line = close(body("{\"a\":\"x\"}"), "hash", &[1, 255]);
        assert_eq!(line, "{\"a\":\"x\",\"hash\":\"01ff\"}");
        assert_eq!(open(&line, "hash"), Some(("{\"a\":\"x\"", vec![1, 255])));
    }

    #[test]
    fn another_member_another_spelling_and_another_end_do_not_open() {
        for line in
            ["{\"a\":\"x\",\"hush\":\"01\"}", "{\"a\":1,\"hash\":\"0F\"}", "{\"a\":1,\"hash\":\"01\"} ", "", "\"}"]
        {
            assert_eq!(open(line, "hash"), None, "{line}");
        }
    }
}
