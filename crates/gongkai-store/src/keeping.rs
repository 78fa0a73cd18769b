//! Everything that an installation keeps, opened at once.
//!
//! The folder of an installation, whose database may stand in it or on a server:
//!
//! ```text
//! gongkai.sqlite     the database, unless it is on a server              in the backup
//! blobs/BODY/sm3/    attachments by their content                        in the backup, as FILE.blobs
//! keys/kek           wraps the keys of persons; 32 bytes, mode 0600      never with the backup
//! keys/kek-…         older ones, for rows and backups wrapped by them    never with the backup
//! keys/heads         signs the exports of heads; 32 bytes, mode 0600     never with the backup
//! destroyed.jsonl    register of destroyed keys                          never with the backup
//! heads/             exports of heads, to be copied elsewhere each day   never with the backup
//! ```
//!
//! Keys, register and exports are made at the first start only. Where something says that they were there before — a
//! row in the table, an export — a missing one is an error: a new one would open nothing, and forget who is forgotten.
//! A copy of `keys/`, `destroyed.jsonl` and `heads/` belongs somewhere else than the backups: a backup together with the
//! KEK opens whoever was destroyed after it was taken.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;

use crate::blob::{Blobs, SizeLimit};
use crate::heads::{
    ChainFault, Draft, Ed25519Signer, Ed25519Verifier, Export, Exports, Head, HeadFault, Signer, check, check_chain,
};
use crate::seal::{Kek, Keks, KeyRow, KeyTable, Register, RegisterError, SealError, Sealing, Suite, Vault, reapply};
use crate::{Database, Options, PersonKeys, Secret, SecretError, Store, StoreError, backup, durable, error, restore};

/// Where things stand in the folder.
#[derive(Clone, Debug)]
struct Layout(PathBuf);

impl Layout {
    fn blobs(&self) -> PathBuf {
        self.0.join("blobs")
    }

    fn keys(&self) -> PathBuf {
        self.0.join("keys")
    }

    fn register(&self) -> PathBuf {
        self.0.join("destroyed.jsonl")
    }

    fn heads(&self) -> PathBuf {
        self.0.join("heads")
    }
}

/// Everything that an installation keeps.
pub struct Keeping {
    /// The log.
    pub store: Store,
    /// Seals and opens personal data.
    pub vault: Vault,
    /// The keys of persons.
    pub keys: PersonKeys,
    /// The attachments of all bodies; [`Blobs::of_body`] are those of one.
    pub blobs: Blobs,
    /// Who is forgotten.
    pub register: Register,
    /// The exports of heads.
    pub exports: Exports,
    signer: Ed25519Signer,
    layout: Layout,
}

/// What a check of the log against the exports found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeadsChecked {
    /// How many exports there are.
    pub exports: usize,
    /// How the log differs from the first export that it differs from.
    pub log: Vec<HeadFault>,
    /// What is wrong among the exports.
    pub chain: Vec<ChainFault>,
}

impl Keeping {
    /// Opens the folder and its database, whose schema must be there ([`crate::migrate`]); makes at the first start what
    /// is not there; destroys again what the register names. Attachments that come in are limited to `largest`.
    ///
    /// # Errors
    /// When something that was there is missing or broken (a KEK, the register, the key that signs), when the register
    /// is shorter than the newest export says, or when the database or the folder fails.
    pub async fn open(
        folder: &Path,
        database: &Database,
        options: Options,
        largest: SizeLimit,
    ) -> Result<Self, StoreError> {
        let layout = Layout(folder.to_owned());
        for folder in [layout.keys(), layout.heads()] {
            make_folder(&folder)?;
        }
        let store = Store::open(database, options).await?;
        let (keys, exports) = (store.person_keys(), Exports::in_folder(&layout.heads()));
        let rows = keys.list().await.map_err(SealError::Table)?;
        let fresh = Fresh { persons: rows.is_empty(), exports: exports.is_empty()? };
        let held = rows.iter().any(|(_, row)| matches!(row, KeyRow::Held { .. }));
        let vault = Vault::new(Suite::default(), keks(&layout.keys(), !held)?);
        missing_keks(&vault, &keys, &layout.keys()).await?;
        let register = register(&layout.register(), fresh.persons && fresh.exports)?;
        let signer = Ed25519Signer::new(&key(&layout.keys().join("heads"), fresh.exports)?);
        let blobs = Blobs::on_disk(&layout.blobs(), largest)?;
        let keeping = Self { store, vault, keys, blobs, register, exports, signer, layout };
        keeping.newest_export()?;
        reapply(&keeping.keys, &keeping.register).await?;
        Ok(keeping)
    }

    /// Seals and opens for the use cases.
    #[must_use]
    pub const fn sealing(&self) -> Sealing<'_, PersonKeys> {
        Sealing::new(&self.vault, &self.keys)
    }

    /// Where the keys stand.
    pub(crate) fn keys_folder(&self) -> PathBuf {
        self.layout.keys()
    }

    /// The public key that others check exports of heads with, in hexadecimal digits.
    #[must_use]
    pub fn public_key(&self) -> String {
        self.signer.public_key()
    }

    /// Exports and signs where every log and the register end, once a day.
    ///
    /// # Errors
    /// When the log or the register is not what the export before says; nothing is signed then. When the database or
    /// the folder fails.
    pub async fn export_heads(&self, at: Timestamp) -> Result<PathBuf, StoreError> {
        let previous = self.newest_export()?;
        if let Some(previous) = &previous
            && let Some(fault) = check(previous, &self.store).await?.into_iter().next()
        {
            return Err(StoreError::Tampered(fault));
        }
        let heads = crate::read::heads(&mut *self.store.fresh().await?).await?.into_iter().map(Head::from).collect();
        let draft = Draft { at, heads, destroyed: Some(self.register.read()?.1) };
        let (text, export) = Export::sign(previous.as_ref(), draft, &self.signer)?;
        Ok(export.save(&text, self.exports.folder())?)
    }

    /// Holds every export against the log, and the exports against one another. Says nothing of the chain itself: that
    /// is [`Store::verify`].
    ///
    /// # Errors
    /// When an export cannot be read or is not signed by our key, or the database fails.
    pub async fn check_heads(&self, today: Date) -> Result<HeadsChecked, StoreError> {
        let exports = self.exports.read(&self.trusted()?)?;
        let mut log = Vec::new();
        for export in &exports {
            log = check(export, &self.store).await?;
            if !log.is_empty() {
                break;
            }
        }
        Ok(HeadsChecked { exports: exports.len(), log, chain: check_chain(&exports, today) })
    }

    /// Backs up the database into a file, and the attachments beside it.
    ///
    /// # Errors
    /// As [`backup()`].
    pub async fn backup(&self, database: &Database, file: &Path) -> Result<(), StoreError> {
        backup(database, file, &self.blobs).await
    }

    /// Restores a backup into a folder and a database that holds nothing. `keys/`, `destroyed.jsonl` and `heads/` must
    /// have been put back before, from where they are kept apart.
    ///
    /// # Errors
    /// As [`restore()`].
    pub async fn restore(folder: &Path, database: &Database, file: &Path) -> Result<(), StoreError> {
        let layout = Layout(folder.to_owned());
        make_folder(folder)?;
        let register = match Register::open(&layout.register()) {
            Err(RegisterError::Missing(_)) => None,
            found => Some(found?),
        };
        restore(file, database, &Blobs::on_disk(&layout.blobs(), SizeLimit::NONE)?, register.as_ref()).await
    }

    /// The newest export, which the register must reach.
    fn newest_export(&self) -> Result<Option<Export>, StoreError> {
        let newest = self.exports.newest(&self.trusted()?)?;
        match newest.as_ref().and_then(|export| export.destroyed) {
            Some(tip) if !self.register.reaches(tip)? => Err(self.register.short().into()),
            _ => Ok(newest),
        }
    }

    fn trusted(&self) -> Result<Ed25519Verifier, StoreError> {
        let key = Ed25519Verifier::from_hex(&self.signer.public_key());
        key.ok_or(StoreError::Heads(crate::heads::HeadsError::Unsigned))
    }
}

/// What says that nothing was there before.
struct Fresh {
    persons: bool,
    exports: bool,
}

/// A key, made only where there was none before.
fn key(path: &Path, fresh: bool) -> Result<Secret, SecretError> {
    if fresh { Secret::load_or_create(path) } else { Secret::load(path) }
}

/// The KEK that wraps and the older ones beside it.
fn keks(folder: &Path, fresh: bool) -> Result<Keks, StoreError> {
    let current = Kek::new(key(&folder.join("kek"), fresh)?);
    let mut older = Vec::new();
    for file in fs::read_dir(folder).map_err(error::file(folder, "读不出来"))? {
        let file = file.map_err(error::file(folder, "读不出来"))?;
        if file.file_name().to_str().is_some_and(|name| name.starts_with("kek-")) {
            older.push(Kek::new(Secret::load(&file.path())?));
        }
    }
    Ok(Keks::new(current, older))
}

async fn missing_keks(vault: &Vault, keys: &PersonKeys, folder: &Path) -> Result<(), StoreError> {
    let missing = vault.missing_keks(keys).await?;
    if missing.is_empty() {
        return Ok(());
    }
    let kek = missing.iter().map(ToString::to_string).collect::<Vec<_>>().join("、");
    Err(StoreError::MissingKeks { kek, folder: folder.to_owned() })
}

/// The register, made only where there was none before.
fn register(path: &Path, fresh: bool) -> Result<Register, RegisterError> {
    match Register::open(path) {
        Err(RegisterError::Missing(_)) if fresh => match Register::create(path) {
            // Another process was faster.
            Err(RegisterError::Exists(_)) => Register::open(path),
            made => made,
        },
        found => found,
    }
}

/// Makes a folder that only its owner can enter, if there is none.
fn make_folder(folder: &Path) -> Result<(), StoreError> {
    durable::make_folder(folder).map_err(error::file(folder, "不能建立文件夹"))
}
