//! How a run looks, as far as it matters: seen or not, bold, colour.

use crate::decode::xml::Element;

/// How a run looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub bold: bool,
    pub hidden: bool,
    pub color: Option<String>,
    /// Whether it stands on a coloured ground, so that white can be seen.
    pub shaded: bool,
}

impl Look {
    /// The look with the run properties of an element laid over it.
    pub(super) fn over(mut self, properties: Option<Element<'_, '_>>) -> Self {
        for property in properties.into_iter().flat_map(Element::children) {
            match property.name() {
                "b" => self.bold = is_on(property),
                "vanish" => self.hidden = is_on(property),
                "color" => self.color = property.attr("val").filter(|color| color != "auto"),
                "shd" => self.shaded |= is_ground(property),
                "highlight" => {
                    self.shaded |= property.attr("val").is_some_and(|color| color != "none" && color != "white")
                }
                _ => {}
            }
        }
        self
    }

    /// Whether a reader of the page sees nothing.
    pub(super) fn is_unseen(&self) -> bool {
        self.hidden || !self.shaded && self.color.as_deref().is_some_and(|color| color.eq_ignore_ascii_case("FFFFFF"))
    }
}

/// Whether a switch such as `<w:b/>` is on: it is unless it says otherwise.
pub(super) fn is_on(element: Element<'_, '_>) -> bool {
    !matches!(element.attr("val").as_deref(), Some("0" | "false" | "off"))
}

/// Whether a shading gives a ground of another colour than white.
pub(super) fn is_ground(shading: Element<'_, '_>) -> bool {
    let colored = |color: &str| color != "auto" && !color.eq_ignore_ascii_case("FFFFFF");
    let pattern = shading.attr("val").is_some_and(|pattern| !matches!(pattern.as_str(), "clear" | "nil"));
    pattern || shading.attr("fill").is_some_and(|fill| colored(&fill)) || shading.attr("themeFill").is_some()
}
