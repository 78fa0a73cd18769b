//! The text of an item with its pictures: those inside a Word file, and those that an editor wrote into a page, become files
//! of the item, and the text names them by their names.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gongkai_app::port::BodyCode;
use gongkai_catalogue::ItemFile;
use gongkai_document::{Block, Document, SourceKind};

use crate::exit::Failure;
use crate::input::Source;
use crate::records::Office;
use crate::worker::Reader;

/// The most that the pictures of one text may have.
const MOST: usize = 32 << 20;

/// How the pictures of a text are called: a number follows, and the ending of their kind.
const NAME: &str = "正文图";

/// How the address of a picture begins that is written out in the page itself, and what stands before its bytes.
const WRITTEN_OUT: &str = "data:image/";
const BYTES: &str = ";base64,";

/// A text that names its pictures, and the pictures by these names.
pub(crate) struct Illustrated {
    pub(crate) document: Document,
    pictures: Vec<(String, Vec<u8>)>,
    /// Pictures that are kept and that no browser shows, and pictures that could not be had.
    unshown: usize,
    lost: usize,
}

/// The text of a file.
pub(crate) fn decoded(path: &Path) -> Result<Illustrated, Failure> {
    let source = Source::of(path);
    let unusable = |reason: String| Failure::Read { file: source.name(), reason };
    let (one, pictures) = source.illustrated(&Reader::default(), MOST).map_err(unusable)?;
    if one.document.blocks.is_empty() {
        let why = one.problems.first().map_or("里面没有文字".to_owned(), |problem| problem.what.clone());
        return Err(unusable(why));
    }
    Ok(Illustrated::of(one.document, pictures))
}

impl Illustrated {
    fn of(document: Document, found: Vec<(String, Vec<u8>)>) -> Self {
        let mut text = Self { document, pictures: Vec::new(), unshown: 0, lost: 0 };
        match text.document.kind {
            SourceKind::Html => text.page(),
            SourceKind::Word => text.word(found),
            _ => {}
        }
        text
    }

    fn word(&mut self, found: Vec<(String, Vec<u8>)>) {
        let mut blocks = std::mem::take(&mut self.document.blocks);
        let mut names: Vec<(String, Option<String>)> = Vec::new();
        for block in &mut blocks {
            let Block::Image(image) = block else { continue };
            if image.target.contains("://") {
                continue;
            }
            let known = names.iter().find(|(target, _)| *target == image.target).map(|(_, name)| name.clone());
            let name = known.unwrap_or_else(|| {
                let bytes = found.iter().find(|(target, _)| *target == image.target).map(|(_, bytes)| bytes.clone());
                let name = match bytes {
                    Some(bytes) => self.keep(bytes, image.target.rsplit('.').next().unwrap_or_default()),
                    None => {
                        self.lost += 1;
                        None
                    }
                };
                names.push((image.target.clone(), name.clone()));
                name
            });
            image.target = name.unwrap_or_default();
        }
        self.document.blocks = blocks;
    }

    fn page(&mut self) {
        let source = std::mem::take(&mut self.document.source);
        let mut page = String::with_capacity(source.len());
        let mut rest = source.as_str();
        while let Some(at) = rest.find(WRITTEN_OUT) {
            let (before, address) = rest.split_at(at);
            page.push_str(before);
            // in words that only speak of such an address nothing is changed
            let quote = before.chars().next_back().filter(|c| matches!(c, '"' | '\''));
            let Some((address, after)) = quote.and_then(|quote| Some(address.split_at(address.find(quote)?))) else {
                page.push_str(WRITTEN_OUT);
                rest = address.get(WRITTEN_OUT.len()..).unwrap_or_default();
                continue;
            };
            let written = address.split_once(BYTES).map(|(_, written)| written.split_whitespace().collect::<String>());
            match written.and_then(|written| STANDARD.decode(written).ok()) {
                Some(bytes) => page.push_str(&self.keep(bytes, "bin").unwrap_or_default()),
                None => self.lost += 1,
            }
            rest = after;
        }
        page.push_str(rest);
        self.document.source = page;
    }

    /// Keeps a picture; its name, where a browser shows its kind.
    fn keep(&mut self, bytes: Vec<u8>, ending: &str) -> Option<String> {
        let number = self.pictures.len() + 1;
        let kind = shown_kind(&bytes);
        let plain: String = ending.chars().filter(char::is_ascii_alphanumeric).take(5).collect();
        let name = format!("{NAME}{number}.{}", kind.unwrap_or(&plain.to_ascii_lowercase()));
        self.pictures.push((name.clone(), bytes));
        if kind.is_none() {
            self.unshown += 1;
        }
        kind.is_some().then_some(name)
    }

    /// Keeps the pictures as files of an item, and tells of those that its readers will not see.
    pub(crate) fn files(&self, office: &Office, body: &BodyCode) -> Result<Vec<ItemFile>, Failure> {
        let mut files = Vec::with_capacity(self.pictures.len());
        for (name, picture) in &self.pictures {
            let (content, bytes) = office.wait(office.keeping.keep_open(body, picture.as_slice()))?;
            files.push(ItemFile { name: name.clone(), content, bytes });
        }
        if self.unshown > 0 {
            anstream::eprintln!(
                "提示：正文里有{}幅图片浏览器显示不了（如 emf、wmf、tiff），已存为附件。请另存为 png 或 jpg 后换上。",
                self.unshown
            );
        }
        if self.lost > 0 {
            anstream::eprintln!("提示：正文里有{}幅图片读不出或者太大，没有带入。请用 --attach 另行登记。", self.lost);
        }
        Ok(files)
    }
}

/// Whether a file of an item is a picture of its text.
pub(crate) fn is_of_text(file: &ItemFile) -> bool {
    let number = file.name.strip_prefix(NAME).and_then(|rest| rest.split('.').next());
    number.is_some_and(|number| number.parse::<usize>().is_ok())
}

/// The ending of a kind of picture that every browser shows, told by its first bytes.
fn shown_kind(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("png"),
        [0xFF, 0xD8, 0xFF, ..] => Some("jpg"),
        [b'G', b'I', b'F', b'8', ..] => Some("gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("webp"),
        [b'B', b'M', ..] => Some("bmp"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_editor_wrote_into_a_page_becomes_a_file_and_is_named() {
        let source = "<p>见图<img alt=\"图\" src='data:image/png;base64,iVBORw0KGgo='></p>\
                      <img src=\"data:image/png;base64,不是\"><img src=\"https://a.gov.cn/b.png\">";
        let document = Document { kind: SourceKind::Html, source: source.to_owned(), ..Document::default() };
        let text = Illustrated::of(document, Vec::new());
        assert_eq!(text.pictures.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["正文图1.png"]);
        assert!(text.document.source.contains("src='正文图1.png'") && text.document.source.contains("b.png"));
    }

    #[test]
    fn a_picture_is_kept_by_what_it_is_and_one_shown_twice_is_kept_once() {
        let image = |target: &str| {
            Block::Image(gongkai_document::Image { target: target.to_owned(), ..gongkai_document::Image::default() })
        };
        let blocks =
            vec![image("word/media/a.emf"), image("word/media/b.bin"), image("word/media/b.bin"), image("gone")];
        let document = Document { kind: SourceKind::Word, blocks, ..Document::default() };
        let found = vec![
            ("word/media/a.emf".to_owned(), vec![1, 0, 0, 0]),
            ("word/media/b.bin".to_owned(), vec![0xFF, 0xD8, 0xFF, 0xE0]),
        ];
        let text = Illustrated::of(document, found);
        let names: Vec<&str> = text.pictures.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["正文图1.emf", "正文图2.jpg"]);
        assert_eq!((text.unshown, text.lost), (1, 1));
        let targets = text.document.blocks.iter().map(|block| match block {
            Block::Image(image) => image.target.as_str(),
            _ => "",
        });
        assert_eq!(targets.collect::<Vec<_>>(), ["", "正文图2.jpg", "正文图2.jpg", ""]);
    }
}
