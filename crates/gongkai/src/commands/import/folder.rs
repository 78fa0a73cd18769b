//! The folder beside the directory of a site: texts become clean HTML, files are kept as they are.

use std::collections::BTreeSet;
use std::path::Path;

use gongkai_app::import::{Columns, Folder, LedgerKind, Sheet};
use gongkai_app::port::BodyCode;
use gongkai_catalogue::ItemFile;
use gongkai_render::article::article;

use crate::cli::import::Directory;
use crate::commands::document::decoded;
use crate::exit::Failure;
use crate::input::reason;
use crate::records::Office;

/// What stands for a content that is only looked at.
const LOOKED_AT: &str = "sm3:0000000000000000000000000000000000000000000000000000000000000000";

/// What of a folder the sheets name. Without an office nothing is kept: it is only looked whether it is there and can be
/// read.
pub(super) fn read(args: &Directory, sheets: &[Sheet], keep: Option<(&Office, &BodyCode)>) -> Result<Folder, Failure> {
    let mut folder = Folder { system: args.from_system.clone(), ..Folder::default() };
    let Some(path) = &args.files else { return Ok(folder) };
    if !path.is_dir() {
        return Err(Failure::Folder { folder: path.display().to_string(), reason: "没有这个文件夹".to_owned() });
    }
    let given = args.ledger.columns.iter().filter_map(|(head, field)| {
        Some((gongkai_app::import::label_key(head), Some(LedgerKind::Directory.field(field)?)))
    });
    let given: Vec<_> = given.collect();
    for sheet in sheets {
        // what is wrong with the head is told by the check
        let Ok(Some(columns)) = Columns::find(sheet, LedgerKind::Directory, &given) else { continue };
        let named = |field: &str| -> BTreeSet<String> {
            let at = columns.of_field(field);
            let cells = sheet.rows.iter().filter_map(|row| row.cells.get(&at?));
            cells.flat_map(|cell| cell.split(['、', ';', ',', '；', '，'])).map(|name| name.trim().to_owned()).collect()
        };
        for name in named("text_file") {
            if let Some((content, pictures)) = text(path, &name, keep)? {
                folder.pictures.insert(content.clone(), pictures);
                folder.texts.insert(name, content);
            }
        }
        for name in named("files") {
            if let Some(file) = file(path, &name, keep)? {
                folder.files.insert(name, file);
            }
        }
    }
    Ok(folder)
}

/// A file of the folder itself: a name is never a way out of it.
fn inside(folder: &Path, name: &str) -> Option<std::path::PathBuf> {
    let plain = Path::new(name).file_name().is_some_and(|plain| plain == name);
    let path = folder.join(name);
    (plain && path.is_file()).then_some(path)
}

fn text(
    folder: &Path,
    name: &str,
    keep: Option<(&Office, &BodyCode)>,
) -> Result<Option<(String, Vec<ItemFile>)>, Failure> {
    let Some(text) = inside(folder, name).and_then(|path| decoded(&path).ok()) else { return Ok(None) };
    let Some((office, body)) = keep else { return Ok(Some((LOOKED_AT.to_owned(), Vec::new()))) };
    let pictures = text.files(office, body)?;
    let html = article(&text.document);
    let (content, _) = office.wait(office.keeping.keep_open(body, html.as_bytes()))?;
    Ok(Some((content, pictures)))
}

fn file(folder: &Path, name: &str, keep: Option<(&Office, &BodyCode)>) -> Result<Option<ItemFile>, Failure> {
    let Some(path) = inside(folder, name) else { return Ok(None) };
    let name = name.to_owned();
    let Some((office, body)) = keep else {
        return Ok(Some(ItemFile { name, content: LOOKED_AT.to_owned(), bytes: 0 }));
    };
    let failed = |error: std::io::Error| Failure::Read { file: path.display().to_string(), reason: reason(&error) };
    let (content, bytes) = office.wait(async {
        let source = tokio::fs::File::open(&path).await.map_err(failed)?;
        office.keeping.keep_open(body, source).await.map_err(Failure::from)
    })?;
    Ok(Some(ItemFile { name, content, bytes }))
}
