//! The command line of screening before publication.

use std::path::PathBuf;

use clap::Args;
use gongkai_screen::Occasion;

use super::document::{Doing, OfItem, one_of};
use super::{ARGUMENTS, Help, Inputs, ListFormat, OPTIONS};

pub(super) const CHECK_EXAMPLES: &str = "说明：
  文件可以是 Word、PDF、Excel、网页、文本，也可以是文件夹。摘录里的个人号码都已遮去。
  没有登记的文件只筛查，不留记录；登记了的用 document screen。

示例：
  gongkai document check 公告.docx --occasion trading_notice
  gongkai document check 待发布/ --format json
  gongkai document rules P101

退出码：0 没有错误；1 有错误；2 有文件读不出。";

#[derive(Debug, Args)]
pub(crate) struct CheckDocuments {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// 要发布的是什么：general（缺省）、trading_notice（采购交易公告）、decision（许可、处罚决定）、personnel（人事招录名单）
    #[arg(long, value_name = "场合", value_parser = occasion, default_value = "general", hide_default_value = true,
        help_heading = OPTIONS)]
    pub(crate) occasion: Occasion,
    /// 增补的错误表述词表：一行一条，错误表述、制表符、正确表述
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) words: Option<PathBuf>,
    /// 输出形式：text（缺省）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct ScreenRules {
    /// 规则的编号，如 P101
    #[arg(value_name = "编号", help_heading = ARGUMENTS)]
    pub(crate) code: Option<String>,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct ScreenDocument {
    #[command(flatten)]
    pub(crate) of: OfItem,
    /// 保留这一处，见发现后面的标识
    #[arg(long, value_name = "标识", requires = "why", help_heading = OPTIONS)]
    pub(crate) keep: Vec<String>,
    /// 保留的理由，不写个人信息
    #[arg(long, value_name = "理由", help_heading = OPTIONS)]
    pub(crate) why: Option<String>,
    /// 遮去可以遮去的个人号码，作为新的一稿；原稿仍留在记录里
    #[arg(long, conflicts_with = "keep", help_heading = OPTIONS)]
    pub(crate) mask: bool,
    /// 增补的错误表述词表
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) words: Option<PathBuf>,
    /// 输出形式：table（缺省）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) doing: Doing,
}

fn occasion(text: &str) -> Result<Occasion, String> {
    one_of(&Occasion::ALL, text, "场合", Occasion::id, Occasion::label)
}
