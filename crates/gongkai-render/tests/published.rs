//! Published reports, read, written in every format and read again: nothing is lost on the way.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

use std::path::{Path, PathBuf};

use gongkai_reader::Limits;
use gongkai_render::{csv, html, json, markdown};
use gongkai_report::{Report, differences};

/// The folder of published reports: `GONGKAI_SHARED`, or `shared` beside or above the project.
fn reports() -> Option<PathBuf> {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("shared"));
    let given = std::env::var_os("GONGKAI_SHARED").map(PathBuf::from);
    given.into_iter().chain(above).map(|folder| folder.join("data/reports")).find(|folder| folder.is_dir())
}

fn read(bytes: &[u8]) -> Vec<Report> {
    gongkai_reader::read(bytes, &Limits::default()).reports
}

#[test]
fn published_reports_survive_every_format() {
    let Some(folder) = reports() else {
        println!("skipped: no shared/data/reports here");
        return;
    };
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|kind| kind == "md" || kind == "html"));
    files.sort();
    for file in files {
        for report in read(&std::fs::read(&file).unwrap()) {
            let texts =
                [html::report(&report), markdown::report(&report), csv::report(&report), json::report(&report, "")];
            for text in texts {
                let start: String = text.chars().take(16).collect();
                let back = read(text.as_bytes());
                assert_eq!(back.len(), 1, "{} as {start}", file.display());
                assert_eq!(differences(&report, &back[0]), vec![], "{} as {start}", file.display());
            }
        }
    }
}
