//! Writing: one transaction for the commands of one body that wait at the same time.
//!
//! Under the lock of the head nobody else adds to the body, so what is read at the beginning holds to the end: the
//! commands are decided in memory, one after the other, and what they record is written together ([`crate::batch`]).
//! Should the database refuse that, each is tried again for itself within a savepoint, and only the culprit is refused.

use gongkai_app::port::{Append, Appended, BodyCode, Event, Hash, LogError};
use sqlx::{AnyConnection, Connection};

use crate::batch::attempt;
use crate::store::Shared;
use crate::{StoreError, projection, read};

/// Locks the head of a body until the end of the transaction, and makes it where there is none.
const LOCK_HEAD: &str = "INSERT INTO head (body, seq, hash) VALUES ($1, 0, $2) \
     ON CONFLICT (body) DO UPDATE SET seq = head.seq RETURNING seq, hash";

const MOVE_HEAD: &str = "UPDATE head SET seq = $2, hash = $3 WHERE body = $1";

/// Where the log of a body ends while it is being written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tip {
    pub(crate) seq: u64,
    pub(crate) hash: Hash,
}

/// What became of some commands.
pub(crate) struct Done {
    /// One for each command.
    pub(crate) answers: Vec<Result<Appended, LogError>>,
    /// The new events, in order.
    pub(crate) events: Vec<Event>,
    /// Where the log ends now.
    pub(crate) tip: Tip,
}

/// Writes the commands of one body; each is answered for itself.
///
/// # Errors
/// When the transaction as a whole failed, so that none is known to be written.
pub(crate) async fn write(
    shared: &Shared,
    body: &BodyCode,
    appends: &[Append],
) -> Result<Vec<Result<Appended, LogError>>, StoreError> {
    let mut tx = shared.write.begin_with(shared.engine.begin_write()).await?;
    let before = lock_head(&mut tx, body).await?;
    let current = projection::current(&mut tx, &shared.projections, body, before.seq).await?;
    let mut savepoint = tx.begin().await?;
    let done = match attempt(&mut savepoint, before, appends).await {
        Ok(done) => {
            savepoint.commit().await?;
            done
        }
        Err(StoreError::Sql(sqlx::Error::Database(_))) => {
            savepoint.rollback().await?;
            one_by_one(&mut tx, before, appends).await?
        }
        Err(error) => return Err(error),
    };
    if done.events.is_empty() {
        tx.rollback().await?;
        return Ok(done.answers);
    }
    for projection in &current {
        projection.apply(&mut tx, &done.events).await?;
    }
    projection::advance(&mut tx, &current, body, done.tip.seq).await?;
    move_head(&mut tx, body, done.tip).await?;
    tx.commit().await?;
    Ok(done.answers)
}

/// Each command within a savepoint of its own; one that the database refuses leaves nothing behind.
async fn one_by_one(connection: &mut AnyConnection, before: Tip, appends: &[Append]) -> Result<Done, StoreError> {
    let mut all = Done { answers: Vec::with_capacity(appends.len()), events: Vec::new(), tip: before };
    for append in appends {
        let mut savepoint = connection.begin().await?;
        match attempt(&mut savepoint, all.tip, std::slice::from_ref(append)).await {
            Ok(done) => {
                savepoint.commit().await?;
                all.answers.extend(done.answers);
                all.events.extend(done.events);
                all.tip = done.tip;
            }
            Err(StoreError::Sql(error @ sqlx::Error::Database(_))) => {
                savepoint.rollback().await?;
                all.answers.push(Err(refusal(append, error)));
            }
            Err(error) => return Err(error),
        }
    }
    Ok(all)
}

fn refusal(append: &Append, error: sqlx::Error) -> LogError {
    if error.as_database_error().is_some_and(|error| error.is_unique_violation()) {
        return unfit(append, "事件编号在本机关已经用过，请重新生成编号".to_owned());
    }
    StoreError::Sql(error).into()
}

pub(crate) fn unfit(append: &Append, what: String) -> LogError {
    LogError::Unfit { body: append.body.clone(), stream: append.stream.clone(), what }
}

/// Locks the head of a body until the end of the transaction.
pub(crate) async fn lock_head(connection: &mut AnyConnection, body: &BodyCode) -> Result<Tip, StoreError> {
    let lock = sqlx::query(LOCK_HEAD).bind(body.as_str()).bind(Hash::START.0.as_slice());
    let row = lock.fetch_one(connection).await?;
    Ok(Tip { seq: read::number(&row, 0)?, hash: read::hash(&row, 1)? })
}

/// Sets the head of a body that is locked.
pub(crate) async fn move_head(connection: &mut AnyConnection, body: &BodyCode, tip: Tip) -> Result<(), StoreError> {
    let update = sqlx::query(MOVE_HEAD).bind(body.as_str()).bind(signed(tip.seq)).bind(tip.hash.0.as_slice());
    update.execute(connection).await?;
    Ok(())
}

/// As the databases count.
pub(crate) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
