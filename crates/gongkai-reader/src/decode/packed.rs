//! What a packed file is, told by the parts in it: a document of an office program, or an archive of files.

use super::package::{Budget, Package, Part};

/// What a packed file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packed {
    /// A Word document.
    Word,
    /// An Excel workbook.
    Excel,
    /// A workbook of an open office program.
    OpenSheet,
    /// Files that only travel together.
    Archive,
    /// Something that is not read, and what to do.
    Unread(&'static str),
}

/// Tells what a packed file is.
pub(super) fn of(package: &mut Package<'_>, budget: &mut Budget) -> Packed {
    if package.holds("OFD.xml") {
        return Packed::Unread(
            "这是 OFD 版式文件，目前还不能直接读：请用公布页面的网页文件，或在阅读器里导出为 PDF 或 Word 后再读",
        );
    }
    if let Some(Part::Whole(kind)) = package.part("mimetype", budget) {
        let kind = String::from_utf8_lossy(&kind);
        if let Some(kind) = kind.trim().strip_prefix("application/vnd.oasis.opendocument.") {
            return open_document(kind);
        }
    }
    if !package.holds("[Content_Types].xml") && !package.holds("_rels/.rels") {
        return Packed::Archive;
    }
    if package.holds("xl/workbook.bin") {
        return Packed::Unread(
            "这是二进制的 Excel 文件（.xlsb），不能直接读：请用 Excel 或 WPS 打开，另存为 .xlsx 后再读",
        );
    }
    if package.holds_under("xl/") {
        return Packed::Excel;
    }
    if package.holds_under("ppt/") {
        return Packed::Unread("这是演示文稿（.pptx），不是年度报告的形式：请改用 Word、Excel、PDF 或网页文件");
    }
    Packed::Word
}

fn open_document(kind: &str) -> Packed {
    if kind.starts_with("spreadsheet") {
        return Packed::OpenSheet;
    }
    Packed::Unread("这是 OpenDocument 文件（.odt 等），不能直接读：请用 LibreOffice 或 WPS 打开，另存为 .docx 后再读")
}
