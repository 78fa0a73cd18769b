//! The command line: what can be asked for, with help in Chinese that teaches by example.

pub(crate) mod case;
pub(crate) mod catalogue;
pub(crate) mod config;
pub(crate) mod document;
pub(crate) mod error;
pub(crate) mod examples;
pub(crate) mod guide;
pub(crate) mod import;
mod law;
pub(crate) mod records;
pub(crate) mod register;
mod report;
pub(crate) mod screening;
pub(crate) mod search;
pub(crate) mod site;

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum, value_parser};
use gongkai_law::form::{self, DateTextError};
use jiff::civil::Date;

use self::case::Case;
use self::catalogue::CatalogueCommand;
use self::config::{Config, Key};
use self::document::Document;
use self::examples::TOP_EXAMPLES;
use self::import::Import;
pub(crate) use self::law::{Article, Deadline, Fee, Law, Terms};
use self::records::{Body, Keep};
use self::register::Register;
pub(crate) use self::report::{
    Blank, Check, CheckFormat, Compare, CompareFormat, Read, ReadFormat, Report, ReportFormat, Rollup, Rules, Write,
};
use self::search::{SEARCH_EXAMPLES, Search};
use self::site::{SITE_EXAMPLES, SiteArgs};
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
#[derive(Clone, Debug, Args)]
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
    /// 依申请公开办理：登记、附件、列表、详情、到期事项、记录检查、推演场景
    #[command(help_template = HELP, subcommand_help_heading = "命令", disable_help_subcommand = true,
        disable_help_flag = true, arg_required_else_help = true)]
    Case(Group<Case>),
    /// 公开信息：拟稿、审查、发布、下架、归档、查看
    #[command(help_template = HELP, subcommand_help_heading = "命令", disable_help_subcommand = true,
        disable_help_flag = true, arg_required_else_help = true)]
    Document(Group<Document>),
    /// 目录：应公开的有没有、过没过期、断没断链、到期事项、一年的情况、移交清单
    #[command(help_template = HELP, subcommand_help_heading = "命令", disable_help_subcommand = true,
        disable_help_flag = true, arg_required_else_help = true)]
    Catalogue(Group<CatalogueCommand>),
    /// 规范性文件登记簿：状态、有效期、与另一份清单比较
    #[command(help_template = HELP, subcommand_help_heading = "命令", disable_help_subcommand = true,
        disable_help_flag = true, arg_required_else_help = true)]
    Register(Group<Register>),
    /// 检索目录里的信息
    #[command(help_template = HELP, disable_help_flag = true, after_help = SEARCH_EXAMPLES)]
    Search(Search),
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
    /// 设置：法律没有写死的口径，看、改、核对
    #[command(help_template = HELP, subcommand_help_heading = "命令", disable_help_subcommand = true,
        disable_help_flag = true, arg_required_else_help = true)]
    Config(Group<Config>),
    /// 密钥：看有多少、由哪把主密钥包裹，更换主密钥
    #[command(help_template = HELP, subcommand_help_heading = "命令", disable_help_subcommand = true,
        disable_help_flag = true, arg_required_else_help = true)]
    Key(Group<Key>),
    /// 写出公开页面：首页、指南、制度、目录、每条信息、年度报告
    #[command(help_template = HELP, disable_help_flag = true, after_help = SITE_EXAMPLES)]
    Site(SiteArgs),
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
    /// 图片，字节
    #[arg(long, default_value_t = 0)]
    pub(crate) pictures: usize,
}

/// Formats of lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    Json,
    Table,
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
