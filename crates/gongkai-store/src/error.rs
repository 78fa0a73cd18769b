//! Why the store could not do what was asked: what, where, and what to do.

use std::path::PathBuf;
use std::sync::Arc;

use gongkai_app::port::{BodyCode, BrokenCode, LogError};

use crate::SecretError;
use crate::blob::BlobError;
use crate::chain::BrokenChain;
use crate::heads::{HeadFault, HeadsError};
use crate::seal::{RegisterError, SealError};

/// Any failure of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A refusal that the port knows.
    #[error(transparent)]
    Log(#[from] LogError),
    /// The database refused or is gone.
    #[error("数据库出错（{0}）：请检查它是否在运行、能否连接、磁盘是否已满，再试")]
    Sql(#[from] sqlx::Error),
    /// The address of the database is no address.
    #[error("数据库地址写得不对：{what}。请写文件路径、sqlite:路径，或 postgres://用户@主机/库名")]
    Address {
        /// What is wrong; never the address itself, which may hold a password.
        what: String,
    },
    /// The database has no schema yet, or an older one.
    #[error("数据库结构是第 {found} 版，本程序需要第 {needed} 版：请先运行 gongkai migrate")]
    OldSchema {
        /// Version found; 0 when empty.
        found: i64,
        /// Version needed.
        needed: i64,
    },
    /// The database was used by a newer program.
    #[error("数据库结构是第 {found} 版，比本程序认得的第 {known} 版新：请升级程序")]
    NewSchema {
        /// Version found.
        found: i64,
        /// The newest version known.
        known: i64,
    },
    /// A setting that durability rests on did not take.
    #[error("SQLite 的 {pragma} 应为 {wanted}，实为 {found}：数据文件所在的磁盘或文件系统不支持，请换到本机磁盘")]
    Pragma {
        /// Which one.
        pragma: &'static str,
        /// What it must be.
        wanted: &'static str,
        /// What it is.
        found: String,
    },
    /// A stored event cannot be read.
    #[error("{body} 第 {seq} 条记录损坏：{source}。请运行 gongkai verify 查明，并从备份恢复")]
    Damaged {
        /// Whose log.
        body: String,
        /// Which event.
        seq: u64,
        /// How.
        source: BrokenChain,
    },
    /// An event written by a newer program.
    #[error("{body} 第 {seq} 条记录的封装是第 {found} 版，本程序只认得第 {known} 版：请升级程序")]
    NewerFraming {
        /// Whose log.
        body: String,
        /// Which event.
        seq: u64,
        /// Version found.
        found: u16,
        /// The newest version known.
        known: u16,
    },
    /// A stored value that no program of ours writes.
    #[error("数据库 {table} 表里的“{what}”不是本程序写的值，请运行 gongkai verify 查明")]
    Foreign {
        /// In which table.
        table: &'static str,
        /// Which column or value.
        what: String,
    },
    /// A code is none.
    #[error(transparent)]
    Code(#[from] BrokenCode),
    /// A file cannot be read or written.
    #[error("{path}：{what}（{source}），请检查路径、权限和磁盘")]
    File {
        /// Which file.
        path: PathBuf,
        /// What was to be done with it.
        what: &'static str,
        /// Why not.
        source: std::io::Error,
    },
    /// A file that is there already.
    #[error("{0} 已经存在，没有覆盖：请换一个文件名，或先移走")]
    Exists(PathBuf),
    /// A line of an export is not what was written.
    #[error("{path} 第 {line} 行：{what}。什么也没有导入")]
    Line {
        /// Which file.
        path: PathBuf,
        /// Which line, from 1.
        line: usize,
        /// What is wrong.
        what: String,
    },
    /// The log here is longer than the one offered, or another one.
    #[error("{body} 在本库已有 {here} 条记录，{what}：没有改动。请换一个空库")]
    WouldOverwrite {
        /// Whose log.
        body: BodyCode,
        /// How many events are here.
        here: u64,
        /// How the offered one differs.
        what: String,
    },
    /// What was restored does not hold together.
    #[error("恢复出来的记录没有通过核验：{0}。目标库已还原为空，请换一份备份")]
    Unsound(String),
    /// Attachments.
    #[error(transparent)]
    Blob(#[from] BlobError),
    /// Sealed data.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The register of destroyed keys.
    #[error(transparent)]
    Register(#[from] RegisterError),
    /// Exported heads.
    #[error(transparent)]
    Heads(#[from] HeadsError),
    /// A file of a key.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// The log is not that of the newest export of heads, so none was signed.
    #[error("{0}。没有导出新的链头")]
    Tampered(HeadFault),
    /// A restore without a register of destroyed keys could bring back who is forgotten.
    #[error("备份里有个人信息的密钥，没有已销毁密钥登记簿就不能恢复：请先把最新的 destroyed.jsonl 放回数据文件夹")]
    NoRegister,
    /// KEKs that rows of the table are wrapped by are not at hand.
    #[error(
        "缺少主密钥 {kek}：库里有人的密钥是用它加密的。请把这个主密钥文件放进 {folder}，文件名以 kek- 开头；不要新建密钥，新密钥打不开已有的数据"
    )]
    MissingKeks {
        /// Their names.
        kek: String,
        /// Where they belong.
        folder: PathBuf,
    },
    /// The writer has ended.
    #[error("存储已关闭，不能再写：请重新启动程序")]
    Closed,
    /// A batch failed as a whole; the cause is shared by all of its commands.
    #[error("{0}。不能确定是否已写入，请刷新后核对，或用同一幂等键重发")]
    Batch(Arc<StoreError>),
}

impl StoreError {
    /// An event whose chain bytes cannot be read: damaged, or from the future.
    pub(crate) fn unreadable(body: &str, seq: u64, source: BrokenChain) -> Self {
        let body = body.to_owned();
        match source {
            BrokenChain::NewerFraming { found, known } => Self::NewerFraming { body, seq, found, known },
            source => Self::Damaged { body, seq, source },
        }
    }
}

impl From<StoreError> for LogError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Log(error) => error,
            other => Self::Store(Arc::new(other)),
        }
    }
}

/// Puts a path and a purpose to an error of the file system.
pub(crate) fn file(path: impl Into<PathBuf>, what: &'static str) -> impl FnOnce(std::io::Error) -> StoreError {
    let path = path.into();
    move |source| StoreError::File { path, what, source }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blob::BlobId;

    /// What, where, what to do; the whole list, since each is read by somebody in trouble.
    #[test]
    fn every_error_says_what_where_and_what_to_do() {
        let body: BodyCode = "shifan".parse().unwrap();
        let path = || PathBuf::from("a.jsonl");
        let io = || std::io::Error::other("坏了");
        let errors = [
            StoreError::Sql(sqlx::Error::PoolTimedOut),
            StoreError::Address { what: "地址是空的".into() },
            StoreError::OldSchema { found: 1, needed: 2 },
            StoreError::NewSchema { found: 3, known: 2 },
            StoreError::Pragma { pragma: "synchronous", wanted: "2", found: "1".into() },
            StoreError::Damaged { body: "shifan".into(), seq: 7, source: BrokenChain::Length },
            StoreError::unreadable("shifan", 7, BrokenChain::NewerFraming { found: 2, known: 1 }),
            StoreError::Foreign { table: "head", what: "x".into() },
            file("a.jsonl", "打不开")(io()),
            StoreError::Exists(path()),
            StoreError::Line { path: path(), line: 3, what: "chain 不是 base64".into() },
            StoreError::WouldOverwrite { body, here: 8, what: "比要导入的 7 条多".into() },
            StoreError::Unsound("shifan 第 5 条记录：不符".into()),
            StoreError::Blob(BlobError::Missing(BlobId::of(b"a"))),
            StoreError::Tampered(HeadFault::Recomputed { body: "shifan".into(), seq: 7 }),
            StoreError::NoRegister,
            StoreError::MissingKeks { kek: "0011223344556677".into(), folder: "data/keys".into() },
            StoreError::Closed,
            StoreError::Batch(Arc::new(StoreError::Closed)),
        ];
        let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
        let blob = BlobId::of(b"a").to_string();
        assert_eq!(told.join("\n"), TOLD.trim().replace("BLOB", &blob));
    }

    const TOLD: &str = "
数据库出错（pool timed out while waiting for an open connection）：请检查它是否在运行、能否连接、磁盘是否已满，再试
数据库地址写得不对：地址是空的。请写文件路径、sqlite:路径，或 postgres://用户@主机/库名
数据库结构是第 1 版，本程序需要第 2 版：请先运行 gongkai migrate
数据库结构是第 3 版，比本程序认得的第 2 版新：请升级程序
SQLite 的 synchronous 应为 2，实为 1：数据文件所在的磁盘或文件系统不支持，请换到本机磁盘
shifan 第 7 条记录损坏：字节数不对。请运行 gongkai verify 查明，并从备份恢复
shifan 第 7 条记录的封装是第 2 版，本程序只认得第 1 版：请升级程序
数据库 head 表里的“x”不是本程序写的值，请运行 gongkai verify 查明
a.jsonl：打不开（坏了），请检查路径、权限和磁盘
a.jsonl 已经存在，没有覆盖：请换一个文件名，或先移走
a.jsonl 第 3 行：chain 不是 base64。什么也没有导入
shifan 在本库已有 8 条记录，比要导入的 7 条多：没有改动。请换一个空库
恢复出来的记录没有通过核验：shifan 第 5 条记录：不符。目标库已还原为空，请换一份备份
附件库里没有附件 BLOB：请从备份恢复这个附件，再运行 gongkai verify
机构 shifan 的历史被改写：第 7 条的校验值与导出的链头不同，此条或更早的记录被改动后重新计算过；请与备份核对并查明原因。没有导出新的链头
备份里有个人信息的密钥，没有已销毁密钥登记簿就不能恢复：请先把最新的 destroyed.jsonl 放回数据文件夹
缺少主密钥 0011223344556677：库里有人的密钥是用它加密的。请把这个主密钥文件放进 data/keys，文件名以 kek- 开头；不要新建密钥，新密钥打不开已有的数据
存储已关闭，不能再写：请重新启动程序
存储已关闭，不能再写：请重新启动程序。不能确定是否已写入，请刷新后核对，或用同一幂等键重发
";
}
