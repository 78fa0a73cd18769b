//! Files of a case, sealed on their way into the attachments and opened on their way out; files of an item of the catalogue,
//! which are the body's own information and stand in the clear, as the web site shows them.

use std::str::FromStr as _;

use gongkai_app::port::BodyCode;
use gongkai_case::{Attachment, PersonId};
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt as _};

use crate::blob::{BlobError, BlobId};
use crate::seal::{Person, Place, Purpose, SealError, SealedReader, person_of};
use crate::{Keeping, StoreError};

/// The most of a text of an item that is taken into memory.
const MOST_TEXT: usize = 16 << 20;

/// The field of the content of a file.
const FILE: &str = "file";

impl Keeping {
    /// Keeps a file of a case, sealed under the key of a person; the name by which an event names it. It is durable when
    /// this returns, before any event names it.
    ///
    /// # Errors
    /// If the file is too large or breaks off, the person is forgotten, or keys or storage fail: nothing is kept.
    pub async fn keep_file(
        &self,
        body: &BodyCode,
        case: &str,
        person: &PersonId,
        source: impl AsyncRead + Unpin,
    ) -> Result<String, StoreError> {
        let person = person_of(body, person)?;
        let seal = self.vault.seal_stream(&self.keys, &place(&person, case)).await?;
        let stored = self.blobs.of_body(body.as_str()).put(SealedReader::new(source, seal)).await?;
        Ok(stored.id.name())
    }

    /// Keeps a text or a file of an item of the catalogue, in the clear: the name by which an event names it, and its size.
    /// It is durable when this returns.
    ///
    /// # Errors
    /// If the file is too large or breaks off, or the storage fails: nothing is kept.
    pub async fn keep_open(
        &self,
        body: &BodyCode,
        source: impl AsyncRead + Unpin,
    ) -> Result<(String, u64), StoreError> {
        let stored = self.blobs.of_body(body.as_str()).put(source).await?;
        Ok((stored.id.name(), stored.bytes))
    }

    /// Writes out a file of an item of the catalogue. What was written counts only when this returns well.
    ///
    /// # Errors
    /// If the file is missing or altered, or the target does not take it.
    pub async fn write_open(
        &self,
        body: &BodyCode,
        content: &str,
        mut target: impl AsyncWrite + Unpin,
    ) -> Result<(), StoreError> {
        let id = named(content)?;
        self.blobs.of_body(body.as_str()).open(id).await?.copy_to(&mut target).await?;
        Ok(())
    }

    /// Whether a text or a file of an item is there and as it was.
    ///
    /// # Errors
    /// If it is missing or altered.
    pub async fn check_open(&self, body: &BodyCode, content: &str) -> Result<(), StoreError> {
        Ok(self.blobs.of_body(body.as_str()).verify(named(content)?).await?)
    }

    /// The text of an item of the catalogue.
    ///
    /// # Errors
    /// If it is missing, altered, larger than any text, or not UTF-8.
    pub async fn read_text(&self, body: &BodyCode, content: &str) -> Result<String, StoreError> {
        let id = named(content)?;
        let mut chunks = self.blobs.of_body(body.as_str()).open(id).await?;
        let mut bytes = Vec::new();
        while let Some(chunk) = chunks.next().await? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > MOST_TEXT {
                return Err(BlobError::Corrupt(id).into());
            }
        }
        String::from_utf8(bytes).map_err(|_| BlobError::Corrupt(id).into())
    }

    /// Writes out a file of a case, for a purpose. What was written counts only when this returns well: before, nobody
    /// knows that nothing is missing.
    ///
    /// # Errors
    /// If the file is missing or altered, belongs to another case, its person is forgotten, or the target does not
    /// take it.
    pub async fn open_file(
        &self,
        body: &BodyCode,
        case: &str,
        attachment: &Attachment,
        purpose: Purpose,
        mut target: impl AsyncWrite + Unpin,
    ) -> Result<(), StoreError> {
        let person = person_of(body, &attachment.person)?;
        let place = place(&person, case);
        let refused = || SealError::Refused { person: person.clone(), field: FILE.to_owned() };
        let digest = attachment.content.strip_prefix("sm3:").unwrap_or_default();
        let id = BlobId::from_str(digest).map_err(|_| refused())?;
        let (mut opened, _) = self.vault.open_stream(&self.keys, &place, purpose).await?;
        let mut sealed = self.blobs.of_body(body.as_str()).open(id).await?;
        let written = |source| BlobError::Target { id, source };
        while let Some(chunk) = sealed.next().await? {
            target.write_all(&opened.push(&chunk)?).await.map_err(written)?;
        }
        target.write_all(&opened.finish()?).await.map_err(written)?;
        Ok(target.flush().await.map_err(written)?)
    }
}

/// The address that a name speaks of.
fn named(content: &str) -> Result<BlobId, StoreError> {
    let digest = content.strip_prefix("sm3:").unwrap_or_default();
    BlobId::from_str(digest).map_err(|_| BlobError::NoName(content.to_owned()).into())
}

fn place<'a>(person: &'a Person, case: &'a str) -> Place<'a> {
    Place { person, stream: case, field: FILE }
}
