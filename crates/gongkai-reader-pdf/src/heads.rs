//! Running heads and page numbers: furniture of the page, and no part of what it says.
//!
//! A line goes only if it stands in the outer band of the page and something confirms it: it is a page number that
//! counts with the pages, it comes again on other pages at the same place, or the file marks it. In doubt it stays.

use std::collections::HashMap;

use crate::page::{Item, TableDraft, TextLine};

/// Share of the height of a page, at the top and at the bottom, in which furniture stands.
pub(crate) const BAND: f32 = 0.12;

/// The items of a page and its size.
pub(crate) struct PageItems {
    pub(crate) page: u32,
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) items: Vec<Item>,
}

impl PageItems {
    /// The table that ends the page, with nothing behind it but what may be furniture.
    pub(crate) fn last_table(&self) -> Option<&TableDraft> {
        let behind = |item: &&Item| matches!(item, Item::Line(line) if in_band(line, self.height));
        match self.items.iter().rev().find(|item| !behind(item))? {
            Item::Table(table) => Some(table),
            Item::Line(_) | Item::Picture(_) => None,
        }
    }
}

/// Takes running heads and page numbers off the pages.
pub(crate) fn strip(pages: &mut [PageItems]) {
    let counts = repeated(pages);
    let total = pages.len();
    let numbers = numbered(pages);
    let title_elsewhere = pages.iter().flat_map(|page| &page.items).any(|item| match item {
        Item::Line(line) => names_report(&line.text()) && counts.get(&key(line)).is_none_or(|count| *count < 2),
        Item::Table(_) | Item::Picture(_) => false,
    });
    let mut kept_title = title_elsewhere;
    for page in pages.iter_mut() {
        let (number, height) = (page.page, page.height);
        let mut at = 0;
        let items = std::mem::take(&mut page.items);
        let last = items.len();
        page.items = items
            .into_iter()
            .filter(|item| {
                let Item::Line(line) = item else {
                    at += 1;
                    return true;
                };
                let outermost = at < 2 || at + 3 >= last;
                at += 1;
                if !in_band(line, height) {
                    return true;
                }
                let text = line.text();
                let again = counts.get(&key(line)).copied().unwrap_or(0);
                let repeats = total >= 2 && again >= 2 && again * 5 >= total * 2;
                let goes = line.furniture
                    || outermost && (is_dressed_number(&text) || repeats)
                    || outermost && numbers.is_some_and(|first| bare_number(&text) == Some(i64::from(number) + first));
                if goes && names_report(&text) && !kept_title {
                    kept_title = true;
                    return true;
                }
                !goes
            })
            .collect();
    }
}

fn in_band(line: &TextLine, height: f32) -> bool {
    let (_, y) = line.rect.middle();
    y < BAND * height || y > (1.0 - BAND) * height
}

/// What is the same about a running head on every page: its words without figures, and its height.
fn key(line: &TextLine) -> (String, i32) {
    let words: String = line.text().chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect();
    let (_, y) = line.rect.middle();
    (words, (y / 4.0).round() as i32)
}

/// How many pages show the same line at the same height of their outer band.
fn repeated(pages: &[PageItems]) -> HashMap<(String, i32), usize> {
    let mut out: HashMap<(String, i32), usize> = HashMap::new();
    for page in pages {
        let mut seen: Vec<(String, i32)> = Vec::new();
        for item in &page.items {
            let Item::Line(line) = item else { continue };
            let key = key(line);
            // figures alone are no running head; page numbers are looked at on their own
            if in_band(line, page.height) && !key.0.is_empty() && !seen.contains(&key) {
                seen.push(key.clone());
                *out.entry(key).or_default() += 1;
            }
        }
    }
    out
}

/// Whether bare numbers in the outer bands count with the pages; gives what the first page differs by.
fn numbered(pages: &[PageItems]) -> Option<i64> {
    let mut counts: HashMap<i64, usize> = HashMap::new();
    for page in pages {
        let numbers = page.items.iter().filter_map(|item| match item {
            Item::Line(line) if in_band(line, page.height) => bare_number(&line.text()),
            _ => None,
        });
        for number in numbers {
            *counts.entry(number - i64::from(page.page)).or_default() += 1;
        }
    }
    let (first, count) = counts.into_iter().max_by_key(|(first, count)| (*count, -first.abs()))?;
    (count >= 2 || pages.len() == 1 && first == 0).then_some(first)
}

fn bare_number(text: &str) -> Option<i64> {
    let text = text.trim();
    (!text.is_empty() && text.len() <= 4).then(|| text.parse().ok()).flatten()
}

/// `- 3 -`, `—3—`, `第3页`, `第 3 页 共 6 页`, `3/6`, `Page 3 of 6`.
fn is_dressed_number(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).map(gongkai_document::fold_width).collect();
    if text.chars().count() > 14 || !text.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let bare = text.trim_matches(|c: char| matches!(c, '-' | '—' | '–' | '―' | '─' | '·' | '•' | '~'));
    let dashed = bare.len() + 2 <= text.len() && bare.len() <= 4 && bare.chars().all(|c| c.is_ascii_digit());
    let counted = text.contains('页')
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '第' | '页' | '共' | '/' | ',' | '(' | ')' | '-'));
    let of = text.split_once('/').is_some_and(|(a, b)| {
        [a, b].iter().all(|part| !part.is_empty() && part.len() <= 3 && part.chars().all(|c| c.is_ascii_digit()))
    });
    let english = text.to_ascii_lowercase();
    let english = english.starts_with("page") && english.chars().all(|c| c.is_ascii_digit() || "pageof/".contains(c));
    dashed || counted || of || english
}

/// Whether a line may be the title of a report, which is not given up before it was read once.
fn names_report(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    text.contains("年度报告") || text.contains("信息公开工作")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::Rect;
    use crate::page::Piece;

    fn line(text: &str, y: f32) -> Item {
        let rect = Rect::new(100.0, y, 300.0, y + 12.0);
        let pieces = vec![Piece { text: text.to_owned(), rect }];
        Item::Line(TextLine { pieces, rect, size: 12.0, ..TextLine::default() })
    }

    fn strip_texts(pages: Vec<Vec<Item>>) -> Vec<String> {
        let mut pages: Vec<PageItems> = pages
            .into_iter()
            .zip(1..)
            .map(|(items, page)| PageItems { page, width: 600.0, height: 800.0, items })
            .collect();
        strip(&mut pages);
        pages
            .iter()
            .flat_map(|page| &page.items)
            .map(|item| match item {
                Item::Line(line) => line.text(),
                Item::Table(_) | Item::Picture(_) => String::new(),
            })
            .collect()
    }

    #[test]
    fn page_numbers_go_and_numbers_of_the_text_stay() {
        let pages =
            vec![vec![line("正文", 300.0), line("— 1 —", 760.0)], vec![line("正文", 300.0), line("- 2 -", 760.0)]];
        assert_eq!(strip_texts(pages), ["正文", "正文"]);
        let pages = vec![vec![line("正文", 300.0), line("7", 760.0)], vec![line("正文", 300.0), line("8", 760.0)]];
        assert_eq!(strip_texts(pages), ["正文", "正文"], "bare numbers that count with the pages");
        let pages = vec![vec![line("正文", 300.0), line("7", 760.0)], vec![line("正文", 300.0), line("3", 760.0)]];
        assert_eq!(strip_texts(pages).len(), 4, "in doubt they stay");
    }

    #[test]
    fn a_head_that_comes_again_goes_but_the_only_title_stays_once() {
        let page = || vec![line("某市某局2024年政府信息公开工作年度报告", 30.0), line("正文", 300.0)];
        assert_eq!(
            strip_texts(vec![page(), page(), page()]),
            ["某市某局2024年政府信息公开工作年度报告", "正文", "正文", "正文"]
        );
        let head = |number: u32| vec![line(&format!("某市某局 {number}"), 30.0), line("正文", 300.0)];
        assert_eq!(strip_texts(vec![head(1), head(2), head(3)]), ["正文"; 3]);
    }

    #[test]
    fn what_comes_again_in_the_middle_of_the_page_stays() {
        let page = || vec![line("无", 300.0), line("无", 420.0)];
        assert_eq!(strip_texts(vec![page(), page()]).len(), 4);
    }
}
