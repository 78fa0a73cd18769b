//! Several processes at one database, and processes that are killed: nothing lost, no gap, nothing half-written.
//!
//! The process is the example `soak`, which `cargo test` builds before the tests run.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod common;

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use common::{Bed, append, body};
use gongkai_app::port::EventLog;
use gongkai_app::tail::Tail;
use gongkai_store::{Database, NoAttachments, Options, Store, migrate};
use gongkai_testkit::postgres::{Fsync, Postgres};

on_both!(processes_at_one_database_lose_nothing_while_a_tail_follows);

/// Events of each command of the process.
const EVENTS: u64 = 3;

fn program() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let folder = test.parent().and_then(|deps| deps.parent()).unwrap();
    let program = folder.join("examples/soak");
    assert!(program.exists(), "build it first: cargo build -p gongkai-store --example soak");
    program
}

fn load(bed: &Bed, writers: u32, commands: u64) -> Child {
    let address = match &bed.database {
        Database::File(path) => path.display().to_string(),
        Database::Server(address) => address.clone(),
    };
    let mut command = Command::new(program());
    command.args(["load", &address, "shifan", &writers.to_string(), &commands.to_string()]);
    command.stdout(Stdio::piped()).spawn().unwrap()
}

async fn processes_at_one_database_lose_nothing_while_a_tail_follows(bed: Bed) {
    let total = 3 * 2 * 10 * EVENTS;
    let reader = bed.again().await;
    let follow = tokio::spawn(async move {
        let (mut tail, mut last) = (Tail::default(), 0);
        while last < total {
            for event in tail.next(&reader, 11).await.unwrap() {
                assert_eq!(event.seq, last + 1, "neither skipped nor repeated");
                last = event.seq;
            }
            tokio::task::yield_now().await;
        }
    });
    let children: Vec<Child> = (0..3).map(|_| load(&bed, 2, 10)).collect();
    for child in children {
        let output = tokio::task::spawn_blocking(|| child.wait_with_output().unwrap()).await.unwrap();
        assert!(output.status.success());
        assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 20);
    }
    follow.await.unwrap();
    let verified = bed.store.verify_body(&body("shifan"), &NoAttachments).await.unwrap();
    assert_eq!((verified.events, verified.first_bad), (total, None));
}

/// Runs the example to its end.
fn soak(arguments: [&str; 2]) {
    let output = Command::new(program()).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_killed_process_loses_nothing_acknowledged_and_leaves_nothing_half_written() {
    soak(["kill-process", "5"]);
}

#[test]
fn a_killed_postgres_loses_nothing_acknowledged_and_leaves_nothing_half_written() {
    soak(["kill-server", "2"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_goes_on_when_its_server_has_come_back() {
    let server = Postgres::start(Fsync::Off).unwrap();
    let database: Database = server.database().unwrap().parse().unwrap();
    migrate(&database).await.unwrap();
    let store = Store::open(&database, Options::default()).await.unwrap();
    for n in 0..3 {
        store.append(append("r-1", n, "{}")).await.unwrap();
        assert_eq!(store.head(&body("shifan")).await.unwrap().unwrap().seq, n + 1);
        server.kill().unwrap();
        server.restart().unwrap();
    }
    assert_eq!(store.verify(&NoAttachments).await.unwrap()[0].events, 3);
}
