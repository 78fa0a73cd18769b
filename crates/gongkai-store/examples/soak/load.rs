//! Appends, and says of each command when it is acknowledged.

use std::io::Write;

use gongkai_app::port::{Append, EventLog};
use gongkai_store::{Options, Store};

use crate::common::{append, body, fact};

/// Events of one command: a half-written one would show.
pub const EVENTS_OF_A_COMMAND: usize = 3;

/// `DATABASE BODY WRITERS COMMANDS`; history `w-PID-N` belongs to one writer of this process.
pub async fn run(arguments: &[&str]) -> Result<(), String> {
    let [database, code, writers, commands] = arguments else {
        return Err("load 数据库 机关 写者数 条数".into());
    };
    let database = database.parse().map_err(|error| format!("{error}"))?;
    let store = Store::open(&database, Options::default()).await.map_err(|error| error.to_string())?;
    let writers: u32 = writers.parse().map_err(|_| "写者数")?;
    let commands: u64 = commands.parse().map_err(|_| "条数")?;
    let tasks = (0..writers).map(|writer| tokio::spawn(write(store.clone(), (*code).to_owned(), writer, commands)));
    for task in tasks.collect::<Vec<_>>() {
        task.await.map_err(|error| error.to_string())??;
    }
    store.close().await;
    Ok(())
}

async fn write(store: Store, code: String, writer: u32, commands: u64) -> Result<(), String> {
    let id = format!("w-{}-{writer}", std::process::id());
    for n in 0..commands {
        let events = (0..EVENTS_OF_A_COMMAND).map(|part| fact(&format!("{{\"n\":{n},\"part\":{part}}}"))).collect();
        let expected = n * EVENTS_OF_A_COMMAND as u64;
        let append = Append { body: body(&code), events, ..append(&id, expected, "") };
        store.append(append).await.map_err(|error| error.to_string())?;
        // One write, so that no line is torn but by the end of the process.
        let line = format!("ack {id} {}\n", n + 1);
        std::io::stdout().write_all(line.as_bytes()).map_err(|error| error.to_string())?;
    }
    Ok(())
}
