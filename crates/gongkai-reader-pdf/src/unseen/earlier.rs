//! What an earlier state of the file said. Programs that save by adding to the end leave what was before in the file,
//! where anybody who cuts the end off has it back.

use std::collections::{BTreeSet, HashSet};

use gongkai_document::TraceKind;

use super::Found;
use crate::budget::{Budget, Limit};
use crate::decode;
use crate::page::{Sheet, TextLine, lines};
use crate::streams::{find, rfind};

/// So many earlier states are looked at: the first, which may say most, and the last.
const STATES: usize = 2;

/// Lines of earlier states that are looked for in the whole text.
const LOOKED_FOR: usize = 2_000;

/// What earlier states say on their pages that the last one does not.
pub(super) fn of(found: &mut Found, bytes: &[u8], sheets: &[Sheet], budget: &Budget) {
    let ends = ends(bytes);
    if ends.is_empty() || found.is_full() {
        return;
    }
    let less = Budget {
        unpacked: budget.unpacked.min(64 << 20),
        pages: budget.pages.min(200),
        operators: budget.operators.min(1_000_000),
        glyphs: budget.glyphs.min(250_000),
        strokes: budget.strokes.min(100_000),
        ..budget.clone()
    };
    let now: Vec<String> = sheets.iter().flat_map(said).collect();
    let whole: String = now.concat();
    let now: HashSet<&str> = now.iter().map(String::as_str).collect();
    let mut left = LOOKED_FOR;
    let first = ends.first().copied();
    let last = ends.last().copied().filter(|last| Some(*last) != first);
    for end in [first, last].into_iter().flatten().take(STATES) {
        let Some(before) = bytes.get(..end).and_then(|bytes| decode::state(bytes, &less)) else { continue };
        for sheet in &before {
            let mut gone = Vec::new();
            for line in said(sheet).into_iter().filter(|line| !now.contains(line.as_str())) {
                if left == 0 || !found.purse.pay(Limit::Operators, 1) {
                    break;
                }
                left -= 1;
                if !whole.contains(&line) {
                    gone.push(line);
                }
            }
            if !gone.is_empty() {
                found.say(TraceKind::Revision, &format!("改动前的第{}页", sheet.page), &gone.join(" "));
            }
        }
    }
}

/// The lines of a page without their spaces, hidden ones among them; what cannot be read says nothing.
fn said(sheet: &Sheet) -> Vec<String> {
    let shown = lines(sheet.glyphs.clone());
    let shown = shown.iter().map(TextLine::text);
    let plain = |line: String| line.split_whitespace().collect::<String>();
    let all = shown.chain(sheet.hidden.iter().cloned()).map(plain);
    all.filter(|line| !line.is_empty() && !line.contains('\u{FFFD}')).collect()
}

/// Where earlier states end, in the order of time: behind the end mark of every table of places but the last.
fn ends(bytes: &[u8]) -> Vec<usize> {
    const MOST: usize = 32;
    const MARK: &[u8] = b"%%EOF";
    let mut tables = BTreeSet::new();
    let mut next = rfind(bytes, b"startxref").and_then(|at| number(bytes, at + b"startxref".len()));
    while let Some(at) = next.filter(|at| *at < bytes.len()) {
        if tables.len() >= MOST || !tables.insert(at) {
            break;
        }
        next = trailer(bytes, at).and_then(|trailer| {
            let key = find(trailer, b"/Prev")?;
            number(trailer, key + b"/Prev".len())
        });
    }
    let end = |at: usize| find(bytes.get(at..)?, MARK).map(|found| at + found + MARK.len());
    let mut ends: Vec<usize> = tables.into_iter().filter_map(end).collect::<BTreeSet<_>>().into_iter().collect();
    ends.pop();
    // a file for the web has the table of its first page at its head, and no state that ends there
    if find(bytes.get(..1024).unwrap_or(bytes), b"/Linearized").is_some() && !ends.is_empty() {
        ends.remove(0);
    }
    ends
}

/// The trailer of a table of places, or the dictionary of one that is a stream.
fn trailer(bytes: &[u8], at: usize) -> Option<&[u8]> {
    const LONGEST: usize = 4 << 10;
    let rest = bytes.get(at..)?;
    let from = if rest.starts_with(b"xref") { find(rest, b"trailer")? } else { 0 };
    let rest = rest.get(from..)?;
    let rest = rest.get(..LONGEST).unwrap_or(rest);
    let ends = [find(rest, b"startxref"), find(rest, b"stream")];
    rest.get(..ends.into_iter().flatten().min().unwrap_or(rest.len()))
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?.trim_ascii_start();
    let digits = rest.iter().take(12).take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(rest.get(..digits)?).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_ends_behind_its_table() {
        let mut file = b"%PDF-1.4\nxref\n0 1\ntrailer<</Size 1>>\nstartxref\n9\n%%EOF\n".to_vec();
        assert_eq!(ends(&file), Vec::<usize>::new());
        let (first, at) = (file.len() - 1, file.len());
        file.extend_from_slice(format!("xref\ntrailer<</Prev 9>>\nstartxref\n{at}\n%%EOF\n").as_bytes());
        assert_eq!(ends(&file), [first]);
        let web = [b"%PDF /Linearized ".as_slice(), &file].concat();
        assert_eq!(ends(&web), Vec::<usize>::new());
    }

    #[test]
    fn a_table_that_names_itself_or_nothing_ends_the_search() {
        assert_eq!(ends(b"xref trailer<</Prev 0>> startxref 0 %%EOF"), Vec::<usize>::new());
        assert_eq!(ends(b"startxref 999999999999999999999 %%EOF"), Vec::<usize>::new());
        assert_eq!(ends(b"startxref"), Vec::<usize>::new());
        assert_eq!(ends(b""), Vec::<usize>::new());
    }
}
