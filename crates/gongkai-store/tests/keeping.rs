//! An installation as a whole: what the first start makes, what no later start makes anew, and what exported heads show.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod common;

use std::fs;

use common::{Bed, append, body, fact, forget, person};
use gongkai_app::port::{Append, EventLog};
use gongkai_store::blob::SizeLimit;
use gongkai_store::heads::{ChainFault, Ed25519Verifier, Export, HeadFault};
use gongkai_store::seal::{
    KeyRow, KeyTable, Opened, Person, Personal, Place, Purpose, RegisterError, SealError, Sealed,
};
use gongkai_store::{Database, Keeping, Options, SecretError, StoreError};
use jiff::Timestamp;
use jiff::civil::date;

on_both!(
    the_first_start_makes_what_is_not_there_and_the_next_finds_it,
    of_many_who_start_first_at_once_all_open_the_same,
    what_was_there_is_not_made_anew,
    a_kek_may_be_changed_while_the_older_one_stands_beside_it,
    a_new_kek_wraps_every_key_and_the_older_one_stays_for_backups,
    a_change_of_the_kek_that_broke_off_is_finished_by_the_next,
    a_file_of_a_case_opens_there_only_and_is_forgotten_with_its_person,
    a_register_shorter_than_the_newest_export_is_refused,
    a_person_destroyed_after_the_backup_stays_destroyed_and_all_else_is_whole,
    a_destruction_that_broke_off_is_finished_at_the_next_start,
    a_tail_cut_off_is_found_by_an_exported_head,
    a_chain_computed_anew_is_found_by_an_exported_head,
);

async fn try_open(bed: &Bed) -> Result<Keeping, StoreError> {
    Keeping::open(bed.folder.path(), &bed.database, Options::default(), SizeLimit::megabytes(1)).await
}

async fn open(bed: &Bed) -> Keeping {
    try_open(bed).await.unwrap()
}

async fn refused(bed: &Bed) -> StoreError {
    try_open(bed).await.err().expect("a refusal")
}

fn place(who: &Person) -> Place<'_> {
    Place { person: who, stream: "r-1", field: "details" }
}

async fn seal(keeping: &Keeping, who: &Person) -> Sealed {
    keeping.vault.seal(&keeping.keys, &place(who), &Personal::new("虚构·李某".to_owned())).await.unwrap()
}

async fn read(keeping: &Keeping, who: &Person, sealed: &Sealed) -> Result<Opened, SealError> {
    keeping.vault.open(&keeping.keys, &place(who), sealed, Purpose::Handling).await
}

async fn fill(keeping: &Keeping, from: u64, to: u64) {
    for n in from..to {
        keeping.store.append(append("r-1", n, &format!("{{\"n\":{n}}}"))).await.unwrap();
    }
}

/// At five past midnight, legal time, of a day of December 2025.
fn night(day: i8) -> Timestamp {
    format!("2025-12-{:02}T16:05:00Z", day - 1).parse().unwrap()
}

async fn the_first_start_makes_what_is_not_there_and_the_next_finds_it(bed: Bed) {
    let keeping = open(&bed).await;
    let sealed = seal(&keeping, &person(1)).await;
    let key = keeping.public_key();
    let again = open(&bed).await;
    assert_eq!(read(&again, &person(1), &sealed).await.unwrap().value.reveal(), "虚构·李某");
    assert_eq!(again.public_key(), key);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |name: &str| fs::metadata(bed.folder.path().join(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!(["keys/kek", "keys/heads", "destroyed.jsonl"].map(mode), [0o600; 3]);
        assert_eq!(["keys", "heads", "blobs/incoming"].map(mode), [0o700; 3]);
    }
}

async fn of_many_who_start_first_at_once_all_open_the_same(bed: Bed) {
    let start = || {
        let (folder, database) = (bed.folder.path().to_owned(), bed.database.clone());
        tokio::spawn(async move {
            Keeping::open(&folder, &database, Options::default(), SizeLimit::megabytes(1)).await.unwrap().public_key()
        })
    };
    let starts: Vec<_> = (0..6).map(|_| start()).collect();
    let key = open(&bed).await.public_key();
    for start in starts {
        assert_eq!(start.await.unwrap(), key);
    }
}

async fn what_was_there_is_not_made_anew(bed: Bed) {
    let keeping = open(&bed).await;
    seal(&keeping, &person(1)).await;
    fill(&keeping, 0, 1).await;
    keeping.export_heads(night(5)).await.unwrap();
    for (name, lost) in [("keys/kek", true), ("keys/heads", true), ("destroyed.jsonl", false)] {
        let path = bed.folder.path().join(name);
        let bytes = fs::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        let error = refused(&bed).await;
        match error {
            StoreError::Secret(SecretError::Missing(missing)) => assert!(lost && missing == path),
            StoreError::Register(RegisterError::Missing(missing)) => assert!(!lost && missing == path),
            other => panic!("{name}: {other}"),
        }
        assert!(!path.exists(), "{name}");
        fs::write(&path, bytes).unwrap();
        #[cfg(unix)]
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    }
    open(&bed).await;
}

async fn a_kek_may_be_changed_while_the_older_one_stands_beside_it(bed: Bed) {
    let sealed = seal(&open(&bed).await, &person(1)).await;
    let keys = bed.folder.path().join("keys");
    fs::rename(keys.join("kek"), keys.join("old")).unwrap();
    gongkai_store::Secret::create(&keys.join("kek")).unwrap();
    let error = refused(&bed).await.to_string();
    assert!(error.starts_with("缺少主密钥 ") && error.contains("不要新建密钥"), "{error}");
    fs::rename(keys.join("old"), keys.join("kek-2025")).unwrap();
    let keeping = open(&bed).await;
    assert_eq!(keeping.vault.rotate(&keeping.keys).await.unwrap().rewrapped, 1);
    fs::remove_file(keys.join("kek-2025")).unwrap();
    let keeping = open(&bed).await;
    assert_eq!(read(&keeping, &person(1), &sealed).await.unwrap().value.reveal(), "虚构·李某");
}

async fn a_new_kek_wraps_every_key_and_the_older_one_stays_for_backups(bed: Bed) {
    let mut keeping = open(&bed).await;
    let (first, second) = (seal(&keeping, &person(1)).await, seal(&keeping, &person(2)).await);
    let was = keeping.key_counts().await.unwrap();
    let backup = bed.folder.path().join("before.backup");
    keeping.backup(&bed.database, &backup).await.unwrap();
    let rotated = keeping.rotate_kek().await.unwrap();
    assert_eq!((rotated.rewrapped, rotated.older), (2, Some(format!("kek-{}", was.current))));
    assert_ne!(rotated.current, was.current);
    // this process, and one that starts later
    for keeping in [keeping, open(&bed).await] {
        let counts = keeping.key_counts().await.unwrap();
        assert_eq!((counts.current, counts.under_current, counts.under_older), (rotated.current.clone(), 2, 0));
        assert_eq!(read(&keeping, &person(1), &first).await.unwrap().value.reveal(), "虚构·李某");
    }
    // a backup made before the change opens with the key that stayed
    let restored = Bed { database: Database::File(bed.folder.path().join("restored.sqlite")), ..bed };
    Keeping::restore(restored.folder.path(), &restored.database, &backup).await.unwrap();
    let keeping = open(&restored).await;
    assert_eq!(keeping.key_counts().await.unwrap().under_older, 2);
    assert_eq!(read(&keeping, &person(2), &second).await.unwrap().value.reveal(), "虚构·李某");
}

async fn a_change_of_the_kek_that_broke_off_is_finished_by_the_next(bed: Bed) {
    let sealed = seal(&open(&bed).await, &person(1)).await;
    let keys = bed.folder.path().join("keys");
    // the machine stopped when the new key was written, and again when it was in place and no row was wrapped yet
    gongkai_store::Secret::create(&keys.join("coming")).unwrap();
    assert_eq!(read(&open(&bed).await, &person(1), &sealed).await.unwrap().value.reveal(), "虚构·李某");
    fs::copy(keys.join("kek"), keys.join("kek-0123")).unwrap();
    fs::rename(keys.join("coming"), keys.join("kek")).unwrap();
    let mut keeping = open(&bed).await;
    assert_eq!(keeping.key_counts().await.unwrap().under_older, 1);
    let rotated = keeping.rotate_kek().await.unwrap();
    assert_eq!((rotated.rewrapped, rotated.older), (1, None));
    assert_eq!(read(&open(&bed).await, &person(1), &sealed).await.unwrap().value.reveal(), "虚构·李某");
}

async fn a_file_of_a_case_opens_there_only_and_is_forgotten_with_its_person(bed: Bed) {
    let keeping = open(&bed).await;
    let (who, shifan) = (gongkai_case::PersonId::new(uuid::Uuid::from_u128(1).to_string()), body("shifan"));
    let long: Vec<u8> = "身份证明·李某".bytes().cycle().take(200_000).collect();
    let content = keeping.keep_file(&shifan, "r-1", &who, long.as_slice()).await.unwrap();
    let name = gongkai_case::Sealed::new(b"name".to_vec());
    let kind = gongkai_case::AttachmentKind::IdentityProof;
    let kept = gongkai_case::Attachment { kind, content, bytes: 200_000, person: who.clone(), name };
    let taken = async |case: &str| {
        let mut out = Vec::new();
        keeping.open_file(&shifan, case, &kept, Purpose::Handling, &mut out).await.map(|()| out)
    };
    assert_eq!(taken("r-1").await.unwrap(), long);
    assert!(matches!(taken("r-2").await, Err(StoreError::Seal(SealError::Refused { .. }))));
    // nothing of it is in clear on the disk
    let digest = kept.content.strip_prefix("sm3:").unwrap();
    let file = bed.folder.path().join("blobs/shifan/sm3").join(&digest[..2]).join(digest);
    let sealed = fs::read(&file).unwrap();
    assert!(!sealed.windows(9).any(|window| window == "身份证".as_bytes()));
    forget(&keeping.store, &keeping.register, &[&person(1)]).await.unwrap();
    let error = taken("r-1").await.unwrap_err().to_string();
    assert!(error.contains("销毁"), "{error}");
}

async fn a_register_shorter_than_the_newest_export_is_refused(bed: Bed) {
    let keeping = open(&bed).await;
    seal(&keeping, &person(1)).await;
    forget(&keeping.store, &keeping.register, &[&person(1)]).await.unwrap();
    keeping.export_heads(night(5)).await.unwrap();
    fs::write(bed.folder.path().join("destroyed.jsonl"), "").unwrap();
    let error = refused(&bed).await;
    assert!(matches!(error, StoreError::Register(RegisterError::Short(_))), "{error}");
    let error = keeping.export_heads(night(6)).await.unwrap_err();
    assert!(matches!(error, StoreError::Register(RegisterError::Short(_))), "{error}");
}

async fn a_person_destroyed_after_the_backup_stays_destroyed_and_all_else_is_whole(bed: Bed) {
    let keeping = open(&bed).await;
    let (gone, stays) = (person(1), person(2));
    let (lost, kept) = (seal(&keeping, &gone).await, seal(&keeping, &stays).await);
    let blob = keeping.blobs.of_body("shifan").put(b"sealed sheet".as_slice()).await.unwrap().id;
    fill(&keeping, 0, 3).await;
    let events = vec![fact(&format!("{{\"sheet\":\"{}\"}}", blob.name()))];
    keeping.store.append(Append { events, ..append("r-2", 0, "") }).await.unwrap();
    let file = bed.folder.path().join("backup.sqlite");
    keeping.backup(&bed.database, &file).await.unwrap();
    forget(&keeping.store, &keeping.register, &[&gone]).await.unwrap();
    keeping.export_heads(night(5)).await.unwrap();

    let other = bed.other().await;
    let [here, there] = [&bed, &other].map(|bed| bed.folder.path());
    let without = Keeping::restore(there, &other.database, &file).await.unwrap_err();
    assert!(matches!(without, StoreError::NoRegister), "{without}");
    fs::create_dir_all(there.join("keys")).unwrap();
    for name in ["keys/kek", "keys/heads", "destroyed.jsonl"] {
        fs::copy(here.join(name), there.join(name)).unwrap();
    }
    Keeping::restore(there, &other.database, &file).await.unwrap();
    let restored = open(&other).await;
    let refused = read(&restored, &gone, &lost).await;
    assert!(matches!(refused, Err(SealError::Destroyed { why, .. }) if why.record == "销〔2026〕1"));
    assert_eq!(read(&restored, &stays, &kept).await.unwrap().value.reveal(), "虚构·李某");
    let [one, other] = [&restored, &keeping].map(|keeping| keeping.store.clone());
    let code = body("shifan");
    assert_eq!(one.feed(&code, 0, 9).await.unwrap(), other.feed(&code, 0, 9).await.unwrap());
    assert_eq!(restored.store.heads().await.unwrap(), keeping.store.heads().await.unwrap());
    assert!(restored.store.verify(&restored.blobs).await.unwrap().iter().all(|verified| verified.first_bad.is_none()));
    let list = restored.store.streams(&body("shifan"), "request", None, 9).await.unwrap();
    assert_eq!(list.iter().map(|row| row.events).collect::<Vec<_>>(), [3, 1]);
}

async fn a_destruction_that_broke_off_is_finished_at_the_next_start(bed: Bed) {
    let keeping = open(&bed).await;
    seal(&keeping, &person(1)).await;
    let row = keeping.keys.get(&person(1)).await.unwrap().unwrap();
    forget(&keeping.store, &keeping.register, &[&person(1)]).await.unwrap();
    bed.run("DELETE FROM person_key").await;
    keeping.keys.insert(&person(1), &row).await.unwrap();
    assert_eq!(keeping.keys.get(&person(1)).await.unwrap(), Some(row));
    let again = open(&bed).await;
    assert!(matches!(again.keys.get(&person(1)).await.unwrap(), Some(KeyRow::Destroyed(_))));
}

async fn a_tail_cut_off_is_found_by_an_exported_head(bed: Bed) {
    let keeping = open(&bed).await;
    fill(&keeping, 0, 3).await;
    keeping.export_heads(night(5)).await.unwrap();
    fill(&keeping, 3, 8).await;
    let file = keeping.export_heads(night(6)).await.unwrap();
    assert_eq!(file.file_name().unwrap(), "heads-000002-2025-12-06.json");
    let trusted = Ed25519Verifier::from_hex(&keeping.public_key()).unwrap();
    let export = Export::read(&fs::read_to_string(file).unwrap(), &trusted).unwrap();
    assert_eq!((export.heads[0].seq, export.destroyed.unwrap().no), (8, 0));
    let sound = keeping.check_heads(date(2025, 12, 7)).await.unwrap();
    assert_eq!((sound.exports, sound.log.len(), sound.chain.len()), (2, 0, 0));

    bed.run(
        "DELETE FROM event WHERE seq > 5; \
         UPDATE head SET seq = 5, hash = (SELECT hash FROM event WHERE event.body = head.body AND seq = 5)",
    )
    .await;
    keeping.store.rebuild().await.unwrap();
    let verified = keeping.store.verify(&keeping.blobs).await.unwrap();
    assert!(verified[0].first_bad.is_none(), "the chain alone does not show it");
    let found = keeping.check_heads(date(2025, 12, 9)).await.unwrap();
    assert_eq!(found.log, [HeadFault::CutTail { body: "shifan".to_owned(), exported: 8, actual: 5 }]);
    let days = ChainFault::NoExport { first: date(2025, 12, 7), last: date(2025, 12, 8) };
    assert_eq!(found.chain, [days]);
    let error = keeping.export_heads(night(7)).await.unwrap_err();
    assert!(matches!(error, StoreError::Tampered(HeadFault::CutTail { .. })), "{error}");
}

/// Another log with a chain of its own, put in place of the first: what whoever may write to the database can make.
async fn a_chain_computed_anew_is_found_by_an_exported_head(bed: Bed) {
    let keeping = open(&bed).await;
    fill(&keeping, 0, 5).await;
    keeping.export_heads(night(5)).await.unwrap();
    let forged = bed.other().await;
    for event in keeping.store.feed(&body("shifan"), 0, 9).await.unwrap() {
        let mut fact = event.fact;
        if event.seq == 3 {
            fact.payload = "{\"n\":\"改过\"}".into();
        }
        forged.store.append(Append { events: vec![fact], ..append("r-1", event.seq - 1, "") }).await.unwrap();
    }
    forged.store.append(append("r-1", 5, "{}")).await.unwrap();
    let Bed { folder, .. } = bed;
    let forged = Bed { database: forged.database.clone(), store: forged.store.clone(), folder };
    let keeping = open(&forged).await;
    let verified = keeping.store.verify(&keeping.blobs).await.unwrap();
    assert!(verified[0].first_bad.is_none(), "the chain alone does not show it");
    let found = keeping.check_heads(date(2025, 12, 6)).await.unwrap();
    assert_eq!(found.log, [HeadFault::Recomputed { body: "shifan".to_owned(), seq: 5 }]);
    let error = keeping.export_heads(night(6)).await.unwrap_err().to_string();
    assert!(error.contains("历史被改写：第 5 条") && error.ends_with("没有导出新的链头"), "{error}");
}

#[tokio::test]
async fn a_database_without_a_schema_is_told_and_no_key_is_made_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::File(folder.path().join("gongkai.sqlite"));
    let opened = Keeping::open(folder.path(), &database, Options::default(), SizeLimit::megabytes(1)).await;
    assert!(matches!(opened.err(), Some(StoreError::OldSchema { found: 0, .. })));
    assert!(!folder.path().join("keys/kek").exists());
}
