//! The command line of the catalogue's items: draft, review, publish, take down, look.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use gongkai_catalogue::{ExplainerForm, ItemKind, Outlet, Stage, StatutoryColumn, Theme};
use gongkai_law::actor::Capacity;
use gongkai_law::disclosure::DisclosureStatus;
use gongkai_law::outcome::{Outcome, WithholdingGround};
use jiff::civil::Date;

use super::case::capacity;
use super::records::Whose;
use super::screening::{CHECK_EXAMPLES, CheckDocuments, ScreenDocument, ScreenRules};
use super::{ARGUMENTS, HELP, Help, ListFormat, OPTIONS, parse_date};

const ADD_EXAMPLES: &str = "说明：
  正文可以是 Word、PDF、Excel、网页或者文本文件；存下来的是干净的网页格式，脚本、样式和隐藏文字不带进去。
  不写的项目按通常情况填：标题取正文第一行，体裁按栏目，形成日期是今天，制作机关是本单位，索引号按模板编。

示例：
  gongkai document add 交易目录.docx --column 20-9 --formed 2026-03-02 --account wangke
  gongkai document add 办法.docx --column 20-1 --number 文号 --from 2026-04-01 --until 2031-03-31 --attach 附表.xlsx
  gongkai document add 会议纪要.docx --column 20-15 --status not_disclosed --ground withheld.internal_affairs --review-on 2027-03-02";

const FLOW: &str = "说明：
  拟稿 → 筛查 → 送审 → 保密审查（另一人）→ 批准 → 发布。每一步都写明日期（缺省今天）和账号；没有账号的纸质审批用 --paper。

示例：
  gongkai document submit 2026-00001 --account wangke
  gongkai document review 2026-00001 --pass --account lishen
  gongkai document approve 2026-00001 --account zhangzhuren
  gongkai document publish 2026-00001 --to website,trading_platform";

/// Which item.
#[derive(Clone, Debug, Args)]
pub(crate) struct OfItem {
    /// 编号、索引号、文号，或者独一无二的标题
    #[arg(value_name = "哪一条", help_heading = ARGUMENTS)]
    pub(crate) item: String,
    #[command(flatten)]
    pub(crate) whose: Whose,
}

/// When something happened, and who says so.
#[derive(Clone, Debug, Args)]
pub(crate) struct Doing {
    /// 哪一天（缺省：今天）
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) on: Option<Date>,
    /// 经办人的账号，不是真名
    #[arg(long, value_name = "账号", default_value = "cli", hide_default_value = true, help_heading = OPTIONS)]
    pub(crate) account: String,
    /// 经办人的身份，如 承办人（缺省）、审核人、工作机构负责人
    #[arg(long, value_name = "身份", value_parser = capacity, help_heading = OPTIONS)]
    pub(crate) capacity: Option<Capacity>,
    #[command(flatten)]
    pub(crate) help: Help,
}

/// What is said of a draft; what is not said stays as it was, or as usual.
#[derive(Clone, Debug, Args)]
pub(crate) struct Said {
    /// 标题
    #[arg(long, value_name = "标题", help_heading = OPTIONS)]
    pub(crate) title: Option<String>,
    /// 法定公开事项的代号，如 20-9，见 catalogue coverage
    #[arg(long, value_name = "代号", value_parser = column, help_heading = OPTIONS)]
    pub(crate) column: Option<StatutoryColumn>,
    /// 体裁，如 trading_notice、采购交易公告（缺省按栏目）
    #[arg(long, value_name = "体裁", value_parser = kind, help_heading = OPTIONS)]
    pub(crate) kind: Option<ItemKind>,
    /// 主题分类：代号、名称，或者名称里的一个词
    #[arg(long, value_name = "主题", value_parser = theme, help_heading = OPTIONS)]
    pub(crate) theme: Option<Theme>,
    /// 文号
    #[arg(long, value_name = "文号", help_heading = OPTIONS)]
    pub(crate) number: Option<String>,
    /// 索引号（缺省：按模板编下一个）
    #[arg(long, value_name = "索引号", help_heading = OPTIONS)]
    pub(crate) index: Option<String>,
    /// 形成或者变更的日期（缺省：今天）
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) formed: Option<Date>,
    /// 制作机关，联合制作的先写牵头机关，用逗号隔开（缺省：本单位）
    #[arg(long, value_name = "机关", value_delimiter = ',', conflicts_with = "acquired_from", help_heading = OPTIONS)]
    pub(crate) made_by: Vec<String>,
    /// 从哪里获取（不是自己制作的）
    #[arg(long, value_name = "来源", help_heading = OPTIONS)]
    pub(crate) acquired_from: Option<String>,
    /// 公开的责任主体，不是本单位时写，如 采购人
    #[arg(long, value_name = "机关", help_heading = OPTIONS)]
    pub(crate) responsible: Option<String>,
    /// 公开属性：proactive（主动公开，缺省）、on_request（依申请公开）、not_disclosed（不予公开）
    #[arg(long, value_name = "属性", value_parser = status, help_heading = OPTIONS)]
    pub(crate) status: Option<DisclosureStatus>,
    /// 不予公开的理由，如 withheld.internal_affairs
    #[arg(long, value_name = "理由", value_parser = ground, help_heading = OPTIONS)]
    pub(crate) ground: Option<WithholdingGround>,
    /// 下次复查公开属性的日期
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) review_on: Option<Date>,
    /// 施行的第一日
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) from: Option<Date>,
    /// 有效的最后一日
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) until: Option<Date>,
    /// 关键词，用逗号隔开
    #[arg(long, value_name = "词", value_delimiter = ',', help_heading = OPTIONS)]
    pub(crate) keywords: Vec<String>,
    /// 内容概述
    #[arg(long, value_name = "概述", help_heading = OPTIONS)]
    pub(crate) summary: Option<String>,
    /// 附件，可以给出多次
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) attach: Vec<PathBuf>,
    /// 解读的是哪一条（编号、索引号或者文号）
    #[arg(long, value_name = "哪一条", help_heading = OPTIONS)]
    pub(crate) explains: Option<String>,
    /// 解读的形式，用逗号隔开：文字、图解、音视频、新闻发布会、其他形式
    #[arg(long, value_name = "形式", value_delimiter = ',', value_parser = explainer_form, help_heading = OPTIONS)]
    pub(crate) forms: Vec<ExplainerForm>,
}

#[derive(Debug, Args)]
pub(crate) struct Add {
    /// 正文的文件；“-”表示标准输入
    #[arg(value_name = "文件", help_heading = ARGUMENTS)]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) said: Said,
    #[command(flatten)]
    pub(crate) whose: Whose,
    #[command(flatten)]
    pub(crate) doing: Doing,
}

#[derive(Debug, Args)]
pub(crate) struct Redraft {
    #[command(flatten)]
    pub(crate) of: OfItem,
    /// 新的正文；不给就沿用原来的
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) text: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) said: Said,
    #[command(flatten)]
    pub(crate) doing: Doing,
}

#[derive(Debug, Args)]
pub(crate) struct DocumentList {
    #[command(flatten)]
    pub(crate) whose: Whose,
    /// 只看到这一步的，如 published、待发布
    #[arg(long, value_name = "阶段", value_parser = stage, help_heading = OPTIONS)]
    pub(crate) stage: Option<Stage>,
    /// 只看这一栏的
    #[arg(long, value_name = "代号", value_parser = column, help_heading = OPTIONS)]
    pub(crate) column: Option<StatutoryColumn>,
    /// 只看这种体裁的
    #[arg(long, value_name = "体裁", value_parser = kind, help_heading = OPTIONS)]
    pub(crate) kind: Option<ItemKind>,
    /// 只看这一年形成的
    #[arg(long, value_name = "年份", help_heading = OPTIONS)]
    pub(crate) year: Option<i16>,
    /// 输出形式：table（缺省）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct DocumentShow {
    #[command(flatten)]
    pub(crate) of: OfItem,
    /// 输出形式：table（缺省）或 json
    #[arg(long, value_enum, default_value_t = ListFormat::Table, hide_possible_values = true, hide_default_value = true,
        value_name = "形式", help_heading = OPTIONS)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct TakeOut {
    #[command(flatten)]
    pub(crate) of: OfItem,
    /// 第几个附件；不给就是正文
    #[arg(long, value_name = "序号", help_heading = OPTIONS)]
    pub(crate) file: Option<usize>,
    /// 写到这个文件（缺省：正文写到标准输出）
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) help: Help,
}

#[derive(Debug, Args)]
pub(crate) struct Submit {
    #[command(flatten)]
    pub(crate) of: OfItem,
    /// 紧急的理由：批准可以从简，保密审查不能省
    #[arg(long, value_name = "理由", help_heading = OPTIONS)]
    pub(crate) urgent: Option<String>,
    #[command(flatten)]
    pub(crate) doing: Doing,
}

#[derive(Debug, Args)]
#[group(id = "verdict", required = true, multiple = false, args = ["pass", "reject", "refer"])]
pub(crate) struct ReviewDocument {
    #[command(flatten)]
    pub(crate) of: OfItem,
    /// 合法性审核（不写就是保密审查）
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) legality: bool,
    /// 通过
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) pass: bool,
    /// 退回，写明理由
    #[arg(long = "return", value_name = "理由", help_heading = OPTIONS)]
    pub(crate) reject: Option<String>,
    /// 不能确定，报请有关机关确定
    #[arg(long, value_name = "机关", help_heading = OPTIONS)]
    pub(crate) refer: Option<String>,
    /// 纸质审批：没有审查人的账号，审批单另存为附件
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) paper: bool,
    #[command(flatten)]
    pub(crate) doing: Doing,
}

#[derive(Debug, Args)]
pub(crate) struct ApproveDocument {
    #[command(flatten)]
    pub(crate) of: OfItem,
    /// 纸质审批
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) paper: bool,
    #[command(flatten)]
    pub(crate) doing: Doing,
}

#[derive(Debug, Args)]
pub(crate) struct Schedule {
    #[command(flatten)]
    pub(crate) of: OfItem,
    /// 定于哪一天发布
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) to: Date,
    #[command(flatten)]
    pub(crate) doing: Doing,
}

#[derive(Debug, Args)]
pub(crate) struct PublishDocument {
    #[command(flatten)]
    pub(crate) of: OfItem,
    /// 渠道，用逗号隔开：website（缺省）、new_media、gazette、trading_platform、press、notice_board
    #[arg(long, value_name = "渠道", value_delimiter = ',', value_parser = outlet, default_value = "website",
        hide_default_value = true, help_heading = OPTIONS)]
    pub(crate) to: Vec<Outlet>,
    /// 固定网址
    #[arg(long, value_name = "网址", help_heading = OPTIONS)]
    pub(crate) address: Option<String>,
    /// 补记：在别处已经发布的，照实登记，缺的手续列为问题
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) already: bool,
    #[command(flatten)]
    pub(crate) doing: Doing,
}

#[derive(Debug, Args)]
pub(crate) struct Retire {
    #[command(flatten)]
    pub(crate) of: OfItem,
    /// 理由
    #[arg(long, value_name = "理由", help_heading = OPTIONS)]
    pub(crate) reason: String,
    /// 由哪一条代替（编号、索引号或者文号）
    #[arg(long, value_name = "哪一条", help_heading = OPTIONS)]
    pub(crate) redirect: Option<String>,
    #[command(flatten)]
    pub(crate) doing: Doing,
}

#[derive(Debug, Args)]
pub(crate) struct Withdraw {
    #[command(flatten)]
    pub(crate) of: OfItem,
    /// 理由
    #[arg(long, value_name = "理由", help_heading = OPTIONS)]
    pub(crate) reason: String,
    /// 理由已经公开说明
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) reasons_published: bool,
    #[command(flatten)]
    pub(crate) doing: Doing,
}

#[derive(Debug, Args)]
pub(crate) struct ReviewStatus {
    #[command(flatten)]
    pub(crate) of: OfItem,
    /// 下次复查的日期
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) next: Date,
    #[command(flatten)]
    pub(crate) doing: Doing,
}

#[derive(Debug, Args)]
pub(crate) struct Archive {
    #[command(flatten)]
    pub(crate) of: OfItem,
    /// 档号
    #[arg(long, value_name = "档号", help_heading = OPTIONS)]
    pub(crate) number: String,
    #[command(flatten)]
    pub(crate) doing: Doing,
}

#[derive(Debug, Args)]
pub(crate) struct Strike {
    #[command(flatten)]
    pub(crate) of: OfItem,
    /// 第几条记录，见 document show
    #[arg(long, value_name = "序号", help_heading = OPTIONS)]
    pub(crate) entry: usize,
    /// 为什么是登记错了
    #[arg(long, value_name = "理由", help_heading = OPTIONS)]
    pub(crate) reason: String,
    #[command(flatten)]
    pub(crate) doing: Doing,
}

/// Items of the catalogue.
#[derive(Debug, Subcommand)]
pub(crate) enum Document {
    /// 拟稿：登记一条信息和它的正文
    #[command(help_template = HELP, disable_help_flag = true, after_help = ADD_EXAMPLES)]
    Add(Box<Add>),
    /// 目录，一行一条
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai document list --stage approved              只看待发布的
  gongkai document list --column 20-9 --year 2026")]
    List(DocumentList),
    /// 一条信息：内容、版本、审查、到期事项、问题、现在可以做什么
    #[command(help_template = HELP, disable_help_flag = true)]
    Show(DocumentShow),
    /// 取出正文或者附件
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai document text 2026-00001 > 正文.html
  gongkai document text 2026-00001 --file 1 --out 附表.xlsx")]
    Text(TakeOut),
    /// 重新拟稿：退回后修改，或者修订已经公开的；没有写的项目沿用原来的
    #[command(help_template = HELP, disable_help_flag = true)]
    Redraft(Box<Redraft>),
    /// 发布前筛查文件：个人信息、密级和内部标志、隐藏文字、错误表述、自相矛盾；不登记
    #[command(help_template = HELP, disable_help_flag = true, after_help = CHECK_EXAMPLES)]
    Check(CheckDocuments),
    /// 筛查规则手册
    #[command(help_template = HELP, disable_help_flag = true)]
    Rules(ScreenRules),
    /// 筛查登记的正文和附件，登记结果；逐处保留要写理由，个人号码可以遮去
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai document screen 2026-00001
  gongkai document screen 2026-00001 --keep 4c13dcde0d1aba80 --why 公布的保证金账户
  gongkai document screen 2026-00001 --mask              遮去个人号码，作为新的一稿")]
    Screen(ScreenDocument),
    /// 送审
    #[command(help_template = HELP, disable_help_flag = true, after_help = FLOW)]
    Submit(Submit),
    /// 审查：保密审查、合法性审核
    #[command(help_template = HELP, disable_help_flag = true, after_help = FLOW)]
    Review(ReviewDocument),
    /// 批准发布
    #[command(help_template = HELP, disable_help_flag = true, after_help = FLOW)]
    Approve(ApproveDocument),
    /// 定时发布
    #[command(help_template = HELP, disable_help_flag = true)]
    Schedule(Schedule),
    /// 发布：手续不齐的拒绝，并说明缺什么
    #[command(help_template = HELP, disable_help_flag = true, after_help = FLOW)]
    Publish(PublishDocument),
    /// 清理下架：过时的
    #[command(help_template = HELP, disable_help_flag = true)]
    Retire(Retire),
    /// 撤回：不应当这样公开的
    #[command(help_template = HELP, disable_help_flag = true)]
    Withdraw(Withdraw),
    /// 复查公开属性
    #[command(help_template = HELP, disable_help_flag = true)]
    Status(ReviewStatus),
    /// 归档
    #[command(help_template = HELP, disable_help_flag = true)]
    Archive(Archive),
    /// 更正：把登记错的一条记录划掉，划掉的和理由都留着
    #[command(help_template = HELP, disable_help_flag = true)]
    Strike(Strike),
}

pub(super) fn column(text: &str) -> Result<StatutoryColumn, String> {
    let all = || StatutoryColumn::all().map(StatutoryColumn::code).collect::<Vec<_>>().join("、");
    StatutoryColumn::of(text).ok_or_else(|| format!("没有代号为“{text}”的法定公开事项，可以是：{}", all()))
}

fn theme(text: &str) -> Result<Theme, String> {
    let all =
        || Theme::all().map(|theme| format!("{}（{}）", theme.code(), theme.label())).collect::<Vec<_>>().join("、");
    Theme::of(text).ok_or_else(|| format!("没有“{text}”这个主题，可以是：{}", all()))
}

/// One of those that have an identifier and a label.
pub(super) fn one_of<T: Copy>(
    all: &[T],
    text: &str,
    what: &str,
    id: impl Fn(T) -> &'static str,
    label: impl Fn(T) -> &'static str,
) -> Result<T, String> {
    let found = all.iter().copied().find(|one| id(*one) == text || label(*one) == text);
    let offered = || all.iter().map(|one| format!("{}（{}）", id(*one), label(*one))).collect::<Vec<_>>().join("、");
    found.ok_or_else(|| format!("没有“{text}”这种{what}，可以是：{}", offered()))
}

fn explainer_form(text: &str) -> Result<ExplainerForm, String> {
    let found = ExplainerForm::ALL.into_iter().find(|form| form.id() == text || form.label() == text);
    let all = || ExplainerForm::ALL.map(|form| format!("{}（{}）", form.id(), form.label())).join("、");
    found.ok_or_else(|| format!("没有“{text}”这种解读形式，可以是：{}", all()))
}

fn kind(text: &str) -> Result<ItemKind, String> {
    one_of(&ItemKind::ALL, text, "体裁", ItemKind::id, ItemKind::label)
}

fn stage(text: &str) -> Result<Stage, String> {
    one_of(&Stage::ALL, text, "阶段", Stage::id, Stage::label)
}

fn outlet(text: &str) -> Result<Outlet, String> {
    one_of(&Outlet::ALL, text, "渠道", Outlet::id, Outlet::label)
}

fn status(text: &str) -> Result<DisclosureStatus, String> {
    one_of(&DisclosureStatus::ALL, text, "公开属性", DisclosureStatus::id, DisclosureStatus::label)
}

fn ground(text: &str) -> Result<WithholdingGround, String> {
    let grounds: Vec<Outcome> =
        Outcome::ALL.into_iter().filter(|outcome| matches!(outcome, Outcome::Withheld(_))).collect();
    match one_of(&grounds, text, "理由", Outcome::id, Outcome::label)? {
        Outcome::Withheld(ground) => Ok(ground),
        other => Err(format!("{}不是不予公开的理由", other.label())),
    }
}
