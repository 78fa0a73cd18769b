//! Strings that are no part of a page: UTF-16 or UTF-8 with a mark, else whatever encoding the writer had.

use std::borrow::Cow;

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of a string.
pub(super) fn text(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest).0,
        [0xFF, 0xFE, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest).0,
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest),
        _ => unmarked(bytes),
    };
    text.trim_matches(|c: char| c.is_whitespace() || c == '\0').to_owned()
}

/// Many writers put in what their system has, which the format does not allow.
fn unmarked(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => GB18030
            .decode_without_bom_handling_and_without_replacement(bytes)
            .unwrap_or_else(|| WINDOWS_1252.decode_without_bom_handling(bytes).0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_is_read_in_every_encoding_that_is_met() {
        assert_eq!(text(b"\xFE\xFF\x73\x8B\x67\xD0"), "王某");
        assert_eq!(text(b"\xFF\xFE\x8B\x73\xD0\x67"), "王某");
        assert_eq!(text("\u{FEFF}王某".as_bytes()), "王某");
        assert_eq!(text("王某".as_bytes()), "王某");
        assert_eq!(text(b"\xCD\xF5\xC4\xB3"), "王某");
        assert_eq!(text(b"caf\xE9"), "café");
        assert_eq!(text(b"\xFE\xFF\x73"), "\u{FFFD}");
        assert_eq!(text(b" \0"), "");
    }
}
