//! `catalogue links`: links that lead to what is no longer public, redirects that lead nowhere, files that are lost.

use std::collections::BTreeMap;

use gongkai_app::items::Catalogue;
use gongkai_catalogue::{Item, Landing, landing};
use gongkai_document::SourceKind;
use gongkai_reader::Limits;
use gongkai_reader::decode::decode_as;

use crate::cli::ListFormat;
use crate::cli::catalogue::Whole;
use crate::commands::document::Opened;
use crate::exit::{Ending, Failure};
use crate::output;

/// What is broken in an item.
struct Broken {
    what: &'static str,
    message: String,
}

/// Looks through everything that is public, and through the redirects of what was.
pub(super) fn run(args: &Whole) -> Result<Ending, Failure> {
    let opened = Opened::of(&args.whose)?;
    let catalogue = opened.catalogue();
    let addresses = addresses(&catalogue);
    let (mut text, mut count, mut outside) = (String::new(), 0_usize, 0_usize);
    for (id, item) in &catalogue.items {
        let mut broken = Vec::new();
        if let Landing::Broken { at } = landing(&catalogue.items, id) {
            let message = format!("下架时指明由“{at}”代替，它没有公开或者不存在");
            broken.push(Broken { what: "redirect", message });
        }
        if item.shown().is_some() {
            outside += of_text(&opened, &catalogue, &addresses, item, &mut broken)?;
            of_files(&opened, item, &mut broken)?;
        }
        count += broken.len();
        for one in &broken {
            text.push_str(&match args.format {
                ListFormat::Json => {
                    gongkai_wire::line(&gongkai_wire::broken_link(id, &item.draft.title, one.what, &one.message)) + "\n"
                }
                ListFormat::Table => {
                    let number = item.draft.index_number.as_deref().unwrap_or(id);
                    format!("{number}  {}  {}\n", item.draft.title, one.message)
                }
            });
        }
    }
    if args.format == ListFormat::Table {
        text.push_str(&match count {
            0 => format!("没有失效的链接和附件；站外链接{outside}个，没有访问。\n"),
            _ => format!("有{count}处失效；站外链接{outside}个，没有访问。\n"),
        });
    }
    output::write(None, &text)?;
    Ok(if count > 0 { Ending::Faulty } else { Ending::Sound })
}

/// Every address that something was published under, without what the site adds to it.
fn addresses<'b>(catalogue: &Catalogue<'b>) -> BTreeMap<String, &'b str> {
    let of = |(id, item): (&&'b str, &Item<'b>)| {
        let id = *id;
        item.versions.iter().filter_map(move |version| Some((path(version.address?), id))).collect::<Vec<_>>()
    };
    catalogue.items.iter().flat_map(of).collect()
}

/// The path of an address: what of it does not hang on scheme, host or anchor.
fn path(address: &str) -> String {
    let plain = address.split(['#', '?']).next().unwrap_or_default();
    let rest = plain
        .split_once("://")
        .map_or(plain, |(_, rest)| rest.find('/').map_or("", |at| rest.get(at..).unwrap_or_default()));
    rest.trim_end_matches('/').to_owned()
}

/// Looks through the links of a text; says how many lead outside.
fn of_text(
    opened: &Opened,
    catalogue: &Catalogue<'_>,
    addresses: &BTreeMap<String, &str>,
    item: &Item<'_>,
    broken: &mut Vec<Broken>,
) -> Result<usize, Failure> {
    let Some(content) = item.shown().and_then(|version| version.draft.content.as_deref()) else { return Ok(0) };
    let html = match opened.office.wait(opened.office.keeping.read_text(&opened.body, content)) {
        Ok(html) => html,
        Err(error) => {
            broken.push(Broken { what: "text", message: format!("正文读不出：{error}") });
            return Ok(0);
        }
    };
    let document = decode_as(SourceKind::Html, &html, &Limits::default()).document;
    let mut outside = 0;
    for link in &document.links {
        let target = link.target.trim();
        if target.starts_with("mailto:") || target.starts_with('#') {
            continue;
        }
        let words = link.text.trim();
        match addresses.get(&path(target)) {
            Some(id) => match landing(&catalogue.items, id) {
                Landing::Here | Landing::There(_) => {}
                Landing::Gone | Landing::Broken { .. } | Landing::Never => {
                    let message = format!("链接“{words}”（{target}）指向已经下架、没有代替的信息");
                    broken.push(Broken { what: "link", message });
                }
            },
            None if target.contains("://") => outside += 1,
            None => {
                let message = format!("站内链接“{words}”（{target}）没有对应的信息");
                broken.push(Broken { what: "link", message });
            }
        }
    }
    Ok(outside)
}

/// Compares every file with its name.
fn of_files(opened: &Opened, item: &Item<'_>, broken: &mut Vec<Broken>) -> Result<(), Failure> {
    for file in item.shown().iter().flat_map(|version| &version.draft.files) {
        if let Err(error) = opened.office.wait(opened.office.keeping.check_open(&opened.body, &file.content)) {
            broken.push(Broken { what: "file", message: format!("附件“{}”：{error}", file.name) });
        }
    }
    Ok(())
}
