//! What can stand in the way of writing a file.

use rust_xlsxwriter::XlsxError;

/// A report that could not be written in a format.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The archive of a file could not be built.
    #[error("文件装不起来（{0}）")]
    Archive(#[from] zip::result::ZipError),
    /// A cell prints more than a cell of a workbook can hold.
    #[error("有一格的内容超过 32767 字，工作簿的单元格放不下；请缩短这一格的备注，或改用 docx")]
    CellTooLong,
    /// The workbook could not be built.
    #[error("工作簿写不出来（{0}）")]
    Workbook(XlsxError),
}

impl From<XlsxError> for Error {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::MaxStringLengthExceeded => Self::CellTooLong,
            error => Self::Workbook(error),
        }
    }
}
