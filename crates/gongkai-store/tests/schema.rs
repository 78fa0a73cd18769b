//! The four rules that let the schema be spread over many servers by body, and what durability rests on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod common;

use common::{Bed, append, body};
use gongkai_app::port::EventLog;
use gongkai_store::{Database, Options, Store, StoreError, migrate};
use sqlx::{AnyConnection, Row};

on_both!(
    every_key_begins_with_the_body_and_nothing_points_across_tables,
    migrating_twice_changes_nothing,
    a_database_of_another_version_is_refused,
);

/// The one table that is not of a body.
const EXEMPT: &str = "migration";

async fn texts(connection: &mut AnyConnection, select: &'static str) -> Vec<String> {
    sqlx::query(select).fetch_all(connection).await.unwrap().iter().map(|row| row.get(0)).collect()
}

async fn every_key_begins_with_the_body_and_nothing_points_across_tables(bed: Bed) {
    let mut connection = bed.connect().await;
    let (tables, keys, foreign) = match bed.database {
        Database::File(_) => (
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
            "SELECT t.name || ' ' || (SELECT name FROM pragma_index_info(i.name) WHERE seqno = 0) \
             FROM sqlite_master t, pragma_index_list(t.name) i WHERE t.type = 'table'",
            "SELECT t.name FROM sqlite_master t, pragma_foreign_key_list(t.name) WHERE t.type = 'table'",
        ),
        Database::Server(_) => (
            "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = 'public'",
            "SELECT c.relname || ' ' || a.attname FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid \
             JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public' \
             JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]",
            "SELECT CAST(conname AS TEXT) FROM pg_constraint WHERE contype = 'f'",
        ),
    };
    let mut tables = texts(&mut connection, tables).await;
    tables.sort();
    let ours = ["command_key", "event", "head", "migration", "person_key", "projection", "stream_index"];
    assert_eq!(tables, ours);
    let keys = texts(&mut connection, keys).await;
    for table in tables.iter().filter(|table| *table != EXEMPT) {
        let of_table: Vec<&String> = keys.iter().filter(|key| key.starts_with(&format!("{table} "))).collect();
        assert!(!of_table.is_empty(), "{table} has a key");
        assert!(of_table.iter().all(|key| **key == format!("{table} body")), "{of_table:?}");
    }
    assert_eq!(texts(&mut connection, foreign).await, [""; 0]);
}

async fn migrating_twice_changes_nothing(bed: Bed) {
    bed.store.append(append("r-1", 0, "{}")).await.unwrap();
    let migrated = migrate(&bed.database).await.unwrap();
    assert_eq!(migrated.from, migrated.to);
    assert_eq!(bed.store.head(&body("shifan")).await.unwrap().unwrap().seq, 1);
}

async fn a_database_of_another_version_is_refused(bed: Bed) {
    let open = async || Store::open(&bed.database, Options::default()).await.unwrap_err();
    bed.run("INSERT INTO migration (version, name) VALUES (99, 'future')").await;
    assert!(matches!(open().await, StoreError::NewSchema { found: 99, .. }));
    assert!(matches!(migrate(&bed.database).await, Err(StoreError::NewSchema { found: 99, .. })));
    bed.run("DELETE FROM migration").await;
    assert!(matches!(open().await, StoreError::OldSchema { found: 0, .. }));
    bed.run("DROP TABLE migration").await;
    let error = open().await.to_string();
    assert_eq!(error, "数据库结构是第 0 版，本程序需要第 1 版：请先运行 gongkai migrate");
}

#[tokio::test]
async fn a_file_that_is_not_there_is_not_made_by_opening() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::File(folder.path().join("none.sqlite"));
    let error = Store::open(&database, Options::default()).await.unwrap_err();
    assert!(matches!(error, StoreError::OldSchema { found: 0, .. }));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
