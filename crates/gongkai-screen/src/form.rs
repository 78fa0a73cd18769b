//! What contradicts itself or is written otherwise than it should be: document numbers, days, sums, links, pictures.

use std::ops::Range;

use gongkai_document::{Block, Document, Table, fold_width};
use jiff::civil::Date;

use crate::ScreenCode as C;
use crate::piece::Place;
use crate::words::Told;

/// The figures of sums in words.
const FIGURES: &str = "零壹贰叁肆伍陆柒捌玖";

fn told(code: C, span: Range<usize>, what: String) -> Told {
    Told { code, span, what: Some(what), mild: false }
}

/// Document numbers whose year stands in other brackets, with 第, or with noughts before the number.
pub(crate) fn document_numbers(text: &str) -> Vec<Told> {
    let mut out = Vec::new();
    let signs: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, fold_width(c))).collect();
    for (place, (open, bracket)) in signs.iter().enumerate() {
        if !matches!(bracket, '[' | '(' | '【' | '〔') {
            continue;
        }
        let year: String = signs.iter().skip(place + 1).take(4).map(|(_, c)| *c).collect();
        let close = signs.get(place + 5).map(|(_, c)| *c);
        let is_year = year.len() == 4 && year.starts_with("20") && year.bytes().all(|byte| byte.is_ascii_digit());
        let ends = matches!(close, Some(']' | ')' | '】' | '〕'));
        // a word of the organ before it: 示公资
        let organ = place.checked_sub(1).and_then(|at| signs.get(at)).is_some_and(|(_, c)| is_han(*c));
        if !(is_year && ends && organ) {
            continue;
        }
        let rest: Vec<(usize, char)> = signs.iter().skip(place + 6).copied().collect();
        let ordinal = rest.first().is_some_and(|(_, c)| *c == '第');
        let digits: String =
            rest.iter().skip(usize::from(ordinal)).map(|(_, c)| *c).take_while(char::is_ascii_digit).collect();
        let behind = rest.get(usize::from(ordinal) + digits.len());
        let Some((last, '号')) = behind.copied() else { continue };
        let right = format!("〔{year}〕{}号", digits.trim_start_matches('0'));
        let found = text.get(*open..last + '号'.len_utf8()).unwrap_or_default();
        if !digits.is_empty() && found != right {
            out.push(told(C::DocumentNumber, *open..last + '号'.len_utf8(), format!("“{found}”应写作“{right}”")));
        }
    }
    out
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// Days that are none, and periods that end before they begin.
pub(crate) fn days(text: &str) -> Vec<Told> {
    let mut out = Vec::new();
    let mut last: Option<(Range<usize>, Date)> = None;
    for (span, day) in written_days(text) {
        let Some(day) = day else {
            let found = text.get(span.clone()).unwrap_or_default();
            out.push(told(C::Dates, span, format!("没有“{found}”这一天")));
            continue;
        };
        if let Some((before, start)) = &last {
            let between = text.get(before.end..span.start).unwrap_or_default();
            let period = between.chars().count() <= 16
                && ["至", "到", "—", "－", "~", "～"].iter().any(|word| between.contains(word))
                && !between.contains(['。', '；', ';']);
            if period && day < *start {
                let whole = before.start..span.end;
                let found = text.get(whole.clone()).unwrap_or_default().to_owned();
                out.push(told(C::Dates, whole, format!("“{found}”止于起始之前")));
            }
        }
        last = Some((span, day));
    }
    out
}

/// The days written in a text: `2026年2月30日`, `2026-02-30`; none where there is no such day.
fn written_days(text: &str) -> Vec<(Range<usize>, Option<Date>)> {
    let signs: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, fold_width(c))).collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        match written_day(&signs, at) {
            Some((next, day)) => {
                let start = signs.get(at).map_or(0, |(start, _)| *start);
                let end = signs.get(next).map_or(text.len(), |(end, _)| *end);
                out.push((start..end, day));
                at = next;
            }
            None => at += 1,
        }
    }
    out
}

fn written_day(signs: &[(usize, char)], at: usize) -> Option<(usize, Option<Date>)> {
    let glued = at.checked_sub(1).and_then(|before| signs.get(before)).is_some_and(|(_, c)| c.is_ascii_alphanumeric());
    let digits = |from: usize, most: usize| -> (usize, i32) {
        let found: String =
            signs.iter().skip(from).map(|(_, c)| *c).take(most).take_while(char::is_ascii_digit).collect();
        (found.len(), found.parse().unwrap_or(0))
    };
    let sign = |place: usize| signs.get(place).map(|(_, c)| *c);
    let (width, year) = digits(at, 5);
    if glued || width != 4 || !(1900..=2100).contains(&year) {
        return None;
    }
    let mark = sign(at + 4).filter(|c| matches!(c, '年' | '-' | '.' | '/'))?;
    let (month_width, month) = digits(at + 5, 3);
    let month_end = at + 5 + month_width;
    let between = if mark == '年' { '月' } else { mark };
    let (day_width, day) = digits(month_end + 1, 3);
    let end = month_end + 1 + day_width;
    if !(1..=2).contains(&month_width) || !(1..=2).contains(&day_width) || sign(month_end) != Some(between) {
        return None;
    }
    // a longer number is no day, and neither is one of a project
    let follows = sign(end);
    if mark == '年' && !matches!(follows, Some('日' | '号')) {
        return None;
    }
    if mark != '年' && follows.is_some_and(|c| c.is_ascii_alphanumeric() || c == mark) {
        return None;
    }
    let date = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    Some((end + usize::from(mark == '年'), date))
}

/// Sums in words that stand beside another sum in figures.
pub(crate) fn sums_in_words(text: &str) -> Vec<Told> {
    let mut out = Vec::new();
    let signs: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, fold_width(c))).collect();
    let mut at = 0;
    while at < signs.len() {
        let run: Vec<(usize, char)> = signs
            .iter()
            .skip(at)
            .take_while(|(_, c)| "拾佰仟万亿元圆角分整正".contains(*c) || FIGURES.contains(*c))
            .copied()
            .collect();
        let words: String = run.iter().map(|(_, c)| *c).collect();
        let spoken = words.chars().filter(|c| FIGURES.contains(*c)).count() >= 1
            && words.contains(['元', '圆'])
            && words.contains(['拾', '佰', '仟', '元', '圆']);
        let (Some((start, _)), true) = (run.first().copied(), spoken) else {
            at += run.len().max(1);
            continue;
        };
        let end = signs.get(at + run.len()).map_or(text.len(), |(end, _)| *end);
        let figures = figures_near(text, start, end);
        if let (Some(fen), Some((figures, printed))) = (in_words(&words), figures)
            && fen != figures
        {
            let found = text.get(start..end).unwrap_or_default();
            out.push(told(C::Sums, start..end, format!("大写“{found}”与小写“{printed}”不一致")));
        }
        at += run.len();
    }
    out
}

/// A sum in words, in fen.
fn in_words(words: &str) -> Option<u64> {
    let (mut total, mut section, mut digit) = (0_u64, 0_u64, 0_u64);
    for c in words.chars() {
        if let Some(figure) = FIGURES.chars().position(|figure| figure == c) {
            digit = u64::try_from(figure).ok()?;
            continue;
        }
        match c {
            '拾' => section += digit.max(1) * 10,
            '佰' => section += digit * 100,
            '仟' => section += digit * 1_000,
            '万' => total += (section + digit) * 1_000_000,
            '亿' => total = (total + (section + digit) * 100) * 100_000_000,
            '元' | '圆' => total += (section + digit) * 100,
            '角' => total += digit * 10,
            '分' => total += digit,
            _ => {}
        }
        digit = 0;
        if matches!(c, '万' | '亿' | '元' | '圆') {
            section = 0;
        }
    }
    Some(total)
}

/// The sum in figures right behind or before a sum in words, in fen, and as it is printed.
fn figures_near(text: &str, start: usize, end: usize) -> Option<(u64, String)> {
    let behind: String = text.get(end..)?.chars().take(16).collect();
    let marked = ["￥", "¥", "小写"].iter().find_map(|mark| behind.find(mark).map(|at| at + mark.len()));
    if let Some(found) = marked.and_then(|at| behind_figures(text.get(end + at..)?)) {
        return Some(found);
    }
    let head = text.get(..start)?;
    let from = head.char_indices().rev().nth(39).map_or(0, |(at, _)| at);
    let near = head.get(from..)?;
    let at = near.rfind(['￥', '¥'])?;
    let gap = near.get(at..)?;
    behind_figures(gap.trim_start_matches(['￥', '¥']))
}

fn behind_figures(text: &str) -> Option<(u64, String)> {
    let text = text.trim_start_matches([':', '：', ' ', ')', '）', '￥', '¥']);
    let printed: String =
        text.chars().map(fold_width).take_while(|c| c.is_ascii_digit() || matches!(c, ',' | '.')).collect();
    let plain: String = printed.trim_end_matches(['.', ',']).chars().filter(|c| *c != ',').collect();
    let (whole, part) = plain.split_once('.').unwrap_or((plain.as_str(), ""));
    let fen: String = part.chars().chain("00".chars()).take(2).collect();
    let whole: u64 = whole.parse().ok()?;
    let rest = text.chars().nth(printed.chars().count());
    let times = if rest == Some('万') { 10_000 } else { 1 };
    // a sum of so many thousands of a yuan is exact to more places than two
    (times == 1 || part.len() <= 2).then_some(())?;
    Some((whole.checked_mul(100)?.checked_add(fen.parse().ok()?)?.checked_mul(times)?, printed))
}

/// A table with one row of totals whose cells are not the sums of the rows above.
pub(crate) fn totals(table: &Table, number: usize) -> Vec<(Place, String)> {
    let plain = table.rows.iter().flat_map(|row| &row.cells).all(|cell| cell.row_span == 1 && cell.column_span == 1);
    let is_total = |row: &gongkai_document::TableRow| {
        row.cells.first().is_some_and(|cell| matches!(gongkai_document::squeezed(&cell.text).as_ref(), "合计" | "总计"))
    };
    let widths: Vec<usize> = table.rows.iter().map(|row| row.cells.len()).collect();
    let Some((total_row, rows)) = table
        .rows
        .split_last()
        .filter(|(last, rows)| plain && is_total(last) && rows.len() >= 3 && !rows.iter().any(is_total))
    else {
        return Vec::new();
    };
    if widths.iter().any(|width| Some(width) != widths.first()) {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (column, cell) in total_row.cells.iter().enumerate().skip(1) {
        let above: Option<Vec<i64>> = rows.iter().skip(1).map(|row| hundredths(&row.cells.get(column)?.text)).collect();
        let (Some(above), Some(total)) = (above, hundredths(&cell.text)) else { continue };
        let sum: i64 = above.iter().sum();
        if sum != total {
            let place = Place::Cell(number, table.rows.len(), column + 1);
            out.push((place, format!("合计写作{}，各行之和是{}", shown(total), shown(sum))));
        }
    }
    out
}

/// A number with at most two places, in hundredths.
fn hundredths(text: &str) -> Option<i64> {
    let plain: String = gongkai_document::squeezed(text).chars().filter(|c| *c != ',').collect();
    let (whole, part) = plain.split_once('.').unwrap_or((plain.as_str(), ""));
    let valid = !whole.is_empty()
        && part.len() <= 2
        && whole.len() <= 12
        && plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let part: String = part.chars().chain("00".chars()).take(2).collect();
    valid.then(|| Some(whole.parse::<i64>().ok()? * 100 + part.parse::<i64>().ok()?)).flatten()
}

fn shown(hundredths: i64) -> String {
    match hundredths % 100 {
        0 => format!("{}", hundredths / 100),
        rest => format!("{}.{rest:02}", hundredths / 100),
    }
}

/// Links that lead nowhere, and pictures that say nothing.
pub(crate) fn links_and_pictures(document: &Document) -> Vec<(C, Place, String, bool)> {
    let mut out = Vec::new();
    for (number, link) in (1..).zip(&document.links) {
        let target = link.target.trim();
        let lower = target.to_ascii_lowercase();
        let empty = target.is_empty() || target == "#" || lower == "about:blank";
        let local = lower.starts_with("file:") || lower.get(1..3) == Some(":\\");
        if empty || local {
            let why = if local { "指向本机文件" } else { "没有地址" };
            out.push((C::EmptyLink, Place::Link(number), format!("链接“{}”{why}", link.text.trim()), false));
        }
    }
    let words = document.blocks.iter().any(|block| match block {
        Block::Heading(_) | Block::Table(_) => true,
        Block::Paragraph(paragraph) => !paragraph.text().trim().is_empty(),
        Block::Image(_) => false,
    });
    let images = document.blocks.iter().filter_map(|block| match block {
        Block::Image(image) => Some(image),
        _ => None,
    });
    for (number, image) in (1..).zip(images) {
        if !words {
            out.push((C::Picture, Place::Picture(number), "全文只有图片，没有可以检索的文字".to_owned(), true));
            break;
        }
        if image.alt.trim().is_empty() {
            out.push((C::Picture, Place::Picture(number), "图片没有文字说明".to_owned(), false));
        }
    }
    out
}
