//! Lines that every website puts around a text, and lines in which a page speaks of itself.

use gongkai_document::squeeze;

/// A longer line is text.
const SHORT: usize = 80;

/// Names under which pages state what they are: label as printed, without spaces.
const LABELS: [&str; 60] = [
    "索引号",
    "索引",
    "信息索引号",
    "名称",
    "信息名称",
    "标题",
    "主题",
    "主题分类",
    "组配分类",
    "分类",
    "信息分类",
    "公文种类",
    "体裁",
    "体裁分类",
    "文号",
    "发文字号",
    "公文文号",
    "文件编号",
    "发布机构",
    "发布单位",
    "发布机关",
    "发文机关",
    "发文单位",
    "发文机构",
    "公开机构",
    "公开单位",
    "公开主体",
    "制发机关",
    "信息来源",
    "来源",
    "文章来源",
    "稿件来源",
    "公开日期",
    "公开时间",
    "发布日期",
    "发布时间",
    "发稿时间",
    "成文日期",
    "发文日期",
    "生成日期",
    "生成时间",
    "印发日期",
    "更新时间",
    "日期",
    "时间",
    "公开方式",
    "公开形式",
    "公开范围",
    "公开程序",
    "公开时限",
    "公开属性",
    "关键词",
    "主题词",
    "内容概述",
    "概述",
    "有效性",
    "时效",
    "文件下载",
    "作者",
    "单位",
];

/// Labels of lines that say nothing about the report: they are statements of the page that nobody needs.
const IDLE: [&str; 12] = [
    "浏览次数",
    "阅读次数",
    "点击数",
    "点击率",
    "访问量",
    "浏览量",
    "阅读量",
    "字体",
    "字号",
    "责任编辑",
    "编辑",
    "审核",
];

/// Starts of lines that lead elsewhere.
const STARTS: [&str; 42] = [
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "前一篇",
    "后一篇",
    "打印本页",
    "打印此页",
    "打印",
    "【打印",
    "[打印",
    "关闭窗口",
    "关闭本页",
    "【关闭",
    "[关闭",
    "关闭",
    "返回顶部",
    "返回首页",
    "返回",
    "分享到",
    "分享",
    "扫一扫",
    "扫码",
    "相关链接",
    "相关文章",
    "相关信息",
    "相关阅读",
    "相关解读",
    "相关新闻",
    "友情链接",
    "网站地图",
    "关于我们",
    "联系我们",
    "版权所有",
    "主办",
    "承办",
    "ICP备",
    "字体",
    "字号",
    "[字体",
    "【字体",
    "收藏",
];

/// The label of a statement of the page about itself, if `text` is one.
pub(super) fn known_label(text: &str) -> Option<String> {
    if text.chars().take(20).count() > 16 {
        return None;
    }
    let text = squeeze(text);
    let label = text.trim_matches(['[', ']', '【', '】', ':', '\u{3000}']);
    (LABELS.contains(&label) || IDLE.contains(&label)).then(|| label.to_owned())
}

/// Statements in a line: `发布日期：2024-01-17  来源：本局`. Empty where the line is anything else.
pub(super) fn statements(text: &str) -> Vec<(String, String)> {
    if text.chars().take(SHORT * 3).count() > SHORT * 2 {
        return Vec::new();
    }
    let mut found: Vec<(String, String)> = Vec::new();
    let mut rest = text.trim().trim_start_matches(['[', '【', '(']);
    if let Some((day, after)) = leading_day(rest)
        && !after.is_empty()
    {
        found.push(("时间".to_owned(), day.to_owned()));
        rest = after;
    }
    while let Some((label, after)) = rest.split_once([':', '：']) {
        let Some(label) = known_label(label) else { break };
        let (value, next) = split_before_label(after);
        found.push((label, value.trim().trim_end_matches(['|', ']', '】', '/', ';', '；']).trim().to_owned()));
        rest = next;
    }
    if rest.trim().is_empty() { found } else { Vec::new() }
}

/// A day, perhaps with the time, that a line starts with before it names anything, and the rest.
fn leading_day(text: &str) -> Option<(&str, &str)> {
    let is_part = |c: char| c.is_ascii_digit() || c.is_whitespace() || "-:/.年月日".contains(c);
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let day = text.get(..end)?.trim();
    (day.chars().filter(char::is_ascii_digit).count() >= 6).then_some((day, text.get(end..)?))
}

/// The value up to the next known label, and the rest from that label on.
fn split_before_label(text: &str) -> (&str, &str) {
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|rest| rest.find([':', '：'])) {
        let colon = from + found;
        let head = text.get(..colon).unwrap_or_default();
        let longest = LABELS.iter().chain(&IDLE).filter_map(|label| label_start(head, label)).min();
        if let Some(start) = longest {
            return (text.get(..start).unwrap_or_default(), text.get(start..).unwrap_or_default());
        }
        from = colon + text.get(colon..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
    }
    (text, "")
}

/// Where a label that ends `head` starts, its characters perhaps set apart; it must stand at the start or after
/// a gap or a bracket.
fn label_start(head: &str, label: &str) -> Option<usize> {
    let mut wanted = label.chars().rev().peekable();
    let mut start = head.len();
    for (index, c) in head.char_indices().rev() {
        match wanted.peek() {
            Some(next) if *next == c => {
                wanted.next();
                start = index;
            }
            Some(_) if c.is_whitespace() => {}
            Some(_) => return None,
            None => {
                let apart = c.is_whitespace() || matches!(c, '|' | '[' | '【' | ']' | '】' | '/' | ';' | '；' | '　');
                return apart.then_some(start);
            }
        }
    }
    wanted.peek().is_none().then_some(start)
}

/// Whether a line consists of statements of the page about itself.
pub(super) fn is_about_page(text: &str) -> bool {
    !statements(text).is_empty()
}

/// Whether a line is one that websites put around a text.
pub(super) fn is_chrome_line(text: &str) -> bool {
    if text.chars().take(SHORT + 1).count() > SHORT {
        return false;
    }
    let text = squeeze(text);
    STARTS.iter().any(|start| text.starts_with(start) && fits(&text, start))
        || is_crumb(&text)
        || text.contains("公网安备")
        || text.contains("ICP备")
        || text.contains("网站标识码")
}

/// A short word that is also the start of ordinary sentences counts only alone or before a colon or a bracket.
fn fits(text: &str, start: &str) -> bool {
    let rest = text.get(start.len()..).unwrap_or_default();
    match start {
        "打印" | "关闭" | "返回" | "分享" | "收藏" | "主办" | "承办" => {
            rest.chars().count() <= 6 || rest.starts_with([':', '单', '】', ']'])
        }
        _ => true,
    }
}

/// Whether a line shows the path of columns. `text` has no spaces.
pub(super) fn is_crumb(text: &str) -> bool {
    let starts = [
        "当前位置",
        "您当前的位置",
        "您当前位置",
        "您现在的位置",
        "您的位置",
        "您所在的位置",
        "你所在的位置",
        "现在位置",
        "所在位置",
        "当前的位置",
    ];
    starts.iter().any(|start| text.starts_with(start))
        || (text.starts_with("首页") && text.contains(['>', '》', '/', '»', '›', '→', '-']))
}

/// The columns named by such a line, outermost first.
pub(super) fn columns(text: &str) -> Vec<String> {
    let text = text.split_once([':', '：']).map_or(text, |(_, path)| path);
    let parts = text.split(['>', '＞', '》', '»', '›', '→', '/', '|']);
    parts
        .map(|part| part.trim().trim_matches(['-', '—', '·', ' ', '\u{3000}']).to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_of_a_page_are_told_from_text() {
        let pairs = statements("发布日期：2024-01-17 09:30   来 源：本局办公室 | 浏览次数：12");
        assert_eq!(pairs.first(), Some(&("发布日期".into(), "2024-01-17 09:30".into())));
        assert_eq!(pairs.get(1), Some(&("来源".into(), "本局办公室".into())));
        assert_eq!(pairs.len(), 3);
        assert!(statements("其他需要报告的事项：无").is_empty());
        assert!(statements("主动公开：全年公开信息 3 条").is_empty());
    }

    #[test]
    fn lines_around_a_text_are_told_from_sentences() {
        assert!(is_chrome_line("上一篇：关于召开座谈会的通知"));
        assert!(is_chrome_line("【打印】 【关闭】"));
        assert!(is_chrome_line("示ICP备12345678号-1"));
        assert!(!is_chrome_line("返回的申请材料一并归档，做到件件有着落"));
        assert!(!is_chrome_line("主办科室收到申请后即时登记"));
        assert!(is_crumb("首页>政务公开>政府信息公开年报"));
        assert_eq!(columns("当前位置：首页 > 政务公开 > 年报"), ["首页", "政务公开", "年报"]);
    }
}
