//! Writes generated reports into a folder: `generate FOLDER COUNT [texts|packed|pdf]`. Formats in turn, all of them, or only
//! those that are texts or packed; or each as PDF, set in many ways.

#[path = "../../gongkai-reader-pdf/tests/support/mod.rs"]
mod support;

use std::path::Path;
use std::process::ExitCode;

use gongkai_testkit::{Format, Publication};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let ([folder, count] | [folder, count, _]) = args.as_slice() else {
        eprintln!("用法：generate 文件夹 份数 [texts|packed|pdf]");
        return ExitCode::from(2);
    };
    let Ok(count) = count.parse::<u64>() else {
        eprintln!("份数应是整数");
        return ExitCode::from(2);
    };
    let folder_of = Path::new(folder);
    let done = match args.get(2).map(String::as_str) {
        Some("pdf") => pages(folder_of, count),
        Some("texts") => generate(folder_of, count, |format| !is_packed(format)),
        Some("packed") => generate(folder_of, count, is_packed),
        _ => generate(folder_of, count, |_| true),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("不能写 {folder}：{error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether a process of its own reads it.
fn is_packed(format: Format) -> bool {
    matches!(format.extension(), "docx" | "xlsx")
}

fn generate(folder: &Path, count: u64, wanted: fn(Format) -> bool) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let formats: Vec<Format> = Format::ALL.into_iter().filter(|format| wanted(*format)).collect();
    for (number, format) in (0..count).zip(formats.into_iter().cycle()) {
        let text = format.write(&Publication::any(number).report());
        std::fs::write(folder.join(format!("{number:05}.{}", format.extension())), text)?;
    }
    Ok(())
}

fn pages(folder: &Path, count: u64) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    for number in 0..count {
        std::fs::write(folder.join(format!("{number:05}.pdf")), support::paper::generated(number))?;
    }
    Ok(())
}
