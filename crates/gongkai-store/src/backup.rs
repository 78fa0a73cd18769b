//! Backup and restore: one file, an SQLite database of our own schema, whatever engine it is taken from or put into.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use gongkai_app::port::BodyCode;
use sqlx::{AnyConnection, Connection};

use crate::attachments::Attachments;
use crate::blob::BlobId;
use crate::copying::{self, TABLES, Table};
use crate::database::{Access, Database, Engine};
use crate::error::{self, StoreError};
use crate::migration::{self, migrate};
use crate::seal::{Entry, KeyRow, Person, Register};
use crate::{person_key, read, verify};

/// Copies a database that may be in use into a file, and its attachments into a folder `FILE.blobs` beside it.
///
/// The file holds one moment: SQLite copies itself, PostgreSQL is read within one snapshot. The attachments are copied
/// after, so that all which the log names are there.
///
/// # Errors
/// When the file is there already, an attachment is missing or damaged, or either side fails; no file is left then.
pub async fn backup(database: &Database, file: &Path, attachments: &impl Attachments) -> Result<(), StoreError> {
    if file.exists() {
        return Err(StoreError::Exists(file.to_owned()));
    }
    let part = beside(file, ".part");
    remove_part(&part)?;
    let copied = async {
        copy_database(database, &part).await?;
        copy_attachments(&Database::File(part.clone()), attachments, &beside(file, ".blobs")).await
    };
    match copied.await {
        Ok(()) => settle(&part, file),
        failed => remove_part(&part).and(failed),
    }
}

/// The attachments of every body that the copy of a database knows.
async fn copy_attachments(copy: &Database, attachments: &impl Attachments, folder: &Path) -> Result<(), StoreError> {
    for (body, named) in named_in(copy).await? {
        attachments.copy_out(&body, &named, folder).await?;
    }
    Ok(())
}

async fn copy_database(database: &Database, part: &Path) -> Result<(), StoreError> {
    let engine = database.engine();
    let mut from = database.connect(Access::Write).await?;
    migration::check(engine, &mut from).await?;
    match engine {
        Engine::Sqlite => vacuum_into(&mut from, part).await?,
        Engine::Postgres => {
            let mut snapshot = from.begin_with(engine.begin_snapshot()).await?;
            let to = Database::File(part.to_owned());
            migrate(&to).await?;
            copy_all(engine, &mut snapshot, &to, &[], Check::Never).await?;
            snapshot.rollback().await?;
        }
    }
    from.close().await?;
    Ok(())
}

async fn vacuum_into(from: &mut AnyConnection, part: &Path) -> Result<(), StoreError> {
    let path = part.to_str().ok_or_else(|| StoreError::Address { what: "路径不是 UTF-8".to_owned() })?;
    sqlx::query("VACUUM INTO $1").bind(path).execute(from).await?;
    Ok(())
}

/// Puts a backup into a database that holds nothing, of either engine, and verifies it there.
///
/// A key that the register names, which is kept outside of every backup, does not come back: its tombstone does.
///
/// # Errors
/// When the database holds anything; when the backup holds keys of persons and there is no register, or one that lacks
/// a key destroyed in the backup; when the backup is of a newer program or does not verify, or an attachment is missing
/// or damaged; when either side fails. The database then holds nothing again.
pub async fn restore(
    file: &Path,
    database: &Database,
    attachments: &impl Attachments,
    register: Option<&Register>,
) -> Result<(), StoreError> {
    let folder = folder_of(file);
    let folder = tempfile::tempdir_in(folder).map_err(error::file(folder, "不能建立临时文件夹"))?;
    let copy = folder.path().join("restore.sqlite");
    fs::copy(file, &copy).map_err(error::file(file, "备份文件读不出来"))?;
    let copy = Database::File(copy);
    migrate(&copy).await?;
    let mut from = copy.connect(Access::Read).await?;
    let destroyed = destroyed(&mut from, register).await?;
    for (body, named) in named_in(&copy).await? {
        attachments.copy_in(&body, &named, &beside(file, ".blobs")).await?;
    }
    migrate(database).await?;
    copy_all(Engine::Sqlite, &mut from, database, &destroyed, Check::BeforeCommit).await?;
    from.close().await?;
    Ok(())
}

/// Whose keys are destroyed, by the register; a backup that holds keys of persons needs one.
async fn destroyed(copy: &mut AnyConnection, register: Option<&Register>) -> Result<Vec<Entry>, StoreError> {
    let rows = person_key::rows(Engine::Sqlite, copy).await?;
    let Some(register) = register else {
        return if rows.is_empty() { Ok(Vec::new()) } else { Err(StoreError::NoRegister) };
    };
    let (entries, _) = register.read()?;
    let known: BTreeSet<&Person> = entries.iter().map(|entry| &entry.person).collect();
    let lacks = rows.iter().any(|(person, row)| matches!(row, KeyRow::Destroyed(_)) && !known.contains(person));
    if lacks { Err(register.short().into()) } else { Ok(entries) }
}

/// Whether a copy must verify before it is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Check {
    /// A backup keeps what is there, sound or not.
    Never,
    BeforeCommit,
}

/// Copies every table of every body into a database that holds nothing, in one transaction; of the keys that are
/// destroyed, the tombstones.
async fn copy_all(
    engine: Engine,
    from: &mut AnyConnection,
    database: &Database,
    destroyed: &[Entry],
    check: Check,
) -> Result<(), StoreError> {
    let target = database.engine();
    let mut to = database.connect(Access::Write).await?;
    let mut tx = to.begin_with(target.begin_write()).await?;
    if let Some(body) = parsed(copying::bodies(target, &mut tx).await?)?.into_iter().next() {
        let here = verify::log(target, &mut tx, &body).await?.events;
        return Err(StoreError::WouldOverwrite { body, here, what: "恢复只能恢复到空库".to_owned() });
    }
    let gone: BTreeSet<(&str, String)> =
        destroyed.iter().map(|Entry { person, .. }| (person.body.as_str(), person.id.to_string())).collect();
    let leave = |table: &Table, key: &[&str]| match key {
        [body, person] if table.name == "person_key" => gone.contains(&(*body, (*person).to_owned())),
        _ => false,
    };
    for body in parsed(copying::bodies(engine, from).await?)? {
        for table in &TABLES {
            copying::copy(from, &mut tx, table, &body, &leave).await?;
        }
        if check == Check::BeforeCommit
            && let Some(fault) = verify::log(target, &mut tx, &body).await?.first_bad
        {
            let place = fault.seq.map_or_else(String::new, |seq| format!("第 {seq} 条记录："));
            return Err(StoreError::Unsound(format!("{body} {place}{}", fault.what)));
        }
    }
    for Entry { person, why, .. } in destroyed {
        person_key::bury(&mut tx, person, why).await?;
    }
    tx.commit().await?;
    to.close().await?;
    Ok(())
}

/// Every body, and the attachments that its log names.
async fn named_in(database: &Database) -> Result<Vec<(BodyCode, BTreeSet<BlobId>)>, StoreError> {
    let mut connection = database.connect(Access::Read).await?;
    let mut all = Vec::new();
    for body in parsed(copying::bodies(database.engine(), &mut connection).await?)? {
        let named = read::named(&mut connection, &body).await?;
        all.push((body, named));
    }
    connection.close().await?;
    Ok(all)
}

fn parsed(codes: Vec<String>) -> Result<Vec<BodyCode>, StoreError> {
    codes.iter().map(|code| Ok(code.parse()?)).collect()
}

/// A path with an ending added to its name.
pub(crate) fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Removes what an attempt left, with the journals of an SQLite file.
fn remove_part(part: &Path) -> Result<(), StoreError> {
    [part.to_owned(), beside(part, "-wal"), beside(part, "-shm")].iter().try_for_each(|path| remove(path))
}

fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
            Err(error::file(path, "上次留下的半成品删不掉")(source))
        }
        _ => Ok(()),
    }
}

/// Makes a finished file durable and gives it its name.
pub(crate) fn settle(part: &Path, file: &Path) -> Result<(), StoreError> {
    File::open(part).and_then(|part| part.sync_all()).map_err(error::file(part, "写不到磁盘上"))?;
    fs::rename(part, file).map_err(error::file(file, "不能改成这个名字"))?;
    let folder = folder_of(file);
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(error::file(folder, "写不到磁盘上"))
}
