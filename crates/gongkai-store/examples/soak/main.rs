//! The store at length: `soak kill-process|kill-server|tamper [COUNT]`, and `load`, the process that is killed.
//!
//! `soak load DATABASE BODY WRITERS EVENTS` appends until it is killed or has written so many commands a writer, and
//! prints `ack WRITER N` for every command that was acknowledged as durable.

#[path = "../../tests/common/mod.rs"]
mod common;
mod kill;
mod load;
mod tamper;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let rounds = |text: Option<&&str>| text.and_then(|text| text.parse().ok()).unwrap_or(200);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let done = runtime.map_err(|error| error.to_string()).and_then(|runtime| match words.as_slice() {
        ["load", rest @ ..] => runtime.block_on(load::run(rest)),
        ["kill-process", rest @ ..] => runtime.block_on(kill::processes(rounds(rest.first()))),
        ["kill-server", rest @ ..] => runtime.block_on(kill::server(rounds(rest.first()))),
        ["tamper", rest @ ..] => runtime.block_on(tamper::run(rounds(rest.first()))),
        _ => Err("用法：soak kill-process|kill-server|tamper [次数]".to_owned()),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
