//! The catalogue of the demonstration: every column, nothing impossible, nothing wrong but what is planted, nothing personal.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

use std::collections::{BTreeMap, BTreeSet};

use gongkai_app::demo::publishing::{LATE, UNEXPLAINED};
use gongkai_app::demo::{Demo, acts, catalogue};
use gongkai_app::record::{Act, AnyEntry, Confided};
use gongkai_case::Sealed;
use gongkai_case::history::Fact;
use gongkai_case::request::Approval;
use gongkai_catalogue::{
    Command, Item, ItemFact, ItemFindingCode, ItemKind, Items, Landing, Record, audit_item, coverage, decide,
    explained, items, landing,
};
use gongkai_document::fold_width;
use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::{Period, period_due};
use gongkai_law::disclosure::DisclosureStatus;
use gongkai_law::subject::SubjectKind;
use jiff::civil::{Date, date};

const END: Date = date(2025, 12, 31);

/// Everything told, and the texts by the names of their contents.
struct Told {
    acts: Vec<Act>,
    texts: BTreeMap<String, String>,
}

fn told() -> Told {
    let body = Demo::Shifan.code().parse().unwrap();
    let mut texts = BTreeMap::new();
    let mut keep = |html: &str| {
        let name = format!("sm3:{:064x}", texts.len());
        texts.insert(name.clone(), html.to_owned());
        Ok(name)
    };
    let acts = catalogue(Demo::Shifan, &body, &Calendar::national(), &mut keep).unwrap();
    Told { acts, texts }
}

impl Told {
    fn records(&self) -> BTreeMap<&str, Record<ItemFact>> {
        let mut records: BTreeMap<&str, Record<ItemFact>> = BTreeMap::new();
        for act in &self.acts {
            for entry in &act.entries {
                let AnyEntry::Item(entry) = entry else { continue };
                records.entry(act.stream.id()).or_default().evolve(entry.clone());
            }
        }
        records
    }

    /// What a reader sees of a text.
    fn text(&self, content: &str) -> String {
        let mut text = String::new();
        let mut tag = false;
        for c in self.texts[content].chars() {
            match c {
                '<' => tag = true,
                '>' => tag = false,
                '\n' => {}
                c if !tag => text.push(c),
                _ => {}
            }
        }
        text
    }
}

fn folded<'a>(records: &'a BTreeMap<&'a str, Record<ItemFact>>) -> Items<'a> {
    items(records.iter().map(|(id, record)| (*id, record)))
}

/// The column of the site in which an item stood first, by its page address.
fn slug<'a>(item: &Item<'a>) -> Option<&'a str> {
    item.versions.first()?.address?.split('/').nth(1)
}

#[test]
fn it_is_told_the_same_every_time_and_in_the_order_of_its_days() {
    let (one, other) = (told(), told());
    assert_eq!(one.acts, other.acts);
    assert_eq!(one.texts, other.texts);
    assert!(one.acts.is_sorted_by_key(|act| act.recorded));
    assert!(one.acts.iter().all(|act| act.recorded <= END));
    assert!(one.acts.iter().flat_map(|act| &act.entries).all(|entry| entry.on() <= END));
    let body = Demo::Bazhou.code().parse().unwrap();
    let mut keep = |_: &str| Err("nothing to keep".to_owned());
    assert_eq!(catalogue(Demo::Bazhou, &body, &Calendar::national(), &mut keep), Ok(vec![]));
}

#[test]
fn it_shares_no_record_with_the_rest_of_the_demonstration_but_that_of_the_body() {
    let body = Demo::Shifan.code().parse().unwrap();
    let mut seal = |confided: Confided<'_>| Ok(Sealed::new(confided.words.as_bytes().to_vec()));
    let rest = acts(Demo::Shifan, &body, &Calendar::national(), END, &mut seal).unwrap();
    let ids = |acts: &[Act]| acts.iter().map(|act| act.stream.id().to_owned()).collect::<BTreeSet<_>>();
    let told = told();
    let shared: Vec<String> = ids(&rest).intersection(&ids(&told.acts)).cloned().collect();
    assert_eq!(shared, ["profile"]);
    assert!(!rest.iter().flat_map(|act| &act.entries).any(|entry| matches!(entry, AnyEntry::Item(_))));
}

#[test]
fn every_column_of_the_site_is_filled() {
    let told = told();
    let records = told.records();
    let items = folded(&records);
    let mut columns: BTreeMap<&str, usize> = BTreeMap::new();
    for item in items.values() {
        *columns.entry(slug(item).unwrap_or("")).or_default() += 1;
    }
    let expected = [
        ("", 12), // never published
        ("bszn", 13),
        ("bzwj", 24),
        ("cjwd", 14),
        ("czyj", 8),
        ("gcjs", 68),
        ("ghjh", 11),
        ("gycq", 21),
        ("gzdt", 23),
        ("jdjc", 8),
        ("jgjk", 4),
        ("jyta", 6),
        ("ldxx", 3),
        ("nsjg", 6),
        ("rsxx", 8),
        ("sfgs", 4),
        ("sgs", 9),
        ("tdcr", 24),
        ("tjxx", 11),
        ("tscl", 8),
        ("tzgg", 22),
        ("xxgk", 11),
        ("xyxx", 7),
        ("ylqx", 31),
        ("zcjd", 17),
        ("zcwj", 18),
        ("zfcg", 121),
        ("ztzl", 8),
    ];
    assert_eq!(columns, BTreeMap::from(expected));
    let (without, kind) = (BTreeMap::new(), SubjectKind::AuthorisedOrganisation);
    let gaps: Vec<&str> = coverage(&items, kind, &without)
        .iter()
        .filter(|coverage| coverage.is_gap())
        .map(|coverage| coverage.column.code())
        .collect();
    assert_eq!(gaps, ["20-11"]);
}

#[test]
fn every_history_is_possible_and_what_happened_to_an_item_is_shown_in_each_way() {
    let told = told();
    let records = told.records();
    let mut stages: BTreeMap<&str, usize> = BTreeMap::new();
    let mut names: BTreeSet<&str> = BTreeSet::new();
    for (id, record) in &records {
        let mut again: Record<ItemFact> = Record::default();
        for fact in record.state().facts() {
            names.insert(fact.what.label());
            let Fact { on, .. } = *fact;
            let entries = decide(&again, Command::Record(fact.clone()), on);
            entries.unwrap_or_else(|refusal| panic!("{id}: {refusal}")).into_iter().for_each(|new| again.evolve(new));
        }
        *stages.entry(Item::of(record).unwrap().stage().id()).or_default() += 1;
    }
    let missing: Vec<&str> = ["重新拟稿", "定时发布", "公开属性复查", "清理下架", "撤回", "归档", "合法性审核"]
        .into_iter()
        .filter(|name| !names.contains(name))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    let expected = [
        ("approved", 1),
        ("archived", 4),
        ("drafting", 1),
        ("in_review", 2),
        ("not_disclosed", 3),
        ("on_request", 3),
        ("published", 494),
        ("referred", 1),
        ("returned", 1),
        ("taken_down", 10),
    ];
    assert_eq!(stages, BTreeMap::from(expected));
}

#[test]
fn the_second_person_is_another_one() {
    for record in told().records().values() {
        let item = Item::of(record).unwrap();
        for version in &item.versions {
            let by = version.draft.by.as_str();
            let signed = |approval: &Approval| match approval {
                Approval::Given { by, .. } => by.as_str().to_owned(),
                other => panic!("{other:?}"),
            };
            let hands = [by.to_owned(), signed(&version.secrecy.unwrap().1.signed), signed(version.approval.unwrap())];
            assert_eq!(hands.iter().collect::<BTreeSet<_>>().len(), 3, "{}", version.draft.title);
        }
    }
}

#[test]
fn nothing_is_wrong_at_the_end_of_the_story_but_what_is_planted() {
    let told = told();
    let records = told.records();
    let items = folded(&records);
    let explained = explained(&items);
    let mut found: Vec<(ItemFindingCode, &str)> = Vec::new();
    for (id, item) in &items {
        let findings = audit_item(item, explained.contains(id), &Calendar::national(), END).unwrap();
        found.extend(findings.iter().map(|finding| (finding.code, item.draft.title.as_str())));
    }
    found.sort_unstable();
    let late = LATE.map(|title| (ItemFindingCode::PublishedLate, title));
    let mut planted = [late[0], late[1], (ItemFindingCode::ExplainerMissing, UNEXPLAINED)];
    planted.sort_unstable();
    assert_eq!(found, planted);
}

#[test]
fn an_explainer_follows_its_document_within_three_working_days() {
    let told = told();
    let records = told.records();
    let items = folded(&records);
    let mut pairs = 0;
    for explainer in items.values().filter(|item| item.draft.kind == ItemKind::Explainer) {
        let document = &items[explainer.draft.explains.as_deref().unwrap()];
        let (from, to) = (document.versions[0].on, explainer.versions[0].on);
        let due = period_due(&Calendar::national(), Period::Explainer, from).unwrap().due;
        assert!(from <= to && to <= due, "{}", explainer.draft.title);
        pairs += 1;
    }
    assert_eq!(pairs, 17);
}

#[test]
fn what_is_taken_down_leads_to_something_public_or_says_that_it_is_gone() {
    let told = told();
    let records = told.records();
    let items = folded(&records);
    for (id, item) in &items {
        match (item.shown().is_some(), landing(&items, id)) {
            (true, lands) => assert_eq!(lands, Landing::Here),
            (false, lands) => assert!(!matches!(lands, Landing::Broken { .. } | Landing::Here), "{}", item.draft.title),
        }
    }
}

#[test]
fn what_is_not_for_all_was_never_public_before_it_was() {
    let told = told();
    let records = told.records();
    let mut opened = 0;
    for item in folded(&records).values() {
        assert!(item.versions.iter().all(|version| version.draft.disclosure.status == DisclosureStatus::Proactive));
        if item.draft.disclosure.status != DisclosureStatus::Proactive {
            assert!(item.versions.is_empty(), "{}", item.draft.title);
        }
        let first = records.values().find(|record| Item::of(record).is_some_and(|other| other == *item)).unwrap();
        let ItemFact::Drafted(draft) = &first.state().facts()[0].what else { panic!("no draft") };
        opened += usize::from(draft.disclosure.status != DisclosureStatus::Proactive && !item.versions.is_empty());
    }
    assert_eq!(opened, 1);
}

#[test]
fn titles_and_index_numbers_name_one_item_each_and_texts_are_as_long_as_texts_are() {
    let told = told();
    let records = told.records();
    let items = folded(&records);
    let titles: BTreeSet<&str> = items.values().map(|item| item.draft.title.as_str()).collect();
    assert_eq!(titles.len(), items.len());
    let indices: BTreeSet<&str> = items.values().filter_map(|item| item.draft.index_number.as_deref()).collect();
    assert_eq!(indices.len(), items.len());
    for item in items.values() {
        let length = told.text(item.draft.content.as_deref().unwrap()).chars().count();
        assert!((150..=800).contains(&length), "{length}: {}", item.draft.title);
        assert!(!item.draft.summary.is_empty(), "{}", item.draft.title);
    }
}

/// The days in a chain of notices agree with what the laws on tenders, procurement and land ask for.
#[test]
fn the_days_of_a_chain_of_notices_agree() {
    let told = told();
    let records = told.records();
    let items = folded(&records);
    let shown = |end: &str, name: &str| {
        let title = format!("{name}{end}");
        items.values().find(|item| item.draft.title == title).map(|item| item.versions[0].on)
    };
    let mut seen = [0; 3];
    for item in items.values() {
        let text = told.text(item.draft.content.as_deref().unwrap());
        let on = item.drafted;
        if let Some(name) = item.draft.title.strip_suffix("公开招标公告") {
            let open = days_in(&text).into_iter().max().unwrap();
            assert!(days(on, open) >= 20, "{name}");
            if let Some(corrected) = shown("更正公告", name) {
                let moved = told.text(
                    items
                        .values()
                        .find(|item| item.draft.title == format!("{name}更正公告"))
                        .unwrap()
                        .draft
                        .content
                        .as_deref()
                        .unwrap(),
                );
                assert!(days(corrected, days_in(&moved).into_iter().max().unwrap()) >= 15, "{name}");
            }
            if let Some(intent) = items.values().find(|item| item.draft.title.ends_with(&format!("{name}采购意向公告")))
            {
                assert!(days(intent.versions[0].on, on) >= 30, "{name}");
            }
            seen[0] += 1;
        }
        if let Some(name) = item.draft.title.strip_suffix("中标候选人公示") {
            let (opened, last) = (days_in(&text)[0], *days_in(&text).iter().max().unwrap());
            assert!(days(opened, on) <= 3 && days(on, last) >= 3, "{name}");
            if let Some(clarified) = shown("招标文件澄清公告", name) {
                assert!(days(clarified, opened) >= 15, "{name}");
            }
            seen[1] += 1;
        }
        if let Some(name) = item.draft.title.strip_suffix("国有建设用地使用权挂牌出让成交公示") {
            let announced = days_in(&text)[0];
            let title = format!("示范县自然资源局关于{name}国有建设用地使用权挂牌出让的公告");
            let notice = items.values().find(|item| item.draft.title == title).unwrap();
            let hung = days_in(&told.text(notice.draft.content.as_deref().unwrap()));
            assert_eq!(announced, notice.drafted);
            assert!(days(hung[0], hung[1]) >= 20 && days(hung[1], hung[2]) >= 10, "{name}");
            seen[2] += 1;
        }
    }
    assert!(seen[0] > 25 && seen[1] > 15 && seen[2] > 8, "{seen:?}");
}

fn days(from: Date, to: Date) -> i32 {
    to.since(from).unwrap().get_days()
}

/// The days written out in a text, in order.
fn days_in(text: &str) -> Vec<Date> {
    let mut days = Vec::new();
    for (place, _) in text.match_indices('年') {
        let year: String = text[..place].chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
        let Some((month, rest)) = text[place + '年'.len_utf8()..].split_once('月') else { continue };
        let Some((day, _)) = rest.split_once('日') else { continue };
        if let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse()) {
            days.push(Date::new(year, month, day).unwrap());
        }
    }
    days
}

/// No number of a citizen, no mobile number: in titles, texts, reasons, anywhere that is recorded.
#[test]
fn nothing_personal_stands_in_it() {
    let told = told();
    let mut all: Vec<String> = told.texts.values().cloned().collect();
    all.extend(told.acts.iter().flat_map(|act| &act.entries).map(|entry| format!("{entry:?}")));
    for text in &all {
        // where an id of a record or the name of a content stands, digits mean nothing
        let text = text.split("sm3:").map(|part| part.trim_start_matches(|c: char| c.is_ascii_hexdigit()));
        for run in text.flat_map(runs) {
            assert!(!is_mobile(&run), "{run}");
            assert!(!is_citizen(&run), "{run}");
        }
    }
    assert!(is_mobile("13812345678") && is_citizen("11010519491231002X"));
}

/// Runs of digits, and an X behind them.
fn runs(text: &str) -> Vec<String> {
    let part = |c: char| !c.is_ascii_digit() && c != 'X';
    text.split(part).filter(|run| run.len() >= 11).map(str::to_owned).collect()
}

fn is_mobile(run: &str) -> bool {
    run.len() == 11 && run.starts_with('1') && matches!(run.as_bytes()[1], b'3'..=b'9')
}

fn is_citizen(run: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let starts = 0..run.len().saturating_sub(17);
    starts.into_iter().any(|start| {
        let number = &run[start..start + 18];
        let digits: Option<Vec<u32>> = number[..17].chars().map(|c| c.to_digit(10)).collect();
        let Some(digits) = digits else { return false };
        let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
        number[17..].starts_with(&"10X98765432"[(sum % 11) as usize..][..1])
    })
}

/// What people type and what they look for, for whoever measures how well it is found.
const QUERIES: &str = include_str!("publishing/queries.tsv");

#[test]
fn every_query_looks_for_something_that_is_public() {
    let told = told();
    let records = told.records();
    let items = folded(&records);
    let public: BTreeMap<&str, &Item<'_>> =
        items.values().filter(|item| item.shown().is_some()).map(|item| (item.draft.title.as_str(), item)).collect();
    let mut lines = QUERIES.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(lines.next(), Some("kind\tquery\texpected"));
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let mut queries = BTreeSet::new();
    for line in lines {
        let [kind, query, expected] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        assert!(queries.insert(query), "{query} stands twice");
        *kinds.entry(kind).or_default() += 1;
        let expected: Vec<&str> = expected.split('｜').collect();
        assert!(!expected.is_empty() && expected.len() <= 10, "{query}");
        for title in &expected {
            let item = public.get(title).unwrap_or_else(|| panic!("{query}: {title} is not public"));
            let index = item.draft.index_number.as_deref().unwrap();
            match kind {
                "number" => assert_eq!(item.draft.number.as_deref(), Some(query)),
                "number_part" => assert!(item.draft.number.as_deref().unwrap().contains(query), "{query}: {title}"),
                "index" => assert_eq!(index, query),
                "index_part" => {
                    assert!(index.ends_with(&query.chars().map(fold_width).collect::<String>()), "{query}: {index}")
                }
                _ => {}
            }
        }
    }
    assert!(queries.len() >= 120, "{}", queries.len());
    let told = ["term", "colloquial", "title_part", "number", "number_variant", "number_part", "index", "index_part"];
    let more = ["project_number", "traditional", "fullwidth", "synonym", "company", "combined", "phrase"];
    assert_eq!(kinds.keys().copied().collect::<BTreeSet<_>>(), told.into_iter().chain(more).collect());
}
