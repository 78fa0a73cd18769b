//! Tables as lists of columns: copied from one database to another, whatever the engines, and compared by a digest.

use futures_util::TryStreamExt;
use gongkai_app::port::{BodyCode, Hash};
use sm3::{Digest, Sm3};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use crate::StoreError;
use crate::database::Engine;

/// A table. Every one has a first column `body`, which also begins its primary key.
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Columns of the primary key, in order.
    pub key: &'static [(&'static str, Kind)],
    /// The other columns.
    pub rest: &'static [(&'static str, Kind)],
}

/// What a column holds; both engines have these three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A signed integer of 64 bits.
    Integer,
    /// Bytes.
    Bytes,
}

use Kind::{Bytes, Integer, Text};

/// The log.
pub(crate) const EVENT: Table = Table {
    name: "event",
    key: &[("body", Text), ("seq", Integer)],
    rest: &[
        ("stream_kind", Text),
        ("stream_id", Text),
        ("stream_version", Integer),
        ("event_id", Text),
        ("kind", Text),
        ("recorded_us", Integer),
        ("effective", Text),
        ("hash", Bytes),
        ("chain", Bytes),
    ],
};

/// The projection of histories.
pub(crate) const STREAM_INDEX: Table = Table {
    name: "stream_index",
    key: &[("body", Text), ("stream_kind", Text), ("stream_id", Text)],
    rest: &[("events", Integer), ("last_seq", Integer), ("last_effective", Text)],
};

/// Every table of the schema, so that a copy is whole.
pub(crate) const TABLES: [Table; 6] = [
    Table { name: "head", key: &[("body", Text)], rest: &[("seq", Integer), ("hash", Bytes)] },
    EVENT,
    Table {
        name: "command_key",
        key: &[("body", Text), ("command_key", Text)],
        rest: &[("content", Bytes), ("first_seq", Integer), ("events", Integer)],
    },
    Table {
        name: "projection",
        key: &[("body", Text), ("name", Text)],
        rest: &[("version", Integer), ("seq", Integer)],
    },
    STREAM_INDEX,
    Table {
        name: "person_key",
        key: &[("body", Text), ("person", Text)],
        rest: &[("kek", Text), ("wrapped", Bytes), ("destroyed_on", Text), ("record", Text)],
    },
];

/// Rows in one statement; with the most columns a row has, well below the limit of SQLite.
const ROWS: usize = 200;

/// Cuts rows into portions of 128, 64, 32 … 1, so that a statement of any number of rows is one of a few that are
/// prepared once.
pub(crate) fn portions<T>(mut rows: &[T]) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let size = 1 << rows.len().checked_ilog2()?.min(7);
        let (portion, rest) = rows.split_at_checked(size)?;
        rows = rest;
        Some(portion)
    })
}

enum Value {
    Text(String),
    Integer(i64),
    Bytes(Vec<u8>),
}

impl Table {
    fn columns(&self) -> impl Iterator<Item = (&'static str, Kind)> {
        self.key.iter().chain(self.rest).copied()
    }

    fn names(&self) -> String {
        self.columns().map(|(name, _)| name).collect::<Vec<_>>().join(", ")
    }

    fn select(&self) -> String {
        let order: Vec<&str> = self.key.iter().map(|(name, _)| *name).collect();
        format!("SELECT {} FROM {} WHERE body = $1 ORDER BY {}", self.names(), self.name, order.join(", "))
    }

    /// Inserts so many rows; the values are bound in the order of the columns.
    pub(crate) fn insert(&self, rows: usize) -> String {
        let width = self.columns().count();
        let row = |row: usize| {
            let places: Vec<String> = (1..=width).map(|column| format!("${}", row * width + column)).collect();
            format!("({})", places.join(", "))
        };
        let values: Vec<String> = (0..rows).map(row).collect();
        format!("INSERT INTO {} ({}) VALUES {}", self.name, self.names(), values.join(", "))
    }

    fn values(&self, row: &AnyRow) -> Result<Vec<Value>, StoreError> {
        let value = |(index, (_, kind))| {
            Ok(match kind {
                Text => Value::Text(row.try_get(index)?),
                Integer => Value::Integer(row.try_get(index)?),
                Bytes => Value::Bytes(row.try_get(index)?),
            })
        };
        self.columns().enumerate().map(value).collect()
    }
}

/// The codes of the bodies that any table knows, in order; a damaged one is no code.
pub(crate) async fn bodies(engine: Engine, connection: &mut AnyConnection) -> Result<Vec<String>, StoreError> {
    let each: Vec<String> =
        TABLES.iter().map(|table| format!("SELECT {} AS body FROM {}", engine.bytes_of("body"), table.name)).collect();
    let select = sqlx::query_scalar(AssertSqlSafe(format!("{} ORDER BY body", each.join(" UNION "))));
    let codes: Vec<Vec<u8>> = select.fetch_all(connection).await?;
    Ok(codes.iter().map(|code| String::from_utf8_lossy(code).into_owned()).collect())
}

/// Copies the rows of a body, but for those whose key columns `leave` names.
pub(crate) async fn copy(
    from: &mut AnyConnection,
    to: &mut AnyConnection,
    table: &Table,
    body: &BodyCode,
    leave: &(dyn Fn(&Table, &[&str]) -> bool + Sync),
) -> Result<(), StoreError> {
    let mut rows = sqlx::query(AssertSqlSafe(table.select())).bind(body.as_str()).fetch(from);
    let mut waiting: Vec<Vec<Value>> = Vec::with_capacity(ROWS);
    while let Some(row) = rows.try_next().await? {
        let values = table.values(&row)?;
        let key: Vec<&str> = values.iter().take(table.key.len()).filter_map(Value::text).collect();
        if leave(table, &key) {
            continue;
        }
        waiting.push(values);
        if waiting.len() == ROWS {
            insert(to, table, std::mem::take(&mut waiting)).await?;
        }
    }
    if waiting.is_empty() { Ok(()) } else { insert(to, table, waiting).await }
}

async fn insert(to: &mut AnyConnection, table: &Table, rows: Vec<Vec<Value>>) -> Result<(), StoreError> {
    let mut insert = sqlx::query(AssertSqlSafe(table.insert(rows.len())));
    for value in rows.into_iter().flatten() {
        insert = match value {
            Value::Text(text) => insert.bind(text),
            Value::Integer(number) => insert.bind(number),
            Value::Bytes(bytes) => insert.bind(bytes),
        };
    }
    insert.execute(to).await?;
    Ok(())
}

impl Value {
    fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

/// A hash over all rows of a body, in the order of their keys.
pub(crate) async fn digest(connection: &mut AnyConnection, table: &Table, body: &BodyCode) -> Result<Hash, StoreError> {
    let mut rows = sqlx::query(AssertSqlSafe(table.select())).bind(body.as_str()).fetch(connection);
    let mut digest = Sm3::new();
    while let Some(row) = rows.try_next().await? {
        for value in table.values(&row)? {
            let bytes = match value {
                Value::Text(text) => text.into_bytes(),
                Value::Integer(number) => number.to_be_bytes().to_vec(),
                Value::Bytes(bytes) => bytes,
            };
            digest.update((bytes.len() as u64).to_be_bytes());
            digest.update(bytes);
        }
    }
    Ok(Hash(digest.finalize().into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::{Access, Database};

    #[test]
    fn portions_are_powers_of_two_and_hold_every_row_once() {
        for count in [0, 1, 2, 3, 127, 128, 129, 300] {
            let rows: Vec<usize> = (0..count).collect();
            assert!(portions(&rows).all(|portion| portion.len().is_power_of_two() && portion.len() <= 128));
            assert_eq!(portions(&rows).flatten().copied().collect::<Vec<_>>(), rows);
        }
    }

    /// A table or a column that is forgotten here would be missing from every backup.
    #[tokio::test]
    async fn every_table_and_column_of_the_schema_is_copied() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::File(folder.path().join("a.sqlite"));
        crate::migrate(&database).await.unwrap();
        let mut connection = database.connect(Access::Read).await.unwrap();
        let columns = "SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || MIN(c.pk, 1) \
             FROM sqlite_master t, pragma_table_info(t.name) c \
             WHERE t.type = 'table' AND t.name <> 'migration' ORDER BY t.rowid, c.cid";
        let there: Vec<String> = sqlx::query_scalar(columns).fetch_all(&mut connection).await.unwrap();
        let listed = TABLES.iter().flat_map(|table| {
            table.columns().enumerate().map(|(at, (name, kind))| {
                let kind = match kind {
                    Text => "TEXT",
                    Integer => "INTEGER",
                    Bytes => "BLOB",
                };
                format!("{}.{name} {kind} {}", table.name, u8::from(at < table.key.len()))
            })
        });
        assert_eq!(there, listed.collect::<Vec<_>>());
    }
}
