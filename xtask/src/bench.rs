//! `bench`: reading, checking and writing against others; counting, replaying and recording; thousands of reports through the program.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::{Result, shell};

const DOCUMENT: &str = "docs/performance.md";
const BEGIN: &str = "<!-- bench: begin -->";
const END: &str = "<!-- bench: end -->";

/// The benches, in the order of their tables.
const BENCHES: [&str; 7] = ["reading", "pdf", "writing", "tally", "replay", "intake", "search"];

/// The part that runs the program itself.
const THROUGHPUT: &str = "throughput";

/// Always built together: alone, each would want its dependencies with other features, and build them again.
const PACKAGES: [&str; 10] = [
    "--package",
    "gongkai-testkit",
    "--package",
    "gongkai",
    "--package",
    "gongkai-store",
    "--package",
    "gongkai-tally",
    "--package",
    "gongkai-search",
];

/// Reports that go through the command line: which, as `generate` names them, and how many.
const KINDS: [(&str, u32); 2] = [("texts", 10_000), ("packed", 1_000)];

/// A part of the benchmark: what it is called, and its tables or why it could not be run.
type Part = (&'static str, Result<String>);

/// Runs every part and prints its tables as soon as they are there; with `write` all of them into the document.
///
/// A part that cannot be run does not hide the others: the error comes at the end, and nothing is written then.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let (write, only) = match args.as_slice() {
        [] => (false, None),
        ["--write"] => (true, None),
        ["--only", part] if *part == THROUGHPUT || BENCHES.contains(part) => (false, Some(*part)),
        _ => {
            let parts = BENCHES.join("、");
            return Err(format!("bench 只认得 --write，或者 --only 之一：{parts}、{THROUGHPUT}"));
        }
    };
    let wanted = |part: &str| only.is_none_or(|only| only == part);
    crate::prepare(false)?;
    let mut parts: Vec<Part> = Vec::new();
    for name in BENCHES.into_iter().filter(|name| wanted(name)) {
        parts.push(told((name, bench(name))));
    }
    if wanted(THROUGHPUT) {
        parts.push(told((THROUGHPUT, target_folder().and_then(|target| throughput(&target)))));
    }
    let text = joined(parts)?;
    if write { put(&text) } else { Ok(()) }
}

/// One bench, run on its own: what it prints.
fn bench(name: &str) -> Result<String> {
    let args = [&["bench", "--locked", "--quiet"], &PACKAGES[..], &["--bench", name]].concat();
    shell::output(&shell::cargo(), &args)
}

/// Prints a part that was run.
fn told(part: Part) -> Part {
    if let (_, Ok(text)) = &part {
        println!("{}\n", text.trim());
    }
    part
}

/// The tables of all parts, or what went wrong in each that failed.
fn joined(parts: Vec<Part>) -> Result<String> {
    let (mut tables, mut faults) = (Vec::new(), Vec::new());
    for (name, result) in parts {
        match result {
            Ok(text) => tables.push(text.trim().to_owned()),
            Err(error) => faults.push(format!("{name}：{error}")),
        }
    }
    if faults.is_empty() { Ok(tables.join("\n\n")) } else { Err(faults.join("\n")) }
}

fn target_folder() -> Result<PathBuf> {
    let text = shell::output(&shell::cargo(), &["metadata", "--locked", "--no-deps", "--format-version", "1"])?;
    let value: serde_json::Value = serde_json::from_str(&text).map_err(|error| format!("cargo metadata：{error}"))?;
    let folder = value.get("target_directory").and_then(serde_json::Value::as_str).map(PathBuf::from);
    folder.ok_or_else(|| "cargo metadata 没有说目标文件夹".into())
}

/// Generates the reports, checks them with the release binary, and tells time, throughput and peak memory.
fn throughput(target: &Path) -> Result<String> {
    let cargo = shell::cargo();
    let what = ["--bin", "gongkai", "--example", "generate"];
    let build = ["build", "--locked", "--quiet", "--profile", "bench"];
    shell::run(&cargo, &[&build[..], &PACKAGES[..], &what[..]].concat())?;
    let suffix = std::env::consts::EXE_SUFFIX;
    let binary = target.join("release").join(format!("gongkai{suffix}"));
    let generate = target.join("release/examples").join(format!("generate{suffix}"));
    let mut text = String::from(
        "### Generated reports through `report check --format json`\n\n\
         Texts: HTML, Markdown, CSV and JSON in turn, read in place. Packed: Word and Excel in turn, a process for each.\n\n\
         | what | files | MiB | threads | wall s | CPU s | reports/s | reports per CPU second | peak memory MiB |\n\
         |---|---|---|---|---|---|---|---|---|\n",
    );
    for (what, count) in KINDS {
        let folder = target.join("bench-reports").join(what);
        shell::run(&generate.display().to_string(), &[&folder.display().to_string(), &count.to_string(), what])?;
        let mebibytes = size(&folder)? as f64 / f64::from(1 << 20);
        for jobs in [1, std::thread::available_parallelism().map_or(1, usize::from)] {
            let Used { wall, cpu, peak_kib } = check(&binary, &folder, jobs)?;
            let (wall, cpu, count) = (wall.as_secs_f64(), cpu.as_secs_f64(), f64::from(count));
            text.push_str(&format!(
                "| {what} | {count} | {mebibytes:.0} | {jobs} | {wall:.1} | {cpu:.1} | {:.0} | {:.0} | {} |\n",
                count / wall,
                count / cpu.max(0.001),
                peak_kib / 1024,
            ));
        }
    }
    Ok(text)
}

fn size(folder: &Path) -> Result<u64> {
    let cannot = |error: std::io::Error| format!("不能读 {}：{error}", folder.display());
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder).map_err(cannot)? {
        bytes += entry.and_then(|entry| entry.metadata()).map_err(cannot)?.len();
    }
    Ok(bytes)
}

/// What a run used.
struct Used {
    wall: Duration,
    cpu: Duration,
    peak_kib: u64,
}

fn check(binary: &Path, folder: &Path, jobs: usize) -> Result<Used> {
    let jobs = jobs.to_string();
    let args = ["report", "check", "--format", "json", "--jobs", &jobs];
    let start = Instant::now();
    let child = Command::new(binary)
        .args(args)
        .arg(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("不能运行 {}：{error}", binary.display()))?;
    watch(child, start)
}

/// Watches a child through `/proc` until it has ended: a dead child keeps its CPU time until it is waited for.
fn watch(mut child: Child, start: Instant) -> Result<Used> {
    let proc = PathBuf::from(format!("/proc/{}", child.id()));
    let mut used = Used { wall: Duration::ZERO, cpu: Duration::ZERO, peak_kib: 0 };
    loop {
        let status = std::fs::read_to_string(proc.join("status")).unwrap_or_default();
        let field = |name: &str| status.lines().find_map(|line| line.strip_prefix(name)).map(str::trim).unwrap_or("");
        let peak = field("VmHWM:").split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0);
        used.peak_kib = used.peak_kib.max(peak);
        if status.is_empty() || field("State:").starts_with('Z') {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    used.wall = start.elapsed();
    let stat = std::fs::read_to_string(proc.join("stat")).unwrap_or_default();
    used.cpu = cpu(&stat);
    let status = child.wait().map_err(|error| format!("report check：{error}"))?;
    // 1: findings of severity error, which is an answer too
    if matches!(status.code(), Some(0 | 1)) { Ok(used) } else { Err(format!("report check 没有做完：{status}")) }
}

/// User and system time of `/proc/<pid>/stat`, its own and that of the children it waited for, in ticks of a hundredth of
/// a second.
fn cpu(stat: &str) -> Duration {
    let fields = stat.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace();
    let ticks: u64 = fields.skip(11).take(4).filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

/// Puts the tables between the marks of the document.
fn put(text: &str) -> Result<()> {
    let path = shell::root().join(DOCUMENT);
    let page = std::fs::read_to_string(&path).map_err(|error| format!("不能读 {DOCUMENT}：{error}"))?;
    let page = replaced(&page, text).ok_or(format!("{DOCUMENT} 里没有 {BEGIN} 和 {END} 两行"))?;
    std::fs::write(&path, page).map_err(|error| format!("不能写 {DOCUMENT}：{error}"))?;
    println!("已写进 {DOCUMENT}");
    Ok(())
}

fn replaced(page: &str, text: &str) -> Option<String> {
    let (head, rest) = page.split_once(BEGIN)?;
    let (_, tail) = rest.split_once(END)?;
    Some(format!("{head}{BEGIN}\n{}\n{END}{tail}", text.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cpu_time_is_read_behind_the_name() {
        let stat = "12 (a) b) S 1 2 3 4 5 6 7 8 9 10 150 50 70 30 0";
        assert_eq!(cpu(stat), Duration::from_secs(3));
    }

    #[test]
    fn a_part_that_fails_hides_no_other_and_is_named() {
        let parts = || vec![("a", Ok("one\n".to_owned())), ("b", Ok("two".to_owned()))];
        assert_eq!(joined(parts()).unwrap(), "one\n\ntwo");
        let mut failed = parts();
        failed.insert(1, ("c", Err("no room".into())));
        assert_eq!(joined(failed).unwrap_err(), "c：no room");
    }

    #[test]
    fn the_generated_part_is_replaced_and_the_rest_kept() {
        let page = format!("a\n{BEGIN}\nold\n{END}\nb");
        assert_eq!(replaced(&page, "new").unwrap(), format!("a\n{BEGIN}\nnew\n{END}\nb"));
        assert_eq!(replaced("a", "new"), None);
    }
}
