//! `fuzz`: runs each target of `fuzz/` for a while and tells how often it ran.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::{Result, shell};

/// What each target tries, by the name of its file under `fuzz/fuzz_targets/`.
const TARGETS: [(&str, &str); 12] = [
    ("html", "网页 → 文档"),
    ("markdown", "Markdown → 文档"),
    ("text", "纯文本 → 文档"),
    ("csv", "CSV → 报告"),
    ("json", "JSON → 报告"),
    ("pdf", "PDF → 文档 → 报告"),
    ("docx", "Word 文件的 XML → 文档"),
    ("workbook", "工作表的 XML → 文档"),
    ("zip", "压缩包 → 其中的文件"),
    ("recognise", "文本 → 报告（三张表）"),
    ("narrative", "正文 → 陈述"),
    ("check", "任意字节 → 读取 → 检查 → 写出 → 再读"),
];

/// Reads the options and runs the targets.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let (seconds, names) = options(args)?;
    if !shell::installed(&shell::cargo(), &["fuzz", "--version"]) {
        println!(
            "没有装 cargo-fuzz，改用自带的变异循环（不看覆盖率，找到的少）；安装：cargo install --locked cargo-fuzz"
        );
        return mutate(seconds, &names);
    }
    let folder = shell::root().join("fuzz");
    let mut failed = Vec::new();
    for (name, what) in TARGETS.iter().filter(|(name, _)| names.is_empty() || names.iter().any(|n| n == name)) {
        seed(&folder, name)?;
        let ran = one(&folder, name, seconds)?;
        match ran {
            Ran::Whole(count) => println!("{name}\t{count} 次\t{what}"),
            Ran::Broken(count) => {
                println!("{name}\t{count} 次后出错，样本在 fuzz/artifacts/{name}\t{what}");
                failed.push(*name);
            }
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("出错的目标：{}", failed.join("、"))) }
}

fn options(args: &[String]) -> Result<(u32, Vec<&String>)> {
    let mut seconds = 10;
    let mut names = Vec::new();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        if arg == "--seconds" {
            let given = args.next().and_then(|number| number.parse().ok());
            seconds = given.ok_or("--seconds 后面应是整数秒数，如 --seconds 60")?;
        } else if TARGETS.iter().any(|(name, _)| name == arg) {
            names.push(arg);
        } else {
            let all: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
            return Err(format!("没有目标 {arg}；有：{}", all.join(" ")));
        }
    }
    Ok((seconds, names))
}

/// The loop of `gongkai-testkit`, optimised, but with every check that a debug build has.
fn mutate(seconds: u32, names: &[&String]) -> Result<()> {
    let root = shell::root();
    let artifacts = root.join("fuzz/artifacts").display().to_string();
    let seconds = seconds.to_string();
    let run = ["run", "--quiet", "--locked", "--release", "--target-dir", "target/mutate"];
    let what = ["--package", "gongkai-testkit", "--example", "mutate", "--", &seconds, &artifacts];
    let names: Vec<&str> = names.iter().map(|name| name.as_str()).collect();
    let checks = [
        ("CARGO_PROFILE_RELEASE_DEBUG_ASSERTIONS", "true"),
        ("CARGO_PROFILE_RELEASE_OVERFLOW_CHECKS", "true"),
        ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ];
    shell::run_in(&root, &shell::cargo(), &[&run[..], &what, &names].concat(), &checks)
}

/// Puts the example reports and generated ones into the corpus, so that the fuzzer starts from real shapes.
fn seed(folder: &Path, name: &str) -> Result<()> {
    let corpus = folder.join("corpus").join(name);
    let cannot = |error: std::io::Error| format!("不能写 {}：{error}", corpus.display());
    if corpus.exists() {
        return Ok(());
    }
    std::fs::create_dir_all(&corpus).map_err(cannot)?;
    let out = corpus.display().to_string();
    let args =
        ["run", "--quiet", "--locked", "--package", "gongkai-testkit", "--example", "generate", "--", &out, "12"];
    // PDF is a shape of its own, which no text grows into
    let pdf = if name == "pdf" { &["pdf"][..] } else { &[] };
    shell::run(&shell::cargo(), &[&args[..], pdf].concat())
}

enum Ran {
    /// To the end of its time, so often.
    Whole(u64),
    /// Until it broke, so often.
    Broken(u64),
}

/// Runs one target; libFuzzer tells the count on standard error.
fn one(folder: &Path, name: &str, seconds: u32) -> Result<Ran> {
    let time = format!("-max_total_time={seconds}");
    // no unsafe code of ours, so an address sanitizer would only slow it down
    let run = ["+nightly", "fuzz", "run", "--sanitizer", "none", name, "--", &time];
    let limits = ["-timeout=20", "-rss_limit_mb=2048", "-print_final_stats=1"];
    // the cargo of the toolchain that runs us would not take `+nightly`
    let mut child = Command::new("cargo")
        .args(run)
        .args(limits)
        .current_dir(folder)
        .env_remove("CARGO")
        .env_remove("RUSTUP_TOOLCHAIN")
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("不能运行 cargo fuzz：{error}"))?;
    let mut count = 0;
    let mut last = Vec::new();
    for line in child.stderr.take().map(BufReader::new).into_iter().flat_map(BufRead::lines).map_while(|line| line.ok())
    {
        count = ran(&line).unwrap_or(count);
        last.push(line);
        if last.len() > 30 {
            last.remove(0);
        }
    }
    let status = child.wait().map_err(|error| format!("cargo fuzz：{error}"))?;
    if status.success() {
        return Ok(Ran::Whole(count));
    }
    eprintln!("{}", last.join("\n"));
    Ok(Ran::Broken(count))
}

/// `#1024 pulse …`, `stat::number_of_executed_units: 1024`: how often so far.
fn ran(line: &str) -> Option<u64> {
    let digits = |text: &str| text.trim().chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok();
    match line.strip_prefix("stat::number_of_executed_units:") {
        Some(rest) => digits(rest),
        None => digits(line.strip_prefix('#')?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_is_read_from_what_the_fuzzer_says() {
        assert_eq!(ran("#1024\tpulse  cov: 7"), Some(1024));
        assert_eq!(ran("stat::number_of_executed_units: 52"), Some(52));
        assert_eq!(ran("INFO: seed corpus"), None);
    }

    #[test]
    fn every_target_has_its_file_and_every_file_is_a_target() {
        let folder = shell::root().join("fuzz/fuzz_targets");
        let mut files: Vec<String> =
            std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        files.sort();
        let mut names: Vec<String> = TARGETS.iter().map(|(name, _)| format!("{name}.rs")).collect();
        names.sort();
        assert_eq!(files, names);
    }

    #[test]
    fn unknown_targets_and_bad_seconds_are_refused() {
        let args = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert!(options(&args(&["nothing"])).is_err());
        assert!(options(&args(&["--seconds", "x"])).is_err());
        assert_eq!(options(&args(&["--seconds", "5", "html"])).unwrap().0, 5);
    }
}
