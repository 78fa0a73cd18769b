//! Pages made up for the purpose, each with its trap.

mod origins;
mod pages;
mod tables;
mod text;
mod work;

use gongkai_document::{Block, Document, Table};

use super::decode;
use crate::Limits;

/// Reads a page that meets no limit and has its text.
fn read(html: &str) -> Document {
    let decoded = decode(html.to_owned(), &Limits::default());
    assert_eq!(decoded.problems, []);
    decoded.document
}

/// The seen lines of a document, tables as rows of cells joined by `|`.
fn lines(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => lines.push(format!("{} {}", "#".repeat(heading.level.into()), heading.text)),
            Block::Paragraph(paragraph) => lines.extend(Some(paragraph.text()).filter(|text| !text.is_empty())),
            Block::Table(table) => lines.extend(rows(table)),
            Block::Image(image) => lines.push(format!("({})", image.target)),
        }
    }
    lines
}

fn rows(table: &Table) -> Vec<String> {
    let row = |cells: &[gongkai_document::TableCell]| {
        cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|")
    };
    table.rows.iter().map(|line| row(&line.cells)).collect()
}

fn tables(document: &Document) -> Vec<&Table> {
    let blocks = document.blocks.iter();
    blocks.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect()
}

/// The value that a page states under a name.
fn stated<'d>(document: &'d Document, name: &str) -> Option<&'d str> {
    document.meta.iter().find(|meta| meta.name == name).map(|meta| meta.value.as_str())
}

/// A report in short, as the inside of an article: six headings and a table 四.
const REPORT: &str = "<p>根据《中华人民共和国政府信息公开条例》编制本报告。</p>\
    <p>一、总体情况</p><p>全年公开信息 12 条，办理申请 3 件。</p>\
    <p>二、主动公开政府信息情况</p>\
    <table><tr><td>第二十条第（五）项</td><td></td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr>\
    <tr><td>行政许可</td><td>7</td></tr></table>\
    <p>三、收到和处理政府信息公开申请情况</p><p>见附表。</p>\
    <p>四、政府信息公开行政复议、行政诉讼情况</p>\
    <table><tr><td>结果维持</td><td>结果纠正</td></tr><tr><td>1</td><td>0</td></tr></table>\
    <p>五、存在的主要问题及改进情况</p><p>人手不足，已增加一人。</p>\
    <p>六、其他需要报告的事项</p><p>本年未收取信息处理费。</p>";

/// The lines of [`REPORT`].
const REPORT_LINES: [&str; 17] = [
    "根据《中华人民共和国政府信息公开条例》编制本报告。",
    "一、总体情况",
    "全年公开信息 12 条，办理申请 3 件。",
    "二、主动公开政府信息情况",
    "第二十条第（五）项|",
    "信息内容|本年处理决定数量",
    "行政许可|7",
    "三、收到和处理政府信息公开申请情况",
    "见附表。",
    "四、政府信息公开行政复议、行政诉讼情况",
    "结果维持|结果纠正",
    "1|0",
    "五、存在的主要问题及改进情况",
    "人手不足，已增加一人。",
    "六、其他需要报告的事项",
    "本年未收取信息处理费。",
    "",
];

/// The lines of [`REPORT`] with more before and behind.
fn report_between(before: &[&str], behind: &[&str]) -> Vec<String> {
    let inner = REPORT_LINES.iter().filter(|line| !line.is_empty());
    before.iter().chain(inner).chain(behind).map(|line| (*line).to_owned()).collect()
}
