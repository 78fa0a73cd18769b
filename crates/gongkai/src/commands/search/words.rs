//! The words of a version for the index: of its text, and of its files as the readers read them.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use gongkai_catalogue::{Draft, ItemFile};
use gongkai_document::{Block, Document, SourceKind, Table};
use gongkai_reader::Limits;
use gongkai_reader::decode::decode_as;

use crate::commands::document::{Opened, file_document};
use crate::exit::Failure;

/// Reads words. A file is read once: what was read lies beside the indexes under the name of its content, and is nothing
/// but a copy that may be thrown away.
pub(super) struct Words<'o> {
    opened: &'o Opened,
    folder: PathBuf,
}

impl<'o> Words<'o> {
    /// For the indexes under that folder.
    pub(super) fn of(opened: &'o Opened, root: &Path) -> Self {
        Self { opened, folder: root.join("files") }
    }

    /// The words of a version. What cannot be read is found by its title still; `verify` tells of it.
    pub(super) fn of_draft(&self, draft: &Draft) -> Result<String, Failure> {
        let office = &self.opened.office;
        let text = |content: &String| {
            let html = office.wait(office.keeping.read_text(&self.opened.body, content)).ok()?;
            Some(plain(&decode_as(SourceKind::Html, &html, &Limits::default()).document))
        };
        let mut words = vec![draft.content.as_ref().and_then(text).unwrap_or_default()];
        for file in &draft.files {
            words.push(file.name.clone());
            words.push(self.of_file(file));
        }
        Ok(words.join("\n").trim().to_owned())
    }

    fn of_file(&self, file: &ItemFile) -> String {
        let name = file.content.strip_prefix("sm3:").filter(|name| name.bytes().all(|b| b.is_ascii_hexdigit()));
        let kept = name.map(|name| self.folder.join(format!("{name}.txt")));
        if let Some(text) = kept.as_ref().and_then(|kept| std::fs::read_to_string(kept).ok()) {
            return text;
        }
        let text = file_document(self.opened, &file.content).map(|document| plain(&document)).unwrap_or_default();
        if let Some(kept) = kept {
            self.keep(&kept, &text);
        }
        text
    }

    /// Keeps what was read. Where that fails it is read again the next time, so nothing is told.
    fn keep(&self, kept: &Path, text: &str) {
        let written = || -> std::io::Result<()> {
            std::fs::create_dir_all(&self.folder)?;
            let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
            file.write_all(text.as_bytes())?;
            file.persist(kept)?;
            Ok(())
        };
        _ = written();
    }
}

fn plain(document: &Document) -> String {
    fn of_table(table: &Table, out: &mut Vec<String>) {
        for row in &table.rows {
            out.push(row.cells.iter().map(|cell| cell.text.trim()).collect::<Vec<_>>().join(" "));
            row.cells.iter().flat_map(|cell| &cell.nested).for_each(|nested| of_table(nested, out));
        }
    }
    let mut out = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => out.push(heading.text.clone()),
            Block::Paragraph(paragraph) => out.push(paragraph.text()),
            Block::Table(table) => of_table(table, &mut out),
            Block::Image(image) => out.push(image.alt.clone()),
        }
    }
    out.join("\n")
}
