//! `kill -9` of the writing process, and of the PostgreSQL server, during load.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use gongkai_app::port::{BodyCode, EventLog};
use gongkai_store::{Database, NoAttachments, Options, Store, migrate};
use gongkai_testkit::postgres::{Fsync, Postgres};

use crate::common::body;
use crate::load::EVENTS_OF_A_COMMAND;

const CODE: &str = "shifan";
const WRITERS: u32 = 4;

/// Commands acknowledged, per history.
type Acknowledged = BTreeMap<String, u64>;

/// Kills our own process so many times on each engine.
pub async fn processes(rounds: u32) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let server = Postgres::start(Fsync::On)?;
    for address in [folder.path().join("soak.sqlite").display().to_string(), server.database()?] {
        let database = prepared(&address).await?;
        let mut acknowledged = Acknowledged::new();
        for round in 1..=rounds {
            let mut child = load(&address)?;
            let stop = fastrand::u32(1..120);
            listen(&mut child, &mut acknowledged, stop)?;
            check(&database, &acknowledged).await.map_err(|error| format!("第 {round} 次：{error}"))?;
        }
        report("进程", rounds, &acknowledged);
    }
    Ok(())
}

/// Kills the server so many times, with every process of it.
pub async fn server(rounds: u32) -> Result<(), String> {
    let server = Postgres::start(Fsync::On)?;
    let address = server.database()?;
    let database = prepared(&address).await?;
    let mut acknowledged = Acknowledged::new();
    for round in 1..=rounds {
        let mut child = load(&address)?;
        let stop = fastrand::u32(1..120);
        let mut lines = BufReader::new(child.stdout.take().ok_or("没有输出")?).lines();
        for line in lines.by_ref().take(stop as usize) {
            note(&mut acknowledged, &line.map_err(|error| error.to_string())?);
        }
        server.kill()?;
        // It would wait for the server to come back.
        child.kill().map_err(|error| error.to_string())?;
        for line in lines {
            note(&mut acknowledged, &line.map_err(|error| error.to_string())?);
        }
        child.wait().map_err(|error| error.to_string())?;
        server.restart()?;
        check(&database, &acknowledged).await.map_err(|error| format!("第 {round} 次：{error}"))?;
    }
    report("数据库服务器", rounds, &acknowledged);
    Ok(())
}

fn report(what: &str, rounds: u32, acknowledged: &Acknowledged) {
    let commands: u64 = acknowledged.values().sum();
    println!("{what}被杀 {rounds} 次：确认过的 {commands} 条命令都在，没有写了一半的，链条完好");
}

async fn prepared(address: &str) -> Result<Database, String> {
    let database: Database = address.parse().map_err(|error| format!("{error}"))?;
    migrate(&database).await.map_err(|error| error.to_string())?;
    Ok(database)
}

fn load(address: &str) -> Result<Child, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let writers = WRITERS.to_string();
    let mut command = Command::new(program);
    command.args(["load", address, CODE, &writers, "1000000"]).stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().map_err(|error| error.to_string())
}

/// Listens until so many commands are acknowledged, kills, and takes in what was said before the end.
fn listen(child: &mut Child, acknowledged: &mut Acknowledged, stop: u32) -> Result<(), String> {
    let lines = BufReader::new(child.stdout.take().ok_or("没有输出")?).lines();
    for (count, line) in lines.enumerate() {
        note(acknowledged, &line.map_err(|error| error.to_string())?);
        if count as u32 == stop {
            child.kill().map_err(|error| error.to_string())?;
        }
    }
    child.wait().map_err(|error| error.to_string())?;
    Ok(())
}

fn note(acknowledged: &mut Acknowledged, line: &str) {
    if let ["ack", id, count] = line.split(' ').collect::<Vec<_>>()[..]
        && let Ok(count) = count.parse::<u64>()
    {
        let known = acknowledged.entry(id.to_owned()).or_default();
        *known = count.max(*known);
    }
}

/// Everything acknowledged is there, no command is there in part, and the log verifies.
async fn check(database: &Database, acknowledged: &Acknowledged) -> Result<(), String> {
    let store = Store::open(database, Options::default()).await.map_err(|error| error.to_string())?;
    let code: BodyCode = body(CODE);
    let verified = store.verify_body(&code, &NoAttachments).await.map_err(|error| error.to_string())?;
    if let Some(fault) = verified.first_bad {
        return Err(format!("核验不过：{fault:?}"));
    }
    let mut after = None;
    let mut there = BTreeMap::new();
    loop {
        let page = store.streams(&code, "request", after.as_deref(), 500).await.map_err(|error| error.to_string())?;
        let Some(last) = page.last() else { break };
        after = Some(last.stream.id().to_owned());
        there.extend(page.iter().map(|row| (row.stream.id().to_owned(), row.events)));
    }
    for (id, events) in &there {
        if !events.is_multiple_of(EVENTS_OF_A_COMMAND as u64) {
            return Err(format!("{id} 有 {events} 条，一条命令只写了一半"));
        }
    }
    for (id, commands) in acknowledged {
        let events = there.get(id).copied().unwrap_or(0);
        if events < commands * EVENTS_OF_A_COMMAND as u64 {
            return Err(format!("{id} 确认过 {commands} 条命令，只剩 {events} 条记录"));
        }
    }
    store.close().await;
    Ok(())
}
