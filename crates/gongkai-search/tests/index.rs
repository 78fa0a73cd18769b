//! An index that is fed, searched, damaged, rebuilt; and what must never be found in the public one.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

use std::collections::BTreeSet;
use std::convert::Infallible;

use gongkai_case::Account;
use gongkai_case::history::{Entry as HistoryEntry, Fact};
use gongkai_catalogue::{
    Disclosure, Draft, Item, ItemFact, ItemKind, Organ, Origin, Outlet, Record, StatutoryColumn, Theme,
};
use gongkai_law::disclosure::DisclosureStatus;
use gongkai_search::{Change, Found, Index, Order, Page, Public, PublicEntry, Query, SearchError, Staff, StaffEntry};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 6, 30);

fn draft(title: &str, number: &str, kind: ItemKind, on: Date) -> Draft {
    Draft {
        by: Account::new("nigao"),
        title: title.to_owned(),
        kind,
        column: StatutoryColumn::of("20-9").unwrap(),
        theme: Theme::of("财政"),
        index_number: Some(format!("014416330/{}-{:05}", on.year(), title.chars().count())),
        number: Some(number.to_owned()),
        origin: Origin::Made {
            lead: Organ { code: None, name: "示范县公共资源交易服务中心".to_owned() },
            joint: vec![],
        },
        formed: on,
        disclosure: Disclosure { status: DisclosureStatus::Proactive, ground: None, review_on: None },
        responsible: None,
        valid_from: None,
        valid_until: None,
        keywords: vec![],
        summary: String::new(),
        content: Some("正文".to_owned()),
        files: vec![],
        explains: None,
        forms: Vec::new(),
    }
}

fn record(draft: Draft, published: bool) -> Record<ItemFact> {
    let on = draft.formed;
    let mut facts = vec![Fact { on, what: ItemFact::Drafted(Box::new(draft)) }];
    if published {
        facts.push(Fact { on, what: ItemFact::Published { outlets: vec![Outlet::Website], address: None } });
    }
    Record::of(facts.into_iter().map(HistoryEntry::Fact))
}

type Doc = (&'static str, Record<ItemFact>, &'static str);

fn docs() -> Vec<Doc> {
    use ItemKind as K;
    let old = Draft {
        valid_until: Some(date(2025, 12, 31)),
        ..draft("示范县限额以下工程交易管理办法（试行）", "示公资〔2023〕7号", K::NormativeDocument, date(2023, 5, 8))
    };
    vec![
        (
            "rule",
            record(
                draft("示范县限额以下工程交易管理办法", "示公资〔2026〕3号", K::NormativeDocument, date(2026, 1, 8)),
                true,
            ),
            "为规范限额以下工程进场交易，保证金应当在合同签订后五日内退还。",
        ),
        ("old", record(old, true), "为规范限额以下工程进场交易，制定本办法。"),
        (
            "award",
            record(draft("县人民医院CT设备采购中标公告", "SFX-2026-0012", K::TradingNotice, date(2026, 3, 2)), true),
            "中标供应商：示范医疗器械有限公司，中标金额三百二十万元。",
        ),
        (
            "guide",
            record(draft("投标保证金退还办事指南", "", K::ServiceGuide, date(2025, 4, 2)), true),
            "投标人可以在线申请退还，五个工作日内办结。",
        ),
        (
            "draft",
            record(draft("关于绝不该公开的拟稿", "示公资〔2026〕99号", K::Notice, date(2026, 5, 2)), false),
            "内部讨论中的草案，限额以下工程。",
        ),
    ]
}

fn item_of<'a>(record: &'a Record<ItemFact>) -> Item<'a> {
    Item::of(record).unwrap()
}

fn public(docs: &[Doc]) -> Vec<PublicEntry> {
    let entry = |(id, record, text): &Doc| {
        PublicEntry::of(id, &item_of(record), |_| Ok::<_, Infallible>((*text).to_owned())).unwrap()
    };
    docs.iter().filter_map(entry).collect()
}

fn staff(docs: &[Doc]) -> Vec<StaffEntry> {
    let entry = |(id, record, text): &Doc| {
        StaffEntry::of(id, &item_of(record), |_| Ok::<_, Infallible>((*text).to_owned())).unwrap()
    };
    docs.iter().map(entry).collect()
}

fn all(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

fn ids(found: &Found) -> Vec<&str> {
    found.hits.iter().map(|hit| hit.id.as_str()).collect()
}

struct Fixture {
    folder: tempfile::TempDir,
    index: Index<Public>,
}

fn fixture() -> Fixture {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::<Public>::rebuild(folder.path(), public(&docs()), 7).unwrap();
    Fixture { folder, index }
}

impl Fixture {
    fn find(&self, text: &str) -> Found {
        self.index.search(&Query::parse(text), Page::default(), TODAY, all).unwrap()
    }
}

#[test]
fn words_numbers_phrases_and_other_writing_find_the_same() {
    let it = fixture();
    for (typed, first) in [
        ("限额以下工程", "rule"),
        ("限额以下工程 保证金", "rule"),
        ("保证金退还", "guide"),
        ("示公资〔2026〕3号", "rule"),
        ("示公资[2026]3号", "rule"),
        ("2026 3号", "rule"),
        ("文号:2023", "old"),
        ("索引号:014416330/2025", "guide"),
        ("中標公告", "award"),
        ("ＣＴ设备", "award"),
        ("\"三百二十万元\"", "award"),
        ("体裁:办事指南", "guide"),
        ("机构:交易服务中心 医院", "award"),
        ("怎样退还投标保证金呢", "guide"),
    ] {
        let found = it.find(typed);
        assert_eq!(ids(&found).first(), Some(&first), "{typed}: {:?}", ids(&found));
    }
    assert_eq!(it.find("\"三百万元\"").total, 0, "a phrase is found whole or not at all");
    assert_eq!(it.find("飞机场").total, 0);
}

#[test]
fn what_applies_comes_first_and_filters_and_counts_agree() {
    let it = fixture();
    assert_eq!(ids(&it.find("限额以下工程交易管理办法"))[..2], ["rule", "old"]);
    assert_eq!(ids(&it.find("限额以下工程 有效:是")), ["rule"]);
    let found = it.find("");
    assert_eq!((found.total, found.facets["kind"]["normative_document"]), (4, 2));
    assert_eq!(found.facets["year"].values().sum::<u64>(), 4);
    let year = it.find("日期:2026-01..2026-03");
    assert_eq!(year.total, 2);
    let newest = Query { order: Order::Newest, ..Query::default() };
    let found = it.index.search(&newest, Page { offset: 1, size: 2 }, TODAY, all).unwrap();
    assert_eq!((found.total, ids(&found)), (4, vec!["rule", "guide"]));
}

#[test]
fn hits_mark_what_was_asked_for_and_escape_the_rest() {
    let it = fixture();
    let found = it.find("保证金退还");
    assert_eq!(found.hits[0].title.html(), "投标<mark>保证金退还</mark>办事指南");
    assert!(found.hits[0].fragment.html().contains("<mark>退还</mark>"));
    let odd = gongkai_search::Marked { text: "<b>&\"甲".to_owned(), places: std::iter::once(5..8).collect() };
    assert_eq!(odd.html(), "&lt;b&gt;&amp;&quot;<mark>甲</mark>");
    let suggested = it.index.suggest("投标", 6).unwrap();
    assert!(suggested.contains(&"投标保证金".to_owned()) && suggested.contains(&"投标保证金退还办事指南".to_owned()));
    assert_eq!(it.index.suggest(" ", 5).unwrap(), Vec::<String>::new());
}

#[test]
fn no_draft_is_in_the_public_index_and_the_two_stand_apart() {
    let it = fixture();
    assert_eq!(it.index.count(), 4);
    for typed in ["绝不该公开", "内部讨论", "2026 99号", "\"内部讨论\""] {
        assert!(!ids(&it.find(typed)).contains(&"draft"), "{typed}");
    }
    let mine = Index::<Staff>::rebuild(it.folder.path(), staff(&docs()), 7).unwrap();
    let found = mine.search(&Query::parse("绝不该公开"), Page::default(), TODAY, all).unwrap();
    assert_eq!((ids(&found), mine.count()), (vec!["draft"], 5));
    assert_eq!(it.index.count(), 4);
    // not a byte of it lies in the folder of the public one
    let needle = "绝不该公开".as_bytes();
    let mut folders = vec![it.folder.path().join("public")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                assert!(!std::fs::read(&path).unwrap().windows(needle.len()).any(|window| window == needle));
            }
        }
    }
}

#[test]
fn what_was_taken_down_meanwhile_is_not_shown() {
    let it = fixture();
    let found = it.index.search(&Query::parse("限额以下工程"), Page::default(), TODAY, |ids| {
        ids.iter().filter(|id| **id != "rule").map(|id| (*id).to_owned()).collect()
    });
    let found = found.unwrap();
    assert_eq!((ids(&found), found.total), (vec!["old"], 1));
}

#[test]
fn changes_are_taken_in_once_with_their_checkpoint_and_a_crash_loses_none() {
    let it = fixture();
    assert_eq!(it.index.checkpoint().unwrap(), 7);
    let more =
        [("new", record(draft("矿权出让公告", "SFX-9", ItemKind::TradingNotice, date(2026, 6, 1)), true), "采矿权")];
    let change = || public(&more).into_iter().map(Change::Put).chain([Change::Remove("old".to_owned())]);
    for _ in 0..2 {
        it.index.apply(change(), 9).unwrap();
        assert_eq!((it.index.count(), it.index.checkpoint().unwrap()), (4, 9));
    }
    drop(it.index);
    let again = Index::<Public>::open(it.folder.path()).unwrap();
    assert_eq!((again.count(), again.checkpoint().unwrap()), (4, 9));
    assert_eq!(ids(&again.search(&Query::parse("采矿权"), Page::default(), TODAY, all).unwrap()), ["new"]);
}

#[test]
fn another_version_is_outdated_and_a_damaged_index_says_so_and_is_rebuilt() {
    let empty = tempfile::tempdir().unwrap();
    assert!(matches!(Index::<Public>::open(empty.path()), Err(SearchError::Outdated)));
    let it = fixture();
    let pointer = it.folder.path().join("public/current");
    let text = std::fs::read_to_string(&pointer).unwrap();
    std::fs::write(&pointer, text.replace(' ', " x")).unwrap();
    assert!(matches!(Index::<Public>::open(it.folder.path()), Err(SearchError::Outdated)));
    std::fs::write(&pointer, &text).unwrap();
    let generation = it.folder.path().join("public").join(text.split(' ').next().unwrap());
    std::fs::write(generation.join("meta.json"), "{").unwrap();
    let Err(damaged) = Index::<Public>::open(it.folder.path()) else { panic!() };
    assert!(damaged.to_string().contains("暂时不能用"), "{damaged}");
    let fresh = Index::<Public>::rebuild(it.folder.path(), public(&docs()), 8).unwrap();
    assert_eq!((fresh.count(), fresh.checkpoint().unwrap()), (4, 8));
    assert!(!generation.exists(), "the old generation is gone");
}
