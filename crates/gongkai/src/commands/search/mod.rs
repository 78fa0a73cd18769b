//! `search`: full text over the catalogue. The index follows the log whenever it is asked, and is made anew where it is
//! missing, damaged or of another version: it holds nothing that is not on record.

mod words;

use std::collections::BTreeSet;
use std::path::Path;

use gongkai_app::items::Catalogue;
use gongkai_app::register::{last_days, linked};
use gongkai_catalogue::Item;
use gongkai_law::form;
use gongkai_search::{
    Audience, Change, Found, Index, Order, Page, Public, PublicEntry, Query, SearchError, Staff, StaffEntry, folder_of,
};
use gongkai_wire::HitView;

use crate::cli::ListFormat;
use crate::cli::search::Search;
use crate::commands::document::Opened;
use crate::exit::{Ending, Failure};
use crate::output;
use words::Words;

/// Searches.
pub(crate) fn run(args: &Search) -> Result<Ending, Failure> {
    let opened = Opened::of(&args.whose)?;
    let catalogue = opened.catalogue();
    let root = folder_of(&opened.office.folder, opened.body.as_str());
    let words = Words::of(&opened, &root);
    let last = last_days(&opened.books, &catalogue);
    if args.staff {
        let entry = |id: &str, item: &Item<'_>| -> Result<_, Failure> {
            let entry = StaffEntry::of(id, item, |draft| words.of_draft(draft))?;
            Ok(Some(entry.ending(last.get(id).copied())))
        };
        let index: Index<Staff> = following(&opened, &catalogue, &root, args.rebuild, entry)?;
        let known = |ids: &[&str]| {
            ids.iter().filter(|id| catalogue.items.contains_key(**id)).map(|id| (*id).to_owned()).collect()
        };
        return answer(args, &opened, &index, known);
    }
    let entry = |id: &str, item: &Item<'_>| -> Result<_, Failure> {
        let entry = PublicEntry::of(id, item, |draft| words.of_draft(draft))?;
        Ok(entry.map(|entry| entry.ending(last.get(id).copied())))
    };
    let index: Index<Public> = following(&opened, &catalogue, &root, args.rebuild, entry)?;
    let shown = |ids: &[&str]| {
        let shown = ids.iter().filter(|id| catalogue.items.get(**id).is_some_and(|item| item.shown().is_some()));
        shown.map(|id| (*id).to_owned()).collect()
    };
    answer(args, &opened, &index, shown)
}

/// The index as the log stands: opened and fed with what came since, or made anew.
fn following<A: Audience>(
    opened: &Opened,
    catalogue: &Catalogue<'_>,
    root: &Path,
    anew: bool,
    entry: impl Fn(&str, &Item<'_>) -> Result<Option<A::Entry>, Failure>,
) -> Result<Index<A>, Failure> {
    let head = opened.books.head.as_ref().map_or(0, |head| head.seq);
    let fed = || -> Result<Option<Index<A>>, Failure> {
        let index = match Index::<A>::open(root) {
            Ok(index) if !anew => index,
            _ => return Ok(None),
        };
        // one that cannot tell how far it is, or is ahead of its log, is made anew
        let Ok(checkpoint) = index.checkpoint() else { return Ok(None) };
        if checkpoint > head {
            return Ok(None);
        }
        let mut changes = Vec::new();
        let moved = moved_in_register(opened, catalogue, checkpoint);
        for (id, item) in &catalogue.items {
            let itself = opened.books.items.get(*id).is_some_and(|kept| kept.seq > checkpoint);
            if itself || moved.contains(id) {
                changes.push(entry(id, item)?.map_or_else(|| Change::Remove((*id).to_owned()), Change::Put));
            }
        }
        if !changes.is_empty() {
            index.apply(changes, head).map_err(unavailable)?;
        }
        Ok(Some(index))
    };
    if let Some(index) = fed()? {
        return Ok(index);
    }
    let mut entries = Vec::new();
    for (id, item) in &catalogue.items {
        entries.extend(entry(id, item)?);
    }
    Index::rebuild(root, entries, head).map_err(unavailable)
}

/// The items whose document the register told something new of: what was repealed no longer stands among what applies.
fn moved_in_register<'c>(opened: &'c Opened, catalogue: &Catalogue<'c>, checkpoint: u64) -> BTreeSet<&'c str> {
    let books = &opened.books;
    if books.normative.values().all(|kept| kept.seq <= checkpoint) {
        return BTreeSet::new();
    }
    let links = linked(books, catalogue).into_iter();
    let moved = links.filter(|(id, _)| books.normative.get(*id).is_some_and(|kept| kept.seq > checkpoint));
    moved.filter_map(|(_, linked)| linked.item).collect()
}

fn unavailable(error: SearchError) -> Failure {
    Failure::Records(error.to_string())
}

fn answer<A: Audience>(
    args: &Search,
    opened: &Opened,
    index: &Index<A>,
    still: impl FnOnce(&[&str]) -> BTreeSet<String>,
) -> Result<Ending, Failure> {
    let typed = args.query.join(" ");
    if args.suggest {
        let suggested = index.suggest(&typed, args.size).map_err(unavailable)?;
        output::write(None, &suggested.iter().map(|line| format!("{line}\n")).collect::<String>())?;
        return Ok(Ending::Sound);
    }
    let mut query = Query::parse(&typed);
    query.from = args.from.or(query.from);
    query.to = args.to.or(query.to);
    if args.newest {
        query.order = Order::Newest;
    }
    let page = Page { offset: args.page.saturating_sub(1).saturating_mul(args.size), size: args.size };
    let found = index.search(&query, page, opened.office.today(), still).map_err(unavailable)?;
    output::write(None, &printed(args, &typed, &found))?;
    Ok(Ending::Sound)
}

fn printed(args: &Search, typed: &str, found: &Found) -> String {
    let mut text = String::new();
    if args.format == ListFormat::Json {
        for hit in &found.hits {
            let view = HitView {
                id: &hit.id,
                title: (&hit.title.text, &hit.title.places),
                index_number: &hit.index_number,
                number: &hit.number,
                organ: &hit.organ,
                day: hit.day,
                fragment: (&hit.fragment.text, &hit.fragment.places),
                score: hit.score,
            };
            text.push_str(&(gongkai_wire::line(&gongkai_wire::hit(&view)) + "\n"));
        }
        return text + &gongkai_wire::line(&gongkai_wire::search(typed, found.total, found.near, &found.facets)) + "\n";
    }
    if found.near {
        text.push_str("没有完全符合的，以下是相近的。\n\n");
    }
    for hit in &found.hits {
        let day = hit.day.map(form::long).unwrap_or_default();
        let numbers: Vec<&str> =
            [hit.index_number.as_str(), hit.number.as_str()].into_iter().filter(|number| !number.is_empty()).collect();
        text.push_str(&format!("{}\n  {day}  {}\n", hit.title.text, numbers.join("  ")));
        if !hit.fragment.text.trim().is_empty() {
            text.push_str(&format!("  {}\n", hit.fragment.text.trim()));
        }
    }
    text.push_str(&match found.total {
        0 => "没有找到。请换个说法，或者用 gongkai document list 按栏目查找。\n".to_owned(),
        total => format!("共{total}条，第{}页。\n", args.page.max(1)),
    });
    text
}
