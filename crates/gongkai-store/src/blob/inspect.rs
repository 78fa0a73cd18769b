//! The whole of the attachments against those that the events name.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, SystemTime};

use futures_util::stream::BoxStream;
use futures_util::{StreamExt as _, TryStreamExt as _};
use jiff::{SignedDuration, Timestamp};
use object_store::path::Path as ObjectPath;
use object_store::{ObjectMeta, ObjectStoreExt as _};

use super::{BlobError, BlobId, Blobs, FOLDER, SizeLimit};

/// What an inspection of all attachments found.
#[derive(Debug, Default)]
pub struct Inspection {
    /// How many blobs are what their address says.
    pub sound: u64,
    /// Named, and not there.
    pub missing: Vec<BlobId>,
    /// Not what their address says.
    pub corrupt: Vec<BlobId>,
    /// Not readable to the end; with the reason.
    pub unreadable: Vec<(BlobId, BlobError)>,
    /// There, and named by nobody.
    pub orphans: Vec<BlobId>,
    /// Among the blobs, and no address.
    pub strangers: Vec<String>,
}

impl Inspection {
    /// Whether everything named is there and everything there is sound. Orphans are no fault: a sweep takes them.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.missing.is_empty() && self.corrupt.is_empty() && self.unreadable.is_empty()
    }
}

impl Blobs {
    /// Reads every blob there is, and holds them against those that the events name.
    ///
    /// # Errors
    /// The storage cannot be listed. A blob that cannot be read is a finding, not an error.
    pub async fn verify_all(&self, named: &BTreeSet<BlobId>) -> Result<Inspection, BlobError> {
        let mut found = Inspection::default();
        let mut missing = named.clone();
        let mut objects = self.objects();
        while let Some(object) = objects.next().await {
            let object = object.map_err(BlobError::storage("列出附件"))?;
            let Some(id) = BlobId::from_path(&object.location) else {
                found.strangers.push(object.location.to_string());
                continue;
            };
            if !missing.remove(&id) {
                found.orphans.push(id);
            }
            match self.verify(id).await {
                Ok(()) => found.sound += 1,
                Err(BlobError::Missing(id)) => found.missing.push(id),
                Err(BlobError::Corrupt(id)) => found.corrupt.push(id),
                Err(why) => found.unreadable.push((id, why)),
            }
        }
        found.missing.extend(missing);
        found.missing.sort_unstable();
        found.corrupt.sort_unstable();
        found.orphans.sort_unstable();
        found.strangers.sort_unstable();
        Ok(found)
    }

    /// Copies every blob into another place, each verified on the way; how many. A backup is this after the copy of
    /// the database, since a blob is written before the event that names it; a restore is this the other way.
    ///
    /// # Errors
    /// A blob is corrupt, or one of the places fails; the copies made before stay.
    pub async fn copy_into(&self, target: &Self) -> Result<u64, BlobError> {
        let mut copied = 0;
        // What was accepted once is copied whatever may be accepted today.
        let target = Self { limit: SizeLimit::NONE, ..target.clone() };
        let mut objects = self.objects();
        while let Some(object) = objects.next().await {
            let object = object.map_err(BlobError::storage("列出附件"))?;
            if let Some(id) = BlobId::from_path(&object.location) {
                target.put(self.open(id).await?).await.map_err(BlobError::unwrapped)?;
                copied += 1;
            }
        }
        Ok(copied)
    }

    /// The first of these that is not there.
    ///
    /// # Errors
    /// The storage cannot be listed.
    pub async fn first_missing(&self, named: &BTreeSet<BlobId>) -> Result<Option<BlobId>, BlobError> {
        let mut missing = named.clone();
        let mut objects = self.objects();
        while let Some(object) = objects.next().await {
            let object = object.map_err(BlobError::storage("列出附件"))?;
            BlobId::from_path(&object.location).inspect(|id| {
                missing.remove(id);
            });
        }
        Ok(missing.pop_first())
    }

    fn objects(&self) -> BoxStream<'static, object_store::Result<ObjectMeta>> {
        self.store.list(Some(&ObjectPath::from(FOLDER)))
    }

    /// Reads one blob to its end.
    ///
    /// # Errors
    /// It is missing, corrupt or unreadable.
    pub async fn verify(&self, id: BlobId) -> Result<(), BlobError> {
        let mut reader = self.open(id).await?;
        while reader.next().await?.is_some() {}
        Ok(())
    }

    /// Removes blobs that nobody names and that were last written before `now` less `grace`; those removed.
    ///
    /// `named` must have been read after `now` less `grace`: an event that commits later names a blob written later.
    /// Writers of this process wait while one is removed; one of another process that writes the same content again
    /// in the instant between the second look and the removal would lose it. So run it in one process, and with a
    /// grace of days.
    ///
    /// # Errors
    /// The storage cannot be listed or will not remove; what was removed before stays removed.
    pub async fn sweep(
        &self,
        named: &BTreeSet<BlobId>,
        now: Timestamp,
        grace: SignedDuration,
    ) -> Result<Vec<BlobId>, BlobError> {
        let before = now.checked_sub(grace).map_err(|_| BlobError::Grace)?;
        let old = |object: &ObjectMeta| object.last_modified.timestamp_millis() < before.as_millisecond();
        let listed = self.objects().try_filter(|object| {
            let orphan = BlobId::from_path(&object.location).is_some_and(|id| !named.contains(&id));
            std::future::ready(orphan && old(object))
        });
        let mut orphans: Vec<ObjectMeta> = listed.try_collect().await.map_err(BlobError::storage("列出附件"))?;
        orphans.sort_unstable_by(|a, b| a.location.cmp(&b.location));
        let mut removed = Vec::new();
        for orphan in orphans {
            let _alone = self.removing.write().await;
            let now_there = self.store.head(&orphan.location).await.map_err(BlobError::storage("清理附件"))?;
            if old(&now_there) {
                self.store.delete(&orphan.location).await.map_err(BlobError::storage("清理附件"))?;
                removed.extend(BlobId::from_path(&orphan.location));
            }
        }
        if let Some(root) = &self.disk {
            sweep_unfinished(&root.join(FOLDER), before);
        }
        Ok(removed)
    }
}

/// Removes what a killed process left under a temporary name. One that stays does no harm: nothing lists or reads it.
fn sweep_unfinished(folder: &Path, before: Timestamp) {
    let Ok(millis) = u64::try_from(before.as_millisecond()) else { return };
    let before = SystemTime::UNIX_EPOCH + Duration::from_millis(millis);
    for entry in walkdir::WalkDir::new(folder).into_iter().flatten() {
        let temporary = entry.file_type().is_file() && entry.file_name().to_string_lossy().contains('#');
        let old = entry.metadata().ok().and_then(|meta| meta.modified().ok()).is_some_and(|time| time < before);
        if temporary && old {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}
