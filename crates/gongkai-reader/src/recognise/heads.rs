//! Section 一: its five heads and what stands under each.
//!
//! The text of a head is what stands behind its label: for `（一）主动公开。一是…` it begins at 一是. A label that
//! fills its line is no part of the text. Text under a heading that is none of the five, and text before the first
//! head, is the section's lead.

use std::collections::BTreeMap;

use gongkai_document::Origin;
use gongkai_report::{Head, HeadingFound, Narrative, Passage, Section};

use super::headings::printed_prefix;
use super::lines::Line;
use super::numbering::{self, Class, Number};

/// What section 一 says.
#[derive(Debug, Default)]
pub struct Overview {
    /// Text under no head.
    pub lead: Narrative,
    /// The five heads.
    pub heads: BTreeMap<Head, Narrative>,
    /// Their headings as found.
    pub headings: Vec<HeadingFound>,
}

/// A stretch of text with the place it came from.
struct Piece<'l> {
    text: &'l str,
    key: String,
    line: &'l Line,
    origin: Option<Origin>,
}

/// A heading inside the section: which head, and how many bytes of the printed text it takes.
struct Label {
    head: Option<Head>,
    bytes: usize,
    class: Option<Class>,
    sure: bool,
}

/// Reads the lines of section 一.
#[must_use]
pub fn overview(lines: &[&Line]) -> Overview {
    let pieces: Vec<Piece<'_>> = lines.iter().flat_map(|line| split(line)).collect();
    let labels: Vec<Option<Label>> = pieces.iter().map(label).collect();
    let class = main_class(&labels);
    let mut out = Overview::default();
    let mut current: Option<Head> = None;
    for (piece, label) in pieces.iter().zip(labels) {
        let mut from = 0;
        if let Some(label) = label.filter(|label| counts(label, class, current, &out)) {
            current = label.head;
            from = label.bytes;
            if let Some(head) = label.head {
                out.heads.entry(head).or_default();
                out.headings.push(HeadingFound {
                    section: Section::OverviewHead(head),
                    text: tidy(piece.text.get(..from).unwrap_or(piece.text)).to_owned(),
                    level: piece.line.level,
                    origin: piece.origin.clone(),
                });
            } else {
                from = 0;
            }
        }
        let text = piece.text.get(from..).unwrap_or_default();
        let text = if from > 0 { text.trim_start_matches(STOPS) } else { text };
        if text.trim().is_empty() {
            continue;
        }
        let passage = Passage { text: text.trim().to_owned(), origin: piece.origin.clone() };
        let narrative = match current {
            Some(head) => out.heads.entry(head).or_default(),
            None => &mut out.lead,
        };
        narrative.passages.push(passage);
    }
    out
}

const STOPS: [char; 11] = ['。', '：', ':', '，', ',', '、', ' ', '\u{3000}', '.', '；', '—'];

fn tidy(label: &str) -> &str {
    label.trim().trim_end_matches(STOPS)
}

/// Whether a label opens a head: it has the numbering of the heads, or it is one of them beyond doubt.
fn counts(label: &Label, class: Option<Class>, current: Option<Head>, out: &Overview) -> bool {
    match label.head {
        None => label.class.is_some() && label.class == class && (current.is_some() || !out.heads.is_empty()),
        Some(head) if label.class == class => label.sure || !out.heads.contains_key(&head),
        Some(head) => label.sure && label.class < class && !out.heads.contains_key(&head),
    }
}

/// The numbering of the heads: the one under which the most different heads are found; the outermost of equals.
fn main_class(labels: &[Option<Label>]) -> Option<Class> {
    let mut found: BTreeMap<Option<Class>, std::collections::BTreeSet<Head>> = BTreeMap::new();
    for label in labels.iter().flatten() {
        found.entry(label.class).or_default().extend(label.head);
    }
    found
        .into_iter()
        .max_by_key(|(class, heads)| (heads.len(), class.map_or(-99, |class| -i32::from(class as u8))))
        .and_then(|(class, _)| class)
}

/// Splits a line before `（二）` and the like inside it where a head follows, so that a section set as one
/// paragraph falls into its heads.
fn split(line: &Line) -> Vec<Piece<'_>> {
    let text = line.text.as_str();
    let mut cuts = vec![0];
    if text.len() > 60 {
        let mut before: Option<char> = None;
        for (at, c) in text.char_indices() {
            let after_stop = before.is_some_and(|c| matches!(c, '。' | '；' | ';' | '\u{3000}' | ' ' | '”' | '.'));
            if after_stop && matches!(c, '(' | '（') {
                let tail: String = text.get(at..).unwrap_or_default().chars().take(40).collect();
                let key = gongkai_document::squeeze(&tail);
                if numbering::number(&key)
                    .is_some_and(|number| number.class == Class::Bracketed && titled(&key, number))
                {
                    cuts.push(at);
                }
            }
            before = Some(c);
        }
    }
    if cuts.len() == 1 {
        return vec![Piece { text, key: line.key.clone(), line, origin: line.origin.clone() }];
    }
    let ends = cuts.iter().skip(1).copied().chain([text.len()]);
    cuts.iter()
        .zip(ends)
        .filter_map(|(from, to)| {
            let piece = text.get(*from..to)?;
            Some(Piece { text: piece, key: gongkai_document::squeeze(piece), line, origin: line.origin.clone() })
        })
        .collect()
}

fn titled(key: &str, number: Number) -> bool {
    key.get(number.len..).is_some_and(|rest| head_of(title_in(rest).0).is_some())
}

/// The label at the start of a piece.
fn label(piece: &Piece<'_>) -> Option<Label> {
    let number = numbering::number(&piece.key);
    let rest = piece.key.get(number.map_or(0, |number| number.len)..)?;
    let (title, closed) = title_in(rest);
    let whole = title.len() == rest.trim_end_matches(KEY_STOPS).len();
    let found = head_of(title);
    let length = title.chars().count();
    let (head, sure) = match (found, number) {
        _ if length > 40 => (None, false),
        (Some((head, sure)), Some(number)) => {
            // 一是 and 1. open running text as often as a head: then only the head's own words will do
            let loose = matches!(number.class, Class::Item | Class::Digit | Class::BracketedDigit);
            if !(whole || closed) && length > 16 || loose && !(sure && length <= 16) {
                (None, false)
            } else {
                (Some(head), sure)
            }
        }
        (Some((head, true)), None) if (whole && length <= 24) || (closed && starts_plainly(title) && length <= 14) => {
            (Some(head), true)
        }
        _ => (None, false),
    };
    if head.is_none() && (number.is_none() || !(whole && length <= 40)) {
        return None;
    }
    let squeezed = piece.key.get(..piece.key.len() - rest.len() + title.len())?.chars().count();
    let bytes = if whole { piece.text.len() } else { printed_prefix(piece.text, squeezed) };
    Some(Label { head, bytes, class: number.map(|number| number.class), sure })
}

const KEY_STOPS: [char; 6] = ['。', ':', ';', ',', '.', '、'];

/// The title at the start of a squeezed text, and whether a stop closes it.
fn title_in(rest: &str) -> (&str, bool) {
    if let Some(title) = glued_title(rest) {
        return (title, true);
    }
    if let Some(end) = rest.find(['。', ':', ';']) {
        let title = rest.get(..end).unwrap_or(rest);
        if title.chars().count() <= 40 {
            // `主动公开情况,2023年我局…。`: the comma closes the label where the text before it is one
            return (comma_title(title).unwrap_or(title), true);
        }
    }
    if let Some(title) = comma_title(rest) {
        return (title, true);
    }
    (rest, false)
}

/// A title closed by a comma: only the plainest ones, since commas stand inside longer titles too.
fn comma_title(text: &str) -> Option<&str> {
    let title = text.get(..text.find(',')?)?;
    (PLAIN.contains(&title) || title.ends_with("方面") && title.chars().count() <= 16).then_some(title)
}

/// A plain title with the running text glued to it: `主动公开情况2023年,我局…`, `主动公开情况本年度…`.
fn glued_title(text: &str) -> Option<&str> {
    let title = PLAIN.iter().filter(|plain| text.starts_with(**plain)).max_by_key(|plain| plain.len())?;
    let behind = text.get(title.len()..)?;
    let sentence = behind.starts_with(|c: char| c.is_ascii_digit())
        || ["本", "我", "全年", "一是", "今年", "截至", "截止", "按照", "根据", "严格"]
            .iter()
            .any(|w| behind.starts_with(w));
    sentence.then(|| text.get(..title.len()))?
}

/// Labels that are nothing but the name of a head.
const PLAIN: [&str; 38] = [
    "主动公开",
    "主动公开情况",
    "主动公开方面",
    "主动公开工作",
    "主动公开工作情况",
    "主动公开政府信息",
    "主动公开政府信息情况",
    "主动公开信息情况",
    "政府信息主动公开情况",
    "依申请公开",
    "依申请公开情况",
    "依申请公开方面",
    "依申请公开工作",
    "依申请公开工作情况",
    "依申请公开政府信息情况",
    "依申请公开信息情况",
    "政府信息依申请公开情况",
    "政府信息管理",
    "政府信息管理情况",
    "政府信息管理方面",
    "政府信息管理工作情况",
    "信息管理",
    "信息管理情况",
    "平台建设",
    "平台建设情况",
    "平台建设方面",
    "公开平台建设",
    "公开平台建设情况",
    "信息公开平台建设",
    "信息公开平台建设情况",
    "政府信息公开平台建设",
    "政府信息公开平台建设情况",
    "政府信息公开平台建设方面",
    "政府信息平台建设情况",
    "监督保障",
    "监督保障情况",
    "监督保障方面",
    "监督保障工作情况",
];

fn starts_plainly(title: &str) -> bool {
    ["主动公开", "依申请公开", "政府信息管理", "信息管理", "平台建设", "政府信息公开平台", "监督保障"]
        .iter()
        .any(|word| title.starts_with(word))
}

/// The head that a title names, and whether it names it by its own words.
fn head_of(title: &str) -> Option<(Head, bool)> {
    if title.is_empty() || title.chars().count() > 40 {
        return None;
    }
    let any = |words: &[&str]| words.iter().any(|word| title.contains(word));
    if any(&["复议", "诉讼"]) && !any(&["依申请", "监督保障"]) {
        return None;
    }
    let sure: [(&[&str], Head); 5] = [
        (&["依申请公开", "依申请"], Head::DisclosureOnRequest),
        (&["平台建设"], Head::Platform),
        (&["监督保障"], Head::Supervision),
        (&["信息管理"], Head::InformationManagement),
        (&["主动公开"], Head::ProactiveDisclosure),
    ];
    if let Some((_, head)) = sure.iter().find(|(words, _)| any(words)) {
        return Some((*head, true));
    }
    let weak: [(&[&str], Head); 5] = [
        (&["申请公开", "公开申请", "申请办理", "申请处理"], Head::DisclosureOnRequest),
        (&["平台", "渠道", "载体", "网站建设", "新媒体"], Head::Platform),
        (&["监督", "保障", "考核", "培训"], Head::Supervision),
        (&["政府信息的管理", "管理", "制度", "审查机制"], Head::InformationManagement),
        (&["公开政府信息", "重点领域", "公开内容"], Head::ProactiveDisclosure),
    ];
    weak.iter().find(|(words, _)| any(words)).map(|(_, head)| (*head, false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongkai_document::squeeze;

    fn read(lines: &[&str]) -> Vec<(String, String)> {
        let lines: Vec<Line> = lines
            .iter()
            .map(|text| Line {
                text: (*text).to_owned(),
                layout: None,
                key: squeeze(text),
                level: None,
                bold: false,
                origin: None,
            })
            .collect();
        let found = overview(&lines.iter().collect::<Vec<_>>());
        let lead = (!found.lead.is_empty()).then(|| ("lead".to_owned(), found.lead.text()));
        let heads = Head::ALL.iter().filter_map(|h| Some((h.id().to_owned(), found.heads.get(h)?.text())));
        lead.into_iter().chain(heads).collect()
    }

    fn pairs(found: &[(&str, &str)]) -> Vec<(String, String)> {
        found.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    }

    #[test]
    fn labels_on_their_own_line_and_labels_before_the_text() {
        let found = read(&[
            "本年度工作如下。",
            "（一）主动公开。一是公开甲。二是公开乙。",
            "（二）依申请公开情况",
            "收到3件。",
            "1.受理情况。当面1件。",
            "（三）政府信息管理情况：制定清单。",
            "（四）政府信息公开平台建设 2023年改版。",
            "（五）监督保障情况。培训2次。",
        ]);
        let wanted = [
            ("lead", "本年度工作如下。"),
            ("proactive_disclosure", "一是公开甲。二是公开乙。"),
            ("disclosure_on_request", "收到3件。\n1.受理情况。当面1件。"),
            ("information_management", "制定清单。"),
            ("platform", "2023年改版。"),
            ("supervision", "培训2次。"),
        ];
        assert_eq!(found, pairs(&wanted));
    }

    #[test]
    fn free_titles_are_told_by_their_words() {
        let found = read(&[
            "（一）主动公开政府信息情况",
            "甲",
            "（二）依申请公开政府信息情况",
            "乙",
            "（三）完善公开制度规范，加强政府信息管理",
            "丙",
            "（四）加强平台建设，扩展公开渠道",
            "丁",
            "（五）及时回应关切，自觉接受监督",
            "戊",
        ]);
        let texts: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["甲", "乙", "丙", "丁", "戊"]);
    }

    #[test]
    fn one_paragraph_falls_into_its_heads() {
        let found = read(&[
            "（一）主动公开。公开信息41条，其中工作动态20条，其他21条，均按时发布。（二）依申请公开。未收到申请。（三）政府信息管理。制定清单（一）和清单（二）。（四）平台建设。维护网站。（五）监督保障。培训。",
        ]);
        let texts: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "公开信息41条，其中工作动态20条，其他21条，均按时发布。",
                "未收到申请。",
                "制定清单（一）和清单（二）。",
                "维护网站。",
                "培训。"
            ]
        );
    }

    #[test]
    fn a_heading_that_is_none_of_the_five_ends_the_head_before_it() {
        let found = read(&["（一）主动公开", "甲", "（二）依申请公开", "乙", "（三）处理群众咨询和投诉工作情况", "丙"]);
        let wanted = [
            ("lead", "（三）处理群众咨询和投诉工作情况\n丙"),
            ("proactive_disclosure", "甲"),
            ("disclosure_on_request", "乙"),
        ];
        assert_eq!(found, pairs(&wanted));
    }

    #[test]
    fn heads_without_numbers_and_heads_counted_in_words() {
        let found = read(&["主动公开全面落实。公开3067条。", "依申请公开依法规范。收到31件。", "监督保障", "培训。"]);
        let texts: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["公开3067条。", "收到31件。", "培训。"]);
        let found =
            read(&["一是积极推进主动公开。更新162条。", "二是规范办理依申请公开。没有。", "四是强化监督保障。监测。"]);
        let texts: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["更新162条。", "没有。", "监测。"]);
    }
}
