//! Running other programs, from the root of the workspace.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Result;

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// The cargo that runs us.
pub(crate) fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".into())
}

/// Runs a program with its output on our own; an error if it cannot be run or fails.
pub(crate) fn run(program: &str, args: &[&str]) -> Result<()> {
    run_in(&root(), program, args, &[])
}

/// [`run`] in a folder, with environment variables.
pub(crate) fn run_in(folder: &Path, program: &str, args: &[&str], env: &[(&str, &str)]) -> Result<()> {
    let line = format!("{program} {}", args.join(" "));
    let status = Command::new(program)
        .args(args)
        .envs(env.iter().copied())
        .current_dir(folder)
        .status()
        .map_err(|error| format!("不能运行 {line}：{error}"))?;
    if status.success() { Ok(()) } else { Err(format!("失败：{line}")) }
}

/// Runs a program quietly and gives what it wrote to standard output.
pub(crate) fn output(program: &str, args: &[&str]) -> Result<String> {
    let line = format!("{program} {}", args.join(" "));
    let done = Command::new(program)
        .args(args)
        .current_dir(root())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("不能运行 {line}：{error}"))?;
    if done.status.success() {
        String::from_utf8(done.stdout).map_err(|error| format!("{line} 的输出不是 UTF-8：{error}"))
    } else {
        Err(format!("失败：{line}"))
    }
}

/// Whether a program is installed: it can tell its version.
pub(crate) fn installed(program: &str, args: &[&str]) -> bool {
    Command::new(program)
        .args(args)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
