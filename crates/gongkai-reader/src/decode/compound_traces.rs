//! What a file of an old office program holds beside what its reader sees.

use encoding_rs::{GB18030, WINDOWS_1252};
use gongkai_document::{Trace, TraceKind};

use super::compound_parts::{Parts, u16_at, u32_at};
use super::traces::Found;

/// Records of a workbook that say something here.
mod record {
    pub(super) const END: u16 = 0x000A;
    pub(super) const NOTE: u16 = 0x001C;
    pub(super) const LOCKED: u16 = 0x002F;
    pub(super) const MORE: u16 = 0x003C;
    pub(super) const WRITER: u16 = 0x005C;
    pub(super) const OBJECT: u16 = 0x005D;
    pub(super) const COLUMNS: u16 = 0x007D;
    pub(super) const SHEET: u16 = 0x0085;
    pub(super) const OTHER_BOOK: u16 = 0x01AE;
    pub(super) const TEXT: u16 = 0x01B6;
    pub(super) const ROW: u16 = 0x0208;
    pub(super) const BEGIN: u16 = 0x0809;
}

/// Most sheets that are looked at: a file may name one sheet over and over.
const SHEETS: usize = 256;

/// Everything unseen in a file.
pub(super) fn of(bytes: &[u8]) -> Vec<Trace> {
    let Some(parts) = Parts::open(bytes) else { return Vec::new() };
    let mut found = Found::default();
    for (name, numbers) in
        [("\u{5}SummaryInformation", [4, 5, 6, 8].as_slice()), ("\u{5}DocumentSummaryInformation", &[14, 15])]
    {
        let place = name.trim_start_matches('\u{5}');
        for value in properties(&parts.stream(name).unwrap_or_default(), numbers) {
            if !value.trim().is_empty() {
                found.say(TraceKind::Metadata, place, &value);
            }
        }
    }
    for folder in parts.folders() {
        let numbered = |rest: &str| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_hexdigit());
        if matches!(folder, "_VBA_PROJECT_CUR" | "Macros") {
            found.say(TraceKind::Macro, folder, "");
        } else if folder.strip_prefix("MBD").or_else(|| folder.strip_prefix('_')).is_some_and(numbered) {
            found.say(TraceKind::Embedded, folder, "");
        }
    }
    if parts.holds("Revision Log") {
        found.say(TraceKind::TrackedChange, "Revision Log", "");
    }
    if let Some(book) = parts.stream("Workbook").or_else(|| parts.stream("Book")) {
        workbook(&mut found, &book);
    }
    found.0
}

/// The texts of these numbers in a set of properties.
fn properties(set: &[u8], wanted: &[u32]) -> Vec<String> {
    const TEXT: u32 = 30;
    const WIDE_TEXT: u32 = 31;
    const MOST: usize = 256;
    let section = u32_at(set, 44).and_then(|at| set.get(at as usize..)).unwrap_or_default();
    let count = u32_at(section, 4).map_or(0, |count| count as usize).min(MOST);
    let value = |at: usize| -> Option<String> {
        let number = u32_at(section, 8 + 8 * at)?;
        let value = section.get(u32_at(section, 12 + 8 * at)? as usize..)?;
        let length = u32_at(value, 4)? as usize;
        let rest = value.get(8..)?;
        match u32_at(value, 0)? {
            _ if !wanted.contains(&number) => None,
            TEXT => Some(narrow(rest.get(..length).unwrap_or(rest))),
            WIDE_TEXT => Some(wide(rest, length)),
            _ => None,
        }
    };
    (0..count).filter_map(value).map(|text| text.trim_end_matches('\0').to_owned()).collect()
}

/// Text in the encoding of whatever system wrote it.
fn narrow(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => GB18030
            .decode_without_bom_handling_and_without_replacement(bytes)
            .unwrap_or_else(|| WINDOWS_1252.decode_without_bom_handling(bytes).0)
            .into_owned(),
    }
}

fn wide(bytes: &[u8], units: usize) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).take(units).filter_map(|pair| u16_at(pair, 0)).collect();
    String::from_utf16_lossy(&units)
}

/// Text behind its length, with the mark that tells how wide it is.
fn marked(bytes: &[u8], count: usize) -> String {
    match bytes.split_first() {
        Some((mark, rest)) if mark & 1 == 1 => wide(rest, count),
        Some((_, rest)) => rest.iter().take(count).map(|byte| char::from(*byte)).collect(),
        None => String::new(),
    }
}

/// The records from a place on.
fn records(book: &[u8], from: usize) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = book.get(from..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(rest, 0)?, usize::from(u16_at(rest, 2)?));
        let data = rest.get(4..)?;
        rest = data.get(length..).unwrap_or_default();
        Some((kind, data.get(..length).unwrap_or(data)))
    })
}

fn workbook(found: &mut Found, book: &[u8]) {
    const VERSION: u16 = 0x0600;
    const MACROS: u8 = 1;
    let mut is_new = false;
    let mut sheets: Vec<(usize, String)> = Vec::new();
    for (kind, data) in records(book, 0) {
        match kind {
            record::BEGIN => is_new = u16_at(data, 0) == Some(VERSION),
            // what follows cannot be read
            record::LOCKED => return,
            record::SHEET if sheets.len() < SHEETS => {
                let (state, what) = (data.get(4).copied().unwrap_or(0), data.get(5).copied().unwrap_or(0));
                let count = usize::from(data.get(6).copied().unwrap_or(0));
                let name = data.get(7..).unwrap_or_default();
                let name = if is_new { marked(name, count) } else { narrow(name.get(..count).unwrap_or(name)) };
                if state & 3 != 0 {
                    found.say(TraceKind::HiddenSheet, "Workbook", &name);
                }
                if what == MACROS {
                    found.say(TraceKind::Macro, "Workbook", &name);
                }
                let at = u32_at(data, 0).map_or(usize::MAX, |at| at as usize);
                if !sheets.iter().any(|(known, _)| *known == at) {
                    sheets.push((at, name));
                }
            }
            record::WRITER if is_new => {
                // some writers put the name in without its head
                let has_head = data.get(1) == Some(&0) && data.get(2).is_some_and(|mark| *mark <= 1);
                let count = u16_at(data, 0).map_or(0, usize::from);
                let who = marked(data.get(2..).unwrap_or_default(), count);
                if has_head && !who.trim().is_empty() {
                    found.say(TraceKind::Metadata, "Workbook", who.trim());
                }
            }
            record::OTHER_BOOK if is_new => {
                const OWN: [u16; 2] = [0x0401, 0x3A01];
                if let Some(count) = u16_at(data, 2).filter(|count| !OWN.contains(count)) {
                    let path = marked(data.get(4..).unwrap_or_default(), usize::from(count));
                    let path: String = path.chars().map(|c| if c.is_control() { '/' } else { c }).collect();
                    found.say(TraceKind::ExternalLink, "Workbook", path.trim_matches('/'));
                }
            }
            record::END => break,
            _ => {}
        }
    }
    // records of sheets that lie in one another are read once for each
    let mut left = book.len().saturating_mul(2);
    for (at, name) in sheets {
        sheet(found, records(book, at), &name, is_new, &mut left);
    }
}

/// Hidden rows and columns, and remarks.
fn sheet<'b>(
    found: &mut Found,
    records: impl Iterator<Item = (u16, &'b [u8])>,
    name: &str,
    is_new: bool,
    left: &mut usize,
) {
    const REMARK: u16 = 0x19;
    /// Columns up to the last one are the rest of the sheet.
    const REST: u16 = 255;
    let (mut rows, mut columns, mut depth) = (0_usize, 0_usize, 0_usize);
    // what the text that follows belongs to, how long it is, and how many remarks have one
    let (mut is_remark, mut expected, mut told, mut remarks) = (false, None, 0_usize, 0_usize);
    for (kind, data) in records {
        let Some(rest) = left.checked_sub(4 + data.len()) else { return };
        *left = rest;
        let text_length = expected.take();
        match kind {
            record::BEGIN => depth += 1,
            record::END if depth <= 1 => break,
            record::END => depth -= 1,
            record::ROW => {
                let holds = u16_at(data, 2) < u16_at(data, 4);
                rows += usize::from(holds && data.get(12).is_some_and(|flags| flags & 0x20 != 0));
            }
            record::COLUMNS => {
                let is_rest = u16_at(data, 2).is_some_and(|last| last >= REST);
                columns += usize::from(!is_rest && data.get(8).is_some_and(|flags| flags & 1 != 0));
            }
            record::NOTE => remarks += 1,
            record::OBJECT if is_new => is_remark = u16_at(data, 4) == Some(REMARK),
            record::TEXT if is_remark => {
                expected = u16_at(data, 10).map(usize::from);
                is_remark = false;
            }
            record::MORE => {
                if let Some(count) = text_length {
                    told += 1;
                    found.say(TraceKind::Comment, name, &marked(data, count));
                }
            }
            _ => {}
        }
    }
    if remarks > told {
        found.say(TraceKind::Comment, name, "");
    }
    if rows + columns > 0 {
        found.say(TraceKind::HiddenCells, name, &format!("隐藏的行{rows}处、列{columns}处"));
    }
}

#[cfg(test)]
mod tests {
    use gongkai_document::TraceKind as K;

    use super::super::compound_parts::tests::holding;
    use super::*;

    fn told(bytes: &[u8]) -> Vec<(K, String)> {
        of(bytes).into_iter().map(|trace| (trace.kind, trace.excerpt)).collect()
    }

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes(), &(data.len() as u16).to_le_bytes(), data].concat()
    }

    fn utf16(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    /// A set of properties: number, kind of value, bytes.
    fn set(values: &[(u32, u32, &[u8])]) -> Vec<u8> {
        let mut out = vec![0; 48];
        out[44..48].copy_from_slice(&48_u32.to_le_bytes());
        let mut places = Vec::new();
        let mut data = Vec::new();
        for (number, kind, bytes) in values {
            places.extend([*number, (8 + 8 * values.len() + data.len()) as u32].map(u32::to_le_bytes).concat());
            let length = if *kind == 31 { bytes.len() / 2 } else { bytes.len() };
            data.extend([kind.to_le_bytes(), (length as u32).to_le_bytes()].concat());
            data.extend_from_slice(bytes);
        }
        out.extend([(8 + places.len() + data.len()) as u32, values.len() as u32].map(u32::to_le_bytes).concat());
        [out, places, data].concat()
    }

    fn book() -> Vec<u8> {
        let begin = record(record::BEGIN, &[0, 6, 5, 0]);
        let end = record(record::END, &[]);
        let sheet_of = |at: u32, state: u8, name: &str| {
            let data = [&at.to_le_bytes()[..], &[state, 0, name.chars().count() as u8, 1], &utf16(name)].concat();
            record(record::SHEET, &data)
        };
        let path = "C:\\a.xls";
        let other = [&[1, 0, path.len() as u8, 0, 0], path.as_bytes()].concat();
        let own = record(record::OTHER_BOOK, &[1, 0, 1, 4]);
        let writer = record(record::WRITER, &[&[112, 0, 0][..], b"Wang", &[b' '; 108]].concat());
        let heads = |at: [u32; 2]| {
            let sheets = [sheet_of(at[0], 0, "表"), sheet_of(at[1], 2, "底稿")];
            [
                begin.clone(),
                writer.clone(),
                sheets.concat(),
                own.clone(),
                record(record::OTHER_BOOK, &other),
                end.clone(),
            ]
            .concat()
        };
        let row = |flags: u8, last: u8| record(record::ROW, &[0, 0, 0, 0, last, 0, 0, 0, 0, 0, 0, 0, flags, 0, 0, 0]);
        let columns = |last: u8, flags: u8| record(record::COLUMNS, &[1, 0, last, 0, 0, 0, 0, 0, flags, 0]);
        let mut object = vec![0x15, 0, 0x12, 0, 0x19, 0];
        object.resize(22, 0);
        let text = [&[0; 10][..], &[4, 0, 0, 0, 0, 0, 0, 0]].concat();
        let first = [
            begin.clone(),
            row(0x20, 3),
            row(0x20, 0),
            row(0, 3),
            columns(2, 1),
            columns(255, 1),
            // a picture of figures on the sheet is a book in the book
            begin.clone(),
            end.clone(),
            record(record::OBJECT, &object),
            record(record::TEXT, &text),
            record(record::MORE, &[&[1][..], &utf16("再核一下")].concat()),
            record(record::NOTE, &[0; 8]),
            end.clone(),
        ]
        .concat();
        let at = heads([0, 0]).len() as u32;
        [heads([at, at + first.len() as u32]), first, begin, end].concat()
    }

    #[test]
    fn an_old_workbook_tells_every_kind_and_a_clean_one_none() {
        let properties = set(&[(2, 30, b"title\0"), (4, 30, b"\xCD\xF5\xC4\xB3\0"), (8, 31, &utf16("李某\0"))]);
        let bytes = holding(
            &["_VBA_PROJECT_CUR", "MBD0012ABCD", "VBA"],
            &[("Workbook", &book()), ("\u{5}SummaryInformation", &properties), ("Revision Log", b"x")],
        );
        assert_eq!(
            told(&bytes),
            [
                (K::Metadata, "王某".to_owned()),
                (K::Metadata, "李某".to_owned()),
                (K::Macro, String::new()),
                (K::Embedded, String::new()),
                (K::TrackedChange, String::new()),
                (K::Metadata, "Wang".to_owned()),
                (K::HiddenSheet, "底稿".to_owned()),
                (K::ExternalLink, "C:\\a.xls".to_owned()),
                (K::Comment, "再核一下".to_owned()),
                (K::HiddenCells, "隐藏的行1处、列1处".to_owned()),
            ]
        );
        let clean = [record(record::BEGIN, &[0, 6, 5, 0]), record(record::END, &[]), vec![0; 600]].concat();
        assert_eq!(told(&holding(&[], &[("Workbook", &clean)])), []);
    }

    #[test]
    fn a_hostile_workbook_ends() {
        let whole = holding(&[], &[("Workbook", &book()), ("\u{5}SummaryInformation", &set(&[(4, 30, b"x")]))]);
        for at in (0..whole.len()).step_by(3) {
            for value in [0, 0x7F, 0xFF] {
                let mut bytes = whole.clone();
                bytes[at] = value;
                assert!(told(&bytes).len() < 20);
            }
        }
    }
}
