//! `docs/schema/`: the JSON Schema of every public shape.

use super::{Pages, settle};
use crate::Result;

const FOLDER: &str = "docs/schema";

/// Makes or checks the pages.
pub(crate) fn run(check: bool) -> Result<()> {
    let mut pages = Pages::new();
    for (name, schema) in gongkai_wire::schemas() {
        let text = serde_json::to_string_pretty(&schema).map_err(|error| format!("{name}：{error}"))?;
        pages.insert(format!("{FOLDER}/{}", file(name)), text + "\n");
    }
    settle("schemas", check, Some(FOLDER), &pages)
}

/// `gongkai.report/1` → `gongkai.report.1.json`.
fn file(name: &str) -> String {
    format!("{}.json", name.replace('/', "."))
}
