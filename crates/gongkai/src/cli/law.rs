//! The command line of the law: deadlines, fees, terms, articles.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::{ARGUMENTS, HELP, Help, ListFormat, OPTIONS, parse_date};

#[derive(Debug, Subcommand)]
pub(crate) enum Law {
    /// 从某日起第 N 个工作日是哪天，逐日说明
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai law deadline --from 2026-02-10 --working-days 20
  gongkai law deadline --from 2026-02-10 --working-days 20 --format json
  gongkai law deadline --from 2027-01-10 --working-days 20 --calendar 2027.json
                                        用 holiday-cn 格式的文件补充放假安排")]
    Deadline(Deadline),
    /// 信息处理费：按件或按量，分段说明
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai law fee --items 35       同一申请人当月第 35 件为止的按件收费
  gongkai law fee --pages 68       一件申请 68 页的按量收费")]
    Fee(Fee),
    /// 术语表：中文名称、标识符、出处
    #[command(help_template = HELP, disable_help_flag = true)]
    Terms(Terms),
    /// 《政府信息公开条例》某条：大意，以及由它算出什么
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai law article 33")]
    Article(Article),
}

#[derive(Debug, Args)]
pub(crate) struct Deadline {
    /// 起算日（第 0 日，不计入），如 2026-02-10
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) from: Date,
    /// 工作日数，1 以上
    #[arg(long, value_name = "天数", allow_negative_numbers = true, help_heading = OPTIONS)]
    pub(crate) working_days: String,
    /// 补充放假安排的文件（holiday-cn 的 JSON 格式）
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) calendar: Option<PathBuf>,
    /// 输出形式：table（缺省）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
#[group(id = "basis", required = true, multiple = false, args = ["items", "pages"])]
pub(crate) struct Fee {
    /// 按件：同一申请人一个自然月内的累计件数
    #[arg(long, value_name = "件数", allow_negative_numbers = true, help_heading = OPTIONS)]
    pub(crate) items: Option<u32>,
    /// 按量：一件申请的页数
    #[arg(long, value_name = "页数", allow_negative_numbers = true, help_heading = OPTIONS)]
    pub(crate) pages: Option<u32>,
    /// 输出形式：table（缺省）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct Terms {
    /// 输出形式：table（缺省）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct Article {
    /// 条号，1 至 56
    #[arg(value_name = "条号", allow_negative_numbers = true, help_heading = ARGUMENTS)]
    pub(crate) number: u32,
    /// 输出形式：table（缺省）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}
