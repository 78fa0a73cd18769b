//! What a body owes and has, and which columns went stale.

use gongkai_catalogue::{coverage as covered, stale as went_stale};
use gongkai_law::form;

use crate::cli::ListFormat;
use crate::cli::catalogue::Whole;
use crate::commands::document::Opened;
use crate::exit::{Ending, Failure};
use crate::output;

/// What of articles 20 and 21 the body owes, and what it has of each.
pub(super) fn coverage(args: &Whole) -> Result<Ending, Failure> {
    let opened = Opened::of(&args.whose)?;
    let catalogue = opened.catalogue();
    let (kind, without) = catalogue.owing(opened.office.today());
    let kind = kind.ok_or_else(|| gongkai_app::AppError::NoProfile(opened.body.clone()))?;
    let all = covered(&catalogue.items, kind, &without);
    let mut text = String::new();
    for of in &all {
        text.push_str(&match args.format {
            ListFormat::Json => gongkai_wire::line(&gongkai_wire::coverage(of)) + "\n",
            ListFormat::Table => {
                let standing = match (of.shown.len(), of.without, of.last) {
                    (0, Some(why), _) => format!("没有：{why}"),
                    (0, None, Some(last)) => format!("【空缺】原有的已下架，最近{}公开", form::long(last)),
                    (0, None, None) => "【空缺】".to_owned(),
                    (count, _, Some(last)) => format!("{count}条，最近{}", form::long(last)),
                    (count, _, None) => format!("{count}条"),
                };
                format!("{}  {}  {standing}\n", of.column.code(), of.column.label())
            }
        });
    }
    let gaps = all.iter().filter(|of| of.is_gap()).count();
    if args.format == ListFormat::Table {
        text.push_str(&match gaps {
            0 => format!("{}类都有信息或者说明。\n", all.len()),
            _ => {
                format!("{}类中有{gaps}类空缺：请补充公开，确实没有的用 gongkai catalogue declare 说明。\n", all.len())
            }
        });
    }
    output::write(None, &text)?;
    Ok(if gaps > 0 { Ending::Faulty } else { Ending::Sound })
}

/// The columns in which nothing was published for longer than usual.
pub(super) fn stale(args: &Whole) -> Result<Ending, Failure> {
    let opened = Opened::of(&args.whose)?;
    let catalogue = opened.catalogue();
    let all = went_stale(&catalogue.items, opened.office.today());
    let mut text = String::new();
    for one in &all {
        text.push_str(&match args.format {
            ListFormat::Json => gongkai_wire::line(&gongkai_wire::stale(one)) + "\n",
            ListFormat::Table => format!(
                "{}  {}  已{}天没有更新（最近{}，通常隔{}天）\n",
                one.column.code(),
                one.column.label(),
                one.now,
                form::long(one.last),
                one.usual
            ),
        });
    }
    if all.is_empty() && args.format == ListFormat::Table {
        text.push_str("没有久未更新的栏目。\n");
    }
    output::write(None, &text)?;
    Ok(Ending::Sound)
}
