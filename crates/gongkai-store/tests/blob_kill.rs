//! A process killed while it writes attachments: what was acknowledged is there, and nothing is there by halves.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use gongkai_store::blob::{BlobId, Blobs, SizeLimit};
use jiff::{SignedDuration, Timestamp};

const FOLDER: &str = "GONGKAI_TEST_BLOB_FOLDER";

fn open(folder: &Path) -> Blobs {
    Blobs::on_disk(folder, SizeLimit::megabytes(1)).unwrap()
}

/// The process that is killed: nothing, unless it is told a folder.
#[tokio::test]
async fn writer_until_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let blobs = open(Path::new(&folder));
    for number in 0u64.. {
        let content = number.to_be_bytes().repeat(20_000 + usize::try_from(number % 7).unwrap() * 1000);
        let stored = blobs.put(content.as_slice()).await.unwrap();
        eprintln!("kept {}", stored.id);
    }
}

#[tokio::test]
async fn nothing_acknowledged_is_lost_and_nothing_is_there_by_halves() {
    for acknowledged in [1, 2, 3, 5, 8, 13] {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = Command::new(std::env::current_exe().unwrap())
            .args(["writer_until_killed", "--exact", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(writer.stderr.take().unwrap()).lines();
        let told = |line: std::io::Result<String>| line.unwrap().strip_prefix("kept ").and_then(|id| id.parse().ok());
        let mut named: BTreeSet<BlobId> = lines.by_ref().filter_map(told).take(acknowledged).collect();
        writer.kill().unwrap();
        writer.wait().unwrap();
        // What it told before the kill reached it.
        named.extend(lines.filter_map(told));

        let blobs = open(folder.path());
        let found = blobs.verify_all(&named).await.unwrap();
        assert!(found.holds() && found.strangers.is_empty(), "{found:?}");
        assert!(found.sound >= named.len() as u64 && named.len() >= acknowledged, "{found:?}");
        assert!(found.orphans.len() <= 1, "at most the one that was being written: {found:?}");

        let far_ahead: Timestamp = "2200-01-01T00:00:00Z".parse().unwrap();
        blobs.sweep(&named, far_ahead, SignedDuration::ZERO).await.unwrap();
        let files =
            walkdir::WalkDir::new(folder.path()).into_iter().flatten().filter(|entry| entry.file_type().is_file());
        assert_eq!(files.count(), named.len(), "after a sweep only what is named is left");
    }
}
