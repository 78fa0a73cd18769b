//! Attachments beside the log: a missing, a changed and an orphaned one is named; they travel with every copy.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod common;

use std::path::{Path, PathBuf};

use common::{Bed, append, body, fact};
use gongkai_app::port::{Append, EventLog};
use gongkai_store::blob::{BlobError, BlobId, Blobs, SizeLimit};
use gongkai_store::{StoreError, backup, export, import, restore};

on_both!(
    a_missing_and_a_changed_attachment_is_named_and_an_orphan_is_no_fault,
    a_backup_carries_the_attachments_and_refuses_without_them,
    an_export_carries_the_attachments_and_refuses_without_them,
);

fn blobs(bed: &Bed) -> Blobs {
    Blobs::on_disk(&bed.folder.path().join("blobs"), SizeLimit::megabytes(1)).unwrap()
}

fn file_of(root: &Path, code: &str, id: BlobId) -> PathBuf {
    let hex = id.to_string();
    root.join(code).join("sm3").join(&hex[..2]).join(hex)
}

/// Two bodies, each with an event that names an attachment of its own, and `shifan` with an orphan.
async fn fill(bed: &Bed, blobs: &Blobs) -> [BlobId; 3] {
    let mut ids = Vec::new();
    for (code, content) in [("shifan", "签批单"), ("bazhou", "申请表"), ("shifan", "orphan")] {
        ids.push(blobs.of_body(code).put(content.as_bytes()).await.unwrap().id);
    }
    for (code, id) in [("shifan", ids[0]), ("bazhou", ids[1])] {
        let events = vec![fact(&format!("{{\"sheet\":\"{}\"}}", id.name()))];
        bed.store.append(Append { body: body(code), events, ..append("r-1", 0, "") }).await.unwrap();
    }
    ids.try_into().unwrap()
}

async fn faults(bed: &Bed, blobs: &Blobs) -> Vec<String> {
    let verified = bed.store.verify(blobs).await.unwrap();
    verified
        .into_iter()
        .filter_map(|verified| Some(format!("{} {}", verified.body, verified.first_bad?.what)))
        .collect()
}

async fn a_missing_and_a_changed_attachment_is_named_and_an_orphan_is_no_fault(bed: Bed) {
    let blobs = blobs(&bed);
    let [sheet, form, orphan] = fill(&bed, &blobs).await;
    assert!(faults(&bed, &blobs).await.is_empty());
    let named = bed.store.named_attachments(&body("shifan")).await.unwrap();
    assert_eq!(named.iter().copied().collect::<Vec<_>>(), [sheet]);
    assert_eq!(blobs.of_body("shifan").verify_all(&named).await.unwrap().orphans, [orphan]);

    let root = bed.folder.path().join("blobs");
    std::fs::remove_file(file_of(&root, "shifan", sheet)).unwrap();
    std::fs::write(file_of(&root, "bazhou", form), "改过").unwrap();
    let [changed, missing] = faults(&bed, &blobs).await.try_into().unwrap();
    assert!(changed.starts_with(&format!("bazhou 附件：附件 {form} 的内容已被改动或损坏")), "{changed}");
    assert!(missing.starts_with(&format!("shifan 附件：附件库里没有附件 {sheet}")), "{missing}");
}

async fn a_backup_carries_the_attachments_and_refuses_without_them(bed: Bed) {
    let blobs = blobs(&bed);
    let [sheet, form, _] = fill(&bed, &blobs).await;
    let file = bed.folder.path().join("b.sqlite");
    backup(&bed.database, &file, &blobs).await.unwrap();
    let other = bed.other().await;
    // Smaller than what was accepted before: a restore brings it back nevertheless.
    let small = Blobs::on_disk(&other.folder.path().join("blobs"), SizeLimit::bytes(1)).unwrap();
    restore(&file, &other.database, &small, None).await.unwrap();
    assert!(faults(&other, &small).await.is_empty());

    let copies = bed.folder.path().join("b.sqlite.blobs");
    std::fs::write(file_of(&copies, "bazhou", form), "改过").unwrap();
    let third = bed.other().await;
    let refused = restore(&file, &third.database, &small, None).await.unwrap_err();
    assert!(matches!(refused, StoreError::Blob(BlobError::Corrupt(id)) if id == form), "{refused}");
    std::fs::remove_dir_all(&copies).unwrap();
    let refused = restore(&file, &third.database, &small, None).await.unwrap_err();
    assert!(matches!(refused, StoreError::Blob(BlobError::Missing(id)) if id == form), "{refused}");
    assert_eq!(third.store.heads().await.unwrap(), []);

    std::fs::remove_file(file_of(&bed.folder.path().join("blobs"), "shifan", sheet)).unwrap();
    let second = bed.folder.path().join("c.sqlite");
    let refused = backup(&bed.database, &second, &blobs).await.unwrap_err();
    assert!(matches!(refused, StoreError::Blob(BlobError::Missing(id)) if id == sheet), "{refused}");
    assert!(!second.exists() && !bed.folder.path().join("c.sqlite.part").exists());
}

async fn an_export_carries_the_attachments_and_refuses_without_them(bed: Bed) {
    let blobs = blobs(&bed);
    let [sheet, _, _] = fill(&bed, &blobs).await;
    let folder = bed.folder.path().join("out");
    export(&bed.store, &folder, &blobs).await.unwrap();
    let other = bed.other().await;
    let there = Blobs::on_disk(&other.folder.path().join("blobs"), SizeLimit::megabytes(1)).unwrap();
    import(&other.store, &folder, &there).await.unwrap();
    assert!(faults(&other, &there).await.is_empty());

    std::fs::remove_file(file_of(&folder.join("blobs"), "shifan", sheet)).unwrap();
    let third = bed.other().await;
    let empty = Blobs::on_disk(&third.folder.path().join("blobs"), SizeLimit::megabytes(1)).unwrap();
    let refused = import(&third.store, &folder, &empty).await.unwrap_err();
    assert!(matches!(refused, StoreError::Blob(BlobError::Missing(id)) if id == sheet), "{refused}");
    assert_eq!(third.store.heads().await.unwrap(), []);
}
