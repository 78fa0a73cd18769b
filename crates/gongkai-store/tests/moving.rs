//! Backup and restore, export and import: whole, verified, from each engine to each, never over what is there.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod common;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Mutex;

use common::{Bed, append, body, fact, forget, kek, person};
use gongkai_app::port::{Append, BodyCode, CommandKey, EventLog};
use gongkai_store::blob::BlobId;
use gongkai_store::seal::{KeyRow, KeyTable, Person, Personal, Place, Register, RegisterError, Vault};
use gongkai_store::{Attachments, NoAttachments, Store, StoreError, backup, export, import, restore};

on_both!(
    a_backup_under_load_restores_on_both_engines,
    a_destroyed_key_does_not_come_back,
    a_restore_needs_a_register_that_goes_as_far_as_the_backup,
    a_restore_writes_over_nothing,
    a_damaged_backup_is_refused,
    an_export_imports_on_both_engines_and_goes_on_from_there,
    an_import_refuses_what_does_not_follow,
    an_import_refuses_a_shorter_and_another_log,
);

async fn fill(store: &Store, events: u64) {
    let mut all: Vec<Append> = (0..events).map(|n| append(&format!("r-{}", n % 5), n / 5, "{\"甲\":1}")).collect();
    all.push(Append { body: body("bazhou"), events: vec![fact("1"), fact("2")], ..append("r", 0, "") });
    all.push(Append { key: Some(CommandKey { key: "k".into(), content: b"c".to_vec() }), ..append("k", 0, "{}") });
    for answer in store.append_each(all).await {
        answer.unwrap();
    }
}

/// Writes a file for each call, and reads it back.
#[derive(Default)]
struct Blobs(Mutex<Vec<String>>);

impl Attachments for Blobs {
    async fn verify(&self, _: &BodyCode, _: &BTreeSet<BlobId>) -> Result<Option<String>, StoreError> {
        Ok(None)
    }

    async fn copy_out(&self, body: &BodyCode, _: &BTreeSet<BlobId>, folder: &Path) -> Result<(), StoreError> {
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(folder.join(body.as_str()), body.as_str()).unwrap();
        Ok(())
    }

    async fn copy_in(&self, body: &BodyCode, _: &BTreeSet<BlobId>, folder: &Path) -> Result<(), StoreError> {
        self.0.lock().unwrap().push(std::fs::read_to_string(folder.join(body.as_str())).unwrap());
        Ok(())
    }
}

async fn sound(store: &Store) {
    for verified in store.verify(&NoAttachments).await.unwrap() {
        assert_eq!(verified.first_bad, None);
    }
}

async fn a_backup_under_load_restores_on_both_engines(bed: Bed) {
    fill(&bed.store, 40).await;
    let store = bed.store.clone();
    let load = tokio::spawn(async move {
        for n in 0..60 {
            store.append(append("load", n, "{}")).await.unwrap();
        }
    });
    let file = bed.folder.path().join("备份 一.sqlite");
    let blobs = Blobs::default();
    backup(&bed.database, &file, &blobs).await.unwrap();
    load.await.unwrap();
    let here = bed.store.feed(&body("shifan"), 0, 1000).await.unwrap();
    for other in [Bed::sqlite().await, Bed::postgres().await] {
        restore(&file, &other.database, &blobs, None).await.unwrap();
        sound(&other.store).await;
        let there = other.store.feed(&body("shifan"), 0, 1000).await.unwrap();
        assert!(there.len() >= 41);
        assert_eq!(there, here[..there.len()], "one moment, exactly");
        let again =
            Append { key: Some(CommandKey { key: "k".into(), content: b"c".to_vec() }), ..append("x", 0, "{}") };
        assert!(other.store.append(again).await.unwrap().repeated, "keys are kept");
        let list = other.store.streams(&body("shifan"), "request", None, 100).await.unwrap();
        assert_eq!(list.iter().map(|row| row.events).sum::<u64>(), there.len() as u64);
        other.store.append(append("new", 0, "{}")).await.unwrap();
    }
    assert_eq!(*blobs.0.lock().unwrap(), ["bazhou", "shifan", "bazhou", "shifan"]);
    let error = backup(&bed.database, &file, &blobs).await.unwrap_err();
    assert!(matches!(error, StoreError::Exists(_)));
}

async fn hold(store: &Store, who: &Person) {
    let place = Place { person: who, stream: "r-1", field: "details" };
    Vault::under(kek(1)).seal(&store.person_keys(), &place, &Personal::new("x".to_owned())).await.unwrap();
}

async fn a_destroyed_key_does_not_come_back(bed: Bed) {
    fill(&bed.store, 3).await;
    let (gone, stays) = (person(1), person(2));
    for who in [&gone, &stays] {
        hold(&bed.store, who).await;
    }
    let file = bed.folder.path().join("b.sqlite");
    backup(&bed.database, &file, &NoAttachments).await.unwrap();
    let register = Register::create(&bed.folder.path().join("destroyed.jsonl")).unwrap();
    forget(&bed.store, &register, &[&gone]).await.unwrap();
    let other = bed.other().await;
    restore(&file, &other.database, &NoAttachments, Some(&register)).await.unwrap();
    let rows = other.store.person_keys().list().await.unwrap();
    assert_eq!(rows.len(), 2);
    assert!(matches!(&rows[0], (who, KeyRow::Destroyed(why)) if *who == gone && why.record == "销〔2026〕1"));
    assert!(matches!(&rows[1], (who, KeyRow::Held { .. }) if *who == stays));
    sound(&other.store).await;
}

async fn a_restore_needs_a_register_that_goes_as_far_as_the_backup(bed: Bed) {
    fill(&bed.store, 3).await;
    hold(&bed.store, &person(1)).await;
    let register = Register::create(&bed.folder.path().join("destroyed.jsonl")).unwrap();
    forget(&bed.store, &register, &[&person(1)]).await.unwrap();
    let file = bed.folder.path().join("b.sqlite");
    backup(&bed.database, &file, &NoAttachments).await.unwrap();
    let other = bed.other().await;
    let error = restore(&file, &other.database, &NoAttachments, None).await.unwrap_err();
    assert!(matches!(error, StoreError::NoRegister), "{error}");
    let empty = Register::create(&bed.folder.path().join("empty.jsonl")).unwrap();
    let error = restore(&file, &other.database, &NoAttachments, Some(&empty)).await.unwrap_err();
    assert!(matches!(error, StoreError::Register(RegisterError::Short(_))), "{error}");
    assert_eq!(other.store.heads().await.unwrap(), []);
    restore(&file, &other.database, &NoAttachments, Some(&register)).await.unwrap();
    sound(&other.store).await;
}

async fn a_restore_writes_over_nothing(bed: Bed) {
    fill(&bed.store, 3).await;
    let file = bed.folder.path().join("b.sqlite");
    backup(&bed.database, &file, &NoAttachments).await.unwrap();
    let error = restore(&file, &bed.database, &NoAttachments, None).await.unwrap_err();
    assert!(matches!(error, StoreError::WouldOverwrite { .. }), "{error}");
    sound(&bed.store).await;
    let error = restore(&bed.folder.path().join("none"), &bed.database, &NoAttachments, None).await.unwrap_err();
    assert!(error.to_string().contains("备份文件读不出来"), "{error}");
}

async fn a_damaged_backup_is_refused(bed: Bed) {
    fill(&bed.store, 8).await;
    bed.run("UPDATE event SET kind = 'Other' WHERE body = 'shifan' AND seq = 5").await;
    let file = bed.folder.path().join("b.sqlite");
    backup(&bed.database, &file, &NoAttachments).await.unwrap();
    let other = bed.other().await;
    let error = restore(&file, &other.database, &NoAttachments, None).await.unwrap_err().to_string();
    assert!(error.starts_with("恢复出来的记录没有通过核验：shifan 第 5 条记录"), "{error}");
    assert_eq!(other.store.heads().await.unwrap(), []);
}

async fn an_export_imports_on_both_engines_and_goes_on_from_there(bed: Bed) {
    fill(&bed.store, 20).await;
    let blobs = Blobs::default();
    let [first, second] = ["one", "two"].map(|name| bed.folder.path().join(name));
    let heads = export(&bed.store, &first, &blobs).await.unwrap();
    assert_eq!(heads, bed.store.heads().await.unwrap());
    let text = std::fs::read_to_string(first.join("events.jsonl")).unwrap();
    assert_eq!(text.lines().count(), 23);
    assert!(text.lines().all(|line| line.starts_with("{\"schema\":\"gongkai.event/1\",\"body\":\"")));
    bed.store.append(append("r-0", 4, "{}")).await.unwrap();
    export(&bed.store, &second, &blobs).await.unwrap();
    for other in [Bed::sqlite().await, Bed::postgres().await] {
        assert_eq!(import(&other.store, &first, &blobs).await.unwrap(), heads);
        sound(&other.store).await;
        assert_eq!(import(&other.store, &first, &blobs).await.unwrap(), heads, "once more changes nothing");
        import(&other.store, &second, &blobs).await.unwrap();
        assert_eq!(other.store.heads().await.unwrap(), bed.store.heads().await.unwrap());
        sound(&other.store).await;
        let [there, here] = [&other.store, &bed.store].map(|store| store.streams_of("shifan"));
        assert_eq!(there.await, here.await);
    }
    assert!(matches!(export(&bed.store, &first, &blobs).await, Err(StoreError::Exists(_))));
}

trait Streams {
    async fn streams_of(&self, code: &str) -> Vec<gongkai_app::port::StreamEntry>;
}

impl Streams for Store {
    async fn streams_of(&self, code: &str) -> Vec<gongkai_app::port::StreamEntry> {
        self.streams(&body(code), "request", None, 1000).await.unwrap()
    }
}

async fn an_import_refuses_what_does_not_follow(bed: Bed) {
    fill(&bed.store, 6).await;
    let folder = bed.folder.path().join("out");
    export(&bed.store, &folder, &NoAttachments).await.unwrap();
    let file = folder.join("events.jsonl");
    let sound = std::fs::read_to_string(&file).unwrap();
    let lines: Vec<&str> = sound.lines().collect();
    let flip = sound.replacen("\"chain\":\"R0tFVg", "\"chain\":\"R0tFVw", 1);
    let without = |n: usize| {
        lines.iter().enumerate().filter(|(at, _)| *at != n).map(|(_, line)| *line).collect::<Vec<_>>().join("\n")
    };
    let swapped = {
        let mut lines = lines.clone();
        lines.swap(4, 5);
        lines.join("\n")
    };
    for (text, why) in [
        (flip, "第 1 行：记录读不出来：不是一条记录的字节"),
        (without(4), "没有接在第 2 条之后"),
        (swapped, "没有接在第 2 条之后"),
        (sound.replacen("\"hash\":\"", "\"hash\":\"0", 1), "与它的哈希不符"),
        (format!("{sound}\n"), "第 10 行"),
        (format!("{sound}{}\n", lines[0]), "分成了几段"),
    ] {
        std::fs::write(&file, text).unwrap();
        let other = bed.other().await;
        let error = import(&other.store, &folder, &NoAttachments).await.unwrap_err().to_string();
        assert!(error.contains(why) && error.ends_with("什么也没有导入"), "{why}: {error}");
        assert_eq!(other.store.heads().await.unwrap(), []);
    }
}

async fn an_import_refuses_a_shorter_and_another_log(bed: Bed) {
    fill(&bed.store, 6).await;
    let folder = bed.folder.path().join("out");
    export(&bed.store, &folder, &NoAttachments).await.unwrap();
    let before = bed.store.append(append("more", 0, "{}")).await.unwrap().events[0].seq;
    let error = import(&bed.store, &folder, &NoAttachments).await.unwrap_err().to_string();
    assert_eq!(error, "shifan 在本库已有 8 条记录，比要导入的 7 条多：没有改动。请换一个空库");
    assert_eq!(bed.store.head(&body("shifan")).await.unwrap().unwrap().seq, before);

    let other = bed.other().await;
    other.store.append(append("mine", 0, "{}")).await.unwrap();
    let error = import(&other.store, &folder, &NoAttachments).await.unwrap_err().to_string();
    assert!(error.contains("与要导入的不是同一份"), "{error}");
    assert_eq!(other.store.heads().await.unwrap().len(), 1);
}
