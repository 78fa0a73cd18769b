//! The command line of what a body chose, of the installation, and of its keys.

use clap::{Args, Subcommand};
use gongkai_catalogue::{Choice, Setting};
use jiff::civil::Date;

use super::records::{JustPlace, Whose};
use super::{ARGUMENTS, HELP, Help, ListFormat, OPTIONS, parse_date};

/// Settings.
#[derive(Debug, Subcommand)]
pub(crate) enum Config {
    /// 各项设置现在是什么、自何时起、依据什么、还可以选什么
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai config show --demo --body shifan
  gongkai config show --on 2024-12-31          那一天的设置")]
    Show(ConfigShow),
    /// 改一项设置，写明自哪天起、依据什么；改动作为记录保存，不影响以前年度的数字
    #[command(help_template = HELP, disable_help_flag = true, after_help = "示例：
  gongkai config set amendment not_at_all --why 市政府办公室统计口径 --from 2025-01-01")]
    Set(ConfigSet),
    /// 核对这套安装：库、密钥、每个单位的登记、放假安排、设置
    #[command(help_template = HELP, disable_help_flag = true)]
    Check(ConfigCheck),
}

#[derive(Debug, Args)]
pub(crate) struct ConfigShow {
    #[command(flatten)]
    pub(crate) whose: Whose,
    /// 哪一天的设置（缺省：今天）
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
pub(crate) struct ConfigSet {
    /// 设置的代号，见 config show
    #[arg(value_name = "设置", value_parser = setting, help_heading = ARGUMENTS)]
    pub(crate) setting: Setting,
    /// 选哪一种，见 config show
    #[arg(value_name = "选择", help_heading = ARGUMENTS)]
    pub(crate) answer: String,
    /// 依据：本级口径、主管部门的答复
    #[arg(long, value_name = "依据", help_heading = OPTIONS)]
    pub(crate) why: String,
    /// 自哪天起（缺省：今天）
    #[arg(long, value_name = "日期", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) from: Option<Date>,
    #[command(flatten)]
    pub(crate) whose: Whose,
    #[command(flatten)]
    pub(crate) help: Help,
}

impl ConfigSet {
    /// What was chosen.
    pub(crate) fn choice(&self) -> Result<Choice, String> {
        let choices = self.setting.choices();
        let found = choices.into_iter().find(|choice| choice.answer() == self.answer || choice.id() == self.answer);
        found.ok_or_else(|| {
            let all = choices.map(|choice| format!("{}（{}）", choice.answer(), choice.label())).join("、");
            format!("“{}”没有“{}”这种选择，可以是：{all}", self.setting.label(), self.answer)
        })
    }
}

fn setting(text: &str) -> Result<Setting, String> {
    let all = || Setting::ALL.map(|setting| format!("{}（{}）", setting.id(), setting.label())).join("、");
    Setting::from_id(text).ok_or_else(|| format!("没有“{text}”这项设置，可以是：{}", all()))
}

#[derive(Debug, Args)]
pub(crate) struct ConfigCheck {
    #[command(flatten)]
    pub(crate) at: JustPlace,
}

/// Keys.
#[derive(Debug, Subcommand)]
pub(crate) enum Key {
    /// 个人信息的密钥有多少、由哪把主密钥包裹；不显示密钥本身
    #[command(help_template = HELP, disable_help_flag = true)]
    Show(JustPlace),
    /// 更换主密钥：新做一把，把每个人的密钥重新包裹；旧的另存，供恢复以前的备份
    #[command(help_template = HELP, disable_help_flag = true, after_help = "说明：
  更换途中停下的，再运行一次就接着做完。正在运行的其他 gongkai 进程要重新启动。

示例：
  gongkai key rotate --data 记录/")]
    Rotate(JustPlace),
}
