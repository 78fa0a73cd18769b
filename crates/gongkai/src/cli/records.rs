//! The part of the command line that needs records: where they are, cases, the upkeep of the database.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use gongkai_app::port::BodyCode;
use gongkai_law::subject::SubjectKind;
use gongkai_report::CellId;
use jiff::civil::Date;

use crate::cli::{ARGUMENTS, HELP, Help, ListFormat, OPTIONS, parse_date};

/// Where the records are.
#[derive(Clone, Debug, Args)]
pub(crate) struct Place {
    /// 记录所在的文件夹（缺省：用户数据文件夹下的 gongkai）
    #[arg(long, value_name = "文件夹", help_heading = OPTIONS)]
    pub(crate) data: Option<PathBuf>,
    /// 数据库地址，如 postgres://用户@主机/库（缺省：文件夹里的 SQLite）
    #[arg(long, value_name = "地址", env = "GONGKAI_DATABASE", hide_env = true, help_heading = OPTIONS)]
    pub(crate) database: Option<String>,
    /// 用一份新的演示记录：shifan（虚构的示范县，2023—2025年）和 bazhou（2023年）；公开目录只在 document、catalogue 里有
    #[arg(long, conflicts_with_all = ["data", "database"], help_heading = OPTIONS)]
    pub(crate) demo: bool,
}

impl Place {
    /// Whether somebody said where the records are.
    pub(crate) const fn is_given(&self) -> bool {
        self.data.is_some() || self.database.is_some() || self.demo
    }
}

/// Whose records.
#[derive(Clone, Debug, Args)]
pub(crate) struct Whose {
    /// 机关代码，如 shifan（只有一个机关时可以不写）
    #[arg(long, value_name = "代码", help_heading = OPTIONS)]
    pub(crate) body: Option<BodyCode>,
    #[command(flatten)]
    pub(crate) place: Place,
}

#[derive(Debug, Args)]
pub(crate) struct Trace {
    #[command(flatten)]
    pub(crate) whose: Whose,
    /// 数据年份
    #[arg(long, value_name = "年份", help_heading = OPTIONS)]
    pub(crate) year: i16,
    /// 单元格，如 table3.newly_received.total
    #[arg(long, value_name = "单元格", help_heading = OPTIONS)]
    pub(crate) cell: CellId,
    /// 输出形式：table（缺省）或 json（一行一条记录）
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}

/// A year of a body.
#[derive(Debug, Args)]
pub(crate) struct OfYear {
    #[command(flatten)]
    pub(crate) whose: Whose,
    /// 数据年份
    #[arg(long, value_name = "年份", help_heading = OPTIONS)]
    pub(crate) year: i16,
    /// 输出形式：table（缺省）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}

/// Bodies.
#[derive(Debug, Subcommand)]
pub(crate) enum Body {
    /// 登记一个单位的名称、性质和权限；改名、改制的，再登记一次，写明自哪天起
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai body describe --body shuiwu --name 示范县水务局 --own 本局 --kind department --makes-documents --from 2023-01-01")]
    Describe(Describe),
}

#[derive(Debug, Args)]
pub(crate) struct Describe {
    /// 机关代码，自己定，如 shuiwu
    #[arg(long, value_name = "代码", help_heading = OPTIONS)]
    pub(crate) body: BodyCode,
    /// 单位全称
    #[arg(long, value_name = "名称", help_heading = OPTIONS)]
    pub(crate) name: String,
    /// 自称，如 本局、本中心
    #[arg(long, value_name = "自称", help_heading = OPTIONS)]
    pub(crate) own: String,
    /// 性质：government、government_office、department、detached_organ、township、authorised_organisation、public_enterprise
    #[arg(long, value_name = "性质", value_parser = subject_kind, help_heading = OPTIONS)]
    pub(crate) kind: SubjectKind,
    /// 不以自己名义答复的，以哪个机关的名义
    #[arg(long, value_name = "机关", help_heading = OPTIONS)]
    pub(crate) principal: Option<String>,
    /// 有规章制定权
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) makes_rules: bool,
    /// 可以制发行政规范性文件
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) makes_documents: bool,
    /// 报告里写的联系方式
    #[arg(long, value_name = "联系方式", help_heading = OPTIONS)]
    pub(crate) contact: Option<String>,
    /// 自哪天起（缺省：今天）
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) from: Option<Date>,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) help: Help,
}

fn subject_kind(text: &str) -> Result<SubjectKind, String> {
    let found = SubjectKind::ALL.into_iter().find(|kind| kind.id() == text || kind.label() == text);
    let all = || SubjectKind::ALL.map(|kind| format!("{}（{}）", kind.id(), kind.label())).join("、");
    found.ok_or_else(|| format!("没有“{text}”这种性质，可以是：{}", all()))
}

/// The upkeep of the database.
#[derive(Debug, Subcommand)]
pub(crate) enum Keep {
    /// 建库，或者把旧版本的库升级到本程序的版本
    #[command(help_template = HELP, disable_help_flag = true)]
    Migrate(JustPlace),
    /// 逐条核对记录的链、附件和派生表，指出第一处不符
    #[command(help_template = HELP, disable_help_flag = true)]
    Verify(Verify),
    /// 在线备份到一个文件
    #[command(help_template = HELP, disable_help_flag = true)]
    Backup(ToFile),
    /// 从备份文件恢复到一个空库
    #[command(help_template = HELP, disable_help_flag = true)]
    Restore(ToFile),
    /// 导出全部记录：一行一条的 JSON，附件另放
    #[command(help_template = HELP, disable_help_flag = true)]
    Export(ToFolder),
    /// 签名导出各机关记录的末端，每天一次；--check 用以前的导出核对记录有没有被截断或重写
    #[command(help_template = HELP, disable_help_flag = true)]
    Heads(Heads),
}

#[derive(Debug, Args)]
pub(crate) struct JustPlace {
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct Verify {
    #[command(flatten)]
    pub(crate) place: Place,
    /// 输出形式：table（缺省）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct Heads {
    /// 不导出，只用以前的导出核对
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) check: bool,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct ToFile {
    /// 备份文件
    #[arg(value_name = "文件", help_heading = ARGUMENTS)]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct ToFolder {
    /// 文件夹，应为空
    #[arg(value_name = "文件夹", help_heading = ARGUMENTS)]
    pub(crate) folder: PathBuf,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) help: Help,
}
