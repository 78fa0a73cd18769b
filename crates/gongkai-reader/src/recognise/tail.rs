//! The end of a report: signature and date, and what stands behind them.

use gongkai_report::Signature;

use super::dates;
use super::lines::Line;
use super::page::is_frame;
use super::title::looks_like_body;

/// The end of the last section.
#[derive(Debug, Default)]
pub struct Tail {
    /// How many lines are the section's own text.
    pub text: usize,
    /// Signature and date.
    pub signature: Option<Signature>,
    /// Lines behind the text that are neither.
    pub stray: Vec<String>,
}

/// Tells the text of the last section from what stands behind it. `body` is the body of the title.
#[must_use]
pub fn tail(lines: &[&Line], body: Option<&str>) -> Tail {
    // the frame of the page begins at its first line behind the text
    let frame = lines
        .iter()
        .skip(1)
        .position(|line| is_frame(&line.key) || line.key.starts_with("附件"))
        .map_or(lines.len(), |at| at + 1);
    let inside = lines.get(..frame).unwrap_or(lines);
    let mut out = Tail { text: frame, ..Tail::default() };
    let date_at = inside.iter().rposition(|line| dated(&line.key).is_some());
    if let Some(at) = date_at
        && let Some(line) = inside.get(at)
        && let Some((before, date)) = dated(&line.key)
    {
        let mut signature = Signature { date: Some(date), origin: line.origin.clone(), ..Signature::default() };
        let mut start = at;
        if before > 0 {
            let printed = line.text.get(..super::headings::printed_prefix(&line.text, before)).unwrap_or_default();
            signature.body = Some(unsealed(printed.trim()).to_owned());
        } else if let Some(above) = at.checked_sub(1).and_then(|above| inside.get(above))
            && is_signing_body(above, body)
        {
            signature.body = Some(unsealed(&above.text).to_owned());
            signature.origin = above.origin.clone();
            start = at - 1;
        } else if let Some(below) = inside.get(at + 1)
            && is_signing_body(below, body)
        {
            signature.body = Some(unsealed(&below.text).to_owned());
        }
        // a date with running text behind it signs nothing
        let behind = inside.len() - at - 1;
        if behind <= 4 {
            out.text = start;
            let name = signature.body.clone();
            out.stray = stray(lines, at + 1).filter(|text| name.as_deref() != Some(unsealed(text))).collect();
            out.signature = Some(signature);
            return out;
        }
    }
    // a line that is all there is must be the name itself: a short sentence may end with it
    if let Some((last, rest)) = inside.split_last()
        && let Some(body) = body
        && (is_name(unsealed(&last.key), body) || !rest.is_empty() && same_body(unsealed(&last.key), body))
    {
        out.text = rest.len();
        let name = unsealed(&last.text).to_owned();
        out.signature = Some(Signature { body: Some(name), date: None, origin: last.origin.clone() });
    }
    out.stray = stray(lines, frame).collect();
    out
}

fn stray<'l>(lines: &'l [&Line], from: usize) -> impl Iterator<Item = String> + 'l {
    lines.iter().skip(from).map(|line| line.text.clone())
}

/// A line that is a date, or the name of a body and a date: how many characters stand before the date.
fn dated(key: &str) -> Option<(usize, jiff::civil::Date)> {
    let trimmed = key.trim_matches(['(', ')']);
    if let Some(date) = dates::only(trimmed) {
        return Some((0, date));
    }
    let found = dates::next(key, 0)?;
    let before = key.get(..found.start)?;
    let behind = key.get(found.end..)?;
    let date = found.date(None)?;
    (looks_like_body(unsealed(before)) && behind.len() <= 3).then(|| (before.chars().count(), date))
}

fn is_signing_body(line: &Line, body: Option<&str>) -> bool {
    let key = unsealed(&line.key);
    body.is_some_and(|body| same_body(key, body)) || (looks_like_body(key) && key.chars().count() <= 30)
}

/// A name without the word that says where its seal stands.
fn unsealed(name: &str) -> &str {
    const SEALS: [&str; 6] = ["（盖章）", "(盖章)", "（公章）", "(公章)", "（印章）", "(印章)"];
    SEALS.iter().find_map(|seal| name.strip_suffix(seal)).unwrap_or(name).trim_end()
}

/// Whether a squeezed text is the name of that body and nothing else: in full, or the end of it.
fn is_name(key: &str, body: &str) -> bool {
    let body = gongkai_document::squeeze(body);
    body == key || key.chars().count() >= 3 && looks_like_body(key) && body.ends_with(key)
}

/// Whether a squeezed text names that body, in full or as the end or beginning of its name.
fn same_body(key: &str, body: &str) -> bool {
    let body = gongkai_document::squeeze(body);
    let short = key.chars().count() <= 40;
    short && key.chars().count() >= 3 && (body == key || body.ends_with(key) || key.ends_with(&body))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn read(texts: &[&str], body: &str) -> (usize, Option<String>, Option<jiff::civil::Date>) {
        let lines: Vec<Line> = texts
            .iter()
            .map(|text| Line {
                text: (*text).to_owned(),
                layout: None,
                key: gongkai_document::squeeze(text),
                level: None,
                bold: false,
                origin: None,
            })
            .collect();
        let found = tail(&lines.iter().collect::<Vec<_>>(), Some(body));
        let signature = found.signature.unwrap_or_default();
        (found.text, signature.body, signature.date)
    }

    #[test]
    fn signatures_of_every_look() {
        let wanted = Some("青石县水务局".to_owned());
        let day = Some(date(2024, 1, 17));
        assert_eq!(read(&["无。", "青石县水务局", "2024年1月17日"], "青石县水务局"), (1, wanted.clone(), day));
        assert_eq!(
            read(&["无。", "青石县水务局 2024年1月17日", "附件：表.docx"], "青石县水务局"),
            (1, wanted.clone(), day)
        );
        assert_eq!(read(&["无。", "二〇二四年一月十七日"], "青石县水务局"), (1, None, day));
        assert_eq!(read(&["无。", "青石县水务局"], "青石县水务局"), (1, wanted, None));
        assert_eq!(read(&["无。"], "青石县水务局"), (1, None, None));
        assert_eq!(read(&["截至2024年1月17日，收费0元。", "其他无。"], "青石县水务局").0, 2);
    }

    #[test]
    fn a_signature_under_an_empty_section_is_no_text() {
        let wanted = Some("青石县水务局".to_owned());
        let day = Some(date(2024, 1, 17));
        for (texts, signature) in [
            (&["青石县水务局", "2024年1月17日"][..], (0, wanted.clone(), day)),
            (&["青石县水务局 2024年1月17日"], (0, wanted.clone(), day)),
            (&["青石县水务局"], (0, wanted.clone(), None)),
            (&["县水务局"], (0, Some("县水务局".to_owned()), None)),
            (&["2024年1月17日"], (0, None, day)),
            (&["青石县水务局（盖章）"], (0, wanted.clone(), None)),
            (&["青石县水务局（盖章）", "2024年1月17日"], (0, wanted.clone(), day)),
            (&["青石县水务局(公章) 2024年1月17日"], (0, wanted.clone(), day)),
            (&["2024年1月17日", "青石县水务局（印章）"], (0, wanted.clone(), day)),
            (&["青石县水务局", "附件：表.docx"], (0, wanted, None)),
        ] {
            assert_eq!(read(texts, "青石县水务局"), signature, "{texts:?}");
        }
    }

    #[test]
    fn one_short_sentence_is_text() {
        for text in ["无", "无。", "没有其他事项", "其他事项详见青石县水务局", "青石县水务局没有收费", "水务局无"]
        {
            assert_eq!(read(&[text], "青石县水务局"), (1, None, None), "{text}");
            let signed = read(&[text, "青石县水务局", "2024年1月17日"], "青石县水务局");
            assert_eq!((signed.0, signed.1.as_deref()), (1, Some("青石县水务局")), "{text}");
        }
    }
}
