//! The command line of what works on the records of a body: here the import of ledgers.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use gongkai_app::import::LedgerKind;
use gongkai_app::port::BodyCode;

use crate::cli::guide::DutiesFile;
use crate::cli::records::{Place, ToFolder, Whose};
use crate::cli::{ARGUMENTS, HELP, Help, ListFormat, OPTIONS};

const IMPORT_EXAMPLES: &str = "说明：
  台账可以是 Excel、WPS 表格（.xlsx、.xls、.et、.ods）或 CSV（UTF-8、GB18030 都可以）。表头按列名、常见的同义列名和相近的
  列名对应，也可以用 --column 指定；表头上面的标题、空行和合计行自动跳过。
  有一行不能导入，就一行都不导入：年报的数字由记录算出，只导入一部分会让数字不声不响地出错。改好后重新导入，
  已经在册的行会自动跳过。

示例：
  gongkai import template requests --out 申请台账.xlsx   下载模板
  gongkai import requests 台账.xlsx --dry-run            只核对，不写入
  gongkai import requests 台账.xlsx --body shuiwu --data 记录/   核对后写入
  gongkai import requests 台账.csv --dry-run --format json
  gongkai import disputes 台账.xlsx --dry-run --column 我们的列名=审理结果

退出码：0 都能导入；1 有不能导入的行，或者缺列；2 文件不能使用。";

/// Kinds of ledgers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// 依申请公开
    Requests,
    /// 复议、诉讼
    Disputes,
    /// 规章、规范性文件
    Documents,
    /// 行政许可、处罚、强制决定
    Decisions,
    /// 行政事业性收费
    Charges,
    /// 只计数的事项
    Counts,
    /// 已有网站的目录
    Directory,
}

impl From<Kind> for LedgerKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Requests => Self::Requests,
            Kind::Disputes => Self::Disputes,
            Kind::Documents => Self::Documents,
            Kind::Decisions => Self::Decisions,
            Kind::Charges => Self::Charges,
            Kind::Counts => Self::Counts,
            Kind::Directory => Self::Directory,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Import {
    /// 写出台账模板：列名、填写说明、可选的值和两行示例
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai import template requests --out 申请台账.xlsx
  gongkai import template charges > 收费台账.csv")]
    Template(Template),
    /// 导入依申请公开台账
    #[command(help_template = HELP, disable_help_flag = true, after_help = IMPORT_EXAMPLES)]
    Requests(Ledger),
    /// 导入复议、诉讼台账
    #[command(help_template = HELP, disable_help_flag = true, after_help = IMPORT_EXAMPLES)]
    Disputes(Ledger),
    /// 导入规章、规范性文件台账
    #[command(help_template = HELP, disable_help_flag = true, after_help = IMPORT_EXAMPLES)]
    Documents(Ledger),
    /// 导入行政许可、处罚、强制决定台账
    #[command(help_template = HELP, disable_help_flag = true, after_help = IMPORT_EXAMPLES)]
    Decisions(Ledger),
    /// 导入行政事业性收费台账
    #[command(help_template = HELP, disable_help_flag = true, after_help = IMPORT_EXAMPLES)]
    Charges(Ledger),
    /// 导入只计数的事项的台账
    #[command(help_template = HELP, disable_help_flag = true, after_help = IMPORT_EXAMPLES)]
    Counts(Ledger),
    /// 导入已有网站的目录：信息、正文和附件
    #[command(help_template = HELP, disable_help_flag = true, after_help = "说明：
  一行一条信息，列名如 索引号、标题、栏目、发布日期、正文文件、附件文件；JSON 是一个数组，每条信息一个对象。正文和附件放在
  --files 指定的文件夹里，正文存成干净的网页格式。以前的审查、批准留在原来的系统，这里不再追问；公开得晚不晚照样看得出。
  有一行不能导入，就一行都不导入；已经在册的索引号自动跳过。

示例：
  gongkai import template directory --out 目录.xlsx
  gongkai import directory 目录.xlsx --files 正文和附件/ --from-system 县政府网站 --body zx --dry-run
  gongkai import directory 目录.json --files 正文和附件/ --from-system 县政府网站 --body zx --data 记录/")]
    Directory(Directory),
    /// 导入 export 导出的全部记录：库里已有的必须是它的开头，只补后面的；个人信息的密钥不在导出里，随备份走
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai import events 导出/ --data 新记录/")]
    Events(ToFolder),
    /// 导入主动公开基本目录：以后一次为准，以前的还查得到
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai import duties 基本目录.xlsx --from 2026-01-01 --body zx --data 记录/")]
    Duties(DutiesFile),
    /// 导入一年的放假安排，或地方节日；列出哪些在办的件期限因此变动
    #[command(help_template = HELP, disable_help_flag = true, after_help = "说明：
  文件是 holiday-cn 的 JSON：{\"year\", \"papers\", \"days\": [{\"name\", \"date\", \"isOffDay\"}]}。同一年再次导入，以后一次为准。
  --region 表示这是地方节日（少数民族聚居地区的习惯节日，由地方规定），只取其中放假的日子。

示例：
  gongkai import calendar 2027.json --body shuiwu --data 记录/
  gongkai import calendar 三月三.json --region 示范自治县 --dry-run")]
    Calendar(CalendarFile),
}

#[derive(Debug, Args)]
pub(crate) struct Template {
    /// 台账种类：requests、disputes、documents、decisions、charges、counts、directory
    #[arg(value_enum, hide_possible_values = true, value_name = "种类", help_heading = ARGUMENTS)]
    pub(crate) kind: Kind,
    /// 写到这个文件：.xlsx 写成带选项的工作簿，其余写成 CSV；不给则把 CSV 写到标准输出
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct Ledger {
    /// 台账文件；“-”表示标准输入
    #[arg(value_name = "文件", help_heading = ARGUMENTS)]
    pub(crate) file: PathBuf,
    /// 只核对，不写入
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) dry_run: bool,
    /// 指定一列对应的字段；字段留空表示不用这一列。可以给出多次
    #[arg(long = "column", value_name = "列名=字段", value_parser = column, help_heading = OPTIONS)]
    pub(crate) columns: Vec<(String, String)>,
    /// 本单位的代码
    #[arg(long, value_name = "代码", default_value = "local", hide_default_value = true, help_heading = OPTIONS)]
    pub(crate) body: BodyCode,
    #[command(flatten)]
    pub(crate) place: Place,
    /// 本单位的全称；规范性文件台账没有制发机关一列时用它
    #[arg(long, value_name = "名称", help_heading = OPTIONS)]
    pub(crate) name: Option<String>,
    /// 输出形式：table（缺省）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct Directory {
    #[command(flatten)]
    pub(crate) ledger: Ledger,
    /// 正文和附件所在的文件夹
    #[arg(long, value_name = "文件夹", help_heading = OPTIONS)]
    pub(crate) files: Option<PathBuf>,
    /// 从哪个系统迁入
    #[arg(long, value_name = "系统", default_value = "原网站", hide_default_value = true, help_heading = OPTIONS)]
    pub(crate) from_system: String,
}

#[derive(Debug, Args)]
pub(crate) struct CalendarFile {
    /// 放假安排的文件；“-”表示标准输入
    #[arg(value_name = "文件", help_heading = ARGUMENTS)]
    pub(crate) file: PathBuf,
    /// 只核对，不写入
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) dry_run: bool,
    /// 这是哪个地区的地方节日
    #[arg(long, value_name = "地区", help_heading = OPTIONS)]
    pub(crate) region: Option<String>,
    #[command(flatten)]
    pub(crate) whose: Whose,
    #[command(flatten)]
    pub(crate) help: Help,
}

fn column(text: &str) -> Result<(String, String), String> {
    let parts = text.split_once('=').filter(|(head, _)| !head.trim().is_empty());
    parts.map(|(head, field)| (head.to_owned(), field.to_owned())).ok_or_else(|| "请写成 列名=字段 这样".to_owned())
}
