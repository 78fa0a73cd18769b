//! How a command ends: the exit codes of the contract, and the failures that stop it.

use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ending {
    /// All is well.
    #[default]
    Sound,
    /// There is a finding of severity error, or a mismatch.
    Faulty,
    /// An input could not be used.
    Unusable,
}

impl Ending {
    /// Of two parts of a command, the worse ending.
    pub(crate) fn and(self, other: Self) -> Self {
        self.max(other)
    }
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Sound => Self::from(0),
            Ending::Faulty => Self::from(1),
            Ending::Unusable => Self::from(2),
        }
    }
}

/// What stops a command. Every message says what, where, and what to do.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// A folder could not be walked.
    #[error("读不了文件夹“{folder}”：{reason}。请检查路径和权限后重试")]
    Folder {
        /// The folder.
        folder: String,
        /// Why.
        reason: String,
    },
    /// There is nothing to do.
    #[error("给出的文件夹里没有文件。请检查路径")]
    NoFiles,
    /// The thread pool could not be built.
    #[error("开不了工作线程（{0}）。请用 --jobs 1 重试")]
    Threads(String),
    /// A file could not be read.
    #[error("读不了“{file}”：{reason}。请检查后重试")]
    Read {
        /// The file.
        file: String,
        /// Why.
        reason: String,
    },
    /// A file could not be written.
    #[error("写不了“{file}”：{reason}。已有的内容没有改动，请检查路径、权限和磁盘空间后重试")]
    Write {
        /// The file.
        file: String,
        /// Why.
        reason: String,
    },
    /// The report could not be written in the format asked for.
    #[error("这份报告写不成所要的格式：{0}")]
    Format(#[from] gongkai_render::Error),
    /// The output is a file of another program, and standard output is a terminal.
    #[error("{0} 文件不能显示在屏幕上。请用 --out 写到文件，或把标准输出接到文件、管道")]
    Terminal(&'static str),
    /// Standard output was closed by the program that reads it: nothing is wrong.
    #[error("接收输出的程序已经结束")]
    Closed,
    /// The file that is to be written in another format holds no report.
    #[error("“{file}”不是能读出的年度报告：{why}")]
    NoReport {
        /// The file.
        file: String,
        /// Why.
        why: String,
    },
    /// What was asked for does not exist.
    #[error("{0}")]
    Unknown(String),
    /// A PDF could not be made.
    #[error(transparent)]
    Typeset(#[from] gongkai_typeset::Error),
    /// The records could not be opened or used.
    #[error("{0}")]
    Records(String),
    /// A use case failed.
    #[error(transparent)]
    App(#[from] gongkai_app::AppError),
    /// The log failed.
    #[error(transparent)]
    Log(#[from] gongkai_app::port::LogError),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] gongkai_store::StoreError),
    /// Lines of a case that are not recorded.
    #[error(transparent)]
    Entry(#[from] gongkai_app::entry::EntryError),
    /// The numbers of a value do not allow the calculation.
    #[error("{0}")]
    Law(String),
}

impl Failure {
    /// How the command ends: a refused command is one that was understood and cannot be; all else could not be used.
    pub(crate) const fn ending(&self) -> Ending {
        use gongkai_app::AppError;
        use gongkai_app::entry::EntryError;
        match self {
            Self::App(AppError::Refused(_) | AppError::Frozen(_) | AppError::YearNotOver(..))
            | Self::Entry(EntryError::Refused { .. }) => Ending::Faulty,
            _ => Ending::Unusable,
        }
    }
}
