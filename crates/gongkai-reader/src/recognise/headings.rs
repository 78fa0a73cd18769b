//! The six sections: which line opens which.
//!
//! Sections are numbered 一 to 六, but so are parts of the running text and of table 三, and a table of contents
//! repeats the titles. So every line that may be a heading is weighed by its words, its number, its mark-up
//! and by what stands behind it; the best sequence in the order of the form wins.

use gongkai_report::{Section, TableId};

use super::lines::{Item, Line};
use super::numbering::{self, Class};

/// A line that opens a section.
#[derive(Clone, Debug, PartialEq)]
pub struct Opening {
    /// The item.
    pub item: usize,
    /// The last item of a heading that runs over two lines.
    pub last: usize,
    /// The section.
    pub section: Section,
    /// The heading as printed.
    pub text: String,
    /// The text behind the heading on the same line.
    pub rest: String,
    /// Its weight.
    weight: i32,
}

/// Titles of sections as they are found, squeezed.
const KNOWN: [(&str, usize); 41] = [
    ("总体情况", 0),
    ("总体工作情况", 0),
    ("政府信息公开总体情况", 0),
    ("政府信息公开工作总体情况", 0),
    ("工作总体情况", 0),
    ("概述", 0),
    ("总体概述", 0),
    ("基本情况", 0),
    ("总体概况", 0),
    ("工作概述", 0),
    ("行政机关主动公开政府信息情况", 1),
    ("主动公开政府信息情况", 1),
    ("主动公开政府信息的情况", 1),
    ("主动公开信息情况", 1),
    ("主动公开情况", 1),
    ("政府信息主动公开情况", 1),
    ("行政机关收到和处理政府信息公开申请情况", 2),
    ("收到和处理政府信息公开申请情况", 2),
    ("收到和处理政府信息公开申请的情况", 2),
    ("收到和处理信息公开申请情况", 2),
    ("政府信息公开行政复议、行政诉讼情况", 3),
    ("政府信息公开行政复议和行政诉讼情况", 3),
    ("政府信息公开行政复议行政诉讼情况", 3),
    ("政府信息公开工作被申请行政复议、提起行政诉讼情况", 3),
    ("因政府信息公开工作被申请行政复议、提起行政诉讼情况", 3),
    ("因政府信息公开工作被申请行政复议和提起行政诉讼情况", 3),
    ("行政复议、行政诉讼情况", 3),
    ("政府信息公开工作存在的主要问题及改进情况", 4),
    ("政府信息公开工作存在的主要问题和改进情况", 4),
    ("存在的主要问题及改进情况", 4),
    ("存在的主要问题和改进情况", 4),
    ("存在的主要问题及改进措施", 4),
    ("存在的主要问题及整改措施", 4),
    ("存在主要问题及改进情况", 4),
    ("存在的问题及改进情况", 4),
    ("存在问题及改进情况", 4),
    ("其他需要报告的事项", 5),
    ("其它需要报告的事项", 5),
    ("需要报告的其他事项", 5),
    ("其他需要说明的事项", 5),
    ("其他事项", 5),
];

/// The section whose title a squeezed text without number is, and whether it is a known spelling.
fn section_of(title: &str) -> Option<(usize, bool)> {
    let title = title.trim_end_matches(['。', ':', ';', ',', '.', '(', ')', '、']);
    if let Some((_, section)) = KNOWN.iter().find(|(known, _)| *known == title) {
        return Some((*section, true));
    }
    if title.chars().count() > 40 || title.contains(['。', ';', ':']) {
        return None;
    }
    let has = |word: &str| title.contains(word);
    let any = |words: &[&str]| words.iter().any(|word| title.contains(word));
    let section = if any(&["复议", "诉讼"]) && any(&["情况", "信息公开"]) {
        3
    } else if any(&["收到和处理", "收到与处理", "收到及处理", "收到和办理"])
        || has("申请") && any(&["处理", "办理"]) && has("情况")
        || has("依申请公开") && has("情况")
    {
        2
    } else if has("问题") && any(&["存在", "改进", "整改", "措施", "打算", "不足", "主要"])
        || has("存在") && has("不足")
    {
        4
    } else if any(&["其他", "其它"]) && any(&["报告", "说明", "事项"]) || any(&["需要报告", "需要说明", "需报告"])
    {
        5
    } else if any(&["总体情况", "概述", "总体概况", "总体工作", "整体情况", "基本情况"]) {
        0
    } else if has("主动公开") && any(&["情况", "信息"]) {
        1
    } else {
        return None;
    };
    Some((section, false))
}

/// The known title at the start of a squeezed text that goes on behind it: section and bytes of the title.
fn inline_title(rest: &str) -> Option<(usize, usize)> {
    let (title, section) =
        KNOWN.iter().filter(|(title, _)| rest.starts_with(title)).max_by_key(|(title, _)| title.len())?;
    let behind = rest.get(title.len()..)?;
    let ends = behind.starts_with(['。', ':', ',', ';', '(', '.'])
        || behind.starts_with(|c: char| c.is_ascii_digit())
        || ["本", "根据", "我", "全年", "一是", "为", "第二十条"].iter().any(|word| behind.starts_with(word));
    ends.then_some((*section, title.len()))
}

/// The lines that open sections, in order of the source.
///
/// `table_at` tells which of the three tables stands at an item.
#[must_use]
pub fn openings(items: &[Item<'_>], table_at: &dyn Fn(usize) -> Option<TableId>) -> Vec<Opening> {
    let mut found: Vec<(Opening, Option<Class>)> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let Item::Line(line) = item else { continue };
        found.extend(opening(items, at, line));
    }
    weigh_numbers(&mut found);
    let mut found = heaviest(found.into_iter().map(|(opening, _)| opening).collect());
    weigh_followers(items, &mut found, table_at);
    let mut chosen = choose(found);
    fill_by_number(items, &mut chosen);
    chosen
}

/// A section whose title says something else is told by its number, where its neighbours bear theirs: 六、附则
/// behind 五、存在的主要问题. Only if one line alone can be it.
fn fill_by_number(items: &[Item<'_>], chosen: &mut Vec<Opening>) {
    const LONGEST: usize = 16;
    let numbered = |key: &str, place: usize| {
        let fits = |number: &numbering::Number| {
            matches!(number.class, Class::Chinese | Class::Part) && usize::from(number.ordinal) == place + 1
        };
        numbering::number(key).filter(fits).is_some()
    };
    for (place, section) in Section::SIX.into_iter().enumerate().skip(1) {
        let Some(before) = chosen.iter().position(|opening| Section::SIX.get(place - 1) == Some(&opening.section))
        else {
            continue;
        };
        let Some(from) =
            chosen.get(before).filter(|opening| numbered(&gongkai_document::squeeze(&opening.text), place - 1))
        else {
            continue;
        };
        let next = chosen.get(before + 1);
        let in_turn = next.is_none_or(|next| {
            next.section != section && Section::SIX.iter().position(|other| *other == next.section) > Some(place)
        });
        let range = from.last + 1..next.map_or(items.len(), |next| next.item);
        let mut found = range.filter_map(|at| match items.get(at) {
            Some(Item::Line(line)) if line.key.chars().count() <= LONGEST => {
                let heads = numbered(&line.key, place) && !line.key.ends_with(['。', ';', ',']);
                heads.then(|| (at, line.text.clone()))
            }
            _ => None,
        });
        let only = found.next().filter(|_| in_turn && found.next().is_none());
        if let Some((item, text)) = only {
            chosen.insert(before + 1, Opening { item, last: item, section, text, rest: String::new(), weight: 0 });
        }
    }
}

/// The heaviest candidates, in order, so that the work stays bounded whatever the text repeats.
fn heaviest(mut found: Vec<Opening>) -> Vec<Opening> {
    const MOST: usize = 300;
    if found.len() > MOST {
        found.sort_by_key(|opening| (-opening.weight, opening.item));
        found.truncate(MOST);
        found.sort_by_key(|opening| opening.item);
    }
    found
}

/// A line read as a heading, with its weight by its own look.
fn opening(items: &[Item<'_>], at: usize, line: &Line) -> Option<(Opening, Option<Class>)> {
    const LONGEST: usize = 48;
    let number = numbering::number(&line.key);
    let lonely = number.is_some_and(|number| number.len == line.key.len()) || section_number(&line.key).is_some();
    let mut key = line.key.clone();
    let mut text = line.text.clone();
    let mut last = at;
    let unfinished = number.is_some() && !key.ends_with(['。', ':']) && key.chars().count() <= LONGEST;
    if lonely || unfinished {
        // 一、 alone on its line, or a heading broken over two lines
        if let Some(Item::Line(next)) = items.get(at + 1)
            && next.key.chars().count() <= if lonely { LONGEST } else { 12 }
            && numbering::number(&next.key).is_none()
            && (lonely || ["情况", "事项", "措施", "问题"].iter().any(|end| next.key.ends_with(end)))
            && (lonely || section_of(rest_of(&key)).is_none_or(|(_, known)| !known))
        {
            key.push_str(&next.key);
            text = format!("{text}{}", next.text);
            last = at + 1;
        }
    }
    let (rest, class, ordinal) = match numbering::number(&key) {
        Some(number) => (key.get(number.len..)?, Some(number.class), Some(number.ordinal)),
        // 一 总体情况, the stop left out
        None => match numbering::chinese(&key) {
            Some((ordinal, rest)) if KNOWN.iter().any(|(known, _)| *known == rest) => {
                (rest, Some(Class::Chinese), Some(ordinal))
            }
            _ => (key.as_str(), None, None),
        },
    };
    if rest.ends_with(|c: char| c.is_ascii_digit()) && rest.contains("..") {
        return None;
    }
    let short = key.chars().count() <= LONGEST;
    let (section, known, title_len) = match section_of(rest).filter(|_| short) {
        Some((section, known)) => (section, known, rest.len()),
        None => {
            let (section, len) = inline_title(rest).filter(|_| matches!(class, Some(Class::Chinese | Class::Part)))?;
            (section, true, len)
        }
    };
    let inline = title_len < rest.len();
    let mut weight = if known { 3 } else { 1 };
    weight += i32::from(!inline) + i32::from(line.bold && !inline) + 2 * i32::from(line.level.is_some());
    let ordinal_fits = ordinal.is_some_and(|ordinal| usize::from(ordinal) == section + 1);
    weight += match (class, ordinal_fits) {
        (Some(Class::Chinese | Class::Part), true) => 6,
        (Some(Class::Chinese | Class::Part), false) => 1,
        (Some(Class::Bracketed | Class::Digit), true) => -1,
        (Some(_), _) => -3,
        (None, _) => 0,
    };
    let cut = key.len() - rest.len() + title_len;
    let printed = printed_prefix(&text, key.get(..cut)?.chars().count());
    let behind =
        text.get(printed..).unwrap_or_default().trim_start_matches(['。', '：', ':', '，', ' ', '\u{3000}', '.']);
    let section = *Section::SIX.get(section)?;
    let text_of_heading = text.get(..printed)?.trim().to_owned();
    let rest = if inline { behind.trim().to_owned() } else { String::new() };
    Some((Opening { item: at, last, section, text: text_of_heading, rest, weight }, class))
}

fn rest_of(key: &str) -> &str {
    numbering::number(key).and_then(|number| key.get(number.len..)).unwrap_or(key)
}

/// `一` or `第一部分` alone on a line.
fn section_number(key: &str) -> Option<u8> {
    numbering::chinese(key).filter(|(_, rest)| rest.is_empty()).map(|(ordinal, _)| ordinal)
}

/// How many bytes of a printed text hold so many characters of its squeezed form.
#[must_use]
pub fn printed_prefix(text: &str, squeezed: usize) -> usize {
    let mut left = squeezed;
    for (at, c) in text.char_indices() {
        if left == 0 {
            return at;
        }
        let mut buffer = [0; 4];
        left = left.saturating_sub(gongkai_document::squeeze(c.encode_utf8(&mut buffer)).chars().count());
    }
    text.len()
}

/// Where no heading is numbered 一、 at all, （一） and 1. are as good.
fn weigh_numbers(found: &mut [(Opening, Option<Class>)]) {
    if found.iter().any(|(opening, class)| matches!(class, Some(Class::Chinese | Class::Part)) && opening.weight >= 8) {
        return;
    }
    for (opening, class) in found {
        if matches!(class, Some(Class::Bracketed | Class::Digit | Class::BracketedDigit)) {
            opening.weight += 3;
        }
    }
}

/// Weighs what stands behind each heading: its table, or only the next entry of a table of contents.
fn weigh_followers(items: &[Item<'_>], found: &mut [Opening], table_at: &dyn Fn(usize) -> Option<TableId>) {
    const REACH: usize = 12;
    let places: Vec<(usize, usize, Section)> = found.iter().map(|o| (o.item, o.last, o.section)).collect();
    for (index, opening) in found.iter_mut().enumerate() {
        let table = match opening.section {
            Section::Table2 => Some(TableId::Table2),
            Section::Table3 => Some(TableId::Table3),
            Section::Table4 => Some(TableId::Table4),
            _ => None,
        };
        if let Some(table) = table {
            let other = places.iter().skip(index + 1).find(|(_, _, section)| *section != opening.section);
            let end = other.map_or(items.len(), |(item, ..)| *item).min(opening.last + 1 + REACH);
            if (opening.last + 1..end).any(|at| table_at(at) == Some(table)) {
                opening.weight += 4;
            }
        }
        let repeated = places.iter().skip(index + 1).any(|(_, _, section)| *section == opening.section);
        let next = places.get(index + 1);
        let before = index.checked_sub(1).and_then(|before| places.get(before));
        let other = |section: Section| section != opening.section;
        let touches = next.is_some_and(|(item, _, section)| *item == opening.last + 1 && other(*section))
            || before.is_some_and(|(_, last, section)| *last + 1 == opening.item && other(*section));
        if repeated && touches {
            opening.weight -= 5;
        }
    }
}

/// The best sequence in the order of the form; then sections that stand out of order, if they are unmistakable.
fn choose(found: Vec<Opening>) -> Vec<Opening> {
    const LEAST: i32 = 3;
    const UNMISTAKABLE: i32 = 9;
    let rank = |section: Section| Section::SIX.iter().position(|s| *s == section).unwrap_or(0);
    // best[i]: weight of the best sequence that ends with candidate i, and its predecessor
    let mut best: Vec<(i32, Option<usize>)> = Vec::with_capacity(found.len());
    for (index, opening) in found.iter().enumerate() {
        let before = found
            .iter()
            .zip(&best)
            .enumerate()
            .take(index)
            .filter(|(_, (other, _))| rank(other.section) < rank(opening.section) && other.weight >= LEAST)
            .map(|(place, (_, (weight, _)))| (*weight, place))
            .max_by_key(|(weight, _)| *weight);
        best.push((opening.weight + before.map_or(0, |(weight, _)| weight), before.map(|(_, place)| place)));
    }
    let last = best
        .iter()
        .enumerate()
        .filter(|(index, _)| found.get(*index).is_some_and(|opening| opening.weight >= LEAST))
        .max_by_key(|(_, (weight, _))| *weight)
        .map(|(index, _)| index);
    let mut chosen: Vec<usize> =
        std::iter::successors(last, |at| best.get(*at).and_then(|(_, before)| *before)).collect();
    for (index, opening) in found.iter().enumerate() {
        let taken = chosen.iter().filter_map(|at| found.get(*at)).any(|other| other.section == opening.section);
        let heaviest = found.iter().filter(|o| o.section == opening.section).all(|o| o.weight <= opening.weight);
        if !taken && heaviest && opening.weight >= UNMISTAKABLE {
            chosen.push(index);
        }
    }
    chosen.sort_unstable();
    let mut kept = chosen.into_iter().peekable();
    found.into_iter().enumerate().filter_map(|(index, opening)| kept.next_if_eq(&index).map(|_| opening)).collect()
}
