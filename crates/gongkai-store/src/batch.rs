//! Commands of one body decided in memory and written together, under the lock of its head.

use std::collections::{HashMap, HashSet};

use gongkai_app::port::{Append, Appended, BodyCode, CommandKey, Event, Hash, LogError, NewEvent, StreamId};
use jiff::Timestamp;
use sqlx::{AnyConnection, AssertSqlSafe};
use uuid::Uuid;

use crate::append::{Done, Tip, signed, unfit};
use crate::copying::{EVENT, portions};
use crate::{StoreError, chain, read};

/// Largest payload, in bytes: attachments are kept beside the log, not in it.
const LARGEST_PAYLOAD: usize = 4 << 20;

/// Longest name of a type and longest key, in bytes.
const LONGEST_NAME: usize = 64;
const LONGEST_KEY: usize = 200;

const FIND_KEY: &str = "SELECT content, first_seq, events FROM command_key WHERE body = $1 AND command_key = $2";

const INSERT_KEY: &str =
    "INSERT INTO command_key (body, command_key, content, first_seq, events) VALUES ($1, $2, $3, $4, $5)";

/// Reads what there is, decides every command in order, and writes what is recorded.
///
/// # Errors
/// When the database fails or refuses; which command it refuses is then not known.
pub(crate) async fn attempt(connection: &mut AnyConnection, tip: Tip, appends: &[Append]) -> Result<Done, StoreError> {
    let mut batch =
        Batch { tip, versions: HashMap::new(), ids: HashSet::new(), keys: HashMap::new(), rows: Vec::new() };
    batch.read(connection, appends).await?;
    let answers = appends.iter().map(|append| batch.decide(append)).collect();
    batch.write(connection).await?;
    Ok(Done { answers, tip: batch.tip, events: batch.rows.into_iter().map(|(event, _)| event).collect() })
}

/// A key and what answered it.
struct Answered {
    content: Hash,
    events: Vec<Event>,
    /// Whether it stands in the database already.
    stored: bool,
}

/// What is known of the body while the commands are decided.
struct Batch<'a> {
    tip: Tip,
    /// How many events the histories have.
    versions: HashMap<&'a StreamId, u64>,
    /// Ids used in this batch.
    ids: HashSet<Uuid>,
    keys: HashMap<&'a str, Answered>,
    /// The new events with their chain bytes.
    rows: Vec<(Event, Vec<u8>)>,
}

impl<'a> Batch<'a> {
    /// Reads the versions of the histories and the keys that the commands name.
    async fn read(&mut self, connection: &mut AnyConnection, appends: &'a [Append]) -> Result<(), StoreError> {
        let Some(first) = appends.first() else { return Ok(()) };
        let mut streams: Vec<&StreamId> = appends.iter().map(|append| &append.stream).collect();
        streams.sort_unstable();
        streams.dedup();
        for streams in portions(&streams) {
            let mut select = sqlx::query(AssertSqlSafe(select_versions(streams.len()))).bind(first.body.as_str());
            for stream in streams {
                select = select.bind(stream.kind()).bind(stream.id());
            }
            let row = select.fetch_one(&mut *connection).await?;
            for (column, stream) in streams.iter().enumerate() {
                self.versions.insert(stream, read::number(&row, column)?);
            }
        }
        for append in appends {
            if let Some(key) = &append.key
                && check(append).is_ok()
                && !self.keys.contains_key(key.key.as_str())
                && let Some(answered) = find_key(connection, &append.body, key).await?
            {
                self.keys.insert(&key.key, answered);
            }
        }
        Ok(())
    }

    /// What becomes of a command, after those before it.
    fn decide(&mut self, append: &'a Append) -> Result<Appended, LogError> {
        check(append)?;
        let content = append.key.as_ref().map(|key| (key.key.as_str(), chain::hash(&key.content)));
        if let Some((key, content)) = content
            && let Some(answered) = self.keys.get(key)
        {
            if answered.content != content {
                return Err(LogError::KeyReused { body: append.body.clone(), key: key.to_owned() });
            }
            return Ok(Appended { events: answered.events.clone(), repeated: true });
        }
        let found = self.versions.get(&append.stream).copied().unwrap_or(0);
        if found != append.expected {
            let (body, stream) = (append.body.clone(), append.stream.clone());
            return Err(LogError::Conflict { body, stream, expected: append.expected, found });
        }
        let ids: HashSet<Uuid> = append.events.iter().map(|fact| fact.id).collect();
        if ids.len() < append.events.len() || !self.ids.is_disjoint(&ids) {
            return Err(unfit(append, "事件编号重复，请重新生成编号".to_owned()));
        }
        self.ids.extend(ids);
        let events: Vec<Event> =
            append.events.iter().zip(found + 1..).map(|(fact, version)| self.record(append, fact, version)).collect();
        self.versions.insert(&append.stream, found + events.len() as u64);
        if let Some((key, content)) = content {
            self.keys.insert(key, Answered { content, events: events.clone(), stored: false });
        }
        Ok(Appended { events, repeated: false })
    }

    /// Puts a fact at the next place.
    fn record(&mut self, append: &Append, fact: &NewEvent, stream_version: u64) -> Event {
        let recorded = Timestamp::from_microsecond(append.recorded.as_microsecond());
        let mut event = Event {
            body: append.body.clone(),
            seq: self.tip.seq + 1,
            stream: append.stream.clone(),
            stream_version,
            actor: append.actor.clone(),
            source: append.source.clone(),
            recorded: recorded.unwrap_or(append.recorded),
            fact: fact.clone(),
            hash: Hash::START,
        };
        let chain = chain::encode(&event, self.tip.hash);
        event.hash = chain::hash(&chain);
        self.tip = Tip { seq: event.seq, hash: event.hash };
        self.rows.push((event.clone(), chain));
        event
    }

    /// Writes the new events and keys.
    async fn write(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        for rows in portions(&self.rows) {
            let mut insert = sqlx::query(AssertSqlSafe(EVENT.insert(rows.len())));
            for (event, chain) in rows {
                insert = insert
                    .bind(event.body.as_str())
                    .bind(signed(event.seq))
                    .bind(event.stream.kind())
                    .bind(event.stream.id())
                    .bind(signed(event.stream_version))
                    .bind(event.fact.id.to_string())
                    .bind(event.fact.kind.as_str())
                    .bind(event.recorded.as_microsecond())
                    .bind(event.fact.effective.to_string())
                    .bind(event.hash.0.as_slice())
                    .bind(chain.as_slice());
            }
            insert.execute(&mut *connection).await?;
        }
        for (key, answered) in self.keys.iter().filter(|(_, answered)| !answered.stored) {
            let Some(first) = answered.events.first() else { continue };
            let insert = sqlx::query(INSERT_KEY).bind(first.body.as_str()).bind(*key);
            let insert = insert.bind(answered.content.0.as_slice()).bind(signed(first.seq));
            insert.bind(signed(answered.events.len() as u64)).execute(&mut *connection).await?;
        }
        Ok(())
    }
}

/// One row, a column a history: each is the top of an index, whatever the length of the history.
fn select_versions(streams: usize) -> String {
    let version = |at: usize| {
        let (kind, id) = (2 * at + 2, 2 * at + 3);
        format!(
            "(SELECT COALESCE(MAX(stream_version), 0) FROM event \
             WHERE body = $1 AND stream_kind = ${kind} AND stream_id = ${id})"
        )
    };
    format!("SELECT {}", (0..streams).map(version).collect::<Vec<_>>().join(", "))
}

/// What answered a command with this key before.
async fn find_key(
    connection: &mut AnyConnection,
    body: &BodyCode,
    key: &CommandKey,
) -> Result<Option<Answered>, StoreError> {
    let find = sqlx::query(FIND_KEY).bind(body.as_str()).bind(key.key.as_str());
    let Some(row) = find.fetch_optional(&mut *connection).await? else { return Ok(None) };
    let (first, count) = (read::number(&row, 1)?, read::number(&row, 2)?);
    let limit = u32::try_from(count).unwrap_or(u32::MAX);
    let events = read::feed(connection, body, first.saturating_sub(1), limit).await?;
    Ok(Some(Answered { content: read::hash(&row, 0)?, events, stored: true }))
}

/// What can be told wrong without looking into the database.
fn check(append: &Append) -> Result<(), LogError> {
    if append.events.is_empty() {
        return Err(unfit(append, "没有任何事件".to_owned()));
    }
    if let Some(CommandKey { key, .. }) = &append.key
        && (key.is_empty() || key.len() > LONGEST_KEY || key.chars().any(char::is_control))
    {
        return Err(unfit(append, format!("幂等键应有 1 至 {LONGEST_KEY} 个字节，不含控制字符，请改正")));
    }
    for fact in &append.events {
        let letters = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let named = fact.kind.starts_with(|c: char| c.is_ascii_alphabetic()) && fact.kind.chars().all(letters);
        if !named || fact.kind.len() > LONGEST_NAME {
            let what = "事件类型的名称不合规矩：只能用字母、数字和下划线，以字母开头，最多 64 个字符";
            return Err(unfit(append, what.to_owned()));
        }
        if fact.version == 0 {
            return Err(unfit(append, format!("“{}”的版本应从 1 起", fact.kind)));
        }
        if fact.payload.len() > LARGEST_PAYLOAD {
            let size = fact.payload.len();
            return Err(unfit(append, format!("内容有 {size} 字节，超过 {LARGEST_PAYLOAD}，请把大的内容存为附件")));
        }
    }
    Ok(())
}
