//! One file: open it, look at its pages, put them together, and say what could not be read.

use std::panic::{AssertUnwindSafe, catch_unwind};

use gongkai_document::{Block, Document, Origin, Paragraph, Run, SourceKind};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::budget::{Budget, Purse};
use crate::draw::Pen;
use crate::heads::{self, PageItems};
use crate::marks::Rect;
use crate::page::{Found, Item, Sheet, items, look};
use crate::problem::{Problem, ProblemKind, page_list};
use crate::{join, paragraphs, streams, unseen};

/// What a file turned out to hold.
#[derive(Clone, Debug, Default)]
pub struct Decoded {
    /// The document.
    pub document: Document,
    /// What could not be read, or not surely.
    pub problems: Vec<Problem>,
}

/// What to do where the file itself cannot be read.
const ASK: &str = "请改用 Word、网页等原件，或由生成它的软件重新导出 PDF";

/// What is said where a parser below us stumbled; the fuzz target looks for it.
#[doc(hidden)]
pub const STUMBLED: &str = "读到一半无法继续";

/// Reads a PDF. Never fails and never panics.
#[must_use]
pub fn decode(bytes: &[u8], budget: &Budget) -> Decoded {
    // the parsers of fonts and of the file are other people's; should one of them stumble, the file is damaged
    catch_unwind(AssertUnwindSafe(|| read(bytes, budget)))
        .unwrap_or_else(|_| refuse(ProblemKind::Damaged, format!("PDF 文件损坏，{STUMBLED}；{ASK}。")))
}

fn empty() -> Document {
    Document { kind: SourceKind::Pdf, ..Document::default() }
}

fn refuse(kind: ProblemKind, what: impl Into<String>) -> Decoded {
    Decoded { document: empty(), problems: vec![Problem::new(kind, what)] }
}

fn read(bytes: &[u8], budget: &Budget) -> Decoded {
    if bytes.len() > budget.bytes {
        let most = budget.bytes >> 20;
        return refuse(ProblemKind::Limit, format!("PDF 文件超过 {most} MB 的上限，没有读；请检查是不是给错了文件。"));
    }
    if !streams::opens_within(bytes, budget.unpacked) {
        let most = budget.unpacked >> 20;
        return refuse(
            ProblemKind::Limit,
            format!("PDF 解压后的数据超过 {most} MB 的上限，没有读；请检查文件是否正常。"),
        );
    }
    let pdf = match Pdf::new(bytes.to_vec()) {
        Ok(pdf) => pdf,
        Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => {
            return refuse(ProblemKind::Encrypted, "PDF 设了打开密码，读不出来；请先去掉密码，或改用没有加密的文件。");
        }
        Err(LoadPdfError::Decryption(_)) => {
            return refuse(ProblemKind::Encrypted, "PDF 的加密方式认不出来；请先去掉加密，或改用没有加密的文件。");
        }
        Err(LoadPdfError::Invalid) => {
            return refuse(ProblemKind::Damaged, format!("PDF 文件损坏或不完整，打不开；{ASK}。"));
        }
    };
    let (sheets, mut problems) = sheets(&pdf, budget);
    let mut document = assemble(&sheets, budget, &mut problems);
    document.traces = unseen::of(&pdf, bytes, &sheets, budget);
    if sheets.is_empty() && problems.is_empty() {
        problems.push(Problem::new(ProblemKind::Damaged, format!("PDF 里没有页面；{ASK}。")));
    }
    Decoded { document, problems }
}

/// What each page showed in an earlier state of a file; `None` where that cannot be opened.
pub(crate) fn state(bytes: &[u8], budget: &Budget) -> Option<Vec<Sheet>> {
    let pdf = streams::opens_within(bytes, budget.unpacked).then(|| Pdf::new(bytes.to_vec()).ok())??;
    Some(sheets(&pdf, budget).0)
}

/// What each page shows.
fn sheets(pdf: &Pdf, budget: &Budget) -> (Vec<Sheet>, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut purse = Purse::new(budget);
    let mut pen = Pen::new(pdf.xref());
    let mut sheets = Vec::new();
    for (page, number) in pdf.pages().iter().zip(1_u32..) {
        if sheets.len() >= budget.pages {
            let what = format!("PDF 超过 {} 页，后面的页没有读。", budget.pages);
            problems.push(Problem::new(ProblemKind::Limit, what));
            break;
        }
        let marks = pen.page(page, &mut purse);
        sheets.push(look(marks, number));
        if let Some(limit) = purse.reached {
            let what = format!("读到第{number}页时{}超过上限，后面没有读；请检查文件是否正常。", limit.name());
            problems.push(Problem::new(ProblemKind::Limit, what));
            break;
        }
    }
    (sheets, problems)
}

fn assemble(sheets: &[Sheet], budget: &Budget, problems: &mut Vec<Problem>) -> Document {
    let mut cells = budget.cells;
    let mut pages: Vec<PageItems> = Vec::with_capacity(sheets.len());
    for sheet in sheets {
        let before = pages.last().and_then(PageItems::last_table);
        let Found { items, loose_row } = items(sheet, before, heads::BAND * sheet.height, &mut cells);
        if loose_row {
            let page = sheet.page;
            let what = format!(
                "第{page}页开头像是上一页表格的一行，看不出其中的数各在哪一栏，没有当作表格读取；请对照原件核对这一行。"
            );
            let whole = sheet.bounds(Rect::new(0.0, 0.0, sheet.width, sheet.height));
            problems.push(Problem::on_page(ProblemKind::Doubt, what, page, whole));
        }
        pages.push(PageItems { page: sheet.page, width: sheet.width, height: sheet.height, items });
    }
    note(sheets, problems);
    heads::strip(&mut pages);
    join::tables(&mut pages);
    let unreadable = |item: &Item| match item {
        Item::Table(table) => table.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.text.contains('\u{FFFD}')),
        Item::Line(_) | Item::Picture(_) => false,
    };
    let in_tables = pages.iter().flat_map(|page| &page.items).any(unreadable);
    if in_tables {
        for problem in problems.iter_mut().filter(|problem| problem.kind == ProblemKind::Unmapped) {
            problem.what.push_str("表格里有这样的字的单元格没有当作数字读取。");
        }
    }
    let mut document = empty();
    document.blocks = paragraphs::blocks(pages, &|page, [x0, y0, x1, y1]| {
        let sheet = sheets.get((page as usize).saturating_sub(1));
        sheet.map_or([x0, y0, x1, y1], |sheet| sheet.bounds(Rect::new(x0, y0, x1, y1)))
    });
    for sheet in sheets {
        let bounds = sheet.bounds(Rect::new(0.0, 0.0, sheet.width, sheet.height));
        document.blocks.extend(sheet.hidden.iter().map(|text| {
            let run = Run { hidden: true, ..Run::plain(text.clone()) };
            let origin = Some(Origin::Page { page: sheet.page, bounds });
            Block::Paragraph(Paragraph { runs: vec![run], origin })
        }));
    }
    document
}

/// Says of which pages something could not be read, or not surely.
fn note(sheets: &[Sheet], problems: &mut Vec<Problem>) {
    const MOSTLY: f32 = 0.3;
    let on = |test: &dyn Fn(&Sheet) -> bool| -> Vec<u32> {
        sheets.iter().filter(|sheet| test(sheet)).map(|sheet| sheet.page).collect()
    };
    let text = |sheet: &Sheet| sheet.glyphs.iter().any(|glyph| !glyph.c.is_whitespace());
    let broken = on(&|sheet| sheet.broken);
    if !broken.is_empty() {
        let what = format!("{}的数据损坏，可能有没读到的内容；{ASK}。", page_list(&broken));
        problems.push(Problem::new(ProblemKind::Damaged, what));
    }
    // nothing is said of pages that were not read
    let cut = problems.iter().any(|problem| problem.kind == ProblemKind::Limit);
    let scans = on(&|sheet| !text(sheet) && sheet.pictured >= MOSTLY);
    let blank = on(&|sheet| !text(sheet) && sheet.pictured < MOSTLY);
    let help = "请改用 Word、网页等原件，或由原软件直接导出 PDF；只有扫描件时，请先做文字识别（OCR）再逐格核对";
    if !scans.is_empty() {
        let which = if scans.len() == sheets.len() { "整份 PDF ".to_owned() } else { page_list(&scans) };
        problems
            .push(Problem::new(ProblemKind::NoText, format!("{which}是扫描的图片，没有文字，读不出内容；{help}。")));
    }
    if !cut && broken.is_empty() && !blank.is_empty() && blank.len() == sheets.len() {
        let what = format!("PDF 里没有文字（可能文字已转成图形），读不出内容；{help}。");
        problems.push(Problem::new(ProblemKind::NoText, what));
    }
    let layered = on(&|sheet| sheet.layered);
    if !layered.is_empty() {
        let which = page_list(&layered);
        let what = format!("{which}的文字是扫描件的识别层（OCR），可能有认错的字，数字请对照图像核对。");
        problems.push(Problem::new(ProblemKind::Recognised, what));
    }
    for sheet in sheets {
        let whole = sheet.bounds(Rect::new(0.0, 0.0, sheet.width, sheet.height));
        if sheet.unmapped > 0 {
            let (page, count) = (sheet.page, sheet.unmapped);
            let what = format!("第{page}页有 {count} 个字读不出来（字体没有给出文字对照）；{ASK}。");
            problems.push(Problem::on_page(ProblemKind::Unmapped, what, page, whole));
        }
        if !sheet.askew.trim().is_empty() {
            let sample: String = sheet.askew.chars().take(20).collect();
            let what = format!("第{}页有斜排的文字“{}”，当作水印，没有读入正文。", sheet.page, sample.trim());
            problems.push(Problem::on_page(ProblemKind::Doubt, what, sheet.page, whole));
        }
    }
}
