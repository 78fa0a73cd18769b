//! Text for a terminal: findings with a caret under the cell, reports as aligned tables, and what the law says.
//!
//! Chinese characters take two columns of a terminal; every alignment here counts columns, not characters.
//! Texts carry ANSI styles, which add to what is said and never say it alone; whoever prints them strips the
//! styles where the output is no terminal.

mod comparison;
mod findings;
mod grid;
mod law;
mod report;
mod rollup;
mod rule;

use std::fmt::Display;

use anstyle::{AnsiColor, Color, Style};
use gongkai_lint::Severity;

pub use comparison::comparison;
pub use findings::{findings, total};
pub use law::{article, articles, deadline, fee, terms};
pub use report::report;
pub use rollup::rollup;
pub use rule::{rule, rules};

fn styled(style: Style, text: impl Display) -> String {
    format!("{style}{text}{style:#}")
}

fn by_severity(severity: Severity, text: impl Display) -> String {
    let colour = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::Cyan,
    };
    styled(Style::new().bold().fg_color(Some(Color::Ansi(colour))), text)
}

fn strong(text: impl Display) -> String {
    styled(Style::new().bold(), text)
}

fn frame(text: impl Display) -> String {
    styled(Style::new().fg_color(Some(Color::Ansi(AnsiColor::Blue))), text)
}
