//! The command line of the catalogue as a whole: what is owed, due, stale, broken, and what a year came to.

use clap::{Args, Subcommand};
use gongkai_catalogue::StatutoryColumn;
use jiff::civil::Date;

use super::document::column;
use super::guide::{DutiesArgs, GuideArgs, SystemsArgs};
use super::records::{OfYear, Whose};
use super::{ARGUMENTS, HELP, Help, ListFormat, OPTIONS, parse_date};

#[derive(Debug, Args)]
pub(crate) struct Whole {
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
pub(crate) struct Declare {
    /// 法定公开事项的代号，如 20-14
    #[arg(value_name = "代号", value_parser = column, help_heading = ARGUMENTS)]
    pub(crate) column: StatutoryColumn,
    /// 没有这类信息（缺省）；写 --held 表示有了
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) held: bool,
    /// 说明，公众看得到
    #[arg(long, value_name = "说明", help_heading = OPTIONS)]
    pub(crate) why: String,
    /// 自哪天起（缺省：今天）
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) from: Option<Date>,
    #[command(flatten)]
    pub(crate) whose: Whose,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct Template {
    /// 模板：{年}、{月}、{号}、{号4}（号的位数），其余照写
    #[arg(value_name = "模板", help_heading = ARGUMENTS)]
    pub(crate) template: String,
    /// 自哪天起（缺省：今天）
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) from: Option<Date>,
    #[command(flatten)]
    pub(crate) whose: Whose,
    #[command(flatten)]
    pub(crate) help: Help,
}

/// The catalogue as a whole.
#[derive(Debug, Subcommand)]
pub(crate) enum CatalogueCommand {
    /// 法定主动公开的各类事项：有多少、最近何时公开、哪些是空的（条例第二十条、第二十一条）
    #[command(help_template = HELP, disable_help_flag = true, after_help = "退出码：0 没有空缺；1 有空缺，又没有说明为什么没有。")]
    Coverage(Whole),
    /// 说明本单位没有（或者有了）某一类信息
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai catalogue declare 20-14 --why 本单位不自行招录公务员")]
    Declare(Declare),
    /// 久未更新的栏目：比它自己通常的间隔长一倍以上
    #[command(help_template = HELP, disable_help_flag = true)]
    Stale(Whole),
    /// 失效的链接、断了的转向、丢失或者损坏的附件
    #[command(help_template = HELP, disable_help_flag = true, after_help = "说明：
  站内链接与登记的网址核对；站外链接不访问，只数有多少。

退出码：0 没有失效的；1 有。")]
    Links(Whole),
    /// 到期事项：应当公开、定时发布、应当解读、应当复查公开属性
    #[command(help_template = HELP, disable_help_flag = true)]
    Due(Whole),
    /// 公开记录的问题：逾期公开、没有审查、没有解读……
    #[command(help_template = HELP, disable_help_flag = true, after_help = "退出码：0 没有问题；1 有违反规定的。")]
    Check(Whole),
    /// 一年公开了什么：按栏目、体裁、渠道，修订、下架、撤回，供写年度报告
    #[command(help_template = HELP, disable_help_flag = true)]
    Overview(OfYear),
    /// 一年应向档案馆、图书馆移交的清单（条例第二十五条）
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai catalogue handover --year 2025 > 移交清单.csv")]
    Handover(OfYear),
    /// 政府信息公开指南：查看、核对法定内容，登记修订（条例第十二条）
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai catalogue guide --revise 指南.txt --on 2026-03-02
  gongkai catalogue guide                    查看，缺什么、改名改电话以后改没改

退出码：0 法定内容都有；1 没有指南，或者缺内容。")]
    Guide(GuideArgs),
    /// 政府信息公开的各项制度：查看、核对法律要求建立的，登记建立、修订、不再执行
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai catalogue systems --adopt 政府信息公开保密审查办法 --kind review --number 文号 --on 2025-03-01
  gongkai catalogue systems                  查看，缺什么、单位改名以后改没改

退出码：0 法律要求的都有；1 有缺。")]
    Systems(SystemsArgs),
    /// 主动公开基本目录，可以公布的表（条例第二十二条）
    #[command(help_template = HELP, disable_help_flag = true)]
    Duties(DutiesArgs),
    /// 定索引号的模板
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai catalogue template '123456789012345678/{年}{月}-{号}'
  gongkai catalogue template '014416330/{年}-{号}'")]
    Template(Template),
}
