//! Attachments in a bucket of S3-compatible storage.

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use object_store::RetryConfig;
use object_store::aws::AmazonS3Builder;
use object_store::prefix::PrefixStore;
use zeroize::Zeroizing;

use super::{BlobError, Blobs, SizeLimit};

/// How long a storage that does not answer is asked again: somebody waits at a form.
const PATIENCE: Duration = Duration::from_secs(30);

/// A bucket, and how to reach it. Its key is never printed.
#[derive(Clone)]
pub struct Bucket {
    /// Address of the storage, with `https://`; `http://` only inside one's own network.
    pub endpoint: String,
    /// Region; storage of one's own mostly takes any.
    pub region: String,
    /// Name of the bucket, which must be there.
    pub name: String,
    /// Folder in the bucket; may be empty.
    pub folder: String,
    /// Access key.
    pub access_key: String,
    /// Secret key.
    pub secret_key: Zeroizing<String>,
}

impl fmt::Debug for Bucket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bucket({} {} {})", self.endpoint, self.name, self.folder)
    }
}

impl Blobs {
    /// Attachments in a bucket; `spool` is a folder for what arrives until it is whole.
    ///
    /// Uploads that a killed process left in parts are invisible to readers; a rule of the bucket
    /// (AbortIncompleteMultipartUpload) should remove them.
    ///
    /// # Errors
    /// The settings make no client, or the folder cannot be made. Whether the bucket answers shows with the first use.
    pub fn in_bucket(bucket: &Bucket, spool: &Path, limit: SizeLimit) -> Result<Self, BlobError> {
        // One TLS for the whole program; the second to ask finds it there.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let s3 = AmazonS3Builder::new()
            .with_endpoint(&bucket.endpoint)
            .with_allow_http(bucket.endpoint.starts_with("http://"))
            .with_region(&bucket.region)
            .with_bucket_name(&bucket.name)
            .with_access_key_id(&bucket.access_key)
            .with_secret_access_key(bucket.secret_key.as_str())
            .with_retry(RetryConfig { max_retries: 5, retry_timeout: PATIENCE, ..RetryConfig::default() })
            .build()
            .map_err(BlobError::storage("打开附件库"))?;
        Self::in_store(Arc::new(PrefixStore::new(s3, bucket.folder.as_str())), spool, limit)
    }
}
