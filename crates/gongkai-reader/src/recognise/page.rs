//! What a page says around the report: day of publication, column path, and the lines that are only its frame.

use std::sync::LazyLock;

use gongkai_document::{Document, Table, Words, normalize, squeeze};
use jiff::civil::Date;

use super::dates;
use super::lines::{Item, Line};

/// Names under which pages state the day of publication, the surest first.
const PUBLISHED: [&str; 26] = [
    "PubDate",
    "PublishDate",
    "PublishTime",
    "publication_date",
    "article:published_time",
    "firstpublishedtime",
    "发布日期",
    "发布时间",
    "信息发布日期",
    "信息发布时间",
    "公开日期",
    "公开时间",
    "公布日期",
    "公布时间",
    "发布于",
    "信息日期",
    "时间",
    "日期",
    "发文日期",
    "生成日期",
    "生成时间",
    "成文日期",
    "发文时间",
    "发稿时间",
    "上传时间",
    "更新时间",
];

/// The day of publication: from what the page states of itself, else from a line or a small table around the report.
#[must_use]
pub fn published(document: &Document, items: &[Item<'_>], first_section: usize, use_meta: bool) -> Option<Date> {
    let mut best: Option<(usize, Date)> = None;
    let mut offer = |name: &str, value: &str| {
        let name = squeeze(name);
        let name = name.trim_end_matches(':');
        let rank = PUBLISHED.iter().position(|known| name.eq_ignore_ascii_case(known));
        if let Some(rank) = rank
            && best.is_none_or(|(other, _)| rank < other)
            && let Some(date) = dates::first(value).or_else(|| dates::compact(value))
        {
            best = Some((rank, date));
        }
    };
    if use_meta {
        for meta in &document.meta {
            offer(&meta.name, &meta.value);
        }
    }
    for (at, item) in items.iter().enumerate() {
        match item {
            // behind the first section only a line that says nothing else
            Item::Line(line) if line.key.len() <= if at < first_section { 400 } else { 120 } => {
                for (name, value) in statements(line) {
                    offer(&name, &value);
                }
            }
            Item::Table(table) if at < first_section => {
                for (name, value) in pairs(table) {
                    offer(name, value);
                }
            }
            _ => {}
        }
    }
    best.map(|(_, date)| date)
}

/// `发布时间：2024-01-17 来源：…` as names and values.
fn statements(line: &Line) -> Vec<(String, String)> {
    static NAMES: LazyLock<Words> = LazyLock::new(|| Words::of(&PUBLISHED));
    let mut out = Vec::new();
    if !NAMES.any_in(&line.key) {
        return out;
    }
    let text = normalize(&line.text);
    for name in PUBLISHED {
        let mut from = 0;
        while let Some(at) = text.get(from..).and_then(|rest| rest.find(name)) {
            let start = from + at;
            from = start + name.len();
            let head = text.get(..start).unwrap_or_default();
            let other =
                head.chars().last().is_some_and(|c| super::cells::is_han(c) && !head.ends_with(['日', '次', '页']));
            let Some(rest) = text.get(from..) else { break };
            let rest = rest.trim_start_matches([':', '】', ']', '为', '|', ' ']);
            let begins = dates::next(rest, 0).is_some_and(|found| found.start == 0);
            if begins && !other {
                out.push((name.to_owned(), rest.chars().take(24).collect()));
            }
        }
    }
    out
}

/// The cells of a small table, each with the one to its right.
fn pairs(table: &Table) -> Vec<(&str, &str)> {
    let mut out = Vec::new();
    for row in &table.rows {
        for pair in row.cells.windows(2) {
            if let [name, value] = pair {
                out.push((name.text.as_str(), value.text.as_str()));
            }
        }
    }
    out
}

/// The body that the page names as the publisher.
#[must_use]
pub fn publisher(document: &Document) -> Option<String> {
    stated_body(
        document,
        &["发布机构", "发布单位", "发布机关", "发文机关", "发文单位", "公开机构", "公开主体", "单位", "ContentSource"],
    )
}

/// The body that the page names as the source of the text, or whose site it is: where nothing better is stated.
#[must_use]
pub fn source(document: &Document) -> Option<String> {
    stated_body(document, &["来源", "信息来源", "文章来源", "稿件来源", "Author", "作者", "SiteName"])
}

fn stated_body(document: &Document, names: &[&str]) -> Option<String> {
    const OF_A_SITE: [&str; 6] = ["政府门户网站", "门户网站", "政务网站", "官方网站", "网站", "官网"];
    names.iter().find_map(|name| {
        let is_it =
            |meta: &&gongkai_document::Meta| squeeze(&meta.name).trim_end_matches(':').eq_ignore_ascii_case(name);
        document.meta.iter().filter(is_it).find_map(|meta| {
            let value = meta.value.trim();
            let site = OF_A_SITE.iter().find_map(|ending| value.strip_suffix(ending)).unwrap_or(value);
            let body = if site.ends_with("人民") { format!("{site}政府") } else { site.to_owned() };
            super::title::looks_like_body(&body).then_some(body)
        })
    })
}

/// The column path, outermost first: from a line such as `首页 > 政府信息公开 > 年报`.
#[must_use]
pub fn column_path(document: &Document, items: &[Item<'_>]) -> Vec<String> {
    const NAMES: [&str; 4] = ["当前位置", "栏目", "ColumnName", "面包屑"];
    let stated = document.meta.iter().filter(|meta| NAMES.contains(&meta.name.trim())).map(|meta| meta.value.as_str());
    let lines = items.iter().take(60).filter_map(|item| match item {
        Item::Line(line) if line.key.len() <= 360 => Some(line.text.as_str()),
        _ => None,
    });
    stated
        .chain(lines)
        .map(path_of)
        .filter(|path| path.len() > 1)
        .find(|path| path.iter().any(|part| part.contains("公开") || part.contains("首页")))
        .unwrap_or_default()
}

fn path_of(text: &str) -> Vec<String> {
    let text = text.rsplit_once("位置").map_or(text, |(_, rest)| rest).trim_start_matches(['：', ':', ' ']);
    if !text.contains(['>', '›', '»', '→', '＞', '/']) || text.contains('。') || text.contains("://") {
        return Vec::new();
    }
    text.split(['>', '›', '»', '→', '＞', '/'])
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

/// Whether a line is part of the page's frame, not of the report. What ends like a sentence is text.
#[must_use]
pub fn is_frame(key: &str) -> bool {
    const STARTS: [&str; 46] = [
        "发布时间",
        "发布日期",
        "发布机构",
        "发布单位",
        "公开日期",
        "公开时间",
        "来源",
        "信息来源",
        "字号",
        "字体",
        "浏览",
        "访问量",
        "阅读",
        "点击",
        "索引号",
        "文号",
        "发文字号",
        "打印",
        "分享",
        "作者",
        "编辑",
        "责任编辑",
        "时间:",
        "日期:",
        "当前位置",
        "您当前",
        "您现在",
        "首页>",
        "首页/",
        "上一篇",
        "下一篇",
        "上一条",
        "下一条",
        "扫一扫",
        "关闭",
        "返回",
        "相关链接",
        "相关附件",
        "主办",
        "承办",
        "版权所有",
        "网站标识",
        "网站地图",
        "技术支持",
        "收藏",
        "[",
    ];
    const CONTAINS: [&str; 6] = ["ICP备", "公网安备", "分享到", "网站标识码", "浏览次数", "打印本页"];
    let short = key.chars().count() <= 80;
    short
        && !key.ends_with('。')
        && (STARTS.iter().any(|word| key.starts_with(word))
            || CONTAINS.iter().any(|word| key.contains(word))
            || key.matches('>').count() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn line(text: &str) -> Item<'static> {
        Item::Line(Line {
            text: text.to_owned(),
            layout: None,
            key: squeeze(text),
            level: None,
            bold: false,
            origin: None,
        })
    }

    #[test]
    fn the_day_of_publication_is_told_by_its_name() {
        let of = |texts: &[&str]| {
            let items: Vec<Item<'_>> = texts.iter().map(|text| line(text)).collect();
            published(&Document::default(), &items, items.len(), true)
        };
        assert_eq!(of(&["发布时间：2024-01-17 09:30 来源：某局"]), Some(date(2024, 1, 17)));
        assert_eq!(of(&["来源：某局 日期：2024年1月17日 浏览次数：30"]), Some(date(2024, 1, 17)));
        assert_eq!(of(&["采集时间：2025-12-30", "2024年1月3日"]), None);
        assert_eq!(of(&["成文日期：2024-01-10", "发布日期：2024-01-17"]), Some(date(2024, 1, 17)));
    }

    #[test]
    fn a_column_path_is_read_outermost_first() {
        let items = [line("您当前所在的位置： 首页 > 政府信息公开 > 政府信息公开年报")];
        assert_eq!(column_path(&Document::default(), &items), ["首页", "政府信息公开", "政府信息公开年报"]);
    }
}
