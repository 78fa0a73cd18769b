//! What a Word or Excel file holds beside what its reader sees: tracked changes, comments, hidden sheets and cells, names in
//! its properties, cropped pictures, files and programs inside, what it loads from elsewhere.

use gongkai_document::{Trace, TraceKind};

use super::package::{Budget, Package, Part};
use super::xml::{Element, Piece, Tree};
use super::{encoding, open_traces};
use crate::Limits;

/// Characters of an excerpt.
const EXCERPT: usize = 80;

/// So many traces tell enough of a file.
const MOST: usize = 200;

/// Everything unseen in a package, in the order of its parts.
pub(super) fn of_package(package: &mut Package<'_>, limits: &Limits, budget: &mut Budget) -> Vec<Trace> {
    let names: Vec<String> =
        package.entries().iter().filter(|entry| entry.is_file).map(|entry| entry.name.clone()).collect();
    let mut found = Found(Vec::new());
    if open_traces::is_open(package) {
        open_traces::of_package(&mut found, package, limits, budget);
        return found.0;
    }
    for name in names {
        let lower = name.to_ascii_lowercase();
        if lower.ends_with("vbaproject.bin") {
            found.say(TraceKind::Macro, &name, "");
        } else if lower.contains("/embeddings/") || lower.contains("/activex/") && lower.ends_with(".bin") {
            found.say(TraceKind::Embedded, &name, name.rsplit('/').next().unwrap_or_default());
        } else if lower.ends_with(".xml") || lower.ends_with(".rels") {
            if !may_hold_traces(&lower) {
                continue;
            }
            if let Some(Part::Whole(bytes) | Part::Damaged(bytes)) = package.part(&name, budget) {
                found.of_part(&name, &lower, &encoding::decode(&bytes).0, limits);
            }
        }
        if found.is_full() {
            break;
        }
    }
    found.0
}

/// The parts in which something may be found: of styles, themes and fonts there is nothing to see.
fn may_hold_traces(name: &str) -> bool {
    name.ends_with(".rels")
        || !["theme", "styles", "settings", "fonttable", "numbering", "sharedstrings", "[content_types]"]
            .iter()
            .any(|part| name.contains(part))
}

/// What was found so far; a part is only taken apart where its text may hold something.
#[derive(Debug, Default)]
pub(super) struct Found(pub(super) Vec<Trace>);

impl Found {
    pub(super) fn is_full(&self) -> bool {
        self.0.len() >= MOST
    }

    pub(super) fn say(&mut self, kind: TraceKind, place: &str, text: &str) {
        let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let excerpt: String = plain.chars().take(EXCERPT).collect();
        let trace = Trace { kind, place: place.to_owned(), excerpt };
        if !self.is_full() && !self.0.contains(&trace) {
            self.0.push(trace);
        }
    }

    fn of_part(&mut self, name: &str, lower: &str, text: &str, limits: &Limits) {
        let holds = |marks: &[&str]| marks.iter().any(|mark| text.contains(mark));
        let file = lower.rsplit('/').next().unwrap_or_default();
        let tree = || Tree::parse(text, limits, |_| true);
        if file == "core.xml" || file == "app.xml" {
            let fields = ["creator", "lastModifiedBy", "Manager", "Company", "description", "keywords"];
            self.texts(TraceKind::Metadata, name, &tree(), &fields);
        } else if file == "custom.xml" {
            self.texts(TraceKind::Metadata, name, &tree(), &["property"]);
        } else if file.starts_with("comments") || lower.contains("threadedcomments/") {
            self.texts(TraceKind::Comment, name, &tree(), &["comment", "threadedComment"]);
        } else if lower.ends_with(".rels") {
            self.links(name, &tree());
        } else if file == "workbook.xml" {
            self.sheets(name, &tree());
        } else if lower.contains("/worksheets/") {
            if holds(&["hidden=\"1\"", "hidden=\"true\""]) {
                self.cells(name, &tree());
            }
        } else if holds(&[":ins ", ":del ", ":moveFrom ", ":srcRect"]) {
            let tree = tree();
            self.texts(TraceKind::TrackedChange, name, &tree, &["ins", "del", "moveFrom"]);
            self.crops(name, &tree);
        } else if holds(&["srcRect"]) {
            self.crops(name, &tree());
        }
    }

    /// Elements of those names that say something.
    pub(super) fn texts(&mut self, kind: TraceKind, place: &str, tree: &Tree<'_>, names: &[&str]) {
        let Some(root) = tree.root() else { return };
        for element in root.descendants(&|element| names.contains(&element.name())) {
            let said = all_text(element);
            // marks of a paragraph are changes without words
            if !said.trim().is_empty() {
                self.say(kind, place, &said);
            }
        }
    }

    /// What is loaded from elsewhere: hyperlinks are only followed by a reader.
    fn links(&mut self, place: &str, tree: &Tree<'_>) {
        let Some(root) = tree.root() else { return };
        for link in root.children().filter(|link| link.attr("TargetMode").as_deref() == Some("External")) {
            let kind = link.attr("Type").unwrap_or_default();
            if !kind.ends_with("/hyperlink") {
                self.say(TraceKind::ExternalLink, place, &link.attr("Target").unwrap_or_default());
            }
        }
    }

    fn sheets(&mut self, place: &str, tree: &Tree<'_>) {
        let Some(root) = tree.root() else { return };
        for sheet in root.descendants(&|element| element.is("sheet")) {
            if sheet.attr("state").is_some_and(|state| state != "visible") {
                self.say(TraceKind::HiddenSheet, place, &sheet.attr("name").unwrap_or_default());
            }
        }
    }

    fn cells(&mut self, place: &str, tree: &Tree<'_>) {
        let Some(root) = tree.root() else { return };
        let hidden = |element: Element<'_, '_>| {
            element.attr("hidden").is_some_and(|hidden| matches!(hidden.as_str(), "1" | "true"))
        };
        let rows = root.descendants(&|element| element.is("row") && hidden(element)).len();
        let columns = root.descendants(&|element| element.is("col") && hidden(element)).len();
        if rows + columns > 0 {
            self.say(TraceKind::HiddenCells, place, &format!("隐藏的行{rows}处、列{columns}处"));
        }
    }

    /// Pictures that are cut by more than a twentieth: what is cut away is still there.
    fn crops(&mut self, place: &str, tree: &Tree<'_>) {
        /// In thousandths of a percent.
        const LEAST: i64 = 5_000;
        let Some(root) = tree.root() else { return };
        for cut in root.descendants(&|element| element.is("srcRect")) {
            let side = |name: &str| cut.attr(name).and_then(|text| text.parse::<i64>().ok()).unwrap_or(0);
            if ["l", "t", "r", "b"].into_iter().map(side).any(|side| side >= LEAST) {
                self.say(TraceKind::CroppedPicture, place, "");
            }
        }
    }
}

/// All text in an element, at any depth.
pub(super) fn all_text(element: Element<'_, '_>) -> String {
    let mut out = String::new();
    let mut open: Vec<Piece<'_, '_>> = vec![Piece::Element(element)];
    while let Some(piece) = open.pop() {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Element(inner) => {
                let at = open.len();
                open.extend(inner.pieces());
                open.get_mut(at..).unwrap_or_default().reverse();
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::testing::pack;
    use super::*;

    fn kinds(parts: &[(&str, &str)]) -> Vec<(TraceKind, String)> {
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
        let bytes = pack(&parts);
        let limits = Limits::default();
        let mut budget = Budget::of(&limits);
        let mut package = Package::open(&bytes, &limits, &mut budget).unwrap();
        of_package(&mut package, &limits, &mut budget).into_iter().map(|trace| (trace.kind, trace.excerpt)).collect()
    }

    #[test]
    fn every_kind_of_trace_is_found_and_a_clean_part_has_none() {
        use TraceKind as K;
        let document =
            |inside: &str| format!("<w:document xmlns:w=\"w\" xmlns:a=\"a\"><w:body>{inside}</w:body></w:document>");
        let clean = document("<w:p><w:r><w:t>正文</w:t></w:r></w:p>");
        assert_eq!(kinds(&[("word/document.xml", &clean), ("docProps/core.xml", "<c><creator></creator></c>")]), []);
        let changed = document(
            "<w:p><w:del w:author=\"甲\"><w:r><w:delText>删去的话</w:delText></w:r></w:del><w:ins w:id=\"1\"/></w:p>\
             <a:srcRect l=\"20000\"/><a:srcRect l=\"100\"/>",
        );
        assert_eq!(
            kinds(&[("word/document.xml", &changed)]),
            [(K::TrackedChange, "删去的话".to_owned()), (K::CroppedPicture, String::new()),]
        );
        let book =
            "<workbook><sheets><sheet name=\"底稿\" state=\"veryHidden\"/><sheet name=\"表\"/></sheets></workbook>";
        let sheet = "<worksheet><cols><col min=\"1\" hidden=\"1\"/></cols><sheetData><row r=\"2\" hidden=\"true\"/></sheetData></worksheet>";
        let rels = "<Relationships><Relationship Type=\"x/attachedTemplate\" TargetMode=\"External\" Target=\"http://a/t.dot\"/>\
                    <Relationship Type=\"x/hyperlink\" TargetMode=\"External\" Target=\"http://a/\"/></Relationships>";
        let core = "<cp><dc:creator xmlns:dc=\"d\">王某</dc:creator></cp>";
        let comment =
            "<w:comments xmlns:w=\"w\"><w:comment><w:p><w:r><w:t>再核一下</w:t></w:r></w:p></w:comment></w:comments>";
        let found = kinds(&[
            ("xl/workbook.xml", book),
            ("xl/worksheets/sheet1.xml", sheet),
            ("word/_rels/settings2.xml.rels", rels),
            ("docProps/core.xml", core),
            ("word/comments.xml", comment),
            ("word/vbaProject.bin", "x"),
            ("word/embeddings/oleObject1.bin", "x"),
        ]);
        assert_eq!(
            found,
            [
                (K::HiddenSheet, "底稿".to_owned()),
                (K::HiddenCells, "隐藏的行1处、列1处".to_owned()),
                (K::ExternalLink, "http://a/t.dot".to_owned()),
                (K::Metadata, "王某".to_owned()),
                (K::Comment, "再核一下".to_owned()),
                (K::Macro, String::new()),
                (K::Embedded, "oleObject1.bin".to_owned()),
            ]
        );
    }
}
