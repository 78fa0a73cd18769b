//! State machine: any run of commands, against a model that keeps it all in a vector.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod common;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};

use common::{Bed, append, body, fact, stream};
use gongkai_app::port::{Append, Appended, BodyCode, CommandKey, EventLog, LogError};
use gongkai_store::NoAttachments;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// One command; what it expects is told relative to what is there.
#[derive(Clone, Debug)]
struct Command {
    stream: u8,
    off: i64,
    events: usize,
    key: Option<(u8, u8)>,
}

#[derive(Clone, Debug)]
enum Step {
    /// Sent together.
    Batch(Vec<Command>),
    /// A page of the feed.
    Feed { after: u64, limit: u32 },
    /// One history.
    Stream(u8),
    /// All of it.
    Verify,
}

fn command() -> impl Strategy<Value = Command> {
    let off = prop_oneof![6 => Just(0_i64), 1 => Just(-1_i64), 1 => Just(1_i64)];
    let key = prop::option::weighted(0.3, (0..4_u8, 0..2_u8));
    (0..4_u8, off, 1..4_usize, key).prop_map(|(stream, off, events, key)| Command { stream, off, events, key })
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        6 => vec(command(), 1..6).prop_map(Step::Batch),
        2 => (0..40_u64, 1..10_u32).prop_map(|(after, limit)| Step::Feed { after, limit }),
        2 => (0..4_u8).prop_map(Step::Stream),
        1 => Just(Step::Verify),
    ];
    vec(step, 1..14)
}

/// What the log should hold: stream and payload of each event, and the answers to keys.
#[derive(Default)]
struct Model {
    events: Vec<(u8, Vec<u8>)>,
    keys: BTreeMap<u8, (u8, Vec<Vec<u8>>)>,
}

/// What a command should answer.
#[derive(Debug, PartialEq)]
enum Answer {
    Recorded(Vec<Vec<u8>>),
    Repeated(Vec<Vec<u8>>),
    Conflict,
    KeyReused,
}

impl Model {
    fn version(&self, stream: u8) -> u64 {
        self.events.iter().filter(|(of, _)| *of == stream).count() as u64
    }

    fn take(&mut self, command: &Command, expected: u64, payloads: &[Vec<u8>]) -> Answer {
        if let Some((key, content)) = command.key
            && let Some((before, answer)) = self.keys.get(&key)
        {
            return if *before == content { Answer::Repeated(answer.clone()) } else { Answer::KeyReused };
        }
        if expected != self.version(command.stream) {
            return Answer::Conflict;
        }
        self.events.extend(payloads.iter().map(|payload| (command.stream, payload.clone())));
        if let Some((key, content)) = command.key {
            self.keys.insert(key, (content, payloads.to_vec()));
        }
        Answer::Recorded(payloads.to_vec())
    }
}

fn payloads(appended: &Appended) -> Vec<Vec<u8>> {
    appended.events.iter().map(|event| event.fact.payload.clone()).collect()
}

async fn batch(bed: &Bed, code: &BodyCode, model: &mut Model, commands: &[Command], made: &mut u32) {
    let (mut appends, mut expected_answers) = (Vec::new(), Vec::new());
    for command in commands {
        let expected = model.version(command.stream).saturating_add_signed(command.off);
        let texts: Vec<String> = (0..command.events)
            .map(|_| {
                *made += 1;
                format!("{{\"n\":{made}}}")
            })
            .collect();
        let bytes: Vec<Vec<u8>> = texts.iter().map(|text| text.clone().into_bytes()).collect();
        expected_answers.push(model.take(command, expected, &bytes));
        let key = command.key.map(|(key, content)| CommandKey { key: format!("k{key}"), content: vec![content] });
        let events = texts.iter().map(|text| fact(text)).collect();
        let id = format!("s{}", command.stream);
        appends.push(Append { body: code.clone(), key, events, ..append(&id, expected, "") });
    }
    let answers: Vec<Answer> = bed
        .store
        .append_each(appends)
        .await
        .iter()
        .map(|answer| match answer {
            Ok(appended) if appended.repeated => Answer::Repeated(payloads(appended)),
            Ok(appended) => Answer::Recorded(payloads(appended)),
            Err(LogError::Conflict { .. }) => Answer::Conflict,
            Err(LogError::KeyReused { .. }) => Answer::KeyReused,
            Err(error) => panic!("{error}"),
        })
        .collect();
    assert_eq!(answers, expected_answers);
}

async fn run(bed: &Bed, code: &BodyCode, steps: &[Step]) {
    let (mut model, mut made) = (Model::default(), 0);
    for step in steps {
        match step {
            Step::Batch(commands) => batch(bed, code, &mut model, commands, &mut made).await,
            Step::Feed { after, limit } => {
                let feed = bed.store.feed(code, *after, *limit).await.unwrap();
                let expected = model.events.iter().skip(*after as usize).take(*limit as usize);
                assert!(feed.iter().map(|event| &event.fact.payload).eq(expected.map(|(_, payload)| payload)));
                assert!(feed.iter().map(|event| event.seq).eq((after + 1..).take(feed.len())));
            }
            Step::Stream(id) => {
                let read = bed.store.stream(code, &stream(&format!("s{id}"))).await.unwrap();
                let expected = model.events.iter().filter(|(of, _)| of == id).map(|(_, payload)| payload);
                assert!(read.iter().map(|event| &event.fact.payload).eq(expected));
                assert!(read.iter().map(|event| event.stream_version).eq((1..).take(read.len())));
            }
            Step::Verify => {
                let verified = bed.store.verify_body(code, &NoAttachments).await.unwrap();
                assert_eq!((verified.events, verified.first_bad), (model.events.len() as u64, None));
            }
        }
    }
    let list = bed.store.streams(code, "request", None, 100).await.unwrap();
    let listed: Vec<(u8, u64)> = list.iter().map(|row| (row.stream.id().as_bytes()[1] - b'0', row.events)).collect();
    let expected: Vec<(u8, u64)> = (0..4).map(|id| (id, model.version(id))).filter(|(_, count)| *count > 0).collect();
    assert_eq!(listed, expected);
    let verified = bed.store.verify_body(code, &NoAttachments).await.unwrap();
    assert_eq!((verified.events, verified.first_bad), (model.events.len() as u64, None));
}

/// Each run has a body of its own, so that they need no database of their own.
fn check(cases: u32, open: impl AsyncFn() -> Bed) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let bed = runtime.block_on(open());
    let count = AtomicU32::new(0);
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let result = runner.run(&steps(), |steps| {
        let code = body(&format!("b{}", count.fetch_add(1, Ordering::Relaxed)));
        runtime.block_on(run(&bed, &code, &steps));
        Ok(())
    });
    result.unwrap();
}

#[test]
fn any_run_of_commands_is_as_the_model_says_on_sqlite() {
    check(96, Bed::sqlite);
}

#[test]
fn any_run_of_commands_is_as_the_model_says_on_postgres() {
    check(48, Bed::postgres);
}
