//! The words around a number: those since the number before, those of its own clause, those behind it.

use std::ops::Range;

use super::marks::{Found, Mark, marks};
use super::resolve::{Family, Named, is_noun, topic};

/// Signs that end a clause, in the folded text.
pub(crate) const CLAUSE_ENDS: [char; 7] = ['，', ',', ';', ':', '(', ')', '。'];

/// Words that only join two members of a list.
pub(crate) const JOINTS: [&str; 7] = ["、", "和", "及", "与", "以及", "，", ","];

/// The words around a number.
pub(crate) struct Around<'a> {
    /// Since the number before, or the beginning of the sentence.
    pub lead: &'a str,
    /// Where they begin.
    pub lead_at: usize,
    /// What they name.
    pub lead_marks: Vec<Found>,
    /// Those of the number's own clause.
    pub near: &'a str,
    near_at: usize,
    /// What follows the number in its clause.
    pub tail: &'a str,
    tail_at: usize,
    data_year: Option<i16>,
}

impl<'a> Around<'a> {
    /// The words around the number at `number`, with the number before ending at `from` and the next beginning
    /// at `to`. What stands before `taken` names what the number before counts: 3件予以公开、2件….
    pub(crate) fn new(
        text: &'a str,
        from: usize,
        taken: usize,
        number: Range<usize>,
        to: usize,
        data_year: Option<i16>,
    ) -> Self {
        let from = from.max(taken).min(number.start);
        let lead = text.get(from..number.start).unwrap_or_default();
        let near_len = lead.rsplit(CLAUSE_ENDS).next().map_or(0, str::len);
        let near_at = number.start - near_len;
        let behind = text.get(number.end..to).unwrap_or_default();
        let tail = behind.get(..behind.find(|c| CLAUSE_ENDS.contains(&c) || c == '、').unwrap_or(behind.len()));
        Self {
            lead,
            lead_at: from,
            lead_marks: marks_in(lead, from, data_year),
            near: text.get(near_at..number.start).unwrap_or_default(),
            near_at,
            tail: tail.unwrap_or_default(),
            tail_at: number.end,
            data_year,
        }
    }

    fn near_marks(&self) -> &[Found] {
        let at = self.lead_marks.partition_point(|found| found.range.start < self.near_at);
        self.lead_marks.get(at..).unwrap_or_default()
    }

    /// Whether the number's own clause names a thing.
    pub(crate) fn near_has_noun(&self) -> bool {
        has_noun(self.near_marks())
    }

    /// Whether a word of matters that no table counts stands before the number, or right behind it.
    pub(crate) fn names_elsewhere(&self) -> bool {
        let behind = || marks_in(self.tail, self.tail_at, self.data_year);
        self.lead_marks.iter().any(|found| found.mark == Mark::Elsewhere)
            || (!self.near_has_noun() && behind().iter().any(|found| found.mark == Mark::Elsewhere))
    }

    /// What the number counts: one thing, or several of which each has that number.
    pub(crate) fn named(&self, family: &Family) -> Vec<Named> {
        let near = self.near_marks();
        if let Some(each) = self.each(family) {
            return each;
        }
        if has_noun(near) {
            return vec![topic(self.near, near, family)];
        }
        let tail = marks_in(self.tail, self.tail_at, self.data_year);
        if self.is_named_by(&tail, family) {
            return vec![topic(self.tail, &tail, family)];
        }
        // 收到5件申请, 收到248条网民留言: the thing counted follows its number.
        let counted = tail.iter().position(|found| is_noun(found.mark)).filter(|at| {
            let Some(found) = tail.get(*at) else { return false };
            matches!(
                found.mark,
                Mark::Elsewhere
                    | Mark::Request
                    | Mark::Application
                    | Mark::Dispute(_)
                    | Mark::Document(_)
                    | Mark::Decision(_)
            )
        });
        if let Some(counted) = counted {
            // with what stands before it: 28件现行有效规范性文件
            let marks: Vec<Found> = near.iter().chain(tail.iter().take(counted + 1)).cloned().collect();
            return vec![topic(self.near, &marks, family)];
        }
        // A bracket closed before the number shuts off what stands inside and before it.
        if has_noun(&self.lead_marks) && !self.lead.contains(')') {
            return vec![topic(self.lead, &self.lead_marks, family)];
        }
        vec![topic(self.near, near, family)]
    }

    /// Whether the words behind the number name it, and nothing before it does: 3件予以公开.
    fn is_named_by(&self, tail: &[Found], family: &Family) -> bool {
        let verbless = self.near_marks().iter().all(|found| found.mark == Mark::Nothing);
        let result = matches!(family, Family::Disputes(_))
            && tail.iter().any(|found| matches!(found.mark, Mark::DisputeResult(_)));
        verbless && (has_noun(tail) || result)
    }

    /// Where the words end that name this number and so cannot name the next.
    pub(crate) fn taken(&self, family: &Family) -> usize {
        let tail = || marks_in(self.tail, self.tail_at, self.data_year);
        let named_before = self.near_has_noun() || self.near.contains('各') || self.near.contains('均');
        if !named_before && self.is_named_by(&tail(), family) { self.tail_at + self.tail.len() } else { self.tail_at }
    }

    /// 行政复议、行政诉讼各1件, 均为0: every thing named has the number.
    fn each(&self, family: &Family) -> Option<Vec<Named>> {
        const EACH: [&str; 8] = ["各", "均", "各为", "各有", "均为", "均是", "都为", "都是"];
        if !EACH.iter().any(|word| self.near.ends_with(word)) {
            return None;
        }
        let marks = if self.near_has_noun() { self.near_marks() } else { &self.lead_marks };
        let nouns: Vec<&Found> =
            marks.iter().filter(|found| is_noun(found.mark) && found.mark != Mark::Elsewhere).collect();
        if nouns.len() < 2 {
            return Some(vec![topic(self.lead, marks, family)]);
        }
        let names = nouns.into_iter().map(|noun| topic("", std::slice::from_ref(noun), family));
        Some(names.collect())
    }

    /// What 分别 hands out to this number and the `further` ones of its list: as many names as numbers, or all
    /// unclear where the two lists differ in length. `None` without 分别, or where it joins no two lists.
    pub(crate) fn distributed(&self, further: usize, family: &Family) -> Option<Vec<Named>> {
        let at = self.near_at + self.near.find("分别")?;
        let before = |marks: &[Found]| marks.iter().filter(|found| found.range.start < at).cloned().collect::<Vec<_>>();
        let own = before(self.near_marks());
        let marks = if own.iter().any(|found| found.mark != Mark::Nothing) { own } else { before(&self.lead_marks) };
        let of = |is: &dyn Fn(Mark) -> bool| marks.iter().filter(|found| is(found.mark)).collect::<Vec<_>>();
        let results = of(&|mark| matches!(mark, Mark::DisputeResult(_)));
        let names = if results.len() > 1 { results } else { of(&is_noun) };
        let numbers = further + 1;
        if numbers < 2 || names.len() < 2 {
            return None;
        }
        if names.len() != numbers {
            return Some(vec![Named::UNCLEAR; numbers]);
        }
        Some(names.into_iter().map(|name| topic("", std::slice::from_ref(name), family)).collect())
    }

    /// What stands before the verb of the number's clause, or of the last clause that has words:
    /// 县发展和改革局 of 2023年县发展和改革局共收到.
    pub(crate) fn subject(&self) -> Option<&'a str> {
        let verb = self.near_marks().iter().find(|found| matches!(found.mark, Mark::Verb(_)));
        if let Some(verb) = verb {
            return trimmed(self.near.get(..verb.range.start - self.near_at)?);
        }
        let clause = self.lead.rsplit(CLAUSE_ENDS).find(|clause| !clause.is_empty())?;
        let verb =
            ["收到", "受理", "接收", "办理", "办结", "答复", "新收"].iter().filter_map(|v| clause.find(v)).min()?;
        trimmed(clause.get(..verb)?)
    }
}

fn has_noun(marks: &[Found]) -> bool {
    marks.iter().any(|found| is_noun(found.mark))
}

/// The marks of a stretch, with 结转2024年 and 2022年结转 read by the data year.
pub(crate) fn marks_in(text: &str, base: usize, data_year: Option<i16>) -> Vec<Found> {
    let mut found = marks(text, base);
    let Some(year) = data_year.filter(|_| text.contains("结转")) else { return found };
    let next = format!("{}年", year.saturating_add(1));
    let last = format!("{}年", year.saturating_sub(1));
    let known = found.len();
    for (at, word) in text.match_indices("结转") {
        let end = at + word.len();
        let after = text.get(end..).unwrap_or_default().trim_start_matches(['至', '到', '入']);
        let before = text.get(..at).unwrap_or_default().trim_end_matches('度');
        let mark = if after.starts_with(&next) {
            Mark::CarriedOut
        } else if before.ends_with(&last) || after.starts_with(&last) {
            Mark::CarriedIn
        } else {
            continue;
        };
        found.push(Found { range: base + at..base + end, mark });
    }
    if found.len() > known {
        found.sort_by_key(|found| found.range.start);
    }
    found
}

/// The words with 上年结转 and 结转下年度 blanked: they name years, but not that of the number.
pub(crate) fn without_carry(words: &str, base: usize, marks: &[Found]) -> String {
    let carry: Vec<Range<usize>> = marks
        .iter()
        .filter(|found| matches!(found.mark, Mark::CarriedIn | Mark::CarriedOut))
        .map(|found| found.range.start - base..found.range.end - base)
        .collect();
    // 2022年度结转 and 结转至2024年: the year stands within reach of the word, not in it.
    const REACH: usize = 13;
    let beside = |at: usize| carry.iter().any(|range| at + REACH >= range.start && at < range.end + REACH);
    let inside = |at: usize| carry.iter().any(|range| range.contains(&at));
    words
        .char_indices()
        .map(|(at, c)| match c {
            c if c.is_ascii_digit() && beside(at) => ' ',
            c if c.len_utf8() == 3 && (inside(at) || (c == '年' && beside(at))) => '\u{3000}',
            c => c,
        })
        .collect()
}

/// A subject without the date before it and the adverbs behind it.
fn trimmed(words: &str) -> Option<&str> {
    const BEFORE: [&str; 9] = ["其中", "截至", "本年度", "全年", "今年", "本年", "年内", "由", "一年来"];
    const BEHIND: [&str; 20] = [
        "共", "累计", "全年", "总共", "合计", "实际", "新", "已", "依法", "及时", "一共", "共计", "按时", "按期",
        "年内", "总计", "均", "内", "直接", "年度",
    ];
    let mut head = words;
    loop {
        let shorter = head.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '年' | '度'));
        let shorter = BEFORE.iter().find_map(|word| shorter.strip_prefix(word)).unwrap_or(shorter);
        if shorter.len() == head.len() {
            break;
        }
        head = shorter;
    }
    while let Some(shorter) = BEHIND.iter().find_map(|word| head.strip_suffix(word)) {
        head = shorter;
    }
    (!head.is_empty() && head.chars().count() <= 16).then_some(head)
}
