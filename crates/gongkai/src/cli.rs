//! The command line: what can be asked for, with help in Chinese that teaches by example.

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum, value_parser};
use gongkai_law::form::{self, DateTextError};
use jiff::civil::Date;

use crate::cli_examples::{
    BLANK_EXAMPLES, CHECK_EXAMPLES, COMPARE_EXAMPLES, READ_EXAMPLES, ROLLUP_EXAMPLES, TOP_EXAMPLES, TRACE_EXAMPLES,
    WRITE_EXAMPLES,
};
use crate::cli_import::Import;
use crate::cli_records::{Body, Case, Keep, OfYear, Trace, Whose};
use crate::worker::{Allowance, Reader};

/// Shape of every help page: what it is for, usage, what can be given, examples.
pub(crate) const HELP: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// Heading of the options on every help page.
pub(crate) const OPTIONS: &str = "选项";
/// Heading of the positional arguments on every help page.
pub(crate) const ARGUMENTS: &str = "参数";

/// 政府信息公开工作年度报告的读取、检查、汇总，以及政府信息公开的法定期限和收费计算。
#[derive(Debug, Parser)]
#[command(
    name = "gongkai",
    version,
    help_template = HELP,
    subcommand_help_heading = "命令",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    arg_required_else_help = true,
    after_help = TOP_EXAMPLES
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) help: Help,
    /// 显示版本
    #[arg(short = 'V', long, action = ArgAction::Version, help_heading = OPTIONS)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The help flag, the same everywhere.
#[derive(Debug, Args)]
pub(crate) struct Help {
    /// 显示帮助
    #[arg(short, long, action = ArgAction::Help, help_heading = OPTIONS)]
    help: Option<bool>,
}

/// Commands that belong together.
#[derive(Debug, Args)]
pub(crate) struct Group<C: Subcommand> {
    #[command(flatten)]
    help: Help,
    #[command(subcommand)]
    pub(crate) command: C,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 年度报告：读取、检查、改写格式、汇总、查看规则
    #[command(help_template = HELP, subcommand_help_heading = "命令", disable_help_subcommand = true,
        disable_help_flag = true, arg_required_else_help = true)]
    Report(Group<Report>),
    /// 依申请公开办理：列表、详情、到期事项、记录检查、推演场景
    #[command(help_template = HELP, subcommand_help_heading = "命令", disable_help_subcommand = true,
        disable_help_flag = true, arg_required_else_help = true)]
    Case(Group<Case>),
    /// 法定期限、信息处理费、术语、条文
    #[command(help_template = HELP, subcommand_help_heading = "命令", disable_help_subcommand = true,
        disable_help_flag = true, arg_required_else_help = true)]
    Law(Group<Law>),
    /// 导入单位的登记台账，下载台账模板
    #[command(help_template = HELP, subcommand_help_heading = "命令", disable_help_subcommand = true,
        disable_help_flag = true, arg_required_else_help = true)]
    Import(Group<Import>),
    /// 单位：登记名称、性质和权限
    #[command(help_template = HELP, subcommand_help_heading = "命令", disable_help_subcommand = true,
        disable_help_flag = true, arg_required_else_help = true)]
    Body(Group<Body>),
    #[command(flatten)]
    Keep(Keep),
    /// 用自带的示例报告（一份完好、一份有错）演示检查，并打开结果页
    #[command(help_template = HELP, disable_help_flag = true)]
    Demo(Demo),
    /// 读一个文件的进程，由程序自己启动
    #[command(name = SERVE, hide = true, disable_help_flag = true)]
    Serve(Serve),
    /// 输出命令补全脚本
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai completions bash > ~/.local/share/bash-completion/completions/gongkai")]
    Completions(Completions),
}

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

/// Files to be read.
#[derive(Debug, Args)]
pub(crate) struct Inputs {
    /// 文件或文件夹（逐层进入）；“-”表示标准输入
    #[arg(value_name = "文件", required = true, help_heading = ARGUMENTS)]
    pub(crate) paths: Vec<PathBuf>,
    /// 同时处理的线程数（缺省：处理器个数）
    #[arg(long, value_name = "个数", help_heading = OPTIONS)]
    pub(crate) jobs: Option<usize>,
    /// 读一个 PDF、Word、Excel 或压缩文件最多用多少内存（缺省：1024 MB）
    #[arg(long, value_name = "MB", value_parser = value_parser!(u64).range(1..), help_heading = OPTIONS)]
    pub(crate) memory: Option<u64>,
    /// 读一个这样的文件最多用多少秒处理器时间（缺省：20 秒）
    #[arg(long, value_name = "秒", value_parser = value_parser!(u64).range(1..), help_heading = OPTIONS)]
    pub(crate) seconds: Option<u64>,
}

impl Inputs {
    /// What reads the files.
    pub(crate) fn reader(&self) -> Reader {
        let default = Allowance::default();
        Reader::new(Allowance {
            memory: self.memory.unwrap_or(default.memory),
            seconds: self.seconds.unwrap_or(default.seconds),
        })
    }
}

/// Name of the command that the program starts itself with.
pub(crate) const SERVE: &str = "__read";

/// What the process that decodes a file may use.
#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// 内存，MB
    #[arg(long)]
    pub(crate) memory: u64,
    /// 处理器时间，秒
    #[arg(long)]
    pub(crate) seconds: u64,
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

/// Formats of lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    Json,
    Table,
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

#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// 结果页写到这个文件夹（缺省：系统临时文件夹）
    #[arg(long, value_name = "文件夹", help_heading = OPTIONS)]
    pub(crate) out: Option<PathBuf>,
    /// 不打开浏览器
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) no_open: bool,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// 命令行种类：bash、zsh、fish、powershell、elvish
    #[arg(value_name = "种类", hide_possible_values = true, help_heading = ARGUMENTS)]
    pub(crate) shell: clap_complete::Shell,
    #[command(flatten)]
    pub(crate) help: Help,
}

/// A date in any usual form; the error says what is wrong with it and how it is written.
pub(crate) fn parse_date(text: &str) -> Result<Date, DateTextError> {
    form::parse(text)
}
