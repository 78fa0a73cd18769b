//! The table of persons' keys: one writer wins, a swap is one step, and what is destroyed is gone from the file too.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod common;

use common::{Bed, kek, person};
use gongkai_store::seal::{
    Destruction, KekId, Keks, KeyRow, KeyTable, Person, Personal, Place, Purpose, Rotation, SealError, Sealed, Suite,
    Vault,
};
use gongkai_store::{Database, PersonKeys};
use jiff::civil::date;

on_both!(
    one_writer_wins_and_a_swap_is_one_step,
    a_destroyed_key_leaves_a_tombstone,
    of_many_who_insert_at_once_all_get_the_same_row,
    of_many_who_swap_at_once_one_succeeds,
    many_who_seal_for_a_new_person_at_once_seal_under_one_key,
    a_change_of_the_kek_wraps_every_row_anew_and_touches_no_value,
);

fn held(wrapped: &str) -> KeyRow {
    let kek: KekId = "kek-1".parse().unwrap();
    KeyRow::Held { kek, wrapped: Sealed::from_bytes(wrapped.into()) }
}

fn why() -> Destruction {
    Destruction { on: date(2026, 1, 5), record: "销毁-1".into() }
}

async fn one_writer_wins_and_a_swap_is_one_step(bed: Bed) {
    let (keys, one) = (bed.store.person_keys(), person(1));
    assert_eq!(keys.get(&one).await.unwrap(), None);
    assert_eq!(keys.insert(&one, &held("a")).await.unwrap(), held("a"));
    assert_eq!(keys.insert(&one, &held("b")).await.unwrap(), held("a"));
    assert!(!keys.swap(&one, &held("b"), &held("c")).await.unwrap());
    assert!(keys.swap(&one, &held("a"), &held("c")).await.unwrap());
    assert_eq!(keys.get(&one).await.unwrap(), Some(held("c")));
    assert_eq!(keys.get(&Person::new("bazhou", one.id)).await.unwrap(), None);
    assert!(!keys.swap(&person(2), &held("c"), &held("d")).await.unwrap(), "nothing to swap");
}

async fn a_destroyed_key_leaves_a_tombstone(bed: Bed) {
    let (keys, one, never) = (bed.store.person_keys(), person(1), person(2));
    keys.insert(&one, &held("canary-wrapped-key")).await.unwrap();
    for gone in [&one, &never] {
        keys.destroy(gone, &why()).await.unwrap();
    }
    let tombstone = KeyRow::Destroyed(why());
    assert_eq!(keys.insert(&one, &held("again")).await.unwrap(), tombstone);
    assert!(!keys.swap(&one, &held("canary-wrapped-key"), &held("again")).await.unwrap());
    assert_eq!(keys.list().await.unwrap(), [(one, tombstone.clone()), (never, tombstone)]);
}

async fn of_many_who_insert_at_once_all_get_the_same_row(bed: Bed) {
    for round in 1..=10 {
        let who = person(round);
        let stores = [bed.store.clone(), bed.again().await];
        let insert = |n: usize| {
            let (keys, who) = (stores[n % 2].person_keys(), who.clone());
            tokio::spawn(async move { keys.insert(&who, &held(&n.to_string())).await.unwrap() })
        };
        let writers: Vec<_> = (0..8).map(insert).collect();
        let mut rows = Vec::new();
        for writer in writers {
            rows.push(writer.await.unwrap());
        }
        let there = bed.store.person_keys().get(&who).await.unwrap().unwrap();
        assert!(rows.iter().all(|row| *row == there), "{rows:?}");
    }
}

async fn of_many_who_swap_at_once_one_succeeds(bed: Bed) {
    let (keys, who) = (bed.store.person_keys(), person(1));
    keys.insert(&who, &held("old")).await.unwrap();
    let swap = |n: usize| {
        let (keys, who) = (keys.clone(), who.clone());
        tokio::spawn(async move { keys.swap(&who, &held("old"), &held(&n.to_string())).await.unwrap() })
    };
    let writers: Vec<_> = (0..8).map(swap).collect();
    let mut done = 0;
    for writer in writers {
        done += usize::from(writer.await.unwrap());
    }
    assert_eq!(done, 1);
}

async fn seal(vault: &Vault, keys: &PersonKeys, who: &Person, words: &str) -> Sealed {
    let place = Place { person: who, stream: "r-1", field: "details" };
    vault.seal(keys, &place, &Personal::new(words.to_owned())).await.unwrap()
}

async fn open(vault: &Vault, keys: &PersonKeys, who: &Person, sealed: &Sealed) -> Result<String, SealError> {
    let place = Place { person: who, stream: "r-1", field: "details" };
    vault.open(keys, &place, sealed, Purpose::Handling).await.map(|opened| opened.value.reveal().clone())
}

async fn many_who_seal_for_a_new_person_at_once_seal_under_one_key(bed: Bed) {
    let seal_one = |n: usize| {
        let (keys, who) = (bed.store.person_keys(), person(1));
        tokio::spawn(async move { seal(&Vault::under(kek(1)), &keys, &who, &n.to_string()).await })
    };
    let writers: Vec<_> = (0..8).map(seal_one).collect();
    for (n, writer) in writers.into_iter().enumerate() {
        let sealed = writer.await.unwrap();
        let keys = bed.store.person_keys();
        assert_eq!(open(&Vault::under(kek(1)), &keys, &person(1), &sealed).await.unwrap(), n.to_string());
    }
}

async fn a_change_of_the_kek_wraps_every_row_anew_and_touches_no_value(bed: Bed) {
    let keys = bed.store.person_keys();
    let (old, gone) = (Vault::under(kek(1)), person(9));
    let people = [person(1), person(2), Person::new("bazhou", person(1).id)];
    let mut values = Vec::new();
    for who in &people {
        values.push(seal(&old, &keys, who, &who.to_string()).await);
    }
    keys.destroy(&gone, &why()).await.unwrap();
    let both = Vault::new(Suite::default(), Keks::new(kek(2), [kek(1)]));
    assert_eq!(both.rotate(&keys).await.unwrap(), Rotation { rewrapped: 3, current: 0, destroyed: 1, contended: 0 });
    assert_eq!(both.rotate(&keys).await.unwrap(), Rotation { rewrapped: 0, current: 3, destroyed: 1, contended: 0 });
    let new = Vault::under(kek(2));
    assert!(new.missing_keks(&keys).await.unwrap().is_empty());
    for (who, sealed) in people.iter().zip(&values) {
        assert_eq!(open(&new, &keys, who, sealed).await.unwrap(), who.to_string());
        assert!(matches!(open(&old, &keys, who, sealed).await, Err(SealError::Kek(_))));
    }
    assert_eq!(old.missing_keks(&keys).await.unwrap().into_iter().collect::<Vec<_>>(), [kek(2).id().clone()]);
}

#[tokio::test]
async fn a_destroyed_key_is_gone_from_every_file_of_sqlite() {
    let bed = Bed::sqlite().await;
    let Database::File(path) = &bed.database else { panic!("a file") };
    let found = || {
        let files = std::fs::read_dir(path.parent().unwrap()).unwrap().map(|file| file.unwrap().path());
        let holds = |bytes: Vec<u8>| bytes.windows(18).any(|window| window == b"canary-wrapped-key");
        files.filter(|file| holds(std::fs::read(file).unwrap())).count()
    };
    let keys = bed.store.person_keys();
    keys.insert(&person(1), &held("canary-wrapped-key")).await.unwrap();
    assert!(found() > 0, "the search works");
    keys.destroy(&person(1), &why()).await.unwrap();
    assert_eq!(found(), 0);
}
