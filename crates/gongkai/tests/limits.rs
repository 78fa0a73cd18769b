//! A file that takes too long ends alone: by the time of the processor, or by the clock where the processor rests.
#![cfg(target_os = "linux")] // looks at processes where this system shows them
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod support;

use std::io::{Cursor, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use support::{example, gongkai};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Signals with which a system ends what used too much time of the processor.
const TOO_MUCH: [i32; 2] = [9, 24];

fn pack(parts: &[(String, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// An archive that takes many seconds to read and no limit on size forbids: Word documents of hundreds of thousands
/// of runs of one character each.
fn slow() -> Vec<u8> {
    let runs = "<w:r><w:t>字</w:t></w:r>".repeat(200_000);
    let main = format!("<w:document xmlns:w=\"w\"><w:body><w:p>{runs}</w:p></w:body></w:document>");
    let types = "[Content_Types].xml".to_owned();
    let word = pack(&[(types, b"<Types/>"), ("word/document.xml".to_owned(), main.as_bytes())]);
    let members: Vec<(String, &[u8])> = (0..40).map(|at| (format!("{at}.docx"), word.as_slice())).collect();
    pack(&members)
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path.display().to_string()
}

/// The program, with pipes.
fn start(arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongkai"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// The process that reads a file for this one, once it is there.
fn reading(parent: u32) -> Option<u32> {
    let processes = std::fs::read_dir("/proc").unwrap().flatten();
    let mut numbers = processes.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    numbers.find(|number| {
        // number, name in brackets, state, parent
        let stat = std::fs::read_to_string(format!("/proc/{number}/stat")).unwrap_or_default();
        let above = stat.rsplit(')').next().and_then(|rest| rest.split_whitespace().nth(1)?.parse().ok());
        let asked = std::fs::read(format!("/proc/{number}/cmdline")).unwrap_or_default();
        above == Some(parent) && asked.split(|byte| *byte == 0).any(|word| word == b"__read")
    })
}

/// Asks again and again, for a minute at most.
fn until<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "not within a minute: {what}");
        std::thread::yield_now();
    }
}

fn what(line: &serde_json::Value) -> &str {
    line["problems"][0]["what"].as_str().unwrap()
}

#[test]
fn the_system_ends_a_process_that_uses_more_of_the_processor_than_it_may() {
    let mut process = start(&["__read", "--memory", "1024", "--seconds", "1"]);
    process.stdin.take().unwrap().write_all(&slow()).unwrap();
    let output = process.wait_with_output().unwrap();
    assert!(output.status.signal().is_some_and(|signal| TOO_MUCH.contains(&signal)), "{:?}", output.status);
    assert!(output.stdout.is_empty(), "half an answer is none");
}

#[test]
fn a_file_that_takes_too_long_ends_alone_and_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let slow = put(folder.path(), "a.zip", &slow());
    let sound = example("sound.html");
    let word = folder.path().join("b.docx").display().to_string();
    assert_eq!(gongkai(&["report", "write", &sound, "--to", "docx", "--out", &word]).code, 0);
    let answer = gongkai(&["report", "read", &slow, &word, &sound, "--seconds", "1", "--jobs", "1"]);
    let lines = answer.json();
    assert_eq!((answer.code, lines.len()), (2, 3));
    assert!(lines[0]["form"].is_null());
    // on a machine with much else to do the clock may strike first
    let what = what(&lines[0]);
    assert!(what.contains("处理器时间超过 1 秒的上限") || what.contains("用了 3 秒还没有读完"), "{what}");
    assert!(what.contains("没有读：") && what.contains("另存后再读") && what.contains("--seconds"), "{what}");
    assert_eq!((&lines[1]["form"], &lines[2]["form"]), (&"2021".into(), &"2021".into()));
}

#[test]
fn a_process_that_stands_still_is_ended_by_the_clock_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let slow = put(folder.path(), "a.zip", &slow());
    let sound = example("sound.html");
    let mut program = start(&["report", "read", &slow, &sound, "-", "--seconds", "1", "--jobs", "1"]);
    let process = until("a process that reads", || reading(program.id()));
    assert!(Command::new("sh").args(["-c", "kill -STOP $0", &process.to_string()]).status().unwrap().success());
    // the program now waits for its standard input, with the other files read: what it started must be gone
    until("the process is gone", || (!Path::new(&format!("/proc/{process}")).exists()).then_some(()));
    assert_eq!(program.try_wait().unwrap(), None, "it is the program that took the end of it, not its own end");
    program.stdin.take().unwrap().write_all(&std::fs::read(&sound).unwrap()).unwrap();
    let output = program.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((output.status.code(), lines.len()), (Some(2), 3));
    let what = what(&lines[0]);
    assert!(what.contains("用了 3 秒还没有读完，已经停止，没有读：") && what.contains("--seconds"), "{what}");
    assert_eq!((&lines[1]["form"], &lines[2]["form"]), (&"2021".into(), &"2021".into()));
}
