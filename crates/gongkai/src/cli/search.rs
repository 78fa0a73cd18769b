//! The command line of full text.

use clap::Args;
use jiff::civil::Date;

use super::records::Whose;
use super::{ARGUMENTS, Help, ListFormat, OPTIONS, parse_date};

pub(super) const SEARCH_EXAMPLES: &str = "说明：
  词之间用空格隔开，都要有；引号里的一字不差；全角半角、繁体简体、文号的括号怎样写都一样，文号、索引号写一部分也行。
  也可以只查一项：标题:…、文号:…、索引号:…、机构:…、主题:…、栏目:20-9、体裁:政策解读、年份:2025、日期:2024-01..2024-06、有效:是。
  缺省只查已经公开的；--staff 连拟稿、不公开的一起查，两套索引分开存放。索引随记录自动更新，删掉也会自动重建。

示例：
  gongkai search 投标保证金退还
  gongkai search '限额以下工程 体裁:规章和规范性文件 有效:是'
  gongkai search '\"一次性告知\"' --newest --format json";

#[derive(Debug, Args)]
pub(crate) struct Search {
    /// 要找什么
    #[arg(value_name = "查询", help_heading = ARGUMENTS)]
    pub(crate) query: Vec<String>,
    /// 连没有公开的一起查
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) staff: bool,
    /// 最新的在前（缺省：最相关的在前）
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) newest: bool,
    /// 不早于这一天
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) from: Option<Date>,
    /// 不晚于这一天
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) to: Option<Date>,
    /// 第几页（缺省：第1页）
    #[arg(long, value_name = "页", default_value_t = 1, hide_default_value = true, help_heading = OPTIONS)]
    pub(crate) page: usize,
    /// 一页几条（缺省：10条）
    #[arg(long, value_name = "条数", default_value_t = 10, hide_default_value = true, help_heading = OPTIONS)]
    pub(crate) size: usize,
    /// 只给出补全建议
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) suggest: bool,
    /// 重建索引
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) rebuild: bool,
    #[command(flatten)]
    pub(crate) whose: Whose,
    /// 输出形式：table（缺省）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}
