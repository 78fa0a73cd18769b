//! Sealing what is too long for memory: chunks of 64 KiB, each bound to its number and to whether it is the last.
//!
//! The construction is STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015): the nonce of a chunk is a random prefix, the
//! number of the chunk in four bytes and one byte that is 1 for the last. A chunk that was changed, left out, moved or
//! doubled does not open, and neither does what was cut off at the end of a chunk.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, ReadBuf};
use zeroize::Zeroizing;

use super::aead::{HEAD, bound};
use super::{Access, Aead, SealError, Suite};
use crate::Secret;
use crate::digest::frame;

/// Plaintext bytes of every chunk but the last.
const CHUNK: usize = 64 * 1024;

/// Bytes of a nonce that number and last mark take.
const COUNTER: usize = 5;

/// The state both directions share.
struct Chunks {
    aead: Arc<dyn Aead>,
    key: Secret,
    context: Vec<u8>,
    prefix: Vec<u8>,
    number: u32,
}

impl Chunks {
    fn new(aead: &Arc<dyn Aead>, key: Secret, context: &[u8], prefix: &[u8]) -> Self {
        let context = bound(aead.number(), &frame("stream", &[context]));
        Self { aead: Arc::clone(aead), key, context, prefix: prefix.to_vec(), number: 0 }
    }

    fn nonce(&mut self, last: bool) -> Result<Vec<u8>, SealError> {
        let nonce = [self.prefix.as_slice(), &self.number.to_be_bytes(), &[u8::from(last)]].concat();
        self.number = self.number.checked_add(1).ok_or(SealError::TooLong)?;
        Ok(nonce)
    }

    fn seal(&mut self, plain: &[u8], last: bool) -> Result<Vec<u8>, SealError> {
        let nonce = self.nonce(last)?;
        self.aead.seal(&self.key, &nonce, &self.context, plain).ok_or(SealError::TooLong)
    }

    fn open(&mut self, cipher: &[u8], last: bool) -> Result<Option<Zeroizing<Vec<u8>>>, SealError> {
        let nonce = self.nonce(last)?;
        Ok(self.aead.open(&self.key, &nonce, &self.context, cipher))
    }
}

/// Seals a stream; see [`super::Vault::seal_stream`].
pub struct SealStream {
    chunks: Chunks,
    /// Plaintext that is not sealed yet.
    held: Zeroizing<Vec<u8>>,
    /// Sealed bytes that were not given yet: at first the head.
    sealed: Vec<u8>,
}

impl SealStream {
    pub(super) fn new(suite: &Suite, key: Secret, context: Vec<u8>) -> Result<Self, SealError> {
        let aead = suite.seals();
        let sealed = aead.head(aead.nonce_len().saturating_sub(COUNTER))?;
        let chunks = Chunks::new(aead, key, &context, sealed.get(HEAD..).unwrap_or_default());
        Ok(Self { chunks, held: Zeroizing::new(Vec::with_capacity(2 * CHUNK)), sealed })
    }

    /// Takes plaintext, gives the sealed bytes that are ready.
    ///
    /// # Errors
    /// More than 256 TiB.
    pub fn push(&mut self, plain: &[u8]) -> Result<Vec<u8>, SealError> {
        for piece in plain.chunks(CHUNK) {
            self.held.extend_from_slice(piece);
            if let Some((chunk, _)) = self.held.split_at_checked(CHUNK).filter(|(_, rest)| !rest.is_empty()) {
                self.sealed.extend(self.chunks.seal(chunk, false)?);
                self.held.drain(..CHUNK);
            }
        }
        Ok(std::mem::take(&mut self.sealed))
    }

    /// The end of the sealed bytes.
    ///
    /// # Errors
    /// More than 256 TiB.
    pub fn finish(mut self) -> Result<Vec<u8>, SealError> {
        self.sealed.extend(self.chunks.seal(&self.held, true)?);
        Ok(self.sealed)
    }
}

/// Opens a stream; see [`super::Vault::open_stream`].
pub struct OpenStream {
    suite: Suite,
    key: Secret,
    context: Vec<u8>,
    access: Access,
    /// Known once the head was read.
    chunks: Option<Chunks>,
    held: Vec<u8>,
}

impl OpenStream {
    pub(super) fn new(suite: &Suite, key: Secret, context: Vec<u8>, access: Access) -> Self {
        Self { suite: suite.clone(), key, context, access, chunks: None, held: Vec::new() }
    }

    /// Takes sealed bytes, gives the plaintext of the chunks that are whole. It is genuine, but only [`finish`] tells
    /// that nothing is missing.
    ///
    /// # Errors
    /// A chunk is not as it was sealed, or the stream belongs to another place.
    ///
    /// [`finish`]: Self::finish
    pub fn push(&mut self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
        self.held.extend_from_slice(sealed);
        let mut plain = Zeroizing::new(Vec::with_capacity(self.held.len()));
        self.read_head()?;
        let Some(chunks) = &mut self.chunks else { return Ok(plain) };
        let size = CHUNK + chunks.aead.tag_len();
        let mut done = 0;
        // A chunk may be the last one as long as nothing follows it.
        while let Some(chunk) = self.held.get(done..done + size).filter(|_| self.held.len() > done + size) {
            let opened = chunks.open(chunk, false)?.ok_or_else(|| refused(&self.access))?;
            plain.extend_from_slice(&opened);
            done += size;
        }
        self.held.drain(..done);
        Ok(plain)
    }

    /// The last of the plaintext, once all sealed bytes were given.
    ///
    /// # Errors
    /// The stream is not as it was sealed, or was cut off.
    pub fn finish(mut self) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let chunks = self.chunks.as_mut().ok_or_else(|| refused(&self.access))?;
        chunks.open(&self.held, true)?.ok_or_else(|| refused(&self.access))
    }

    fn read_head(&mut self) -> Result<(), SealError> {
        let Some((head, rest)) = self.held.split_first_chunk().filter(|_| self.chunks.is_none()) else { return Ok(()) };
        let aead = self.suite.opens(*head)?;
        if let Some((prefix, _)) = rest.split_at_checked(aead.nonce_len().saturating_sub(COUNTER)) {
            let end = HEAD + prefix.len();
            self.chunks = Some(Chunks::new(aead, self.key.clone(), &self.context, prefix));
            self.held.drain(..end);
        }
        Ok(())
    }
}

fn refused(access: &Access) -> SealError {
    SealError::Refused { person: access.person.clone(), field: access.field.clone() }
}

/// Reads a source and gives its sealed bytes: what goes into [`crate::blob::Blobs::put`].
pub struct SealedReader<R> {
    source: R,
    /// Gone once the source ended.
    seal: Option<SealStream>,
    plain: Zeroizing<Vec<u8>>,
    ready: io::Cursor<Vec<u8>>,
}

impl<R> SealedReader<R> {
    /// Seals what this source gives.
    pub fn new(source: R, seal: SealStream) -> Self {
        Self { source, seal: Some(seal), plain: Zeroizing::new(vec![0; CHUNK]), ready: io::Cursor::default() }
    }
}

impl<R: AsyncRead + Unpin> AsyncRead for SealedReader<R> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let before = buf.filled().len();
        loop {
            ready!(Pin::new(&mut this.ready).poll_read(cx, buf))?;
            let Some(seal) = this.seal.as_mut().filter(|_| buf.filled().len() == before && buf.remaining() > 0) else {
                return Poll::Ready(Ok(()));
            };
            let mut read = ReadBuf::new(&mut this.plain);
            ready!(Pin::new(&mut this.source).poll_read(cx, &mut read))?;
            let sealed = match read.filled() {
                [] => this.seal.take().map_or(Ok(Vec::new()), SealStream::finish),
                plain => seal.push(plain),
            };
            this.ready = io::Cursor::new(sealed.map_err(io::Error::other)?);
        }
    }
}
