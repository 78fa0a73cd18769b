//! Attachments in a folder: kept whole or not at all, verified on every read, swept with a grace.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, SystemTime};

use gongkai_store::blob::{BlobError, BlobId, Blobs, SizeLimit};
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;
use tokio::io::{AsyncRead, ReadBuf};

const LIMIT: SizeLimit = SizeLimit::megabytes(1);

fn open() -> (TempDir, Blobs) {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::on_disk(folder.path(), LIMIT).unwrap();
    (folder, blobs)
}

fn file_of(root: &Path, id: BlobId) -> PathBuf {
    let hex = id.to_string();
    root.join("sm3").join(&hex[..2]).join(hex)
}

/// Every file under the root.
fn files(root: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap);
    entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

fn named(ids: impl IntoIterator<Item = BlobId>) -> BTreeSet<BlobId> {
    ids.into_iter().collect()
}

async fn content(blobs: &Blobs, id: BlobId) -> Result<Vec<u8>, BlobError> {
    let mut out = Vec::new();
    blobs.open(id).await?.copy_to(&mut out).await.map(|_| out)
}

fn bytes(count: usize) -> Vec<u8> {
    (0..count).map(|at| (at * 31 % 251) as u8).collect()
}

/// Gives so many bytes, then breaks off, or never answers.
struct Broken {
    left: usize,
    hangs: bool,
}

impl AsyncRead for Broken {
    fn poll_read(mut self: Pin<&mut Self>, _: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        match (self.left, self.hangs) {
            (0, true) => Poll::Pending,
            (0, false) => Poll::Ready(Err(io::ErrorKind::ConnectionReset.into())),
            _ => {
                let count = self.left.min(buf.remaining());
                buf.put_slice(&vec![7; count]);
                self.left -= count;
                Poll::Ready(Ok(()))
            }
        }
    }
}

#[tokio::test]
async fn what_is_put_is_read_back_and_stands_at_the_address_of_its_content() {
    let (folder, blobs) = open();
    for count in [0, 1, 8191, 8192, 8193, 200_000] {
        let data = bytes(count);
        let stored = blobs.put(data.as_slice()).await.unwrap();
        assert_eq!((stored.id, stored.bytes), (BlobId::of(&data), count as u64));
        assert_eq!(content(&blobs, stored.id).await.unwrap(), data);
        assert_eq!(blobs.open(stored.id).await.unwrap().bytes(), count as u64);
        assert_eq!(std::fs::read(file_of(folder.path(), stored.id)).unwrap(), data);
    }
}

#[tokio::test]
async fn the_same_content_is_kept_once_and_putting_it_again_heals_it() {
    let (folder, blobs) = open();
    let first = blobs.put(b"one".as_slice()).await.unwrap();
    std::fs::write(file_of(folder.path(), first.id), b"two").unwrap();
    assert!(matches!(blobs.verify(first.id).await, Err(BlobError::Corrupt(id)) if id == first.id));
    assert_eq!(blobs.put(b"one".as_slice()).await.unwrap(), first);
    assert_eq!(files(folder.path()), [file_of(folder.path(), first.id)]);
    assert_eq!(content(&blobs, first.id).await.unwrap(), b"one");
}

#[tokio::test]
async fn the_limit_is_the_last_size_that_is_kept() {
    let (folder, blobs) = open();
    let limit = 1024 * 1024;
    blobs.put(bytes(limit).as_slice()).await.unwrap();
    let refused = blobs.put(bytes(limit + 1).as_slice()).await.unwrap_err();
    assert_eq!(refused.to_string(), "附件超过 1 MB 的上限，没有保存：请压缩或拆分后重新上传");
    assert_eq!(files(folder.path()).len(), 1);
    assert_eq!(SizeLimit::bytes(1500).to_string(), "1500 字节");
}

#[tokio::test]
async fn a_source_without_end_is_refused_at_the_limit() {
    let (folder, blobs) = open();
    assert!(matches!(blobs.put(tokio::io::repeat(0)).await, Err(BlobError::TooLarge(LIMIT))));
    assert_eq!(files(folder.path()), Vec::<PathBuf>::new());
}

#[tokio::test]
async fn a_source_that_breaks_off_or_is_dropped_leaves_nothing() {
    let (folder, blobs) = open();
    for left in [0, 1, 100_000] {
        let error = blobs.put(Broken { left, hangs: false }).await.unwrap_err();
        assert!(matches!(error, BlobError::Source(_)) && error.to_string().starts_with("附件没有传完"), "{error}");
        let mut put = Box::pin(blobs.put(Broken { left, hangs: true }));
        for _ in 0..50 {
            assert!(futures_util::poll!(&mut put).is_pending());
            tokio::task::yield_now().await;
        }
        drop(put);
        assert_eq!(files(folder.path()), Vec::<PathBuf>::new());
    }
}

#[tokio::test]
async fn a_place_that_cannot_be_written_is_an_error_and_leaves_nothing() {
    let (folder, blobs) = open();
    std::fs::write(folder.path().join("sm3"), b"in the way").unwrap();
    let error = blobs.put(b"one".as_slice()).await.unwrap_err();
    assert!(matches!(error, BlobError::Write { id, .. } if id == BlobId::of(b"one")), "{error}");
    assert_eq!(files(folder.path()), [folder.path().join("sm3")]);
}

#[tokio::test]
async fn every_byte_flipped_in_turn_is_found_and_no_reader_gets_the_whole() {
    let (folder, blobs) = open();
    let data = bytes(300);
    let id = blobs.put(data.as_slice()).await.unwrap().id;
    let path = file_of(folder.path(), id);
    for at in 0..data.len() {
        let mut bad = data.clone();
        bad[at] ^= 1 << (at % 8);
        std::fs::write(&path, &bad).unwrap();
        let mut out = Vec::new();
        let error = blobs.open(id).await.unwrap().copy_to(&mut out).await.unwrap_err();
        assert!(matches!(error, BlobError::Corrupt(found) if found == id), "byte {at}: {error}");
        assert!(error.to_string().contains(&id.to_string()));
        assert_eq!(out, b"", "byte {at}: one chunk is held back until it is known to fit");
    }
}

#[tokio::test]
async fn a_byte_flipped_cut_off_or_added_in_a_long_blob_is_found_before_its_last_chunk() {
    let (folder, blobs) = open();
    let data = bytes(50_000);
    let id = blobs.put(data.as_slice()).await.unwrap().id;
    let flipped = |at: usize| {
        let mut bad = data.clone();
        bad[at] ^= 128;
        bad
    };
    let cut = |to: usize| data[..to].to_vec();
    let longer = [data.clone(), vec![0]].concat();
    for bad in [flipped(0), flipped(8192), flipped(49_999), cut(49_999), cut(8192), cut(0), longer] {
        std::fs::write(file_of(folder.path(), id), &bad).unwrap();
        let mut out = Vec::new();
        let error = blobs.open(id).await.unwrap().copy_to(&mut out).await.unwrap_err();
        assert!(matches!(error, BlobError::Corrupt(_)), "{error}");
        assert!(out.len() < bad.len() || bad.is_empty());
    }
}

#[tokio::test]
async fn an_inspection_names_what_is_missing_corrupt_and_named_by_nobody() {
    let (folder, blobs) = open();
    let mut ids = Vec::new();
    for text in ["sound", "corrupt", "missing", "orphan"] {
        ids.push(blobs.put(text.as_bytes()).await.unwrap().id);
    }
    let [sound, corrupt, missing, orphan] = ids[..] else { panic!() };
    std::fs::write(file_of(folder.path(), corrupt), b"other").unwrap();
    std::fs::remove_file(file_of(folder.path(), missing)).unwrap();
    std::fs::write(folder.path().join("sm3/notes.txt"), b"no address").unwrap();
    let found = blobs.verify_all(&named([sound, corrupt, missing])).await.unwrap();
    assert_eq!(
        (found.sound, &found.missing, &found.corrupt, &found.orphans),
        (2, &vec![missing], &vec![corrupt], &vec![orphan])
    );
    assert_eq!(found.strangers, ["sm3/notes.txt"]);
    assert!(!found.holds() && found.unreadable.is_empty());
}

#[tokio::test]
async fn an_empty_store_holds() {
    let (_folder, blobs) = open();
    let found = blobs.verify_all(&BTreeSet::new()).await.unwrap();
    assert!(found.holds() && found.orphans.is_empty());
}

const DAY: Duration = Duration::from_secs(86_400);

fn made_at(path: &Path, time: SystemTime) {
    std::fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
}

#[tokio::test]
async fn a_sweep_takes_old_orphans_and_unfinished_files_and_nothing_else() {
    let (folder, blobs) = open();
    let day = |days: u32| SystemTime::UNIX_EPOCH + DAY * days;
    let mut ids = Vec::new();
    for (text, age) in [("named, old", 10), ("orphan, old", 10), ("orphan, on the day", 23), ("orphan, young", 24)] {
        let id = blobs.put(text.as_bytes()).await.unwrap().id;
        made_at(&file_of(folder.path(), id), day(age));
        ids.push(id);
    }
    let unfinished = |age: u32| {
        let path = PathBuf::from(format!("{}#{age}", file_of(folder.path(), ids[0]).display()));
        std::fs::write(&path, b"half").unwrap();
        made_at(&path, day(age));
        path
    };
    let (old, young) = (unfinished(10), unfinished(24));
    let now: Timestamp = "1970-01-31T00:00:00Z".parse().unwrap();
    let removed = blobs.sweep(&named([ids[0]]), now, SignedDuration::from_hours(7 * 24)).await.unwrap();
    assert_eq!(removed, [ids[1]]);
    let left: Vec<bool> = ids.iter().map(|id| file_of(folder.path(), *id).exists()).collect();
    assert_eq!(left, [true, false, true, true]);
    assert_eq!((old.exists(), young.exists()), (false, true));
    assert_eq!(blobs.sweep(&named([ids[0]]), now, SignedDuration::from_hours(7 * 24)).await.unwrap(), []);
}

#[tokio::test]
async fn an_orphan_that_is_put_again_is_young_again() {
    let (folder, blobs) = open();
    let id = blobs.put(b"again".as_slice()).await.unwrap().id;
    made_at(&file_of(folder.path(), id), SystemTime::UNIX_EPOCH + DAY);
    blobs.put(b"again".as_slice()).await.unwrap();
    let now: Timestamp = "1990-01-01T00:00:00Z".parse().unwrap();
    assert_eq!(blobs.sweep(&BTreeSet::new(), now, SignedDuration::ZERO).await.unwrap(), []);
    blobs.verify(id).await.unwrap();
}

#[tokio::test]
async fn a_grace_out_of_range_removes_nothing() {
    let (_folder, blobs) = open();
    let id = blobs.put(b"kept".as_slice()).await.unwrap().id;
    let swept = blobs.sweep(&BTreeSet::new(), Timestamp::MIN, SignedDuration::from_hours(1)).await;
    assert!(matches!(swept, Err(BlobError::Grace)));
    blobs.verify(id).await.unwrap();
}

#[tokio::test]
async fn bodies_neither_see_nor_share_nor_sweep_one_another() {
    let (folder, blobs) = open();
    let (one, two) = (blobs.of_body("shifan"), blobs.of_body("../bazhou"));
    let id = one.put(b"same".as_slice()).await.unwrap().id;
    assert!(matches!(two.verify(id).await, Err(BlobError::Missing(_))));
    assert_eq!(two.put(b"same".as_slice()).await.unwrap().id, id);
    assert_eq!(files(folder.path()).len(), 2);
    assert!(blobs.verify_all(&BTreeSet::new()).await.unwrap().orphans.is_empty());
    assert_eq!(one.verify_all(&BTreeSet::new()).await.unwrap().orphans, [id]);
    for file in files(folder.path()) {
        made_at(&file, SystemTime::UNIX_EPOCH + DAY);
        std::fs::copy(&file, format!("{}#1", file.display())).unwrap();
        made_at(Path::new(&format!("{}#1", file.display())), SystemTime::UNIX_EPOCH + DAY);
    }
    let now: Timestamp = "1990-01-01T00:00:00Z".parse().unwrap();
    assert_eq!(one.sweep(&BTreeSet::new(), now, SignedDuration::ZERO).await.unwrap(), [id]);
    two.verify(id).await.unwrap();
    assert_eq!(files(folder.path()).len(), 2, "one blob and one unfinished file, both of the other body");
}

#[tokio::test]
async fn a_copy_holds_every_blob_and_a_corrupt_one_is_named_and_not_copied() {
    let ((folder, blobs), (copy_folder, copy)) = (open(), open());
    let mut ids = BTreeSet::new();
    for count in [0, 5, 100_000] {
        ids.insert(blobs.put(bytes(count).as_slice()).await.unwrap().id);
    }
    assert_eq!(blobs.copy_into(&copy).await.unwrap(), 3);
    assert_eq!(copy.verify_all(&ids).await.unwrap().sound, 3);
    let corrupt = BlobId::of(&bytes(100_000));
    let mut bad = bytes(100_000);
    bad[99_999] ^= 1;
    std::fs::write(file_of(folder.path(), corrupt), bad).unwrap();
    std::fs::remove_dir_all(copy_folder.path().join("sm3")).unwrap();
    let error = blobs.copy_into(&copy).await.unwrap_err();
    assert!(matches!(error, BlobError::Corrupt(id) if id == corrupt), "{error}");
    assert!(copy.verify_all(&BTreeSet::new()).await.unwrap().holds());
}

#[cfg(unix)]
#[tokio::test]
async fn the_folder_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("data/blobs");
    Blobs::on_disk(&root, LIMIT).unwrap();
    assert_eq!(std::fs::metadata(&root).unwrap().permissions().mode() & 0o777, 0o700);
}

#[tokio::test]
async fn many_writers_of_the_same_and_of_other_content_do_not_disturb_one_another() {
    let (folder, blobs) = open();
    let contents: Vec<Vec<u8>> = (0..24).map(|at| bytes(1000 + at % 8)).collect();
    let puts = contents.iter().map(|content| blobs.put(content.as_slice()));
    let stored = futures_util::future::join_all(puts).await;
    let ids = named(stored.into_iter().map(|stored| stored.unwrap().id));
    assert_eq!(ids.len(), 8);
    assert_eq!(files(folder.path()).len(), 8);
    assert_eq!(blobs.verify_all(&ids).await.unwrap().sound, 8);
}
