//! The command line of the register of normative documents.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::records::Whose;
use super::{ARGUMENTS, HELP, Help, ListFormat, OPTIONS, parse_date};

#[derive(Debug, Args)]
pub(crate) struct RegisterList {
    #[command(flatten)]
    pub(crate) whose: Whose,
    /// 这一天的状态（缺省：今天）
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) on: Option<Date>,
    /// 只看现行有效的
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) in_force: bool,
    /// 只看半年内到期的
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) running_out: bool,
    /// 输出形式：table（缺省）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct RegisterCompare {
    /// 另一份清单：Excel、CSV 或者 JSON（数组，每份文件一个对象），列名如 标题、文号、有效性
    #[arg(value_name = "文件", help_heading = ARGUMENTS)]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) whose: Whose,
    /// 按这一天的状态比较（缺省：今天）
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) on: Option<Date>,
    /// 输出形式：table（缺省）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}

/// The register of normative documents.
#[derive(Debug, Subcommand)]
pub(crate) enum Register {
    /// 登记簿：每份文件的状态、有效期，半年内到期的提醒
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai register list --demo --body shifan --on 2025-12-31 --in-force")]
    List(RegisterList),
    /// 与另一份清单比较：哪边没有，标题、文号、有效性哪里不同
    #[command(help_template = HELP, disable_help_flag = true, after_help = "说明：
  按文号对应（括号、全角半角怎样写都一样），没有文号的按标题对应，不按相似猜测。

退出码：0 一致；1 有不同；2 清单读不出。")]
    Compare(RegisterCompare),
}
