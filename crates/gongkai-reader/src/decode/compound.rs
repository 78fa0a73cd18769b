//! Compound files, the container of old office programs: what is in one, told by its directory.

/// How a compound file begins.
pub(super) const MAGIC: [u8; 4] = [0xD0, 0xCF, 0x11, 0xE0];

/// Size of an entry of the directory, and of the name in it.
const ENTRY: usize = 128;
const NAME: usize = 64;

/// What a compound file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compound {
    /// A workbook of Excel or of WPS (`.xls`, `.et`).
    Workbook,
    /// Something that is not read, and what to do.
    Unread(&'static str),
}

/// Tells what a compound file holds. The directory is a row of sectors, each of whole entries, so an entry always
/// begins at a multiple of its size; walking the chain of sectors would gain nothing and could be led in circles.
pub(super) fn of(bytes: &[u8]) -> Compound {
    let holds = |name: &str| bytes.chunks_exact(ENTRY).skip(1).any(|entry| is_named(entry, name));
    if holds("EncryptedPackage") {
        return Compound::Unread("文件加了打开密码，没有读：请用 Word、Excel 或 WPS 打开，去掉密码后另存再读");
    }
    if holds("Workbook") || holds("Book") {
        return Compound::Workbook;
    }
    if holds("WordDocument") {
        return Compound::Unread(
            "这是旧式 Word 或 WPS 文字文件（.doc、.wps），不能直接读：请用 Word 或 WPS 打开，另存为 .docx 后再读",
        );
    }
    if holds("PowerPoint Document") {
        return Compound::Unread("这是演示文稿（.ppt、.dps），不是年度报告的形式：请改用 Word、Excel、PDF 或网页文件");
    }
    Compound::Unread(
        "这是旧式办公软件的文件，认不出是哪一种，不能直接读：请用 Word 或 WPS 打开，另存为 .docx 或 .xlsx 后再读",
    )
}

/// Whether an entry is in use and has that name.
fn is_named(entry: &[u8], name: &str) -> bool {
    let units: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    let length = entry.get(NAME..NAME + 2).and_then(|length| length.try_into().ok()).map(u16::from_le_bytes);
    length.map(usize::from) == Some(units.len()) && entry.starts_with(&units) && entry.get(66) == Some(&2)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A compound file with one stream in its directory.
    fn holding(name: &str) -> Vec<u8> {
        let mut bytes = vec![0; 1024];
        bytes[..4].copy_from_slice(&MAGIC);
        let units: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        bytes[640..640 + units.len()].copy_from_slice(&units);
        bytes[640 + NAME..640 + NAME + 2].copy_from_slice(&u16::try_from(units.len()).unwrap().to_le_bytes());
        bytes[640 + 66] = 2;
        bytes
    }

    #[test]
    fn old_files_are_told_by_their_streams_with_what_to_do() {
        assert_eq!(of(&holding("Workbook")), Compound::Workbook);
        assert_eq!(of(&holding("Book")), Compound::Workbook);
        for (stream, words) in [
            ("WordDocument", ".docx"),
            ("EncryptedPackage", "密码"),
            ("PowerPoint Document", "演示文稿"),
            ("Contents", "认不出"),
        ] {
            let Compound::Unread(what) = of(&holding(stream)) else { panic!("{stream}") };
            assert!(what.contains(words), "{what}");
        }
    }

    #[test]
    fn a_name_in_the_text_of_a_file_is_no_stream() {
        let mut bytes = holding("Contents");
        let text: Vec<u8> = "Workbook".encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes[900..900 + text.len()].copy_from_slice(&text);
        assert!(matches!(of(&bytes), Compound::Unread(_)));
    }
}
