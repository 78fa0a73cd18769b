//! An index on disk: opened, fed with a checkpoint, rebuilt beside and swapped.

use std::fs;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use tantivy::schema::{
    FAST, Facet, FacetOptions, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing,
    TextOptions,
};
use tantivy::{Index as Tantivy, IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, Term};

use crate::entry::{Audience, Entry};
use crate::words::{as_grams, as_words, dictionary_version};

/// Changes when the fields change, or what is put into them.
const SCHEMA_VERSION: &str = "1";

/// Memory for writing.
const ARENA: usize = 64 << 20;

/// The file that names the generation in use.
const POINTER: &str = "current";

/// Why search is not to be had. A page shows without it.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The index is not there yet, or was made by another dictionary or version.
    #[error("检索的索引还没有建立，或者由别的版本建立：请重建")]
    Outdated,
    /// The index is damaged or the disk fails.
    #[error("检索暂时不能用（{0}）：可以先按栏目查找；请重建索引后再试")]
    Unavailable(String),
}

impl From<tantivy::TantivyError> for SearchError {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::Unavailable(error.to_string())
    }
}

impl From<std::io::Error> for SearchError {
    fn from(error: std::io::Error) -> Self {
        Self::Unavailable(error.to_string())
    }
}

/// The fields of an index.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    pub(crate) id: Field,
    pub(crate) shown: Field,
    pub(crate) text: Field,
    pub(crate) title_words: Field,
    pub(crate) text_words: Field,
    pub(crate) organ_words: Field,
    pub(crate) organ_grams: Field,
    pub(crate) title_grams: Field,
    pub(crate) text_grams: Field,
    pub(crate) index_number: Field,
    pub(crate) number: Field,
    pub(crate) facets: Field,
    pub(crate) day: Field,
    pub(crate) from: Field,
    pub(crate) until: Field,
}

fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let positions = IndexRecordOption::WithFreqsAndPositions;
    let cut = || {
        TextOptions::default()
            .set_indexing_options(TextFieldIndexing::default().set_tokenizer("raw").set_index_option(positions))
    };
    let fields = Fields {
        id: builder.add_text_field("id", STRING | STORED),
        // title, numbers, organ: what a list of hits shows
        shown: builder.add_text_field("shown", STORED),
        text: builder.add_text_field("text", STORED),
        title_words: builder.add_text_field("title_words", cut()),
        text_words: builder.add_text_field("text_words", cut()),
        organ_words: builder.add_text_field("organ_words", cut()),
        organ_grams: builder.add_text_field("organ_grams", cut()),
        title_grams: builder.add_text_field("title_grams", cut()),
        text_grams: builder.add_text_field("text_grams", cut()),
        index_number: builder.add_text_field("index_number", cut()),
        number: builder.add_text_field("number", cut()),
        facets: builder.add_facet_field("facets", FacetOptions::default()),
        day: builder.add_i64_field("day", FAST | INDEXED | STORED),
        from: builder.add_i64_field("from", FAST | INDEXED),
        until: builder.add_i64_field("until", FAST | INDEXED),
    };
    (builder.build(), fields)
}

/// A day as a number that sorts.
pub(crate) fn number_of(day: Date) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
}

/// A change of what can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change<E> {
    /// It is to be found so.
    Put(E),
    /// It is not to be found any more.
    Remove(String),
}

/// The index of a body for an audience.
pub struct Index<A> {
    pub(crate) index: Tantivy,
    pub(crate) reader: IndexReader,
    pub(crate) fields: Fields,
    audience: PhantomData<A>,
}

impl<A: Audience> Index<A> {
    /// Opens the index of a body in its folder.
    ///
    /// # Errors
    /// If there is none of this version, or it is damaged.
    pub fn open(root: &Path) -> Result<Self, SearchError> {
        let folder = root.join(A::NAME);
        let pointer = fs::read_to_string(folder.join(POINTER)).map_err(|_| SearchError::Outdated)?;
        let (generation, version) = pointer.trim().split_once(' ').ok_or(SearchError::Outdated)?;
        if version != self::version() {
            return Err(SearchError::Outdated);
        }
        Self::of(Tantivy::open_in_dir(folder.join(generation))?)
    }

    fn of(index: Tantivy) -> Result<Self, SearchError> {
        let (_, fields) = schema();
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { index, reader, fields, audience: PhantomData })
    }

    /// Makes the index anew from everything there is, beside the old one, and puts it in its place at once.
    ///
    /// # Errors
    /// If the disk fails: the old index stays as it was.
    pub fn rebuild(
        root: &Path,
        entries: impl IntoIterator<Item = A::Entry>,
        checkpoint: u64,
    ) -> Result<Self, SearchError> {
        let folder = root.join(A::NAME);
        fs::create_dir_all(&folder)?;
        let old = fs::read_to_string(folder.join(POINTER)).unwrap_or_default();
        let old = old.split(' ').next().unwrap_or_default().to_owned();
        let number = old.strip_prefix("gen-").and_then(|number| number.parse::<u64>().ok()).unwrap_or(0);
        let generation = format!("gen-{}", number.saturating_add(1));
        let fresh = folder.join(&generation);
        // one that a crash left half made
        if fresh.exists() {
            fs::remove_dir_all(&fresh)?;
        }
        fs::create_dir_all(&fresh)?;
        let index = Self::of(Tantivy::create_in_dir(&fresh, schema().0)?)?;
        index.apply(entries.into_iter().map(Change::Put), checkpoint)?;
        let beside = folder.join(format!("{POINTER}.partial"));
        fs::write(&beside, format!("{generation} {}", version()))?;
        fs::File::open(&beside)?.sync_all()?;
        fs::rename(&beside, folder.join(POINTER))?;
        if !old.is_empty() && old != generation {
            // what still reads it keeps its files open; what is left lies about until the next time
            let _ = fs::remove_dir_all(folder.join(old));
        }
        Ok(index)
    }

    /// How far the log is in the index: the checkpoint of its last commit.
    ///
    /// # Errors
    /// If the index is damaged.
    pub fn checkpoint(&self) -> Result<u64, SearchError> {
        let payload = self.index.load_metas()?.payload;
        Ok(payload.and_then(|payload| payload.parse().ok()).unwrap_or(0))
    }

    /// Takes in changes up to a place of the log, all of them or none: the checkpoint is part of the commit. The same
    /// changes again change nothing.
    ///
    /// # Errors
    /// If somebody else writes, or the disk fails: the index stays as it was.
    pub fn apply(
        &self,
        changes: impl IntoIterator<Item = Change<A::Entry>>,
        checkpoint: u64,
    ) -> Result<(), SearchError> {
        let mut writer: IndexWriter = self.index.writer_with_num_threads(1, ARENA)?;
        for change in changes {
            match change {
                Change::Remove(id) => {
                    writer.delete_term(Term::from_field_text(self.fields.id, &id));
                }
                Change::Put(entry) => {
                    let entry = entry.as_ref();
                    writer.delete_term(Term::from_field_text(self.fields.id, &entry.id));
                    writer.add_document(self.document(entry))?;
                }
            }
        }
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(&checkpoint.to_string());
        commit.commit()?;
        writer.wait_merging_threads()?;
        Ok(self.reader.reload()?)
    }

    fn document(&self, entry: &Entry) -> TantivyDocument {
        let f = &self.fields;
        let mut document = TantivyDocument::default();
        document.add_text(f.id, &entry.id);
        let shown =
            [&entry.title, &entry.index_number, &entry.number, &entry.organ].map(|text| text.replace('\n', " "));
        document.add_text(f.shown, shown.join("\n"));
        document.add_text(f.text, &entry.text);
        document.add_pre_tokenized_text(f.title_words, as_words(&entry.title));
        document.add_pre_tokenized_text(f.text_words, as_words(&entry.text));
        document.add_pre_tokenized_text(f.organ_words, as_words(&entry.organ));
        document.add_pre_tokenized_text(f.organ_grams, as_grams(&entry.organ));
        document.add_pre_tokenized_text(f.title_grams, as_grams(&entry.title));
        document.add_pre_tokenized_text(f.text_grams, as_grams(&entry.text));
        document.add_pre_tokenized_text(f.index_number, as_grams(&entry.index_number));
        document.add_pre_tokenized_text(f.number, as_grams(&entry.number));
        let mut facet = |name: &str, value: &str| document.add_facet(f.facets, Facet::from_path([name, value]));
        facet("kind", &entry.kind);
        facet("column", &entry.column);
        facet("stage", &entry.stage);
        facet("year", &entry.day.year().to_string());
        if let Some(theme) = &entry.theme {
            facet("theme", theme);
        }
        document.add_i64(f.day, number_of(entry.day));
        document.add_i64(f.from, entry.valid_from.map_or(0, number_of));
        document.add_i64(f.until, entry.valid_until.map_or(i64::MAX, number_of));
        document
    }

    /// The number of entries.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.reader.searcher().num_docs()
    }
}

/// The version of what an index holds.
fn version() -> String {
    format!("{SCHEMA_VERSION}-{}", dictionary_version())
}

/// Where the indexes of a body stand in the folder of an installation. They hold nothing that is not in the log and the
/// attachments, and may be deleted at any time.
#[must_use]
pub fn folder_of(installation: &Path, body: &str) -> PathBuf {
    installation.join("search").join(body)
}
