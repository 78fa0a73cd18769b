//! Writes generated reports into a folder: `generate FOLDER COUNT [pdf]`. Formats in turn, or each as PDF, set in many ways.

#[path = "../../gongkai-reader-pdf/tests/support/mod.rs"]
mod support;

use std::path::Path;
use std::process::ExitCode;

use gongkai_testkit::{Format, Publication};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let ([folder, count] | [folder, count, _]) = args.as_slice() else {
        eprintln!("用法：generate 文件夹 份数 [pdf]");
        return ExitCode::from(2);
    };
    let Ok(count) = count.parse::<u64>() else {
        eprintln!("份数应是整数");
        return ExitCode::from(2);
    };
    let generate = if args.get(2).is_some_and(|format| format == "pdf") { pages } else { generate };
    match generate(Path::new(folder), count) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("不能写 {folder}：{error}");
            ExitCode::FAILURE
        }
    }
}

fn generate(folder: &Path, count: u64) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    for (number, format) in (0..count).zip(Format::ALL.into_iter().cycle()) {
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
