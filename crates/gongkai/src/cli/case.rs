//! The command line of cases: list, show, what is due, record line by line, files.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use gongkai_case::AttachmentKind;
use gongkai_law::actor::Capacity;

use super::examples::REPLAY_EXAMPLES;
use super::records::{OfYear, Whose};
use super::{ARGUMENTS, HELP, Help, ListFormat, OPTIONS};

const RECORD_EXAMPLES: &str = "说明：
  一行写一件事：日期、事项、细节。写法与场景脚本相同，见 docs/scenarios.md。没有写“由 身份 账号”的，是 --account 以 --capacity 的身份登记。
  新的一件写“申请”“争议”或者“更正”，其余写编号。申请人的姓名、地址、电话和申请的内容不写在行里，写在文件里，用 --applicant、
  --content 给出，密封后存放。

示例：
  gongkai case record 申请 '2026-03-02 收到申请 当面提交 自然人 附身份证明' '2026-03-02 登记 编号2026-017' --applicant 甲.txt --content 内容.txt
  gongkai case record 2026-017 '2026-03-05 告知补正 限2026-03-19 写明后果'
  gongkai case record 2026-017 --lines 经过.txt --dry-run        只核对，不登记

退出码：0 已登记；1 有一行被拒绝，什么都没有登记；2 有一行读不懂，或者缺材料。";

#[derive(Debug, Args)]
pub(crate) struct CaseList {
    #[command(flatten)]
    pub(crate) whose: Whose,
    /// 只看这一年收到的
    #[arg(long, value_name = "年份", help_heading = OPTIONS)]
    pub(crate) year: Option<i16>,
    /// 只看还没有办结的
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) open: bool,
    /// 输出形式：table（缺省）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct CaseShow {
    /// 编号：申请的登记编号、案件的案号，或者记录的编号
    #[arg(value_name = "编号", help_heading = ARGUMENTS)]
    pub(crate) id: String,
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
pub(crate) struct CaseDue {
    #[command(flatten)]
    pub(crate) whose: Whose,
    /// 输出形式：table（缺省）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}

/// Requests and disputes.
#[derive(Debug, Subcommand)]
pub(crate) enum Case {
    /// 申请列表，一行一件
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai case list --demo --body shifan --year 2025
  gongkai case list --open                 只看没有办结的")]
    List(CaseList),
    /// 一件申请、争议或者更正的经过、期限怎样算出来、附件、现在可以做什么
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai case show 2025-003 --demo --body shifan")]
    Show(CaseShow),
    /// 到期事项，最早的在前
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai case due --demo --body shifan")]
    Due(CaseDue),
    /// 一年的记录有哪些问题：超期、缺送达凭证、条款不符……
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai case check --demo --body shifan --year 2024")]
    Check(OfYear),
    /// 登记：一行一行地写发生了什么，用场景脚本的写法；有一行不可能就一行都不登记
    #[command(help_template = HELP, disable_help_flag = true, after_help = RECORD_EXAMPLES)]
    Record(Box<CaseRecord>),
    /// 收存附件：文件密封后存放，在这一件的经过里记一笔
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai case attach 2025-003 申请表.pdf --as application
  gongkai case attach 2025-003 回执.jpg --as service_proof")]
    Attach(CaseAttach),
    /// 取出一个附件，见 case show 列出的序号
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai case attachment 2025-003 1 --out 申请表.pdf")]
    Attachment(CaseAttachment),
    /// 推演场景：按日期一行一行地登记，核对期限、状态、拒绝和问题是不是与所写的一致
    #[command(help_template = HELP, disable_help_flag = true, after_help = REPLAY_EXAMPLES)]
    Replay(Replay),
}

#[derive(Debug, Args)]
pub(crate) struct CaseRecord {
    /// 申请、争议、更正（新的一件），或者编号
    #[arg(value_name = "哪一件", help_heading = ARGUMENTS)]
    pub(crate) case: String,
    /// 发生了什么，一个参数一行
    #[arg(value_name = "行", required_unless_present = "lines", help_heading = ARGUMENTS)]
    pub(crate) told: Vec<String>,
    /// 从文件读各行；“-”表示标准输入
    #[arg(long, value_name = "文件", conflicts_with = "told", help_heading = OPTIONS)]
    pub(crate) lines: Option<PathBuf>,
    /// 申请人的姓名、地址、电话等，一个申请人一个文件，按行里的先后给
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) applicant: Vec<PathBuf>,
    /// 代理人的姓名、电话等
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) agent: Option<PathBuf>,
    /// 申请的内容
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) content: Option<PathBuf>,
    /// 登记人的账号，不是真名
    #[arg(long, value_name = "账号", default_value = "cli", hide_default_value = true, help_heading = OPTIONS)]
    pub(crate) account: String,
    /// 登记人的身份，如 承办人（缺省）、审核人、工作机构负责人
    #[arg(long, value_name = "身份", value_parser = capacity, default_value = "handler", hide_default_value = true,
        help_heading = OPTIONS)]
    pub(crate) capacity: Capacity,
    /// 只核对，不登记
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) whose: Whose,
    /// 输出形式：table（缺省）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}

pub(crate) fn capacity(text: &str) -> Result<Capacity, String> {
    let found = Capacity::ALL.into_iter().find(|one| one.id() == text || one.label() == text);
    let all = || Capacity::ALL.map(|one| format!("{}（{}）", one.id(), one.label())).join("、");
    found.ok_or_else(|| format!("没有“{text}”这种身份，可以是：{}", all()))
}

#[derive(Debug, Args)]
pub(crate) struct CaseAttach {
    /// 编号
    #[arg(value_name = "编号", help_heading = ARGUMENTS)]
    pub(crate) id: String,
    /// 文件
    #[arg(value_name = "文件", required = true, help_heading = ARGUMENTS)]
    pub(crate) files: Vec<PathBuf>,
    /// 是什么：application（申请表）、identity_proof（身份证明）、authorisation（授权委托书）、approval_sheet（审批单）、
    /// letter（文书）、service_proof（送达凭证）、evidence（证据）、other（缺省）
    #[arg(long = "as", value_name = "种类", value_parser = attachment_kind, default_value = "other",
        hide_default_value = true, help_heading = OPTIONS)]
    pub(crate) kind: AttachmentKind,
    #[command(flatten)]
    pub(crate) whose: Whose,
    #[command(flatten)]
    pub(crate) help: Help,
}

fn attachment_kind(text: &str) -> Result<AttachmentKind, String> {
    let found = AttachmentKind::ALL.into_iter().find(|kind| kind.id() == text || kind.label() == text);
    let all = || AttachmentKind::ALL.map(|kind| format!("{}（{}）", kind.id(), kind.label())).join("、");
    found.ok_or_else(|| format!("没有“{text}”这种附件，可以是：{}", all()))
}

#[derive(Debug, Args)]
pub(crate) struct CaseAttachment {
    /// 编号
    #[arg(value_name = "编号", help_heading = ARGUMENTS)]
    pub(crate) id: String,
    /// 附件的序号，自1起
    #[arg(value_name = "序号", help_heading = ARGUMENTS)]
    pub(crate) number: usize,
    /// 写到这个文件；不给就用原来的文件名，写在当前文件夹
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) whose: Whose,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct Replay {
    /// 场景文件，或者文件夹（逐层进入，只取 .txt）；“-”表示标准输入
    #[arg(value_name = "文件", required = true, help_heading = ARGUMENTS)]
    pub(crate) paths: Vec<PathBuf>,
    /// 每登记一行，都说明状态和期限、期限因什么改变
    #[arg(short, long, help_heading = OPTIONS)]
    pub(crate) verbose: bool,
    /// 输出形式：text（缺省）或 json（一个场景一行）
    #[arg(long, value_enum, default_value_t = ReplayFormat::Text, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ReplayFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReplayFormat {
    Text,
    Json,
}
