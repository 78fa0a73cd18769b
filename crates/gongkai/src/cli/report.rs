//! The command line of annual reports: read, check, compare, write, add up.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::examples::{
    BLANK_EXAMPLES, CHECK_EXAMPLES, COMPARE_EXAMPLES, READ_EXAMPLES, ROLLUP_EXAMPLES, TRACE_EXAMPLES, WRITE_EXAMPLES,
};
use super::records::{OfYear, Trace, Whose};
use super::{ARGUMENTS, HELP, Help, Inputs, ListFormat, OPTIONS, parse_date};

#[derive(Debug, Subcommand)]
pub(crate) enum Report {
    /// 读取已公布的年度报告，输出其中的数值和文字
    #[command(help_template = HELP, disable_help_flag = true, after_help = READ_EXAMPLES)]
    Read(Read),
    /// 检查已公布的年度报告，逐条说明错在哪里、依据什么、怎么改
    #[command(help_template = HELP, disable_help_flag = true, after_help = CHECK_EXAMPLES)]
    Check(Check),
    /// 两份报告并排比较：文字改了什么、重复多少，数字怎么变，两年的合计接不接得上
    #[command(help_template = HELP, disable_help_flag = true, after_help = COMPARE_EXAMPLES)]
    Compare(Compare),
    /// 把报告写成另一种格式
    #[command(help_template = HELP, disable_help_flag = true, after_help = WRITE_EXAMPLES)]
    Write(Write),
    /// 某一格由哪些记录构成，一行一条
    #[command(help_template = HELP, disable_help_flag = true, after_help = TRACE_EXAMPLES)]
    Trace(Trace),
    /// 冻结一年：报告发布后数字不再变动，其后的更正另列
    #[command(help_template = HELP, disable_help_flag = true)]
    Freeze(OfYear),
    /// 已冻结的一年，现有记录与公布的数字有哪些不同，各因何而起
    #[command(help_template = HELP, disable_help_flag = true)]
    Restated(OfYear),
    /// 写出空白的年度报告：六个部分、五个方面、三张表，供填写
    #[command(help_template = HELP, disable_help_flag = true, after_help = BLANK_EXAMPLES)]
    Blank(Blank),
    /// 汇总许多单位的报告，列出缺谁、哪些合计不平、每格由谁构成
    #[command(help_template = HELP, disable_help_flag = true, after_help = ROLLUP_EXAMPLES)]
    Rollup(Rollup),
    /// 检查规则手册
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai report rules            列出全部规则
  gongkai report rules T301       看一条规则的说明")]
    Rules(Rules),
}

#[derive(Debug, Args)]
pub(crate) struct Read {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// 输出形式：json（缺省，一份报告一行）或 table（屏幕上的表）
    #[arg(long, value_enum, default_value_t = ReadFormat::Json, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ReadFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReadFormat {
    Json,
    Table,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// 上年的报告，或存放上年报告的文件夹（按单位名称对应）
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) previous: Option<PathBuf>,
    /// 同级单位的报告或文件夹，用来查内容雷同
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) sisters: Option<PathBuf>,
    /// 同一份报告的另一种形式（网页的附件），用来核对两处数字
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) counterpart: Option<PathBuf>,
    /// 首次公布日期，如 2025-01-20
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) published: Option<Date>,
    /// 本地要求的公布期限，如 2025-01-26（没有就不查）
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) local_deadline: Option<Date>,
    /// 输出形式：text（缺省）、json（一行一个结果）或 html（报告与结果并排）
    #[arg(long, value_enum, default_value_t = CheckFormat::Text, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: CheckFormat,
    /// 写到这个文件，不写到屏幕
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) out: Option<PathBuf>,
    /// 写完后用浏览器打开（只用于 html）
    #[arg(long, requires = "out", help_heading = OPTIONS)]
    pub(crate) open: bool,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    Text,
    Json,
    Html,
}

#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// 前一份报告
    #[arg(value_name = "前一份", help_heading = ARGUMENTS)]
    pub(crate) old: PathBuf,
    /// 后一份报告
    #[arg(value_name = "后一份", help_heading = ARGUMENTS)]
    pub(crate) new: PathBuf,
    /// 输出形式：text（缺省，要点）、html（并排的页面）、pdf 或 json
    #[arg(long, value_enum, default_value_t = CompareFormat::Text, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) to: CompareFormat,
    /// 写到这个文件，不写到标准输出
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) out: Option<PathBuf>,
    /// 写完后打开（用于 html 和 pdf）
    #[arg(long, requires = "out", help_heading = OPTIONS)]
    pub(crate) open: bool,
    /// 排印 pdf 只用这个文件夹里的字体（缺省：系统的字体）
    #[arg(long, value_name = "文件夹", help_heading = OPTIONS)]
    pub(crate) fonts: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CompareFormat {
    Text,
    Html,
    Pdf,
    Json,
}

/// Formats that a report can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    Html,
    Md,
    Csv,
    Json,
    Docx,
    Xlsx,
    Pdf,
}

#[derive(Debug, Args)]
pub(crate) struct Blank {
    /// 数据年份，如 2025；表格样式随年份而定
    #[arg(long, value_name = "年份", help_heading = OPTIONS)]
    pub(crate) year: i16,
    /// 单位名称，印在标题里；不给则标题从年份开始
    #[arg(long, value_name = "单位", help_heading = OPTIONS)]
    pub(crate) of: Option<String>,
    /// 写成什么格式：docx、xlsx、pdf、html、md、csv、json
    #[arg(long, value_enum, hide_possible_values = true, value_name = "格式", help_heading = OPTIONS)]
    pub(crate) to: ReportFormat,
    /// 写到这个文件，不写到标准输出
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) out: Option<PathBuf>,
    /// 排印 pdf 只用这个文件夹里的字体（缺省：系统的字体）
    #[arg(long, value_name = "文件夹", help_heading = OPTIONS)]
    pub(crate) fonts: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct Write {
    /// 报告文件；“-”表示标准输入。从记录生成的，不写文件，写 --year
    #[arg(value_name = "文件", required_unless_present = "year", conflicts_with = "year", help_heading = ARGUMENTS)]
    pub(crate) file: Option<PathBuf>,
    /// 从记录生成哪一年的报告
    #[arg(long, value_name = "年份", help_heading = OPTIONS)]
    pub(crate) year: Option<i16>,
    #[command(flatten)]
    pub(crate) whose: Whose,
    /// 写成什么格式：docx、xlsx、pdf、html、md、csv、json
    #[arg(long, value_enum, hide_possible_values = true, value_name = "格式", help_heading = OPTIONS)]
    pub(crate) to: ReportFormat,
    /// 写到这个文件，不写到标准输出
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) out: Option<PathBuf>,
    /// 排印 pdf 只用这个文件夹里的字体（缺省：系统的字体）
    #[arg(long, value_name = "文件夹", help_heading = OPTIONS)]
    pub(crate) fonts: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct Rollup {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// 汇总报告的单位名称；输入中若有它自己的报告，则拿来与各单位之和核对
    #[arg(long, value_name = "单位", help_heading = OPTIONS)]
    pub(crate) of: Option<String>,
    /// 应报单位名单，一行一个名称
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) roster: Option<PathBuf>,
    /// 上年各单位报告的文件夹，用来查今年缺了谁、结转是否接上
    #[arg(long, value_name = "文件夹", help_heading = OPTIONS)]
    pub(crate) previous: Option<PathBuf>,
    /// 输出形式：不给则在屏幕上说明；docx、xlsx、pdf、html、md、csv、json 输出汇总成的报告
    #[arg(long, value_enum, hide_possible_values = true, value_name = "格式", help_heading = OPTIONS)]
    pub(crate) to: Option<ReportFormat>,
    /// 写到这个文件，不写到标准输出
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) out: Option<PathBuf>,
    /// 排印 pdf 只用这个文件夹里的字体（缺省：系统的字体）
    #[arg(long, value_name = "文件夹", help_heading = OPTIONS)]
    pub(crate) fonts: Option<PathBuf>,
    /// 说明也用 JSON：每格的合计和构成、缺漏、不平（不能与 --to 同用）
    #[arg(long, value_enum, hide_possible_values = true, value_name = "形式", conflicts_with = "to", help_heading = OPTIONS)]
    pub(crate) format: Option<ListFormat>,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct Rules {
    /// 规则代码，如 T301；不给则列出全部
    #[arg(value_name = "代码", help_heading = ARGUMENTS)]
    pub(crate) code: Option<String>,
    /// 输出形式：table（缺省）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}
