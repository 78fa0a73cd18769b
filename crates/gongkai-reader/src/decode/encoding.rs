//! Bytes to text: byte order mark, what the page says, then detection.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use gongkai_document::Origin;
use gongkai_report::{Problem, ProblemKind};

/// How far into a page its own statement of the encoding is looked for.
const DECLARED_WITHIN: usize = 16 * 1024;
/// How much is looked at to tell UTF-16 without its mark.
const LOOKED_AT: usize = 4096;
/// A text is damaged UTF-8, and not in another encoding, with at least so many whole characters of three bytes or
/// more for each broken one.
const WHOLE_FOR_BROKEN: usize = 4;

/// The text of the bytes, and a problem if some of them fit no encoding.
///
/// UTF-8 is believed wherever the bytes are valid UTF-8 (or nearly so, when damaged), whatever the page says of
/// itself: a page that was re-encoded often still names its old encoding.
pub(super) fn decode(bytes: &[u8]) -> (String, Vec<Problem>) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(bytes.get(length..).unwrap_or_default());
        return finish(text.into_owned(), broken, encoding);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        return finish(text.into_owned(), broken, encoding);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), Vec::new());
    }
    if is_damaged_utf8(bytes) {
        return finish(String::from_utf8_lossy(bytes).into_owned(), true, UTF_8);
    }
    // GBK and GB2312 are parts of GB18030
    let whole = |encoding: &'static Encoding| if encoding == GBK { GB18030 } else { encoding };
    let declared = declared(bytes).map(whole).filter(|encoding| *encoding != UTF_8);
    let mut best: Option<(bool, usize, String, &'static Encoding)> = None;
    for encoding in declared.into_iter().chain([whole(detect(bytes)), GB18030]) {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        let lost = if broken { text.matches(LOST).count().max(1) } else { 0 };
        let foreign = !speaks_of_disclosure(&text);
        if best.as_ref().is_none_or(|(other, least, ..)| (foreign, lost) < (*other, *least)) {
            best = Some((foreign, lost, text.into_owned(), encoding));
        }
        if !foreign && lost == 0 {
            break;
        }
    }
    let (_, lost, text, encoding) = best.unwrap_or((true, 0, String::new(), UTF_8));
    finish(text, lost > 0, encoding)
}

/// Whether a text has the word that every report has: bytes of one encoding may by chance fit another, but then
/// they make other words.
fn speaks_of_disclosure(text: &str) -> bool {
    text.contains("公开") || text.contains("公開")
}

/// What stands for bytes that fit no character.
const LOST: char = '\u{FFFD}';

/// Whether the bytes are UTF-16, with its mark or without.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    let marked = Encoding::for_bom(bytes).is_some_and(|(encoding, _)| encoding != UTF_8);
    marked || utf16_without_mark(bytes).is_some()
}

/// UTF-16 without its mark: the upper halves of line ends, digits and tags are zeros, the lower halves hardly ever.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    if !head.contains(&0) {
        return None;
    }
    let pairs = head.chunks_exact(2);
    let count = pairs.len();
    let (mut first, mut second) = (0, 0);
    for pair in pairs {
        first += usize::from(pair.first() == Some(&0));
        second += usize::from(pair.last() == Some(&0));
    }
    let tells = |zeros: usize, others: usize| zeros * 50 > count && zeros >= others * 10;
    if tells(second, first) {
        Some(UTF_16LE)
    } else if tells(first, second) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether nearly all that is not ASCII is whole characters of UTF-8; in other encodings next to none is.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| *c >= '\u{800}').count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= broken.saturating_mul(WHOLE_FOR_BROKEN)
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"cn"), Utf8Detection::Deny)
}

fn finish(text: String, broken: bool, encoding: &'static Encoding) -> (String, Vec<Problem>) {
    let Some(at) = text.find(LOST).filter(|_| broken) else { return (text, Vec::new()) };
    let lost = text.matches(LOST).count();
    let line = 1 + text.get(..at).unwrap_or_default().matches('\n').count();
    let what = format!(
        "按 {} 解码时有 {lost} 处字节损坏，第一处在第 {line} 行，已用替代符号“{LOST}”显示：请检查文件是否传全",
        encoding.name()
    );
    let origin = Some(Origin::bytes(at, at + LOST.len_utf8()));
    (text, vec![Problem { kind: ProblemKind::Encoding, place: None, what, origin }])
}

/// The encoding that a page names in its head.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..DECLARED_WITHIN).unwrap_or(bytes).to_ascii_lowercase();
    let is_xml = head.trim_ascii_start().starts_with(b"<?xml");
    let named = |word: &[u8]| word == b"charset" || (is_xml && word == b"encodin");
    let places = head.windows(7).enumerate().filter(|(_, word)| named(word));
    places.filter_map(|(at, _)| label(head.get(at + 7..)?)).next()
}

/// The label behind `charset`, if one stands there.
fn label(rest: &[u8]) -> Option<&'static Encoding> {
    let is_mark = |byte: &&u8| matches!(**byte, b'"' | b'\'' | b' ' | b'=');
    let equals = rest.iter().position(|byte| *byte == b'=').filter(|equals| *equals <= 3)?;
    let skip = equals + rest.get(equals..)?.iter().take_while(is_mark).count();
    let name = rest.get(skip..)?;
    let end = name.iter().position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')));
    Encoding::for_label(name.get(..end.unwrap_or(name.len()))?)
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
    fn utf_16_is_read_with_and_without_its_mark() {
        let page = page("utf-16");
        for (mark, order) in
            [("\u{FEFF}", u16::to_le_bytes as fn(u16) -> [u8; 2]), ("", u16::to_be_bytes), ("", u16::to_le_bytes)]
        {
            let bytes: Vec<u8> = format!("{mark}{page}").encode_utf16().flat_map(order).collect();
            assert!(is_utf16(&bytes));
            assert_eq!(decode(&bytes), (page.clone(), Vec::new()));
        }
        assert!(!is_utf16(page.as_bytes()) && !is_utf16(&[0; 64]));
    }

    #[test]
    fn damaged_utf_8_stays_utf_8_whatever_the_page_says() {
        for charset in ["utf-8", "gb2312"] {
            let mut damaged = page(charset).into_bytes();
            damaged.truncate(damaged.len() - 20);
            damaged.push(0xE5);
            let (text, problems) = decode(&damaged);
            assert!(text.contains("政府信息公开工作"), "{text}");
            let (start, end) = problems[0].origin.as_ref().unwrap().range().unwrap();
            assert_eq!((problems.len(), &text[start..end]), (1, "\u{FFFD}"));
            assert!(problems[0].what.contains("UTF-8") && problems[0].what.contains("第 1 行"));
        }
    }

    #[test]
    fn a_wrong_declaration_gives_way_to_bytes_that_fit() {
        for charset in ["utf-8", "big5", "shift_jis", "euc-kr"] {
            let page = page(charset).repeat(3);
            let (bytes, _, _) = GB18030.encode(&page);
            let (text, problems) = decode(&bytes);
            assert!(text.contains(TEXT), "{charset}: {text}");
            assert!(problems.is_empty(), "{charset}: {problems:?}");
        }
    }

    #[test]
    fn big5_and_the_characters_of_gb18030_are_read() {
        let page = "<?xml version=\"1.0\" encoding=\"Big5\"?><p>政府資訊公開工作年度報告</p>";
        let (bytes, _, _) = encoding_rs::BIG5.encode(page);
        assert_eq!(decode(&bytes), (page.to_owned(), Vec::new()));
        let rare = "<meta charset=gbk><p>䶮县㐂村</p>";
        let (bytes, _, _) = GB18030.encode(rare);
        assert_eq!(decode(&bytes), (rare.to_owned(), Vec::new()));
    }

    #[test]
    fn bytes_damaged_in_gb18030_are_told_with_their_line() {
        let (bytes, _, _) = GB18030.encode("某县档案馆年报\n第二行有损坏的字节在这里\n");
        let mut bytes = bytes.into_owned();
        let line = bytes.iter().position(|byte| *byte == b'\n').unwrap();
        bytes.splice(line + 3..line + 4, [0xFF, 0xFF]);
        let (text, problems) = decode(&bytes);
        assert!(text.starts_with("某县档案馆年报"), "{text}");
        assert!(problems.len() == 1 && problems[0].what.contains("第 2 行"), "{problems:?}");
    }
}
