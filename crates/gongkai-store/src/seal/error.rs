//! What can go wrong with sealed data. No variant holds anything of a person but the id.

use super::{Destruction, KekId, OrderError, Person, RegisterError, TableError};

/// Why a value was not sealed, opened or destroyed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The key was destroyed by an approved record.
    #[error("人员 {person} 的个人信息已于 {} 依销毁记录“{}”销毁，不能再打开，也不能再添加；历史和统计不受影响", .why.on, .why.record)]
    Destroyed {
        /// Whose.
        person: Person,
        /// When and by which record.
        why: Destruction,
    },
    /// There is no key of this person.
    #[error("密钥表里没有人员 {0} 的数据密钥：请检查数据库是否恢复完整")]
    NoKey(Person),
    /// The bytes, their place or the key are not those of the sealing.
    #[error("人员 {person} 的“{field}”打不开：密文被改动过，或者不属于这个位置；请运行 gongkai verify，并从备份核对")]
    Refused {
        /// Whose.
        person: Person,
        /// Which field.
        field: String,
    },
    /// The wrapped key does not open under its KEK.
    #[error("人员 {0} 的数据密钥解不开：密钥表的这一行被改动过，或者不属于这个人；请从备份核对")]
    Wrapped(Person),
    /// What was opened is no text.
    #[error("人员 {person} 的“{field}”不是文字：请用与写入时相同版本的程序打开")]
    NotText {
        /// Whose.
        person: Person,
        /// Which field.
        field: String,
    },
    /// Sealed by a later version.
    #[error("密文是第 {0} 版格式，本程序不认得：请升级程序")]
    Version(u8),
    /// Sealed by an algorithm that is not set up.
    #[error("密文用的是第 {0} 号算法，本程序没有启用：请检查密码算法设置")]
    Algorithm(u8),
    /// The KEK of a row is not at hand.
    #[error("缺少主密钥 {0}：请把这个主密钥文件加入设置；不要新建密钥，新密钥打不开已有的数据")]
    Kek(KekId),
    /// The id of a person is none that this program gives out; not repeated, since it may be a name.
    #[error("人员编号不是 UUID，没有加密保存：请由程序给出人员编号，不要用姓名或证件号码")]
    NotAPerson,
    /// More than the algorithm can seal.
    #[error("内容太长，不能加密保存：请缩短，或作为附件上传")]
    TooLong,
    /// The system gave no random numbers.
    #[error("系统没有给出随机数（{0}），没有保存：请检查操作系统")]
    Random(getrandom::Error),
    /// The table cannot be read or written.
    #[error("读写密钥表失败（{0}）：请检查数据库")]
    Table(#[source] TableError),
    /// The order is not one that may be carried out.
    #[error(transparent)]
    Order(#[from] OrderError),
    /// The register of destroyed keys cannot be read or written.
    #[error(transparent)]
    Register(#[from] RegisterError),
}
