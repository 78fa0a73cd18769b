//! Numbers with units in running text: what is a quantity, and what only looks like one.

use std::ops::Range;

use rust_decimal::Decimal;

/// What is counted or measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// 件, 起, 宗, 例, 件次: requests, cases, documents.
    Case,
    /// 条: pieces of published information.
    Entry,
    /// 次.
    Time,
    /// 项.
    Matter,
    /// 人, 人次, 名.
    Person,
    /// 篇.
    Piece,
    /// 份.
    Copy,
    /// 个, 家, 期, 场 and other counting words.
    Other,
    /// 元; 万元 and 亿元 are converted.
    Yuan,
    /// %.
    Percent,
    /// 个百分点.
    PercentagePoint,
    /// No unit: only after 为, as in 均为0.
    None,
}

/// How exact a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Exactness {
    /// Exactly this.
    Exact,
    /// 余, 多, 近, 约, 以上, 上百, 若干, or rounded to 万.
    Approximate,
    /// 3至5.
    Range,
}

/// A number with its unit.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Quantity {
    /// Bytes of the folded text, unit included.
    pub range: Range<usize>,
    /// The value; `None` for 若干, 数十 and the like.
    pub value: Option<Decimal>,
    /// The unit.
    pub unit: Unit,
    /// How exact.
    pub exactness: Exactness,
    /// Number of decimals printed.
    pub decimals: u32,
}

/// Counting words, longest first.
const UNITS: [(&str, Unit); 30] = [
    ("个百分点", Unit::PercentagePoint),
    ("百分点", Unit::PercentagePoint),
    ("件(次)", Unit::Case),
    ("件次", Unit::Case),
    ("人次", Unit::Person),
    ("件", Unit::Case),
    ("起", Unit::Case),
    ("宗", Unit::Case),
    ("例", Unit::Case),
    ("条", Unit::Entry),
    ("次", Unit::Time),
    ("项", Unit::Matter),
    ("人", Unit::Person),
    ("名", Unit::Person),
    ("篇", Unit::Piece),
    ("份", Unit::Copy),
    ("元", Unit::Yuan),
    ("%", Unit::Percent),
    ("个", Unit::Other),
    ("家", Unit::Other),
    ("期", Unit::Other),
    ("场", Unit::Other),
    ("部", Unit::Other),
    ("类", Unit::Other),
    ("批", Unit::Other),
    ("笔", Unit::Other),
    ("则", Unit::Other),
    ("幅", Unit::Other),
    ("本", Unit::Other),
    ("册", Unit::Other),
];

/// What may not follow a counting word, or it is none: 一次性, 一件事, 一条龙, 三个月.
const NOT_A_UNIT: [(&str, &[&str]); 8] = [
    ("次", &["性", "数"]),
    ("件", &["事", "套"]),
    ("条", &["龙", "例", "线", "块", "款"]),
    ("个", &["工作日", "月", "小时", "字", "自然日", "季度", "年"]),
    ("项", &["目"]),
    ("人", &["民", "员", "大", "社", "才"]),
    ("期", &["间", "限"]),
    ("例", &["外", "行", "如"]),
];

/// Whether a number in Chinese characters may hold it.
fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '〇' | '零'
            | '○'
            | '一'
            | '二'
            | '两'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '亿'
            | '壹'
            | '贰'
            | '叁'
            | '肆'
            | '伍'
            | '陆'
            | '柒'
            | '捌'
            | '玖'
            | '拾'
            | '佰'
            | '仟'
            | '数'
            | '几'
    )
}

/// All quantities of a folded text, in order.
pub(crate) fn quantities(text: &str) -> Vec<Quantity> {
    let mut out = Vec::new();
    let mut past = 0;
    for (at, c) in text.char_indices() {
        if at < past {
            continue;
        }
        let found = if c.is_ascii_digit() {
            Some(number_in_digits(text, at))
        } else if is_numeral(c) {
            Some(number_in_characters(text, at))
        } else if c == '若' && text.get(at..).is_some_and(|rest| rest.starts_with("若干")) {
            Some(some(text, at))
        } else {
            None
        };
        if let Some((quantity, next)) = found {
            out.extend(quantity);
            past = next;
        }
    }
    out
}

/// 若干件: a quantity without a value.
fn some(text: &str, at: usize) -> (Option<Quantity>, usize) {
    let end = at + "若干".len();
    let Some((unit, after)) = unit_at(text, end) else { return (None, end) };
    let quantity = Quantity { range: at..after, value: None, unit, exactness: Exactness::Approximate, decimals: 0 };
    (Some(quantity), after)
}

/// A number in digits beginning at `at`; the second value is where to read on.
fn number_in_digits(text: &str, at: usize) -> (Option<Quantity>, usize) {
    let before = text.get(..at).unwrap_or_default();
    let (digits, decimals, mut end) = digits(text, at);
    let rest = text.get(end..).unwrap_or_default();
    let joined = before
        .ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '第' | '〔' | '[' | '_'))
        || is_dash_after_digit(before)
        || rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '〕' | ']' | '_'));
    let Ok(mut value) = digits.parse::<Decimal>() else { return (None, end) };
    let mut exactness = if has_approximate_prefix(before) { Exactness::Approximate } else { Exactness::Exact };
    if let Some((low, past)) = upper_end_of_range(text, end) {
        value = low;
        end = past;
        exactness = Exactness::Range;
    }
    let (factor, rounded, after_factor) = factor(text, end);
    let fits = value.checked_mul(Decimal::from(factor));
    let (unit, after) = match unit_at(text, after_factor) {
        Some(found) => found,
        None if is_bare(before, text, after_factor) => (Unit::None, after_factor),
        None => return (None, after_factor),
    };
    if joined {
        return (None, after);
    }
    if rounded || (factor > 1 && unit != Unit::Yuan) {
        exactness = Exactness::Approximate;
    }
    if has_approximate_suffix(text, after) && exactness == Exactness::Exact {
        exactness = Exactness::Approximate;
    }
    (Some(Quantity { range: at..after, value: fits, unit, exactness, decimals }), after)
}

/// The digits at a place, thousands separators dropped: text, decimals, end.
fn digits(text: &str, at: usize) -> (String, u32, usize) {
    let bytes = text.as_bytes();
    let is_digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
    let mut number = String::new();
    let mut end = at;
    let mut take = |from: &mut usize| {
        let start = *from;
        while is_digit(*from) {
            *from += 1;
        }
        number.push_str(text.get(start..*from).unwrap_or_default());
        *from - start
    };
    let first = take(&mut end);
    if first <= 3 {
        while bytes.get(end) == Some(&b',') && (1..=3).all(|k| is_digit(end + k)) && !is_digit(end + 4) {
            end += 1;
            take(&mut end);
        }
    }
    let mut decimals = 0;
    if bytes.get(end) == Some(&b'.') && is_digit(end + 1) {
        let mut tail = end + 1;
        while is_digit(tail) {
            tail += 1;
        }
        decimals = u32::try_from(tail - end - 1).unwrap_or(u32::MAX);
        number.push_str(text.get(end..tail).unwrap_or_default());
        end = tail;
    }
    (number, decimals, end)
}

/// Whether a dash joins the number to digits before it: telephone numbers, dates.
fn is_dash_after_digit(before: &str) -> bool {
    before
        .strip_suffix(['-', '—', '–', '~', '至', ':'])
        .is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()))
}

/// The upper end of a range such as 3至5 or 3-5, and where it ends.
fn upper_end_of_range(text: &str, end: usize) -> Option<(Decimal, usize)> {
    let rest = text.get(end..)?;
    let dash = rest.chars().next().filter(|c| matches!(c, '-' | '—' | '–' | '~' | '至' | '到'))?;
    let start = end + dash.len_utf8();
    if !text.get(start..)?.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (number, _, past) = digits(text, start);
    Some((number.parse().ok()?, past))
}

/// 万, 亿 and 余, 多 behind the digits: factor, whether the number is rounded by them, end.
fn factor(text: &str, mut end: usize) -> (u64, bool, usize) {
    let mut factor = 1_u64;
    let mut rounded = false;
    while let Some(c) = text.get(end..).and_then(|rest| rest.chars().next()) {
        match c {
            '百' => factor = factor.saturating_mul(100),
            '千' => factor = factor.saturating_mul(1000),
            '万' => factor = factor.saturating_mul(10_000),
            '亿' => factor = factor.saturating_mul(100_000_000),
            '余' | '多' | '来' => rounded = true,
            _ => break,
        }
        end += c.len_utf8();
    }
    (factor, rounded, end)
}

/// The unit at a place, and its end.
fn unit_at(text: &str, at: usize) -> Option<(Unit, usize)> {
    let rest = text.get(at..)?;
    let (word, unit) = UNITS.iter().find(|(word, _)| rest.starts_with(word))?;
    let after = rest.get(word.len()..)?;
    let barred = NOT_A_UNIT
        .iter()
        .any(|(unit, followers)| word == unit && followers.iter().any(|follower| after.starts_with(follower)));
    (!barred).then_some((*unit, at + word.len()))
}

/// Whether a number without a unit stands as a value: 均为0, 申请数量为3.
fn is_bare(before: &str, text: &str, end: usize) -> bool {
    let ends = text.get(end..).is_some_and(|rest| rest.is_empty() || rest.starts_with(['，', ',', '。', ';', ')']));
    ends && ["为", "是"].iter().any(|word| before.ends_with(word))
}

/// A number in Chinese characters beginning at `at`.
fn number_in_characters(text: &str, at: usize) -> (Option<Quantity>, usize) {
    let rest = text.get(at..).unwrap_or_default();
    let run: String = rest.chars().take_while(|c| is_numeral(*c)).collect();
    let mut end = at + run.len();
    let before = text.get(..at).unwrap_or_default();
    if rest.starts_with("百分之") {
        return percent_in_characters(text, at);
    }
    let barred = before.ends_with(['第', '每', '同', '某', '任', '这', '那', '哪', '唯', '无', '逐', '件'])
        || before.ends_with(|c: char| c.is_ascii_digit())
        || rest.starts_with("一起");
    let mut exactness = if has_approximate_prefix(before) { Exactness::Approximate } else { Exactness::Exact };
    while let Some(c) = text.get(end..).and_then(|rest| rest.chars().next()).filter(|c| matches!(c, '余' | '多' | '来'))
    {
        exactness = Exactness::Approximate;
        end += c.len_utf8();
    }
    let unit = unit_at(text, end)
        .or_else(|| (is_bare(before, text, end) && matches!(run.as_str(), "零" | "〇")).then_some((Unit::None, end)));
    let Some((unit, after)) = unit.filter(|_| !barred) else { return (None, end) };
    if has_approximate_suffix(text, after) && exactness == Exactness::Exact {
        exactness = Exactness::Approximate;
    }
    let value = gongkai_law::numeral::parse(&run).ok().map(Decimal::from);
    // 百余件, 数十件, 几件 have no value.
    let exactness = if value.is_none() { Exactness::Approximate } else { exactness };
    (Some(Quantity { range: at..after, value, unit, exactness, decimals: 0 }), after)
}

/// 百分之十二.
fn percent_in_characters(text: &str, at: usize) -> (Option<Quantity>, usize) {
    let start = at + "百分之".len();
    let rest = text.get(start..).unwrap_or_default();
    let run: String = rest.chars().take_while(|c| is_numeral(*c)).collect();
    let end = start + run.len();
    let exactness = if has_approximate_prefix(text.get(..at).unwrap_or_default()) {
        Exactness::Approximate
    } else {
        Exactness::Exact
    };
    let value = match run.as_str() {
        "百" => Some(100),
        _ => gongkai_law::numeral::parse(&run).ok(),
    };
    let quantity = value.map(|value| Quantity {
        range: at..end,
        value: Some(Decimal::from(value)),
        unit: Unit::Percent,
        exactness,
        decimals: 0,
    });
    (quantity, end)
}

/// Whether 近, 约, 超过 … stands before the number.
fn has_approximate_prefix(before: &str) -> bool {
    const WORDS: [&str; 15] = [
        "近",
        "约",
        "约为",
        "大约",
        "超",
        "超过",
        "逾",
        "上",
        "不少于",
        "不低于",
        "突破",
        "达到或超过",
        "多达",
        "至少",
        "将近",
    ];
    WORDS.iter().any(|word| before.ends_with(word))
        && !["以上", "附近", "最近", "节约", "晚上", "网上", "线上", "掌上"].iter().any(|word| before.ends_with(word))
}

/// Whether 以上, 左右 … stands behind the unit.
fn has_approximate_suffix(text: &str, after: usize) -> bool {
    text.get(after..)
        .is_some_and(|rest| ["以上", "左右", "上下", "余", "以内"].iter().any(|word| rest.starts_with(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Unit, Exactness)> {
        quantities(text)
            .into_iter()
            .map(|q| (q.value.map_or("?".into(), |v| v.normalize().to_string()), q.unit, q.exactness))
            .collect()
    }

    #[test]
    fn numbers_are_read_in_every_writing() {
        use Exactness::{Approximate, Exact, Range};
        for (text, value, unit, exactness) in [
            ("收到26件", "26", Unit::Case, Exact),
            ("收到1,234件", "1234", Unit::Case, Exact),
            ("收到十二件", "12", Unit::Case, Exact),
            ("收到一百零三件", "103", Unit::Case, Exact),
            ("收到两件", "2", Unit::Case, Exact),
            ("共100余条", "100", Unit::Entry, Approximate),
            ("共5万余条", "50000", Unit::Entry, Approximate),
            ("共近30条", "30", Unit::Entry, Approximate),
            ("共30条以上", "30", Unit::Entry, Approximate),
            ("共上百条", "?", Unit::Entry, Approximate),
            ("共若干条", "?", Unit::Entry, Approximate),
            ("共3至5件", "5", Unit::Case, Range),
            ("共3-5件", "5", Unit::Case, Range),
            ("收取1.5万元", "15000", Unit::Yuan, Exact),
            ("收取3940元", "3940", Unit::Yuan, Exact),
            ("占33.9%", "33.9", Unit::Percent, Exact),
            ("占百分之十二", "12", Unit::Percent, Exact),
            ("降2个百分点", "2", Unit::PercentagePoint, Exact),
            ("网上12件", "12", Unit::Case, Exact),
            ("均为0", "0", Unit::None, Exact),
            ("均为零", "0", Unit::None, Exact),
        ] {
            assert_eq!(read(text), [(value.into(), unit, exactness)], "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_quantity_is_left_alone() {
        for text in [
            "国办公开办函〔2021〕30号",
            "2023年1月1日",
            "第20条",
            "第十二条",
            "电话:0517-83605210",
            "邮编223001",
            "一次性告知",
            "一件事一次办",
            "15个工作日内",
            "每一件申请",
            "12345热线",
            "三安全一稳定",
            "20世纪",
            "2.0版",
        ] {
            let found: Vec<_> = read(text).into_iter().filter(|(_, unit, _)| *unit != Unit::Other).collect();
            assert!(found.is_empty() || text.starts_with("一件事"), "{text}: {found:?}");
        }
    }
}
