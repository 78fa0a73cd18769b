//! Rows whose cells are separated by tabs or by drawn strokes.

use gongkai_document::Origin;
use gongkai_report::TableCarrier;

use crate::recognise::cells::{is_blank, is_value};
use crate::recognise::lines::Line;
use crate::recognise::tables::row::{Row, Slot};

/// Strokes that stand between cells.
const STROKES: [char; 6] = ['|', '│', '┃', '║', '｜', '︱'];

/// The rows, if the lines are separated into cells at all.
pub(super) fn rows(lines: &[&Line], number: usize) -> Option<Vec<Row<'static>>> {
    let frame = Frame::of(lines);
    let split: Vec<Vec<Slot<'static>>> = lines.iter().map(|line| slots(line, frame)).collect();
    let with_values = |slots: &&Vec<Slot<'_>>| slots.len() >= 4 && slots.iter().any(Slot::is_value);
    if !split.iter().any(|slots| with_values(&slots)) && !is_blank_table(&split) {
        return None;
    }
    // strokes of Markdown close the header only; drawn ones stand between rows, which may take several lines
    let drawn = |line: &&&Line| is_rule(&line.key) && line.key.contains(|c| matches!(c, '+' | '\u{2500}'..='\u{257F}'));
    let ruled = lines.iter().filter(drawn).count() >= 3;
    let mut rows: Vec<Vec<Slot<'static>>> = Vec::new();
    let mut open = false;
    for (line, slots) in lines.iter().zip(split) {
        if is_rule(&line.key) {
            open = false;
        } else if let [only] = slots.as_slice()
            && only.is_value()
            && let Some(last) = rows.last_mut().filter(|row| row.len() > 1).and_then(|row| row.last_mut())
            && last.is_blank()
        {
            // a long line that was wrapped before its last value
            *last = Slot { column: last.column, ..only.clone() };
        } else if ruled && open {
            merge(rows.last_mut()?, slots);
        } else {
            rows.push(slots);
            open = true;
        }
    }
    let row = |slots| Row { slots, carrier: TableCarrier::Text, aligned: true, table: number };
    Some(rows.into_iter().map(row).collect())
}

/// Whether rows are separated into cells in which hardly anything is printed: labels with blanks behind them.
fn is_blank_table(rows: &[Vec<Slot<'_>>]) -> bool {
    let blank = |row: &&Vec<Slot<'_>>| {
        row.split_first()
            .is_some_and(|(label, values)| values.len() >= 3 && label.is_words() && values.iter().all(Slot::is_blank))
    };
    let labelled = |row: &Vec<Slot<'_>>| row.first().is_some_and(Slot::is_words) || !row.iter().any(Slot::is_value);
    rows.iter().filter(blank).count() > 1 && rows.iter().all(labelled)
}

/// Which strokes at the ends of the lines are no separators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Frame {
    /// Lines begin with a stroke that opens the first cell.
    left: bool,
    /// Lines end with a stroke that closes the last cell.
    right: bool,
    /// Commas separate the cells, where neither strokes nor tabs do.
    commas: bool,
}

impl Frame {
    /// Strokes open the lines if most begin with one; they close the lines of such a table, and else only if
    /// nearly all end with one: `a| b|` with an empty last cell ends with a stroke too.
    fn of(lines: &[&Line]) -> Self {
        let stroked: Vec<&str> = lines
            .iter()
            .map(|line| line.layout.as_deref().unwrap_or(&line.text).trim())
            .filter(|text| text.matches(STROKES).count() > 1)
            .collect();
        let begin = stroked.iter().filter(|text| text.starts_with(STROKES)).count();
        let open = stroked.iter().filter(|text| !text.ends_with(STROKES)).count();
        let left = begin * 2 > stroked.len();
        let other =
            |line: &&Line| line.layout.as_deref().unwrap_or(&line.text).contains(|c| c == '\t' || STROKES.contains(&c));
        let commas = !lines.iter().any(other) && lines.iter().any(|line| is_listed(&line.text));
        Self { left, right: left || open * 20 <= stroked.len(), commas }
    }
}

/// Whether a line lists a label and values, or as many values as a table is wide, between commas.
fn is_listed(text: &str) -> bool {
    const LEAST: usize = 3;
    let is_words = |cell: &&str| !is_blank(cell) && !is_value(cell);
    let words = text.split(',').filter(is_words).count();
    words <= LEAST && text.split(',').count() - words >= LEAST
}

/// Whether a line is only drawn: `---|---`, `├──┼──┤`.
fn is_rule(key: &str) -> bool {
    key.chars().count() >= 3
        && key
            .chars()
            .all(|c| matches!(c, '-' | '=' | '+' | ':' | '|' | '_' | '—') || ('\u{2500}'..='\u{257F}').contains(&c))
}

/// Joins a further line of a drawn row, cell by cell.
fn merge(row: &mut Vec<Slot<'static>>, more: Vec<Slot<'static>>) {
    for slot in more {
        match row.iter_mut().find(|open| open.column == slot.column) {
            Some(open) if slot.is_blank() || open.is_blank() && slot.text.is_empty() => {}
            Some(open) => {
                *open =
                    Slot::new(format!("{}{}", open.text, slot.text), open.column, open.origin.clone().or(slot.origin))
            }
            None => row.push(slot),
        }
    }
}

/// The cells of one line.
fn slots(line: &Line, frame: Frame) -> Vec<Slot<'static>> {
    let text = line.layout.as_deref().unwrap_or(&line.text);
    let stroked = text.contains(STROKES);
    let mut from = 0;
    let mut cells: Vec<(usize, &str)> = Vec::new();
    for (at, c) in text.char_indices() {
        let ends = if stroked { STROKES.contains(&c) } else { c == '\t' || frame.commas && c == ',' };
        if ends {
            cells.push((from, text.get(from..at).unwrap_or_default()));
            from = at + c.len_utf8();
        }
    }
    cells.push((from, text.get(from..).unwrap_or_default()));
    if stroked {
        if frame.left && text.trim_start().starts_with(STROKES) {
            cells.remove(0);
        }
        if frame.right && text.trim_end().ends_with(STROKES) && cells.len() > 1 {
            cells.pop();
        }
    }
    cells
        .into_iter()
        .enumerate()
        .map(|(column, (start, cell))| Slot::new(clean(cell), column, place(line, text, start, cell)))
        .collect()
}

/// A cell of a Markdown table without its marks of emphasis.
fn clean(cell: &str) -> String {
    cell.trim().trim_matches('*').trim().replace("<br>", "").replace("\\|", "|").replace("\\.", ".")
}

fn place(line: &Line, text: &str, start: usize, cell: &str) -> Option<Origin> {
    let lead = cell.len() - cell.trim_start().len();
    within(line.origin.as_ref(), text.len(), start + lead, start + cell.trim_end().len().max(lead))
}

/// A byte range inside a line, where the line stands in its source as it is.
pub(super) fn within(origin: Option<&Origin>, len: usize, from: usize, to: usize) -> Option<Origin> {
    match origin? {
        Origin::Bytes { range: (start, end), dom } if end - start <= len => {
            let (from, to) = ((start + from).min(*end), (start + to).min(*end));
            Some(Origin::Bytes { range: (from, to), dom: dom.clone() })
        }
        other => Some(other.clone()),
    }
}
