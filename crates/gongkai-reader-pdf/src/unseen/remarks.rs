//! The annotations of a page: remarks, files that hang on it, what is done when one is touched.

use gongkai_document::TraceKind;
use hayro_syntax::object::{Array, Dict};

use super::about::without_tags;
use super::{Found, actions, file_name, string};

const HIDDEN: u32 = 1 << 1;
const NO_VIEW: u32 = 1 << 5;

/// Annotations that somebody wrote on a page; for others (links, fields, films) the contents only describe what is
/// there.
const REMARKS: [&str; 17] = [
    "Text",
    "FreeText",
    "Line",
    "Square",
    "Circle",
    "Polygon",
    "PolyLine",
    "Highlight",
    "Underline",
    "Squiggly",
    "StrikeOut",
    "Caret",
    "Stamp",
    "Ink",
    "Popup",
    "Sound",
    "Redact",
];

/// What hangs on a page.
pub(super) fn of_page(found: &mut Found, page: &Dict<'_>, number: u32) {
    let place = format!("第{number}页");
    actions::events(found, page, &place);
    let Some(all) = page.get::<Array<'_>>(b"Annots") else { return };
    for annotation in all.iter::<Dict<'_>>() {
        if found.is_full() || !found.pays(&annotation) {
            return;
        }
        one(found, &annotation, &place);
    }
}

fn one(found: &mut Found, annotation: &Dict<'_>, place: &str) {
    let kind = actions::name(annotation, b"Subtype");
    match kind.as_str() {
        "FileAttachment" => {
            let file = annotation.get::<Dict<'_>>(b"FS").map(|file| file_name(&file)).unwrap_or_default();
            let contents = string(annotation, b"Contents");
            found.say(TraceKind::Embedded, place, if file.is_empty() { &contents } else { &file });
        }
        "RichMedia" => found.say(TraceKind::Embedded, place, &string(annotation, b"NM")),
        "Widget" => field(found, annotation, place),
        kind if REMARKS.contains(&kind) => remark(found, annotation, kind, place),
        _ => {}
    }
    if let Some(action) = annotation.get::<Dict<'_>>(b"A") {
        actions::action(found, &action, place);
    }
    actions::events(found, annotation, place);
}

fn remark(found: &mut Found, annotation: &Dict<'_>, kind: &str, place: &str) {
    let mut said = string(annotation, b"Contents");
    if said.is_empty() {
        said = without_tags(&found.long_string(annotation, b"RC"));
    }
    if kind == "Redact" {
        // what lies under it is still there
        let place = format!("{place}，没有应用的密文标记");
        found.say(TraceKind::Comment, &place, &said);
    } else if !said.is_empty() {
        let who = string(annotation, b"T");
        let said = if who.is_empty() { said } else { format!("{who}：{said}") };
        found.say(TraceKind::Comment, place, &said);
    }
}

/// A field of a form that is filled in and not shown.
fn field(found: &mut Found, annotation: &Dict<'_>, place: &str) {
    let flags = annotation.get::<u32>(b"F").unwrap_or(0);
    let value = string(annotation, b"V");
    if flags & (HIDDEN | NO_VIEW) != 0 && !value.is_empty() {
        found.say(TraceKind::HiddenText, &format!("{place}，隐藏的表单域"), &value);
    }
}
