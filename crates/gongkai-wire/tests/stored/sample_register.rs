//! One entry of every kind of the register with every field set: what the golden files hold.

use gongkai_case::CaseId;
use gongkai_case::history::Entry;
use gongkai_catalogue::{
    ChargeFact, ChargeItem, CountFact, CountOf, DecisionFact, DecisionKind, Exclusion, ExclusionKind, Issue, Measured,
    NormativeFact, NormativeKind, Organ, Overturning,
};
use gongkai_law::fee::{FeeBasis, fee};
use jiff::civil::date;

use crate::sample::{correction, facts};

/// Every kind of entry of a document.
pub fn document() -> Vec<Entry<NormativeFact>> {
    let organ = |code: &str, name: &str| Organ { code: Some(code.to_owned()), name: name.to_owned() };
    let by = || "示府发〔2026〕1号".to_owned();
    let issue = Issue {
        kind: NormativeKind::NormativeDocument,
        excluded: Some(Exclusion { kind: ExclusionKind::InternalManagement, why: "只管内部".to_owned() }),
        title: "示范县公共资源交易管理办法".to_owned(),
        number: Some("示府发〔2025〕4号".to_owned()),
        registration: Some("SF-2025-04".to_owned()),
        lead: organ("shifan", "示范县公共资源交易服务中心"),
        joint: vec![organ("caizheng", "示范县财政局")],
        valid_from: date(2025, 4, 1),
        valid_until: Some(date(2030, 3, 31)),
    };
    let mut entries = facts([
        NormativeFact::Issued(Box::new(issue)),
        NormativeFact::Amended { by: by() },
        NormativeFact::Prolonged { until: date(2032, 3, 31) },
        NormativeFact::Retained { by: by() },
        NormativeFact::ToBeRevised { by: by() },
        NormativeFact::Filed {
            with: "示范市人民政府".to_owned(), number: Some("示备〔2025〕12号".to_owned())
        },
        NormativeFact::Repealed { by: by(), from: date(2026, 2, 1) },
        NormativeFact::DeclaredExpired { by: by(), from: date(2026, 2, 1) },
    ]);
    entries.push(correction(NormativeFact::Amended { by: by() }));
    entries
}

/// Every kind of entry of a decision.
pub fn decision() -> Vec<Entry<DecisionFact>> {
    let outlet = || "门户网站".to_owned();
    let mut entries = facts([
        DecisionFact::Made { kind: DecisionKind::Penalty, number: "示罚〔2025〕2号".to_owned() },
        DecisionFact::Published { outlet: outlet() },
        DecisionFact::LeftUnpublished { why: "没有一定社会影响".to_owned() },
        DecisionFact::Overturned(Overturning::Revoked),
        DecisionFact::Withdrawn { reasons_published: true },
    ]);
    entries.push(correction(DecisionFact::Published { outlet: outlet() }));
    entries
}

/// Every kind of entry of a charge.
pub fn charge() -> Vec<Entry<ChargeFact>> {
    let amount = fee(FeeBasis::PerPage, 120).unwrap().total;
    let received =
        |item| ChargeFact::Received { item, amount, since: Some(date(2025, 3, 1)), number: Some("No.0012".to_owned()) };
    let of_case = Some(CaseId::new("r-1"));
    let mut entries = facts([received(ChargeItem::ProcessingFee { of_case }), ChargeFact::Refunded { amount }]);
    entries.push(correction(received(ChargeItem::Other("示范收费".to_owned()))));
    entries
}

/// Every kind of entry of a dated count.
pub fn count() -> Vec<Entry<CountFact>> {
    let counted = |of, measured: &str| CountFact {
        of,
        since: Some(date(2025, 1, 1)),
        measured: Measured::read(measured).unwrap(),
        source: Some("台账".to_owned()),
    };
    let published =
        CountOf::Published { outlet: Some("门户网站".to_owned()), column: Some("通知公告".to_owned()) };
    let mut entries = facts([counted(published, "100余条")]);
    entries.push(correction(counted(CountOf::Decisions(DecisionKind::Licence), "41件")));
    entries
}
