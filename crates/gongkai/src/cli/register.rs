//! The command line of the register of normative documents.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use gongkai_law::actor::Capacity;
use jiff::civil::Date;

use super::case::capacity;
use super::records::Whose;
use super::{ARGUMENTS, HELP, Help, ListFormat, OPTIONS, parse_date};

/// As of which day, and in which form.
#[derive(Debug, Args)]
pub(crate) struct Looking {
    #[command(flatten)]
    pub(crate) whose: Whose,
    /// 这一天的状态（缺省：今天）
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) on: Option<Date>,
    /// 输出形式：table（缺省）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct RegisterList {
    /// 只看现行有效的
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) in_force: bool,
    /// 只看半年内到期的
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) running_out: bool,
    #[command(flatten)]
    pub(crate) looking: Looking,
}

#[derive(Debug, Args)]
pub(crate) struct RegisterShow {
    /// 编号、文号、统一登记编号，或者独一无二的标题
    #[arg(value_name = "哪一份", help_heading = ARGUMENTS)]
    pub(crate) document: String,
    #[command(flatten)]
    pub(crate) looking: Looking,
}

#[derive(Debug, Args)]
pub(crate) struct RegisterCompare {
    /// 另一份清单：Excel、CSV 或者 JSON（数组，每份文件一个对象），列名如 标题、文号、有效性
    #[arg(value_name = "文件", help_heading = ARGUMENTS)]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) looking: Looking,
}

#[derive(Debug, Args)]
pub(crate) struct RegisterCheck {
    #[command(flatten)]
    pub(crate) whose: Whose,
    /// 输出形式：table（缺省）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}

/// When something happened, and who says so.
#[derive(Debug, Args)]
pub(crate) struct Told {
    #[command(flatten)]
    pub(crate) whose: Whose,
    /// 哪一天（缺省：今天）
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) on: Option<Date>,
    /// 经办人的账号，不是真名
    #[arg(long, value_name = "账号", default_value = "cli", hide_default_value = true, help_heading = OPTIONS)]
    pub(crate) account: String,
    /// 经办人的身份，如 承办人（缺省）
    #[arg(long, value_name = "身份", value_parser = capacity, default_value = "承办人", hide_default_value = true,
        help_heading = OPTIONS)]
    pub(crate) capacity: Capacity,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct RegisterClean {
    /// 清理清单：Excel、CSV 或者 JSON，列名如 文号、标题、清理结果
    #[arg(value_name = "文件", help_heading = ARGUMENTS)]
    pub(crate) file: PathBuf,
    /// 清理决定的文号或者名称
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) by: String,
    /// 废止、失效的从哪一天起不再有效（缺省：决定当日）
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) from: Option<Date>,
    /// 只核对，不写入
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) dry_run: bool,
    /// 输出形式：table（缺省）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) told: Told,
}

/// A document that another one amends.
#[derive(Debug, Args)]
pub(crate) struct RegisterAmend {
    /// 编号、文号、统一登记编号，或者独一无二的标题
    #[arg(value_name = "哪一份", help_heading = ARGUMENTS)]
    pub(crate) document: String,
    /// 依据哪一份文件
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) by: String,
    #[command(flatten)]
    pub(crate) told: Told,
}

/// A document that another one ends.
#[derive(Debug, Args)]
pub(crate) struct RegisterEnd {
    #[command(flatten)]
    pub(crate) amend: RegisterAmend,
    /// 从哪一天起不再有效（缺省：决定当日）
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) from: Option<Date>,
}

#[derive(Debug, Args)]
pub(crate) struct RegisterProlong {
    /// 编号、文号、统一登记编号，或者独一无二的标题
    #[arg(value_name = "哪一份", help_heading = ARGUMENTS)]
    pub(crate) document: String,
    /// 现在有效到哪一天（当日仍有效）
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) until: Date,
    #[command(flatten)]
    pub(crate) told: Told,
}

#[derive(Debug, Args)]
pub(crate) struct RegisterFile {
    /// 编号、文号、统一登记编号，或者独一无二的标题
    #[arg(value_name = "哪一份", help_heading = ARGUMENTS)]
    pub(crate) document: String,
    /// 向哪个机关备案
    #[arg(long, value_name = "机关", help_heading = OPTIONS)]
    pub(crate) with: String,
    /// 备案号
    #[arg(long, value_name = "备案号", help_heading = OPTIONS)]
    pub(crate) number: Option<String>,
    #[command(flatten)]
    pub(crate) told: Told,
}

#[derive(Debug, Args)]
pub(crate) struct RegisterStrike {
    /// 编号、文号、统一登记编号，或者独一无二的标题
    #[arg(value_name = "哪一份", help_heading = ARGUMENTS)]
    pub(crate) document: String,
    /// 第几条记录，见 register show
    #[arg(long, value_name = "序号", help_heading = OPTIONS)]
    pub(crate) entry: usize,
    /// 为什么是登记错了
    #[arg(long, value_name = "理由", help_heading = OPTIONS)]
    pub(crate) reason: String,
    #[command(flatten)]
    pub(crate) told: Told,
}

const CLEAN: &str = "说明：
  清单一行一份文件，按文号对应，没有文号的按标题对应；清理结果写 继续有效、拟修改、修改、废止、宣布失效 之一。
  有一行不能登记，就一行都不登记；改好后重新运行，已经登记的自动跳过。现行有效而清单没有列入的，列在最后。

示例：
  gongkai register clean 清理清单.xlsx --by 清理决定的文号 --on 2026-03-01 --dry-run
  gongkai register clean 清理清单.xlsx --by 清理决定的文号 --on 2026-03-01

退出码：0 都能登记；1 有不能登记的；2 清单读不出。";

/// The register of normative documents.
#[derive(Debug, Subcommand)]
pub(crate) enum Register {
    /// 登记簿：每份文件的状态、有效期、备案，半年内到期的提醒
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai register list --demo --body shifan --on 2025-12-31 --in-force")]
    List(RegisterList),
    /// 一份文件的经过，以及公开的正文、解读是哪一条
    #[command(help_template = HELP, disable_help_flag = true)]
    Show(RegisterShow),
    /// 核对：没有公开的、没有备案的、失效了页面还没有写明的
    #[command(help_template = HELP, disable_help_flag = true, after_help = "退出码：0 没有问题；1 有问题。")]
    Check(RegisterCheck),
    /// 与另一份清单比较：哪边没有，标题、文号、有效性哪里不同
    #[command(help_template = HELP, disable_help_flag = true, after_help = "说明：
  按文号对应（括号、全角半角怎样写都一样），没有文号的按标题对应，不按相似猜测。

退出码：0 一致；1 有不同；2 清单读不出。")]
    Compare(RegisterCompare),
    /// 清理：一个决定，一份清单，逐份登记结果
    #[command(help_template = HELP, disable_help_flag = true, after_help = CLEAN)]
    Clean(RegisterClean),
    /// 历次清理：决定、日期，每种结果多少份
    #[command(help_template = HELP, disable_help_flag = true)]
    Cleanups(RegisterCheck),
    /// 登记修改
    #[command(help_template = HELP, disable_help_flag = true)]
    Amend(RegisterAmend),
    /// 登记废止
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai register repeal 节水奖励办法 --by 新办法的文号 --on 2024-06-10 --from 2024-07-01")]
    Repeal(RegisterEnd),
    /// 登记宣布失效
    #[command(help_template = HELP, disable_help_flag = true)]
    Expire(RegisterEnd),
    /// 登记延长有效期
    #[command(help_template = HELP, disable_help_flag = true)]
    Prolong(RegisterProlong),
    /// 登记备案
    #[command(help_template = HELP, disable_help_flag = true, after_help = "说明：
  规章自公布之日起三十日内备案（规章制定程序条例第三十四条）。行政规范性文件的期限由地方规定，缺省三十日，
  用 gongkai config set filing fifteen_days 改为十五日。

示例：
  gongkai register file 取水许可管理办法 --with 示范县人民政府 --on 2023-03-15 --number 备案号")]
    File(RegisterFile),
    /// 更正：一条记录登记错了
    #[command(help_template = HELP, disable_help_flag = true)]
    Strike(RegisterStrike),
}
