//! What each element is to a reader of the page.

use super::arena::{Kind, Node};

/// What an element is to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Never shown as text.
    Skip,
    /// A statement of the page about itself.
    Meta,
    /// The title of the page.
    Title,
    /// A script.
    Script,
    /// Another page shown inside this one.
    Frame,
    /// Flows in the line.
    Inline,
    /// Stands on its own lines.
    Block,
    /// Stands on its own lines around the text: navigation, footer.
    Chrome,
    /// A heading of that level.
    Heading(u8),
    /// A line break.
    Break,
    /// A picture.
    Image,
    /// A link.
    Link,
    /// A list, ordered or not.
    List { ordered: bool },
    /// An item of a list.
    Item,
    /// A table.
    Table,
    /// A group of rows.
    RowGroup,
    /// A row.
    Row,
    /// A cell.
    Cell { header: bool },
    /// A field whose value is shown.
    Field,
}

/// The name of an element and its class; `None` for what is no element.
pub(super) fn classify(node: &Node) -> Option<(&str, Class)> {
    let Kind::Element { name, foreign, .. } = &node.kind else { return None };
    let name: &str = name;
    Some((name, if *foreign { Class::Skip } else { class_of(name) }))
}

fn class_of(name: &str) -> Class {
    match name {
        "span" | "font" | "b" | "strong" | "i" | "em" | "u" | "o:p" => Class::Inline,
        "p" | "div" | "body" | "html" | "section" | "article" | "main" | "center" | "blockquote" | "pre" | "dl"
        | "dt" | "dd" | "address" | "fieldset" | "form" | "figure" | "figcaption" | "hr" | "details" | "summary"
        | "caption" | "legend" | "header" | "aside" | "frameset" | "listing" | "hgroup" => Class::Block,
        "nav" | "footer" | "menu" => Class::Chrome,
        "td" => Class::Cell { header: false },
        "th" => Class::Cell { header: true },
        "tr" => Class::Row,
        "tbody" | "thead" | "tfoot" => Class::RowGroup,
        "table" => Class::Table,
        "br" => Class::Break,
        "a" => Class::Link,
        "img" => Class::Image,
        "ul" => Class::List { ordered: false },
        "ol" => Class::List { ordered: true },
        "li" => Class::Item,
        "h1" => Class::Heading(1),
        "h2" => Class::Heading(2),
        "h3" => Class::Heading(3),
        "h4" => Class::Heading(4),
        "h5" => Class::Heading(5),
        "h6" => Class::Heading(6),
        "meta" => Class::Meta,
        "title" => Class::Title,
        "script" => Class::Script,
        "iframe" | "frame" => Class::Frame,
        "input" | "textarea" => Class::Field,
        "style" | "noscript" | "template" | "link" | "base" | "object" | "embed" | "audio" | "video" | "canvas"
        | "select" | "datalist" | "button" | "noframes" | "noembed" | "map" | "xml" | "col" | "colgroup" | "rp"
        | "rt" | "progress" | "meter" => Class::Skip,
        // islands of Word: settings and formulae are data, shapes and smart tags hold text
        _ if ["w:", "o:", "m:"].iter().any(|prefix| name.starts_with(prefix)) => Class::Skip,
        _ => Class::Inline,
    }
}

/// The name under which an element is counted in a path; `None` where a path passes over it.
pub(super) fn path_name(name: &str) -> Option<&'static str> {
    const NAMES: [&str; 31] = [
        "p",
        "div",
        "td",
        "tr",
        "table",
        "th",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "main",
        "center",
        "blockquote",
        "pre",
        "dl",
        "dt",
        "dd",
        "form",
        "fieldset",
        "header",
        "footer",
        "nav",
        "aside",
        "caption",
    ];
    NAMES.into_iter().find(|known| *known == name)
}

/// What a block is by its name, class and identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing special.
    Plain,
    /// Called like the body of an article.
    Content,
    /// Called like something around the text.
    Chrome,
    /// Called like the path of columns.
    Crumb,
}

/// What a block is by its class and identifier, as pages of many makers call them.
pub(super) fn role_of(node: &Node) -> Role {
    let mut role = Role::Plain;
    for attr in ["class", "id"] {
        let Some(value) = node.attr(attr) else { continue };
        for word in value.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
            match role_of_word(word) {
                Role::Plain => {}
                Role::Content => role = Role::Content,
                found => return found,
            }
        }
    }
    role
}

fn role_of_word(word: &str) -> Role {
    const CRUMB: [&str; 10] =
        ["crumb", "crumbs", "breadcrumb", "breadcrumbs", "position", "location", "dqwz", "weizhi", "wz", "curpos"];
    const CHROME: [&str; 41] = [
        "nav",
        "navbar",
        "navi",
        "navigation",
        "mainnav",
        "topnav",
        "menu",
        "submenu",
        "leftmenu",
        "sidebar",
        "side",
        "footer",
        "foot",
        "bottom",
        "copyright",
        "share",
        "bdsharebuttonbox",
        "bshare",
        "fenxiang",
        "related",
        "xgwz",
        "xgxx",
        "xglj",
        "xgzc",
        "prevnext",
        "pagination",
        "pager",
        "toolbar",
        "tools",
        "qrcode",
        "ewm",
        "erweima",
        "search",
        "searchbox",
        "header",
        "topbar",
        "login",
        "friendlink",
        "links",
        "yqlj",
        "comment",
    ];
    const CONTENT: [&str; 23] = [
        "zoom",
        "zoomcon",
        "content",
        "con",
        "article",
        "articlecontent",
        "editor",
        "trs",
        "detail",
        "details",
        "news",
        "newscontent",
        "main",
        "maintext",
        "text",
        "txt",
        "wenzhang",
        "neirong",
        "xxgk",
        "body",
        "ucapcontent",
        "pages",
        "info",
    ];
    let is = |known: &&str| known.eq_ignore_ascii_case(word);
    if CRUMB.iter().any(is) {
        Role::Crumb
    } else if CHROME.iter().any(is) {
        Role::Chrome
    } else if CONTENT.iter().any(is) {
        Role::Content
    } else {
        Role::Plain
    }
}
