//! Sets a document on pages: paragraphs with an indent, ruled tables that break over pages, page numbers.

use std::fmt::Write;

use gongkai_document::{Block, Document, Table};

use super::{File, Tells, codes, font};

/// How lines of tables are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// Each cell strokes its own box.
    Boxes,
    /// Thin filled areas along each side of a cell.
    Filled,
    /// Level lines only.
    Level,
    /// Short dashes.
    Dashed,
    /// None at all: columns by white space only.
    Nothing,
}

/// A way to set a document.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub lines: Lines,
    pub tells: Tells,
    /// Size of the text of paragraphs.
    pub size: f32,
    /// Size of the text of cells.
    pub cell: f32,
    /// Whether the head of a table is set again on each page: so many rows.
    pub head: usize,
    /// `/Rotate` of the pages; the text is turned against it.
    pub rotate: u16,
    /// How many rows of each table go over to the next page whatever room is left; none leaves it to the room.
    pub carried: usize,
}

impl Default for Style {
    fn default() -> Self {
        Self { lines: Lines::Boxes, tells: Tells::ToUnicode, size: 12.0, cell: 9.0, head: 0, rotate: 0, carried: 0 }
    }
}

const WIDTH: f32 = 595.0;
const HEIGHT: f32 = 842.0;
const LEFT: f32 = 72.0;
const RIGHT: f32 = 523.0;
const TOP: f32 = 770.0;
const BOTTOM: f32 = 72.0;

/// A generated report, set in one of many ways.
pub fn generated(number: u64) -> Vec<u8> {
    let page = gongkai_testkit::Format::Html.write(&gongkai_testkit::Publication::any(number).report());
    let document = gongkai_reader::read(&page, &gongkai_reader::Limits::default()).document;
    let pick = |count: u64| (number % count) as usize;
    let style = Style {
        lines: [Lines::Boxes, Lines::Filled, Lines::Dashed, Lines::Level][pick(4)],
        tells: [Tells::ToUnicode, Tells::Ucs2, Tells::Gbk][pick(3)],
        head: [0, 3][pick(2)],
        rotate: [0, 0, 0, 90, 270][pick(5)],
        ..Style::default()
    };
    set(&document, style)
}

struct Paper {
    style: Style,
    pages: Vec<String>,
    y: f32,
}

/// The file.
pub fn set(document: &Document, style: Style) -> Vec<u8> {
    let mut paper = Paper { style, pages: vec![String::new()], y: TOP };
    let mut first = true;
    for block in &document.blocks {
        match block {
            Block::Heading(heading) if first => paper.title(&heading.text),
            Block::Paragraph(paragraph) if first => paper.title(&paragraph.text()),
            Block::Heading(heading) => paper.paragraph(&heading.text),
            Block::Paragraph(paragraph) => paragraph.text().lines().for_each(|line| paper.paragraph(line)),
            Block::Table(table) => paper.table(table),
            Block::Image(_) => {}
        }
        first = false;
    }
    let mut file = File::default();
    let font = font(&mut file, style.tells);
    let contents: Vec<Vec<u8>> = paper
        .pages
        .iter()
        .enumerate()
        .map(|(at, page)| {
            let number = show(&format!("— {} —", at + 1), 280.0, 40.0, 10.0, style.tells);
            // the page is shown turned clockwise, so the text is set turned the other way
            let turn = match style.rotate {
                90 => format!("0 1 -1 0 {HEIGHT} 0 cm\n"),
                270 => format!("0 -1 1 0 0 {WIDTH} cm\n"),
                _ => String::new(),
            };
            format!("{turn}{page}{number}").into_bytes()
        })
        .collect();
    let entries = match style.rotate {
        0 => String::new(),
        // the sheet lies on its side, so that the upright text has the room it was set for
        rotate => format!("/MediaBox[0 0 {HEIGHT} {WIDTH}]/Rotate {rotate}"),
    };
    file.pages(&contents, &format!("/Font<</F0 {font} 0 R>>"), &entries)
}

fn show(text: &str, x: f32, y: f32, size: f32, tells: Tells) -> String {
    let codes = match tells {
        Tells::Gbk => {
            let mut out = String::from("<");
            for byte in encoding_rs::GBK.encode(text).0.iter() {
                write!(out, "{byte:02X}").unwrap();
            }
            out + ">"
        }
        _ => codes(text),
    };
    format!("BT /F0 {size} Tf {x:.2} {y:.2} Td {codes} Tj ET\n")
}

fn width(c: char) -> f32 {
    if c.is_ascii() { 0.5 } else { 1.0 }
}

/// The lines of a text in a room, so many sizes of the font wide; the first is shorter by `indent`.
fn wrap(text: &str, room: f32, indent: f32) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut left = room - indent;
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        // figures and what may not begin a line are not parted from what stands before
        let mut end = at + 1;
        while end < chars.len()
            && (chars[end - 1].is_ascii_alphanumeric() && chars[end].is_ascii_alphanumeric()
                || "，。、；：！？）”》〕%".contains(chars[end])
                || "（“《〔".contains(chars[end - 1]))
        {
            end += 1;
        }
        let token: f32 = chars[at..end].iter().map(|c| width(*c)).sum();
        if token > left && out.last().is_some_and(|line| !line.is_empty()) {
            out.push(String::new());
            left = room;
        }
        left -= token;
        out.last_mut().unwrap().extend(&chars[at..end]);
        at = end;
    }
    out
}

impl Paper {
    fn put(&mut self, text: &str) {
        self.pages.last_mut().unwrap().push_str(text);
    }

    fn need(&mut self, height: f32) -> bool {
        let breaks = self.y - height < BOTTOM;
        if breaks {
            self.pages.push(String::new());
            self.y = TOP;
        }
        breaks
    }

    fn title(&mut self, text: &str) {
        for line in wrap(text, (RIGHT - LEFT) / 18.0, 0.0) {
            let length: f32 = line.chars().map(width).sum::<f32>() * 18.0;
            self.need(28.0);
            self.y -= 28.0;
            let shown = show(&line, (WIDTH - length) / 2.0, self.y, 18.0, self.style.tells);
            self.put(&shown);
        }
        self.y -= 10.0;
    }

    fn paragraph(&mut self, text: &str) {
        let size = self.style.size;
        for (at, line) in wrap(text.trim(), (RIGHT - LEFT) / size, 2.0).iter().enumerate() {
            self.need(size * 1.8);
            self.y -= size * 1.8;
            let x = LEFT + if at == 0 { 2.0 * size } else { 0.0 };
            let shown = show(line, x, self.y, size, self.style.tells);
            self.put(&shown);
        }
    }

    fn table(&mut self, table: &Table) {
        let grid = table.grid();
        let (rows, columns) = (grid.height(), grid.width());
        let widths = column_widths(columns);
        let x = |column: usize| LEFT + widths[..column].iter().sum::<f32>();
        let size = self.style.cell;
        let line = size * 1.25;
        // each cell by its top left place
        let mut cells = Vec::new();
        for row in 0..rows {
            for (column, place) in grid.row(row).iter().enumerate() {
                let Some(cell) = place.cell else { continue };
                let own =
                    |row: usize, column: usize| grid.at(row, column).is_some_and(|other| std::ptr::eq(other, cell));
                if row > 0 && own(row - 1, column) || column > 0 && own(row, column - 1) {
                    continue;
                }
                let wide = (column..columns).take_while(|column| own(row, *column)).count();
                let high = (row..rows).take_while(|row| own(*row, column)).count();
                let room = (x(column + wide) - x(column) - 6.0) / size;
                cells.push((row, column, high, wide, wrap(&cell.text.replace('\n', ""), room, 0.0)));
            }
        }
        let mut heights = vec![line + 8.0; rows];
        for (row, _, high, _, lines) in &cells {
            let needed = lines.len() as f32 * line + 8.0;
            let have: f32 = heights[*row..row + high].iter().sum();
            if needed > have {
                heights[row + high - 1] += needed - have;
            }
        }
        self.y -= 8.0;
        let mut from = 0;
        let mut head = 0;
        while from < rows {
            let mut to = from;
            let mut bottom = self.y - heights[..head].iter().sum::<f32>();
            while to < rows && bottom - heights[to] >= BOTTOM {
                bottom -= heights[to];
                to += 1;
            }
            if to == from {
                self.need(HEIGHT);
                head = if from > 0 { self.style.head.min(rows) } else { 0 };
                continue;
            }
            // rows that are carried over come behind a page of their own
            let last = rows.saturating_sub(self.style.carried);
            if from < last {
                to = to.min(last);
            }
            let shown: Vec<usize> = (0..head).chain(from..to).collect();
            self.rows(&shown, &cells, &heights, &x);
            from = to;
            if from < rows {
                self.need(HEIGHT);
                head = self.style.head.min(rows);
            }
        }
        self.y -= 8.0;
    }

    /// Draws these rows; of a cell that begins on an earlier page only the box is left.
    fn rows(
        &mut self,
        shown: &[usize],
        cells: &[(usize, usize, usize, usize, Vec<String>)],
        heights: &[f32],
        x: &dyn Fn(usize) -> f32,
    ) {
        let size = self.style.cell;
        let top_of = |at: usize| self.y - shown[..at].iter().map(|row| heights[*row]).sum::<f32>();
        let mut out = String::new();
        for (row, column, high, wide, lines) in cells {
            let places: Vec<usize> = (0..shown.len()).filter(|at| (*row..row + high).contains(&shown[*at])).collect();
            for run in places.chunk_by(|a, b| a + 1 == *b && shown[*a] + 1 == shown[*b]) {
                let (first, last) = (run[0], run[run.len() - 1]);
                let (top, bottom) = (top_of(first), top_of(last) - heights[shown[last]]);
                let (left, right) = (x(*column), x(column + wide));
                out.push_str(&outline(self.style.lines, left, bottom, right, top));
                if shown[first] != *row {
                    continue;
                }
                let block = lines.len() as f32 * size * 1.25;
                let mut y = (top + bottom) / 2.0 + block / 2.0 - size;
                for line in lines {
                    let length: f32 = line.chars().map(width).sum::<f32>() * size;
                    if !line.is_empty() {
                        out.push_str(&show(line, (left + right - length) / 2.0, y, size, self.style.tells));
                    }
                    y -= size * 1.25;
                }
            }
        }
        let height: f32 = shown.iter().map(|row| heights[*row]).sum();
        self.put(&out);
        self.y -= height;
    }
}

fn outline(lines: Lines, left: f32, bottom: f32, right: f32, top: f32) -> String {
    let (width, height) = (right - left, top - bottom);
    match lines {
        Lines::Nothing => String::new(),
        Lines::Boxes => format!("0.5 w {left:.2} {bottom:.2} {width:.2} {height:.2} re S\n"),
        Lines::Dashed => format!("0.5 w [3 2] 0 d {left:.2} {bottom:.2} {width:.2} {height:.2} re S [] 0 d\n"),
        Lines::Filled => {
            let mut out = String::new();
            for [x, y, w, h] in [
                [left, bottom, width, 0.48],
                [left, top, width, 0.48],
                [left, bottom, 0.48, height],
                [right, bottom, 0.48, height],
            ] {
                write!(out, "{x:.2} {y:.2} {w:.2} {h:.2} re ").unwrap();
            }
            out + "f\n"
        }
        Lines::Level => format!(
            "0.5 w {left:.2} {bottom:.2} m {right:.2} {bottom:.2} l {left:.2} {top:.2} m {right:.2} {top:.2} l S\n"
        ),
    }
}

/// Columns as the official forms have them: room for labels on the left of a wide table.
fn column_widths(columns: usize) -> Vec<f32> {
    let all = RIGHT - LEFT;
    match columns {
        0 => Vec::new(),
        8..=12 => {
            let labels = columns - 7;
            let label = 0.42 * all / labels as f32;
            let value = 0.58 * all / 7.0;
            (0..columns).map(|at| if at < labels { label } else { value }).collect()
        }
        _ => vec![all / columns as f32; columns],
    }
}
