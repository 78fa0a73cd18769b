//! Where the data is, how to connect, and all that differs between the two engines.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{AnyConnection, AnyPool, ConnectOptions};

use crate::StoreError;

/// Where the data is.
#[derive(Clone, PartialEq, Eq)]
pub enum Database {
    /// An SQLite file.
    File(PathBuf),
    /// The address of a PostgreSQL database, `postgres://…`.
    Server(String),
}

impl FromStr for Database {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        let broken = |what: &str| Err(StoreError::Address { what: what.to_owned() });
        match text.split_once(':') {
            Some(("postgres" | "postgresql", rest)) if rest.starts_with("//") => Ok(Self::Server(text.to_owned())),
            Some(("sqlite", path)) => Ok(Self::File(path.strip_prefix("//").unwrap_or(path).into())),
            Some((_, rest)) if rest.starts_with("//") => broken("只支持 SQLite 和 PostgreSQL"),
            _ if text.trim().is_empty() => broken("地址是空的"),
            _ => Ok(Self::File(text.into())),
        }
    }
}

/// Shows no address of a server, since it may hold a password.
impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => f.debug_tuple("File").field(path).finish(),
            Self::Server(_) => f.write_str("Server(..)"),
        }
    }
}

/// What a connection is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Reading only; the connection refuses to write.
    Read,
    /// Writing, durable at every commit.
    Write,
    /// Writing, and the file is made where there is none.
    Create,
}

/// The two engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    /// Begins a transaction that writes. SQLite takes its one write lock at once, since a lock taken later cannot be
    /// waited for. PostgreSQL must see, once it holds the lock of a head, what was committed while it waited.
    pub(crate) const fn begin_write(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN IMMEDIATE",
            Self::Postgres => "BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE",
        }
    }

    /// Begins a transaction whose statements all see the same moment.
    pub(crate) const fn begin_snapshot(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN",
            Self::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY",
        }
    }

    /// Keeps two programs from migrating at once, within the transaction that writes.
    pub(crate) const fn lock_schema(self) -> Option<&'static str> {
        match self {
            Self::Sqlite => None,
            Self::Postgres => Some("SELECT pg_advisory_xact_lock(5642113)"),
        }
    }

    /// Counts tables called `migration`.
    pub(crate) const fn find_migration_table(self) -> &'static str {
        match self {
            Self::Sqlite => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'migration'",
            Self::Postgres => {
                "SELECT COUNT(*) FROM information_schema.tables \
                 WHERE table_schema = current_schema() AND table_name = 'migration'"
            }
        }
    }

    /// Fills the names of types into a schema.
    pub(crate) fn schema(self, template: &str) -> String {
        let [text, integer, bytes, options] = match self {
            Self::Sqlite => ["TEXT", "INTEGER", "BLOB", " STRICT"],
            Self::Postgres => ["TEXT COLLATE \"C\"", "BIGINT", "BYTEA", ""],
        };
        let filled = template.replace("{text}", text).replace("{integer}", integer);
        filled.replace("{bytes}", bytes).replace("{options}", options)
    }

    /// Lets go of what a destroyed key was replaced in: the journal of SQLite, the old row of PostgreSQL.
    pub(crate) const fn forget_old_rows(self) -> &'static str {
        match self {
            Self::Sqlite => "PRAGMA wal_checkpoint(TRUNCATE)",
            Self::Postgres => "VACUUM person_key",
        }
    }

    /// A text column as the bytes it is made of.
    pub(crate) fn bytes_of(self, column: &str) -> String {
        match self {
            Self::Sqlite => format!("CAST({column} AS BLOB)"),
            Self::Postgres => format!("convert_to({column}, 'UTF8')"),
        }
    }

    const fn on_connect(self, access: Access) -> &'static [&'static str] {
        match (self, access) {
            (Self::Sqlite, Access::Read) => &["PRAGMA busy_timeout = 60000", "PRAGMA query_only = ON"],
            (Self::Sqlite, Access::Write | Access::Create) => {
                &["PRAGMA busy_timeout = 60000", "PRAGMA synchronous = FULL", "PRAGMA secure_delete = ON"]
            }
            (Self::Postgres, Access::Read) => &["SET default_transaction_read_only = on"],
            (Self::Postgres, Access::Write | Access::Create) => {
                &["SET synchronous_commit = on", "SET lock_timeout = '60s'"]
            }
        }
    }
}

impl Database {
    pub(crate) const fn engine(&self) -> Engine {
        match self {
            Self::File(_) => Engine::Sqlite,
            Self::Server(_) => Engine::Postgres,
        }
    }

    /// Whether there is anything to connect to, as far as can be told without connecting.
    pub(crate) fn may_exist(&self) -> bool {
        match self {
            Self::File(path) => path.exists(),
            Self::Server(_) => true,
        }
    }

    fn options(&self, access: Access) -> Result<AnyConnectOptions, StoreError> {
        sqlx::any::install_default_drivers();
        let address = match self {
            Self::File(path) => {
                let path =
                    path.to_str().ok_or_else(|| StoreError::Address { what: "路径不是 UTF-8".to_owned() })?;
                let mode = if access == Access::Create { "rwc" } else { "rw" };
                format!("sqlite://{}?mode={mode}", escaped(path))
            }
            Self::Server(address) => address.clone(),
        };
        address.parse().map_err(|_| StoreError::Address { what: "读不懂".to_owned() })
    }

    /// One connection.
    pub(crate) async fn connect(&self, access: Access) -> Result<AnyConnection, StoreError> {
        let mut connection = self.options(access)?.connect().await?;
        for statement in self.engine().on_connect(access) {
            sqlx::query(*statement).execute(&mut connection).await?;
        }
        Ok(connection)
    }

    /// A pool of connections; none is opened yet.
    pub(crate) fn pool(&self, access: Access, size: u32) -> Result<AnyPool, StoreError> {
        let statements = self.engine().on_connect(access);
        let pool = AnyPoolOptions::new().max_connections(size).after_connect(move |connection, _| {
            Box::pin(async move {
                for statement in statements {
                    sqlx::query(*statement).execute(&mut *connection).await?;
                }
                Ok(())
            })
        });
        Ok(pool.connect_lazy_with(self.options(access)?))
    }
}

/// A path as part of an address: bytes that have a meaning there are written as `%xx`.
fn escaped(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte);
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_path_or_a_server() {
        let file = |path: &str| Some(Database::File(path.into()));
        assert_eq!("公开.sqlite".parse().ok(), file("公开.sqlite"));
        assert_eq!("sqlite:a/b.db".parse().ok(), file("a/b.db"));
        assert_eq!("sqlite:///a/b.db".parse().ok(), file("/a/b.db"));
        assert_eq!("C:\\data\\a.db".parse().ok(), file("C:\\data\\a.db"));
        assert!(matches!("postgres://u:p@h/d".parse(), Ok(Database::Server(_))));
        assert!("mysql://h/d".parse::<Database>().is_err());
        assert!(" ".parse::<Database>().is_err());
    }

    #[test]
    fn a_password_is_never_shown() {
        let database: Database = "postgres://user:canary@host/name".parse().unwrap();
        assert!(!format!("{database:?}").contains("canary"));
    }

    #[test]
    fn a_path_is_escaped() {
        assert_eq!(escaped("/数据/a b?.db"), "/%E6%95%B0%E6%8D%AE/a%20b%3F.db");
    }
}
