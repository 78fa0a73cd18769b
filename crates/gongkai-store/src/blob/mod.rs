//! Attachments, each at the address that its content has: `sm3/ab/abcd…`.
//!
//! One path of code over two places, a folder and S3-compatible storage. What arrives is taken down in a nameless
//! file while it is hashed, then written to its address: in the folder under a temporary name, flushed, renamed, and
//! the folder flushed; in S3 by an upload that shows only when it is whole. A blob is written before the event that
//! names it commits, so a crash can leave one that nobody names, never a name without its blob.
//!
//! The same content is kept once. It is nevertheless written again when it comes again: that heals a copy that has
//! rotted, and makes it young, so that a sweep cannot take it from under the event that is about to name it.

mod error;
mod inspect;
mod name;
mod read;
#[cfg(feature = "s3")]
mod s3;

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use object_store::ObjectStore;
use object_store::buffered::BufWriter;
use object_store::local::LocalFileSystem;
use object_store::prefix::PrefixStore;
use tokio::fs::File;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncSeekExt as _, AsyncWriteExt as _};
use tokio::sync::RwLock;

pub use error::BlobError;
pub use inspect::Inspection;
pub use name::named_in;
pub use read::BlobReader;
#[cfg(feature = "s3")]
pub use s3::Bucket;

use crate::digest::{Digest, Hasher, NotADigest};
use crate::durable;

/// Bytes read at a time.
const CHUNK: usize = 64 * 1024;

/// Bytes of one part of an upload: S3 wants at least 5 MiB, a folder has no such wish.
const PART: usize = 8 * 1024 * 1024;
const PART_ON_DISK: usize = 256 * 1024;

/// Address of a blob: the SM3 digest of its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlobId(Digest);

impl BlobId {
    /// The address that this content has.
    #[must_use]
    pub fn of(content: &[u8]) -> Self {
        Self(Digest::of(content))
    }

    /// The digest.
    #[must_use]
    pub const fn digest(&self) -> Digest {
        self.0
    }

    fn path(self) -> object_store::path::Path {
        let hex = self.0.to_string();
        object_store::path::Path::from(format!("{FOLDER}/{}/{hex}", hex.get(..2).unwrap_or_default()))
    }

    fn from_path(path: &object_store::path::Path) -> Option<Self> {
        let id: Self = path.filename()?.parse().ok()?;
        (id.path() == *path).then_some(id)
    }
}

/// Where blobs stand, under the root.
const FOLDER: &str = "sm3";

/// Where on disk what arrives is taken down, under the root.
const INCOMING: &str = "incoming";

impl fmt::Display for BlobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for BlobId {
    type Err = NotADigest;

    fn from_str(text: &str) -> Result<Self, NotADigest> {
        text.parse().map(Self)
    }
}

/// The most bytes that one attachment may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SizeLimit(u64);

impl SizeLimit {
    /// As many as there are: for copies of what was accepted before.
    pub(crate) const NONE: Self = Self(u64::MAX);

    /// So many bytes.
    #[must_use]
    pub const fn bytes(bytes: u64) -> Self {
        Self(bytes)
    }

    /// So many MB of 1,048,576 bytes.
    #[must_use]
    pub const fn megabytes(megabytes: u32) -> Self {
        Self(megabytes as u64 * MEGABYTE)
    }
}

const MEGABYTE: u64 = 1024 * 1024;

impl fmt::Display for SizeLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            bytes if bytes >= MEGABYTE && bytes.is_multiple_of(MEGABYTE) => write!(f, "{} MB", bytes / MEGABYTE),
            bytes => write!(f, "{bytes} 字节"),
        }
    }
}

/// A blob that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its address.
    pub id: BlobId,
    /// Its size in bytes.
    pub bytes: u64,
}

/// The attachments. A clone is the same attachments.
#[derive(Clone, Debug)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    /// Folder for the nameless files of what arrives.
    spool: PathBuf,
    /// Root on disk, if it is a folder.
    disk: Option<PathBuf>,
    limit: SizeLimit,
    /// Bytes of one part of an upload: what is held in memory, twice.
    part: usize,
    /// Read by those who write a blob, written by who removes one.
    removing: Arc<RwLock<()>>,
}

impl Blobs {
    /// Attachments in a folder, which is made if it is not there.
    ///
    /// # Errors
    /// The folder cannot be made.
    pub fn on_disk(root: &Path, limit: SizeLimit) -> Result<Self, BlobError> {
        make_folder(&root.join(INCOMING))?;
        Ok(Self { limit, ..Self::of_folder(root)? })
    }

    /// What stands in a folder, to be read: nothing is made in it.
    pub(crate) fn of_folder(root: &Path) -> Result<Self, BlobError> {
        let store = LocalFileSystem::new_with_prefix(root).map_err(BlobError::storage("打开附件库"))?.with_fsync(true);
        let (store, disk, spool) = (Arc::new(store), Some(root.to_owned()), root.join(INCOMING));
        Ok(Self { store, spool, disk, limit: SizeLimit::NONE, part: PART_ON_DISK, removing: Arc::default() })
    }

    /// Attachments in an object storage; `spool` is a folder for what arrives until it is whole.
    ///
    /// # Errors
    /// The folder cannot be made.
    pub fn in_store(store: Arc<dyn ObjectStore>, spool: &Path, limit: SizeLimit) -> Result<Self, BlobError> {
        make_folder(spool)?;
        Ok(Self { store, spool: spool.to_owned(), disk: None, limit, part: PART, removing: Arc::default() })
    }

    /// The attachments of one body, in a folder of their own: no body sees, shares or sweeps those of another.
    #[must_use]
    pub fn of_body(&self, body: &str) -> Self {
        let folder = object_store::path::Path::from_iter([body]);
        let disk = self.disk.as_ref().map(|root| root.join(folder.as_ref()));
        let store = Arc::new(PrefixStore::new(Arc::clone(&self.store), folder));
        Self { store, disk, ..self.clone() }
    }

    /// Keeps what the source gives, to its end. When this returns, the blob is durable.
    ///
    /// # Errors
    /// More bytes than the limit allows, a source that breaks off, a place that cannot be written: nothing is kept.
    pub async fn put(&self, source: impl AsyncRead + Unpin) -> Result<Stored, BlobError> {
        let (stored, mut content) = self.receive(source).await?;
        let _no_removal = self.removing.read().await;
        let mut target =
            BufWriter::with_capacity(Arc::clone(&self.store), stored.id.path(), self.part).with_max_concurrency(2);
        let failed = |source| BlobError::Write { id: stored.id, source };
        if let Err(error) = tokio::io::copy(&mut content, &mut target).await {
            // The first error is the one to tell, not one of cleaning up after it.
            let _ = target.abort().await;
            return Err(failed(error));
        }
        target.shutdown().await.map_err(failed)?;
        Ok(stored)
    }

    /// Takes down the source in a file without a name, which vanishes with the process.
    async fn receive(&self, mut source: impl AsyncRead + Unpin) -> Result<(Stored, File), BlobError> {
        let spool = |source| BlobError::Spool { folder: self.spool.clone(), source };
        let mut content = File::from_std(tempfile::tempfile_in(&self.spool).map_err(spool)?);
        let (mut hasher, mut bytes, mut buffer) = (Hasher::default(), 0u64, vec![0; CHUNK]);
        loop {
            let count = source.read(&mut buffer).await.map_err(BlobError::Source)?;
            let chunk = buffer.get(..count).unwrap_or_default();
            if chunk.is_empty() {
                break;
            }
            bytes += chunk.len() as u64;
            if bytes > self.limit.0 {
                return Err(BlobError::TooLarge(self.limit));
            }
            hasher.update(chunk);
            content.write_all(chunk).await.map_err(spool)?;
        }
        content.flush().await.map_err(spool)?;
        content.rewind().await.map_err(spool)?;
        Ok((Stored { id: BlobId(hasher.finish()), bytes }, content))
    }
}

/// Makes a folder that only its owner can enter, if there is none.
fn make_folder(folder: &Path) -> Result<(), BlobError> {
    durable::make_folder(folder).map_err(|source| BlobError::Spool { folder: folder.to_owned(), source })
}
