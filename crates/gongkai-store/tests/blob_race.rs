//! A blob written again between the two looks of a sweep stays.
#![allow(clippy::unwrap_used)] // a test that cannot go on fails

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use futures_util::StreamExt as _;
use futures_util::stream::BoxStream;
use gongkai_store::blob::{BlobId, Blobs, SizeLimit};
use jiff::{SignedDuration, Timestamp};
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{
    CopyOptions, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta, ObjectStore, PutMultipartOptions,
    PutOptions, PutPayload, PutResult, Result,
};

/// A list that is long out of date: everything in it is of 1970.
#[derive(Debug)]
struct StaleList(InMemory);

impl fmt::Display for StaleList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StaleList")
    }
}

#[async_trait]
impl ObjectStore for StaleList {
    async fn put_opts(&self, path: &Path, payload: PutPayload, options: PutOptions) -> Result<PutResult> {
        self.0.put_opts(path, payload, options).await
    }

    async fn put_multipart_opts(&self, path: &Path, options: PutMultipartOptions) -> Result<Box<dyn MultipartUpload>> {
        self.0.put_multipart_opts(path, options).await
    }

    async fn get_opts(&self, path: &Path, options: GetOptions) -> Result<GetResult> {
        self.0.get_opts(path, options).await
    }

    fn delete_stream(&self, paths: BoxStream<'static, Result<Path>>) -> BoxStream<'static, Result<Path>> {
        self.0.delete_stream(paths)
    }

    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        let old = |meta: ObjectMeta| ObjectMeta { last_modified: Default::default(), ..meta };
        self.0.list(prefix).map(move |meta| meta.map(old)).boxed()
    }

    async fn list_with_delimiter(&self, prefix: Option<&Path>) -> Result<ListResult> {
        self.0.list_with_delimiter(prefix).await
    }

    async fn copy_opts(&self, from: &Path, to: &Path, options: CopyOptions) -> Result<()> {
        self.0.copy_opts(from, to, options).await
    }
}

#[tokio::test]
async fn what_is_old_in_the_list_and_young_at_the_second_look_stays() {
    let spool = tempfile::tempdir().unwrap();
    let store = Arc::new(StaleList(InMemory::new()));
    let blobs = Blobs::in_store(store, spool.path(), SizeLimit::megabytes(1)).unwrap();
    let id = blobs.put(b"again".as_slice()).await.unwrap().id;
    let swept = |now: &str| {
        let (blobs, now): (_, Timestamp) = (&blobs, now.parse().unwrap());
        async move { blobs.sweep(&BTreeSet::new(), now, SignedDuration::ZERO).await.unwrap() }
    };
    assert_eq!(swept("2000-01-01T00:00:00Z").await, [] as [BlobId; 0]);
    blobs.verify(id).await.unwrap();
    assert_eq!(swept("2200-01-01T00:00:00Z").await, [id]);
}
