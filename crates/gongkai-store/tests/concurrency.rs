//! Many writers at once, and readers that follow them: nothing lost, no gap, nothing skipped or seen twice.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod common;

use std::collections::BTreeMap;

use common::{Bed, append, body};
use gongkai_app::port::{Append, EventLog, LogError};
use gongkai_app::tail::Tail;
use gongkai_store::{NoAttachments, Store};

on_both!(
    many_writers_lose_nothing_and_leave_no_gap,
    of_many_commands_on_one_history_each_version_is_won_once,
    a_tail_sees_every_event_once_while_many_write,
    a_key_sent_by_many_at_once_is_recorded_once,
);

const WRITERS: u64 = 12;
const EACH: u64 = 15;

/// Every writer has a history of its own in one of two bodies, by a handle of its own or a shared one.
async fn write(store: Store, writer: u64) {
    let code = if writer.is_multiple_of(3) { "bazhou" } else { "shifan" };
    for n in 0..EACH {
        let append = append(&format!("w-{writer}"), n, &format!("{writer} {n}"));
        store.append(Append { body: body(code), ..append }).await.unwrap();
    }
}

async fn many_writers_lose_nothing_and_leave_no_gap(bed: Bed) {
    let second = bed.again().await;
    let writers = (0..WRITERS).map(|writer| {
        let store = if writer % 2 == 0 { &bed.store } else { &second };
        tokio::spawn(write(store.clone(), writer))
    });
    let writers: Vec<_> = writers.collect();
    for verified in bed.store.verify(&NoAttachments).await.unwrap() {
        assert_eq!(verified.first_bad, None, "while it is written");
    }
    for writer in writers {
        writer.await.unwrap();
    }
    let mut events = 0;
    for verified in bed.store.verify(&NoAttachments).await.unwrap() {
        assert_eq!(verified.first_bad, None);
        events += verified.events;
    }
    assert_eq!(events, WRITERS * EACH);
}

async fn of_many_commands_on_one_history_each_version_is_won_once(bed: Bed) {
    let second = bed.again().await;
    let tries = (0..WRITERS).map(|writer| {
        let store = if writer % 2 == 0 { bed.store.clone() } else { second.clone() };
        tokio::spawn(async move {
            let mut won = 0;
            for version in 0..EACH {
                match store.append(append("one", version, &writer.to_string())).await {
                    Ok(_) => won += 1,
                    Err(LogError::Conflict { .. }) => {}
                    Err(error) => panic!("{error}"),
                }
            }
            won
        })
    });
    let mut won = 0;
    for each in tries.collect::<Vec<_>>() {
        won += each.await.unwrap();
    }
    let there = bed.store.head(&body("shifan")).await.unwrap().unwrap().seq;
    assert_eq!(won, there, "every success is one event, every event one success");
    assert_eq!(there, EACH);
}

async fn a_tail_sees_every_event_once_while_many_write(bed: Bed) {
    let reader = bed.again().await;
    let follow = tokio::spawn(async move {
        let mut tail = Tail::default();
        let mut seen: BTreeMap<String, u64> = BTreeMap::new();
        let mut count = 0;
        while count < WRITERS * EACH {
            // A restart in between: the checkpoints are all that is kept.
            tail = Tail::after(tail.checkpoints().clone());
            for event in tail.next(&reader, 7).await.unwrap() {
                let last = seen.entry(event.body.to_string()).or_default();
                assert_eq!(event.seq, *last + 1, "neither skipped nor repeated");
                *last = event.seq;
                count += 1;
            }
            tokio::task::yield_now().await;
        }
        assert_eq!(tail.next(&reader, 7).await.unwrap(), []);
    });
    let second = bed.again().await;
    let writers = (0..WRITERS).map(|writer| {
        let store = if writer % 2 == 0 { &bed.store } else { &second };
        tokio::spawn(write(store.clone(), writer))
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap();
    }
    follow.await.unwrap();
}

async fn a_key_sent_by_many_at_once_is_recorded_once(bed: Bed) {
    let second = bed.again().await;
    let send = (0..WRITERS).map(|writer| {
        let store = if writer % 2 == 0 { bed.store.clone() } else { second.clone() };
        let key = Some(gongkai_app::port::CommandKey { key: "k".into(), content: b"same".to_vec() });
        let append = Append { key, ..append(&format!("r-{writer}"), 0, "{}") };
        tokio::spawn(async move { store.append(append).await.unwrap() })
    });
    let mut answers = Vec::new();
    for each in send.collect::<Vec<_>>() {
        answers.push(each.await.unwrap());
    }
    assert_eq!(answers.iter().filter(|answer| !answer.repeated).count(), 1);
    assert!(answers.iter().all(|answer| answer.events == answers[0].events));
    assert_eq!(bed.store.head(&body("shifan")).await.unwrap().unwrap().seq, 1);
}
