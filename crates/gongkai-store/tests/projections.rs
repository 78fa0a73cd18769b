//! Projections: kept with the events, dropped, rebuilt and compared; caught up after an upgrade.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod common;

use common::{Bed, append, body, fact};
use gongkai_app::port::{Append, Event, EventLog};
use gongkai_store::{Kind, NoAttachments, Options, Pending, Projection, Store, Table};
use sqlx::{AnyConnection, Row};

on_both!(
    what_is_kept_equals_what_is_rebuilt,
    a_row_that_differs_is_found_and_left_for_the_rebuild,
    a_projection_of_another_version_is_cleared_and_made_again,
);

async fn fill(store: &Store, bodies: &[&str]) {
    let mut all = Vec::new();
    for code in bodies {
        for n in 0..30_u64 {
            let id = format!("r-{}", n % 7);
            all.push(Append { body: body(code), events: vec![fact("{}"); 1], ..append(&id, n / 7, "{}") });
        }
    }
    for answer in store.append_each(all).await {
        answer.unwrap();
    }
}

async fn rows(bed: &Bed) -> Vec<String> {
    let mut connection = bed.connect().await;
    let all = "SELECT body || ' ' || stream_id, events, last_seq FROM stream_index ORDER BY 1";
    let rows = sqlx::query(all).fetch_all(&mut connection).await.unwrap();
    rows.iter()
        .map(|row| format!("{} {} {}", row.get::<&str, _>(0), row.get::<i64, _>(1), row.get::<i64, _>(2)))
        .collect()
}

async fn what_is_kept_equals_what_is_rebuilt(bed: Bed) {
    fill(&bed.store, &["shifan", "bazhou"]).await;
    let kept = rows(&bed).await;
    assert_eq!(kept.len(), 14);
    assert_eq!(kept[0], "bazhou r-0 5 29");
    bed.store.rebuild().await.unwrap();
    assert_eq!(rows(&bed).await, kept);
    assert!(bed.store.verify(&NoAttachments).await.unwrap().iter().all(|verified| verified.first_bad.is_none()));
}

async fn a_row_that_differs_is_found_and_left_for_the_rebuild(bed: Bed) {
    fill(&bed.store, &["shifan"]).await;
    let kept = rows(&bed).await;
    bed.run("UPDATE stream_index SET events = 99 WHERE body = 'shifan' AND stream_id = 'r-3'").await;
    for _ in 0..2 {
        let fault = bed.store.verify(&NoAttachments).await.unwrap()[0].first_bad.clone().unwrap();
        assert_eq!(fault.what, "投影“stream_index”与记录不符，记录本身完好：请重建投影");
    }
    bed.store.rebuild().await.unwrap();
    assert_eq!(rows(&bed).await, kept);
    assert_eq!(bed.store.verify(&NoAttachments).await.unwrap()[0].first_bad, None);
}

/// Counts the events of a body.
struct Count {
    version: u16,
    /// What an event adds; another version counts otherwise.
    each: i64,
}

static COUNT: Table = Table { name: "test_count", key: &[("body", Kind::Text)], rest: &[("events", Kind::Integer)] };

impl Projection for Count {
    fn name(&self) -> &'static str {
        "count"
    }

    fn version(&self) -> u16 {
        self.version
    }

    fn table(&self) -> &'static Table {
        &COUNT
    }

    fn apply<'a>(&'a self, connection: &'a mut AnyConnection, events: &'a [Event]) -> Pending<'a> {
        Box::pin(async move {
            let add = "INSERT INTO test_count (body, events) VALUES ($1, $2) \
                       ON CONFLICT (body) DO UPDATE SET events = test_count.events + excluded.events";
            for event in events {
                sqlx::query(add).bind(event.body.as_str()).bind(self.each).execute(&mut *connection).await?;
            }
            Ok(())
        })
    }
}

async fn a_projection_of_another_version_is_cleared_and_made_again(bed: Bed) {
    bed.run("CREATE TABLE test_count (body TEXT PRIMARY KEY, events BIGINT NOT NULL)").await;
    fill(&bed.store, &["shifan"]).await;
    let open = async |version, each| {
        let projections: Vec<Box<dyn Projection>> = vec![Box::new(Count { version, each })];
        Store::open(&bed.database, Options { projections, ..Options::default() }).await.unwrap()
    };
    let counted = async || {
        let row = sqlx::query("SELECT COALESCE(SUM(CAST(events AS BIGINT)), -1) || '' FROM test_count");
        row.fetch_one(&mut bed.connect().await).await.unwrap().get::<String, _>(0)
    };
    let store = open(1, 1).await;
    store.append(append("r-0", 5, "{}")).await.unwrap();
    assert_eq!(counted().await, "-1", "left alone until it has caught up");
    store.catch_up().await.unwrap();
    assert_eq!(counted().await, "31");
    store.append(append("r-0", 6, "{}")).await.unwrap();
    assert_eq!(counted().await, "32", "then kept with each event");

    let newer = open(2, 10).await;
    newer.append(append("r-0", 7, "{}")).await.unwrap();
    assert_eq!(counted().await, "32");
    newer.catch_up().await.unwrap();
    assert_eq!(counted().await, "330");
    assert_eq!(newer.verify(&NoAttachments).await.unwrap()[0].first_bad, None);
}
