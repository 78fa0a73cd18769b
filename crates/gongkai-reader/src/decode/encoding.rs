//! Bytes to text: byte order mark, what the page says, then detection.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, UTF_8};
use gongkai_report::{Problem, ProblemKind};

/// How far into a page its own statement of the encoding is looked for.
const DECLARED_WITHIN: usize = 4096;

/// The text of the bytes, and a problem if some of them fit no encoding.
///
/// UTF-8 is believed wherever the bytes are valid UTF-8, whatever the page says of itself: a page that was
/// re-encoded often still names its old encoding.
pub(super) fn decode(bytes: &[u8]) -> (String, Vec<Problem>) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(bytes.get(length..).unwrap_or_default());
        return finish(text.into_owned(), broken, encoding);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), Vec::new());
    }
    let declared = declared(bytes).filter(|encoding| *encoding != UTF_8);
    let encoding = declared.unwrap_or_else(|| detect(bytes));
    // GBK and GB2312 are parts of GB18030
    let encoding = if matches!(encoding.name(), "GBK" | "gb18030") { GB18030 } else { encoding };
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if broken && declared.is_some() {
        let other = detect(bytes);
        let (again, still_broken) = other.decode_without_bom_handling(bytes);
        if !still_broken {
            return (again.into_owned(), Vec::new());
        }
    }
    finish(text.into_owned(), broken, encoding)
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"cn"), Utf8Detection::Allow)
}

fn finish(text: String, broken: bool, encoding: &'static Encoding) -> (String, Vec<Problem>) {
    if !broken {
        return (text, Vec::new());
    }
    let lost = text.matches('\u{FFFD}').count();
    let line = text.lines().position(|line| line.contains('\u{FFFD}')).map_or(1, |line| line + 1);
    let what = format!(
        "按 {} 解码时有 {lost} 处字节损坏，第一处在第 {line} 行，已用替代符号显示：请检查文件是否传全",
        encoding.name()
    );
    (text, vec![Problem { kind: ProblemKind::Encoding, place: None, what, origin: None }])
}

/// The encoding that a page names in its head.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..DECLARED_WITHIN).unwrap_or(bytes).to_ascii_lowercase();
    let at = head.windows(8).position(|window| window == b"charset=" || window == b"encoding")?;
    let rest = head.get(at + 8..)?;
    let skip = rest.iter().position(|byte| !matches!(byte, b'"' | b'\'' | b' ' | b'='))?;
    let name = rest.get(skip..)?;
    let end = name.iter().position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')))?;
    Encoding::for_label(name.get(..end)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "某县档案馆2023年政府信息公开工作年度报告";

    fn page(charset: &str) -> String {
        format!("<html><head><meta charset=\"{charset}\"></head><body>{TEXT}</body></html>")
    }

    #[test]
    fn gb18030_is_read_with_and_without_a_declaration() {
        let (bytes, _, _) = GB18030.encode(TEXT);
        assert_eq!(decode(&bytes).0, TEXT);
        let page = page("gb2312");
        let (bytes, _, _) = GB18030.encode(&page);
        assert!(decode(&bytes).0.contains(TEXT));
    }

    #[test]
    fn valid_utf_8_is_believed_against_a_lying_page() {
        let (text, problems) = decode(page("gb2312").as_bytes());
        assert!(text.contains(TEXT) && problems.is_empty());
    }

    #[test]
    fn utf_16_is_read_by_its_mark_and_damage_is_told() {
        let mut bytes = vec![0xFF, 0xFE];
        bytes.extend(TEXT.encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(decode(&bytes).0, TEXT);
        let mut damaged = page("utf-8").into_bytes();
        damaged.truncate(damaged.len() - 20);
        damaged.push(0xE5);
        let (_, problems) = decode(&damaged);
        assert_eq!(problems.len(), 1);
    }
}
