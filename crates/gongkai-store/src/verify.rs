//! `verify`: the chain, the columns against the chain bytes, the heads, the keys, the projections, the attachments.

use gongkai_app::port::{BodyCode, Hash, Head, StreamId};
use gongkai_wire::{FirstBadShape, VerifyShape};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};
use uuid::Uuid;

use crate::append::signed;
use crate::attachments::Attachments;
use crate::database::Engine;
use crate::store::Store;
use crate::{BrokenChain, StoreError, chain, copying, read};

/// The texts are asked for as bytes: a damaged one need not be UTF-8.
fn rows_of(engine: Engine) -> String {
    let texts = ["stream_kind", "stream_id", "event_id", "kind", "effective"].map(|column| engine.bytes_of(column));
    format!(
        "SELECT seq, stream_version, recorded_us, hash, chain, {} FROM event \
         WHERE body = $1 AND seq > $2 ORDER BY seq LIMIT $3",
        texts.join(", ")
    )
}

/// Histories whose events are not numbered 1, 2, 3 …
const BROKEN_STREAM: &str = "SELECT stream_kind, stream_id FROM event WHERE body = $1 \
     GROUP BY stream_kind, stream_id HAVING MIN(stream_version) <> 1 OR MAX(stream_version) <> COUNT(*) \
     ORDER BY stream_kind, stream_id LIMIT 1";

/// Keys that point past the end of the log.
const BROKEN_KEY: &str = "SELECT command_key FROM command_key WHERE body = $1 \
     AND (first_seq < 1 OR events < 1 OR first_seq + events - 1 > $2) ORDER BY command_key LIMIT 1";

const PAGE: i64 = 500;

/// What was found in the log of one body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Whose log.
    pub body: BodyCode,
    /// Events that were read.
    pub events: u64,
    /// Hash of the last sound event; [`Hash::START`] when there is none.
    pub head: Hash,
    /// The first fault, by place; `None` when all holds.
    pub first_bad: Option<Fault>,
}

impl Verified {
    /// The result as `gongkai.verify/1`.
    #[must_use]
    pub fn shape(&self) -> VerifyShape {
        let bad = self.first_bad.as_ref().map(|fault| FirstBadShape {
            seq: fault.seq,
            stream: fault.stream.as_ref().map(ToString::to_string),
            event: fault.event.map(|event| event.to_string()),
            what: fault.what.clone(),
        });
        let head = (self.events > 0).then(|| self.head.to_string());
        gongkai_wire::verify(self.body.to_string(), self.events, head, bad)
    }
}

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Place in the log, where the fault is of an event.
    pub seq: Option<u64>,
    /// The history of the event, where it can be told.
    pub stream: Option<StreamId>,
    /// The event, where it can be told.
    pub event: Option<Uuid>,
    /// What does not hold and what to do, in Chinese.
    pub what: String,
}

impl Fault {
    fn of_log(what: String) -> Self {
        Self { seq: None, stream: None, event: None, what }
    }
}

impl Store {
    /// Verifies every body that any table knows. Reads a snapshot, so writing may go on; the check of the projections
    /// then holds each body's writers up for as long as it takes to make them again.
    ///
    /// # Errors
    /// When the database or the storage of the attachments fails. What does not hold is no error but an answer.
    pub async fn verify(&self, attachments: &impl Attachments) -> Result<Vec<Verified>, StoreError> {
        let mut out = Vec::new();
        let mut stray = None;
        for code in copying::bodies(self.shared.read_engine, &mut *self.reader().await?).await? {
            match code.parse() {
                Ok(body) => out.push(self.verify_body(&body, attachments).await?),
                Err(_) => stray = Some(code),
            }
        }
        match stray {
            Some(what) if out.iter().all(|verified| verified.first_bad.is_none()) => {
                Err(StoreError::Foreign { table: "event", what })
            }
            _ => Ok(out),
        }
    }

    /// Verifies one body.
    ///
    /// # Errors
    /// As [`Store::verify`].
    pub async fn verify_body(&self, body: &BodyCode, attachments: &impl Attachments) -> Result<Verified, StoreError> {
        let mut tx = self.shared.read.begin_with(self.shared.read_engine.begin_snapshot()).await?;
        let mut verified = log(self.shared.read_engine, &mut tx, body).await?;
        let named = read::named(&mut tx, body).await?;
        tx.rollback().await?;
        if verified.first_bad.is_none()
            && let Some(name) = self.differing(body).await?
        {
            let what = format!("投影“{name}”与记录不符，记录本身完好：请重建投影");
            verified.first_bad = Some(Fault::of_log(what));
        }
        if verified.first_bad.is_none() {
            let bad = attachments.verify(body, &named).await?;
            verified.first_bad = bad.map(|what| Fault::of_log(format!("附件：{what}")));
        }
        Ok(verified)
    }
}

/// Verifies the log of one body, in the snapshot of this connection.
pub(crate) async fn log(
    engine: Engine,
    connection: &mut AnyConnection,
    body: &BodyCode,
) -> Result<Verified, StoreError> {
    let select = rows_of(engine);
    let mut verified = Verified { body: body.clone(), events: 0, head: Hash::START, first_bad: None };
    loop {
        let rows =
            sqlx::query(AssertSqlSafe(select.as_str())).bind(body.as_str()).bind(signed(verified.events)).bind(PAGE);
        let rows = rows.fetch_all(&mut *connection).await?;
        for row in &rows {
            match sound(row, &verified)? {
                Ok(hash) => {
                    verified.events += 1;
                    verified.head = hash;
                }
                Err(fault) => {
                    verified.first_bad = Some(fault);
                    return Ok(verified);
                }
            }
        }
        if rows.is_empty() {
            break;
        }
    }
    verified.first_bad = around(connection, &verified).await?;
    Ok(verified)
}

/// The hash of a row that follows what is verified so far and agrees with its chain bytes; else what is wrong with it.
fn sound(row: &AnyRow, verified: &Verified) -> Result<Result<Hash, Fault>, StoreError> {
    let seq = read::number(row, 0)?;
    let expected = verified.events + 1;
    let texts = [5, 6, 7, 8, 9].map(|column| row.try_get::<&[u8], _>(column).unwrap_or_default());
    let [stream_kind, stream_id, event_id, kind, effective] = texts;
    let text = |bytes| std::str::from_utf8(bytes).unwrap_or_default();
    let fault = |what: String| {
        let stream = StreamId::new(text(stream_kind), text(stream_id)).ok();
        Ok(Err(Fault { seq: Some(seq), stream, event: text(event_id).parse().ok(), what }))
    };
    let named = |what: &str| fault(format!("{what}。请从备份恢复，并查明是谁改动了数据库"));
    if seq != expected {
        return named(&format!("前面缺第 {expected} 条记录"));
    }
    let bytes: &[u8] = row.try_get(4)?;
    let hash = chain::hash(bytes);
    if row.try_get::<&[u8], _>(3)? != hash.0 {
        return named("记录的内容与它的哈希不符");
    }
    let (recorded, previous) = match chain::decode(bytes) {
        Ok(read) => read,
        Err(error @ BrokenChain::NewerFraming { .. }) => return fault(error.to_string()),
        Err(error) => return named(&format!("记录读不出来：{error}")),
    };
    if previous != verified.head {
        return named("记录没有接在前一条之后，前一条或这一条被换过");
    }
    let columns = [
        (recorded.body == verified.body && recorded.seq == seq, "序号"),
        (recorded.stream.kind().as_bytes() == stream_kind, "记录种类"),
        (recorded.stream.id().as_bytes() == stream_id, "记录编号"),
        (signed(recorded.stream_version) == row.try_get::<i64, _>(1)?, "记录版本"),
        (recorded.fact.id.to_string().as_bytes() == event_id, "事件编号"),
        (recorded.fact.kind.as_bytes() == kind, "事件类型"),
        (recorded.recorded.as_microsecond() == row.try_get::<i64, _>(2)?, "记录时间"),
        (recorded.fact.effective.to_string().as_bytes() == effective, "生效日"),
    ];
    match columns.iter().find(|(same, _)| !same) {
        Some((_, column)) => named(&format!("检索用的“{column}”与记录的内容不符")),
        None => Ok(Ok(hash)),
    }
}

/// The head, the numbering of each history, and the keys of commands.
async fn around(connection: &mut AnyConnection, verified: &Verified) -> Result<Option<Fault>, StoreError> {
    let body = &verified.body;
    let end = Head { body: body.clone(), seq: verified.events, hash: verified.head };
    let head = read::head(connection, body).await?;
    if head.unwrap_or(Head { seq: 0, hash: Hash::START, ..end.clone() }) != end {
        let what = format!("末端登记与记录不符：记录到第 {} 条为止。请从备份恢复", end.seq);
        return Ok(Some(Fault::of_log(what)));
    }
    let stream = sqlx::query(BROKEN_STREAM).bind(body.as_str()).fetch_optional(&mut *connection).await?;
    if let Some(row) = stream {
        let stream = StreamId::new(row.try_get(0)?, row.try_get(1)?).ok();
        let what = "这一件的记录编号不连续。请从备份恢复".to_owned();
        return Ok(Some(Fault { seq: None, stream, event: None, what }));
    }
    let key = sqlx::query(BROKEN_KEY).bind(body.as_str()).bind(signed(end.seq)).fetch_optional(connection).await?;
    let key: Option<String> = key.as_ref().map(|row| row.try_get(0)).transpose()?;
    Ok(key.map(|key| Fault::of_log(format!("幂等键“{key}”指向不存在的记录。请从备份恢复"))))
}
