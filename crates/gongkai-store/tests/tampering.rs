//! Whoever changes what is stored is found: every byte of every event, the columns, the heads, the keys.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod common;

use common::{Bed, append, body, fact};
use gongkai_app::port::{Append, BodyCode, CommandKey, EventLog};
use gongkai_store::{Database, Fault, NoAttachments};
use sqlx::{AnyConnection, AssertSqlSafe};

on_both!(
    a_changed_column_names_its_event,
    a_missing_an_exchanged_and_a_cut_event_are_found,
    a_changed_head_or_key_is_found,
    a_damaged_event_and_one_of_a_newer_program_are_not_handed_out,
);

async fn fill(bed: &Bed, events: u64) {
    let all = (0..events).map(|n| append(&format!("r-{}", n % 5), n / 5, &format!("{{\"n\":{n}}}")));
    for answer in bed.store.append_each(all.collect()).await {
        answer.unwrap();
    }
}

async fn first_bad(bed: &Bed) -> Fault {
    let verified = bed.store.verify(&NoAttachments).await.unwrap();
    verified.into_iter().find_map(|verified| verified.first_bad).expect("a fault")
}

/// Every byte of the chain bytes and of the hash of 50 events, flipped in turn.
#[tokio::test(flavor = "multi_thread")]
async fn every_flipped_byte_names_its_event_on_sqlite() {
    every_flipped_byte_names_its_event(Bed::sqlite().await, 1).await;
}

/// A round trip to a server takes longer: every 29th byte.
#[tokio::test(flavor = "multi_thread")]
async fn every_flipped_byte_names_its_event_on_postgres() {
    every_flipped_byte_names_its_event(Bed::postgres().await, 29).await;
}

/// Ten bodies of five events each, since a verification reads from the first.
async fn every_flipped_byte_names_its_event(bed: Bed, step: usize) {
    let bodies: Vec<BodyCode> = (0..10).map(|n| body(&format!("b{n}"))).collect();
    let of =
        |code: &BodyCode, n: u64| Append { body: code.clone(), ..append(&format!("r-{}", n % 2), n / 2, "{\"n\":1}") };
    let all = bodies.iter().flat_map(|code| (0..5).map(|n| of(code, n))).collect();
    assert!(bed.store.append_each(all).await.iter().all(Result::is_ok));
    let mut connection = bed.connect().await;
    if matches!(bed.database, Database::File(_)) {
        sqlx::query("PRAGMA synchronous = OFF").execute(&mut connection).await.unwrap();
    }
    let mut flipped = 0;
    for code in &bodies {
        for seq in 1..=5 {
            for column in ["chain", "hash"] {
                flipped += flip_each(&bed, &mut connection, code, seq, column, step).await;
            }
        }
    }
    assert!(flipped * step > 50 * 200, "{flipped}");
    assert!(bed.store.verify(&NoAttachments).await.unwrap().iter().all(|verified| verified.first_bad.is_none()));
}

/// Flips each byte of a column of an event and puts it back; how many.
async fn flip_each(
    bed: &Bed,
    connection: &mut AnyConnection,
    code: &BodyCode,
    seq: i64,
    column: &str,
    step: usize,
) -> usize {
    let select = format!("SELECT {column} FROM event WHERE body = $1 AND seq = $2");
    let select = sqlx::query_scalar(AssertSqlSafe(select)).bind(code.as_str()).bind(seq);
    let sound: Vec<u8> = select.fetch_one(&mut *connection).await.unwrap();
    let bytes = (seq as usize % step..sound.len()).step_by(step);
    for byte in bytes.clone() {
        let mut changed = sound.clone();
        changed[byte] ^= 1 << (byte % 8);
        set(connection, column, code, seq, &changed).await;
        let verified = bed.store.verify_body(code, &NoAttachments).await.unwrap();
        let fault = verified.first_bad.unwrap_or_else(|| panic!("{column} {byte} of {seq} is not found"));
        assert_eq!(fault.seq, Some(seq as u64), "{column} {byte}: {}", fault.what);
        assert_eq!(verified.events, seq as u64 - 1, "those before are sound");
    }
    set(connection, column, code, seq, &sound).await;
    bytes.count()
}

async fn set(connection: &mut AnyConnection, column: &str, code: &BodyCode, seq: i64, bytes: &[u8]) {
    let update = format!("UPDATE event SET {column} = $1 WHERE body = $2 AND seq = $3");
    let update = sqlx::query(AssertSqlSafe(update)).bind(bytes).bind(code.as_str()).bind(seq);
    update.execute(connection).await.unwrap();
}

async fn a_changed_column_names_its_event(bed: Bed) {
    fill(&bed, 10).await;
    let sound = bed.store.verify(&NoAttachments).await.unwrap().remove(0);
    let line = gongkai_wire::line(&sound.shape());
    let head = sound.head;
    assert_eq!(
        line,
        format!(
            "{{\"schema\":\"gongkai.verify/1\",\"body\":\"shifan\",\"events\":10,\"head\":\"{head}\",\"first_bad\":null}}"
        )
    );
    for (column, value, back, what) in [
        ("stream_kind", "'dispute'", "'request'", "记录种类"),
        ("stream_id", "'r-9'", "'r-3'", "记录编号"),
        ("stream_version", "stream_version + 7", "stream_version - 7", "记录版本"),
        ("event_id", "'x' || event_id", "substr(event_id, 2)", "事件编号"),
        ("kind", "'RequestAnswered'", "'RequestRegistered'", "事件类型"),
        ("recorded_us", "recorded_us + 1", "recorded_us - 1", "记录时间"),
        ("effective", "'2024-12-31'", "'2025-03-04'", "生效日"),
    ] {
        bed.run(&format!("UPDATE event SET {column} = {value} WHERE body = 'shifan' AND seq = 4")).await;
        let fault = first_bad(&bed).await;
        assert_eq!(fault.seq, Some(4), "{column}");
        assert!(fault.what.contains(&format!("检索用的“{what}”")), "{}", fault.what);
        bed.run(&format!("UPDATE event SET {column} = {back} WHERE body = 'shifan' AND seq = 4")).await;
    }
    assert_eq!(bed.store.verify(&NoAttachments).await.unwrap()[0].first_bad, None);
}

async fn a_missing_an_exchanged_and_a_cut_event_are_found(bed: Bed) {
    fill(&bed, 10).await;
    bed.run("UPDATE event SET seq = 104 WHERE seq = 4").await;
    let fault = first_bad(&bed).await;
    assert_eq!((fault.seq, fault.what.contains("前面缺第 4 条记录")), (Some(5), true), "{}", fault.what);
    bed.run("UPDATE event SET seq = 105 WHERE seq = 5; UPDATE event SET seq = 5 WHERE seq = 104; UPDATE event SET seq = 4 WHERE seq = 105")
        .await;
    let fault = first_bad(&bed).await;
    assert_eq!(fault.seq, Some(4));
    assert!(fault.what.contains("没有接在前一条之后"), "{}", fault.what);
    bed.run("DELETE FROM event WHERE seq IN (4, 5, 6, 7, 8, 9, 10)").await;
    bed.store.rebuild().await.unwrap();
    let fault = first_bad(&bed).await;
    assert!(fault.what.contains("末端登记与记录不符：记录到第 3 条为止"), "{}", fault.what);
}

async fn a_changed_head_or_key_is_found(bed: Bed) {
    fill(&bed, 3).await;
    let key = Some(CommandKey { key: "k".into(), content: b"c".to_vec() });
    bed.store.append(Append { key, events: vec![fact("{}"), fact("{}")], ..append("r-k", 0, "") }).await.unwrap();
    bed.run("UPDATE command_key SET events = 3").await;
    assert!(first_bad(&bed).await.what.contains("幂等键“k”指向不存在的记录"));
    bed.run("UPDATE command_key SET events = 2; UPDATE head SET seq = 6").await;
    assert!(first_bad(&bed).await.what.contains("末端登记与记录不符"));
    bed.run("DELETE FROM head").await;
    assert!(first_bad(&bed).await.what.contains("末端登记与记录不符"));
}

async fn a_damaged_event_and_one_of_a_newer_program_are_not_handed_out(bed: Bed) {
    fill(&bed, 3).await;
    let mut connection = bed.connect().await;
    let read = async || bed.store.feed(&body("shifan"), 0, 10).await.unwrap_err().to_string();
    set(&mut connection, "chain", &body("shifan"), 2, b"GKEV\0").await;
    let damaged = "shifan 第 2 条记录损坏：字节数不对。请运行 gongkai verify 查明，并从备份恢复";
    assert_eq!(read().await, damaged);
    set(&mut connection, "chain", &body("shifan"), 2, b"GKEV\0\x02").await;
    assert_eq!(read().await, "shifan 第 2 条记录的封装是第 2 版，本程序只认得第 1 版：请升级程序");
}

/// SQLite takes any bytes as a text.
#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_is_no_utf8_names_its_event() {
    let bed = Bed::sqlite().await;
    fill(&bed, 10).await;
    for column in ["stream_kind", "stream_id", "event_id", "kind", "effective"] {
        bed.run(&format!("CREATE TABLE kept AS SELECT {column} AS old FROM event WHERE seq = 4")).await;
        bed.run(&format!("UPDATE event SET {column} = CAST(X'ff' AS TEXT) WHERE seq = 4")).await;
        assert_eq!(first_bad(&bed).await.seq, Some(4), "{column}");
        bed.run(&format!("UPDATE event SET {column} = (SELECT old FROM kept) WHERE seq = 4; DROP TABLE kept")).await;
    }
    bed.run("UPDATE event SET body = CAST(X'ff' AS TEXT) WHERE seq = 4").await;
    assert!(first_bad(&bed).await.what.contains("前面缺第 4 条记录"));
}
