//! `report rules`: the rule manual.

use gongkai_lint::{Manual, all_rules, rule};

use crate::cli::{ListFormat, Rules};
use crate::exit::{Ending, Failure};
use crate::output;

/// Prints one page of the manual, or the list of all rules.
pub(crate) fn run(args: &Rules) -> Result<Ending, Failure> {
    let manuals: Vec<&Manual> = match &args.code {
        Some(code) => vec![rule(code).map(|rule| rule.manual()).ok_or_else(|| unknown(code))?],
        None => {
            let mut manuals: Vec<&Manual> = all_rules().map(|rule| rule.manual()).collect();
            manuals.sort_by_key(|manual| manual.code);
            manuals
        }
    };
    let text = match args.format {
        ListFormat::Json => {
            manuals.iter().map(|manual| gongkai_wire::line(&gongkai_wire::rule(manual)) + "\n").collect()
        }
        ListFormat::Table if args.code.is_some() => {
            manuals.iter().map(|manual| gongkai_render::text::rule(manual)).collect()
        }
        ListFormat::Table => gongkai_render::text::rules(&manuals),
    };
    output::write(None, &text)?;
    Ok(Ending::Sound)
}

fn unknown(code: &str) -> Failure {
    Failure::Unknown(format!("没有代码为“{code}”的规则；用 gongkai report rules 看全部代码"))
}
