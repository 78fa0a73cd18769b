//! `export`: every event as a line of JSON with its exact bytes, and the attachments beside.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use gongkai_app::port::{Event, Head};
use gongkai_wire::{EventShape, write_line};
use sqlx::{AnyConnection, Row};

use crate::append::signed;
use crate::attachments::Attachments;
use crate::backup::{beside, settle};
use crate::store::Store;
use crate::{StoreError, chain, error, read};

const CHAINS: &str = "SELECT seq, chain FROM event WHERE body = $1 AND seq > $2 ORDER BY seq LIMIT $3";

const PAGE: i64 = 500;

/// Name of the file of events within the folder.
pub(crate) const EVENTS: &str = "events.jsonl";

/// Name of the folder of attachments within the folder.
pub(crate) const BLOBS: &str = "blobs";

/// Writes `events.jsonl` and `blobs/` into a folder, as of one moment; answers with the heads at that moment.
///
/// # Errors
/// When the folder holds an export already, an attachment is missing or damaged, or the database or the folder fails.
pub async fn export(store: &Store, folder: &Path, attachments: &impl Attachments) -> Result<Vec<Head>, StoreError> {
    fs::create_dir_all(folder).map_err(error::file(folder, "不能建立文件夹"))?;
    let file = folder.join(EVENTS);
    if file.exists() {
        return Err(StoreError::Exists(file));
    }
    let part = beside(&file, ".part");
    let mut out = BufWriter::new(File::create(&part).map_err(error::file(&part, "不能建立文件"))?);
    let mut snapshot = store.shared.read.begin_with(store.shared.read_engine.begin_snapshot()).await?;
    let heads = read::heads(&mut snapshot).await?;
    for head in &heads {
        write_log(&mut snapshot, head, &mut out).await?.map_err(error::file(&part, "写不进去"))?;
    }
    out.flush().map_err(error::file(&part, "写不进去"))?;
    for Head { body, .. } in &heads {
        let named = read::named(&mut snapshot, body).await?;
        attachments.copy_out(body, &named, &folder.join(BLOBS)).await?;
    }
    snapshot.rollback().await?;
    settle(&part, &file)?;
    Ok(heads)
}

async fn write_log(
    connection: &mut AnyConnection,
    head: &Head,
    out: &mut impl Write,
) -> Result<std::io::Result<()>, StoreError> {
    let mut after = 0;
    while after < head.seq {
        let rows = sqlx::query(CHAINS).bind(head.body.as_str()).bind(signed(after)).bind(PAGE);
        for row in rows.fetch_all(&mut *connection).await? {
            let seq = read::number(&row, 0)?;
            let bytes: &[u8] = row.try_get(1)?;
            let unreadable = |source| StoreError::unreadable(head.body.as_str(), seq, source);
            let (event, _) = chain::decode(bytes).map_err(unreadable)?;
            if let Err(error) = write_line(out, &line(event, bytes)) {
                return Ok(Err(error));
            }
            after = seq;
        }
    }
    Ok(Ok(()))
}

fn line(event: Event, chain: &[u8]) -> EventShape {
    EventShape {
        schema: EventShape::NAME.to_owned(),
        body: event.body.to_string(),
        seq: event.seq,
        stream_kind: event.stream.kind().to_owned(),
        stream_id: event.stream.id().to_owned(),
        stream_version: event.stream_version,
        event: event.fact.id.to_string(),
        kind: event.fact.kind,
        version: event.fact.version,
        recorded: event.recorded.to_string(),
        effective: event.fact.effective.to_string(),
        account: event.actor.account,
        capacity: event.actor.capacity.id().to_owned(),
        acting_for: event.actor.body,
        source: event.source.to_string(),
        payload: String::from_utf8_lossy(&event.fact.payload).into_owned(),
        chain: BASE64_STANDARD.encode(chain),
        hash: event.hash.to_string(),
    }
}
