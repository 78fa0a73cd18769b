//! Every byte of every event and of every attachment of a store flipped in turn; `verify` must name it.

use std::fs;

use gongkai_app::port::EventLog;
use gongkai_store::NoAttachments;
use gongkai_store::blob::{BlobId, Blobs, SizeLimit};
use sqlx::AssertSqlSafe;

use crate::common::{Bed, append, body};

/// Events for each that names an attachment.
const EVENTS_PER_ATTACHMENT: u64 = 10;

/// So many events in one log, on SQLite.
pub async fn run(events: u32) -> Result<(), String> {
    let bed = Bed::sqlite().await;
    let blobs = Blobs::on_disk(&bed.folder.path().join("blobs"), SizeLimit::megabytes(1));
    let blobs = blobs.map_err(|error| error.to_string())?;
    let mut kept = Vec::new();
    for n in 0..u64::from(events) / EVENTS_PER_ATTACHMENT {
        let content = format!("附件{n}·{}", "申请表 ".repeat(20 + n as usize));
        let stored = blobs.of_body("shifan").put(content.as_bytes()).await.map_err(|error| error.to_string())?;
        kept.push(stored.id);
    }
    let payload = |n: u64| match kept.get((n / EVENTS_PER_ATTACHMENT) as usize) {
        Some(id) if n.is_multiple_of(EVENTS_PER_ATTACHMENT) => format!("{{\"sheet\":\"{}\"}}", id.name()),
        _ => format!("{{\"n\":{n}}}"),
    };
    let all = (0..u64::from(events)).map(|n| append(&format!("r-{}", n % 5), n / 5, &payload(n)));
    if bed.store.append_each(all.collect()).await.iter().any(Result::is_err) {
        return Err("写不进去".to_owned());
    }
    let mut connection = bed.connect().await;
    let said = |error: sqlx::Error| error.to_string();
    sqlx::query("PRAGMA synchronous = OFF").execute(&mut connection).await.map_err(said)?;
    let mut flipped = 0_u64;
    for seq in 1..=i64::from(events) {
        for column in ["chain", "hash"] {
            let [select, update] = [
                format!("SELECT {column} FROM event WHERE body = 'shifan' AND seq = $1"),
                format!("UPDATE event SET {column} = $2 WHERE body = 'shifan' AND seq = $1"),
            ];
            let select = sqlx::query_scalar(AssertSqlSafe(select)).bind(seq);
            let sound: Vec<u8> = select.fetch_one(&mut connection).await.map_err(said)?;
            for byte in 0..=sound.len() {
                let mut bytes = sound.clone();
                if let Some(byte) = bytes.get_mut(byte) {
                    *byte ^= fastrand::u8(1..);
                }
                let update = sqlx::query(AssertSqlSafe(update.as_str())).bind(seq).bind(bytes);
                update.execute(&mut connection).await.map_err(said)?;
                if byte == sound.len() {
                    break;
                }
                let verified = bed.store.verify_body(&body("shifan"), &NoAttachments).await;
                let fault = verified.map_err(|error| error.to_string())?.first_bad;
                if fault.and_then(|fault| fault.seq) != u64::try_from(seq).ok() {
                    return Err(format!("第 {seq} 条 {column} 的第 {byte} 字节被改，没有查出来"));
                }
                flipped += 1;
            }
        }
    }
    println!("{events} 条记录的 {flipped} 个字节逐一改动，条条指得出");
    let flipped = attachments(&bed, &blobs, &kept).await?;
    println!("{} 个附件的 {flipped} 个字节逐一改动，个个指得出", kept.len());
    Ok(())
}

/// Flips every byte of every attachment; how many.
async fn attachments(bed: &Bed, blobs: &Blobs, kept: &[BlobId]) -> Result<u64, String> {
    let mut flipped = 0;
    for id in kept {
        let hex = id.to_string();
        let folder = bed.folder.path().join("blobs/shifan/sm3").join(hex.get(..2).unwrap_or_default());
        let file = folder.join(&hex);
        let sound = fs::read(&file).map_err(|error| error.to_string())?;
        for byte in 0..sound.len() {
            let mut bytes = sound.clone();
            if let Some(byte) = bytes.get_mut(byte) {
                *byte ^= fastrand::u8(1..);
            }
            fs::write(&file, bytes).map_err(|error| error.to_string())?;
            let verified = bed.store.verify_body(&body("shifan"), blobs).await;
            let fault = verified.map_err(|error| error.to_string())?.first_bad;
            if !fault.is_some_and(|fault| fault.what.contains(&hex)) {
                return Err(format!("附件 {hex} 的第 {byte} 字节被改，没有查出来"));
            }
            flipped += 1;
        }
        fs::write(&file, &sound).map_err(|error| error.to_string())?;
    }
    Ok(flipped)
}
