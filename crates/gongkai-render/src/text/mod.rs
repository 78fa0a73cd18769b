//! Text for a terminal: findings with a caret under the cell, reports as aligned tables, and what the law says.
//!
//! Chinese characters take two columns of a terminal; every alignment here counts columns, not characters.

mod findings;
mod grid;
mod law;
mod report;
mod rollup;
mod rule;

use std::fmt::Display;

use anstyle::{AnsiColor, Color, Style};
use gongkai_lint::Severity;

pub use findings::checks;
pub use law::{article, articles, deadline, fee, terms};
pub use report::report;
pub use rollup::rollup;
pub use rule::{rule, rules};

/// Whether text is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Plain text.
    Plain,
    /// With ANSI colours. Nothing is said by colour alone.
    Colour,
}

impl Paint {
    fn with(self, style: Style, text: impl Display) -> String {
        match self {
            Self::Plain => text.to_string(),
            Self::Colour => format!("{style}{text}{style:#}"),
        }
    }

    fn severity(self, severity: Severity, text: impl Display) -> String {
        let colour = match severity {
            Severity::Error => AnsiColor::Red,
            Severity::Warning => AnsiColor::Yellow,
            Severity::Info => AnsiColor::Cyan,
        };
        self.with(Style::new().bold().fg_color(Some(Color::Ansi(colour))), text)
    }

    fn strong(self, text: impl Display) -> String {
        self.with(Style::new().bold(), text)
    }

    fn frame(self, text: impl Display) -> String {
        self.with(Style::new().fg_color(Some(Color::Ansi(AnsiColor::Blue))), text)
    }
}
