//! What can go wrong in a use case.

use gongkai_case::Refusal;
use gongkai_law::deadline::CountError;
use gongkai_law::form;
use gongkai_tally::NoForm;
use gongkai_wire::stored::StoredError;
use jiff::civil::Date;

use crate::confide::NotSealed;
use crate::port::{BodyCode, BrokenCode, LogError};

/// What can go wrong in a use case.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The log could not do it.
    #[error(transparent)]
    Log(#[from] LogError),
    /// Something personal that could not be sealed.
    #[error(transparent)]
    NotSealed(#[from] NotSealed),
    /// A code that is none.
    #[error(transparent)]
    Code(#[from] BrokenCode),
    /// Nothing is recorded of that body.
    #[error("没有机关“{0}”的记录：请核对机关代码，或先导入、登记")]
    NoSuchBody(BodyCode),
    /// The body never said who it is.
    #[error("机关“{0}”没有登记单位名称和性质：请先登记单位信息")]
    NoProfile(BodyCode),
    /// A stream of a kind that this program does not know.
    #[error("第{seq}条记录属于本程序不认识的种类“{kind}”：可能由更新版本写入，请升级程序")]
    UnknownKind {
        /// Its place in the log.
        seq: u64,
        /// The kind.
        kind: String,
    },
    /// An event that this program cannot read.
    #[error("第{seq}条记录读不出：{error}")]
    Unreadable {
        /// Its place in the log.
        seq: u64,
        /// Why.
        error: StoredError,
    },
    /// A command that cannot be.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A due day that cannot be computed.
    #[error(transparent)]
    Count(#[from] CountError),
    /// A year without a form.
    #[error(transparent)]
    NoForm(#[from] NoForm),
    /// There is no such record.
    #[error("没有编号为“{0}”的{1}：请核对编号，或用 gongkai case list 查看")]
    NoSuchRecord(String, &'static str),
    /// There is no such item.
    #[error("没有编号、索引号、文号或者标题为“{0}”的信息：请核对，或用 gongkai document list 查看")]
    NoSuchItem(String),
    /// Several items are called so.
    #[error("有{1}条信息都叫“{0}”：请改用编号或者索引号，见 gongkai document list")]
    SeveralItems(String, usize),
    /// There is no such document in the register.
    #[error("登记簿里没有编号、文号或者标题为“{0}”的文件：请核对，或用 gongkai register list 查看")]
    NoSuchDocument(String),
    /// Several documents are called so.
    #[error("登记簿里有{1}份文件都叫“{0}”：请改用文号，见 gongkai register list")]
    SeveralDocuments(String, usize),
    /// A year that has not ended.
    #[error("{0}年还没有结束（今日{today}）：报告统计到12月31日，请在年后冻结", today = form::long(*.1))]
    YearNotOver(i16, Date),
    /// A year that is frozen already.
    #[error("{0}年的报告已经发布并冻结：数字不再变动，其后的更正另列为重述")]
    Frozen(i16),
    /// What was frozen cannot be read.
    #[error("{year}年冻结的报告读不出：{why}")]
    BrokenFreeze {
        /// The year.
        year: i16,
        /// Why.
        why: String,
    },
}
