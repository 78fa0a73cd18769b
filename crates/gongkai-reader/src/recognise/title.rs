//! The title: which line it is, and the body and year it names.

use std::sync::LazyLock;

use gongkai_document::{Document, Words, squeeze};

use super::dates::year_at;
use super::lines::Item;

/// A line, or several, that read as the title of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// First item.
    pub first: usize,
    /// Last item.
    pub last: usize,
    /// As printed, its lines joined.
    pub text: String,
    /// The year it names.
    pub year: Option<i16>,
    /// The body it names.
    pub body: Option<String>,
    /// Level where the format marks it as a heading.
    pub level: Option<u8>,
}

/// What the title of such a report calls itself, behind 信息公开 or 政务公开.
const REPORT_WORDS: [&str; 8] =
    ["年度报告", "年度工作报告", "年报", "工作报告", "年度总结", "工作总结", "情况的报告", "情况报告"];
/// What a title speaks of.
const SUBJECTS: [&str; 5] = ["政府信息公开", "政务信息公开", "政务公开", "政府信息", "信息公开"];
/// The longest title, in characters.
const LONGEST: usize = 64;

/// Whether a squeezed text reads as the title of a report, with or without body and year.
#[must_use]
pub fn is_title(key: &str) -> bool {
    let Some(subject) = subject(key) else { return false };
    let Some(rest) = key.get(subject..) else { return false };
    if !REPORT_WORDS.iter().any(|word| rest.contains(word)) || key.chars().count() > LONGEST {
        return false;
    }
    const NEVER: [&str; 12] = ["。", ",", ";", ">", "根据", "按照", "依据", "通知", "附件", "上一篇", "下一篇", "要求"];
    !NEVER.iter().any(|word| key.contains(word)) && super::numbering::number(key).is_none()
}

/// Where the subject of a title begins: the last mention, since a body may bear the word in its own name.
fn subject(tight: &str) -> Option<usize> {
    static REPORT: LazyLock<Words> = LazyLock::new(|| Words::of(&REPORT_WORDS));
    if !REPORT.any_in(tight) {
        return None;
    }
    let end = REPORT_WORDS.iter().filter_map(|word| tight.rfind(word)).max()?;
    let head = tight.get(..end)?;
    let last = SUBJECTS.iter().filter_map(|word| head.rfind(word).map(|at| (at + word.len(), at))).max()?;
    // 政府信息公开 before 信息公开: the earliest start with the same end
    SUBJECTS.iter().filter_map(|word| head.rfind(word).filter(|at| at + word.len() == last.0)).min()
}

/// Every title among the items, in order, with titles that are set on several lines joined.
#[must_use]
pub fn titles(items: &[Item<'_>]) -> Vec<Title> {
    let mut out: Vec<Title> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let Item::Line(line) = item else { continue };
        if line.key.chars().count() > LONGEST {
            continue;
        }
        let stripped = strip_caption(&line.text);
        let key = squeeze(stripped);
        let before = out.last().map_or(0, |title| title.last + 1);
        if is_title(&key) {
            let mut title = title(at, at, stripped.to_owned(), line.level);
            if title.body.is_none() || title.year.is_none() {
                title = joined(items, before, &title).unwrap_or(title);
            }
            out.push(title);
        } else if key.ends_with("报告") && key.chars().count() <= 20 && super::numbering::number(&key).is_none() {
            // 年度报告 alone on the second line of a title
            let part = title(at, at, stripped.to_owned(), line.level);
            out.extend(joined(items, before, &part));
        }
    }
    out
}

/// `标题：` before a title in a block of statements about the page.
fn strip_caption(text: &str) -> &str {
    let text = text.trim();
    ["标题", "名称", "信息名称", "文章标题"]
        .iter()
        .find_map(|word| text.strip_prefix(word)?.trim_start().strip_prefix(['：', ':']))
        .unwrap_or(text)
        .trim()
}

fn title(first: usize, last: usize, text: String, level: Option<u8>) -> Title {
    let tight: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let year = year_at(&tight).map(|(year, _)| year);
    Title { first, last, year, body: body(&tight), text, level }
}

/// A title joined with the one or two lines before it, where that gives it the body or year it lacks.
fn joined(items: &[Item<'_>], from: usize, part: &Title) -> Option<Title> {
    let mut text = part.text.clone();
    let mut level = part.level;
    for first in (part.first.saturating_sub(2).max(from)..part.first).rev() {
        let Some(Item::Line(line)) = items.get(first) else { break };
        let long = line.key.chars().count() > 40;
        if long || line.key.contains(['。', ',', ':', ';', '>', '/']) || is_title(&line.key) {
            break;
        }
        text = format!("{}{text}", line.text);
        level = level.or(line.level);
        let whole = title(first, part.last, text.clone(), level);
        let gains = (part.body.is_none() && whole.body.is_some()) || (part.year.is_none() && whole.year.is_some());
        let is_body = whole.body.as_deref().is_some_and(looks_like_body);
        if gains && is_title(&squeeze(&text)) && whole.year.is_some() && is_body {
            return Some(whole);
        }
    }
    None
}

/// Endings of the names of bodies.
const BODY_ENDINGS: [&str; 52] = [
    "政府",
    "办公室",
    "办公厅",
    "局",
    "委员会",
    "委",
    "办",
    "厅",
    "中心",
    "街道",
    "镇",
    "乡",
    "院",
    "会",
    "处",
    "所",
    "队",
    "公司",
    "区",
    "县",
    "市",
    "省",
    "部",
    "署",
    "站",
    "社",
    "馆",
    "校",
    "学",
    "组",
    "室",
    "科",
    "团",
    "盟",
    "旗",
    "州",
    "苏木",
    "场",
    "园",
    "集团",
    "银行",
    "总队",
    "支队",
    "大队",
    "税务",
    "海关",
    "气象",
    "党委",
    "机关",
    "分局",
    "工委",
    "台",
];

/// Whether a text may be the name of a body.
#[must_use]
pub fn looks_like_body(text: &str) -> bool {
    let text = text.trim_end_matches([')', '）', '(', '（']);
    let length = text.chars().count();
    (2..=40).contains(&length)
        && BODY_ENDINGS.iter().any(|ending| text.ends_with(ending))
        && !text.contains(['，', ',', '。', '：', ':', '；', '、', '?', '>', '|'])
        && !["政府信息公开", "首页", "当前位置", "来源"].iter().any(|word| text.starts_with(word))
}

/// The body that a title names.
#[must_use]
pub fn body(tight: &str) -> Option<String> {
    let text: String = tight.chars().filter(|c| !c.is_whitespace() && !"《》“”\"".contains(*c)).collect();
    let head = text.get(..subject(&text)?)?;
    let head = ["关于公布", "关于印发", "关于", "公布"].iter().find_map(|word| head.strip_prefix(word)).unwrap_or(head);
    let rest = match year_at(head) {
        Some((_, range)) => format!("{}{}", head.get(..range.start)?, head.get(range.end..)?),
        None => head.to_owned(),
    };
    let rest = rest.trim_matches(['年', '度', '的', '-', '—', '_', ' ', '(', ')', '（', '）', ':', '：', '·']);
    let rest = ["关于", "开展"].iter().find_map(|word| rest.strip_suffix(word)).unwrap_or(rest);
    (2..=40).contains(&rest.chars().count()).then(|| rest.to_owned())
}

/// The best title for a report whose first section begins at an item: complete, marked, close to the section.
#[must_use]
pub fn best(titles: &[Title], first_section: usize) -> Option<&Title> {
    titles.iter().filter(|title| title.first < first_section).max_by_key(|title| {
        let complete = i32::from(title.year.is_some()) * 4 + i32::from(title.body.is_some()) * 3;
        let marked = title.level.map_or(0, |level| 4 - i32::from(level.min(3)));
        let plain = i32::from(!title.text.contains(['-', '_', '|']));
        (complete + marked + plain * 2, title.first)
    })
}

/// The title that the page states about itself, freed of the names of column and site.
#[must_use]
pub fn of_page(document: &Document) -> Option<String> {
    let named = ["ArticleTitle", "标题", "名称", "信息名称", "title"];
    let meta = document.meta.iter().filter(|meta| named.iter().any(|name| name.eq_ignore_ascii_case(meta.name.trim())));
    let stated = meta.map(|meta| meta.value.as_str()).chain(document.title.as_deref());
    for text in stated {
        let mut end = 0;
        for word in ["报告", "年报", "总结"] {
            end = end.max(text.rfind(word).map_or(0, |at| at + word.len()));
        }
        let cut = text.split(['_', '|']).find(|part| is_title(&squeeze(part))).unwrap_or(text);
        let cut = if cut.len() == text.len() { text.get(..end).unwrap_or(text) } else { cut };
        let cut = cut.split_once('-').map_or(cut, |(head, _)| if is_title(&squeeze(head)) { head } else { cut });
        if is_title(&squeeze(cut)) {
            return Some(cut.trim().to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_and_years_of_titles() {
        for (text, wanted, year) in [
            ("青石县水务局 2023 年政府信息公开工作年度报告", Some("青石县水务局"), Some(2023)),
            ("2022年青石市人民政府办公厅政府信息公开工作年度报告", Some("青石市人民政府办公厅"), Some(2022)),
            ("青石县水务局2023年度政府信息公开年度报告", Some("青石县水务局"), Some(2023)),
            ("《青石县水务局关于2023年政府信息公开工作年度报告》", Some("青石县水务局"), Some(2023)),
            ("2023年政府信息公开工作年度报告", None, Some(2023)),
            ("青石镇二〇二三年政务公开工作年度报告", Some("青石镇"), Some(2023)),
            ("青石县信息公开中心2023年政府信息公开工作年度报告", Some("青石县信息公开中心"), Some(2023)),
            ("青石市2022年度政府信息公开工作报告", Some("青石市"), Some(2022)),
            ("关于2022年度政府信息公开情况的报告", None, Some(2022)),
            ("青石县水务局关于2022年度政府信息公开工作情况的报告", Some("青石县水务局"), Some(2022)),
        ] {
            let key = squeeze(text);
            assert!(is_title(&key), "{text}");
            assert_eq!(body(&key).as_deref(), wanted, "{text}");
            assert_eq!(year_at(&key).map(|(year, _)| year), year, "{text}");
        }
    }

    #[test]
    fn what_is_no_title() {
        for text in [
            "根据《中华人民共和国政府信息公开条例》，编制本年度报告",
            "首页 > 政府信息公开 > 政府信息公开年报",
            "附件：青石县水务局2023年政府信息公开工作年度报告.docx",
            "总体情况",
        ] {
            assert!(!is_title(&squeeze(text)), "{text}");
        }
    }
}
