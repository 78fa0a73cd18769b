//! Setting a report as PDF against LibreOffice converting the same report from Word. Ratios, not times, are comparable
//! between machines.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use gongkai_report::Report;
use gongkai_testkit::Publication;
use gongkai_typeset::{FontSource, Typesetter};

/// Reports of each run; the first is told apart, of the others the median.
const REPORTS: u64 = 21;

fn main() -> ExitCode {
    match bench() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn bench() -> Result<(), String> {
    println!("### Setting a report as PDF against LibreOffice converting it from Word\n");
    let reports: Vec<Report> = (0..REPORTS).map(|seed| Publication::any(seed).report()).collect();
    let begun = Instant::now();
    let typesetter = Typesetter::new(&FontSource::System).map_err(|error| error.to_string())?;
    let ready = begun.elapsed();
    let mut times = reports.iter().map(|report| set(&typesetter, report)).collect::<Result<Vec<Duration>, String>>()?;
    let cold = times.remove(0);
    times.sort();
    let each = times.get(times.len() / 2).copied().unwrap_or_default();
    println!("{REPORTS} generated reports, one thread, release build; the median of all but the first.\n");
    println!("| what | ms | peak memory MiB |\n|---|---|---|");
    println!("| finding and choosing fonts, once | {:.0} | |", ms(ready));
    println!("| the first report, fonts loaded | {:.0} | |", ms(cold));
    println!("| each further report | {:.0} | {} |", ms(each), peak_mebibytes());
    match libreoffice(&reports) {
        Ok((first, further)) => {
            println!("| LibreOffice, started for one report | {:.0} | |", ms(first));
            println!("| LibreOffice, each further report of one start | {:.0} | |", ms(further));
            let ratio = |theirs: Duration, ours: Duration| ms(theirs) / ms(ours).max(0.001);
            println!(
                "\nLibreOffice ÷ ours: {:.1} for a first report, fonts and program started; {:.1} for each further one.",
                ratio(first, ready + cold),
                ratio(further, each)
            );
        }
        Err(why) => println!("\nLibreOffice was not measured: {why}."),
    }
    Ok(())
}

fn set(typesetter: &Typesetter, report: &Report) -> Result<Duration, String> {
    let begun = Instant::now();
    black_box(typesetter.report(report)).map_err(|error| error.to_string())?;
    Ok(begun.elapsed())
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The most memory that this process has held, where the system tells it.
fn peak_mebibytes() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kibibytes.map_or_else(String::new, |kibibytes| (kibibytes / 1024).to_string())
}

/// The time of one conversion with the start of the program, and of each further one.
fn libreoffice(reports: &[Report]) -> Result<(Duration, Duration), String> {
    let folder = std::env::temp_dir().join(format!("gongkai-bench-writing-{}", std::process::id()));
    let result = measure(reports, &folder);
    // the folder is of no use afterwards, and the system clears what we cannot
    let _ = std::fs::remove_dir_all(&folder);
    result
}

fn measure(reports: &[Report], folder: &Path) -> Result<(Duration, Duration), String> {
    std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    let mut files = Vec::new();
    for (number, report) in reports.iter().enumerate() {
        let path = folder.join(format!("{number}.docx"));
        let bytes = gongkai_render::docx::report(report).map_err(|error| error.to_string())?;
        std::fs::write(&path, bytes).map_err(|error| error.to_string())?;
        files.push(path);
    }
    let (one, rest) = files.split_at(1);
    convert(one, folder)?; // a first start makes its profile
    let first = convert(one, folder)?;
    let all = convert(rest, folder)?;
    let further = u32::try_from(rest.len().saturating_sub(1)).unwrap_or(1).max(1);
    Ok((first, all.saturating_sub(first) / further))
}

fn convert(files: &[PathBuf], folder: &Path) -> Result<Duration, String> {
    let begun = Instant::now();
    let done = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder.join("out"))
        .args(files)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    match done {
        Ok(status) if status.success() => Ok(begun.elapsed()),
        Ok(status) => Err(format!("soffice ended with {status}")),
        Err(error) => Err(format!("soffice cannot be run ({error})")),
    }
}
