//! Group commit: whoever writes hands the command to a lane; what waits there is written together.
//!
//! A lane is a task that owns the writing of its bodies, so a caller that gives up waiting takes nothing back from the
//! others. SQLite has one writer, hence one lane; PostgreSQL has several, and a body always goes by the same.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use gongkai_app::port::{Append, Appended, BodyCode, LogError};
use tokio::sync::{mpsc, oneshot};

use crate::store::Shared;
use crate::{StoreError, append};

/// Most commands in one transaction.
const BATCH: usize = 256;

type Answer = Result<Appended, LogError>;

struct Job {
    append: Append,
    answer: oneshot::Sender<Answer>,
}

/// The lanes of a store. They end when the last handle is gone and what waits is written.
pub(crate) struct Lanes(Vec<mpsc::Sender<Job>>);

impl Lanes {
    /// Starts them.
    pub(crate) fn start(shared: &Arc<Shared>, count: u32) -> Self {
        let lane = |_| {
            let (sender, inbox) = mpsc::channel(BATCH);
            tokio::spawn(run(Arc::clone(shared), inbox));
            sender
        };
        Self((0..count.max(1)).map(lane).collect())
    }

    /// Queues a command; the answer comes when it is durable or refused.
    pub(crate) async fn send(&self, append: Append) -> Result<oneshot::Receiver<Answer>, StoreError> {
        let lane = self.0.get(self.lane_of(&append.body)).ok_or(StoreError::Closed)?;
        let (answer, receiver) = oneshot::channel();
        lane.send(Job { append, answer }).await.map_err(|_| StoreError::Closed)?;
        Ok(receiver)
    }

    fn lane_of(&self, body: &BodyCode) -> usize {
        let mut hasher = DefaultHasher::new();
        body.hash(&mut hasher);
        usize::try_from(hasher.finish() % self.0.len() as u64).unwrap_or(0)
    }
}

async fn run(shared: Arc<Shared>, mut inbox: mpsc::Receiver<Job>) {
    let mut jobs = Vec::with_capacity(BATCH);
    while inbox.recv_many(&mut jobs, BATCH).await > 0 {
        let mut bodies: BTreeMap<BodyCode, Vec<Job>> = BTreeMap::new();
        for job in jobs.drain(..) {
            bodies.entry(job.append.body.clone()).or_default().push(job);
        }
        for (body, jobs) in bodies {
            write(&shared, &body, jobs).await;
        }
    }
}

async fn write(shared: &Shared, body: &BodyCode, jobs: Vec<Job>) {
    let (appends, senders): (Vec<Append>, Vec<_>) = jobs.into_iter().map(|job| (job.append, job.answer)).unzip();
    let answers = append::write(shared, body, &appends).await.unwrap_or_else(|error| {
        let error = LogError::from(StoreError::Batch(Arc::new(error)));
        appends.iter().map(|_| Err(error.clone())).collect()
    });
    for (sender, answer) in senders.into_iter().zip(answers) {
        // Whoever asked may have stopped waiting; what is written stays written.
        let _ = sender.send(answer);
    }
}
