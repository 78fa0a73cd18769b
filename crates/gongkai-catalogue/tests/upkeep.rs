//! The upkeep of what is public: coverage, rhythm, redirects, what goes to the archives.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test that cannot go on fails

use std::collections::BTreeMap;

use gongkai_case::history::{Entry, Fact};
use gongkai_case::{Account, RefusalCode};
use gongkai_catalogue::{
    BodyFact, Command, Disclosure, Draft, ItemFact, ItemKind, Landing, Organ, Origin, Outlet, Record, StatutoryColumn,
    YearSoFar, columns_without, coverage, decide, explained, hand_over, index_template_on, items, landing, owes, stale,
};
use gongkai_law::disclosure::DisclosureStatus;
use gongkai_law::subject::SubjectKind;
use jiff::ToSpan;
use jiff::civil::{Date, date};

fn column(code: &str) -> StatutoryColumn {
    StatutoryColumn::of(code).unwrap()
}

fn draft(code: &str, on: Date) -> Draft {
    Draft {
        by: Account::new("nigao"),
        title: "示范县交易信息".to_owned(),
        kind: ItemKind::Notice,
        column: column(code),
        theme: None,
        index_number: None,
        number: None,
        origin: Origin::Made { lead: Organ { code: None, name: "示范中心".to_owned() }, joint: vec![] },
        formed: on,
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

fn record(facts: impl IntoIterator<Item = (Date, ItemFact)>) -> Record<ItemFact> {
    Record::of(facts.into_iter().map(|(on, what)| Entry::Fact(Fact { on, what })))
}

fn published(code: &str, on: Date) -> Vec<(Date, ItemFact)> {
    vec![
        (on, ItemFact::Drafted(Box::new(draft(code, on)))),
        (on, ItemFact::Published { outlets: vec![Outlet::Website], address: None }),
    ]
}

fn retired(code: &str, on: Date, redirect: Option<&str>) -> Record<ItemFact> {
    let down = ItemFact::Retired { reason: "过时".to_owned(), redirect: redirect.map(str::to_owned) };
    record(published(code, on).into_iter().chain([(date(2025, 6, 1), down)]))
}

#[test]
fn arts_20_and_21_bind_each_kind_of_body_to_its_own_columns() {
    let owed = |kind| StatutoryColumn::all().filter(|column| owes(kind, *column)).count();
    assert_eq!(owed(SubjectKind::AuthorisedOrganisation), 15);
    assert_eq!(owed(SubjectKind::Department), 22);
    assert_eq!(owed(SubjectKind::Township), 22);
    assert_eq!(owed(SubjectKind::PublicEnterprise), 0, "art. 55 has rules of its own");
}

#[test]
fn a_column_is_covered_declared_empty_or_a_gap() {
    let records = [
        ("a", record(published("20-7", date(2025, 2, 3)))),
        ("b", retired("20-8", date(2025, 2, 3), None)),
        ("c", record(published("21-1", date(2025, 2, 4)))),
    ];
    let items = items(records.iter().map(|(id, record)| (*id, record)));
    let without = BTreeMap::from([(column("20-14"), "不自行招录")]);
    let all = coverage(&items, SubjectKind::AuthorisedOrganisation, &without);
    let of = |code| all.iter().find(|of| of.column == column(code));
    assert_eq!((of("20-7").unwrap().shown.as_slice(), of("20-7").unwrap().is_gap()), (&["a"][..], false));
    assert!(of("20-8").unwrap().is_gap() && of("20-8").unwrap().last == Some(date(2025, 2, 3)));
    assert!(!of("20-14").unwrap().is_gap());
    assert_eq!(of("21-1").unwrap().shown, ["c"], "what it has is told though it does not owe it");
    assert!(of("21-2").is_none());
}

#[test]
fn a_column_is_stale_by_its_own_rhythm_alone() {
    let first = date(2025, 1, 6);
    let on = |weeks: i64| first.checked_add((weeks * 7).days()).unwrap();
    let weekly: Vec<_> = (0..8).map(|week| record(published("20-9", on(week)))).collect();
    let few: Vec<_> = (0..3).map(|week| record(published("20-7", on(week)))).collect();
    let records: Vec<(String, &Record<ItemFact>)> =
        weekly.iter().chain(&few).enumerate().map(|(at, record)| (at.to_string(), record)).collect();
    let items = items(records.iter().map(|(id, record)| (id.as_str(), *record)));
    let last = on(7);
    assert_eq!(stale(&items, last.checked_add(30.days()).unwrap()), []);
    let found = stale(&items, last.checked_add(31.days()).unwrap());
    assert_eq!(found.len(), 1, "three publications show no rhythm");
    assert_eq!((found[0].column, found[0].last, found[0].usual, found[0].now), (column("20-9"), last, 7, 31));
    assert_eq!(stale(&items, on(3)), [], "what comes later is not known yet");
}

#[test]
fn a_reader_is_sent_along_the_redirects_to_what_is_public_and_never_round_in_circles() {
    let live = record(published("20-1", date(2025, 1, 1)));
    let chain = [retired("20-1", date(2025, 1, 1), Some("b")), retired("20-1", date(2025, 1, 1), Some("live"))];
    let circle = [retired("20-1", date(2025, 1, 1), Some("y")), retired("20-1", date(2025, 1, 1), Some("x"))];
    let lost = retired("20-1", date(2025, 1, 1), Some("nowhere"));
    let gone = retired("20-1", date(2025, 1, 1), None);
    let drafted = record([(date(2025, 1, 1), ItemFact::Drafted(Box::new(draft("20-1", date(2025, 1, 1)))))]);
    let told = [
        ("live", &live),
        ("a", &chain[0]),
        ("b", &chain[1]),
        ("x", &circle[0]),
        ("y", &circle[1]),
        ("lost", &lost),
        ("gone", &gone),
        ("draft", &drafted),
    ];
    let items = items(told);
    let all = ["live", "a", "b", "x", "lost", "gone", "draft", "none"].map(|id| landing(&items, id));
    use Landing as L;
    let told = [
        L::Here,
        L::There("live"),
        L::There("live"),
        L::Broken { at: "x" },
        L::Broken { at: "nowhere" },
        L::Gone,
        L::Never,
        L::Never,
    ];
    assert_eq!(all, told);
}

#[test]
fn an_explainer_counts_while_it_is_public() {
    let explainer = |down: bool| {
        let on = date(2025, 3, 3);
        let draft = Draft { kind: ItemKind::Explainer, explains: Some("a".to_owned()), ..draft("20-1", on) };
        let shown = ItemFact::Published { outlets: vec![Outlet::Website], address: None };
        let mut facts = vec![(on, ItemFact::Drafted(Box::new(draft))), (on, shown)];
        if down {
            facts.push((on, ItemFact::Retired { reason: "过时".to_owned(), redirect: None }));
        }
        record(facts)
    };
    for (down, count) in [(false, 1), (true, 0)] {
        let record = explainer(down);
        assert_eq!(explained(&items([("e", &record)])).len(), count);
    }
}

#[test]
fn art_25_what_became_public_in_a_year_is_handed_over_until_it_is_archived() {
    let archived = record(
        published("20-1", date(2025, 1, 1))
            .into_iter()
            .chain([(date(2026, 1, 5), ItemFact::Archived { number: "2025-1".to_owned() })]),
    );
    let wrong = record(
        published("20-1", date(2025, 1, 1))
            .into_iter()
            .chain([(date(2025, 1, 5), ItemFact::Withdrawn { reason: "误发".to_owned(), reasons_published: true })]),
    );
    let (due, old) = (retired("20-1", date(2025, 1, 1), None), record(published("20-1", date(2024, 12, 31))));
    let items = items([("archived", &archived), ("wrong", &wrong), ("due", &due), ("old", &old)]);
    assert_eq!(hand_over(&items, YearSoFar::whole(2025)), ["due"]);
}

#[test]
fn what_was_taken_over_is_not_asked_for_its_review_but_stays_late() {
    let on = date(2025, 1, 6);
    let taken = ItemFact::TakenOver { from: "县政府网站".to_owned() };
    let facts = [
        (on, ItemFact::Drafted(Box::new(draft("20-1", on)))),
        (on, taken.clone()),
        (date(2025, 5, 6), ItemFact::Published { outlets: vec![Outlet::Website], address: None }),
    ];
    let record = record(facts);
    let item = gongkai_catalogue::Item::of(&record).unwrap();
    let calendar = gongkai_law::calendar::Calendar::national();
    let found = gongkai_catalogue::audit_item(&item, false, &calendar, date(2026, 1, 1)).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code, gongkai_catalogue::ItemFindingCode::PublishedLate);
    let refused = decide(&record, Command::Record(Fact { on: date(2025, 6, 1), what: taken }), date(2026, 1, 1));
    assert_eq!(refused.unwrap_err().code, RefusalCode::AlreadyDone);
}

#[test]
fn what_a_body_says_of_its_columns_and_index_numbers_holds_from_its_day() {
    let fact = |on, what| Entry::Fact(Fact { on, what });
    let declared =
        |on, held| fact(on, BodyFact::ColumnDeclared { column: column("20-14"), held, why: "不自行招录".to_owned() });
    let template = BodyFact::IndexTemplateSet { template: "A/{年}-{号}".to_owned() };
    let told = [declared(date(2024, 1, 1), false), declared(date(2025, 1, 1), true), fact(date(2024, 6, 1), template)];
    let record = Record::of(told);
    assert_eq!(columns_without(&record, date(2024, 5, 1)).len(), 1);
    assert_eq!(columns_without(&record, date(2025, 5, 1)).len(), 0);
    assert!(index_template_on(&record, date(2024, 5, 1)).is_none());
    let on = date(2024, 7, 1);
    assert_eq!(index_template_on(&record, on).unwrap().next([], on), "A/2024-00001");
    let wrong = BodyFact::IndexTemplateSet { template: "A/{号}".to_owned() };
    let refused = decide(&record, Command::Record(Fact { on, what: wrong }), date(2026, 1, 1));
    assert_eq!(refused.unwrap_err().code, RefusalCode::DoesNotApply);
}
