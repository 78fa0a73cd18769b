//! What can go wrong with attachments.

use std::io;
use std::path::PathBuf;

use super::{BlobId, SizeLimit};

/// Why an attachment was not kept or not given.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// More than allowed.
    #[error("附件超过 {0} 的上限，没有保存：请压缩或拆分后重新上传")]
    TooLarge(SizeLimit),
    /// What was to be kept broke off.
    #[error("附件没有传完（{0}），没有保存：请重新上传")]
    Source(#[source] io::Error),
    /// What arrives could not be taken down.
    #[error("附件暂存文件夹 {folder} 不能用（{source}），没有保存：请检查权限和磁盘空间")]
    Spool {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The blob could not be written.
    #[error("写入附件 {id} 失败（{source}），没有保存：请检查附件库的空间和连接，再重新上传")]
    Write {
        /// Which blob.
        id: BlobId,
        /// What the storage said.
        source: io::Error,
    },
    /// There is no such blob.
    #[error("附件库里没有附件 {0}：请从备份恢复这个附件，再运行 gongkai verify")]
    Missing(BlobId),
    /// The content is not that of its address.
    #[error("附件 {0} 的内容已被改动或损坏，没有交出完整内容：请从备份恢复这个附件，再运行 gongkai verify")]
    Corrupt(BlobId),
    /// A name that is no address of a blob.
    #[error("“{0}”不是附件的名称：记录可能已被改动，请运行 gongkai verify")]
    NoName(String),
    /// The blob could not be read to its end.
    #[error("读取附件 {id} 失败（{source}）：请检查附件库的磁盘和连接后再试")]
    Read {
        /// Which blob.
        id: BlobId,
        /// What the storage said.
        source: object_store::Error,
    },
    /// The one who wanted the blob did not take it.
    #[error("附件 {id} 没有送完（{source}）：请重新下载")]
    Target {
        /// Which blob.
        id: BlobId,
        /// What the receiver said.
        source: io::Error,
    },
    /// Anything else of the storage.
    #[error("{doing}失败（{source}）：请检查附件库的设置、磁盘和连接")]
    Storage {
        /// What was being done.
        doing: &'static str,
        /// What the storage said.
        source: object_store::Error,
    },
    /// An instant out of range.
    #[error("清理附件时给出的时间或宽限期超出范围，没有清理：请检查设置")]
    Grace,
}

impl BlobError {
    pub(super) fn storage(doing: &'static str) -> impl Fn(object_store::Error) -> Self {
        move |source| Self::Storage { doing, source }
    }

    /// The error of the source, where the source is itself a blob.
    pub(super) fn unwrapped(self) -> Self {
        match self {
            Self::Source(error) => error.downcast().unwrap_or_else(Self::Source),
            other => other,
        }
    }

    pub(super) fn read(id: BlobId) -> impl Fn(object_store::Error) -> Self {
        move |source| match source {
            object_store::Error::NotFound { .. } => Self::Missing(id),
            source => Self::Read { id, source },
        }
    }
}
