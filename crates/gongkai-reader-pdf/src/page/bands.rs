//! Tables ruled by level lines only: the upright ones are put where the text leaves room for them.

use super::lines::{Spacing, TextLine, line, rows};
use super::rulings::NEAR;
use super::{Ruling, Rulings};
use crate::marks::{Glyph, Rect};

/// Fewest level lines of such a table.
const FEWEST_LINES: usize = 3;
/// Fewest columns; where there are only so many, the last must hold figures.
const FEWEST_COLUMNS: usize = 2;
/// Most columns.
const MOST_COLUMNS: usize = 40;
/// Most glyphs of a page on which columns are looked for between level lines.
const MOST_GLYPHS: usize = 20_000;
/// Farthest two lines of such a table may lie apart.
const FARTHEST: f32 = 220.0;

/// Upright lines for the level lines that none crosses.
pub(crate) fn uprights(rulings: &Rulings, glyphs: &[Glyph]) -> Vec<Ruling> {
    let bare: Vec<Ruling> = rulings.level.iter().copied().filter(|level| !crossed(level, &rulings.upright)).collect();
    let mut out = Vec::new();
    let groups = groups(&bare);
    if groups.is_empty() || glyphs.len() > MOST_GLYPHS {
        return out;
    }
    let upright: Vec<Glyph> = glyphs.iter().copied().filter(|glyph| glyph.turn == 0).collect();
    let text: Vec<TextLine> = rows(upright).iter().filter_map(|row| line(row, Spacing::Cell)).collect();
    for group in groups.into_iter().flat_map(|group| parted(group, &text)).filter(|group| !is_ruled(group, rulings)) {
        out.extend(between(&group, glyphs, &text).unwrap_or_default());
    }
    out
}

pub(super) fn crossed(level: &Ruling, uprights: &[Ruling]) -> bool {
    uprights.iter().any(|upright| {
        upright.at >= level.from - NEAR
            && upright.at <= level.to + NEAR
            && level.at >= upright.from - NEAR
            && level.at <= upright.to + NEAR
    })
}

/// Lines that follow each other down the page and end at the same place on the right.
fn groups(lines: &[Ruling]) -> Vec<Vec<Ruling>> {
    let mut sorted = lines.to_vec();
    sorted.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut out: Vec<Vec<Ruling>> = Vec::new();
    for line in sorted {
        let home = out.iter_mut().find(|group| {
            group.last().is_some_and(|last| line.at - last.at <= FARTHEST)
                && group.first().is_some_and(|first| {
                    (first.to - line.to).abs() <= 2.0 * NEAR && line.from >= first.from - 2.0 * NEAR
                })
        });
        match home {
            Some(group) => group.push(line),
            None => out.push(vec![line]),
        }
    }
    out.retain(|group| group.len() >= FEWEST_LINES);
    out
}

/// Whether upright lines stand between the level ones after all.
fn is_ruled(levels: &[Ruling], rulings: &Rulings) -> bool {
    let (Some(first), Some(last)) = (levels.first(), levels.last()) else { return true };
    rulings.upright.iter().any(|line| {
        line.at > first.from && line.at < first.to && line.from < last.at - NEAR && line.to > first.at + NEAR
    })
}

/// Parts of a group with a heading between them, which stands between two lines without values and bears a number,
/// or with running text.
fn parted(levels: Vec<Ruling>, text: &[TextLine]) -> Vec<Vec<Ruling>> {
    let mut out: Vec<Vec<Ruling>> = vec![Vec::new()];
    for level in levels {
        let before = out.last().and_then(|group| group.last()).map(|last| last.at);
        let parts = before.is_some_and(|before| {
            let band: Vec<&TextLine> = text
                .iter()
                .filter(|line| {
                    let (_, y) = line.rect.middle();
                    y > before && y < level.at
                })
                .collect();
            let heading = band.first().is_some_and(|line| is_heading(&line.text()))
                && band.len() <= 3
                && band.iter().all(|line| line.pieces.len() == 1);
            let sentence =
                |line: &&TextLine| line.pieces.len() == 1 && line.rect.width() > 0.6 * (level.to - level.from);
            heading || band.iter().copied().filter(sentence).count() > 1
        });
        if parts {
            out.push(Vec::new());
        }
        if let Some(group) = out.last_mut() {
            group.push(level);
        }
    }
    out.retain(|group| group.len() >= FEWEST_LINES);
    out
}

fn is_heading(text: &str) -> bool {
    let mut chars = text.trim_start().chars();
    chars.next().is_some_and(|c| "一二三四五六七八九十".contains(c)) && chars.next() == Some('、')
}

/// The upright lines of one table; `None` where its text stands in no columns.
fn between(levels: &[Ruling], glyphs: &[Glyph], text: &[TextLine]) -> Option<Vec<Ruling>> {
    let left = levels.iter().map(|line| line.from).fold(f32::INFINITY, f32::min);
    let right = levels.iter().map(|line| line.to).fold(f32::NEG_INFINITY, f32::max);
    let (top, bottom) = (levels.first()?.at, levels.last()?.at);
    let sheet = Rect::new(left, top, right, bottom);
    let pieces: Vec<Vec<Rect>> = text
        .iter()
        .filter(|line| sheet.holds(line.rect.middle(), 0.0))
        .map(|line| line.pieces.iter().map(|piece| piece.rect).collect())
        .collect();
    let most = pieces.iter().map(Vec::len).max().filter(|most| (FEWEST_COLUMNS..=MOST_COLUMNS).contains(most))?;
    let figures = |line: &&TextLine| {
        line.pieces.len() == most && line.pieces.last().is_some_and(|piece| piece.text.trim().parse::<f64>().is_ok())
    };
    if most == FEWEST_COLUMNS
        && text.iter().filter(|line| sheet.holds(line.rect.middle(), 0.0)).filter(figures).count() < 2
    {
        return None;
    }
    // the fullest lines tell the columns, and so do lines that begin behind a label of several rows
    let full: Vec<&Vec<Rect>> = pieces.iter().filter(|row| row.len() == most).collect();
    let mut gutters: Vec<f32> = Vec::new();
    for at in 1..most {
        let end = full.iter().filter_map(|row| row.get(at - 1)).map(|rect| rect.x1).fold(left, f32::max);
        let start = full.iter().filter_map(|row| row.get(at)).map(|rect| rect.x0).fold(right, f32::min);
        if start <= end {
            return None;
        }
        gutters.push((start + end) / 2.0);
    }
    for start in levels.iter().map(|line| line.from).filter(|from| *from > left + 2.0 * NEAR) {
        let near = |gutter: &f32| (gutter - start).abs() < 3.0 * NEAR;
        match gutters.iter_mut().find(|gutter| near(gutter)) {
            Some(gutter) => *gutter = start,
            None => gutters.push(start),
        }
    }
    let mut out = vec![Ruling { at: left, from: top, to: bottom }, Ruling { at: right, from: top, to: bottom }];
    let words: Vec<Rect> = words(glyphs, sheet).into_iter().map(|word| word.rect).collect();
    for pair in levels.windows(2) {
        let (Some(upper), Some(lower)) = (pair.first(), pair.last()) else { continue };
        if lower.at - upper.at <= NEAR {
            continue;
        }
        for gutter in &gutters {
            let crosses = words.iter().any(|rect| {
                let (_, y) = rect.middle();
                y > upper.at && y < lower.at && rect.x0 < *gutter - 0.5 && rect.x1 > *gutter + 0.5
            });
            if !crosses {
                out.push(Ruling { at: *gutter, from: upper.at, to: lower.at });
            }
        }
    }
    Some(out)
}

/// Glyphs that stand close together.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) rect: Rect,
}

/// The words in a box.
pub(super) fn words(glyphs: &[Glyph], sheet: Rect) -> Vec<Word> {
    const CLOSE: f32 = 0.3;
    let inside: Vec<Glyph> =
        glyphs.iter().copied().filter(|glyph| glyph.turn == 0 && sheet.holds(glyph.rect.middle(), 0.0)).collect();
    let mut out = Vec::new();
    for row in rows(inside) {
        let seen: Vec<Glyph> = row.into_iter().filter(|glyph| !glyph.c.is_whitespace()).collect();
        for word in seen.chunk_by(|a, b| b.rect.x0 - a.rect.x1 <= CLOSE * a.size) {
            let first = word.first().map(|glyph| glyph.rect).unwrap_or_default();
            let rect = word.iter().fold(first, |rect, glyph| rect.union(glyph.rect));
            out.push(Word { text: word.iter().map(|glyph| glyph.c).collect(), rect });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::lines::tests::set;
    use super::*;

    fn levels(count: usize) -> Rulings {
        let level = (0..count).map(|at| Ruling { at: 20.0 * at as f32, from: 0.0, to: 300.0 }).collect();
        Rulings { level, upright: Vec::new() }
    }

    #[test]
    fn columns_are_found_between_level_lines() {
        let mut glyphs = set("信息内容", 10.0, 5.0, 1);
        for row in 1..3_u32 {
            let y = 20.0 * row as f32 + 5.0;
            glyphs.extend(set("规章", 10.0, y, 2));
            glyphs.extend(set("3", 150.0, y, 3));
            glyphs.extend(set("12", 250.0, y, 4));
        }
        let uprights = uprights(&levels(4), &glyphs);
        let at = |place: f32| uprights.iter().filter(|line| (line.at - place).abs() < 1.0).count();
        assert_eq!((at(0.0), at(300.0)), (1, 1));
        assert_eq!(uprights.len(), 2 + 3 * 2);
    }

    #[test]
    fn rules_between_paragraphs_are_no_table() {
        let mut glyphs = Vec::new();
        for row in 0..3_u32 {
            glyphs.extend(set("一段没有栏目的普通文字", 10.0, 20.0 * row as f32 + 5.0, row));
        }
        assert!(uprights(&levels(4), &glyphs).is_empty());
        assert!(uprights(&levels(2), &set("3____45____67", 10.0, 5.0, 1)).is_empty());
    }
}
