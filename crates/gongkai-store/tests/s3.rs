//! Attachments in a bucket of a real S3 server, SeaweedFS, where its command `weed` is on the path.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails
#![cfg(feature = "s3")]

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, ErrorKind};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use gongkai_store::blob::{BlobError, BlobId, Blobs, Bucket, SizeLimit};
use jiff::{SignedDuration, Timestamp};
use object_store::ObjectStoreExt as _;
use tempfile::TempDir;

const SECRET: &str = "canary-of-the-secret-key";

struct Server {
    child: Child,
    folder: TempDir,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    /// Starts a server with the bucket `gongkai`; `None`, with a word, where there is none to start.
    fn start() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let identity = format!(
            r#"{{"identities":[{{"name":"gongkai","credentials":[{{"accessKey":"gongkai","secretKey":"{SECRET}"}}],"actions":["Admin","Read","Write","List"]}}]}}"#
        );
        let (data, config) = (folder.path().join("data"), folder.path().join("s3.json"));
        std::fs::create_dir(&data).unwrap();
        std::fs::write(&config, identity).unwrap();
        // All held at once, so that no two are the same.
        let held: Vec<TcpListener> = (0..10).map(|_| TcpListener::bind("127.0.0.1:0").unwrap()).collect();
        let ports: Vec<u16> = held.iter().map(|held| held.local_addr().unwrap().port()).collect();
        drop(held);
        let mut command = Command::new("weed");
        command.args(["mini", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-bucket=gongkai", "-admin.ui=false"]);
        command.args(["-webdav=false", "-s3.port.iceberg=0", "-s3.port.lance=0"]);
        command.arg(format!("-dir={}", data.display())).arg(format!("-s3.config={}", config.display()));
        for (name, ports) in ["s3", "master", "volume", "filer", "admin"].iter().zip(ports.chunks(2)) {
            command.arg(format!("-{name}.port={}", ports[0])).arg(format!("-{name}.port.grpc={}", ports[1]));
        }
        let mut child = match command.current_dir(folder.path()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn() {
            Ok(child) => child,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                eprintln!("not run: there is no command `weed` (SeaweedFS) on the path");
                return None;
            }
            Err(error) => panic!("{error}"),
        };
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        assert!(lines.any(|line| line.contains("Press Ctrl+C")), "weed did not start");
        // What it prints later must go somewhere, or it would wait.
        std::thread::spawn(move || lines.for_each(drop));
        Some(Self { child, folder, port: ports[0] })
    }

    fn bucket(&self) -> Bucket {
        Bucket {
            endpoint: format!("http://127.0.0.1:{}", self.port),
            region: "cn".to_owned(),
            name: "gongkai".to_owned(),
            folder: "attachments".to_owned(),
            access_key: "gongkai".to_owned(),
            secret_key: SECRET.to_owned().into(),
        }
    }

    fn blobs(&self, bucket: &Bucket) -> Blobs {
        Blobs::in_bucket(bucket, &self.folder.path().join("incoming"), SizeLimit::megabytes(9)).unwrap()
    }
}

/// Writes other bytes at the address of `good`, behind the back of the store.
async fn spoil(server: &Server, good: &[u8], bad: &[u8]) -> BlobId {
    let id = BlobId::of(good);
    let hex = id.to_string();
    let s3 = object_store::aws::AmazonS3Builder::new()
        .with_endpoint(server.bucket().endpoint)
        .with_allow_http(true)
        .with_bucket_name("gongkai")
        .with_access_key_id("gongkai")
        .with_secret_access_key(SECRET)
        .build()
        .unwrap();
    let path = object_store::path::Path::from(format!("attachments/sm3/{}/{hex}", &hex[..2]));
    s3.put(&path, bad.to_vec().into()).await.unwrap();
    id
}

async fn content(blobs: &Blobs, id: BlobId) -> Result<Vec<u8>, BlobError> {
    let mut out = Vec::new();
    blobs.open(id).await?.copy_to(&mut out).await.map(|_| out)
}

/// One test, since one server takes a second to start.
#[tokio::test]
async fn attachments_are_kept_verified_and_swept_in_a_bucket_as_in_a_folder() {
    let Some(server) = Server::start() else { return };
    let bucket = server.bucket();
    let blobs = server.blobs(&bucket);

    // Empty, small, and more than one part of an upload.
    let large: Vec<u8> = (0..8_500_000u32).map(|at| (at % 251) as u8).collect();
    for data in [&[][..], b"small", &large] {
        let stored = blobs.put(data).await.unwrap();
        assert_eq!((stored.id, stored.bytes), (BlobId::of(data), data.len() as u64));
        assert!(content(&blobs, stored.id).await.unwrap() == data);
        assert_eq!(blobs.put(data).await.unwrap(), stored);
    }
    let refused = blobs.put(tokio::io::repeat(1)).await;
    assert!(matches!(refused, Err(BlobError::TooLarge(_))));

    let corrupt = spoil(&server, b"small", b"smell").await;
    let (sound, missing, orphan) = (BlobId::of(&large), BlobId::of(b"never put"), BlobId::of(b""));
    let named = BTreeSet::from([sound, corrupt, missing]);
    let found = blobs.verify_all(&named).await.unwrap();
    assert_eq!(
        (found.sound, found.missing, found.corrupt, found.orphans),
        (2, vec![missing], vec![corrupt], vec![orphan])
    );
    assert!(found.unreadable.is_empty() && found.strangers.is_empty());
    assert!(matches!(content(&blobs, corrupt).await, Err(BlobError::Corrupt(id)) if id == corrupt));
    blobs.put(b"small".as_slice()).await.unwrap();
    blobs.verify(corrupt).await.unwrap();

    let (long_ago, far_ahead): (Timestamp, Timestamp) =
        ("2000-01-01T00:00:00Z".parse().unwrap(), "2200-01-01T00:00:00Z".parse().unwrap());
    let grace = SignedDuration::from_hours(24);
    assert_eq!(blobs.sweep(&named, long_ago, grace).await.unwrap(), []);
    assert_eq!(blobs.sweep(&named, far_ahead, grace).await.unwrap(), [orphan]);
    assert!(matches!(blobs.verify(orphan).await, Err(BlobError::Missing(_))));
    blobs.verify(sound).await.unwrap();

    let wrong = Bucket { secret_key: format!("{SECRET}-wrong").into(), ..bucket };
    let error = server.blobs(&wrong).put(b"small".as_slice()).await.unwrap_err();
    let told = format!("{error} {error:?} {wrong:?} {blobs:?}");
    assert!(error.to_string().starts_with("写入附件"), "{error}");
    assert!(!told.contains("canary"), "{told}");
}
