//! Appending and reading: versions, refusals, keys, batches, bodies apart.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod common;

use common::{Bed, append, body, fact, stream};
use gongkai_app::port::{Append, CommandKey, EventLog, Hash, LogError, StreamId};
use gongkai_store::NoAttachments;

on_both!(
    an_append_is_read_back_as_it_was,
    places_are_gapless_and_each_event_has_the_hash_of_its_bytes,
    a_command_decided_on_an_old_history_is_refused,
    a_refused_command_writes_nothing_and_the_others_of_its_batch_do,
    what_the_database_refuses_is_refused_alone,
    a_key_sent_again_answers_with_the_events_recorded,
    bodies_know_nothing_of_one_another,
    what_cannot_be_recorded_is_refused_with_a_reason,
    histories_are_listed_by_kind,
    an_event_of_the_future_is_named,
    everything_is_there_after_opening_again,
);

async fn an_append_is_read_back_as_it_was(bed: Bed) {
    let two = Append { events: vec![fact("{\"甲\":1}"), fact("{}")], ..append("r-1", 0, "") };
    let appended = bed.store.append(two.clone()).await.unwrap();
    assert!(!appended.repeated);
    let read = bed.store.stream(&body("shifan"), &stream("r-1")).await.unwrap();
    assert_eq!(read, appended.events);
    for (event, fact) in read.iter().zip(&two.events) {
        assert_eq!(event.fact, *fact);
        assert_eq!(
            (&event.actor, &event.source, event.recorded, &event.stream),
            (&two.actor, &two.source, two.recorded, &two.stream)
        );
    }
    assert_eq!(bed.store.feed(&body("shifan"), 0, 10).await.unwrap(), read);
    assert_eq!(bed.store.feed(&body("shifan"), 1, 10).await.unwrap(), read[1..]);
    assert_eq!(bed.store.feed(&body("shifan"), 0, 1).await.unwrap(), read[..1]);
    assert_eq!(bed.store.stream(&body("shifan"), &stream("r-2")).await.unwrap(), []);
}

async fn places_are_gapless_and_each_event_has_the_hash_of_its_bytes(bed: Bed) {
    assert_eq!(bed.store.head(&body("shifan")).await.unwrap(), None);
    for n in 0..5 {
        bed.store.append(append("r-1", n, "{}")).await.unwrap();
    }
    let feed = bed.store.feed(&body("shifan"), 0, 10).await.unwrap();
    assert_eq!(feed.iter().map(|event| event.seq).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    assert_eq!(feed.iter().map(|event| event.stream_version).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    let head = bed.store.head(&body("shifan")).await.unwrap().unwrap();
    assert_eq!((head.seq, head.hash), (5, feed[4].hash));
    assert_ne!(feed[3].hash, Hash::START);
    assert_eq!(bed.store.heads().await.unwrap(), std::slice::from_ref(&head));
    let verified = bed.store.verify(&NoAttachments).await.unwrap();
    assert_eq!(verified.len(), 1);
    assert_eq!((verified[0].events, verified[0].head, &verified[0].first_bad), (5, head.hash, &None));
}

async fn a_command_decided_on_an_old_history_is_refused(bed: Bed) {
    bed.store.append(append("r-1", 0, "{}")).await.unwrap();
    for expected in [0, 2] {
        let error = bed.store.append(append("r-1", expected, "{}")).await.unwrap_err();
        assert!(matches!(error, LogError::Conflict { found: 1, .. }), "{error}");
    }
    let error = bed.store.append(append("r-1", 0, "{}")).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "shifan 的 request/r-1 已有 1 条记录，办理时看到的是 0 条：别人刚改过，请重新打开再办"
    );
    assert_eq!(bed.store.head(&body("shifan")).await.unwrap().unwrap().seq, 1);
}

async fn a_refused_command_writes_nothing_and_the_others_of_its_batch_do(bed: Bed) {
    let twice = fact("{}");
    let batch = vec![
        append("r-1", 0, "1"),
        append("r-1", 7, "refused"),
        append("r-2", 0, "2"),
        // Fails in the middle: its second event has the id of its first.
        Append { events: vec![twice.clone(), twice], ..append("r-3", 0, "") },
        append("r-1", 1, "3"),
    ];
    let answers = bed.store.append_each(batch).await;
    let good: Vec<bool> = answers.iter().map(Result::is_ok).collect();
    assert_eq!(good, [true, false, true, false, true]);
    assert!(matches!(answers[3], Err(LogError::Unfit { .. })));
    let feed = bed.store.feed(&body("shifan"), 0, 10).await.unwrap();
    let payloads: Vec<&[u8]> = feed.iter().map(|event| event.fact.payload.as_slice()).collect();
    assert_eq!(payloads, [b"1", b"2", b"3"]);
    assert_eq!(bed.store.stream(&body("shifan"), &stream("r-3")).await.unwrap(), []);
    assert_eq!(bed.store.verify(&NoAttachments).await.unwrap()[0].first_bad, None);
}

async fn what_the_database_refuses_is_refused_alone(bed: Bed) {
    let used = append("r-0", 0, "0");
    bed.store.append(used.clone()).await.unwrap();
    let batch = vec![
        append("r-1", 0, "1"),
        Append { events: used.events, ..append("r-2", 0, "") },
        append("r-1", 1, "2"),
        append("r-1", 1, "conflict"),
    ];
    let answers = bed.store.append_each(batch).await;
    assert_eq!(answers.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, false, true, false]);
    let told = answers[1].as_ref().unwrap_err().to_string();
    assert_eq!(told, "shifan 的 request/r-2 不能记录：事件编号在本机关已经用过，请重新生成编号");
    let feed = bed.store.feed(&body("shifan"), 0, 10).await.unwrap();
    assert!(feed.iter().map(|event| event.fact.payload.as_slice()).eq([b"0", b"1", b"2"]));
    assert_eq!(bed.store.verify(&NoAttachments).await.unwrap()[0].first_bad, None);
}

async fn a_key_sent_again_answers_with_the_events_recorded(bed: Bed) {
    let key = |content: &str| Some(CommandKey { key: "网-1".into(), content: content.into() });
    let first = Append { key: key("a"), events: vec![fact("1"), fact("2")], ..append("r-1", 0, "") };
    let recorded = bed.store.append(first).await.unwrap();
    bed.store.append(append("r-2", 0, "{}")).await.unwrap();

    // New ids, another history: the same command all the same, since its content is.
    let again = Append { key: key("a"), ..append("r-9", 0, "") };
    let answer = bed.store.append(again).await.unwrap();
    assert!(answer.repeated);
    assert_eq!(answer.events, recorded.events);

    let other = Append { key: key("b"), ..append("r-3", 0, "") };
    assert!(matches!(bed.store.append(other).await, Err(LogError::KeyReused { .. })));
    assert_eq!(bed.store.head(&body("shifan")).await.unwrap().unwrap().seq, 3);

    let elsewhere = Append { body: body("bazhou"), key: key("b"), ..append("r-1", 0, "") };
    assert!(!bed.store.append(elsewhere).await.unwrap().repeated, "keys are of a body");
}

async fn bodies_know_nothing_of_one_another(bed: Bed) {
    let other = |n| Append { body: body("bazhou"), ..append("r-1", n, "{}") };
    bed.store.append(append("r-1", 0, "{}")).await.unwrap();
    bed.store.append_each(vec![other(0), append("r-1", 1, "{}"), other(1), other(2)]).await;
    let heads = bed.store.heads().await.unwrap();
    let ends: Vec<(&str, u64)> = heads.iter().map(|head| (head.body.as_str(), head.seq)).collect();
    assert_eq!(ends, [("bazhou", 3), ("shifan", 2)]);
    assert_eq!(bed.store.bodies().await.unwrap(), [body("bazhou"), body("shifan")]);
    assert!(bed.store.verify(&NoAttachments).await.unwrap().iter().all(|verified| verified.first_bad.is_none()));
}

async fn what_cannot_be_recorded_is_refused_with_a_reason(bed: Bed) {
    let with = |change: fn(&mut Append)| {
        let mut append = append("r-1", 0, "{}");
        change(&mut append);
        append
    };
    for (append, why) in [
        (with(|append| append.events.clear()), "没有任何事件"),
        (with(|append| append.events[0].kind = "登记".into()), "事件类型的名称"),
        (with(|append| append.events[0].kind = String::new()), "事件类型的名称"),
        (with(|append| append.events[0].version = 0), "从 1 起"),
        (with(|append| append.key = Some(CommandKey { key: "a\0b".into(), content: vec![] })), "幂等键"),
        (with(|append| append.key = Some(CommandKey { key: String::new(), content: vec![] })), "幂等键"),
        (with(|append| append.events[0].payload = vec![b' '; (4 << 20) + 1]), "存为附件"),
    ] {
        let error = bed.store.append(append).await.unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    }
    assert_eq!(bed.store.heads().await.unwrap(), []);
}

async fn histories_are_listed_by_kind(bed: Bed) {
    for (kind, id, expected) in [("request", "b", 0), ("request", "a", 0), ("dispute", "c", 0), ("request", "b", 1)] {
        let stream = StreamId::new(kind, id).unwrap();
        let mut append = Append { stream, ..append("x", expected, "{}") };
        append.events[0].effective = jiff::civil::date(2025, 5, if expected == 0 { 9 } else { 2 });
        bed.store.append(append).await.unwrap();
    }
    let list = bed.store.streams(&body("shifan"), "request", None, 10).await.unwrap();
    let rows: Vec<(&str, u64, u64)> = list.iter().map(|row| (row.stream.id(), row.events, row.last_seq)).collect();
    assert_eq!(rows, [("a", 1, 2), ("b", 2, 4)]);
    assert_eq!(list[1].last_effective, jiff::civil::date(2025, 5, 9), "the latest, not the last");
    let page = bed.store.streams(&body("shifan"), "request", Some("a"), 10).await.unwrap();
    assert_eq!(page, list[1..]);
    assert_eq!(bed.store.streams(&body("shifan"), "request", None, 1).await.unwrap(), list[..1]);
}

async fn an_event_of_the_future_is_named(bed: Bed) {
    let mut newer = append("r-1", 0, "{}");
    newer.events[0].version = 9;
    bed.store.append(newer).await.unwrap();
    let event = bed.store.feed(&body("shifan"), 0, 1).await.unwrap().remove(0);
    assert!(event.known_up_to(9).is_ok());
    assert_eq!(
        event.known_up_to(2).unwrap_err().to_string(),
        "shifan 第 1 条记录是“RequestRegistered”第 9 版，本程序只认得到第 2 版：请升级程序后再读"
    );
}

async fn everything_is_there_after_opening_again(bed: Bed) {
    let appended = bed.store.append(append("r-1", 0, "{}")).await.unwrap();
    bed.store.clone().close().await;
    assert!(bed.store.append(append("r-1", 1, "{}")).await.is_err(), "a closed store refuses");
    let again = bed.again().await;
    assert_eq!(again.feed(&body("shifan"), 0, 10).await.unwrap(), appended.events);
    again.append(append("r-1", 1, "{}")).await.unwrap();
}
