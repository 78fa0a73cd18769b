//! What inline style says that matters to a reader: whether text is seen, bold, coloured, and how it breaks.

use super::arena::Node;

/// How an element takes part in the layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Display {
    /// Not said.
    Default,
    /// Not shown.
    None,
    /// As a block.
    Block,
    /// In the line.
    Inline,
}

/// The style in force at a place. It is handed down from element to element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style<'t> {
    /// `visibility:hidden`.
    invisible: bool,
    /// `font-size:0`.
    no_size: bool,
    /// `opacity:0` or `mso-hide:all`: nothing inside can be seen.
    gone: bool,
    /// Set bold.
    pub bold: bool,
    /// White space is shown as written.
    pub pre: bool,
    /// Colour, as written.
    pub color: Option<&'t str>,
    /// Whether something may lie behind the text that is not white: a background, or a class that may set one.
    backed: bool,
    /// What ordered and unordered lists put before their items, if said.
    pub list_style: Option<&'t str>,
}

impl<'t> Style<'t> {
    /// The style of the page.
    pub(super) const PAGE: Self = Self {
        invisible: false,
        no_size: false,
        gone: false,
        bold: false,
        pre: false,
        color: None,
        backed: false,
        list_style: None,
    };

    /// The same, with spaces and line ends kept.
    pub(super) fn preformatted(self) -> Self {
        Self { pre: true, ..self }
    }

    /// Whether text of this style cannot be seen.
    pub(super) fn hidden(&self) -> bool {
        self.invisible || self.no_size || self.gone || (!self.backed && self.color.is_some_and(is_white))
    }

    /// The style inside an element.
    pub(super) fn inside(&self, node: &'t Node, name: &str) -> (Self, Display) {
        let mut style = *self;
        let mut display = Display::Default;
        match name {
            "b" | "strong" | "th" => style.bold = true,
            "pre" | "textarea" | "listing" => style.pre = true,
            "ol" | "ul" => style.list_style = None,
            "font" => style.color = node.attr("color").or(style.color),
            "table" | "td" | "tr" => style.backed |= node.attr("class").is_some() || node.attr("background").is_some(),
            _ => {}
        }
        if let Some(color) = node.attr("bgcolor") {
            style.backed = !is_white(color);
        }
        if node.attr("hidden").is_some() {
            display = Display::None;
        }
        if let Some(css) = node.attr("style") {
            for declaration in css.split(';') {
                if let Some((property, value)) = declaration.split_once(':') {
                    style.apply(property.trim(), value.trim(), &mut display);
                }
            }
        }
        (style, display)
    }

    fn apply(&mut self, property: &str, value: &'t str, display: &mut Display) {
        let is = |name: &str| property.eq_ignore_ascii_case(name);
        let value = value.split('!').next().unwrap_or_default().trim_end();
        match property.len() {
            5 if is("color") => self.color = Some(value),
            7 if is("display") => *display = display_of(value),
            7 if is("opacity") => self.gone |= is_zero(value),
            8 if is("mso-hide") => self.gone |= value.eq_ignore_ascii_case("all"),
            9 if is("font-size") => {
                let relative = value.ends_with(['%', 'm', 'M']);
                self.no_size = is_zero(value) || (self.no_size && relative);
            }
            10 if is("visibility") => self.invisible = !value.eq_ignore_ascii_case("visible"),
            10 if is("background") => self.backed |= !is_white(value) && !value.eq_ignore_ascii_case("none"),
            10 if is("list-style") => self.list_style = Some(value),
            11 if is("font-weight") => self.bold = is_bold(value),
            11 if is("white-space") => self.pre = starts_with(value, "pre"),
            15 if is("list-style-type") => self.list_style = Some(value),
            16 if is("background-color") => {
                self.backed |= !is_white(value) && !value.eq_ignore_ascii_case("transparent")
            }
            16 if is("background-image") => self.backed = true,
            _ => {}
        }
    }
}

fn starts_with(value: &str, prefix: &str) -> bool {
    value.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

fn display_of(value: &str) -> Display {
    if value.eq_ignore_ascii_case("none") {
        Display::None
    } else if value.eq_ignore_ascii_case("block") {
        Display::Block
    } else if starts_with(value, "inline") {
        Display::Inline
    } else {
        Display::Default
    }
}

/// `0`, `0px`, `0.0em`, but not `0.5`.
fn is_zero(value: &str) -> bool {
    let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%').trim_end();
    number.parse::<f32>().is_ok_and(|number| number == 0.0)
}

fn is_bold(value: &str) -> bool {
    starts_with(value, "bold") || value.parse::<u16>().is_ok_and(|weight| weight >= 600)
}

fn is_white(value: &str) -> bool {
    let value = value.trim();
    if value.len() >= 3 && starts_with(value, "rgb") {
        let mut numbers = value.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        return (0..3).all(|_| numbers.next() == Some("255"));
    }
    ["#fff", "#ffffff", "white"].iter().any(|white| value.eq_ignore_ascii_case(white))
}
