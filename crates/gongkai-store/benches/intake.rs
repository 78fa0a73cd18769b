//! How fast commands are acknowledged as durable, against single inserts by hand on the same engine and disk, in one run.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a bench that cannot go on fails

#[path = "../tests/common/mod.rs"]
mod common;

use std::time::Instant;

use gongkai_app::port::{Append, EventLog};
use gongkai_store::{Database, Options, Store, migrate};
use gongkai_testkit::postgres::{Fsync, Postgres};
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use tempfile::TempDir;

use crate::common::{Bed, append, body};

/// Clients that wait at the same time, and the commands that all of them send.
const CLIENTS: [(u64, u64); 3] = [(1, 1_000), (8, 8_000), (64, 32_000)];

/// Single inserts of the baseline.
const INSERTS: u64 = 2_000;

/// Bytes of the JSON of an event.
const PAYLOAD: usize = 400;

/// Bytes that the store keeps beside the JSON: names, times, chain.
const BESIDE: usize = 220;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    println!("### Acknowledged durable intake against raw inserts\n");
    println!("One event of {PAYLOAD} bytes a command, one body, release build; every commit waits for the disk.");
    println!(
        "Baseline: single inserts of as many bytes on one connection, each its own transaction, same engine and disk.\n"
    );
    println!("| engine | clients | commands/s | raw inserts/s | ÷ raw |\n|---|---|---|---|---|");
    runtime.block_on(async {
        let server = Postgres::start(Fsync::On).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = Database::File(folder.path().join("a.sqlite"));
        measure("SQLite", file, folder).await;
        measure("PostgreSQL", server.database().unwrap().parse().unwrap(), tempfile::tempdir().unwrap()).await;
    });
}

async fn measure(engine: &str, database: Database, folder: TempDir) {
    migrate(&database).await.unwrap();
    let store = Store::open(&database, Options::default()).await.unwrap();
    let bed = Bed { database, store, folder };
    let raw = raw(&mut bed.connect().await).await;
    for (clients, commands) in CLIENTS {
        let kept = kept(&bed.store, clients, commands).await;
        println!("| {engine} | {clients} | {kept:.0} | {raw:.0} | {:.2} |", kept / raw);
    }
    bed.store.close().await;
}

/// Single inserts on one connection, each its own transaction.
async fn raw(connection: &mut AnyConnection) -> f64 {
    let sqlite = connection.backend_name() == "SQLite";
    let bytes = if sqlite { "BLOB" } else { "BYTEA" };
    let table = format!("CREATE TABLE raw (body TEXT, seq BIGINT, chain {bytes}, PRIMARY KEY (body, seq))");
    sqlx::raw_sql(AssertSqlSafe(table)).execute(&mut *connection).await.unwrap();
    if sqlite {
        sqlx::query("PRAGMA synchronous = FULL").execute(&mut *connection).await.unwrap();
    }
    let chain = vec![b'x'; PAYLOAD + BESIDE];
    let start = Instant::now();
    for seq in 0..INSERTS {
        let insert = sqlx::query("INSERT INTO raw (body, seq, chain) VALUES ('shifan', $1, $2)");
        insert.bind(seq as i64).bind(chain.as_slice()).execute(&mut *connection).await.unwrap();
    }
    connection.ping().await.unwrap();
    INSERTS as f64 / start.elapsed().as_secs_f64()
}

/// So many commands of one event each, from so many clients of one body.
async fn kept(store: &Store, clients: u64, commands: u64) -> f64 {
    let payload = format!("{{\"text\":\"{}\"}}", "x".repeat(PAYLOAD - 11));
    let start = Instant::now();
    let all = (0..clients).map(|client| {
        let (store, payload) = (store.clone(), payload.clone());
        tokio::spawn(async move {
            for n in (client..commands).step_by(clients as usize) {
                let append = Append { body: body("shifan"), ..append(&format!("r-{clients}-{n}"), 0, &payload) };
                store.append(append).await.unwrap();
            }
        })
    });
    for client in all.collect::<Vec<_>>() {
        client.await.unwrap();
    }
    commands as f64 / start.elapsed().as_secs_f64()
}
