//! `document list`: the items of a body, one a line.

use gongkai_app::items::LookedAt;
use gongkai_catalogue::Item;
use gongkai_law::form;
use gongkai_wire::ItemView;

use super::Opened;
use crate::cli::ListFormat;
use crate::cli::document::DocumentList;
use crate::exit::{Ending, Failure};
use crate::output;

/// Lists the items, the ones formed last first.
pub(crate) fn run(args: &DocumentList) -> Result<Ending, Failure> {
    let opened = Opened::of(&args.whose)?;
    let ground = opened.office.ground(&opened.books);
    let catalogue = opened.catalogue();
    let wanted = |item: &Item<'_>| {
        args.stage.is_none_or(|stage| item.stage() == stage)
            && args.column.is_none_or(|column| item.draft.column == column)
            && args.kind.is_none_or(|kind| item.draft.kind == kind)
            && args.year.is_none_or(|year| item.draft.formed.year() == year)
    };
    let mut items: Vec<_> = catalogue.items.iter().filter(|(_, item)| wanted(item)).collect();
    items.sort_by_key(|(id, item)| (std::cmp::Reverse(item.draft.formed), **id));
    let mut text = String::new();
    for (id, item) in &items {
        let looked = catalogue.look(id, item, &ground)?;
        text.push_str(&match args.format {
            ListFormat::Table => row(id, item, &looked),
            ListFormat::Json => {
                let LookedAt { dues, findings, steps } = &looked;
                let view = ItemView { id, item, history: None, dues, findings, steps };
                gongkai_wire::line(&gongkai_wire::item(&view)) + "\n"
            }
        });
    }
    if items.is_empty() && args.format == ListFormat::Table {
        text.push_str("没有这样的信息。登记用 gongkai document add。\n");
    }
    output::write(None, &text)?;
    Ok(Ending::Sound)
}

fn row(id: &str, item: &Item<'_>, looked: &LookedAt) -> String {
    let number = item.draft.index_number.as_deref().unwrap_or(id);
    let due =
        looked.dues.first().map_or_else(String::new, |due| format!("  {}前{}", form::long(due.day), due.kind.label()));
    let findings = match looked.findings.len() {
        0 => String::new(),
        count => format!("  【{count}处问题】"),
    };
    let (stage, formed, title) = (item.stage().label(), form::long(item.draft.formed), &item.draft.title);
    format!("{number}  {formed}  {stage}  {title}{due}{findings}\n")
}
