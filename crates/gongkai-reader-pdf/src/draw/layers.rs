//! Layers that are switched off, and marked content: what is not shown, and what is furniture of the page.

use std::collections::HashSet;

use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier};
use hayro_syntax::page::Resources;
use hayro_syntax::xref::XRef;

/// The layers of a file that are off.
#[derive(Debug, Default)]
pub(crate) struct Layers {
    off: HashSet<ObjectIdentifier>,
}

impl Layers {
    pub(crate) fn of(xref: &XRef) -> Self {
        let mut off = HashSet::new();
        let config = xref
            .get::<Dict<'_>>(xref.root_id())
            .and_then(|root| root.get::<Dict<'_>>(b"OCProperties"))
            .map(|all| (all.clone(), all.get::<Dict<'_>>(b"D").unwrap_or_default()));
        let Some((all, config)) = config else { return Self { off } };
        let ids = |dict: &Dict<'_>, key: &[u8]| -> Vec<ObjectIdentifier> {
            let array = dict.get::<Array<'_>>(key);
            array.iter().flat_map(|array| array.raw_iter()).filter_map(|item| Some(item.as_obj_ref()?.into())).collect()
        };
        if config.get::<Name<'_>>(b"BaseState").is_some_and(|state| state.as_ref() == b"OFF") {
            off.extend(ids(&all, b"OCGs"));
        }
        for id in ids(&config, b"ON") {
            off.remove(&id);
        }
        off.extend(ids(&config, b"OFF"));
        Self { off }
    }

    /// Those that are off.
    pub(crate) fn off(&self) -> impl Iterator<Item = &ObjectIdentifier> {
        self.off.iter()
    }

    /// Whether what belongs to a layer (or a set of layers with a policy) is shown.
    fn shows(&self, id: Option<ObjectIdentifier>, dict: &Dict<'_>) -> bool {
        if self.off.is_empty() {
            return true;
        }
        if dict.get::<Name<'_>>(b"Type").is_none_or(|name| name.as_ref() != b"OCMD") {
            return id.is_none_or(|id| !self.off.contains(&id));
        }
        let mut ids: Vec<ObjectIdentifier> = Vec::new();
        match dict.get::<Array<'_>>(b"OCGs") {
            Some(array) => {
                ids.extend(array.raw_iter().filter_map(|item| Some(ObjectIdentifier::from(item.as_obj_ref()?))))
            }
            None => ids.extend(dict.get_ref(b"OCGs").map(ObjectIdentifier::from)),
        }
        let mut on = ids.iter().map(|id| !self.off.contains(id));
        let policy = dict.get::<Name<'_>>(b"P");
        ids.is_empty()
            || match policy.as_ref().map(AsRef::as_ref) {
                Some(b"AllOn") => on.all(|on| on),
                Some(b"AnyOff") => on.any(|on| !on),
                Some(b"AllOff") => on.all(|on| !on),
                _ => on.any(|on| on),
            }
    }

    /// Whether a form or a picture with this dictionary is shown.
    pub(super) fn shows_object(&self, dict: &Dict<'_>) -> bool {
        let layer = dict.get::<Dict<'_>>(b"OC");
        layer.is_none_or(|layer| self.shows(dict.get_ref(b"OC").map(ObjectIdentifier::from), &layer))
    }

    /// What marked content says of what it holds.
    pub(super) fn content(&self, tag: &[u8], properties: &Object<'_>, resources: &Resources<'_>) -> Content {
        let (id, dict) = match properties {
            Object::Name(name) => (
                resources.properties.get_ref(name.as_ref()).map(ObjectIdentifier::from),
                resources.properties.get::<Dict<'_>>(name.as_ref()).unwrap_or_default(),
            ),
            Object::Dict(dict) => (None, dict.clone()),
            _ => (None, Dict::empty()),
        };
        let kind = dict.get::<Name<'_>>(b"Type");
        Content {
            hidden: tag == b"OC" && !self.shows(id, &dict),
            furniture: tag == b"Artifact" && kind.is_some_and(|kind| kind.as_ref() == b"Pagination"),
        }
    }
}

/// What marked content says of what it holds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Content {
    pub(super) hidden: bool,
    pub(super) furniture: bool,
}
