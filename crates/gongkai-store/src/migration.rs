//! The schema, in numbered steps. A released step is never edited; another is added.

use sqlx::{AnyConnection, AssertSqlSafe, Connection};

use crate::database::{Access, Database, Engine};
use crate::{StoreError, error};

struct Migration {
    version: i64,
    name: &'static str,
    schema: &'static str,
}

const MIGRATIONS: [Migration; 1] =
    [Migration { version: 1, name: "event_log", schema: include_str!("migrations/0001_event_log.sql") }];

/// The version that this program needs.
pub(crate) const NEWEST: i64 = MIGRATIONS.len() as i64;

const TABLE: &str = "CREATE TABLE IF NOT EXISTS migration ({columns}, PRIMARY KEY (version)){options}";
const COLUMNS: &str = "version {integer} NOT NULL, name {text} NOT NULL";

/// What a migration did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Migrated {
    /// Version before; 0 when there was none.
    pub from: i64,
    /// Version now.
    pub to: i64,
}

/// Makes the database where there is none, and brings its schema to the version of this program.
///
/// # Errors
/// When the database cannot be reached, or was used by a newer program.
pub async fn migrate(database: &Database) -> Result<Migrated, StoreError> {
    if let Database::File(path) = database
        && let Some(folder) = path.parent()
    {
        std::fs::create_dir_all(folder).map_err(error::file(folder, "不能建立数据文件夹"))?;
    }
    let engine = database.engine();
    let mut connection = database.connect(Access::Create).await?;
    if engine == Engine::Sqlite {
        // Kept in the file, so it is set once, here, where no other connection is at work.
        sqlx::query("PRAGMA journal_mode = WAL").execute(&mut connection).await?;
    }
    let mut tx = connection.begin_with(engine.begin_write()).await?;
    if let Some(lock) = engine.lock_schema() {
        sqlx::query(lock).execute(&mut *tx).await?;
    }
    let table = engine.schema(&TABLE.replace("{columns}", COLUMNS));
    sqlx::raw_sql(AssertSqlSafe(table)).execute(&mut *tx).await?;
    let from = applied(&mut tx).await?;
    if from > NEWEST {
        return Err(StoreError::NewSchema { found: from, known: NEWEST });
    }
    for migration in MIGRATIONS.iter().filter(|migration| migration.version > from) {
        sqlx::raw_sql(AssertSqlSafe(engine.schema(migration.schema))).execute(&mut *tx).await?;
        let insert = sqlx::query("INSERT INTO migration (version, name) VALUES ($1, $2)");
        insert.bind(migration.version).bind(migration.name).execute(&mut *tx).await?;
    }
    tx.commit().await?;
    connection.close().await?;
    Ok(Migrated { from, to: NEWEST })
}

async fn applied(connection: &mut AnyConnection) -> Result<i64, StoreError> {
    let newest = sqlx::query_scalar("SELECT COALESCE(MAX(version), 0) FROM migration");
    Ok(newest.fetch_one(connection).await?)
}

/// Refuses a schema that is not the one of this program.
pub(crate) async fn check(engine: Engine, connection: &mut AnyConnection) -> Result<(), StoreError> {
    let tables: i64 = sqlx::query_scalar(engine.find_migration_table()).fetch_one(&mut *connection).await?;
    let found = if tables == 0 { 0 } else { applied(connection).await? };
    match found {
        NEWEST => Ok(()),
        found if found < NEWEST => Err(StoreError::OldSchema { found, needed: NEWEST }),
        found => Err(StoreError::NewSchema { found, known: NEWEST }),
    }
}
