//! Every byte of every event of a store flipped in turn; `verify` must name the event.

use gongkai_app::port::EventLog;
use gongkai_store::NoAttachments;
use sqlx::AssertSqlSafe;

use crate::common::{Bed, append, body};

/// So many events in one log, on SQLite.
pub async fn run(events: u32) -> Result<(), String> {
    let bed = Bed::sqlite().await;
    let all = (0..u64::from(events)).map(|n| append(&format!("r-{}", n % 5), n / 5, &format!("{{\"n\":{n}}}")));
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
    Ok(())
}
