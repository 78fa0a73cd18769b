//! The side that asks: starts the process, waits as long as it may, and takes its end for an answer.

use std::io::{Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use gongkai_reader::decode::Decoded;
use gongkai_reader::{Content, Limits, Member};
use gongkai_wire::{Crossing, read_crossings};

use super::Allowance;

/// How many seconds on the clock one second of the processor may take.
const CLOCK: u64 = 3;

/// What to do where a file could not be read to its end.
const MEND: &str =
    "请用 Word、Excel、WPS 或浏览器打开这个文件，另存后再读；确信文件没有问题，可以用 --memory 和 --seconds 放宽上限";

/// Has a file opened; the error says why it could not be.
pub(super) fn open(bytes: &[u8], allowance: Allowance, limits: &Limits) -> Result<Vec<Member>, String> {
    let mut child =
        start(allowance, limits).map_err(|reason| format!("开不了读文件的进程（{reason}），没有读：请稍后重试"))?;
    let most = limits.unpacked.saturating_mul(2);
    let (answer, status) = converse(&mut child, bytes, allowance, most);
    let Some(answer) = answer else {
        return Err(format!(
            "读这个文件用了 {} 秒还没有读完，已经停止，没有读：文件太大、太复杂，或者是有意做坏的。{MEND}",
            allowance.seconds.saturating_mul(CLOCK)
        ));
    };
    match read_crossings(&answer) {
        Ok(found) if !found.is_empty() => Ok(found.into_iter().map(member).collect()),
        _ => Err(ended(status, allowance)),
    }
}

fn member((name, crossing): (Option<String>, Crossing)) -> Member {
    let content = match crossing {
        Crossing::Plain(bytes) => Content::Plain(bytes),
        Crossing::Document(document, problems) => {
            Content::Decoded(Decoded { document, problems, ..Decoded::default() })
        }
        Crossing::Refused(problems) => Content::Decoded(Decoded::unusable_for(problems)),
    };
    Member { name, content }
}

fn start(allowance: Allowance, limits: &Limits) -> Result<Child, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut command = Command::new(program);
    command.arg(crate::cli::SERVE);
    command.args(["--memory", &allowance.memory.to_string(), "--seconds", &allowance.seconds.to_string()]);
    command.args(["--pictures", &limits.pictures.to_string()]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    #[cfg(unix)]
    command.env_clear();
    command.spawn().map_err(|error| error.to_string())
}

/// Hands the bytes over and takes the answer; `None` where it did not come in time.
fn converse(
    child: &mut Child,
    bytes: &[u8],
    allowance: Allowance,
    most: usize,
) -> (Option<Vec<u8>>, Option<ExitStatus>) {
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let (told, tell) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || {
            // a process that ends early takes no more: its end says why
            let _ended = input.is_some_and(|mut input| input.write_all(bytes).is_err());
        });
        scope.spawn(move || {
            let mut answer = Vec::new();
            let most = u64::try_from(most).unwrap_or(u64::MAX);
            let read = output.map(|output| output.take(most).read_to_end(&mut answer));
            // nobody listens any more where the time was up
            let _late = told.send(read.map(|_| answer).unwrap_or_default()).is_err();
        });
        let wait = Duration::from_secs(allowance.seconds.saturating_mul(CLOCK));
        let answer = tell.recv_timeout(wait).ok();
        // ends it where it is not at its end, so that both threads come to theirs; it may have ended by itself
        let _gone = answer.is_none() && child.kill().is_err();
        (answer, child.wait().ok())
    })
}

/// What the end of a process says where no answer came.
fn ended(status: Option<ExitStatus>, allowance: Allowance) -> String {
    let Allowance { memory, seconds } = allowance;
    match signal(status) {
        // the system kills at the hard limit of time, and also where the machine has no memory left
        Some(SIGKILL) => {
            format!(
                "系统停止了读这个文件的进程，没有读：处理器时间超过 {seconds} 秒的上限，或者机器的内存不够了。{MEND}"
            )
        }
        Some(SIGXCPU) => {
            format!(
                "读这个文件用的处理器时间超过 {seconds} 秒的上限，已经停止，没有读：文件太大、太复杂，或者是有意做坏的。{MEND}"
            )
        }
        Some(_) => {
            format!(
                "读这个文件用的内存超过 {memory} MB 的上限，已经停止，没有读：文件太大、太复杂，或者是有意做坏的。{MEND}"
            )
        }
        None => format!("读这个文件的进程出错停止，没有读：文件可能已经损坏，或者是有意做坏的。{MEND}"),
    }
}

/// Signals with which a system ends a process that used too much time.
const SIGXCPU: i32 = 24;
const SIGKILL: i32 = 9;

#[cfg(unix)]
fn signal(status: Option<ExitStatus>) -> Option<i32> {
    use std::os::unix::process::ExitStatusExt;
    status?.signal()
}

#[cfg(not(unix))]
fn signal(_: Option<ExitStatus>) -> Option<i32> {
    None
}
