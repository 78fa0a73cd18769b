//! The running text of a report, drafted from its numbers: every number told is one that is counted, so that text and
//! tables agree. People write what no record tells.

use std::iter;

use gongkai_catalogue::{BodyProfile, CountOf, DatedCount, ItemKind, Overview, Quantity};
use gongkai_law::deadline::Channel;
use gongkai_law::outcome::OutcomeGroup;
use gongkai_report::{
    CellId, Head, Narrative, Report, Signature, Table2Cell, Table2Column, Table2Row, Table3Column, Table3Row,
    Table4Column, Table4Group,
};

use crate::annual::{AnnualReport, WrittenPart};
use crate::{Adjustment, FeeFacts};

/// What a report tells beside its tables.
#[derive(Clone, Debug, Default)]
pub struct Told<'a> {
    /// Dated counts of the year.
    pub counts: Vec<DatedCount<'a>>,
    /// The items that were published, revised and taken down in the year. Where a dated count tells the same, the count is
    /// told: it holds what was published before there was a catalogue here.
    pub catalogue: Overview,
    /// How often the guide was revised in the year.
    pub guide_revisions: usize,
    /// Requests newly received in the year, by channel.
    pub channels: Vec<(Channel, u64)>,
    /// The processing fees of the year.
    pub fees: FeeFacts,
    /// What stands beside 上年结转.
    pub adjustments: Vec<Adjustment>,
}

/// Writes title, opening, text and signature of a report whose tables are filled.
pub fn write(report: &mut Report, body: &BodyProfile, year: i16, told: &Told<'_>, written: &AnnualReport<'_>) {
    if let Some(blank) = Report::blank(Some(&body.name), year) {
        report.title = blank.title;
        report.opening = blank.opening;
    }
    if let (Some(passage), Some(contact)) = (report.opening.passages.last_mut(), &body.contact) {
        passage.text.push_str(&format!("如对本报告有疑问，请联系：{contact}。"));
    }
    report.published = written.published;
    report.signature = Some(Signature { body: Some(body.name.clone()), date: written.published, origin: None });
    let draft = Draft { report: &*report, body, year, told };
    let heads = Head::ALL.map(|head| (head, joined(written, WrittenPart::Head(head), draft.head(head))));
    let problems = joined(written, WrittenPart::ProblemsAndImprovements, Vec::new());
    let other = joined(written, WrittenPart::OtherMatters, draft.other_matters());
    report.overview.extend(heads);
    report.problems_and_improvements = Some(problems);
    report.other_matters = Some(other);
}

/// What people wrote, in the place of the draft or after it.
fn joined(written: &AnnualReport<'_>, part: WrittenPart, draft: Vec<String>) -> Narrative {
    match written.part(part) {
        Some((text, true)) => Narrative::of(draft.into_iter().chain(text.iter().cloned())),
        Some((text, false)) => Narrative::of(text.iter().cloned()),
        None => Narrative::of(draft),
    }
}

struct Draft<'a> {
    report: &'a Report,
    body: &'a BodyProfile,
    year: i16,
    told: &'a Told<'a>,
}

impl Draft<'_> {
    fn head(&self, head: Head) -> Vec<String> {
        vec![match head {
            Head::ProactiveDisclosure => self.published(),
            Head::DisclosureOnRequest => self.requests() + &self.disputes(),
            Head::InformationManagement => self.documents(),
            Head::Platform => self.kept_up(),
            Head::Supervision => self.supervision(),
        }]
    }

    /// The counts of one kind, in the order they were recorded.
    fn counts(&self, of: impl Fn(&CountOf) -> bool) -> Vec<&DatedCount<'_>> {
        self.told.counts.iter().filter(|count| of(count.of)).collect()
    }

    /// The exact sum of the counts of one kind; none where one of them is vague or there is none.
    fn exact(&self, of: impl Fn(&CountOf) -> bool) -> Option<u64> {
        let counts = self.counts(of);
        let sum =
            counts.iter().try_fold(0_u64, |sum, count| Some(sum.saturating_add(count.measured.quantity.exact()?)));
        sum.filter(|_| !counts.is_empty())
    }

    fn published(&self) -> String {
        let counts = self.counts(|of| matches!(of, CountOf::Published { .. }));
        let parts: Vec<String> = counts.iter().map(|count| place(count)).collect();
        let kept = &self.told.catalogue;
        let mut text = match (counts.as_slice(), self.exact(|of| matches!(of, CountOf::Published { .. }))) {
            ([], _) if !kept.published.is_empty() => self.items(),
            ([], _) => format!("{}年，{}没有登记主动公开的信息。", self.year, self.body.own),
            ([_], _) => format!("{}年，{}主动公开政府信息，{}。", self.year, self.body.own, parts.join("")),
            (_, Some(sum)) => {
                format!("{}年，{}主动公开政府信息{sum}条，其中{}。", self.year, self.body.own, parts.join("，"))
            }
            (_, None) => format!("{}年，{}主动公开政府信息，{}。", self.year, self.body.own, parts.join("，")),
        };
        for count in self.counts(|of| matches!(of, CountOf::Notices { .. })) {
            let CountOf::Notices { kind } = count.of else { continue };
            let kind = kind.as_deref().unwrap_or("交易公告");
            text.push_str(&format!("发布{kind}等信息{}。", count.measured));
        }
        text
    }

    /// What the catalogue tells of the year: how much was published, where, of what kind, and what was revised.
    fn items(&self) -> String {
        let Overview { published, by_kind, by_outlet, revised, .. } = &self.told.catalogue;
        let mut text = format!("{}年，{}主动公开政府信息{}条", self.year, self.body.own, published.len());
        let outlets: Vec<String> =
            by_outlet.iter().map(|(outlet, ids)| format!("通过{}公开{}条", outlet.label(), ids.len())).collect();
        if !outlets.is_empty() {
            text.push_str(&format!("，{}", outlets.join("，")));
        }
        text.push('。');
        let notices = by_kind.get(&ItemKind::TradingNotice).map_or(0, Vec::len);
        if notices > 0 {
            text.push_str(&format!("其中采购交易公告{notices}条。"));
        }
        if let Some(explainers) = by_kind.get(&ItemKind::Explainer) {
            text.push_str(&format!("发布政策解读{}条。", explainers.len()));
        }
        if !revised.is_empty() {
            text.push_str(&format!("修订已公开的信息{}条。", revised.len()));
        }
        text
    }

    fn total(&self, row: Table3Row) -> i64 {
        self.report.count(CellId::Table3(row, Table3Column::Total)).unwrap_or(0)
    }

    fn requests(&self) -> String {
        let [received, carried_in, disposed, carried_out] =
            [Table3Row::NewlyReceived, Table3Row::CarriedIn, Table3Row::DisposedTotal, Table3Row::CarriedOut]
                .map(|row| self.total(row));
        if received == 0 && carried_in == 0 {
            return format!("{}年未收到政府信息公开申请，也没有上年结转的申请。", self.year);
        }
        let mut text = match received {
            0 => "本年未收到新的政府信息公开申请".to_owned(),
            _ => format!("本年新收政府信息公开申请{received}件{}", self.by_channel()),
        };
        text.push_str(&format!("，上年结转{carried_in}件。"));
        if disposed > 0 {
            text.push_str(&format!("本年办结{disposed}件，其中{}。", self.results()));
        }
        text.push_str(&match carried_out {
            0 => "没有结转下年度继续办理的申请。".to_owned(),
            _ => format!("结转下年度继续办理{carried_out}件。"),
        });
        text
    }

    fn by_channel(&self) -> String {
        let parts: Vec<String> = self
            .told
            .channels
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(channel, count)| format!("{}{count}件", told_channel(*channel)))
            .collect();
        if parts.is_empty() { String::new() } else { format!("，其中{}", parts.join("、")) }
    }

    fn results(&self) -> String {
        let count =
            |group: OutcomeGroup| -> i64 { group.leaves().map(|leaf| self.total(Table3Row::Disposed(leaf))).sum() };
        let groups = OutcomeGroup::ALL.into_iter().map(|group| (group, count(group)));
        let parts: Vec<String> = groups
            .filter(|(_, count)| *count > 0)
            .map(|(group, count)| format!("{}{count}件", group.label()))
            .collect();
        parts.join("、")
    }

    fn disputes(&self) -> String {
        let total = |group| self.report.count(CellId::Table4(group, Table4Column::Total)).unwrap_or(0);
        let reconsiderations = total(Table4Group::Reconsideration);
        let suits = total(Table4Group::DirectSuit) + total(Table4Group::SuitAfterReconsideration);
        match (reconsiderations, suits) {
            (0, 0) => "未发生因政府信息公开引起的行政复议和行政诉讼。".to_owned(),
            (_, 0) => format!("因政府信息公开引起的行政复议{reconsiderations}件，没有行政诉讼。"),
            (0, _) => format!("因政府信息公开引起的行政诉讼{suits}件，没有行政复议。"),
            _ => format!("因政府信息公开引起的行政复议{reconsiderations}件、行政诉讼{suits}件。"),
        }
    }

    fn documents(&self) -> String {
        let count = |column| {
            let row = Table2Row::NormativeDocuments;
            self.report.count(CellId::Table2(Table2Cell { row, column })).unwrap_or(0)
        };
        let [issued, repealed, in_force] =
            [Table2Column::Issued, Table2Column::Repealed, Table2Column::InForce].map(count);
        match self.body.makes_normative_documents {
            false if issued + repealed + in_force == 0 => {
                format!("{}没有规章和行政规范性文件制定权，{}年未制发规章和行政规范性文件。", self.body.own, self.year)
            }
            _ => format!(
                "{}年制发行政规范性文件{issued}件，废止行政规范性文件{repealed}件，现行有效行政规范性文件{in_force}件。",
                self.year
            ),
        }
    }

    /// Guide revised, outdated pieces taken down.
    fn kept_up(&self) -> String {
        let mut parts = Vec::new();
        for count in self.counts(|of| *of == CountOf::GuideRevisions) {
            parts.push(format!("修订《政府信息公开指南》{}", measured(count, "次")));
        }
        for count in self.counts(|of| *of == CountOf::RetiredItems) {
            parts.push(format!("清理过时信息{}", measured(count, "条")));
        }
        if self.counts(|of| *of == CountOf::GuideRevisions).is_empty() && self.told.guide_revisions > 0 {
            parts.push(format!("修订《政府信息公开指南》{}次", self.told.guide_revisions));
        }
        let retired = &self.told.catalogue.retired;
        if self.counts(|of| *of == CountOf::RetiredItems).is_empty() && !retired.is_empty() {
            parts.push(format!("清理过时信息{}条", retired.len()));
        }
        match parts.as_slice() {
            [] => format!("{}按要求维护政府信息公开平台，指南、目录保持有效。", self.body.own),
            _ => format!("{}维护政府信息公开平台，{}。", self.body.own, parts.join("，")),
        }
    }

    fn supervision(&self) -> String {
        let mut parts = Vec::new();
        if !self.counts(|of| *of == CountOf::WorkPlans).is_empty() {
            parts.push(format!("印发{}年政府信息公开工作要点", self.year));
        }
        for count in self.counts(|of| *of == CountOf::Trainings) {
            parts.push(format!("组织政府信息公开培训{}", measured(count, "次")));
        }
        match parts.as_slice() {
            [] => "明确政府信息公开工作机构和责任，落实审查制度。".to_owned(),
            _ => format!("{}，落实政府信息公开审查制度。", parts.join("，")),
        }
    }

    /// The fees, and what is corrected of the year before.
    fn other_matters(&self) -> Vec<String> {
        let FeeFacts { notices, noticed, .. } = &self.told.fees;
        let received = self.told.fees.received_fen();
        let fees = match (notices, received) {
            (0, 0) => "本年度未收取信息处理费。".to_owned(),
            (_, 0) => format!("本年度发出信息处理费收费通知{notices}件，通知金额{noticed}，未收取信息处理费。"),
            _ => {
                let received = yuan(received);
                format!("本年度发出信息处理费收费通知{notices}件，通知金额{noticed}，实际收取信息处理费{received}。")
            }
        };
        let corrected = self.told.adjustments.iter().filter(|adjustment| adjustment.column == Table3Column::Total);
        iter::once(fees).chain(corrected.map(Adjustment::sentence)).collect()
    }
}

/// An amount that may lie below zero, where more was paid back than received.
fn yuan(fen: i64) -> String {
    let (sign, whole) = (if fen < 0 { "-" } else { "" }, fen.unsigned_abs());
    match whole % 100 {
        0 => format!("{sign}{}元", whole / 100),
        rest => format!("{sign}{}.{rest:02}元", whole / 100),
    }
}

/// Where something was published, what, and how much of it.
fn place(count: &DatedCount<'_>) -> String {
    let CountOf::Published { outlet, column } = count.of else { return String::new() };
    let way = outlet.as_ref().map(|outlet| format!("通过{outlet}")).unwrap_or_default();
    let what = column.as_ref().map_or_else(|| "信息".to_owned(), |column| format!("{column}等信息"));
    format!("{way}公开{what}{}", measured(count, "条"))
}

/// A quantity with its unit, or with the usual one where the record has none.
fn measured(count: &DatedCount<'_>, unit: &str) -> String {
    match (&count.measured.quantity, count.measured.unit.is_empty()) {
        (Quantity::Text(text), _) => text.clone(),
        (quantity, true) => format!("{quantity}{unit}"),
        (_, false) => count.measured.to_string(),
    }
}

/// How a report names a channel.
const fn told_channel(channel: Channel) -> &'static str {
    match channel {
        Channel::InPerson => "当面申请",
        Channel::SignedPost => "邮寄申请",
        Channel::OrdinaryPost => "平常信函申请",
        Channel::Internet => "网上申请",
        Channel::Fax => "传真申请",
    }
}
