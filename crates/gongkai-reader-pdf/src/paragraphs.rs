//! Lines to paragraphs: what was only broken for want of room goes on, over the page too.

use gongkai_document::{Block, Image, Origin, Paragraph, Run, Table, TableCell, TableRow};

use crate::heads::PageItems;
use crate::page::{Item, TableDraft, TextLine, glue};
use crate::unicode::is_wide;

/// Left and right edge of the text of a page, the size of most of it, and how far its lines stand apart.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Margins {
    left: f32,
    right: f32,
    size: f32,
    pitch: f32,
}

/// A paragraph that may go on.
struct Open {
    text: String,
    bold_bytes: usize,
    page: u32,
    rect: [f32; 4],
    last: TextLine,
    last_page: u32,
    lines: usize,
}

/// The blocks of all pages. `bounds` gives the place of a box of a page as the file shows it.
pub(crate) fn blocks(pages: Vec<PageItems>, bounds: &dyn Fn(u32, [f32; 4]) -> [f32; 4]) -> Vec<Block> {
    let margins: Vec<Margins> = pages.iter().map(|page| margins(page, &pages)).collect();
    let mut out = Vec::new();
    let mut open: Option<Open> = None;
    for (page, margins) in pages.into_iter().zip(margins) {
        for item in page.items {
            match item {
                Item::Table(table) => {
                    out.extend(open.take().map(|open| close(open, bounds)));
                    out.push(Block::Table(finish(table)));
                }
                Item::Picture(rect) => {
                    out.extend(open.take().map(|open| close(open, bounds)));
                    let origin = origin(page.page, bounds(page.page, rect.bounds()));
                    out.push(Block::Image(Image { origin, ..Image::default() }));
                }
                Item::Line(line) if line.pieces.len() > 1 => {
                    out.extend(open.take().map(|open| close(open, bounds)));
                    let origin = origin(page.page, bounds(page.page, line.rect.bounds()));
                    out.push(Block::Paragraph(Paragraph::plain(aligned(&line, margins.left), origin)));
                }
                Item::Line(line) => match &mut open {
                    Some(before) if goes_on(before, &line, page.page, margins) => extend(before, line, page.page),
                    _ => {
                        out.extend(open.take().map(|open| close(open, bounds)));
                        open = Some(begin(line, page.page));
                    }
                },
            }
        }
    }
    out.extend(open.map(|open| close(open, bounds)));
    out
}

fn origin(page: u32, bounds: [f32; 4]) -> Option<Origin> {
    Some(Origin::Page { page, bounds })
}

fn begin(line: TextLine, page: u32) -> Open {
    let bold_bytes = line.bold_bytes;
    Open { text: line.text(), bold_bytes, page, rect: line.rect.bounds(), last: line, last_page: page, lines: 1 }
}

fn extend(open: &mut Open, line: TextLine, page: u32) {
    let text = line.text();
    let glue = glue(&open.text, &text);
    if open.bold_bytes == open.text.len() && line.bold {
        open.bold_bytes += glue.len() + text.len();
    }
    open.text.push_str(glue);
    open.text.push_str(&text);
    if page == open.page {
        let [x0, y0, x1, y1] = open.rect;
        open.rect = [x0.min(line.rect.x0), y0.min(line.rect.y0), x1.max(line.rect.x1), y1.max(line.rect.y1)];
    }
    open.last = line;
    open.last_page = page;
    open.lines += 1;
}

fn close(open: Open, bounds: &dyn Fn(u32, [f32; 4]) -> [f32; 4]) -> Block {
    let (bold, plain) = open.text.split_at_checked(open.bold_bytes).unwrap_or(("", &open.text));
    let mut runs = Vec::new();
    if !bold.is_empty() {
        runs.push(Run { bold: true, ..Run::plain(bold) });
    }
    if !plain.is_empty() {
        runs.push(Run::plain(plain));
    }
    Block::Paragraph(Paragraph { runs, origin: origin(open.page, bounds(open.page, open.rect)) })
}

/// Whether a line goes on with the paragraph before it.
fn goes_on(open: &Open, line: &TextLine, page: u32, margins: Margins) -> bool {
    let last = &open.last;
    let (left, right) = line.column.or(last.column).unwrap_or((margins.left, margins.right));
    let size = last.size.max(1.0);
    if (line.size - last.size).abs() > 0.12 * size || last.bold != line.bold {
        return false;
    }
    let same_column = page == open.last_page && line.rect.y0 > last.rect.y0;
    let step = line.rect.y0 - last.rect.y0;
    if same_column && (step > 2.6 * size || step > 1.25 * margins.pitch && step > 1.2 * size) {
        return is_title(open, line, margins.size) && step < 3.0 * size;
    }
    if same_column && is_title(open, line, margins.size) {
        return true;
    }
    // the first line stands in by two characters, those that follow do not
    let indented = line.rect.x0 - left > 1.2 * size;
    let hanging = open.lines > 1 && (line.rect.x0 - last.rect.x0).abs() <= 0.4 * size;
    if indented && !hanging {
        return false;
    }
    // a line that begins far from the left edge is a signature, a date, or centred: it fills nothing
    if last.rect.x0 - left > 4.2 * size && (last.rect.x0 - line.rect.x0).abs() > 0.4 * size {
        return false;
    }
    let room = right - last.rect.x1;
    let full = room < first_token(&line.text()) * size + 1.1 * size;
    let ended = open.text.ends_with(['。', '！', '？', '；', '：', ':', ';', '!', '?']);
    let flush = (last.rect.x0 - left).abs() <= 0.4 * size && open.lines == 1;
    // without indents only the end of a sentence tells a full last line from one that goes on
    full && !(ended && is_numbered(&line.text())) && !(ended && flush && (!same_column || is_numbered(&line.text())))
}

/// Whether a line is the rest of a title: large, under the middle of what it goes on with. A line with a number of its
/// own is a heading of its own: the first subheading right under its heading.
fn is_title(open: &Open, line: &TextLine, size: f32) -> bool {
    let middle = |line: &TextLine| line.rect.middle().0;
    if is_numbered(&line.text()) {
        return false;
    }
    line.size > 1.15 * size
        && (middle(&open.last) - middle(line)).abs() <= line.size
        && !open.text.ends_with(['告', '报'].as_slice())
        || line.size > 1.15 * size && open.text.ends_with('报') && line.text().starts_with('告')
}

/// Room that the start of a line needs and cannot be broken in, in sizes of the font.
fn first_token(text: &str) -> f32 {
    let closes = |c: char| {
        matches!(c, '，' | '。' | '、' | '；' | '：' | '！' | '？' | '）' | '”' | '’' | '》' | '〉' | '】' | '〕' | '%')
    };
    let mut width = 0.0;
    let mut opened = true;
    let mut word = false;
    for c in text.chars() {
        let wide = is_wide(c);
        let goes = opened || closes(c) || word && !wide && !c.is_whitespace();
        if !goes {
            break;
        }
        width += if wide { 1.0 } else { 0.55 };
        opened = matches!(c, '（' | '“' | '‘' | '《' | '〈' | '【' | '〔' | '(');
        word = !wide;
        if width > 12.0 {
            break;
        }
    }
    width
}

/// Whether a line begins with the number of a heading or item: `一、`, `（二）`, `3.`, `第四条`.
fn is_numbered(text: &str) -> bool {
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百〇零".contains(c);
    let rest = text.trim_start().trim_start_matches(['（', '(', '第']);
    let opened = rest.len() < text.trim_start().len();
    let behind = rest.trim_start_matches(numeral);
    behind.len() < rest.len()
        && behind.starts_with(|c: char| {
            matches!(c, '、' | '.' | '．' | '）' | ')') || opened && matches!(c, '条' | '章' | '节' | '项' | '款')
        })
}

/// The edges of the text of a page, by its own long lines, else by those of pages as wide.
fn margins(page: &PageItems, pages: &[PageItems]) -> Margins {
    // a page with little text says little about its edges
    const ENOUGH: usize = 6;
    let own = edges(std::iter::once(page));
    let all = edges(pages.iter().filter(|other| (other.width - page.width).abs() < 2.0));
    match (own, all) {
        (Some((own, count)), Some((all, _))) if count >= ENOUGH => Margins { size: all.size, ..own },
        (_, Some((all, _))) => all,
        (Some((own, _)), None) => own,
        (None, None) => Margins { left: 0.0, right: page.width, size: f32::INFINITY, pitch: f32::INFINITY },
    }
}

/// The edges by the long lines of these pages, and how many there are.
fn edges<'p>(pages: impl Iterator<Item = &'p PageItems>) -> Option<(Margins, usize)> {
    const LONG: usize = 14;
    let pages: Vec<&PageItems> = pages.collect();
    let lines: Vec<&TextLine> = pages
        .iter()
        .flat_map(|page| &page.items)
        .filter_map(|item| match item {
            Item::Line(line) if line.pieces.len() == 1 && line.column.is_none() => Some(line),
            _ => None,
        })
        .filter(|line| line.pieces.iter().any(|piece| piece.text.chars().count() >= LONG))
        .collect();
    let mut starts: Vec<f32> = lines.iter().map(|line| line.rect.x0).collect();
    let mut ends: Vec<f32> = lines.iter().map(|line| line.rect.x1).collect();
    starts.sort_by(f32::total_cmp);
    ends.sort_by(f32::total_cmp);
    let groups: Vec<&[f32]> = starts.chunk_by(|a, b| b - a <= 3.0).collect();
    let most = groups.iter().map(|group| group.len()).max()?;
    let left = groups.iter().find(|group| group.len() * 5 >= most).and_then(|group| group.first().copied())?;
    let right = ends.get((ends.len() * 9 / 10).min(ends.len().saturating_sub(1))).copied()?;
    let mut sizes: Vec<f32> = lines.iter().map(|line| line.size).collect();
    sizes.sort_by(f32::total_cmp);
    let size = sizes.get(sizes.len() / 2).copied()?;
    Some((Margins { left, right, size, pitch: pitch(&pages, size) }, lines.len()))
}

/// How far the lines of a paragraph stand apart: the steps from line to line without the larger ones between paragraphs.
fn pitch(pages: &[&PageItems], size: f32) -> f32 {
    let mut steps: Vec<f32> = Vec::new();
    for page in pages {
        for pair in page.items.windows(2) {
            let [Item::Line(above), Item::Line(below)] = pair else { continue };
            let step = below.rect.y0 - above.rect.y0;
            let alike = [above, below].iter().all(|line| (line.size - size).abs() <= 0.12 * size);
            if alike && step > 0.8 * size && step < 3.0 * size {
                steps.push(step);
            }
        }
    }
    steps.sort_by(f32::total_cmp);
    steps.get(steps.len() / 4).copied().unwrap_or(f32::INFINITY)
}

/// A line whose pieces stand apart, as text in which they stand in the same columns as on the page.
fn aligned(line: &TextLine, left: f32) -> String {
    let unit = (line.size / 2.0).max(1.0);
    let mut out = String::new();
    let mut width = 0_usize;
    for piece in &line.pieces {
        let text = piece.text.trim();
        if text.is_empty() {
            continue;
        }
        let at = ((piece.rect.x0 - left) / unit).round().clamp(0.0, 400.0) as usize;
        let pad = if out.is_empty() { at } else { at.saturating_sub(width).max(2) };
        out.extend(std::iter::repeat_n(' ', pad));
        out.push_str(text);
        width += pad + text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum::<usize>();
    }
    out
}

fn finish(table: TableDraft) -> Table {
    let span = |count: usize| u16::try_from(count.max(1)).unwrap_or(u16::MAX);
    let rows = table
        .rows
        .into_iter()
        .map(|mut row| {
            row.cells.sort_by_key(|cell| cell.column);
            let cells = row
                .cells
                .into_iter()
                .map(|cell| TableCell {
                    row_span: span(cell.rows),
                    column_span: span(cell.columns),
                    ..TableCell::plain(cell.text, origin(cell.page, cell.bounds))
                })
                .collect();
            TableRow { cells }
        })
        .collect();
    Table { rows, origin: origin(table.page, table.bounds) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::Rect;
    use crate::page::Piece;

    fn line(text: &str, x: f32, y: f32) -> Item {
        let width: f32 = text.chars().map(|c| if c.is_ascii() { 5.0 } else { 10.0 }).sum();
        let rect = Rect::new(x, y, x + width, y + 10.0);
        let pieces = vec![Piece { text: text.to_owned(), rect }];
        Item::Line(TextLine { pieces, rect, size: 10.0, ..TextLine::default() })
    }

    fn texts(pages: Vec<Vec<Item>>) -> Vec<String> {
        let pages = pages
            .into_iter()
            .zip(1..)
            .map(|(items, page)| PageItems { page, width: 600.0, height: 800.0, items })
            .collect();
        blocks(pages, &|_, bounds| bounds)
            .iter()
            .map(|block| match block {
                Block::Paragraph(paragraph) => paragraph.text(),
                _ => String::new(),
            })
            .collect()
    }

    #[test]
    fn indented_paragraphs_go_on_over_lines_and_pages() {
        let full = "本机关认真落实政府信息公开条例的各项要求，";
        let first = vec![
            line("一、总体情况", 70.0, 100.0),
            line(&full[..full.len() - 6], 70.0, 120.0),
            line(full, 50.0, 140.0),
        ];
        let second = vec![
            line("稳步推进主动公开。", 50.0, 40.0),
            line("另一段文字从这里开始，它也有两个字的缩进。", 70.0, 60.0),
        ];
        let texts = texts(vec![first, second]);
        assert_eq!(texts.len(), 3);
        assert_eq!(texts[0], "一、总体情况");
        assert!(texts[1].ends_with("各项要求，稳步推进主动公开。"), "{}", texts[1]);
    }

    #[test]
    fn headings_after_a_full_sentence_begin_anew() {
        let full = "这一行文字正好排满了整个版心的宽度没有空余。";
        let items = vec![line(full, 50.0, 100.0), line("二、主动公开政府信息情况", 50.0, 116.0)];
        assert_eq!(texts(vec![items]).len(), 2);
    }

    #[test]
    fn a_subheading_right_under_its_heading_is_no_rest_of_it() {
        let large = |text: &str, y: f32, size: f32| {
            let rect = Rect::new(50.0, y, 50.0 + size * 7.0, y + size);
            let pieces = vec![Piece { text: text.to_owned(), rect }];
            Item::Line(TextLine { pieces, rect, size, bold: true, ..TextLine::default() })
        };
        let body = (0..8_u8)
            .map(|at| line("这一行文字正好排满了整个版心的宽度没有空余。", 50.0, 160.0 + f32::from(at) * 16.0));
        let items = [large("一、总体情况", 100.0, 14.0), large("（一）主动公开", 130.0, 13.0)];
        let texts = texts(vec![items.into_iter().chain(body).collect()]);
        assert_eq!(texts[..2], ["一、总体情况", "（一）主动公开"]);
    }

    #[test]
    fn what_cannot_be_broken_moves_to_the_next_line_whole() {
        let full = "本行排满了版心从左到右没有任何空余的地方了";
        let short = "本行后面空出来是因为下一行的数字";
        let items =
            vec![line(full, 50.0, 100.0), line(short, 50.0, 116.0), line("1234567890123件，办结。", 50.0, 132.0)];
        assert_eq!(texts(vec![items]), [format!("{full}{short}1234567890123件，办结。")]);
    }

    #[test]
    fn pieces_stand_in_columns_as_on_the_page() {
        let rect = |x: f32| Rect::new(x, 0.0, x + 10.0, 10.0);
        let pieces =
            vec![Piece { text: "许可".into(), rect: rect(50.0) }, Piece { text: "3".into(), rect: rect(150.0) }];
        let line = TextLine { pieces, rect: rect(50.0), size: 10.0, ..TextLine::default() };
        assert_eq!(aligned(&line, 50.0), format!("许可{}3", " ".repeat(16)));
    }

    #[test]
    fn numbers_of_headings_are_told() {
        for text in ["一、概述", "（二）依申请公开", "3.存在的问题", "第四条", "(五)其他"] {
            assert!(is_numbered(text), "{text}");
        }
        for text in ["一是加强", "2024年", "第一", "三十"] {
            assert!(!is_numbered(text), "{text}");
        }
    }
}
