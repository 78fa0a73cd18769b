//! Entries of the register — documents, decisions, charges, dated counts — as strategies of proptest: every event, every
//! value it can hold, whether it makes sense or not.

use gongkai_case::CaseId;
use gongkai_case::history::Entry;
use gongkai_catalogue::{
    ChargeFact, ChargeItem, CountFact, CountOf, DecisionFact, DecisionKind, Exclusion, ExclusionKind, Issue, Measured,
    NormativeFact, NormativeKind, Organ, Overturning, Quantity,
};
use proptest::collection::vec;
use proptest::option::of as maybe;
use proptest::prelude::{BoxedStrategy, Just, Strategy, any, prop_oneof};
use proptest::sample::select;

use crate::case_strategy::{days, entries, money, texts};

/// Entries of a normative document, corrections among them.
pub fn document_entries() -> impl Strategy<Value = Entry<NormativeFact>> {
    entries(document_facts)
}

/// Entries of an administrative decision, corrections among them.
pub fn decision_entries() -> impl Strategy<Value = Entry<DecisionFact>> {
    entries(decision_facts)
}

/// Entries of a charge, corrections among them.
pub fn charge_entries() -> impl Strategy<Value = Entry<ChargeFact>> {
    entries(charge_facts)
}

/// Entries of a dated count, corrections among them.
pub fn count_entries() -> impl Strategy<Value = Entry<CountFact>> {
    entries(count_facts)
}

/// Everything that can happen to a document.
pub fn document_facts() -> BoxedStrategy<NormativeFact> {
    prop_oneof![
        issues().prop_map(|issue| NormativeFact::Issued(Box::new(issue))),
        texts().prop_map(|by| NormativeFact::Amended { by }),
        days().prop_map(|until| NormativeFact::Prolonged { until }),
        (texts(), days()).prop_map(|(by, from)| NormativeFact::Repealed { by, from }),
        (texts(), days()).prop_map(|(by, from)| NormativeFact::DeclaredExpired { by, from }),
    ]
    .boxed()
}

fn issues() -> BoxedStrategy<Issue> {
    let excluded =
        (select(ExclusionKind::ALL.to_vec()), texts()).prop_map(|(kind, why)| Exclusion { kind, why }).boxed();
    let organ = || (maybe(texts()), texts()).prop_map(|(code, name)| Organ { code, name }).boxed();
    let what = (select(NormativeKind::ALL.to_vec()), maybe(excluded), texts(), maybe(texts()), maybe(texts()));
    (what, organ(), vec(organ(), 0..3), days(), maybe(days()))
        .prop_map(|((kind, excluded, title, number, registration), lead, joint, valid_from, valid_until)| Issue {
            kind,
            excluded,
            title,
            number,
            registration,
            lead,
            joint,
            valid_from,
            valid_until,
        })
        .boxed()
}

/// Everything that can happen to a decision.
pub fn decision_facts() -> BoxedStrategy<DecisionFact> {
    prop_oneof![
        (select(DecisionKind::ALL.to_vec()), texts()).prop_map(|(kind, number)| DecisionFact::Made { kind, number }),
        texts().prop_map(|outlet| DecisionFact::Published { outlet }),
        texts().prop_map(|why| DecisionFact::LeftUnpublished { why }),
        select(Overturning::ALL.to_vec()).prop_map(DecisionFact::Overturned),
        any::<bool>().prop_map(|reasons_published| DecisionFact::Withdrawn { reasons_published }),
    ]
    .boxed()
}

/// Everything that can happen to a charge.
pub fn charge_facts() -> BoxedStrategy<ChargeFact> {
    let item = prop_oneof![
        maybe(texts().prop_map(CaseId::new)).prop_map(|of_case| ChargeItem::ProcessingFee { of_case }),
        texts().prop_map(ChargeItem::Other),
    ];
    prop_oneof![
        (item, money(), maybe(days()), maybe(texts())).prop_map(|(item, amount, since, number)| ChargeFact::Received {
            item,
            amount,
            since,
            number
        }),
        money().prop_map(|amount| ChargeFact::Refunded { amount }),
    ]
    .boxed()
}

/// Everything that can be counted.
pub fn count_facts() -> BoxedStrategy<CountFact> {
    let of = prop_oneof![
        select(DecisionKind::ALL.to_vec()).prop_map(CountOf::Decisions),
        (maybe(texts()), maybe(texts())).prop_map(|(outlet, column)| CountOf::Published { outlet, column }),
        maybe(texts()).prop_map(|kind| CountOf::Notices { kind }),
        Just(CountOf::RetiredItems),
        Just(CountOf::GuideRevisions),
        Just(CountOf::Trainings),
        Just(CountOf::WorkPlans),
    ];
    let quantity = prop_oneof![
        any::<u64>().prop_map(Quantity::Exact),
        any::<u64>().prop_map(Quantity::MoreThan),
        any::<u64>().prop_map(Quantity::About),
        texts().prop_map(Quantity::Text),
    ];
    let measured = (quantity, texts()).prop_map(|(quantity, unit)| Measured { quantity, unit });
    (of.boxed(), maybe(days()), measured.boxed(), maybe(texts()))
        .prop_map(|(of, since, measured, source)| CountFact { of, since, measured, source })
        .boxed()
}
