//! Statements that there was none: 未收到政府信息公开申请, 未发生行政复议、行政诉讼, 未收取信息处理费.

use std::ops::Range;
use std::sync::LazyLock;

use gongkai_document::Words;

use super::marks::{Found, Mark, marks};
use super::resolve::{Family, disputes};
use super::statement::{Topic, Verb};

/// Something that is said not to have been.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Denial {
    /// The words, in bytes of the folded text.
    pub range: Range<usize>,
    /// What there was none of.
    pub topic: Topic,
    /// What was not done.
    pub verb: Option<Verb>,
}

/// Words that deny. What they deny follows them.
static DENIALS: LazyLock<Words> = LazyLock::new(|| {
    Words::of(&[
        "未收到",
        "没有收到",
        "未接到",
        "没有接到",
        "未接收到",
        "未受理",
        "没有受理",
        "未新收",
        "未发生",
        "没有发生",
        "未出现",
        "没有出现",
        "未产生",
        "没有产生",
        "未引发",
        "未引起",
        "未涉及",
        "不涉及",
        "未收取",
        "没有收取",
        "不收取",
        "未向申请人收取",
        "未制发",
        "未制定",
        "未出台",
        "未印发",
        "没有制定",
        "没有出台",
        "未被申请",
        "未因",
        "未有",
        "没有",
        "不存在",
        "无",
    ])
});

/// Words in what is denied that make it a part only: nothing can be said of the whole then.
static QUALIFIERS: LazyLock<Words> = LazyLock::new(|| {
    Words::of(&[
        "网上",
        "网络",
        "在线",
        "线上",
        "信函",
        "邮寄",
        "当面",
        "传真",
        "窗口",
        "书面",
        "口头",
        "通过",
        "第三方",
        "不予",
        "异议",
        "自然人",
        "企业",
        "撤回",
        "延期",
        "逾期",
        "超期",
        "不当",
        "不及时",
        "不规范",
        "违法",
        "违规",
        "败诉",
        "纠正",
        "纠错",
        "被纠",
        "改判",
        "重作",
        "撤销",
        "结转",
        "其他",
        "投诉",
        "举报",
        "误",
        "被动",
        "跨",
        "应公开",
        "减免",
        "科研",
    ])
});

/// Words before a denial that make its subject one way or one asker only: 窗口未收到申请.
const NARROW_SUBJECTS: [&str; 20] = [
    "窗口",
    "大厅",
    "网上",
    "网络",
    "在线",
    "线上",
    "线下",
    "信函",
    "邮寄",
    "当面",
    "现场",
    "传真",
    "邮箱",
    "邮件",
    "系统",
    "渠道",
    "上级",
    "企业",
    "自然人",
    "书面",
];

/// Whether only a part of the whole is said to have had none; 各渠道均未收到 speaks of the whole.
pub(crate) fn is_narrow_subject(clause: &str) -> bool {
    let whole = clause.contains(['各', '等', '均', '都']) || clause.contains("线上线下");
    !whole && NARROW_SUBJECTS.iter().any(|word| clause.contains(word))
}

/// Denials in a text (with titles blanked), given what is being spoken of.
pub(crate) fn denials(text: &str, base: usize, family: &Family) -> Vec<Denial> {
    let mut out: Vec<Denial> = Vec::new();
    let mut from = 0;
    while let Some((offset, word, ())) = text.get(from..).and_then(|rest| DENIALS.find_in(rest).next()) {
        let at = from + offset;
        let start = at + word.len();
        let object_len = text
            .get(start..)
            .map_or(0, |object| object.find(['，', ',', ';', '。', '(', ')', ':', '!', '?']).unwrap_or(object.len()));
        let end = start + object_len;
        let object = text.get(start..end).unwrap_or_default();
        if let Some(topic) = denied(word, object, base + start, family) {
            let verb = if word.contains('收') && topic == Topic::Fee { Verb::Charged } else { Verb::Received };
            out.push(Denial { range: base + at..base + end, topic, verb: Some(verb) });
        }
        from = end;
    }
    out
}

/// What is denied; `None` where it is no matter of a table, or only a part of one.
fn denied(word: &str, object: &str, base: usize, family: &Family) -> Option<Topic> {
    let found = marks(object, base);
    if word.contains("收取") {
        let fee = object.contains('费') && !object.contains('元');
        return fee.then_some(Topic::Fee);
    }
    let first = found.iter().find(|found| found.mark != Mark::Nothing)?;
    if object.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let is_bare = matches!(word, "无" | "没有" | "未有" | "不存在");
    let lead = first.range.start.checked_sub(base).and_then(|at| object.get(..at)).unwrap_or_default();
    // 无 and 没有 stand before everything; they deny only what follows at once.
    let reach = if object.starts_with(['因', '由', '涉']) { 16 } else { 8 };
    if is_bare && lead.chars().count() > reach {
        return None;
    }
    if is(&found, |mark| matches!(mark, Mark::Fee)) {
        let part = ["减免", "异议", "争议", "逾期", "投诉"].iter().any(|word| object.contains(word));
        return (!part).then_some(Topic::Fee);
    }
    if QUALIFIERS.any_in(object) {
        return None;
    }
    let kinds = disputes(&found);
    if !kinds.is_empty() {
        // 无新增复议: table 四 counts those of last year too
        let role = ["办理", "审理", "受理"].iter().any(|verb| word.contains(verb)) || object.contains('新');
        // 无一件引发诉讼 speaks of these requests only
        let role = role || object.starts_with('一');
        return (!role).then_some(Topic::Disputes(kinds, None));
    }
    if word.contains("制") || word.contains("出台") || word.contains("印发") || is_bare {
        let row = found.iter().find_map(|found| match found.mark {
            Mark::Document(row) => Some(row),
            _ => None,
        });
        if let Some(row) = row.filter(|_| !is_bare && !is(&found, |mark| mark == Mark::Elsewhere)) {
            return Some(Topic::Documents(row, Some(gongkai_report::Table2Column::Issued)));
        }
    }
    denied_requests(word, object, &found, is_bare, family)
}

/// Requests denied: 未收到政府信息公开申请, 无依申请公开事项.
fn denied_requests(word: &str, object: &str, found: &[Found], is_bare: bool, family: &Family) -> Option<Topic> {
    let receives = is_bare
        || ["收到", "接到", "接收", "受理", "新收", "发生", "涉及", "产生", "出现"].iter().any(|w| word.contains(w));
    if !receives || is(found, |mark| matches!(mark, Mark::Elsewhere | Mark::Result(_) | Mark::Channel(_) | Mark::Fee)) {
        return None;
    }
    if ["费", "许可", "复议", "诉讼", "引发", "引起", "导致", "案件", "情形"].iter().any(|word| object.contains(word))
    {
        return None;
    }
    let named = is(found, |mark| mark == Mark::Request)
        || (is(found, |mark| mark == Mark::Application) && *family == Family::Requests && !is_bare);
    // 无依申请公开目录 and the like: the request must be the last thing named.
    let ends_well = [
        "申请",
        "申请件",
        "公开",
        "事项",
        "情况",
        "件",
        "信息",
        "业务",
        "案例",
        "申请的",
        "要求",
        "需求",
        "材料",
        "书",
        "表",
    ]
    .iter()
    .any(|end| object.ends_with(end));
    (named && ends_well).then_some(Topic::Requests)
}

fn is(found: &[Found], is: impl Fn(Mark) -> bool) -> bool {
    found.iter().any(|found| is(found.mark))
}
