//! `ci`: every check, each stage telling its seconds, the tests last.

use std::time::Instant;

use crate::{Result, generate, shell, tidy};

/// A stage: its name, and what it runs.
type Stage = (&'static str, fn() -> Result<()>);

const STAGES: [Stage; 7] = [
    ("准备", || crate::prepare(false)),
    ("格式", format),
    ("tidy", tidy::run),
    ("生成文档核对", generated),
    ("clippy", clippy),
    ("文档测试", doc_tests),
    ("测试", tests),
];

/// Runs the stages in order and stops at the first that fails.
pub(crate) fn run() -> Result<()> {
    let start = Instant::now();
    for (name, stage) in STAGES {
        let begun = Instant::now();
        if name == "测试" {
            // nothing is printed behind the tests, so that a log ends with what the test runner says
            println!("── {name}（此前共 {:.0} 秒）", start.elapsed().as_secs_f64());
            return stage().map_err(|error| format!("{name}：{error}"));
        }
        println!("── {name}");
        stage().map_err(|error| format!("{name}：{error}"))?;
        println!("── {name}：{:.1} 秒", begun.elapsed().as_secs_f64());
    }
    Ok(())
}

fn cargo(args: &[&str]) -> Result<()> {
    shell::run(&shell::cargo(), args)
}

fn format() -> Result<()> {
    cargo(&["fmt", "--all", "--check"])
}

fn generated() -> Result<()> {
    generate::law_map::run(true)?;
    generate::rules::run(true)?;
    generate::schemas::run(true)
}

fn clippy() -> Result<()> {
    cargo(&["clippy", "--locked", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"])
}

fn doc_tests() -> Result<()> {
    cargo(&["test", "--locked", "--workspace", "--doc", "--quiet"])
}

fn tests() -> Result<()> {
    if shell::installed(&shell::cargo(), &["nextest", "--version"]) {
        cargo(&["nextest", "run", "--locked", "--workspace", "--no-fail-fast", "--status-level", "slow"])
    } else {
        cargo(&["test", "--locked", "--workspace", "--lib", "--bins", "--tests", "--no-fail-fast", "--quiet"])
    }
}
