//! Labels of rows as they are printed in the wild, and which row of the form each one means.
//!
//! A label is compared with layout, numbering, brackets and quotation marks removed; then the known
//! variants are tried, then the nearest label if it is near enough and the only one so near.

use std::sync::LazyLock;

use gongkai_document::{Words, each_folded, squeezed};
use gongkai_law::outcome::{
    NotProcessedReason as N, OtherDisposal as D, Outcome, OutcomeGroup, UnableReason as U, WithholdingGround as W,
};

use crate::{FormVersion, Table2Row, Table3Row};

/// How a label was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MatchKind {
    /// It is the form's own label.
    Exact,
    /// It is a known variant of it.
    Variant,
    /// It is misspelt, and this is the nearest label, with no second as near.
    Nearest,
}

/// What a label was recognised as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelMatch<T> {
    /// The row, or group of rows.
    pub target: T,
    /// How it was recognised.
    pub kind: MatchKind,
    /// The form's own label.
    pub official: &'static str,
}

/// What a label in the stub of table 三 means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table3Label {
    /// A row with values.
    Row(Table3Row),
    /// The title of a group of rows: 不予公开, 无法提供, 不予处理, 其他处理.
    Group(OutcomeGroup),
    /// 三、本年度办理结果, over all outcomes.
    Stage,
}

/// One way of writing a label.
type Spelling = (&'static str, Table3Label, bool);

const fn row(outcome: Outcome) -> Table3Label {
    Table3Label::Row(Table3Row::Disposed(outcome))
}

/// Every known spelling of the labels of table 三, squeezed and without numbers; `true`: the form's own.
const TABLE3: &[Spelling] = &[
    ("本年新收政府信息公开申请数量", Table3Label::Row(Table3Row::NewlyReceived), true),
    ("本年新收政府信息公开申请数", Table3Label::Row(Table3Row::NewlyReceived), false),
    ("本年新收政府信息公开申请", Table3Label::Row(Table3Row::NewlyReceived), false),
    ("本年度新收政府信息公开申请数量", Table3Label::Row(Table3Row::NewlyReceived), false),
    ("本年新收政府信息公开申请总数", Table3Label::Row(Table3Row::NewlyReceived), false),
    ("本年新收信息公开申请数量", Table3Label::Row(Table3Row::NewlyReceived), false),
    ("本年度新收申请数量", Table3Label::Row(Table3Row::NewlyReceived), false),
    ("本年新收申请数量", Table3Label::Row(Table3Row::NewlyReceived), false),
    ("本年新收", Table3Label::Row(Table3Row::NewlyReceived), false),
    ("上年结转政府信息公开申请数量", Table3Label::Row(Table3Row::CarriedIn), true),
    ("上年结转政府信息公开申请数", Table3Label::Row(Table3Row::CarriedIn), false),
    ("上年结转政府信息公开申请", Table3Label::Row(Table3Row::CarriedIn), false),
    ("上年度结转政府信息公开申请数量", Table3Label::Row(Table3Row::CarriedIn), false),
    ("上一年结转政府信息公开申请数量", Table3Label::Row(Table3Row::CarriedIn), false),
    ("上年结转信息公开申请数量", Table3Label::Row(Table3Row::CarriedIn), false),
    ("上年度结转", Table3Label::Row(Table3Row::CarriedIn), false),
    ("上年结转申请数量", Table3Label::Row(Table3Row::CarriedIn), false),
    ("上年结转", Table3Label::Row(Table3Row::CarriedIn), false),
    ("本年度办理结果", Table3Label::Stage, true),
    ("本年办理结果", Table3Label::Stage, false),
    ("办理结果", Table3Label::Stage, false),
    ("予以公开", row(Outcome::Granted), true),
    ("部分公开区分处理的只计这一情形不计其他情形", row(Outcome::PartlyGranted), true),
    ("部分公开", row(Outcome::PartlyGranted), true),
    ("不予公开", Table3Label::Group(OutcomeGroup::Withheld), true),
    ("属于国家秘密", row(Outcome::Withheld(W::StateSecret)), true),
    ("国家秘密", row(Outcome::Withheld(W::StateSecret)), false),
    ("其他法律行政法规禁止公开", row(Outcome::Withheld(W::ProhibitedByLaw)), true),
    ("法律行政法规禁止公开", row(Outcome::Withheld(W::ProhibitedByLaw)), false),
    ("其他法律法规禁止公开", row(Outcome::Withheld(W::ProhibitedByLaw)), false),
    ("危及三安全一稳定", row(Outcome::Withheld(W::SecurityAndStability)), true),
    ("三安全一稳定", row(Outcome::Withheld(W::SecurityAndStability)), false),
    ("保护第三方合法权益", row(Outcome::Withheld(W::ThirdPartyRights)), true),
    ("第三方合法权益", row(Outcome::Withheld(W::ThirdPartyRights)), false),
    ("属于三类内部事务信息", row(Outcome::Withheld(W::InternalAffairs)), true),
    ("三类内部事务信息", row(Outcome::Withheld(W::InternalAffairs)), false),
    ("内部事务信息", row(Outcome::Withheld(W::InternalAffairs)), false),
    ("属于四类过程性信息", row(Outcome::Withheld(W::DeliberativeProcess)), true),
    ("四类过程性信息", row(Outcome::Withheld(W::DeliberativeProcess)), false),
    ("过程性信息", row(Outcome::Withheld(W::DeliberativeProcess)), false),
    ("属于行政执法案卷", row(Outcome::Withheld(W::EnforcementFile)), true),
    ("行政执法案卷", row(Outcome::Withheld(W::EnforcementFile)), false),
    ("属于行政执法案卷信息", row(Outcome::Withheld(W::EnforcementFile)), false),
    ("属于行政查询事项", row(Outcome::Withheld(W::StatutoryInquiry)), true),
    ("行政查询事项", row(Outcome::Withheld(W::StatutoryInquiry)), false),
    ("无法提供", Table3Label::Group(OutcomeGroup::UnableToProvide), true),
    ("本机关不掌握相关政府信息", row(Outcome::UnableToProvide(U::NotHeld)), true),
    ("本机关不掌握", row(Outcome::UnableToProvide(U::NotHeld)), false),
    ("不掌握相关政府信息", row(Outcome::UnableToProvide(U::NotHeld)), false),
    ("没有现成信息需要另行制作", row(Outcome::UnableToProvide(U::NeedsCreation)), true),
    ("没有现成信息", row(Outcome::UnableToProvide(U::NeedsCreation)), false),
    ("需要另行制作", row(Outcome::UnableToProvide(U::NeedsCreation)), false),
    ("补正后申请内容仍不明确", row(Outcome::UnableToProvide(U::StillUnclear)), true),
    ("补正后仍不明确", row(Outcome::UnableToProvide(U::StillUnclear)), false),
    ("补正后申请内容不明确", row(Outcome::UnableToProvide(U::StillUnclear)), false),
    ("不予处理", Table3Label::Group(OutcomeGroup::NotProcessed), true),
    ("信访举报投诉类申请", row(Outcome::NotProcessed(N::PetitionOrComplaint)), true),
    ("信访举报投诉", row(Outcome::NotProcessed(N::PetitionOrComplaint)), false),
    ("信访投诉举报类申请", row(Outcome::NotProcessed(N::PetitionOrComplaint)), false),
    ("重复申请", row(Outcome::NotProcessed(N::RepeatRequest)), true),
    ("要求提供公开出版物", row(Outcome::NotProcessed(N::PublicPublication)), true),
    ("公开出版物", row(Outcome::NotProcessed(N::PublicPublication)), false),
    ("无正当理由大量反复申请", row(Outcome::NotProcessed(N::UnjustifiedMassRequests)), true),
    ("大量反复申请", row(Outcome::NotProcessed(N::UnjustifiedMassRequests)), false),
    ("要求行政机关确认或重新出具已获取信息", row(Outcome::NotProcessed(N::Reconfirmation)), true),
    ("要求行政机关确认或者重新出具已获取信息", row(Outcome::NotProcessed(N::Reconfirmation)), false),
    ("确认或重新出具已获取信息", row(Outcome::NotProcessed(N::Reconfirmation)), false),
    ("其他处理", Table3Label::Group(OutcomeGroup::OtherDisposal), true),
    ("其它处理", Table3Label::Group(OutcomeGroup::OtherDisposal), false),
    (
        "申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请",
        row(Outcome::OtherDisposal(D::SupplementNotMade)),
        true,
    ),
    ("申请人无正当理由逾期不补正", row(Outcome::OtherDisposal(D::SupplementNotMade)), false),
    ("无正当理由逾期不补正", row(Outcome::OtherDisposal(D::SupplementNotMade)), false),
    ("逾期不补正", row(Outcome::OtherDisposal(D::SupplementNotMade)), false),
    ("逾期不补正不再处理", row(Outcome::OtherDisposal(D::SupplementNotMade)), false),
    ("逾期未补正", row(Outcome::OtherDisposal(D::SupplementNotMade)), false),
    (
        "申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请",
        row(Outcome::OtherDisposal(D::FeeNotPaid)),
        true,
    ),
    ("申请人逾期未按收费通知要求缴纳费用", row(Outcome::OtherDisposal(D::FeeNotPaid)), false),
    ("逾期未按收费通知要求缴纳费用", row(Outcome::OtherDisposal(D::FeeNotPaid)), false),
    ("逾期未缴纳费用", row(Outcome::OtherDisposal(D::FeeNotPaid)), false),
    ("逾期不缴纳费用", row(Outcome::OtherDisposal(D::FeeNotPaid)), false),
    ("逾期未缴费不再处理", row(Outcome::OtherDisposal(D::FeeNotPaid)), false),
    ("逾期不缴费不再处理", row(Outcome::OtherDisposal(D::FeeNotPaid)), false),
    ("逾期未缴费", row(Outcome::OtherDisposal(D::FeeNotPaid)), false),
    ("逾期不缴费", row(Outcome::OtherDisposal(D::FeeNotPaid)), false),
    ("其他", row(Outcome::OtherDisposal(D::Other)), true),
    ("其它", row(Outcome::OtherDisposal(D::Other)), false),
    ("总计", Table3Label::Row(Table3Row::DisposedTotal), true),
    ("办理结果总计", Table3Label::Row(Table3Row::DisposedTotal), false),
    ("办理结果合计", Table3Label::Row(Table3Row::DisposedTotal), false),
    ("合计", Table3Label::Row(Table3Row::DisposedTotal), false),
    ("结转下年度继续办理", Table3Label::Row(Table3Row::CarriedOut), true),
    ("结转下年继续办理", Table3Label::Row(Table3Row::CarriedOut), false),
    ("结转下年度", Table3Label::Row(Table3Row::CarriedOut), false),
    ("结转下一年度继续办理", Table3Label::Row(Table3Row::CarriedOut), false),
    ("结转下年", Table3Label::Row(Table3Row::CarriedOut), false),
    ("结转下一年度", Table3Label::Row(Table3Row::CarriedOut), false),
    ("结转至下年度继续办理", Table3Label::Row(Table3Row::CarriedOut), false),
];

/// Every known spelling of the rows of table 二.
const TABLE2: &[(&str, Table2Row)] = &[
    ("规章", Table2Row::GovernmentRules),
    ("政府规章", Table2Row::GovernmentRules),
    ("行政规范性文件", Table2Row::NormativeDocuments),
    ("规范性文件", Table2Row::NormativeDocuments),
    ("行政许可", Table2Row::Licences),
    ("其他对外管理服务事项", Table2Row::OtherManagementServices),
    ("地方政府规章", Table2Row::GovernmentRules),
    ("部门规章", Table2Row::GovernmentRules),
    ("其他对外管理服务", Table2Row::OtherManagementServices),
    ("其它对外管理服务事项", Table2Row::OtherManagementServices),
    ("行政处罚", Table2Row::Penalties),
    ("行政强制", Table2Row::AdministrativeCompulsion),
    ("行政事业性收费", Table2Row::Charges),
    ("行政事业性收费项目", Table2Row::Charges),
    ("政府集中采购", Table2Row::GovernmentProcurement),
    ("政府采购", Table2Row::GovernmentProcurement),
    ("集中采购", Table2Row::GovernmentProcurement),
    ("行政收费", Table2Row::Charges),
    ("行政许可事项", Table2Row::Licences),
    ("行政强制措施", Table2Row::AdministrativeCompulsion),
];

/// The row or group that a printed label of table 三 means.
#[must_use]
pub fn match_table3_row(printed: &str) -> Option<LabelMatch<Table3Label>> {
    let key = bare(printed);
    let unnumbered = |key: &str| known_table3(key.trim_start_matches(|c: char| c.is_ascii_digit()));
    if let Some(found) = known_table3(&key).or_else(|| unnumbered(&key)) {
        return Some(found);
    }
    if let Some(found) = under_group(&key).or_else(|| cut_short(&key)) {
        return Some(found);
    }
    if let Some(found) = without_gloss(printed).and_then(|label| known_table3(&label)) {
        return Some(LabelMatch { kind: MatchKind::Variant, ..found });
    }
    let own = TABLE3.iter().filter(|(_, _, own)| *own).map(|(text, target, _)| (*text, *target));
    nearest(&key, own).map(|(official, target)| LabelMatch { target, kind: MatchKind::Nearest, official })
}

/// A bare label with that of its group, or of the whole stage, in front: `（六）其他处理 3.其他`.
fn under_group(key: &str) -> Option<LabelMatch<Table3Label>> {
    let heads = TABLE3.iter().filter(|(_, target, _)| matches!(target, Table3Label::Group(_) | Table3Label::Stage));
    let stripped = heads.filter_map(|(head, target, _)| Some((key.strip_prefix(head)?, target)));
    let (rest, head) = stripped.min_by_key(|(rest, _)| rest.len())?;
    let row = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七".contains(c));
    let belongs = |found: &LabelMatch<Table3Label>| match (head, found.target) {
        (Table3Label::Stage, Table3Label::Row(_)) => true,
        (Table3Label::Group(group), Table3Label::Row(Table3Row::Disposed(outcome))) => outcome.group() == *group,
        _ => false,
    };
    known_table3(row).filter(belongs).or_else(|| under_group(row).filter(belongs))
}

/// The spellings of table 三, each with what it means.
static SPELLINGS: LazyLock<Words<LabelMatch<Table3Label>>> = LazyLock::new(|| {
    let meaning = |(text, target, own): &Spelling| {
        let kind = if *own { MatchKind::Exact } else { MatchKind::Variant };
        (*text, LabelMatch { target: *target, kind, official: official(text, target) })
    };
    TABLE3.iter().map(meaning).collect()
});

/// A bare label that is one of the known spellings.
fn known_table3(key: &str) -> Option<LabelMatch<Table3Label>> {
    SPELLINGS.get(key).map(|(_, found)| found)
}

/// The form's own spelling of what a spelling means.
fn official(text: &'static str, target: &Table3Label) -> &'static str {
    TABLE3.iter().find(|(_, other, own)| other == target && *own).map_or(text, |(text, _, _)| text)
}

/// A label that was cut short, or that says more than the form's: the one label of which it is the beginning,
/// or which is its beginning.
fn cut_short(key: &str) -> Option<LabelMatch<Table3Label>> {
    const LEAST: usize = 6;
    if key.chars().count() < LEAST {
        return None;
    }
    let long = |text: &str| text.chars().count() >= LEAST;
    let mut found = TABLE3
        .iter()
        .filter(|(text, _, _)| text.starts_with(key) || (key.starts_with(text) && long(text)))
        .map(|(text, target, _)| (*text, *target));
    let (text, target) = found.next()?;
    found.all(|(_, other)| other == target).then(|| LabelMatch {
        target,
        kind: MatchKind::Variant,
        official: official(text, &target),
    })
}

/// A label of table 三 found in running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelInText {
    /// What it means.
    pub found: LabelMatch<Table3Label>,
    /// The spelling that was found.
    pub spelling: &'static str,
    /// Whether nothing stands behind it.
    pub last: bool,
}

/// The labels of table 三 in a text in which several may stand one after another, in order. At each place the
/// longest known spelling counts; the short ones (其他, 总计) only where they stand alone.
#[must_use]
pub fn table3_labels_in(text: &str) -> Vec<LabelInText> {
    let letters = Letters::of(text);
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(rest) = letters.text.get(at..).filter(|rest| !rest.is_empty()) {
        let longest = SPELLINGS
            .at_start(rest)
            .find(|(spelling, _)| spelling.chars().nth(2).is_some() || letters.alone(at, at + spelling.len()));
        if let Some((spelling, found)) = longest {
            at += spelling.len();
            out.push(LabelInText { found, spelling, last: at == letters.text.len() });
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    out
}

/// A text without white space and punctuation, and where they stood.
struct Letters {
    text: String,
    /// The bytes of the text before which something was left out.
    edges: Vec<usize>,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut letters = Self { text: String::with_capacity(text.len()), edges: Vec::new() };
        each_folded(text, |c| {
            if c.is_whitespace() || is_punctuation(c) {
                letters.edges.push(letters.text.len());
            } else {
                letters.text.push(c);
            }
        });
        letters
    }

    /// Whether no letter touches what stands between two bytes: a sign, a digit or nothing does.
    fn alone(&self, start: usize, end: usize) -> bool {
        let edge = |at: usize| self.edges.binary_search(&at).is_ok();
        let before = self.text.get(..start).and_then(|head| head.chars().next_back());
        let after = self.text.get(end..).and_then(|tail| tail.chars().next());
        (edge(start) || before.is_none_or(|c| c.is_ascii())) && (edge(end) || after.is_none_or(|c| c.is_ascii()))
    }
}

/// The row that a printed label of table 二 means.
#[must_use]
pub fn match_table2_row(printed: &str, form: FormVersion) -> Option<LabelMatch<Table2Row>> {
    if let Some(found) = known_table2_row(printed, form) {
        return Some(found);
    }
    let key = bare(printed);
    let own = Table2Row::ALL.into_iter().map(|row| (row.label(form), row));
    nearest(&key, own).map(|(official, target)| LabelMatch { target, kind: MatchKind::Nearest, official })
}

/// The same, but for labels only that are spelt in a known way.
#[must_use]
pub fn known_table2_row(printed: &str, form: FormVersion) -> Option<LabelMatch<Table2Row>> {
    let row = |label: &str| TABLE2.iter().find(|(text, _)| *text == label).map(|(_, row)| *row);
    let key = bare(printed);
    if let Some(target) = row(&key) {
        let official = target.label(form);
        let kind = if official == key { MatchKind::Exact } else { MatchKind::Variant };
        return Some(LabelMatch { target, kind, official });
    }
    let target = row(&without_gloss(printed)?)?;
    Some(LabelMatch { target, kind: MatchKind::Variant, official: target.label(form) })
}

/// The nearest label, if it is near (one character in four may differ, at least one) and no other is as near.
fn nearest<T: PartialEq + Copy>(
    key: &str,
    labels: impl Iterator<Item = (&'static str, T)>,
) -> Option<(&'static str, T)> {
    let length = key.chars().count();
    if length < 4 {
        return None;
    }
    let most = (length / 4).max(1);
    let mut best: Option<(usize, &'static str, T)> = None;
    let mut tie = false;
    for (text, target) in labels {
        // at least as many characters differ as one is longer than the other, and as the label lacks
        if text.chars().count().abs_diff(length) > most
            || key.chars().filter(|c| !text.contains(*c)).nth(most).is_some()
        {
            continue;
        }
        let distance = strsim::levenshtein(key, text);
        match best {
            Some((least, _, chosen)) if distance == least => tie |= chosen != target,
            Some((least, _, _)) if distance > least => {}
            _ => (best, tie) = (Some((distance, text, target)), false),
        }
    }
    let (distance, text, target) = best?;
    (!tie && distance <= most).then_some((text, target))
}

/// A label without layout, leading number, brackets, quotation marks and punctuation.
fn bare(printed: &str) -> String {
    let squeezed = squeezed(printed);
    strip_number(&squeezed).chars().filter(|c| !is_punctuation(*c)).collect()
}

/// A bare label without the explanation in brackets that some offices print behind it: `规章（指市政府规章）`.
fn without_gloss(printed: &str) -> Option<String> {
    let squeezed = squeezed(printed);
    let label = strip_number(&squeezed);
    let (head, _) = label.split_once('(').filter(|(head, _)| !head.is_empty())?;
    Some(head.chars().filter(|c| !is_punctuation(*c)).collect())
}

/// Brackets, quotation marks and stops, which no comparison of labels heeds.
fn is_punctuation(c: char) -> bool {
    matches!(
        c,
        '(' | ')'
            | '“'
            | '”'
            | '"'
            | '\''
            | '‘'
            | '’'
            | ','
            | '、'
            | '。'
            | ':'
            | ';'
            | '.'
            | '《'
            | '》'
            | '「'
            | '」'
            | '*'
            | '<'
            | '>'
            | '【'
            | '】'
            | '['
            | ']'
            | '-'
            | '—'
            | '·'
    )
}

/// A squeezed label without its leading number: `一、`, `(一)`, `1.`, `①`.
#[must_use]
pub(crate) fn strip_number(label: &str) -> &str {
    const NUMERALS: &str = "一二三四五六七八九十0123456789";
    let inner = label.strip_prefix('(').unwrap_or(label);
    let rest = inner.trim_start_matches(|c: char| NUMERALS.contains(c));
    if rest.len() == inner.len() {
        return label;
    }
    let stripped = rest.trim_start_matches([')', '、', '.', ',', ':', '。']);
    if stripped.len() == rest.len() || stripped.is_empty() { label } else { stripped }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_of_the_form_is_recognised_with_its_number() {
        for row in Table3Row::all() {
            let printed = format!("{} {}", row.number(), row.label());
            let found = match_table3_row(&printed).unwrap();
            assert_eq!(found.target, Table3Label::Row(row), "{printed}");
            assert_eq!(found.kind, MatchKind::Exact, "{printed}");
            let flat = match_table3_row(&row.full_label()).unwrap();
            assert_eq!(flat.target, found.target, "{}", row.full_label());
            assert_ne!(flat.kind, MatchKind::Nearest, "{}", row.full_label());
        }
    }

    #[test]
    fn layout_variants_and_misspellings_are_recognised() {
        let target = |label: &str| match_table3_row(label).map(|found| (found.target, found.kind));
        let disposed = |outcome| Table3Label::Row(Table3Row::Disposed(outcome));
        assert_eq!(
            target("3. 危 及\n\"三安全一稳定\""),
            Some((disposed(Outcome::Withheld(W::SecurityAndStability)), MatchKind::Exact))
        );
        assert_eq!(
            target("1.逾期不补正"),
            Some((disposed(Outcome::OtherDisposal(D::SupplementNotMade)), MatchKind::Variant))
        );
        assert_eq!(
            target("6.属于四类过程姓信息"),
            Some((disposed(Outcome::Withheld(W::DeliberativeProcess)), MatchKind::Nearest))
        );
        assert_eq!(target("其他主动公开文件"), None);
        for flat in ["（六）其他处理 3.其他", "三、本年度办理结果（六）其他处理3.其他"] {
            assert_eq!(target(flat), Some((disposed(Outcome::OtherDisposal(D::Other)), MatchKind::Exact)), "{flat}");
        }
        let total = Table3Label::Row(Table3Row::DisposedTotal);
        assert_eq!(target("三、本年度办理结果（七）总计"), Some((total, MatchKind::Exact)));
        assert_ne!(target("（三）不予公开 总计"), Some((total, MatchKind::Exact)));
        assert_eq!(
            target("3.其他（含申请人撤回、并案处理的）"),
            Some((disposed(Outcome::OtherDisposal(D::Other)), MatchKind::Variant))
        );
        let of_table2 = |label: &str| match_table2_row(label, FormVersion::F2019).map(|found| found.target);
        assert_eq!(of_table2("规章（设区的市人民政府填写）"), Some(Table2Row::GovernmentRules));
        assert_eq!(of_table2("其他主动公开文件（含除规范性文件以外的文件）"), None);
    }

    #[test]
    fn three_securities_is_no_number() {
        assert_eq!(bare("三安全一稳定"), "三安全一稳定");
        assert_eq!(bare("三、本年度办理结果"), "本年度办理结果");
    }
}
