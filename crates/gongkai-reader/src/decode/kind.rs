//! What kind of file it is, told by its content.

/// A kind of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Html,
    Json,
    /// CSV written by this project.
    ReportCsv,
    /// Another table of separated values, with its delimiter.
    Csv(u8),
    Markdown,
    Text,
}

/// How much of a text is looked at to tell its kind.
const LOOKED_AT: usize = 64 * 1024;

/// The head of the CSV that this project writes.
const REPORT_CSV: &str = "place,value,mark,remark";

/// What to tell of a file that is no text; `None` if it may be one.
pub(super) fn not_a_text(bytes: &[u8]) -> Option<&'static str> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(&[0x1F, 0x8B]) || starts(b"Rar!") || starts(b"7z\xBC\xAF") {
        return Some("这是 .gz、.rar 或 .7z 压缩文件，不能直接读：请先解压，或改用 .zip 后再读");
    }
    if starts(b"{\\rtf") {
        return Some("这是 RTF 文件，不能直接读：请用 Word 或 WPS 打开，另存为 .docx 后再读");
    }
    if is_web_archive(bytes) {
        return Some(
            "这是单个文件的网页存档（.mht），不能直接读：请在浏览器或 Word 里打开，另存为普通网页（.html）后再读",
        );
    }
    if is_xml_of_office(bytes) {
        return Some(
            "这是 Office 2003 的 XML 文件，不能直接读：请用 Word、Excel 或 WPS 打开，另存为 .docx 或 .xlsx 后再读",
        );
    }
    let picture = starts(&[0x89, b'P', b'N', b'G'])
        || starts(&[0xFF, 0xD8, 0xFF])
        || starts(b"GIF8")
        || starts(b"BM") && bytes.get(6..10) == Some(&[0; 4])
        || starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    if picture {
        return Some("这是图片，里面的文字读不出来：请用公布页面的网页文件或可复制文字的文件");
    }
    if bytes.is_empty() || bytes.iter().all(u8::is_ascii_whitespace) {
        return Some("文件是空的：请检查下载是否完整");
    }
    let sample = bytes.get(..4096).unwrap_or(bytes);
    let utf16 = starts(&[0xFF, 0xFE]) || starts(&[0xFE, 0xFF]);
    if bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).starts_with(REPORT_CSV.as_bytes()) {
        return None; // what this project wrote is read back, damaged text in it or not
    }
    let controls = sample.iter().filter(|byte| matches!(**byte, 0..=8 | 14..=26 | 28..=31)).count();
    if !utf16 && controls * 20 > sample.len() {
        return Some("这不是文本文件，读不出内容：请给出网页、Markdown、纯文本、CSV 或 JSON 文件");
    }
    None
}

/// Whether it is a packed file: an archive, or a document of an office program.
pub(crate) fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Whether it is a file of an old office program.
pub(crate) fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(&super::compound::MAGIC)
}

/// Whether it is drawn pages. Some programs put a few bytes before the mark.
pub(crate) fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..1024).unwrap_or(bytes);
    bytes.starts_with(b"%PDF") || head.windows(5).any(|window| window == b"%PDF-")
}

/// Whether it is a document that an office program wrote as one file of XML.
fn is_xml_of_office(bytes: &[u8]) -> bool {
    let head = bytes.get(..2048).unwrap_or(bytes);
    let has = |word: &[u8]| head.windows(word.len()).any(|window| window == word);
    has(b"<?mso-application") || has(b"schemas.microsoft.com/office/2006/xmlPackage")
}

/// Whether it is a page saved with all its parts in one file.
fn is_web_archive(bytes: &[u8]) -> bool {
    if bytes.trim_ascii_start().starts_with(b"<") {
        return false; // a page; an archive starts with the lines of its head
    }
    let head = bytes.get(..2048).unwrap_or(bytes).to_ascii_lowercase();
    let has = |word: &[u8]| head.windows(word.len()).any(|window| window == word);
    has(b"mime-version:") && has(b"multipart/related")
}

/// What kind of text it is.
pub(super) fn of(source: &str) -> Kind {
    let mut end = source.len().min(LOOKED_AT);
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    let head = source.get(..end).unwrap_or(source).trim_start_matches('\u{FEFF}').trim_start();
    if head.starts_with(REPORT_CSV) || head.starts_with("\"place\",\"value\"") {
        return Kind::ReportCsv;
    }
    if head.starts_with('{') || head.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with(['{', ']'])) {
        return Kind::Json;
    }
    if is_html(head) {
        return Kind::Html;
    }
    if is_markdown(head) {
        return Kind::Markdown;
    }
    match delimiter(head) {
        Some(delimiter) => Kind::Csv(delimiter),
        None => Kind::Text,
    }
}

/// Whether the text has the elements of a page: more than Markdown with a table of HTML in it would have, or a
/// start that only a page has.
fn is_html(head: &str) -> bool {
    let starts = |tag: &str| head.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    if ["<!doctype", "<html", "<?xml", "<head", "<body", "<meta", "<table", "<div"].into_iter().any(starts) {
        return true;
    }
    if ["<p>", "<p ", "<span", "<font", "<h1", "<h2", "<center", "<section", "<article"].into_iter().any(starts) {
        return !has_markdown_headings(head);
    }
    let lower = head.to_ascii_lowercase();
    let has = |tag: &str| lower.contains(tag);
    if has("<html") || has("<body") || has("</html>") {
        return true;
    }
    let blocks = ["</p>", "</td>", "</div>", "<br"].into_iter().map(|tag| lower.matches(tag).count()).sum::<usize>();
    blocks >= 3 && !has_markdown_headings(head)
}

fn has_markdown_headings(head: &str) -> bool {
    head.lines().any(|line| {
        let rest = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
    })
}

/// Whether the text is marked up as Markdown: a heading, a table's delimiter row, or bold text.
fn is_markdown(head: &str) -> bool {
    let is_delimiter_row = |line: &str| {
        let line = line.trim();
        line.contains("---") && line.contains('|') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
    };
    let is_bold = |line: &str| {
        let inner = line.trim().strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
        inner.is_some_and(|inner| !inner.trim().is_empty() && !inner.contains('*'))
    };
    has_markdown_headings(head)
        || head.lines().any(|line| is_delimiter_row(line) || is_bold(line))
        || head.matches("**").count() >= 4
}

/// The separator of separated values: commas in nearly every line, or the same number of tabs in each. Tabs in some
/// lines only are what is left of a table in a text.
fn delimiter(head: &str) -> Option<u8> {
    let lines: Vec<&str> = head.lines().filter(|line| !line.trim().is_empty()).take(40).collect();
    if lines.len() < 3 {
        return None;
    }
    let count = |line: &str, separator: char| line.matches(separator).count();
    if lines.iter().filter(|line| count(line, ',') >= 2).count() * 10 >= lines.len() * 9 {
        return Some(b',');
    }
    let tabs = lines.first().map_or(0, |line| count(line, '\t'));
    (tabs >= 2 && lines.iter().all(|line| count(line, '\t') == tabs)).then_some(b'\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_content() {
        assert_eq!(of("\u{FEFF} <!DOCTYPE html><p>"), Kind::Html);
        assert_eq!(of("<p>一</p><p>二</p><p>三</p>"), Kind::Html);
        assert_eq!(of("{\"schema\":1}"), Kind::Json);
        assert_eq!(of("place,value,mark,remark\r\n"), Kind::ReportCsv);
        assert_eq!(of("# 标题\n\n正文"), Kind::Markdown);
        assert_eq!(of("正文\n| a | b |\n|---|---|\n"), Kind::Markdown);
        assert_eq!(of("a,b,c\n1,2,3\n4,5,6\n"), Kind::Csv(b','));
        assert_eq!(of("a\tb\tc\n1\t2\t3\n4\t5\t\n"), Kind::Csv(b'\t'));
        assert_eq!(of("规章\t0\t0\n一、总体情况\n许可\t1\t\n"), Kind::Text);
        assert_eq!(of("某局年报\n一、总体情况\n"), Kind::Text);
    }

    #[test]
    fn what_is_no_text_is_named_with_what_to_do() {
        for (bytes, name) in [
            (&b"\x1F\x8B\x08"[..], "压缩"),
            (b"{\\rtf1", "RTF"),
            (b"From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;", "mht"),
            (b"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>", "2003"),
            (&[0x89, b'P', b'N', b'G'], "图片"),
            (b"  \n", "空的"),
            (&[0, 1, 2, 3, 4, 5], "不是文本"),
        ] {
            assert!(not_a_text(bytes).unwrap().contains(name), "{name}");
        }
        assert_eq!(not_a_text("年报".as_bytes()), None);
        let damaged = format!("\u{FEFF}{REPORT_CSV}\r\nopening,{},,\r\n", "\0".repeat(200));
        assert_eq!(not_a_text(damaged.as_bytes()), None);
    }
}
