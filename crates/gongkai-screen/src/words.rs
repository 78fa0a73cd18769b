//! What words tell: marks that forbid publication, persons, wrong names and expressions.

use std::ops::Range;

use gongkai_document::{fold_width, squeezed};

use crate::expressions::Expression;
use crate::{Occasion, ScreenCode as C};

/// Something that words tell: which rule, where, and what is said about it beyond the rule's title.
pub(crate) struct Told {
    pub(crate) code: C,
    pub(crate) span: Range<usize>,
    pub(crate) what: Option<String>,
    /// Whether it only asks for a look.
    pub(crate) mild: bool,
}

impl Told {
    fn at(code: C, at: usize, word: &str) -> Self {
        Self { code, span: at..at + word.len(), what: None, mild: false }
    }

    fn saying(mut self, what: String) -> Self {
        self.what = Some(what);
        self
    }
}

/// Who is spoken of at home.
const HOME: [&str; 7] = ["家庭住址", "户籍地址", "户籍所在地", "现住址", "居住地址", "家庭地址", "住址"];
/// Persons under eighteen.
const MINORS: [&str; 6] = ["未成年", "监护人", "学生姓名", "儿童姓名", "孤儿姓名", "留守儿童"];
/// Health of persons.
const HEALTH: [&str; 13] = [
    "病历",
    "确诊",
    "患者姓名",
    "残疾等级",
    "残疾类别",
    "残疾证号",
    "艾滋",
    "精神障碍",
    "精神残疾",
    "患有",
    "病情",
    "诊断为",
    "重性精神",
];
/// Marks that keep a text inside.
const INTERNAL: [&str; 13] = [
    "内部资料",
    "内部文件",
    "内部材料",
    "内部使用",
    "内部发行",
    "不得外传",
    "请勿外传",
    "严禁外传",
    "注意保密",
    "不得公开",
    "此件不公开",
    "此件不予公开",
    "此件依申请公开",
];
/// Of these what a sentence may speak of: they are marks only on a short line.
const SPOKEN_OF: [&str; 5] = ["内部资料", "内部文件", "内部材料", "内部使用", "不得公开"];
/// The longest line that is a mark.
const LONGEST_MARK: usize = 24;
/// Texts that are not the last word.
const UNFINISHED: [&str; 4] = ["征求意见稿", "送审稿", "讨论稿", "草稿"];
/// Levels of secrecy.
const LEVELS: [&str; 3] = ["绝密", "机密", "秘密"];
/// Abbreviations of provinces on plates.
const PLATES: &str = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";

/// Every place where one of some words stands.
fn places<'t>(text: &'t str, words: &'t [&str]) -> impl Iterator<Item = (usize, &'t str)> {
    words.iter().flat_map(move |word| text.match_indices(word))
}

/// What the words of a text tell on their own.
pub(crate) fn words(text: &str, occasion: Occasion, expressions: &[Expression]) -> Vec<Told> {
    let mut out = Vec::new();
    classified(text, &mut out);
    let mut taken: Vec<Range<usize>> = Vec::new();
    for (at, word) in places(text, &INTERNAL) {
        let spoken_of = SPOKEN_OF.contains(&word) && squeezed(text).chars().count() > LONGEST_MARK;
        if !spoken_of && !is_of_law(text, at, word) && !taken.iter().any(|range| range.contains(&at)) {
            taken.push(at..at + word.len());
            out.push(Told::at(C::Internal, at, word));
        }
    }
    for (at, word) in places(text, &UNFINISHED) {
        out.push(Told { mild: true, ..Told::at(C::Internal, at, word) });
    }
    let first = |words: &[&str]| {
        places(text, words)
            .min_by_key(|(at, word)| (*at, usize::MAX - word.len()))
            .map(|(at, word)| (at, word.to_owned()))
    };
    if let Some((at, word)) = first(&HOME).filter(|(at, word)| speaks(text, at + word.len())) {
        out.push(Told::at(C::HomeAddress, at, &word));
    } else if let Some(range) = flat(text).filter(|_| occasion != Occasion::TradingNotice) {
        out.push(Told { code: C::HomeAddress, span: range, what: None, mild: false });
    }
    if let Some((at, word)) = first(&MINORS).filter(|(at, word)| !is_of_law(text, *at, word)) {
        out.push(Told::at(C::Minor, at, &word));
    } else if let Some(range) = age(text) {
        out.push(Told { code: C::Minor, span: range, what: None, mild: false });
    }
    if let Some((at, word)) = first(&HEALTH) {
        out.push(Told::at(C::Health, at, &word));
    }
    plates(text, &mut out);
    emails(text, &mut out);
    for expression in expressions {
        for (at, _) in text.match_indices(expression.wrong.as_str()) {
            let after = text.get(at + expression.wrong.len()..).and_then(|rest| rest.chars().next());
            if !after.is_some_and(|c| expression.unless_before.contains(c)) {
                let what = format!("“{}”疑应为“{}”", expression.wrong, expression.right);
                out.push(Told::at(C::WrongExpression, at, &expression.wrong).saying(what));
            }
        }
    }
    out
}

/// A level with a star or a period, alone on its line, or told as the level of the text.
fn classified(text: &str, out: &mut Vec<Told>) {
    for (at, word) in places(text, &LEVELS) {
        let after: String = text.get(at + word.len()..).unwrap_or_default().chars().map(fold_width).take(6).collect();
        let starred = after.trim_start().starts_with(['★', '☆', '*', '＊']);
        let alone = squeezed(text) == word;
        let told = squeezed(text.get(..at).unwrap_or_default()).trim_end_matches([':', '：']).ends_with("密级");
        if starred || alone || told {
            out.push(Told::at(C::Classified, at, word));
        }
    }
}

/// Whether a word stands in the name of a rule, or in a sentence over what rules say.
fn is_of_law(text: &str, at: usize, word: &str) -> bool {
    let head = text.get(..at).unwrap_or_default();
    let inside = head.rfind('《').is_some_and(|open| !head.get(open..).unwrap_or_default().contains('》'));
    let after = text.get(at + word.len()..).unwrap_or_default();
    let general = ["保护", "人保护", "的信息", "的情形", "的，", "的政府信息", "的内容"];
    inside || head.ends_with("保护") || general.iter().any(|rest| after.starts_with(rest))
}

/// Whether something is said behind a label: 住址：某村.
fn speaks(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    rest.trim_start().starts_with([':', '：']) || rest.trim().is_empty()
}

/// An address down to the door: 3单元402室.
fn flat(text: &str) -> Option<Range<usize>> {
    let unit = text.find("单元")?;
    let rest = text.get(unit + "单元".len()..)?;
    let digits = rest.chars().take_while(|c| fold_width(*c).is_ascii_digit()).count();
    let end = rest.char_indices().nth(digits).map_or(rest.len(), |(at, _)| at);
    let door = rest.get(end..)?.chars().next().filter(|c| matches!(c, '室' | '号' | '户'))?;
    let start = text.get(..unit)?.char_indices().rev().find(|(_, c)| !fold_width(*c).is_ascii_alphanumeric());
    let start = start.map_or(0, |(at, c)| at + c.len_utf8());
    ((3..=4).contains(&digits) && start < unit).then(|| start..unit + "单元".len() + end + door.len_utf8())
}

/// An age below eighteen.
fn age(text: &str) -> Option<Range<usize>> {
    for (at, word) in text.match_indices('岁') {
        let head = text.get(..at)?;
        let digits: Vec<char> = head.chars().rev().map(fold_width).take_while(char::is_ascii_digit).collect();
        let age: Option<u32> = digits.iter().rev().collect::<String>().parse().ok();
        let person = head.contains("年龄") || head.contains(['男', '女']);
        let limit = text.get(at + word.len()..).is_some_and(|rest| rest.starts_with(['以', '及', '至']));
        if age.is_some_and(|age| (1..18).contains(&age)) && person && !limit && digits.len() <= 2 {
            let width: usize = head.chars().rev().take(digits.len()).map(char::len_utf8).sum();
            return Some(at - width..at + word.len());
        }
    }
    None
}

fn plates(text: &str, out: &mut Vec<Told>) {
    let signs: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, fold_width(c))).collect();
    for (place, (at, _)) in signs.iter().enumerate().filter(|(_, (_, c))| PLATES.contains(*c)) {
        let rest: Vec<(usize, char)> =
            signs.iter().skip(place + 1).filter(|(_, c)| !matches!(c, '·' | '•' | ' ')).take(9).copied().collect();
        let letter = rest.first().is_some_and(|(_, c)| c.is_ascii_uppercase());
        let tail: Vec<&(usize, char)> =
            rest.iter().skip(1).take_while(|(_, c)| c.is_ascii_uppercase() || c.is_ascii_digit()).collect();
        let digits = tail.iter().filter(|(_, c)| c.is_ascii_digit()).count();
        if letter
            && matches!(tail.len(), 5 | 6)
            && digits >= 3
            && let Some((last, sign)) = tail.last()
        {
            let end =
                last + text.get(*last..).and_then(|rest| rest.chars().next()).map_or(sign.len_utf8(), char::len_utf8);
            out.push(Told { code: C::Plate, span: *at..end, what: None, mild: false });
        }
    }
}

fn emails(text: &str, out: &mut Vec<Told>) {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    for (at, _) in text.match_indices('@') {
        let (head, rest) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
        let local: usize = head.chars().rev().take_while(|c| part(*c)).map(char::len_utf8).sum();
        let domain =
            rest.get(..rest.find(|c| !part(c)).unwrap_or(rest.len())).unwrap_or_default().trim_end_matches('.');
        let published = domain.ends_with("gov.cn");
        if local > 0 && domain.contains('.') && !published {
            out.push(Told { code: C::Email, span: at - local..at + 1 + domain.len(), what: None, mild: false });
        }
    }
}

/// Whether a name of a person is told: 姓名：某某.
pub(crate) fn named(text: &str, beside: &str) -> bool {
    ["姓名", "被处罚人", "当事人姓名", "户主"]
        .iter()
        .any(|word| beside.contains(word) || text.find(word).is_some_and(|at| speaks(text, at + word.len())))
}

/// Names in 《》 that are one or two characters off the name of a rule that this program knows.
pub(crate) fn law_names(text: &str, known: &[&'static str]) -> Vec<Told> {
    let mut out = Vec::new();
    for (open, _) in text.match_indices('《') {
        let start = open + '《'.len_utf8();
        let Some(end) = text.get(start..).and_then(|rest| rest.find('》')) else { continue };
        let Some(name) = text.get(start..start + end) else { continue };
        let plain = squeezed(name);
        let short = |title: &str| title.strip_prefix("中华人民共和国").map(str::to_owned);
        if known.iter().any(|title| *title == plain || short(title).as_deref() == Some(&plain)) {
            continue;
        }
        let length = plain.chars().count();
        let near = known.iter().find(|title| {
            let whole = distance(&plain, title);
            let without = short(title).map_or(usize::MAX, |title| distance(&plain, &title));
            length >= 5 && whole.min(without) <= if length >= 9 { 2 } else { 1 }
        });
        if let Some(title) = near {
            let what = format!("“《{plain}》”疑应为《{title}》");
            out.push(Told { code: C::LawName, span: start..start + end, what: Some(what), mild: false });
        }
    }
    out
}

/// The number of characters by which two texts differ; texts of very different length are far apart at once.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > 2 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (b, up) in other.iter().zip(row.iter().skip(1)) {
            let cost = (left + 1).min(up + 1).min(diagonal + usize::from(a != b));
            diagonal = *up;
            left = cost;
            next.push(cost);
        }
        row = next;
    }
    row.last().copied().unwrap_or(usize::MAX)
}
