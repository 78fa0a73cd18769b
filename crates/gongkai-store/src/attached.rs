//! Files of a case: sealed on their way into the attachments, opened on their way out.

use std::str::FromStr as _;

use gongkai_app::port::BodyCode;
use gongkai_case::{Attachment, PersonId};
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt as _};

use crate::blob::{BlobError, BlobId};
use crate::seal::{Person, Place, Purpose, SealError, SealedReader, person_of};
use crate::{Keeping, StoreError};

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

fn place<'a>(person: &'a Person, case: &'a str) -> Place<'a> {
    Place { person, stream: case, field: FILE }
}
