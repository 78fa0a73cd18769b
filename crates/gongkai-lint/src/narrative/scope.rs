//! Of whom, of which year and of which part of the year a number speaks.

use std::sync::LazyLock;

use gongkai_document::{Words, squeeze};

use super::statement::Scope;

/// What is known of the reporting body, for telling its own numbers from others'.
#[derive(Clone, Debug, Default)]
pub(crate) struct Speaker {
    /// Its name without white space.
    name: String,
    /// 省, 市, 县 … where the body is a government, so that 全市 means itself.
    level: Option<char>,
    /// The data year.
    pub year: Option<i16>,
}

/// Words after which a number counts in another role of the body.
static OTHER_ROLE: LazyLock<Words> = LazyLock::new(|| {
    Words::of(&[
        "代区政府",
        "代市政府",
        "代县政府",
        "代政府",
        "代省政府",
        "代表市政府",
        "代表区政府",
        "代表县政府",
        "代为",
        "代理",
        "作为复议机关",
        "作为行政复议机关",
        "备案",
        "指导",
        "协助",
    ])
});

/// Words of bodies below or beside.
static OTHER_BODIES: LazyLock<Words> = LazyLock::new(|| {
    Words::of(&[
        "各部门",
        "各单位",
        "各乡镇",
        "各镇",
        "各街道",
        "各县区",
        "各县(市",
        "各县市",
        "各区县",
        "各区",
        "各地",
        "各级",
        "各科室",
        "下属",
        "直属单位",
        "基层",
        "市直",
        "县直",
        "区直",
        "乡镇",
        "镇街",
        "局属",
        "所属单位",
        "部门单位",
        "职能部门",
        "成员单位",
    ])
});

/// Words of another span of time.
static OTHER_PERIODS: LazyLock<Words> = LazyLock::new(|| {
    Words::of(&[
        "上半年",
        "下半年",
        "季度",
        "近三年",
        "近两年",
        "近五年",
        "近年来",
        "三年来",
        "五年来",
        "历年",
        "截至目前",
        "截止目前",
        "目前为止",
        "以来",
        "月份",
        "成立至今",
    ])
});

/// Words of the body itself.
static OWN: LazyLock<Words> = LazyLock::new(|| {
    Words::of(&[
        "我局",
        "本局",
        "我委",
        "本委",
        "我办",
        "本办",
        "我厅",
        "本厅",
        "我中心",
        "本中心",
        "本机关",
        "本单位",
        "我单位",
        "我院",
        "我校",
        "本部门",
        "我镇",
        "我街道",
        "我乡",
        "全局",
        "本级",
        "我处",
    ])
});

/// Endings of names of bodies.
const BODY_ENDINGS: [&str; 20] = [
    "局",
    "委",
    "办",
    "厅",
    "中心",
    "政府",
    "办公室",
    "街道",
    "街道办",
    "镇",
    "乡",
    "委员会",
    "管委会",
    "办事处",
    "公司",
    "学校",
    "医院",
    "支队",
    "大队",
    "站",
];

impl Speaker {
    /// The speaker of a report.
    pub(crate) fn new(body: Option<&str>, year: Option<i16>) -> Self {
        let name = squeeze(body.unwrap_or_default());
        let region = ["人民政府", "政府"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
        let level = region.chars().last().filter(|c| "省市县区旗州盟镇乡".contains(*c));
        let level = if region.ends_with("街道") { Some('街') } else { level };
        Self { name, level, year }
    }

    /// The scope that the words before a number set; `None` where they set none.
    ///
    /// `subject` is what stands in a clause before its verb, `text` all words since the number before.
    pub(crate) fn scope(&self, text: &str, subject: Option<&str>) -> Option<Scope> {
        if OTHER_ROLE.any_in(text) {
            return Some(Scope::OtherRole);
        }
        let other_period = OTHER_PERIODS.any_in(text) && !self.is_this_year(text);
        if other_period || part_of_year(text) || several_years(text) {
            return Some(Scope::OtherPeriod);
        }
        if OTHER_BODIES.any_in(text) {
            return Some(Scope::OtherBody);
        }
        if let Some(scope) = self.region(text) {
            return Some(scope);
        }
        if text.contains("本级") && self.level.is_some() {
            return Some(Scope::OtherBody);
        }
        if let Some(scope) = subject.and_then(|subject| self.subject(subject)) {
            return Some(scope);
        }
        let names_itself = |at: usize, word: &str| {
            let (head, tail) = (text.get(..at).unwrap_or_default(), text.get(at + word.len()..).unwrap_or_default());
            !tail.starts_with("不掌握") && !head.ends_with("属于") && !head.ends_with('非')
        };
        let own: Vec<&str> =
            OWN.find_in(text).filter(|(at, word, ())| names_itself(*at, word)).map(|(_, word, ())| word).collect();
        // 我办 in a government's report is its office only
        if self.level.is_some() && own.iter().any(|word| matches!(*word, "我办" | "本办")) {
            return Some(Scope::OtherBody);
        }
        (!own.is_empty()).then_some(Scope::Own)
    }

    /// 今年以来, 2023年以来, 截至年底: the data year all the same.
    fn is_this_year(&self, text: &str) -> bool {
        let year = self.year.unwrap_or_default();
        let own =
            [format!("{year}年以来"), "今年以来".into(), "本年以来".into(), "一年以来".into(), "本年度以来".into()];
        own.iter().any(|words| text.contains(words.as_str()))
            && !["上半年", "下半年", "季度", "月份"].iter().any(|word| text.contains(word))
    }

    /// 全市, 全县, 全系统.
    fn region(&self, text: &str) -> Option<Scope> {
        static WHOLE: LazyLock<Words> =
            LazyLock::new(|| Words::of(&["系统内", "全系统", "全市各", "全县各", "全区各"]));
        if WHOLE.any_in(text) {
            return Some(Scope::Region);
        }
        let (at, _) = text.char_indices().rfind(|(at, c)| {
            *c == '全'
                && text
                    .get(at + c.len_utf8()..)
                    .is_some_and(|rest| rest.starts_with(['省', '市', '县', '区', '旗', '州', '镇', '乡', '街']))
        })?;
        let rest = text.get(at + '全'.len_utf8()..)?;
        let level = rest.chars().next()?;
        let system = rest.chars().take(12).collect::<String>().contains("系统");
        Some(if self.level == Some(level) && !system { Scope::Own } else { Scope::Region })
    }

    /// Whether a subject is the reporting body; `None` where it names no body.
    fn subject(&self, subject: &str) -> Option<Scope> {
        if subject.is_empty() || self.name.is_empty() {
            return None;
        }
        if subject.starts_with(['我', '本', '该']) {
            let region = subject.chars().nth(1).filter(|c| "省市县区旗州".contains(*c));
            let foreign = region.is_some() && self.level.is_none() && subject.chars().count() == 2;
            return Some(if foreign { Scope::Region } else { Scope::Own });
        }
        let is_a_means =
            ["通过", "在", "向", "对", "按", "根据", "依托", "利用", "经"].iter().any(|word| subject.starts_with(word));
        if is_a_means || subject.ends_with("网站") || !BODY_ENDINGS.iter().any(|end| subject.ends_with(end)) {
            return None;
        }
        Some(if self.is_own_name(subject) { Scope::Own } else { Scope::OtherBody })
    }

    /// Whether the end of a phrase is a short form of the body's own name: its characters occur there in order.
    pub(crate) fn is_own_name(&self, phrase: &str) -> bool {
        let chars: Vec<char> = phrase.chars().collect();
        let mut rest: Vec<char> = self.name.chars().collect();
        let mut matched = 0;
        for c in chars.iter().rev() {
            match rest.iter().rposition(|own| own == c) {
                Some(at) => rest.truncate(at),
                None => break,
            }
            matched += 1;
        }
        if matched == chars.len() {
            return true;
        }
        // A remainder such as 今年以来 may stand before the name, but no other place name.
        let before = chars.len().checked_sub(matched + 1).and_then(|at| chars.get(at));
        matched >= 3 && !before.is_some_and(|c| "省市县区旗州镇乡街、和及与".contains(*c))
    }
}

/// 1至6月, 7-9月: months that are not the whole year.
fn part_of_year(text: &str) -> bool {
    let bytes = text.as_bytes();
    text.match_indices('月').any(|(at, _)| {
        let head = text.get(..at).unwrap_or_default();
        let last = head.trim_end_matches(|c: char| c.is_ascii_digit());
        let Ok(to) = head.get(last.len()..).unwrap_or_default().parse::<u8>() else { return false };
        let Some(first) = last.strip_suffix(['-', '至', '到', '—', '~', '–']) else { return false };
        let first = first.strip_suffix('月').unwrap_or(first);
        let start = first.trim_end_matches(|c: char| c.is_ascii_digit());
        let Ok(from) = first.get(start.len()..).unwrap_or_default().parse::<u8>() else { return false };
        let day = bytes.get(at + '月'.len_utf8()).is_some_and(u8::is_ascii_digit);
        !day && (from, to) != (1, 12)
    })
}

/// 2021年至2024年, 2022—2024年, 2022年、2023年和2024年: more years than one.
fn several_years(text: &str) -> bool {
    text.match_indices('年').any(|(at, sign)| {
        let head = text.get(..at).unwrap_or_default();
        let Some((before, last)) = without_year(head) else { return false };
        let before = before.trim_end_matches(['至', '到', '-', '—', '–', '~', '、', '和', '与']);
        let joined = before.len() + last.len() < head.len();
        let first = before.strip_suffix("年度").or_else(|| before.strip_suffix(sign)).unwrap_or(before);
        joined && without_year(first).is_some_and(|(_, first)| first != last)
    })
}

/// A text that ends with the four digits of a year: what stands before them, and the digits.
fn without_year(text: &str) -> Option<(&str, &str)> {
    let (head, year) = text.split_at_checked(text.len().checked_sub(4)?)?;
    let is_year = year.starts_with("20") && year.bytes().all(|byte| byte.is_ascii_digit());
    (is_year && !head.ends_with(|c: char| c.is_ascii_digit())).then_some((head, year))
}

/// A year named in a text: its value, and its place.
pub(crate) fn last_year_named(text: &str, data_year: Option<i16>) -> Option<(i16, usize)> {
    let mut found: Option<(i16, usize)> = None;
    for (at, _) in text.match_indices('年') {
        let head = text.get(..at).unwrap_or_default();
        let start = head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let digits = head.get(start..).unwrap_or_default();
        if digits.len() == 4
            && let Ok(year) = digits.parse::<i16>()
        {
            found = Some((year, start));
        }
    }
    let named = RELATIVE_YEARS.find_in(text).last();
    let named = named.and_then(|(at, _, offset)| Some((data_year?.checked_add(offset)?, at)));
    [found, named].into_iter().flatten().max_by_key(|(_, at)| *at)
}

/// Words that name a year, and how far it is from the data year.
static RELATIVE_YEARS: LazyLock<Words<i16>> = LazyLock::new(|| {
    let of = |words: &[&'static str], offset| words.iter().map(|word| (*word, offset)).collect::<Vec<_>>();
    let past = of(&["上年", "上一年", "去年", "往年", "前年"], -1);
    let this = of(&["今年", "本年", "全年", "当年"], 0);
    let next = of(&["下年", "下一年", "明年", "次年"], 1);
    [past, this, next].into_iter().flatten().collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_names_and_others_are_told_apart() {
        let bureau = Speaker::new(Some("示范县发展和改革局"), Some(2023));
        assert!(bureau.is_own_name("县发改局"));
        assert!(bureau.is_own_name("今年以来县发展和改革局"));
        assert!(!bureau.is_own_name("县公安局"));
        let city = Speaker::new(Some("示范市人民政府"), Some(2023));
        assert!(city.is_own_name("市政府"));
        assert!(!city.is_own_name("市政府办公室"));
        assert!(!city.is_own_name("样板区人民政府"));
        assert_eq!(city.scope("全市共受理", None), Some(Scope::Own));
        assert_eq!(bureau.scope("全县共受理", None), Some(Scope::Region));
        assert_eq!(bureau.scope("县公安局共受理", Some("县公安局")), Some(Scope::OtherBody));
        assert_eq!(bureau.scope("县发改局共受理", Some("县发改局")), Some(Scope::Own));
    }

    #[test]
    fn parts_of_a_year_are_seen() {
        assert!(part_of_year("2023年1-6月收到"));
        assert!(part_of_year("1月至9月"));
        for several in ["2021年至2024年共", "2021-2024年累计", "2022年、2023年和2024年分别", "2022年度、2023年度"]
        {
            assert!(several_years(several), "{several}");
        }
        for one in ["2023年结转至2024年", "自2024年1月1日至2024年12月31日", "2024年，较2023年", "与2023年相比"]
        {
            assert!(!several_years(one), "{one}");
        }
        assert!(!part_of_year("1-12月收到") && !part_of_year("自2023年1月1日至12月31日") && !part_of_year("10月29日"));
    }
}
