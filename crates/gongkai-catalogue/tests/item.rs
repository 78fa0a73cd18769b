//! Items of the catalogue: from draft to publication and out again; what is possible, due, lawful, wrong.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test that cannot go on fails

use gongkai_case::history::Fact;
use gongkai_case::request::Approval;
use gongkai_case::{Account, Refusal, RefusalCode};
use gongkai_catalogue::{
    Command, Disclosure, Draft, Item, ItemDueKind, ItemFact, ItemFindingCode, ItemKind, ItemStepKind, Organ, Origin,
    Outlet, Record, Review, ReviewKind, Stage, StatutoryColumn, TakenDown, Verdict, YearSoFar, audit_item, decide,
    item_dues, item_steps, may_publish, overview, publication_due,
};
use gongkai_law::actor::Capacity;
use gongkai_law::calendar::Calendar;
use gongkai_law::disclosure::DisclosureStatus;
use gongkai_law::outcome::WithholdingGround;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

const TODAY: Date = date(2026, 6, 30);
const FORMED: Date = date(2025, 3, 3);

fn draft() -> Draft {
    Draft {
        by: Account::new("nigao"),
        title: "示范县公共资源交易目录".to_owned(),
        kind: ItemKind::Notice,
        column: StatutoryColumn::of("20-15").unwrap(),
        theme: None,
        index_number: None,
        number: None,
        origin: Origin::Made {
            lead: Organ { code: None, name: "示范县公共资源交易服务中心".to_owned() },
            joint: vec![],
        },
        formed: FORMED,
        disclosure: Disclosure { status: DisclosureStatus::Proactive, ground: None, review_on: None },
        responsible: None,
        valid_from: None,
        valid_until: None,
        keywords: vec![],
        summary: String::new(),
        content: None,
        files: vec![],
        explains: None,
        forms: Vec::new(),
    }
}

fn given(account: &str, on: Date) -> Approval {
    Approval::Given { by: Account::new(account), capacity: Capacity::Reviewer, on }
}

fn secrecy(account: &str, on: Date, verdict: Verdict) -> ItemFact {
    ItemFact::Reviewed(Review { kind: ReviewKind::Secrecy, signed: given(account, on), verdict })
}

fn published() -> ItemFact {
    ItemFact::Published { outlets: vec![Outlet::Website, Outlet::NewMedia], address: None }
}

/// Records facts one by one; the last refusal, if any.
fn tell(facts: impl IntoIterator<Item = (Date, ItemFact)>) -> (Record<ItemFact>, Option<Refusal>) {
    let mut record = Record::default();
    let mut refused = None;
    for (on, what) in facts {
        match decide(&record, Command::Record(Fact { on, what }), TODAY) {
            Ok(entries) => entries.into_iter().for_each(|entry| record.evolve(entry)),
            Err(refusal) => refused = Some(refusal),
        }
    }
    (record, refused)
}

fn day(number: i64) -> Date {
    FORMED.checked_add(number.days()).unwrap()
}

/// A proper way to publication on a day.
fn proper(draft: Draft, on: Date) -> Vec<(Date, ItemFact)> {
    vec![
        (day(1), ItemFact::Drafted(Box::new(draft))),
        (day(1), ItemFact::Screened { open: 0 }),
        (day(2), ItemFact::Submitted { urgent: None }),
        (day(2), secrecy("shencha", day(2), Verdict::Passed)),
        (day(3), ItemFact::Approved { approval: given("fuzeren", day(3)) }),
        (on, published()),
    ]
}

fn codes(record: &Record<ItemFact>) -> Vec<ItemFindingCode> {
    let item = Item::of(record).unwrap();
    let found = audit_item(&item, false, &Calendar::national(), TODAY).unwrap();
    found.into_iter().map(|finding| finding.code).collect()
}

#[test]
fn art_17_an_item_goes_from_draft_over_a_second_person_to_the_public() {
    let facts = proper(draft(), day(4));
    let stages: Vec<Stage> =
        (1..=facts.len()).map(|count| Item::of(&tell(facts[..count].iter().cloned()).0).unwrap().stage()).collect();
    use Stage as S;
    assert_eq!(stages, [S::Drafting, S::Drafting, S::InReview, S::InReview, S::Approved, S::Published]);
    let (record, refused) = tell(facts);
    assert_eq!((refused, codes(&record)), (None, vec![]));
}

#[test]
fn art_17_nobody_reviews_or_approves_his_own_draft_but_a_signed_paper_may() {
    let begin = || vec![(day(1), ItemFact::Drafted(Box::new(draft()))), (day(1), ItemFact::Submitted { urgent: None })];
    let own = tell(begin().into_iter().chain([(day(1), secrecy("nigao", day(1), Verdict::Passed))])).1.unwrap();
    assert_eq!(own.code, RefusalCode::SecondPerson);
    let approved = |approval| tell(begin().into_iter().chain([(day(1), ItemFact::Approved { approval })])).1;
    assert_eq!(approved(given("nigao", day(1))).unwrap().code, RefusalCode::SecondPerson);
    assert_eq!(approved(Approval::Missing).unwrap().code, RefusalCode::Incomplete);
    assert_eq!(approved(Approval::OnPaper { capacity: Capacity::HeadOfWorkBody, on: day(1) }), None);
}

#[test]
fn art_17_what_is_returned_is_drafted_and_reviewed_anew() {
    let mut facts = proper(draft(), day(9));
    facts.splice(3..6, [(day(2), secrecy("shencha", day(2), Verdict::Returned { why: "有联系人手机号".to_owned() }))]);
    let (record, _) = tell(facts.clone());
    assert_eq!(Item::of(&record).unwrap().stage(), Stage::Returned);
    facts.push((day(3), ItemFact::Redrafted(Box::new(draft()))));
    let (record, _) = tell(facts);
    let item = Item::of(&record).unwrap();
    assert_eq!((item.stage(), item.screened, item.submitted), (Stage::Drafting, None, None));
    let doubt = Verdict::Referred { organ: "示范县保密局".to_owned() };
    let facts = proper(draft(), day(9)).into_iter().take(3).chain([(day(3), secrecy("shencha", day(3), doubt))]);
    assert_eq!(Item::of(&tell(facts).0).unwrap().stage(), Stage::Referred);
}

#[test]
fn nothing_is_published_by_us_that_was_not_screened_reviewed_and_approved() {
    let all = proper(draft(), day(4));
    let refused = |count: usize| {
        let (record, _) = tell(all[..count].iter().cloned());
        may_publish(&Item::of(&record).unwrap(), TODAY).map_err(|refusal| refusal.what)
    };
    let starts = |count: usize, text: &str| assert!(refused(count).unwrap_err().starts_with(text), "{count}");
    starts(1, "这一稿还没有做发布前筛查");
    starts(2, "这一稿没有通过保密审查");
    starts(3, "这一稿没有通过保密审查");
    starts(4, "这一稿还没有批准发布");
    assert_eq!(refused(5), Ok(()));
    starts(6, "这一稿已经发布");
    let mut open = all.clone();
    open[1].1 = ItemFact::Screened { open: 2 };
    let (record, _) = tell(open[..5].iter().cloned());
    assert!(may_publish(&Item::of(&record).unwrap(), TODAY).unwrap_err().what.contains("还有2处没有处理"));
    let hidden =
        Draft { disclosure: Disclosure { status: DisclosureStatus::OnRequest, ..draft().disclosure }, ..draft() };
    let (record, _) = tell(proper(hidden, day(4)).into_iter().take(5));
    let item = Item::of(&record).unwrap();
    assert_eq!(
        (item.stage(), may_publish(&item, TODAY).unwrap_err().code),
        (Stage::OnRequest, RefusalCode::DoesNotApply)
    );
    let later = all[..5].iter().cloned().chain([(day(4), ItemFact::Scheduled { to: day(8) })]);
    let (record, _) = tell(later);
    let item = Item::of(&record).unwrap();
    assert_eq!(may_publish(&item, day(7)).unwrap_err().code, RefusalCode::TooEarly);
    assert_eq!(may_publish(&item, day(8)), Ok(()));
}

#[test]
fn art_26_an_item_is_due_twenty_working_days_after_it_was_formed_and_a_penalty_seven() {
    let due = |kind, formed| {
        let facts = [(formed, ItemFact::Drafted(Box::new(Draft { kind, formed, ..draft() })))];
        let (record, _) = tell(facts);
        publication_due(&Item::of(&record).unwrap(), &Calendar::national()).unwrap().map(|due| due.due)
    };
    // as the table of working days has it: 2025-01-20 +7 and +20
    let formed = date(2025, 1, 20);
    assert_eq!(due(ItemKind::Notice, formed), Some(date(2025, 2, 21)));
    assert_eq!(due(ItemKind::Penalty, formed), Some(date(2025, 2, 5)));
    let purchaser = Organ { code: None, name: "示范县第一小学".to_owned() };
    let notice = Draft { kind: ItemKind::TradingNotice, responsible: Some(purchaser), ..draft() };
    let (record, _) = tell([(day(1), ItemFact::Drafted(Box::new(notice)))]);
    assert_eq!(publication_due(&Item::of(&record).unwrap(), &Calendar::national()), Ok(None));
}

#[test]
fn art_26_what_is_published_on_its_day_is_in_time_and_the_next_day_late() {
    // twenty working days after Monday 3 March 2025
    let due = date(2025, 3, 31);
    assert_eq!(codes(&tell(proper(draft(), due)).0), []);
    assert_eq!(codes(&tell(proper(draft(), due.tomorrow().unwrap())).0), [ItemFindingCode::PublishedLate]);
    let (record, _) = tell(proper(draft(), due).into_iter().take(5));
    assert_eq!(codes(&record), [ItemFindingCode::PublicationOverdue]);
}

#[test]
fn what_was_unlawful_but_true_is_recorded_and_found() {
    let on = day(2);
    let (record, refused) = tell([(day(1), ItemFact::Drafted(Box::new(draft()))), (on, published())]);
    assert_eq!(refused, None);
    assert_eq!(codes(&record), [ItemFindingCode::PublishedUnreviewed, ItemFindingCode::PublishedUnapproved]);
    let mut facts = proper(draft(), on);
    facts[2].1 = ItemFact::Submitted { urgent: Some("汛情预警".to_owned()) };
    facts[4].1 = ItemFact::Approved { approval: Approval::OnPaper { capacity: Capacity::HeadOfWorkBody, on: day(3) } };
    facts[5].0 = day(4);
    assert_eq!(codes(&tell(facts).0), [ItemFindingCode::ApprovedOnPaper, ItemFindingCode::PublishedUrgently]);
}

#[test]
fn art_18_what_is_not_disclosed_has_a_ground_and_is_looked_at_again() {
    let hidden = |ground, review_on| Draft {
        disclosure: Disclosure { status: DisclosureStatus::NotDisclosed, ground, review_on },
        ..draft()
    };
    let (_, refused) = tell([(day(1), ItemFact::Drafted(Box::new(hidden(None, None))))]);
    assert_eq!(refused.unwrap().code, RefusalCode::Incomplete);
    let ground = Some(WithholdingGround::DeliberativeProcess);
    let mut facts = vec![(day(1), ItemFact::Drafted(Box::new(hidden(ground, Some(date(2026, 3, 3))))))];
    let (record, _) = tell(facts.clone());
    assert_eq!(codes(&record), [ItemFindingCode::StatusReviewLapsed]);
    facts.push((date(2026, 3, 2), ItemFact::StatusReviewed { review_on: date(2027, 3, 3) }));
    let (record, _) = tell(facts);
    assert_eq!(codes(&record), []);
    let dues = item_dues(&Item::of(&record).unwrap(), false, &Calendar::national()).unwrap();
    assert_eq!(
        dues.iter().map(|due| (due.kind, due.day)).collect::<Vec<_>>(),
        [(ItemDueKind::StatusReview, date(2027, 3, 3))]
    );
}

#[test]
fn a_normative_document_owes_its_explainer_in_three_working_days() {
    let document = Draft { kind: ItemKind::NormativeDocument, ..draft() };
    let (record, _) = tell(proper(document, date(2025, 3, 7)));
    let item = Item::of(&record).unwrap();
    let dues = item_dues(&item, false, &Calendar::national()).unwrap();
    assert_eq!((dues[0].kind, dues[0].day), (ItemDueKind::Explainer, date(2025, 3, 12)));
    assert_eq!(item_dues(&item, true, &Calendar::national()).unwrap(), []);
    assert_eq!(codes(&record), [ItemFindingCode::ExplainerMissing]);
}

#[test]
fn a_revision_leaves_the_old_version_public_until_the_new_one_is_and_both_are_kept() {
    let mut facts = proper(draft(), day(4));
    facts
        .push((day(30), ItemFact::Redrafted(Box::new(Draft { title: "修订".to_owned(), formed: day(30), ..draft() }))));
    let (record, _) = tell(facts.clone());
    let item = Item::of(&record).unwrap();
    assert_eq!((item.stage(), item.shown().unwrap().draft.title.as_str()), (Stage::Drafting, "示范县公共资源交易目录"));
    facts.extend([
        (day(30), ItemFact::Screened { open: 0 }),
        (day(31), ItemFact::Submitted { urgent: None }),
        (day(31), secrecy("shencha", day(31), Verdict::Passed)),
        (day(31), ItemFact::Approved { approval: given("fuzeren", day(31)) }),
        (day(31), published()),
    ]);
    let (record, _) = tell(facts);
    let item = Item::of(&record).unwrap();
    assert_eq!((item.versions.len(), item.shown().unwrap().draft.title.as_str()), (2, "修订"));
    let counted = overview([("a", &record)], YearSoFar::whole(2025));
    assert_eq!((counted.published.len(), counted.revised.len(), counted.by_outlet[&Outlet::Website].len()), (1, 1, 1));
}

#[test]
fn what_is_taken_down_says_why_and_where_to_go_and_counts_in_its_year() {
    let down = |what| tell(proper(draft(), day(4)).into_iter().chain([(date(2026, 2, 2), what)]));
    let (record, _) = down(ItemFact::Retired { reason: "已有新目录".to_owned(), redirect: Some("b".to_owned()) });
    let item = Item::of(&record).unwrap();
    assert_eq!((item.stage(), item.shown()), (Stage::TakenDown, None));
    assert!(matches!(item.taken_down, Some((_, TakenDown::Retired { redirect: Some("b"), .. }))));
    assert_eq!(overview([("a", &record)], YearSoFar::whole(2025)).retired.len(), 0);
    assert_eq!(overview([("a", &record)], YearSoFar::whole(2026)).retired, ["a"]);
    let (_, refused) = down(ItemFact::Retired { reason: " ".to_owned(), redirect: None });
    assert_eq!(refused.unwrap().code, RefusalCode::Incomplete);
    let (_, refused) = tell([
        (day(1), ItemFact::Drafted(Box::new(draft()))),
        (day(2), ItemFact::Withdrawn { reason: "误发".to_owned(), reasons_published: true }),
    ]);
    assert_eq!(refused.unwrap().code, RefusalCode::NothingToAnswer);
    let penalty = Draft { kind: ItemKind::Penalty, ..draft() };
    let silent = ItemFact::Withdrawn { reason: "处罚已撤销".to_owned(), reasons_published: false };
    let (record, _) = tell(proper(penalty, day(4)).into_iter().chain([(day(40), silent)]));
    assert_eq!(codes(&record), [ItemFindingCode::WithdrawnWithoutReasons]);
}

#[test]
fn every_step_is_offered_or_says_why_not() {
    let (record, _) = tell(proper(draft(), day(4)).into_iter().take(3));
    let steps = item_steps(&Item::of(&record).unwrap(), TODAY);
    let open: Vec<ItemStepKind> = steps.iter().filter(|step| step.barred.is_none()).map(|step| step.kind).collect();
    use ItemStepKind as K;
    assert_eq!(open, [K::Redraft, K::Screen, K::Submit, K::ReviewSecrecy, K::Archive]);
    let why = steps.iter().find(|step| step.kind == K::Approve).unwrap().barred.as_deref();
    assert_eq!(why, Some("还没有通过保密审查，或者已经发布"));
}

fn any_fact() -> impl Strategy<Value = (Date, ItemFact)> {
    let accounts = prop::sample::select(vec!["nigao", "shencha"]);
    let verdicts = prop_oneof![
        Just(Verdict::Passed),
        Just(Verdict::Returned { why: "改".to_owned() }),
        Just(Verdict::Referred { organ: "示范县保密局".to_owned() }),
    ];
    let what = prop_oneof![
        Just(ItemFact::Drafted(Box::new(draft()))),
        Just(ItemFact::Redrafted(Box::new(draft()))),
        (0_u32..2).prop_map(|open| ItemFact::Screened { open }),
        Just(ItemFact::FindingKept { code: "P102".to_owned(), fingerprint: "a".to_owned(), why: "办公".to_owned() }),
        Just(ItemFact::Submitted { urgent: None }),
        Just(ItemFact::TakenOver { from: "旧网站".to_owned() }),
        (accounts.clone(), verdicts).prop_map(|(account, verdict)| secrecy(account, FORMED, verdict)),
        accounts.prop_map(|account| ItemFact::Approved { approval: given(account, FORMED) }),
        (0_i64..400).prop_map(|on| ItemFact::Scheduled { to: day(on) }),
        Just(published()),
        Just(ItemFact::StatusReviewed { review_on: date(2027, 1, 1) }),
        Just(ItemFact::Retired { reason: "过时".to_owned(), redirect: None }),
        Just(ItemFact::Withdrawn { reason: "误发".to_owned(), reasons_published: false }),
        Just(ItemFact::Archived { number: "1".to_owned() }),
    ];
    (0_i64..400, what).prop_map(|(on, what)| (day(on), what))
}

proptest! {
    #[test]
    fn whatever_is_accepted_can_be_read_audited_and_counted(facts in prop::collection::vec(any_fact(), 0..24)) {
        let (record, _) = tell(facts);
        let Some(item) = Item::of(&record) else { return Ok(()) };
        let found = audit_item(&item, false, &Calendar::national(), TODAY).unwrap();
        // what is public without a passed secrecy review is always found
        let unreviewed = item.versions.iter().filter(|version| version.secrecy.is_none() && version.taken_over.is_none()).count();
        let told = found.iter().filter(|finding| finding.code == ItemFindingCode::PublishedUnreviewed).count();
        prop_assert_eq!(unreviewed, told);
        // and may_publish never lets such a version through
        if may_publish(&item, TODAY).is_ok() {
            prop_assert!(item.passed(ReviewKind::Secrecy) && item.approved.is_some());
        }
        let counted = overview([("a", &record)], YearSoFar::whole(2025));
        prop_assert!(counted.published.len() <= 1);
    }
}
