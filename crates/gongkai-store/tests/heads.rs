//! Exported heads: a cut tail, a recomputed chain, a missing day and every forgery show.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

use std::collections::BTreeMap;
use std::convert::Infallible;

use gongkai_store::Secret;
use gongkai_store::digest::Digest;
use gongkai_store::heads::{
    ChainFault, Draft, Ed25519Signer, Ed25519Verifier, Export, Head, HeadFault, HeadsError, Log, Signer, check,
    check_chain,
};
use gongkai_store::seal::RegisterTip;
use jiff::Timestamp;
use jiff::civil::{Date, date};

/// A log of chains in memory: each hash takes in the one before.
#[derive(Clone, Default)]
struct Chains(BTreeMap<String, Vec<Digest>>);

impl Chains {
    fn of(bodies: &[(&str, usize)]) -> Self {
        let mut chains = Self::default();
        for (body, count) in bodies {
            (0..*count).for_each(|at| chains.push(body, &format!("{body} {at}")));
        }
        chains
    }

    fn push(&mut self, body: &str, event: &str) {
        let chain = self.0.entry(body.to_owned()).or_default();
        let previous = chain.last().copied().unwrap_or(Digest::ZERO);
        chain.push(Digest::of(format!("{previous}{event}").as_bytes()));
    }

    fn heads(&self) -> Vec<Head> {
        let head = |(body, chain): (&String, &Vec<Digest>)| {
            Some(Head { body: body.clone(), seq: chain.len() as u64, hash: *chain.last()? })
        };
        self.0.iter().filter_map(head).collect()
    }
}

impl Log for Chains {
    type Error = Infallible;

    async fn last(&self, body: &str) -> Result<u64, Infallible> {
        Ok(self.0.get(body).map_or(0, |chain| chain.len() as u64))
    }

    async fn hash_at(&self, body: &str, seq: u64) -> Result<Option<Digest>, Infallible> {
        Ok(self.0.get(body).and_then(|chain| chain.get(usize::try_from(seq).ok()? - 1)).copied())
    }
}

fn signer(digit: u8) -> Ed25519Signer {
    Ed25519Signer::new(&Secret::from_hex(&format!("{digit:02x}").repeat(32)).unwrap())
}

fn trusted() -> Ed25519Verifier {
    Ed25519Verifier::from_hex(&signer(1).public_key()).unwrap()
}

/// At five past midnight, legal time, of a day of December 2025.
fn night(day: i8) -> Timestamp {
    format!("2025-12-{:02}T16:05:00Z", day - 1).parse().unwrap()
}

fn export(previous: Option<&Export>, day: i8, chains: &Chains) -> (String, Export) {
    let draft = Draft { at: night(day), heads: chains.heads(), destroyed: None };
    Export::sign(previous, draft, &signer(1)).unwrap()
}

#[test]
fn an_export_reads_back_as_it_was_signed_and_is_dated_by_the_legal_day() {
    let chains = Chains::of(&[("shifan", 200), ("bazhou", 3)]);
    let tip = RegisterTip { no: 2, hash: Digest::of(b"register") };
    let draft = Draft { at: night(5), heads: chains.heads(), destroyed: Some(tip) };
    let (text, export) = Export::sign(None, draft, &signer(1)).unwrap();
    assert_eq!(Export::read(&text, &trusted()).unwrap(), export);
    assert_eq!(Export::read(&format!("{text}\n"), &trusted()).unwrap(), export);
    assert_eq!((export.no, export.previous, export.day()), (1, None, date(2025, 12, 5)));
    assert_eq!(export.heads[0].body, "bazhou");
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&value["schema"], &value["heads"][1]["seq"]), (&"gongkai.heads/1".into(), &200.into()));
    assert_eq!(value["destroyed"]["no"], 2);
}

#[test]
fn every_byte_flipped_cut_off_or_added_is_refused() {
    let (text, _) = export(None, 5, &Chains::of(&[("shifan", 3)]));
    for at in 0..text.len() {
        let mut bad = text.clone().into_bytes();
        bad[at] ^= 1 << (at % 7);
        if let Ok(bad) = String::from_utf8(bad) {
            assert!(Export::read(&bad, &trusted()).is_err(), "byte {at}: {bad}");
        }
        assert!(Export::read(&text[..at], &trusted()).is_err(), "cut at {at}");
    }
    for bad in [format!("{text} "), format!(" {text}"), format!("{text}\n\n"), format!("{text}{text}")] {
        assert!(Export::read(&bad, &trusted()).is_err());
    }
}

/// Signs with one key and names another.
struct Liar {
    signs: u8,
    names: u8,
}

impl Signer for Liar {
    fn algorithm(&self) -> &'static str {
        "ed25519"
    }

    fn public_key(&self) -> String {
        signer(self.names).public_key()
    }

    fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        signer(self.signs).sign(message)
    }
}

#[test]
fn an_export_that_is_not_signed_by_the_trusted_key_or_names_another_is_refused() {
    for (signs, names) in [(2, 2), (2, 1), (1, 2)] {
        let draft = Draft { at: night(5), heads: Chains::of(&[("shifan", 3)]).heads(), destroyed: None };
        let (text, _) = Export::sign(None, draft, &Liar { signs, names }).unwrap();
        assert!(matches!(Export::read(&text, &trusted()), Err(HeadsError::Signature)), "{signs} {names}");
    }
}

#[test]
fn a_signer_that_does_not_answer_is_an_error() {
    struct Silent;
    impl Signer for Silent {
        fn algorithm(&self) -> &'static str {
            "sm2"
        }
        fn public_key(&self) -> String {
            String::new()
        }
        fn sign(&self, _: &[u8]) -> Option<Vec<u8>> {
            None
        }
    }
    let draft = Draft { at: night(5), heads: vec![], destroyed: None };
    assert!(matches!(Export::sign(None, draft, &Silent), Err(HeadsError::Unsigned)));
}

#[tokio::test]
async fn a_log_that_went_on_agrees_with_an_earlier_export() {
    let mut chains = Chains::of(&[("shifan", 200), ("bazhou", 3)]);
    let (_, export) = export(None, 5, &chains);
    assert_eq!(check(&export, &chains).await.unwrap(), []);
    chains.push("shifan", "later");
    chains.push("new", "first");
    assert_eq!(check(&export, &chains).await.unwrap(), []);
}

#[tokio::test]
async fn a_cut_tail_is_found_and_told() {
    let chains = Chains::of(&[("shifan", 200), ("bazhou", 3)]);
    let (_, export) = export(None, 5, &chains);
    let mut cut = chains.clone();
    cut.0.get_mut("shifan").unwrap().truncate(197);
    let faults = check(&export, &cut).await.unwrap();
    assert_eq!(faults, [HeadFault::CutTail { body: "shifan".to_owned(), exported: 200, actual: 197 }]);
    assert_eq!(
        faults[0].to_string(),
        "机构 shifan 的历史被截断：链头导出时已有第 200 条，现在只到第 197 条，缺 3 条；请从备份恢复并查明原因"
    );
    cut.0.clear();
    assert_eq!(check(&export, &cut).await.unwrap().len(), 2, "a body that is gone is a cut tail too");
}

#[tokio::test]
async fn a_recomputed_chain_is_found_and_told_wherever_it_was_changed() {
    let chains = Chains::of(&[("shifan", 20)]);
    let (_, export) = export(None, 5, &chains);
    for changed in 0..20 {
        let mut forged = Chains::default();
        for at in 0..25 {
            forged.push("shifan", &if at == changed { "forged".to_owned() } else { format!("shifan {at}") });
        }
        let faults = check(&export, &forged).await.unwrap();
        assert_eq!(faults, [HeadFault::Recomputed { body: "shifan".to_owned(), seq: 20 }], "event {changed}");
        assert!(faults[0].to_string().starts_with("机构 shifan 的历史被改写：第 20 条的校验值与导出的链头不同"));
    }
}

/// The day after those five.
const TODAY: Date = date(2025, 12, 10);

/// Five days of exports of a growing log.
fn five() -> Vec<Export> {
    let mut chains = Chains::of(&[("shifan", 3)]);
    let mut exports: Vec<Export> = Vec::new();
    for day in 5..10 {
        let next = export(exports.last(), day, &chains).1;
        exports.push(next);
        chains.push("shifan", &day.to_string());
    }
    exports
}

#[test]
fn exports_that_follow_one_another_are_in_order_whatever_order_they_come_in() {
    let mut exports = five();
    assert_eq!(check_chain(&exports, TODAY), []);
    exports.reverse();
    exports.push(exports[0].clone());
    assert_eq!(check_chain(&exports, TODAY), []);
    assert_eq!(check_chain(&[], TODAY), []);
}

#[test]
fn a_missing_export_a_replaced_one_and_a_day_without_one_are_found_and_told() {
    let exports = five();
    let without = |no: u64| exports.iter().filter(|export| export.no != no).cloned().collect::<Vec<_>>();
    assert_eq!(check_chain(&without(3), TODAY), [ChainFault::Missing { first: 3, last: 3 }]);
    assert_eq!(check_chain(&without(1), TODAY), [ChainFault::Missing { first: 1, last: 1 }]);
    assert_eq!(check_chain(&exports[3..], TODAY), [ChainFault::Missing { first: 1, last: 3 }]);
    assert_eq!(check_chain(&without(3), TODAY)[0].to_string(), "缺少第 3 号链头文件：请找回后再核对");

    let mut replaced = exports.clone();
    let other = Chains::of(&[("shifan", 5)]);
    replaced[2] = export(Some(&exports[1]), 7, &other).1;
    assert_eq!(replaced[2].heads[0].seq, exports[2].heads[0].seq);
    assert!(check_chain(&replaced, TODAY).contains(&ChainFault::Broken(4)));
    replaced.push(exports[2].clone());
    assert!(check_chain(&replaced, TODAY).contains(&ChainFault::Twice(3)));

    let newest = ChainFault::NoExport { first: date(2025, 12, 8), last: date(2025, 12, 9) };
    assert_eq!(check_chain(&exports[..3], TODAY), [newest], "the newest that are not there show by the day");

    let late = export(Some(&exports[4]), 13, &Chains::of(&[("shifan", 300)])).1;
    let gap = ChainFault::NoExport { first: date(2025, 12, 10), last: date(2025, 12, 12) };
    assert_eq!(check_chain(&[exports, vec![late]].concat(), date(2025, 12, 14)), std::slice::from_ref(&gap));
    assert_eq!(gap.to_string(), "2025-12-10 至 2025-12-12 没有导出链头：请检查定时任务");
}

#[test]
fn a_chain_or_a_register_rewritten_between_two_exports_is_found() {
    let sign = |previous: Option<&Export>, day, heads, register: &str| {
        let destroyed = Some(RegisterTip { no: 2, hash: Digest::of(register.as_bytes()) });
        Export::sign(previous, Draft { at: night(day), heads, destroyed }, &signer(1)).unwrap().1
    };
    let heads = |text: &str| vec![Head { body: "shifan".to_owned(), seq: 7, hash: Digest::of(text.as_bytes()) }];
    let first = sign(None, 5, heads("a"), "r");
    assert_eq!(check_chain(&[first.clone(), sign(Some(&first), 6, heads("a"), "r")], date(2025, 12, 7)), []);
    let rewritten = ChainFault::Rewritten { no: 2, body: "shifan".to_owned() };
    assert_eq!(check_chain(&[first.clone(), sign(Some(&first), 6, heads("b"), "r")], date(2025, 12, 7)), [rewritten]);
    assert_eq!(
        check_chain(&[first.clone(), sign(Some(&first), 6, heads("a"), "s")], date(2025, 12, 7)),
        [ChainFault::Register(2)]
    );
    for destroyed in [None, Some(RegisterTip { no: 1, hash: Digest::of(b"r") })] {
        let draft = Draft { at: night(6), heads: heads("a"), destroyed };
        assert!(matches!(Export::sign(Some(&first), draft, &signer(1)), Err(HeadsError::Register)));
    }
}

#[test]
fn nothing_is_signed_that_goes_back() {
    let chains = Chains::of(&[("shifan", 200)]);
    let (_, first) = export(None, 5, &chains);
    let sign = |day, heads| {
        Export::sign(Some(&first), Draft { at: night(day), heads, destroyed: None }, &signer(1))
            .map(|(_, next)| next.no)
    };
    assert!(matches!(sign(5, chains.heads()), Err(HeadsError::Early(1))));
    assert!(matches!(sign(6, vec![]), Err(HeadsError::Shorter { before: 200, now: 0, .. })));
    let shorter = sign(6, Chains::of(&[("shifan", 199)]).heads()).unwrap_err();
    assert!(shorter.to_string().contains("上一份到第 200 条，现在到第 199 条"), "{shorter}");
    let twice = [chains.heads(), chains.heads()].concat();
    assert!(matches!(sign(6, twice), Err(HeadsError::Twice(body)) if body == "shifan"));
    assert_eq!(sign(6, chains.heads()).unwrap(), 2);
}

#[test]
fn an_export_is_saved_once_under_its_number_and_day() {
    let folder = tempfile::tempdir().unwrap();
    let (text, export) = export(None, 5, &Chains::of(&[("shifan", 3)]));
    let path = export.save(&text, folder.path()).unwrap();
    assert_eq!(path.file_name().unwrap(), "heads-000001-2025-12-05.json");
    assert_eq!(Export::read(&std::fs::read_to_string(&path).unwrap(), &trusted()).unwrap(), export);
    assert!(matches!(export.save(&text, folder.path()), Err(HeadsError::File { .. })));
}

#[test]
fn the_signing_key_is_made_once_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("heads.key");
    let made = Ed25519Signer::load_or_create(&path).unwrap().public_key();
    assert_eq!(Ed25519Signer::load_or_create(&path).unwrap().public_key(), made);
}
