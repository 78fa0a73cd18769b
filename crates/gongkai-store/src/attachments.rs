//! What the store asks of whoever keeps the attachments.

use std::collections::BTreeSet;
use std::future::Future;
use std::path::Path;

use gongkai_app::port::BodyCode;

use crate::StoreError;
use crate::blob::{BlobError, BlobId, Blobs, SizeLimit};

/// Attachments of a body. They are written before the event that names them, so a copy of the log is made first and a
/// copy of the attachments then: it holds all that the log names, and perhaps some more.
pub trait Attachments: Send + Sync {
    /// Reads every attachment of a body and compares it with its name; the first that is missing or differs.
    ///
    /// # Errors
    /// When the storage fails.
    fn verify(
        &self,
        body: &BodyCode,
        named: &BTreeSet<BlobId>,
    ) -> impl Future<Output = Result<Option<String>, StoreError>> + Send;

    /// Copies every attachment of a body into a folder.
    ///
    /// # Errors
    /// When the storage or the folder fails, or an attachment is missing or differs.
    fn copy_out(
        &self,
        body: &BodyCode,
        named: &BTreeSet<BlobId>,
        folder: &Path,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Takes in every attachment of a body from a folder, each compared with its name.
    ///
    /// # Errors
    /// When the storage or the folder fails, or an attachment is missing or differs.
    fn copy_in(
        &self,
        body: &BodyCode,
        named: &BTreeSet<BlobId>,
        folder: &Path,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;
}

/// There are none.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoAttachments;

impl Attachments for NoAttachments {
    async fn verify(&self, _: &BodyCode, _: &BTreeSet<BlobId>) -> Result<Option<String>, StoreError> {
        Ok(None)
    }

    async fn copy_out(&self, _: &BodyCode, _: &BTreeSet<BlobId>, _: &Path) -> Result<(), StoreError> {
        Ok(())
    }

    async fn copy_in(&self, _: &BodyCode, _: &BTreeSet<BlobId>, _: &Path) -> Result<(), StoreError> {
        Ok(())
    }
}

/// The blobs of every body, each body in a folder of its own; orphans are copied too and are no fault.
impl Attachments for Blobs {
    async fn verify(&self, body: &BodyCode, named: &BTreeSet<BlobId>) -> Result<Option<String>, StoreError> {
        let found = self.of_body(body.as_str()).verify_all(named).await?;
        let missing = found.missing.into_iter().map(BlobError::Missing);
        let corrupt = found.corrupt.into_iter().map(BlobError::Corrupt);
        let unreadable = found.unreadable.into_iter().map(|(_, why)| why);
        Ok(missing.chain(corrupt).chain(unreadable).next().map(|error| error.to_string()))
    }

    async fn copy_out(&self, body: &BodyCode, named: &BTreeSet<BlobId>, folder: &Path) -> Result<(), StoreError> {
        copy(self, &Self::on_disk(folder, SizeLimit::NONE)?, body, named).await
    }

    async fn copy_in(&self, body: &BodyCode, named: &BTreeSet<BlobId>, folder: &Path) -> Result<(), StoreError> {
        match named.first() {
            // Whoever had none to copy made no folder.
            None if !folder.exists() => Ok(()),
            Some(id) if !folder.exists() => Err(BlobError::Missing(*id).into()),
            _ => copy(&Self::of_folder(folder)?, self, body, named).await,
        }
    }
}

/// Copies the blobs of a body, if all that are named are there.
async fn copy(from: &Blobs, to: &Blobs, body: &BodyCode, named: &BTreeSet<BlobId>) -> Result<(), StoreError> {
    let from = from.of_body(body.as_str());
    if let Some(id) = from.first_missing(named).await? {
        return Err(BlobError::Missing(id).into());
    }
    from.copy_into(&to.of_body(body.as_str())).await?;
    Ok(())
}
