//! Which part of a page is the report, and what the rest of the page says about it.

use gongkai_document::{Block, Link, Meta, Paragraph, Table, squeeze};

use super::element::Role;
use super::evidence::{is_title, weight};
use super::walk::{Frame, Item};

/// Share of all evidence, in percent, that the chosen frame must hold.
const SHARE: u32 = 85;

/// Names that a page states about its text.
const STATED: [&str; 20] = [
    "发布日期",
    "发布时间",
    "公开日期",
    "公开时间",
    "公布日期",
    "成文日期",
    "生成日期",
    "发文日期",
    "日期",
    "时间",
    "索引号",
    "发布机构",
    "发文机关",
    "公开机构",
    "来源",
    "信息来源",
    "文号",
    "名称",
    "标题",
    "责任部门",
];

/// The blocks of the report, what the page states about it, and the links in and around it.
pub(super) fn choose(
    items: Vec<Item>,
    frames: &[Frame],
    mut meta: Vec<Meta>,
    links: Vec<(usize, Link)>,
) -> (Vec<Block>, Vec<Meta>, Vec<Link>) {
    let weights: Vec<u32> = items.iter().map(|item| weight(&item.block)).collect();
    let range = chosen(frames, &weights, items.len());
    let title = title_before(&items, range.0);
    let kept: Vec<bool> = items
        .iter()
        .enumerate()
        .map(|(at, item)| {
            Some(at) == title || ((range.0..range.1).contains(&at) && !is_around(item, at, &weights, frames, range))
        })
        .collect();
    for (item, _) in items.iter().zip(&kept).filter(|(_, kept)| !**kept) {
        state(item, frames, &mut meta);
    }
    let is_near = |at: usize| range.0 <= at && at <= range.1;
    let links =
        links.into_iter().filter(|(at, link)| is_near(*at) || is_download(link)).map(|(_, link)| link).collect();
    let blocks = items.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(item, _)| item.block).collect();
    (blocks, meta, links)
}

/// The items of the innermost frame that holds nearly all evidence; the whole page if there is none.
fn chosen(frames: &[Frame], weights: &[u32], all: usize) -> (usize, usize) {
    let mut sums = Vec::with_capacity(weights.len() + 1);
    sums.push(0_u32);
    for weight in weights {
        sums.push(sums.last().copied().unwrap_or(0) + weight);
    }
    let total = sums.last().copied().unwrap_or(0);
    if total == 0 {
        return (0, all);
    }
    let sum = |frame: &Frame| {
        let at = |index: usize| sums.get(index).copied().unwrap_or(total);
        at(frame.end).saturating_sub(at(frame.first))
    };
    // a frame stands after the one around it, so of equals the last is the innermost
    let best = frames
        .iter()
        .filter(|frame| sum(frame) * 100 >= total * SHARE)
        .min_by_key(|frame| (frame.end - frame.first, std::cmp::Reverse(frame.first)));
    best.map_or((0, all), |frame| (frame.first, frame.end))
}

/// The title of the report, if it stands before the frame: the nearest line that reads like one.
fn title_before(items: &[Item], first: usize) -> Option<usize> {
    let is_line = |item: &Item| match &item.block {
        Block::Heading(heading) => is_title(&heading.text),
        Block::Paragraph(paragraph) => item.linked * 2 <= item.seen && is_title(&paragraph.text()),
        Block::Table(_) | Block::Image(_) => false,
    };
    let before = items.get(..first).unwrap_or_default();
    // a heading of the page wins over a line of its path, which also names the report
    let heading = before.iter().rposition(|item| matches!(item.block, Block::Heading(_)) && is_line(item));
    heading.or_else(|| before.iter().rposition(|item| is_line(item) && !is_path(&text_of(&item.block))))
}

/// Whether an item inside the chosen frame belongs to the page around the text: navigation, share buttons, the
/// list of related pages behind the report.
fn is_around(item: &Item, at: usize, weights: &[u32], frames: &[Frame], range: (usize, usize)) -> bool {
    if weights.get(at).is_some_and(|weight| *weight > 0) {
        return false;
    }
    if in_chrome(item.frame, frames, range) {
        return true;
    }
    let last = weights.iter().rposition(|weight| *weight > 0).unwrap_or(0);
    let mostly_links = item.seen > 0 && item.linked * 10 >= item.seen * 8;
    let text = text_of(&item.block);
    if is_path(&text) {
        return true;
    }
    let key = squeeze(&text);
    const FOOT: [&str; 16] = [
        "上一篇",
        "下一篇",
        "相关链接",
        "相关阅读",
        "相关信息",
        "相关文档",
        "分享到",
        "扫一扫",
        "打印本页",
        "关闭窗口",
        "[打印]",
        "【打印",
        "【关闭",
        "主办单位",
        "版权所有",
        "网站标识码",
    ];
    if at > last && FOOT.iter().any(|word| key.starts_with(word)) {
        return true;
    }
    mostly_links && (at > last || key.chars().count() <= 12) && !is_attachment(&key)
}

fn is_attachment(key: &str) -> bool {
    key.contains("附件") || [".doc", ".pdf", ".xls", ".wps", ".ofd"].iter().any(|ending| key.contains(ending))
}

/// Whether a frame inside the range, or one around it there, is called like something around the text and holds
/// nothing but that.
fn in_chrome(frame: usize, frames: &[Frame], range: (usize, usize)) -> bool {
    let mut at = frame;
    // the root is its own parent
    while let Some(frame) = frames.get(at) {
        if frame.first <= range.0 && frame.end >= range.1 {
            return false;
        }
        if matches!(frame.role, Role::Chrome | Role::Crumb) {
            return true;
        }
        if frame.parent == at {
            return false;
        }
        at = frame.parent;
    }
    false
}

/// Notes what an item outside the report states: the path of columns, and name and value of the metadata block.
fn state(item: &Item, frames: &[Frame], meta: &mut Vec<Meta>) {
    match &item.block {
        Block::Table(table) => pairs(table, meta),
        Block::Heading(_) | Block::Image(_) => {}
        Block::Paragraph(paragraph) => {
            let text = paragraph.text();
            let crumb = frames.get(item.frame).is_some_and(|frame| frame.role == Role::Crumb);
            if crumb || is_path(&text) {
                let value = text.trim().to_owned();
                if !value.is_empty() && value.chars().count() <= 200 {
                    meta.push(Meta { name: "栏目".into(), value, origin: paragraph.origin.clone() });
                }
            } else {
                statements(&text, paragraph, meta);
            }
        }
    }
}

fn is_path(text: &str) -> bool {
    let key = squeeze(text);
    let named = ["当前位置", "您的位置", "您当前", "您现在的位置", "所在位置"].iter().any(|word| key.starts_with(word));
    let arrows = key.matches('>').count() + key.matches('»').count();
    key.chars().count() <= 200 && (named || (arrows >= 2 && key.starts_with("首页")))
}

/// `发布日期：2024-01-17  来源：某局` in one line.
fn statements(text: &str, paragraph: &Paragraph, meta: &mut Vec<Meta>) {
    if text.chars().count() > 300 {
        return;
    }
    for name in STATED {
        for mark in ["：", ":"] {
            let Some((before, rest)) = text.split_once(&format!("{name}{mark}")) else { continue };
            if before.chars().next_back().is_some_and(|c| !c.is_whitespace() && !matches!(c, '|' | '[' | '【' | '　'))
            {
                continue;
            }
            // the value ends where the next name begins
            let end =
                STATED.iter().filter_map(|other| rest.find(&format!("{other}{mark}"))).min().unwrap_or(rest.len());
            let value = rest.get(..end).unwrap_or_default().trim().trim_end_matches(['|', '[', '【']).trim();
            if !value.is_empty() {
                meta.push(Meta { name: name.into(), value: value.to_owned(), origin: paragraph.origin.clone() });
            }
        }
    }
}

/// Name and value in neighbouring cells of a metadata table.
fn pairs(table: &Table, meta: &mut Vec<Meta>) {
    for row in &table.rows {
        for pair in row.cells.windows(2) {
            let [name, value] = pair else { continue };
            let key = squeeze(&name.text);
            let key = key.trim_end_matches(':').trim_matches(['[', ']', '【', '】']);
            if STATED.contains(&key) && !value.text.trim().is_empty() {
                meta.push(Meta {
                    name: key.to_owned(),
                    value: value.text.trim().to_owned(),
                    origin: value.origin.clone(),
                });
            }
        }
    }
}

fn text_of(block: &Block) -> String {
    match block {
        Block::Heading(heading) => heading.text.clone(),
        Block::Paragraph(paragraph) => paragraph.text(),
        Block::Table(_) | Block::Image(_) => String::new(),
    }
}

fn is_download(link: &Link) -> bool {
    let target = link.target.to_ascii_lowercase();
    let path = target.split(['?', '#']).next().unwrap_or_default();
    [".doc", ".docx", ".pdf", ".xls", ".xlsx", ".wps", ".et", ".ofd", ".zip", ".rar"]
        .iter()
        .any(|end| path.ends_with(end))
}
