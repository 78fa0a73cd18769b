//! What a file does by itself, or when a reader touches it: programs, and what leads out of it.

use gongkai_document::TraceKind;
use hayro_syntax::object::{Array, Dict, Name, Object};

use super::{DEEPEST, Found, MOST, file_name, string};

/// What the file as a whole does: on opening, on events, in its forms and its bookmarks.
pub(super) fn of_file(found: &mut Found, root: &Dict<'_>) {
    if let Some(opening) = root.get::<Dict<'_>>(b"OpenAction") {
        // nobody asked for what is done on opening, so even an address is told
        if name(&opening, b"S") == "URI" {
            found.say(TraceKind::ExternalLink, "打开文件时", &string(&opening, b"URI"));
        }
        action(found, &opening, "打开文件时");
    }
    events(found, root, "文件的动作");
    if let Some(tree) = root.get::<Dict<'_>>(b"Names").and_then(|names| names.get::<Dict<'_>>(b"JavaScript")) {
        for (_, program) in found.names(&tree) {
            if let Some(program) = program.into_dict() {
                action(found, &program, "文件的脚本");
            }
        }
    }
    if let Some(form) = root.get::<Dict<'_>>(b"AcroForm") {
        fields(found, &form);
    }
    if let Some(outline) = root.get::<Dict<'_>>(b"Outlines") {
        bookmarks(found, &outline);
    }
}

/// What is done on the events that a dictionary names.
pub(super) fn events(found: &mut Found, dict: &Dict<'_>, place: &str) {
    let Some(events) = dict.get::<Dict<'_>>(b"AA") else { return };
    if !found.pays(&events) {
        return;
    }
    for event in events.keys().take(MOST) {
        if let Some(one) = events.get::<Dict<'_>>(event.as_ref()) {
            action(found, &one, place);
        }
    }
}

/// What an action and those after it do.
pub(super) fn action(found: &mut Found, first: &Dict<'_>, place: &str) {
    let mut open = vec![(first.clone(), 0)];
    while let Some((one, depth)) = open.pop() {
        if !found.pays(&one) || !found.is_new(&one) {
            continue;
        }
        tell(found, &one, place);
        if depth >= DEEPEST {
            continue;
        }
        match one.get::<Object<'_>>(b"Next") {
            Some(Object::Dict(next)) => open.push((next, depth + 1)),
            Some(Object::Array(next)) => {
                open.extend(next.iter::<Dict<'_>>().take(DEEPEST).map(|next| (next, depth + 1)));
            }
            _ => {}
        }
    }
}

fn tell(found: &mut Found, action: &Dict<'_>, place: &str) {
    match name(action, b"S").as_str() {
        "JavaScript" | "Rendition" if action.contains_key(b"JS") => {
            let program = found.long_string(action, b"JS");
            found.say(TraceKind::Macro, place, &program);
        }
        "Launch" => {
            let target = target(action);
            let windows = action.get::<Dict<'_>>(b"Win").map(|how| file_name(&how)).unwrap_or_default();
            found.say(TraceKind::Macro, place, if target.is_empty() { &windows } else { &target });
        }
        "GoToR" | "SubmitForm" | "ImportData" => {
            let target = target(action);
            found.say(TraceKind::ExternalLink, place, &target);
        }
        _ => {}
    }
}

/// The file or the address that an action leads to.
fn target(action: &Dict<'_>) -> String {
    match action.get::<Dict<'_>>(b"F") {
        Some(file) => file_name(&file),
        None => string(action, b"F"),
    }
}

/// The fields of a form; those on pages are seen there too.
fn fields(found: &mut Found, form: &Dict<'_>) {
    let mut open: Vec<(Array<'_>, usize)> = form.get::<Array<'_>>(b"Fields").map(|all| (all, 0)).into_iter().collect();
    while let Some((all, depth)) = open.pop() {
        for field in all.iter::<Dict<'_>>() {
            if !found.pays(&field) {
                return;
            }
            if !found.is_new(&field) {
                continue;
            }
            events(found, &field, "表单的动作");
            if depth < DEEPEST {
                open.extend(field.get::<Array<'_>>(b"Kids").map(|all| (all, depth + 1)));
            }
        }
    }
}

fn bookmarks(found: &mut Found, outline: &Dict<'_>) {
    let mut open: Vec<Dict<'_>> = outline.get(b"First").into_iter().collect();
    while let Some(bookmark) = open.pop() {
        if !found.pays(&bookmark) {
            return;
        }
        if !found.is_new(&bookmark) {
            continue;
        }
        if let Some(one) = bookmark.get::<Dict<'_>>(b"A") {
            action(found, &one, "书签");
        }
        open.extend([b"Next".as_slice(), b"First"].into_iter().filter_map(|key| bookmark.get::<Dict<'_>>(key)));
    }
}

/// A name of a dictionary; empty where there is none.
pub(super) fn name(dict: &Dict<'_>, key: &[u8]) -> String {
    dict.get::<Name<'_>>(key).map(|name| String::from_utf8_lossy(name.as_ref()).into_owned()).unwrap_or_default()
}
