//! The command line of the guide, the systems and the basic directory of duties.

use std::path::PathBuf;

use clap::Args;
use gongkai_catalogue::SystemKind;
use jiff::civil::Date;

use super::records::Whose;
use super::{ARGUMENTS, Help, ListFormat, OPTIONS, parse_date};

#[derive(Debug, Args)]
pub(crate) struct GuideArgs {
    /// 登记一次修订：文本文件，一行一项，如“办公时间：工作日9:00—17:00”；不给就是查看和核对
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) revise: Option<PathBuf>,
    /// 修订的日期，或者查看哪一天的（缺省：今天）
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) on: Option<Date>,
    #[command(flatten)]
    pub(crate) whose: Whose,
    /// 输出形式：table（缺省）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct SystemsArgs {
    /// 登记建立或者修订的制度的名称；同名的再登记一次就是修订。不给就是查看和核对
    #[arg(long, value_name = "名称", conflicts_with = "end", help_heading = OPTIONS)]
    pub(crate) adopt: Option<String>,
    /// 哪一种：review（审查）、dynamic_adjustment（动态调整）、coordination（协调）、assessment（考核评议追责）、other（其他）
    #[arg(long, value_name = "种类", value_parser = system_kind, default_value = "other", hide_default_value = true,
        requires = "adopt", help_heading = OPTIONS)]
    pub(crate) kind: SystemKind,
    /// 文号
    #[arg(long, value_name = "文号", requires = "adopt", help_heading = OPTIONS)]
    pub(crate) number: Option<String>,
    /// 登记不再执行的制度的名称
    #[arg(long, value_name = "名称", requires = "why", help_heading = OPTIONS)]
    pub(crate) end: Option<String>,
    /// 为什么不再执行
    #[arg(long, value_name = "理由", requires = "end", help_heading = OPTIONS)]
    pub(crate) why: Option<String>,
    /// 登记哪一天的，或者查看哪一天的（缺省：今天）
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) on: Option<Date>,
    #[command(flatten)]
    pub(crate) whose: Whose,
    /// 输出形式：table（缺省）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}

fn system_kind(text: &str) -> Result<SystemKind, String> {
    let found = SystemKind::ALL.into_iter().find(|kind| kind.id() == text || kind.label() == text);
    let all = || SystemKind::ALL.map(|kind| format!("{}（{}）", kind.id(), kind.label())).join("、");
    found.ok_or_else(|| format!("没有“{text}”这种制度，可以是：{}", all()))
}

#[derive(Debug, Args)]
pub(crate) struct DutiesArgs {
    #[command(flatten)]
    pub(crate) whose: Whose,
    /// 哪一天的（缺省：今天）
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) on: Option<Date>,
    /// 输出形式：table（缺省，CSV，可以公布）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct DutiesFile {
    /// 基本目录的表：Excel、CSV 或者 JSON，列名如 公开事项、公开内容、公开依据、公开时限、公开主体、公开渠道、公开对象、公开方式
    #[arg(value_name = "文件", help_heading = ARGUMENTS)]
    pub(crate) file: PathBuf,
    /// 自哪天起（缺省：今天）
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) from: Option<Date>,
    /// 只核对，不登记
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) whose: Whose,
    #[command(flatten)]
    pub(crate) help: Help,
}
