//! `gongkai.setting/1`: one reading that the texts leave open, as a body chose it.

use gongkai_catalogue::{Choice, Chosen, Setting};
use gongkai_law::provision::Provision;
use schemars::JsonSchema;
use serde::Serialize;

use crate::common::{Day, Shown};

/// A setting as it holds on a day.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(
    title = "gongkai.setting/1",
    description = "法律没有写死的一项口径：现在怎样、自何时起、依据什么、还可以怎样"
)]
pub struct SettingShape<'s> {
    /// Always `gongkai.setting/1`.
    #[schemars(extend("const" = "gongkai.setting/1"))]
    schema: &'static str,
    /// Code of the body.
    body: &'s str,
    /// Identifier of the setting.
    setting: &'static str,
    /// The question.
    label: &'static str,
    /// What holds.
    choice: ChoiceShape,
    /// The first day on which it holds; `null` where nobody chose and the default holds.
    since: Option<Day>,
    /// By what it was chosen; `null` where nobody chose.
    why: Option<&'s str>,
    /// Everything that may be chosen, the default first.
    choices: Vec<ChoiceShape>,
    /// The provision that leaves it open.
    provision: Shown<Provision>,
}

/// An answer.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct ChoiceShape {
    /// Identifier, as `config set` takes it.
    id: &'static str,
    /// In words.
    label: &'static str,
}

impl From<Choice> for ChoiceShape {
    fn from(choice: Choice) -> Self {
        Self { id: choice.answer(), label: choice.label() }
    }
}

/// A setting of a body, as JSON.
#[must_use]
pub fn setting<'s>(body: &'s str, setting: Setting, chosen: &Chosen<'s>) -> SettingShape<'s> {
    SettingShape {
        schema: "gongkai.setting/1",
        body,
        setting: setting.id(),
        label: setting.label(),
        choice: chosen.choice.into(),
        since: chosen.since.map(|(day, _)| Day(day)),
        why: chosen.since.map(|(_, why)| why),
        choices: setting.choices().into_iter().map(ChoiceShape::from).collect(),
        provision: Shown(setting.provision()),
    }
}
