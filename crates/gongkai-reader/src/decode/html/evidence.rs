//! What tells that a piece of a page belongs to an annual report.

use gongkai_document::{Block, Table, squeeze};

/// Longest line that can be a heading.
const HEADING_CHARS: usize = 40;

/// Whether a line is the heading of one of the six sections, with its number or word for word as the form has it.
pub(super) fn is_section_heading(text: &str) -> bool {
    if text.chars().take(HEADING_CHARS + 20).filter(|c| !c.is_whitespace()).count() > HEADING_CHARS {
        return false;
    }
    let text = squeeze(text);
    let (number, rest) = split_number(&text);
    let topic = |topics: &[&str]| topics.iter().any(|topic| rest.contains(topic));
    if number {
        return topic(&["总体情况", "主动公开政府信息", "收到和处理", "存在的主要问题", "存在的问题", "存在问题"])
            || topic(&["主要问题及改进", "其他需要报告", "需要报告的其他事项", "总体工作情况"])
            || (rest.contains("复议") && rest.contains("诉讼"));
    }
    matches!(
        rest,
        "总体情况"
            | "主动公开政府信息情况"
            | "收到和处理政府信息公开申请情况"
            | "政府信息公开行政复议、行政诉讼情况"
            | "存在的主要问题及改进情况"
            | "其他需要报告的事项"
    )
}

/// Whether a text starts with a number of a section, and what follows it.
fn split_number(text: &str) -> (bool, &str) {
    let rest = text.trim_start_matches(['第', '(']);
    let body = rest.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '1', '2', '3', '4', '5', '6', '7']);
    if body.len() == rest.len() {
        return (false, text);
    }
    let body = body.trim_start_matches("部分").trim_start_matches([')', '、', '.', ',', ':', '。', ';']);
    (true, body)
}

/// Whether a line reads like the title of an annual report.
pub(super) fn is_title(text: &str) -> bool {
    if text.chars().take(120).count() > 100 {
        return false;
    }
    let text = squeeze(text);
    !text.contains('。')
        && text.contains("公开")
        && (text.contains("报告") || text.contains("年报"))
        && text.contains('年')
}

/// How strongly a block tells that it belongs to a report.
pub(super) fn weight(block: &Block) -> u32 {
    match block {
        Block::Heading(heading) => 3 * u32::from(is_section_heading(&heading.text)),
        Block::Paragraph(paragraph) => {
            let text = paragraph.text();
            if is_section_heading(&text) {
                3
            } else {
                u32::from(text.contains("政府信息公开条例") || text.contains("统计期限"))
            }
        }
        Block::Table(table) => 4 * u32::from(is_official(table)),
        Block::Image(_) => 0,
    }
}

/// Whether a table has labels of the official tables.
fn is_official(table: &Table) -> bool {
    const LABELS: [&str; 14] = [
        "本年新收",
        "上年结转",
        "予以公开",
        "结转下年度",
        "行政许可",
        "行政处罚",
        "规范性文件",
        "第二十条",
        "自然人",
        "结果维持",
        "结果纠正",
        "尚未审结",
        "不予处理",
        "无法提供",
    ];
    let mut found = 0;
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        let text = squeeze(cell.text.get(..300).unwrap_or(&cell.text));
        found += usize::from(LABELS.iter().any(|label| text.contains(label)));
        if found == 2 {
            return true;
        }
    }
    false
}
