//! What the tests of the store share: a store on each engine, and appends to make.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails
#![allow(dead_code, reason = "each test file uses its own part")]

use gongkai_app::port::{Append, BodyCode, NewEvent, StreamId};
use gongkai_law::actor::{Actor, Capacity};
use gongkai_store::seal::{DestructionOrder, Kek, Person, PersonId, Register, SealError, destroy};
use gongkai_store::{Database, Options, Secret, Store, migrate};
use gongkai_testkit::postgres::Postgres;
use jiff::Timestamp;
use jiff::civil::date;
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use tempfile::TempDir;
use uuid::Uuid;

/// An empty database of a test.
pub struct Bed {
    pub database: Database,
    pub store: Store,
    pub folder: TempDir,
}

impl Bed {
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::File(folder.path().join("公开 数据.sqlite"));
        Self::of(database, folder).await
    }

    pub async fn postgres() -> Self {
        Self::of(server().database().unwrap().parse().unwrap(), tempfile::tempdir().unwrap()).await
    }

    async fn of(database: Database, folder: TempDir) -> Self {
        migrate(&database).await.unwrap();
        let store = Store::open(&database, Options::default()).await.unwrap();
        Self { database, store, folder }
    }

    /// Another store over the same database.
    pub async fn again(&self) -> Store {
        Store::open(&self.database, Options::default()).await.unwrap()
    }

    /// A connection past the store, as somebody with the password of the database has.
    pub async fn connect(&self) -> AnyConnection {
        sqlx::any::install_default_drivers();
        let address = match &self.database {
            Database::File(path) => format!("sqlite://{}", path.display()).replace(' ', "%20"),
            Database::Server(address) => address.clone(),
        };
        AnyConnection::connect(&address).await.unwrap()
    }

    /// Runs a statement past the store.
    pub async fn run(&self, sql: &str) {
        let mut connection = self.connect().await;
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    }

    /// Another, empty database of the same engine.
    pub async fn other(&self) -> Self {
        match self.database {
            Database::File(_) => Self::sqlite().await,
            Database::Server(_) => Self::postgres().await,
        }
    }
}

pub fn server() -> &'static Postgres {
    Postgres::shared().unwrap_or_else(|error| panic!("{error}"))
}

/// Runs each of the named functions on both engines, as `sqlite::name` and `postgres::name`.
#[macro_export]
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name(super::common::Bed::sqlite().await).await;
            })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name(super::common::Bed::postgres().await).await;
            })+
        }
    };
}

pub fn body(code: &str) -> BodyCode {
    code.parse().unwrap()
}

pub fn stream(id: &str) -> StreamId {
    StreamId::new("request", id).unwrap()
}

pub fn fact(payload: &str) -> NewEvent {
    NewEvent {
        id: Uuid::now_v7(),
        kind: "RequestRegistered".into(),
        version: 1,
        effective: date(2025, 3, 4),
        payload: payload.into(),
    }
}

/// An append of one event to a history of `shifan`.
pub fn append(id: &str, expected: u64, payload: &str) -> Append {
    Append {
        body: body("shifan"),
        stream: stream(id),
        expected,
        actor: Actor { account: "chengban".into(), capacity: Capacity::Handler, body: "shifan".into() },
        source: "cli".parse().unwrap(),
        recorded: Timestamp::from_microsecond(1_741_000_000_000_000).unwrap(),
        key: None,
        events: vec![fact(payload)],
    }
}

/// A KEK of this digit throughout.
pub fn kek(digit: u8) -> Kek {
    Kek::new(Secret::from_hex(&format!("{digit:02x}").repeat(32)).unwrap())
}

/// A person at `shifan`.
pub fn person(number: u128) -> Person {
    Person::new("shifan", PersonId::new(Uuid::from_u128(number)))
}

/// Destroys the keys of persons by an approved record.
pub async fn forget(store: &Store, register: &Register, persons: &[&Person]) -> Result<(), SealError> {
    let actor = |account: &str| Actor {
        account: account.into(),
        capacity: Capacity::SecurityAdmin,
        body: persons[0].body.clone(),
    };
    let ids = persons.iter().map(|person| person.id).collect();
    let on = date(2026, 1, 5);
    let order = DestructionOrder::new("销〔2026〕1", on, &actor("anquan01"), &actor("zhuren02"), ids).unwrap();
    destroy(&store.person_keys(), register, &order).await
}
