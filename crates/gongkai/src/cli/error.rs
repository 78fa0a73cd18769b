//! What the command line says when it was not understood: in Chinese, with what to do.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

/// The message for an error of the command line.
pub(crate) fn explain(error: &Error) -> String {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    let valid = context(error, ContextKind::ValidValue);
    let what = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("“{argument}”后面缺少内容"),
        ErrorKind::InvalidValue => format!("“{argument}”不能是“{value}”，可以是：{valid}"),
        ErrorKind::UnknownArgument => match context(error, ContextKind::SuggestedArg) {
            near if near.is_empty() => format!("没有“{argument}”这个选项"),
            near => format!("没有“{argument}”这个选项，是不是“{near}”"),
        },
        ErrorKind::InvalidSubcommand => {
            let name = context(error, ContextKind::InvalidSubcommand);
            match context(error, ContextKind::SuggestedSubcommand) {
                near if near.is_empty() => format!("没有“{name}”这个命令"),
                near => format!("没有“{name}”这个命令，是不是“{near}”"),
            }
        }
        ErrorKind::ValueValidation => match std::error::Error::source(error) {
            Some(reason) if !reason.to_string().is_ascii() => format!("“{argument}”：{reason}"),
            _ => format!("“{argument}”的“{value}”不对：应为规定范围内的整数"),
        },
        ErrorKind::MissingRequiredArgument => format!("缺少：{argument}"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => "还缺一个命令".into(),
        ErrorKind::ArgumentConflict => {
            format!("“{argument}”不能与“{}”同用", context(error, ContextKind::PriorArg))
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            format!("“{argument}”给出的内容个数不对")
        }
        ErrorKind::NoEquals => format!("“{argument}”要写成 名称=内容"),
        ErrorKind::InvalidUtf8 => "命令行里有不是 UTF-8 的字符".into(),
        _ => "命令行没有看懂".into(),
    };
    format!("错误：{what}。\n加 --help 看用法和示例。")
}

/// What the error carries under a key, joined for print; options of one shape `--a <X>` are kept whole.
fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join("、"),
        Some(ContextValue::Number(number)) => number.to_string(),
        Some(ContextValue::Bool(flag)) => flag.to_string(),
        _ => String::new(),
    }
}
