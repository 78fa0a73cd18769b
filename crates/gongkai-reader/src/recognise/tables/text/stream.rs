//! Labels and numbers in one stream: aligned by spaces, one a line, wrapped, or torn apart.
//!
//! The stream is cut into segments: words, then the values behind them. In table 三 seven values are a row; a row
//! of fewer values can be placed only where columns stand above one another ([`super::align`]), else it stays unread.

use gongkai_report::{
    FormVersion, MatchKind, Table2Row, Table3Column, Table3Label, Table3Row, TableCarrier, TableId, match_table2_row,
    match_table3_row, table3_labels_in,
};

use super::align::{Aligned, Stretch};
use super::delimited::within;
use super::{TextRows, halves, matrix, order, torn4};
use crate::recognise::cells::is_han;
use crate::recognise::lines::Line;
use crate::recognise::tables::row::{Row, Slot};
use crate::recognise::tables::table2;

const COLUMNS: usize = Table3Column::COUNT;

/// A value of the stream.
#[derive(Clone, Debug)]
pub(super) struct Value {
    pub(super) slot: Slot<'static>,
    /// The number of its line.
    pub(super) line: usize,
    /// Its place on the line.
    pub(super) stretch: Stretch,
}

/// Words and the values behind them.
#[derive(Clone, Debug, Default)]
pub(super) struct Segment {
    pub(super) words: Vec<String>,
    pub(super) values: Vec<Value>,
}

/// The rows of a stream.
pub(super) fn rows(lines: &[&Line], table: TableId, number: usize) -> TextRows {
    let segments = segments(lines);
    match table {
        TableId::Table2 => TextRows { rows: table2_rows(&segments, number), ..TextRows::default() },
        TableId::Table3 => TextRows { rows: table3_rows(&halves::join(segments), number), ..TextRows::default() },
        TableId::Table4 => torn4::rows(&segments, number),
    }
}

/// A row without columns.
pub(super) fn row(labels: Vec<String>, values: Vec<Slot<'static>>, number: usize) -> Row<'static> {
    let labels = labels.into_iter().map(|label| {
        let origin = values.first().and_then(|slot| slot.origin.clone());
        Slot::new(label, 0, origin)
    });
    let slots =
        labels.chain(values.iter().cloned()).enumerate().map(|(column, slot)| Slot { column, ..slot }).collect();
    Row { slots, carrier: TableCarrier::Text, aligned: false, table: number }
}

fn segments(lines: &[&Line]) -> Vec<Segment> {
    let mut out = vec![Segment::default()];
    // a stroke may close a cell that was printed on the line before
    let mut open = false;
    for (at, line) in lines.iter().enumerate() {
        let text = line.layout.as_deref().unwrap_or(&line.text);
        let tokens = tokens(text, &mut open);
        let stroked = text.contains('|');
        for (place, token) in tokens.iter().enumerate() {
            let numbered = place == 0
                && token.text.len() <= 2
                && tokens.get(1).is_some_and(|next| next.text.contains(is_han) && next.start == token.end + 1);
            let blank = stroked && token.text.is_empty();
            let value = blank || is_number(token.text) && !numbered;
            let fresh = out.last().is_some_and(|segment| !segment.values.is_empty());
            if !value && fresh && !token.text.is_empty() {
                out.push(Segment::default());
            }
            let Some(segment) = out.last_mut() else { continue };
            if value {
                let origin = within(line.origin.as_ref(), text.len(), token.start, token.end);
                let slot = Slot::new(token.text.to_owned(), segment.values.len(), origin);
                segment.values.push(Value { slot, line: at, stretch: Stretch::of(text, token.start, token.end) });
            } else if !token.text.is_empty() {
                segment.words.push(token.text.to_owned());
            }
        }
    }
    out
}

struct Token<'l> {
    text: &'l str,
    start: usize,
    end: usize,
}

/// The tokens of a line: split at white space, and at strokes, between which an empty place is a token too. `open`
/// is whether anything was printed since the last stroke.
fn tokens<'l>(line: &'l str, open: &mut bool) -> Vec<Token<'l>> {
    let mut out = Vec::new();
    let mut from: Option<usize> = None;
    for (at, c) in line.char_indices().chain([(line.len(), '\n')]) {
        let stroke = matches!(c, '|' | '│');
        if c.is_whitespace() || stroke {
            if let Some(start) = from.take() {
                out.push(Token { text: line.get(start..at).unwrap_or_default(), start, end: at });
                *open = true;
            }
            if stroke {
                if !*open {
                    out.push(Token { text: "", start: at, end: at });
                }
                *open = false;
            }
        } else {
            from = from.or(Some(at));
        }
    }
    out
}

/// Whether a token is a value: a number in figures with what may follow it, or a dash.
fn is_number(token: &str) -> bool {
    const LONGEST: usize = 60;
    if token.len() > LONGEST || token.chars().filter(|c| matches!(c, '-' | '—' | '_' | '=')).count() > 4 {
        return false;
    }
    let first = token.chars().map(gongkai_document::fold_width).next();
    let figures = first.is_some_and(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '−' | '－'));
    let dash = token.chars().all(|c| matches!(c, '-' | '—' | '–' | '/' | '－' | '―')) || token == "无";
    // 1.属于国家秘密 and 2023年 are words
    let words = token.chars().filter(|c| is_han(*c)).count();
    (figures && (words <= 1 || token.contains(['(', '（'])) && !token.ends_with('年') || dash)
        && crate::recognise::cells::is_value(token)
}

/// Table 三: rows of seven.
fn table3_rows(segments: &[Segment], number: usize) -> Vec<Row<'static>> {
    let aligned = Aligned::learn(segments);
    let mut blocks: Vec<Block> = Vec::new();
    for segment in segments.iter().filter(|segment| !segment.values.is_empty()) {
        let rows = chunks(&segment.values, &aligned);
        let labels = labels(&segment.words, rows.len());
        blocks.push(Block { rows, labels });
    }
    order::settle(&mut blocks);
    let rows = blocks.into_iter().flat_map(|block| block.labels.into_iter().zip(block.rows));
    rows.map(|(labels, values)| row(labels, values, number)).collect()
}

/// The rows behind the same words, and the labels of each.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) rows: Vec<Vec<Slot<'static>>>,
    pub(super) labels: Vec<Vec<String>>,
}

/// The values of a segment as rows: seven by seven, else line by line.
fn chunks(values: &[Value], aligned: &Aligned<'_>) -> Vec<Vec<Slot<'static>>> {
    let slots = |values: &[Value]| values.iter().map(|value| value.slot.clone()).collect::<Vec<_>>();
    let whole_lines = values
        .chunks(COLUMNS)
        .all(|row| row.len() == COLUMNS && row.windows(2).all(|pair| matches!(pair, [a, b] if a.line == b.line)));
    if whole_lines || values.len() == COLUMNS {
        return values.chunks(COLUMNS).map(slots).collect();
    }
    if values.len().is_multiple_of(COLUMNS) {
        // rows that are not set on a line of their own are read only if their totals confirm them
        let all = slots(values);
        return match matrix::rows(&all) {
            Some(rows) => {
                rows.into_iter().map(|row| row.into_iter().filter_map(|at| all.get(at).cloned()).collect()).collect()
            }
            None => vec![all],
        };
    }
    let blanks_behind = values.iter().skip(COLUMNS).all(|value| value.slot.is_blank());
    if values.len() > COLUMNS && blanks_behind {
        return vec![slots(values.get(..COLUMNS).unwrap_or_default())];
    }
    let lines: Vec<&[Value]> = values.chunk_by(|a, b| a.line == b.line).collect();
    if lines.iter().all(|line| line.len() == 1) {
        return vec![slots(values)];
    }
    lines.into_iter().map(|line| aligned.place(line).unwrap_or_else(|| slots(line))).collect()
}

/// The labels of so many rows that stand behind the same words: one for each, or the last for the first row.
fn labels(words: &[String], rows: usize) -> Vec<Vec<String>> {
    let text = words.join("\n");
    let mut found = table3_labels_in(&text);
    // the names of columns in a header are no labels of rows
    let is_header =
        words.iter().any(|word| ["自然人", "申请人情况", "商业", "科研"].iter().any(|name| word.contains(name)));
    if is_header {
        found.retain(|label| label.spelling.chars().count() > 2);
    }
    let is_first =
        |label: &gongkai_report::LabelInText| label.found.target == Table3Label::Row(Table3Row::NewlyReceived);
    if let Some(start) = found.iter().position(is_first) {
        found.drain(..start);
    }
    let all: Vec<String> = found.iter().map(|label| label.spelling.to_owned()).collect();
    let of_rows: Vec<(usize, &str)> = found
        .iter()
        .enumerate()
        .filter(|(_, label)| matches!(label.found.target, Table3Label::Row(_)))
        .map(|(at, label)| (at, label.spelling))
        .collect();
    let mut out = vec![Vec::new(); rows];
    if rows > 1 && of_rows.len() == rows {
        let mut from = 0;
        for (slot, (at, _)) in out.iter_mut().zip(&of_rows) {
            *slot = all.get(from..=*at).unwrap_or_default().to_vec();
            from = at + 1;
        }
        return out;
    }
    let last_is_label = found.last().is_some_and(|label| {
        matches!(label.found.target, Table3Label::Row(_))
            || label.last && label.found.target == Table3Label::Group(gongkai_law::outcome::OutcomeGroup::OtherDisposal)
    });
    // half of a label may stand last, its other half behind the values: then it is that label's row
    let half =
        || nearest(words).filter(|text| found.last().is_some_and(|label| !label.last && is_other_row(text, label)));
    if let Some(first) = out.first_mut() {
        if let Some(half) = half().filter(|_| rows == 1) {
            *first = vec![half];
        } else if last_is_label && (rows == 1 || of_rows.len() == 1) {
            *first = all;
        } else if found.is_empty() && !is_header {
            first.extend(nearest(words));
        }
    }
    out
}

/// Whether a text is the label of another row than one that was found before it.
fn is_other_row(text: &str, before: &gongkai_report::LabelInText) -> bool {
    match_table3_row(text)
        .is_some_and(|found| matches!(found.target, Table3Label::Row(_)) && found.target != before.found.target)
}

/// The last words before a row, if they are a misspelt label.
fn nearest(words: &[String]) -> Option<String> {
    (1..=4.min(words.len())).find_map(|count| {
        let text = words.get(words.len() - count..)?.concat();
        match_table3_row(&text).map(|_| text)
    })
}

/// Table 二: each label with the values behind it; values that stand before their label wait for it.
fn table2_rows(segments: &[Segment], number: usize) -> Vec<Row<'static>> {
    let mut out: Vec<Row<'static>> = Vec::new();
    let mut waiting: Vec<Slot<'static>> = Vec::new();
    for segment in segments {
        // the names of the columns, which tell the form
        let names: Vec<Slot<'static>> = segment.words.iter().map(|word| Slot::new(word.clone(), 0, None)).collect();
        out.push(Row { slots: names, carrier: TableCarrier::Text, aligned: false, table: number });
        let form = table2::form_of(&out).unwrap_or(FormVersion::F2021);
        let mut values: Vec<Slot<'static>> = segment.values.iter().map(|value| value.slot.clone()).collect();
        let mut labels = known_labels(&segment.words, form);
        if let Some((label, of)) = labels.first()
            && !waiting.is_empty()
            && of.columns(form).len() == waiting.len()
            && (labels.len() > 1 || values.is_empty())
        {
            out.push(row(vec![label.clone()], std::mem::take(&mut waiting), number));
            labels.remove(0);
        }
        let columns: usize = labels.iter().map(|(_, row)| row.columns(form).len()).sum();
        if values.is_empty() {
            continue;
        }
        if labels.len() > 1 && columns == values.len() {
            for (label, of) in labels {
                let behind = values.split_off(of.columns(form).len().min(values.len()));
                out.push(row(vec![label], std::mem::replace(&mut values, behind), number));
            }
        } else if let Some(label) = last_label(&segment.words) {
            out.push(row(vec![label], values, number));
        } else if segment.words.last().is_some_and(|word| is_column_name(word)) {
            // the label stands before the name of the column, or has not come yet
            match labels.last().filter(|(_, of)| of.columns(form).len() == values.len()) {
                Some((label, _)) => out.push(row(vec![label.clone()], values, number)),
                None => waiting = values,
            }
        } else {
            out.push(row(segment.words.last().cloned().into_iter().collect(), values, number));
        }
    }
    out
}

fn is_column_name(word: &str) -> bool {
    ["数量", "金额", "万元", "件数"].iter().any(|part| word.contains(part))
}

/// The words that are labels of rows.
fn known_labels(words: &[String], form: FormVersion) -> Vec<(String, Table2Row)> {
    let known = |word: &String| {
        let found = match_table2_row(word, form).filter(|found| found.kind != MatchKind::Nearest)?;
        Some((word.clone(), found.target))
    };
    words.iter().filter_map(known).collect()
}

/// The label that the last words spell, broken over lines or not.
fn last_label(words: &[String]) -> Option<String> {
    let joined = |count: usize| Some(words.get(words.len().checked_sub(count)?..)?.concat());
    (1..=8)
        .rev()
        .filter_map(joined)
        .find(|text| match_table2_row(text, FormVersion::F2021).is_some_and(|found| found.kind != MatchKind::Nearest))
}
