//! What several shapes share: days, origins, maps keyed by cell, and writing a line.

use std::borrow::Cow;
use std::fmt::Display;
use std::io;

use gongkai_document::Origin;
use gongkai_report::CellId;
use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// A shape as one line of JSON, without the line end.
#[must_use]
pub fn line(shape: &impl Serialize) -> String {
    // A shape has text keys only and memory takes every byte, so writing cannot fail.
    serde_json::to_string(shape).unwrap_or_default()
}

/// Writes a shape as one line of JSON with its line end.
///
/// # Errors
/// Whatever the output refuses.
pub fn write_line(out: &mut impl io::Write, shape: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, shape).map_err(io::Error::from)?;
    out.write_all(b"\n")
}

/// A civil day, written `2024-01-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day(pub Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

/// Where in the source something stands.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "Origin")]
pub enum OriginShape<'r> {
    /// A box on a drawn page.
    Page {
        /// Page number, from 1.
        page: u32,
        /// Left, top, right, bottom, in points from the top left corner.
        #[serde(rename = "box")]
        bounds: [f32; 4],
    },
    /// A range of the decoded text.
    Bytes {
        /// First byte, and one past the last.
        bytes: (usize, usize),
        /// Path of the element; empty where the format has no tree.
        dom: &'r str,
    },
    /// A cell of a workbook.
    Sheet {
        /// Name of the sheet.
        sheet: &'r str,
        /// Address of the cell.
        cell: &'r str,
    },
}

impl<'r> From<&'r Origin> for OriginShape<'r> {
    fn from(origin: &'r Origin) -> Self {
        match origin {
            Origin::Page { page, bounds } => Self::Page { page: *page, bounds: *bounds },
            Origin::Bytes { range, dom } => Self::Bytes { bytes: *range, dom },
            Origin::Sheet { sheet, cell } => Self::Sheet { sheet, cell },
        }
    }
}

/// Something shown by its `Display`: a place, a cell, a decimal.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shown<T>(pub(crate) T);

impl<T: Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<T> JsonSchema for Shown<T> {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

/// A map from something shown by its `Display` to a value, in the order given.
#[derive(Clone, Debug)]
pub(crate) struct Entries<K, V>(pub(crate) Vec<(K, V)>);

/// A map keyed by cell, in the order of print.
pub(crate) type ByCell<V> = Entries<CellId, V>;

impl<K: Display, V: Serialize> Serialize for Entries<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(&Shown(key), value)?;
        }
        map.end()
    }
}

impl<K, V: JsonSchema> JsonSchema for Entries<K, V> {
    fn schema_name() -> Cow<'static, str> {
        format!("MapOf{}", V::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": generator.subschema_for::<V>() })
    }
}
