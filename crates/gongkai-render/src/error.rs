//! What can stand in the way of writing a file.

/// A report that could not be written in a format.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The archive of a file could not be built.
    #[error("文件装不起来：{0}")]
    Archive(#[from] zip::result::ZipError),
    /// Something does not fit into a workbook, as a remark of more than 32767 characters.
    #[error("放不进工作簿：{0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}
