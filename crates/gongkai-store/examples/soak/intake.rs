//! How fast commands are acknowledged as durable, against single inserts by hand on the same engine and disk.

use std::time::Instant;

use gongkai_app::port::{Append, EventLog};
use gongkai_store::{Database, Options, Store, migrate};
use gongkai_testkit::postgres::{Fsync, Postgres};
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use tempfile::TempDir;

use crate::common::{Bed, append, body};

/// Commands that wait at the same time.
const CLIENTS: u64 = 64;

/// Bytes of the JSON of an event.
const PAYLOAD: usize = 400;

/// So many commands on each engine, with the disk waited for.
pub async fn run(commands: u32) -> Result<(), String> {
    let server = Postgres::start(Fsync::On)?;
    let folder = || tempfile::tempdir().map_err(|error| error.to_string());
    let sqlite = folder()?;
    let file = Database::File(sqlite.path().join("a.sqlite"));
    let address: Database = server.database()?.parse().map_err(|error| format!("{error}"))?;
    measure("SQLite", file, sqlite, commands).await?;
    measure("PostgreSQL", address, folder()?, commands).await
}

async fn measure(engine: &str, database: Database, folder: TempDir, commands: u32) -> Result<(), String> {
    migrate(&database).await.map_err(|error| error.to_string())?;
    let store = Store::open(&database, Options::default()).await.map_err(|error| error.to_string())?;
    let bed = Bed { database, store, folder };
    let raw = raw(&mut bed.connect().await, commands).await.map_err(|error| error.to_string())?;
    let kept = kept(&bed.store, commands).await?;
    println!("{engine}：逐条插入每秒 {raw:.0}，存储每秒确认 {kept:.0}，是它的 {:.2} 倍", kept / raw);
    bed.store.close().await;
    Ok(())
}

/// Single inserts on one connection, each its own transaction.
async fn raw(connection: &mut AnyConnection, commands: u32) -> Result<f64, sqlx::Error> {
    let sqlite = connection.backend_name() == "SQLite";
    let bytes = if sqlite { "BLOB" } else { "BYTEA" };
    let table = format!("CREATE TABLE raw (body TEXT, seq BIGINT, chain {bytes}, PRIMARY KEY (body, seq))");
    sqlx::raw_sql(AssertSqlSafe(table)).execute(&mut *connection).await?;
    if sqlite {
        sqlx::query("PRAGMA synchronous = FULL").execute(&mut *connection).await?;
    }
    let chain = vec![b'x'; PAYLOAD + 220];
    let start = Instant::now();
    for seq in 0..commands {
        let insert = sqlx::query("INSERT INTO raw (body, seq, chain) VALUES ('shifan', $1, $2)");
        insert.bind(i64::from(seq)).bind(chain.as_slice()).execute(&mut *connection).await?;
    }
    connection.ping().await?;
    Ok(f64::from(commands) / start.elapsed().as_secs_f64())
}

/// The same number of commands of one event each, from many clients of one body.
async fn kept(store: &Store, commands: u32) -> Result<f64, String> {
    let payload = format!("{{\"text\":\"{}\"}}", "x".repeat(PAYLOAD - 11));
    let start = Instant::now();
    let clients = (0..CLIENTS).map(|client| {
        let (store, payload) = (store.clone(), payload.clone());
        tokio::spawn(async move {
            for n in (client..u64::from(commands)).step_by(CLIENTS as usize) {
                let append = Append { body: body("shifan"), ..append(&format!("r-{n}"), 0, &payload) };
                store.append(append).await.map_err(|error| error.to_string())?;
            }
            Ok::<(), String>(())
        })
    });
    for client in clients.collect::<Vec<_>>() {
        client.await.map_err(|error| error.to_string())??;
    }
    Ok(f64::from(commands) / start.elapsed().as_secs_f64())
}
