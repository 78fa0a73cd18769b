//! The table of persons' keys: the one table that is changed in place, since forgetting is what it is for.

use gongkai_app::port::BodyCode;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use crate::database::Engine;
use crate::seal::{Destruction, KeyRow, KeyTable, Person, Sealed, TableError};
use crate::store::Store;
use crate::{StoreError, copying};

const FIND: &str = "SELECT kek, wrapped, destroyed_on, record FROM person_key WHERE body = $1 AND person = $2";

const LIST: &str = "SELECT kek, wrapped, destroyed_on, record, person FROM person_key WHERE body = $1 ORDER BY person";

const INSERT: &str = "INSERT INTO person_key (body, person, kek, wrapped, destroyed_on, record) \
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (body, person) DO NOTHING";

const REPLACE: &str = "INSERT INTO person_key (body, person, kek, wrapped, destroyed_on, record) \
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (body, person) DO UPDATE SET kek = excluded.kek, \
     wrapped = excluded.wrapped, destroyed_on = excluded.destroyed_on, record = excluded.record";

const SWAP: &str = "UPDATE person_key SET kek = $3, wrapped = $4, destroyed_on = $5, record = $6 \
     WHERE body = $1 AND person = $2 AND kek = $7 AND wrapped = $8 AND destroyed_on = $9 AND record = $10";

/// The four columns of a row; those of the other kind are empty.
fn columns(row: &KeyRow) -> (String, &[u8], String, &str) {
    match row {
        KeyRow::Held { kek, wrapped } => (kek.to_string(), wrapped.as_bytes(), String::new(), ""),
        KeyRow::Destroyed(why) => (String::new(), &[], why.on.to_string(), &why.record),
    }
}

fn row_of(row: &AnyRow) -> Result<KeyRow, StoreError> {
    let day: &str = row.try_get(2)?;
    if day.is_empty() {
        let Ok(kek) = row.try_get::<&str, _>(0)?.parse();
        return Ok(KeyRow::Held { kek, wrapped: Sealed::from_bytes(row.try_get(1)?) });
    }
    let on = day.parse().map_err(|_| foreign(day))?;
    Ok(KeyRow::Destroyed(Destruction { on, record: row.try_get(3)? }))
}

fn foreign(what: &str) -> StoreError {
    StoreError::Foreign { table: "person_key", what: what.to_owned() }
}

async fn find(connection: &mut AnyConnection, person: &Person) -> Result<Option<KeyRow>, StoreError> {
    let find = sqlx::query(FIND).bind(person.body.as_str()).bind(person.id.to_string());
    find.fetch_optional(connection).await?.as_ref().map(row_of).transpose()
}

async fn put(
    connection: &mut AnyConnection,
    statement: &'static str,
    person: &Person,
    row: &KeyRow,
) -> Result<(), StoreError> {
    let (kek, wrapped, on, record) = columns(row);
    let put = sqlx::query(statement).bind(person.body.as_str()).bind(person.id.to_string());
    put.bind(kek).bind(wrapped).bind(on).bind(record).execute(connection).await?;
    Ok(())
}

/// Puts a tombstone in place of whatever is there, or of nothing.
pub(crate) async fn bury(connection: &mut AnyConnection, person: &Person, why: &Destruction) -> Result<(), StoreError> {
    put(connection, REPLACE, person, &KeyRow::Destroyed(why.clone())).await
}

/// Every row of every body, in order.
pub(crate) async fn rows(engine: Engine, connection: &mut AnyConnection) -> Result<Vec<(Person, KeyRow)>, StoreError> {
    let mut rows = Vec::new();
    for code in copying::bodies(engine, connection).await? {
        let body: BodyCode = code.parse()?;
        for row in sqlx::query(LIST).bind(body.as_str()).fetch_all(&mut *connection).await? {
            let person: &str = row.try_get(4)?;
            let id = person.parse().map_err(|_| foreign(person))?;
            rows.push((Person::new(body.as_str(), id), row_of(&row)?));
        }
    }
    Ok(rows)
}

/// The keys of persons in the database of a store. Never read from a replica, which may hold a key that is destroyed.
#[derive(Clone, Debug)]
pub struct PersonKeys(Store);

impl Store {
    /// The keys of persons.
    #[must_use]
    pub fn person_keys(&self) -> PersonKeys {
        PersonKeys(self.clone())
    }
}

impl KeyTable for PersonKeys {
    async fn get(&self, person: &Person) -> Result<Option<KeyRow>, TableError> {
        Ok(find(&mut *self.0.fresh().await?, person).await?)
    }

    async fn insert(&self, person: &Person, row: &KeyRow) -> Result<KeyRow, TableError> {
        let mut connection = self.0.shared.write.acquire().await?;
        put(&mut connection, INSERT, person, row).await?;
        let there = find(&mut connection, person).await?;
        Ok(there.ok_or_else(|| foreign(&person.to_string()))?)
    }

    async fn swap(&self, person: &Person, old: &KeyRow, new: &KeyRow) -> Result<bool, TableError> {
        let swap = sqlx::query(SWAP).bind(person.body.as_str()).bind(person.id.to_string());
        let (kek, wrapped, on, record) = columns(new);
        let swap = swap.bind(kek).bind(wrapped).bind(on).bind(record);
        let (kek, wrapped, on, record) = columns(old);
        let swap = swap.bind(kek).bind(wrapped).bind(on).bind(record);
        Ok(swap.execute(&self.0.shared.write).await?.rows_affected() == 1)
    }

    /// Puts a tombstone, and lets the database forget the old row.
    async fn destroy(&self, person: &Person, why: &Destruction) -> Result<(), TableError> {
        let mut connection = self.0.shared.write.acquire().await?;
        bury(&mut connection, person, why).await?;
        sqlx::raw_sql(self.0.shared.engine.forget_old_rows()).execute(&mut *connection).await?;
        Ok(())
    }

    async fn list(&self) -> Result<Vec<(Person, KeyRow)>, TableError> {
        Ok(rows(self.0.shared.engine, &mut *self.0.fresh().await?).await?)
    }
}
