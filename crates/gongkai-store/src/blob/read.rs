//! A blob as it is read: hashed on the way, and not given away whole before its hash is known to fit.

use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf as _, Bytes};
use futures_util::StreamExt as _;
use futures_util::stream::BoxStream;
use object_store::ObjectStoreExt as _;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt as _, ReadBuf};

use super::{BlobError, BlobId, Blobs};
use crate::digest::Hasher;

/// A blob being read, chunk by chunk.
///
/// The last chunk is held back until the hash of all of them fits the address: who gets a corrupt blob gets an error
/// in place of its end, and never the whole of it.
pub struct BlobReader {
    id: BlobId,
    bytes: u64,
    chunks: BoxStream<'static, object_store::Result<Bytes>>,
    held: Option<Bytes>,
    /// Gone once the end was reached.
    hasher: Option<Hasher>,
    /// Of a chunk, what who reads bytes did not take yet.
    rest: Bytes,
}

impl Blobs {
    /// Opens a blob for reading.
    ///
    /// # Errors
    /// It is not there, or the storage cannot be reached.
    pub async fn open(&self, id: BlobId) -> Result<BlobReader, BlobError> {
        let found = self.store.get(&id.path()).await.map_err(BlobError::read(id))?;
        let bytes = found.meta.size;
        let (chunks, hasher) = (found.into_stream(), Some(Hasher::default()));
        Ok(BlobReader { id, bytes, chunks, held: None, hasher, rest: Bytes::new() })
    }
}

impl BlobReader {
    /// Size in bytes, as the storage tells it.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The next chunk; `None` at the end of a blob that is sound.
    ///
    /// # Errors
    /// The content is not that of the address, or the storage failed. What was given before is not to be used.
    pub async fn next(&mut self) -> Result<Option<Bytes>, BlobError> {
        poll_fn(|cx| self.poll_chunk(cx)).await
    }

    fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<Bytes>, BlobError>> {
        while let Some(hasher) = &mut self.hasher
            && let Some(chunk) = ready!(self.chunks.poll_next_unpin(cx))
        {
            let chunk = chunk.map_err(BlobError::read(self.id))?;
            hasher.update(&chunk);
            if let Some(before) = self.held.replace(chunk) {
                return Poll::Ready(Ok(Some(before)));
            }
        }
        let last = self.held.take();
        Poll::Ready(match self.hasher.take().map(Hasher::finish) {
            Some(digest) if digest != self.id.digest() => Err(BlobError::Corrupt(self.id)),
            _ => Ok(last),
        })
    }

    /// Writes the blob to its end; the number of bytes.
    ///
    /// # Errors
    /// As [`BlobReader::next`], or the target does not take it. What was written before is not to be used.
    pub async fn copy_to(mut self, mut target: impl AsyncWrite + Unpin) -> Result<u64, BlobError> {
        let id = self.id;
        let refused = |source| BlobError::Target { id, source };
        let mut bytes = 0;
        while let Some(chunk) = self.next().await? {
            target.write_all(&chunk).await.map_err(refused)?;
            bytes += chunk.len() as u64;
        }
        target.flush().await.map_err(refused)?;
        Ok(bytes)
    }
}

/// Reads as [`BlobReader::next`] does: the end of a corrupt blob is an error that holds the [`BlobError`].
impl AsyncRead for BlobReader {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        while self.rest.is_empty() {
            match ready!(self.poll_chunk(cx)).map_err(io::Error::other)? {
                Some(chunk) => self.rest = chunk,
                None => return Poll::Ready(Ok(())),
            }
        }
        let count = self.rest.len().min(buf.remaining());
        buf.put_slice(self.rest.get(..count).unwrap_or_default());
        self.rest.advance(count);
        Poll::Ready(Ok(()))
    }
}
