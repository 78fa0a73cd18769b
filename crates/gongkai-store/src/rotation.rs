//! Changing the KEK of an installation, and what is known of its keys.

use std::fs;
use std::path::Path;

use crate::seal::{Kek, KekId, Keks, KeyRow, KeyTable, Rotation, SealError};
use crate::{Keeping, Secret, StoreError, durable, error};

/// The keys of persons by what wraps them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyCounts {
    /// The KEK that wraps new ones.
    pub current: KekId,
    /// Keys wrapped by it.
    pub under_current: u64,
    /// Keys wrapped by an older one.
    pub under_older: u64,
    /// Keys that were destroyed.
    pub destroyed: u64,
}

/// What a change of the KEK did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotated {
    /// The KEK that wraps now.
    pub current: KekId,
    /// Where the one before it is kept; none if an earlier change was only finished.
    pub older: Option<String>,
    /// How many keys were wrapped anew.
    pub rewrapped: u64,
}

impl Keeping {
    /// How many keys there are, and what wraps them.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn key_counts(&self) -> Result<KeyCounts, StoreError> {
        let current = self.vault.current().clone();
        let mut counts = KeyCounts { current, under_current: 0, under_older: 0, destroyed: 0 };
        for (_, row) in self.keys.list().await.map_err(SealError::Table)? {
            match row {
                KeyRow::Held { kek, .. } if kek == counts.current => counts.under_current += 1,
                KeyRow::Held { .. } => counts.under_older += 1,
                KeyRow::Destroyed(_) => counts.destroyed += 1,
            }
        }
        Ok(counts)
    }

    /// Makes a new KEK and wraps every key of a person anew by it. The one before stays beside it, for the backups that
    /// were made under it. Where an earlier change broke off, it is finished and no further KEK is made: at every moment
    /// each key is wrapped by a KEK whose file is there. Other processes learn of the new KEK when they start again.
    ///
    /// # Errors
    /// If a file or the database fails; what was wrapped before stays wrapped, and the same call goes on from there.
    pub async fn rotate_kek(&mut self) -> Result<Rotated, StoreError> {
        let _lock = lock(&self.keys_folder())?;
        let unfinished = self.key_counts().await?.under_older > 0;
        let older = if unfinished { None } else { Some(self.change_kek()?) };
        let mut rewrapped = 0;
        loop {
            let Rotation { rewrapped: now, contended, .. } = self.vault.rotate(&self.keys).await?;
            rewrapped += now;
            if contended == 0 {
                break;
            }
        }
        Ok(Rotated { current: self.vault.current().clone(), older, rewrapped })
    }

    /// Puts a new KEK in place of the current one, which gets a name of its own; tells that name.
    fn change_kek(&mut self) -> Result<String, StoreError> {
        let folder = self.keys_folder();
        let (path, coming) = (folder.join("kek"), folder.join("coming"));
        let was = Kek::new(Secret::load(&path)?);
        let name = format!("kek-{}", was.id());
        // the rest of a change that broke off before it had any effect
        forget(&coming)?;
        let new = Kek::new(Secret::create(&coming)?);
        copy(&path, &folder.join(&name))?;
        fs::rename(&coming, &path).map_err(error::file(&path, "不能换成新的"))?;
        durable::sync_folder(&folder).map_err(error::file(&folder, "写不进去"))?;
        self.vault.turn_to(Keks::new(new, [was]));
        Ok(name)
    }
}

/// Keeps a second change of the same installation out until the first has ended; the system drops it with the process.
fn lock(folder: &Path) -> Result<fs::File, StoreError> {
    let path = folder.join("lock");
    let file = fs::OpenOptions::new().create(true).truncate(false).write(true).open(&path);
    let file = file.map_err(error::file(&path, "打不开"))?;
    file.lock().map_err(error::file(&path, "锁不上"))?;
    Ok(file)
}

/// A second name of a key, unless it has it already: a change that broke off gave it.
fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    if to.exists() {
        return Ok(());
    }
    let key = Secret::load(from)?;
    durable::write_new(to, key.expose()).map_err(error::file(to, "写不进去"))
}

fn forget(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error::file(path, "删不掉")(error)),
        _ => Ok(()),
    }
}
