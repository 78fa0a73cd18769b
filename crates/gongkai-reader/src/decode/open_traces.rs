//! What an OpenDocument file holds beside what its reader sees.

use std::collections::HashSet;

use gongkai_document::TraceKind;

use super::encoding;
use super::package::{Budget, Package, Part};
use super::traces::{Found, all_text};
use super::xml::{Element, Tree};
use crate::Limits;

/// Whether a package is an OpenDocument file, by the parts that only such a file has.
pub(super) fn is_open(package: &Package<'_>) -> bool {
    package.holds("mimetype") && package.holds("content.xml")
}

/// Everything unseen in a package.
pub(super) fn of_package(found: &mut Found, package: &mut Package<'_>, limits: &Limits, budget: &mut Budget) {
    let names: Vec<String> =
        package.entries().iter().filter(|entry| entry.is_file).map(|entry| entry.name.clone()).collect();
    for name in names {
        if found.is_full() {
            return;
        }
        let mut part = || match package.part(&name, budget) {
            Some(Part::Whole(bytes) | Part::Damaged(bytes)) => encoding::decode(&bytes).0,
            _ => String::new(),
        };
        match name.split('/').collect::<Vec<_>>().as_slice() {
            ["meta.xml"] => properties(found, &name, &Tree::parse(&part(), limits, |_| true)),
            ["content.xml" | "styles.xml"] => content(found, &name, &Tree::parse(&part(), limits, |_| true)),
            // an old object of another program, and one in this form: a diagram or a formula is only drawn
            [object] if object.starts_with("Object ") => found.say(TraceKind::Embedded, &name, object),
            [object, "content.xml"] if object.starts_with("Object ") => {
                let inside = part();
                if !inside.contains("<office:chart") && !inside.contains("<math") && !inside.contains(":math") {
                    found.say(TraceKind::Embedded, &name, object);
                }
            }
            ["Basic", .., file] if is_program(file) => found.say(TraceKind::Macro, &name, file),
            ["Scripts", .., file] => found.say(TraceKind::Macro, &name, file),
            ["Versions", version] => found.say(TraceKind::Revision, &name, version),
            _ => {}
        }
    }
}

/// Whether a part of a library holds a program: not its list, not a box for a talk.
fn is_program(file: &str) -> bool {
    file.ends_with(".xml") && !["script-lb.xml", "script-lc.xml", "dialog-lb.xml", "dialog-lc.xml"].contains(&file)
}

fn properties(found: &mut Found, place: &str, tree: &Tree<'_>) {
    let fields = ["initial-creator", "creator", "printed-by", "keyword", "subject", "description", "user-defined"];
    found.texts(TraceKind::Metadata, place, tree, &fields);
    let Some(root) = tree.root() else { return };
    for template in root.descendants(&|element| element.is("template")) {
        found.say(TraceKind::ExternalLink, place, &template.attr("href").unwrap_or_default());
    }
}

fn content(found: &mut Found, place: &str, tree: &Tree<'_>) {
    let Some(root) = tree.root() else { return };
    let styles = Styles::of(root);
    for _ in 0..styles.crops {
        found.say(TraceKind::CroppedPicture, place, "");
    }
    let worth = |element: Element<'_, '_>| {
        matches!(
            element.name(),
            "annotation"
                | "tracked-changes"
                | "table"
                | "hidden-text"
                | "hidden-paragraph"
                | "section"
                | "span"
                | "p"
                | "h"
                | "table-source"
                | "cell-range-source"
                | "section-source"
                | "dde-source"
                | "image"
                | "object"
                | "object-ole"
                | "plugin"
                | "floating-frame"
        )
    };
    let mut open = root.descendants(&worth);
    open.reverse();
    while let Some(element) = open.pop() {
        if found.is_full() {
            return;
        }
        if !one(found, place, element, &styles) {
            let at = open.len();
            open.extend(element.descendants(&worth));
            open.get_mut(at..).unwrap_or_default().reverse();
        }
    }
}

/// Tells what an element is; `true` where nothing in it need be looked at.
fn one(found: &mut Found, place: &str, element: Element<'_, '_>, styles: &Styles) -> bool {
    match element.name() {
        "annotation" => {
            found.say(TraceKind::Comment, place, &signed(element, element));
            return true;
        }
        "tracked-changes" => {
            for region in element.children() {
                // a change of a sheet is its own region
                let inner = region.children().find(|inner| matches!(inner.name(), "insertion" | "deletion"));
                let change = inner.unwrap_or(region);
                let about = change.child("change-info").unwrap_or(change);
                found.say(TraceKind::TrackedChange, place, &signed(about, change));
            }
            return true;
        }
        "table" => table(found, place, element, styles),
        "hidden-text" if element.attr("is-hidden").as_deref() != Some("false") => {
            words(found, place, &element.attr("string-value").unwrap_or_else(|| all_text(element)));
        }
        "hidden-paragraph" if element.attr("is-hidden").as_deref() != Some("false") => {
            found.say(TraceKind::HiddenText, place, "隐藏的段落");
        }
        "section" if is_hidden(element) => {
            words(found, place, &all_text(element));
            return true;
        }
        "span" | "p" | "h" if styles.hides(element) => {
            words(found, place, &all_text(element));
            return true;
        }
        "dde-source" => {
            let parts = ["dde-application", "dde-topic", "dde-item"].into_iter().filter_map(|name| element.attr(name));
            found.say(TraceKind::ExternalLink, place, &parts.collect::<Vec<_>>().join(" "));
        }
        "table-source" | "cell-range-source" | "section-source" | "image" | "object" | "object-ole" | "plugin"
        | "floating-frame" => {
            if let Some(target) = element.attr("href").filter(|target| is_outside(target)) {
                found.say(TraceKind::ExternalLink, place, &target);
            }
        }
        _ => {}
    }
    false
}

/// Tells hidden words, where there are any.
fn words(found: &mut Found, place: &str, said: &str) {
    if !said.trim().is_empty() {
        found.say(TraceKind::HiddenText, place, said);
    }
}

/// Whether a section is hidden, for good or because its condition says so.
fn is_hidden(section: Element<'_, '_>) -> bool {
    match section.attr("display").as_deref() {
        Some("none") => true,
        Some("condition") => section.attr("is-hidden").as_deref() == Some("true"),
        _ => false,
    }
}

/// What an element says, behind the name of who said it, without the day.
fn signed(about: Element<'_, '_>, element: Element<'_, '_>) -> String {
    let who = about.child("creator").map(Element::text).unwrap_or_default();
    let about = ["creator", "date", "creator-initials", "change-info", "dependencies"];
    let said: String = element.children().filter(|part| !about.contains(&part.name())).map(all_text).collect();
    match (who.is_empty(), said.is_empty()) {
        (true, _) => said,
        (_, true) => who,
        _ => format!("{who}：{said}"),
    }
}

/// Whether a target lies outside the package.
fn is_outside(target: &str) -> bool {
    target.contains("://") || target.starts_with("../") || target.starts_with('/') || target.starts_with("file:")
}

/// A sheet that is hidden, or what is hidden of one that is shown.
fn table(found: &mut Found, place: &str, table: Element<'_, '_>, styles: &Styles) {
    /// More columns than that are the rest of the sheet.
    const REST: u32 = 256;
    let name = table.attr("name").unwrap_or_default();
    if table.attr("style-name").is_some_and(|style| styles.hidden_tables.contains(&style)) {
        found.say(TraceKind::HiddenSheet, place, &name);
        return;
    }
    let hidden = |element: Element<'_, '_>| element.attr("visibility").is_some_and(|how| how != "visible");
    let own = |what: &'static str| {
        // a table in a cell of this one tells for itself
        table
            .descendants(&|element| element.is(what) || element.is("table-cell"))
            .into_iter()
            .filter(move |e| e.is(what))
    };
    let says = |row: &Element<'_, '_>| !all_text(*row).trim().is_empty();
    let rows = own("table-row").filter(|row| hidden(*row)).filter(says).count();
    let count = |column: &Element<'_, '_>| column.attr("number-columns-repeated").and_then(|n| n.parse::<u32>().ok());
    let columns = own("table-column").filter(|column| hidden(*column));
    let columns = columns.filter(|column| count(column).is_none_or(|count| count < REST)).count();
    if rows + columns > 0 {
        found.say(TraceKind::HiddenCells, &format!("{place}：{name}"), &format!("隐藏的行{rows}处、列{columns}处"));
    }
}

/// The styles that hide what has them.
#[derive(Debug, Default)]
struct Styles {
    hidden_tables: HashSet<String>,
    hidden_texts: HashSet<String>,
    /// Styles of pictures that are cut.
    crops: usize,
}

impl Styles {
    fn of(root: Element<'_, '_>) -> Self {
        let mut out = Self::default();
        let lists = root.children().filter(|list| matches!(list.name(), "automatic-styles" | "styles"));
        for style in lists.flat_map(Element::children).filter(|style| style.is("style")) {
            let name = style.attr("name").unwrap_or_default();
            for properties in style.children() {
                let display = properties.attr("display");
                match properties.name() {
                    "table-properties" if display.as_deref() == Some("false") => {
                        out.hidden_tables.insert(name.clone());
                    }
                    "text-properties" if display.as_deref() == Some("none") => {
                        out.hidden_texts.insert(name.clone());
                    }
                    "graphic-properties" => {
                        out.crops += usize::from(properties.attr("clip").is_some_and(|clip| cuts(&clip)));
                    }
                    _ => {}
                }
            }
        }
        out
    }

    fn hides(&self, element: Element<'_, '_>) -> bool {
        !self.hidden_texts.is_empty()
            && element.attr("style-name").is_some_and(|style| self.hidden_texts.contains(&style))
    }
}

/// Whether a rectangle such as `rect(0cm, 1.2cm, 0cm, 0cm)` cuts something off that is worth a look.
fn cuts(clip: &str) -> bool {
    const LEAST: f64 = 0.1;
    let inside = clip.trim().strip_prefix("rect(").unwrap_or_default();
    inside.split([',', ' ', ')']).any(|side| {
        let number: String = side.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
        number.parse::<f64>().is_ok_and(|cut| cut >= LEAST)
    })
}

#[cfg(test)]
mod tests {
    use gongkai_document::TraceKind as K;

    use super::super::testing::{pack, read};
    use super::super::traces;
    use super::*;

    fn told(kind: &str, parts: &[(&str, &str)]) -> Vec<(K, String)> {
        let kind = format!("application/vnd.oasis.opendocument.{kind}");
        let mut all: Vec<(&str, &[u8])> = vec![("mimetype", kind.as_bytes())];
        all.extend(parts.iter().map(|(name, text)| (*name, text.as_bytes())));
        let bytes = pack(&all);
        let limits = Limits::default();
        let mut budget = Budget::of(&limits);
        let mut package = Package::open(&bytes, &limits, &mut budget).unwrap();
        let found = traces::of_package(&mut package, &limits, &mut budget);
        assert_eq!(read(&bytes).document.traces, found, "told of a file that is not read, too");
        found.into_iter().map(|trace| (trace.kind, trace.excerpt)).collect()
    }

    fn document(styles: &str, body: &str) -> String {
        format!(
            "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body>{body}\
             </office:body></office:document-content>"
        )
    }

    #[test]
    fn a_text_tells_its_changes_remarks_hidden_words_and_links() {
        let styles = "<style:style style:name='T1'><style:text-properties text:display='none'/></style:style>\
                      <style:style style:name='fr1'><style:graphic-properties fo:clip='rect(0cm, 1.5cm, 0cm, 0cm)'/></style:style>\
                      <style:style style:name='fr2'><style:graphic-properties fo:clip='rect(0cm, 0cm, 0cm, 0cm)'/></style:style>";
        let body = "<office:text><text:tracked-changes>\
             <text:changed-region><text:deletion><office:change-info><dc:creator>王某</dc:creator><dc:date>2026</dc:date>\
             </office:change-info><text:p>删去的话</text:p></text:deletion></text:changed-region>\
             <text:changed-region><text:insertion><office:change-info><dc:creator>李某</dc:creator></office:change-info>\
             </text:insertion></text:changed-region></text:tracked-changes>\
             <text:p>正文<office:annotation><dc:creator>王某</dc:creator><dc:date>2026</dc:date><text:p>再核一下</text:p>\
             </office:annotation><text:span text:style-name='T1'>看不见</text:span><text:a xlink:href='http://a/'>链接</text:a>\
             <draw:image xlink:href='http://b/1.png'/><draw:image xlink:href='Pictures/1.png'/></text:p>\
             <text:section text:display='none'><text:p>藏<text:span>起</text:span>来</text:p></text:section>\
             <text:section text:display='condition'><text:p>看得见</text:p></text:section><text:section text:name='x'><text:section-source xlink:href='../a.odt'/></text:section></office:text>";
        let meta = "<office:document-meta><office:meta><meta:initial-creator>王某</meta:initial-creator><dc:creator>王某</dc:creator>\
                    <dc:date>2026</dc:date><meta:generator>LibreOffice</meta:generator><meta:user-defined meta:name='单位'>某局\
                    </meta:user-defined></office:meta></office:document-meta>";
        assert_eq!(
            told("text", &[("content.xml", &document(styles, body)), ("meta.xml", meta)]),
            [
                (K::CroppedPicture, String::new()),
                (K::TrackedChange, "王某：删去的话".to_owned()),
                (K::TrackedChange, "李某".to_owned()),
                (K::Comment, "王某：再核一下".to_owned()),
                (K::HiddenText, "看不见".to_owned()),
                (K::ExternalLink, "http://b/1.png".to_owned()),
                (K::HiddenText, "藏起来".to_owned()),
                (K::ExternalLink, "../a.odt".to_owned()),
                (K::Metadata, "王某".to_owned()),
                (K::Metadata, "某局".to_owned()),
            ]
        );
    }

    #[test]
    fn a_workbook_tells_what_is_hidden_and_what_is_inside() {
        let styles =
            "<style:style style:name='ta2'><style:table-properties table:display='false'/></style:style>".to_owned();
        let body = "<office:spreadsheet><table:table table:name='一'><table:table-column table:visibility='collapse'/>\
             <table:table-column table:visibility='collapse' table:number-columns-repeated='16000'/>\
             <table:table-row table:visibility='filter'><table:table-cell><text:p>藏</text:p></table:table-cell></table:table-row>\
             <table:table-row table:visibility='collapse' table:number-rows-repeated='9'><table:table-cell/></table:table-row>\
             </table:table><table:table table:name='底稿' table:style-name='ta2'/>\
             <table:table table:name='外'><table:table-source xlink:href='file:///c/a.ods'/></table:table></office:spreadsheet>";
        let chart = "<office:document-content><office:body><office:chart/></office:body></office:document-content>";
        assert_eq!(
            told(
                "spreadsheet",
                &[
                    ("content.xml", &document(&styles, body)),
                    ("Object 1/content.xml", chart),
                    ("Object 2/content.xml", &document("", "<office:text/>")),
                    ("Object 3", "x"),
                    ("ObjectReplacements/Object 3", "x"),
                    ("Basic/Standard/script-lb.xml", "x"),
                    ("Basic/Standard/Module1.xml", "x"),
                    ("Scripts/python/a.py", "x"),
                    ("Versions/Version1", "x"),
                ]
            ),
            [
                (K::HiddenCells, "隐藏的行1处、列1处".to_owned()),
                (K::HiddenSheet, "底稿".to_owned()),
                (K::ExternalLink, "file:///c/a.ods".to_owned()),
                (K::Embedded, "Object 2".to_owned()),
                (K::Embedded, "Object 3".to_owned()),
                (K::Macro, "Module1.xml".to_owned()),
                (K::Macro, "a.py".to_owned()),
                (K::Revision, "Version1".to_owned()),
            ]
        );
        assert_eq!(told("spreadsheet", &[("content.xml", &document("", "<office:spreadsheet/>"))]), []);
    }
}
