//! The full text of others over the same documents.
#![allow(missing_docs)] // seen by one bench only

use std::path::Path;

use gongkai_search::PublicEntry;
use gongkai_testkit::postgres::Postgres as Server;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Row};
use tokio::sync::Mutex;

/// Rows of one statement.
const BATCH: usize = 100;

async fn titles(connection: &Mutex<AnyConnection>, sql: String) -> Vec<String> {
    let mut connection = connection.lock().await;
    let rows = sqlx::raw_sql(AssertSqlSafe(sql)).fetch_all(&mut *connection).await.unwrap();
    rows.iter().map(|row| row.get::<String, _>(0)).collect()
}

async fn run(connection: &mut AnyConnection, sql: String) {
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(connection).await.unwrap();
}

/// A text as a literal of both engines.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// FTS5 with trigrams: substrings of at least three characters.
pub struct Sqlite(Mutex<AnyConnection>);

impl Sqlite {
    pub async fn of(folder: &Path, documents: impl Iterator<Item = &PublicEntry>) -> Self {
        sqlx::any::install_default_drivers();
        let address = format!("sqlite://{}?mode=rwc", folder.join("fts.sqlite").display());
        let mut connection = AnyConnection::connect(&address).await.unwrap();
        run(&mut connection, "CREATE VIRTUAL TABLE d USING fts5(title, text, number, tokenize = 'trigram')".to_owned())
            .await;
        let documents: Vec<&PublicEntry> = documents.collect();
        for batch in documents.chunks(BATCH) {
            let rows: Vec<String> = batch
                .iter()
                .map(|entry| {
                    let entry = entry.as_ref();
                    let number = format!("{} {}", entry.index_number, entry.number);
                    format!("({}, {}, {})", quoted(&entry.title), quoted(&entry.text), quoted(&number))
                })
                .collect();
            run(&mut connection, format!("BEGIN; INSERT INTO d VALUES {}; COMMIT", rows.join(","))).await;
        }
        Self(Mutex::new(connection))
    }

    /// All parts as they were typed; where nothing has them, any three characters of them.
    pub async fn find(&self, query: &str) -> Vec<String> {
        let parts: Vec<&str> = query.split_whitespace().map(|part| part.trim_matches(['"', '“', '”'])).collect();
        let (long, short): (Vec<&str>, Vec<&str>) = parts.into_iter().partition(|part| part.chars().count() >= 3);
        let strict = long.iter().map(|part| format!("\"{}\"", part.replace('"', ""))).collect::<Vec<_>>().join(" AND ");
        let like = short
            .iter()
            .map(|part| format!("(title LIKE {0} OR text LIKE {0} OR number LIKE {0})", quoted(&format!("%{part}%"))));
        let mut all: Vec<String> = like.collect();
        if !strict.is_empty() {
            all.push(format!("d MATCH {}", quoted(&strict)));
        }
        let order = if strict.is_empty() { "" } else { " ORDER BY bm25(d, 3.0, 1.0, 8.0)" };
        let sql = format!("SELECT title FROM d WHERE {}{order} LIMIT 10", all.join(" AND "));
        let found = titles(&self.0, sql).await;
        let chars: Vec<char> = long.concat().chars().filter(|c| c.is_alphanumeric()).collect();
        if !found.is_empty() || chars.len() < 3 {
            return found;
        }
        let any: Vec<String> =
            chars.windows(3).map(|three| format!("\"{}\"", three.iter().collect::<String>())).collect();
        let sql = format!(
            "SELECT title FROM d WHERE d MATCH {} ORDER BY bm25(d, 3.0, 1.0, 8.0) LIMIT 10",
            quoted(&any.join(" OR "))
        );
        titles(&self.0, sql).await
    }
}

/// A `tsvector` of pairs of characters: what PostgreSQL can do with Chinese without an extension.
pub struct Postgres(Mutex<AnyConnection>);

fn pairs(text: &str) -> Vec<String> {
    let told: Vec<char> = text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    told.windows(2).map(|pair| pair.iter().collect()).collect()
}

impl Postgres {
    pub async fn of(documents: impl Iterator<Item = &PublicEntry>) -> Self {
        sqlx::any::install_default_drivers();
        let address = Server::shared().unwrap().database().unwrap();
        let mut connection = AnyConnection::connect(&address).await.unwrap();
        run(&mut connection, "CREATE TABLE d (title text, v tsvector); CREATE INDEX ON d USING gin (v)".to_owned())
            .await;
        let documents: Vec<&PublicEntry> = documents.collect();
        for batch in documents.chunks(BATCH) {
            let rows: Vec<String> = batch
                .iter()
                .map(|entry| {
                    let entry = entry.as_ref();
                    let title =
                        quoted(&pairs(&format!("{} {} {}", entry.title, entry.number, entry.index_number)).join(" "));
                    let text = quoted(&pairs(&entry.text).join(" "));
                    let vector =
                        format!("setweight(to_tsvector('simple', {title}), 'A') || to_tsvector('simple', {text})");
                    format!("({}, {vector})", quoted(&entry.title))
                })
                .collect();
            run(&mut connection, format!("INSERT INTO d VALUES {}", rows.join(","))).await;
        }
        Self(Mutex::new(connection))
    }

    /// All pairs; where nothing has them, any of them.
    pub async fn find(&self, query: &str) -> Vec<String> {
        let pairs: Vec<String> = query.split_whitespace().flat_map(pairs).collect();
        for between in [" & ", " | "] {
            let asked = quoted(&pairs.iter().map(|pair| format!("'{pair}'")).collect::<Vec<_>>().join(between));
            let sql = format!(
                "SELECT title FROM d, to_tsquery('simple', {asked}) q WHERE v @@ q ORDER BY ts_rank(v, q) DESC LIMIT 10"
            );
            let found = titles(&self.0, sql).await;
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }
}
