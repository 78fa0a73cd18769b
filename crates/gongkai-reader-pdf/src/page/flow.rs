//! What a page holds in reading order: tables, and lines of text column by column.

use super::bands;
use super::carried::{self, Carried};
use super::cells::{TableDraft, fill};
use super::grid::frames;
use super::labels;
use super::lines::{Piece, TextLine, lines};
use super::rulings::Rulings;
use super::sight::Sheet;
use crate::marks::{Glyph, Rect};

/// A table or a line.
#[derive(Clone, Debug)]
pub(crate) enum Item {
    Line(TextLine),
    Table(TableDraft),
    Picture(Rect),
}

/// What a page holds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// Its items in reading order.
    pub(crate) items: Vec<Item>,
    /// Whether it begins with what looks like a row of the table before, without telling its columns.
    pub(crate) loose_row: bool,
}

/// What a page holds. `before` is the table that ends the page before; text higher than `head` is the head of the page.
pub(crate) fn items(sheet: &Sheet, before: Option<&TableDraft>, head: f32, cells: &mut usize) -> Found {
    let mut rulings = sheet.rulings.clone();
    rulings.upright.extend(bands::uprights(&rulings, &sheet.glyphs));
    let row = before.map(|table| carried::row(table, &rulings, &sheet.glyphs, head));
    let loose_row = row == Some(Carried::Doubtful);
    if let Some(Carried::Row(uprights)) = row {
        rulings.upright.extend(uprights);
    }
    Found { items: in_order(sheet, &rulings, cells), loose_row }
}

/// The items of a page in reading order.
fn in_order(sheet: &Sheet, rulings: &Rulings, cells: &mut usize) -> Vec<Item> {
    let mut glyphs = sheet.glyphs.clone();
    let mut tables: Vec<TableDraft> = Vec::new();
    for frame in frames(rulings) {
        let Some(left) = cells.checked_sub(frame.cells.len()) else { break };
        let (table, rest) = fill(&frame, glyphs, sheet.page, &|rect| sheet.bounds(rect));
        glyphs = rest;
        // lines that hold no text are ornament
        if table.rows.iter().flat_map(|row| &row.cells).any(|cell| !cell.text.is_empty()) {
            *cells = left;
            tables.push(table);
        }
    }
    let turned: Vec<Glyph> = glyphs.iter().copied().filter(|glyph| glyph.turn != 0).collect();
    glyphs.retain(|glyph| glyph.turn == 0);
    let mut text = lines(glyphs);
    text.extend(sideways(turned, sheet));
    text.sort_by(|a, b| a.rect.y0.total_cmp(&b.rect.y0));
    let text = labels::gather(text);
    let tables = tables.into_iter().map(|table| (table.rect.y0, Item::Table(table)));
    let pictures = sheet.pictures.iter().map(|rect| (rect.y0, Item::Picture(*rect)));
    let mut blocks: Vec<(f32, Item)> = tables.chain(pictures).collect();
    blocks.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut blocks = blocks.into_iter().peekable();
    let mut out: Vec<Item> = Vec::new();
    let mut run: Vec<TextLine> = Vec::new();
    for line in text {
        let (_, y) = line.rect.middle();
        while let Some((_, block)) = blocks.next_if(|(top, _)| *top < y) {
            out.extend(in_columns(std::mem::take(&mut run)).into_iter().map(Item::Line));
            out.push(block);
        }
        run.push(line);
    }
    out.extend(in_columns(run).into_iter().map(Item::Line));
    out.extend(blocks.map(|(_, block)| block));
    out
}

/// Lines that read up or down the page, beside the text: each is read along its direction, and stands where it begins.
fn sideways(glyphs: Vec<Glyph>, sheet: &Sheet) -> Vec<TextLine> {
    let mut out = Vec::new();
    for turn in 1..4_u8 {
        let back = 4 - turn;
        let (width, height) = if turn % 2 == 1 { (sheet.height, sheet.width) } else { (sheet.width, sheet.height) };
        let set: Vec<Glyph> = glyphs
            .iter()
            .filter(|glyph| glyph.turn == turn)
            .map(|glyph| Glyph { rect: glyph.rect.turned(back, sheet.width, sheet.height), turn: 0, ..*glyph })
            .collect();
        for mut line in lines(set) {
            line.rect = line.rect.turned(turn, width, height);
            line.pieces = vec![Piece { text: line.text(), rect: line.rect }];
            out.push(line);
        }
    }
    out
}

/// Reading order of lines that may stand in two columns of running text: the left column first.
fn in_columns(lines: Vec<TextLine>) -> Vec<TextLine> {
    let Some(gutter) = gutter(&lines) else { return lines };
    let mut out: Vec<TextLine> = Vec::new();
    let (mut left, mut right): (Vec<TextLine>, Vec<TextLine>) = (Vec::new(), Vec::new());
    for line in lines {
        if line.rect.x1 <= gutter {
            left.push(line);
        } else if line.rect.x0 >= gutter {
            right.push(line);
        } else if line.pieces.iter().any(|piece| piece.rect.x0 < gutter && piece.rect.x1 > gutter) {
            // a heading over both columns closes them
            out.extend(column(&mut left));
            out.extend(column(&mut right));
            out.push(line);
        } else {
            let (before, behind): (Vec<Piece>, Vec<Piece>) =
                line.pieces.iter().cloned().partition(|piece| piece.rect.x1 <= gutter);
            left.extend(part(&line, before));
            right.extend(part(&line, behind));
        }
    }
    out.extend(column(&mut left));
    out.extend(column(&mut right));
    out
}

/// The lines of a column, which know its edges.
fn column(lines: &mut Vec<TextLine>) -> Vec<TextLine> {
    let from = lines.iter().map(|line| line.rect.x0).fold(f32::INFINITY, f32::min);
    let to = lines.iter().map(|line| line.rect.x1).fold(f32::NEG_INFINITY, f32::max);
    let mut out = std::mem::take(lines);
    out.iter_mut().for_each(|line| line.column = Some((from, to)));
    out
}

fn part(line: &TextLine, pieces: Vec<Piece>) -> Option<TextLine> {
    let first = pieces.first()?.rect;
    let rect = pieces.iter().fold(first, |rect, piece| rect.union(piece.rect));
    Some(TextLine { pieces, rect, bold_bytes: 0, ..line.clone() })
}

/// Where two columns of running text part: a place that most lines leave free, with sentences on both sides.
fn gutter(lines: &[TextLine]) -> Option<f32> {
    const FEWEST: usize = 5;
    const SENTENCE: usize = 9;
    let gaps: Vec<(f32, f32)> = lines
        .iter()
        .filter(|line| line.pieces.len() == 2)
        .filter_map(|line| Some((line.pieces.first()?, line.pieces.last()?)))
        .filter(|(left, right)| [left, right].iter().all(|piece| piece.text.chars().count() >= SENTENCE))
        .map(|(left, right)| (left.rect.x1, right.rect.x0))
        .collect();
    if gaps.len() < FEWEST {
        return None;
    }
    let mut ends: Vec<f32> = gaps.iter().map(|gap| gap.0).collect();
    let mut starts: Vec<f32> = gaps.iter().map(|gap| gap.1).collect();
    ends.sort_by(f32::total_cmp);
    starts.sort_by(f32::total_cmp);
    let (end, start) = (*ends.last()?, *starts.first()?);
    let crossing = lines
        .iter()
        .filter(|line| line.pieces.iter().any(|piece| piece.rect.x0 < end && piece.rect.x1 > start))
        .count();
    (end < start && crossing * 4 <= gaps.len()).then_some((end + start) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::super::lines::tests::set;
    use super::*;

    fn sheet(glyphs: Vec<Glyph>) -> Sheet {
        Sheet { page: 1, width: 600.0, height: 800.0, glyphs, ..Sheet::default() }
    }

    fn texts(sheet: &Sheet) -> Vec<String> {
        let mut cells = 100;
        items(sheet, None, 0.0, &mut cells)
            .items
            .iter()
            .map(|item| match item {
                Item::Line(line) => line.text(),
                Item::Table(_) => "表".to_owned(),
                Item::Picture(_) => "图".to_owned(),
            })
            .collect()
    }

    #[test]
    fn two_columns_of_sentences_are_read_one_after_the_other() {
        let mut glyphs = set("贯穿两栏的一行标题文字在上面居中排列着的", 150.0, 20.0, 1);
        for at in 0..6_u32 {
            let y = 50.0 + 16.0 * at as f32;
            glyphs.extend(set("左栏是一行完整的文字", 50.0, y, 10 + at));
            glyphs.extend(set("右栏也是一行完整文字", 300.0, y, 30 + at));
        }
        let texts = texts(&sheet(glyphs));
        assert_eq!(texts.len(), 13);
        assert!(texts[0].starts_with("贯穿"));
        assert!(texts[1..7].iter().all(|text| text.starts_with("左栏")));
        assert!(texts[7..].iter().all(|text| text.starts_with("右栏")));
    }

    #[test]
    fn columns_of_figures_stay_in_their_lines() {
        let mut glyphs = Vec::new();
        for at in 0..6_u32 {
            let y = 50.0 + 16.0 * at as f32;
            glyphs.extend(set("行政许可", 50.0, y, 10 + at));
            glyphs.extend(set("12", 300.0, y, 30 + at));
        }
        assert!(texts(&sheet(glyphs)).iter().all(|text| text == "行政许可  12"));
    }

    #[test]
    fn sideways_text_is_read_along_its_direction() {
        let up: Vec<Glyph> = "附表"
            .chars()
            .enumerate()
            .map(|(at, c)| {
                let y = 300.0 - 10.0 * at as f32;
                let glyph = set("人", 0.0, 0.0, 1)[0];
                Glyph { c, turn: 3, rect: Rect::new(20.0, y, 30.0, y + 10.0), ..glyph }
            })
            .collect();
        assert_eq!(texts(&sheet(up)), ["附表"]);
    }
}
