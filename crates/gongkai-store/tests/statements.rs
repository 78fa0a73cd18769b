//! The statements that are really issued: each is of one body, so that a server which holds that body can answer alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod common;

use std::sync::Mutex;

use common::{Bed, append, body, forget, kek, person, stream};
use gongkai_app::port::{Append, CommandKey, EventLog};
use gongkai_store::heads::Log;
use gongkai_store::seal::{Keks, Personal, Place, Register, Suite, Vault};
use gongkai_store::{NoAttachments, backup, export, import, restore};
use tracing::field::{Field, Visit};
use tracing::span;

/// Collects the statements that the database driver reports.
struct Statements;

static STATEMENTS: Mutex<Vec<String>> = Mutex::new(Vec::new());

struct Text(String);

impl Visit for Text {
    fn record_str(&mut self, field: &Field, value: &str) {
        // Short statements stand in the summary, long ones in the statement.
        if (field.name() == "db.statement" && !value.is_empty()) || (field.name() == "summary" && self.0.is_empty()) {
            self.0 = value.to_owned();
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        self.record_str(field, &format!("{value:?}"));
    }
}

impl tracing::Subscriber for Statements {
    fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
        metadata.target() == "sqlx::query"
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        let mut text = Text(String::new());
        event.record(&mut text);
        STATEMENTS.lock().unwrap().push(text.0);
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

/// SQLite reports from threads of its own, so the whole process listens; nothing but the store is at work in it.
#[tokio::test(flavor = "multi_thread")]
async fn every_statement_is_of_one_body() {
    let beds = [Bed::sqlite().await, Bed::postgres().await];
    tracing::subscriber::set_global_default(Statements).unwrap();
    for bed in beds {
        use_everything(&bed).await;
        let statements = std::mem::take(&mut *STATEMENTS.lock().unwrap());
        let data: Vec<&String> = statements.iter().filter(|statement| is_of_data(statement)).collect();
        assert!(data.len() > 40, "{statements:?}");
        for statement in data {
            let of_one = statement.contains("WHERE body = $1") || statement.contains("(body, ");
            assert!(of_one, "not of one body: {statement}");
        }
    }
}

/// Whether a statement reads or writes rows, and neither asks which bodies there are, nor is of the schema.
fn is_of_data(statement: &str) -> bool {
    let words: Vec<&str> = statement.split_whitespace().collect();
    let listing = words.join(" ").starts_with("SELECT body, seq, hash FROM head WHERE seq > 0 ORDER BY body")
        || statement.contains("UNION")
        || statement.contains("migration")
        || statement.contains("pg_advisory");
    ["SELECT", "INSERT", "UPDATE", "DELETE"].contains(words.first().unwrap_or(&"")) && !listing
}

async fn use_everything(bed: &Bed) {
    let store = &bed.store;
    let key = Some(CommandKey { key: "k".into(), content: b"c".to_vec() });
    for _ in 0..2 {
        store.append(Append { key: key.clone(), ..append("r-1", 0, "{}") }).await.unwrap();
    }
    store.append(append("r-1", 9, "{}")).await.unwrap_err();
    store.stream(&body("shifan"), &stream("r-1")).await.unwrap();
    store.feed(&body("shifan"), 0, 5).await.unwrap();
    store.head(&body("shifan")).await.unwrap();
    store.heads().await.unwrap();
    store.streams(&body("shifan"), "request", None, 5).await.unwrap();
    let (keys, who) = (store.person_keys(), person(1));
    let place = Place { person: &who, stream: "r-1", field: "details" };
    Vault::under(kek(1)).seal(&keys, &place, &Personal::new("x".to_owned())).await.unwrap();
    Vault::new(Suite::default(), Keks::new(kek(2), [kek(1)])).rotate(&keys).await.unwrap();
    let register = Register::create(&bed.folder.path().join("destroyed.jsonl")).unwrap();
    forget(store, &register, &[&who]).await.unwrap();
    store.last("shifan").await.unwrap();
    store.hash_at("shifan", 1).await.unwrap();
    store.rebuild().await.unwrap();
    store.verify(&NoAttachments).await.unwrap();
    let [exported, file] = ["export", "backup.sqlite"].map(|name| bed.folder.path().join(name));
    export(store, &exported, &NoAttachments).await.unwrap();
    import(store, &exported, &NoAttachments).await.unwrap();
    backup(&bed.database, &file, &NoAttachments).await.unwrap();
    restore(&file, &bed.other().await.database, &NoAttachments, Some(&register)).await.unwrap();
}
