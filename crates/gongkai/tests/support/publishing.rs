//! A body that publishes, run from the command line.

use serde_json::Value;
use tempfile::TempDir;

use super::{Answer as Ran, gongkai};

/// What a run printed, line by line.
pub fn lines(ran: &Ran) -> Vec<Value> {
    ran.json()
}

/// Records of a body of its own.
pub struct Place {
    /// The folder of records and files.
    pub folder: TempDir,
}

impl Place {
    /// A body of its own in a folder of its own.
    pub fn new() -> Self {
        let place = Self::bare();
        let described = ["--name", "示范中心", "--own", "本中心", "--kind", "authorised_organisation"];
        let ran = place.run(&[&["body", "describe", "--body", "zx"], &described[..]].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        place
    }

    /// An empty database in a folder of its own.
    pub fn bare() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        let ran = place.run(&["migrate"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        place
    }

    /// The folder of the records.
    pub fn data(&self) -> String {
        self.folder.path().join("records").display().to_string()
    }

    /// Runs a command over these records.
    pub fn run(&self, args: &[&str]) -> Ran {
        let data = self.data();
        gongkai(&[args, &["--data", &data]].concat())
    }

    /// A file beside them.
    pub fn file(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    /// Drafts an item of 20-9 with that text; its index number.
    pub fn add(&self, text: &str, more: &[&str]) -> String {
        let file = self.file("正文.txt", text);
        let ran = self.run(&[&["document", "add", &file, "--column", "20-9", "--account", "wangke"], more].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        let start = ran.out.find("索引号").unwrap() + "索引号".len();
        ran.out[start..].lines().next().unwrap().trim().to_owned()
    }

    /// A step of an item that has to go well.
    pub fn step(&self, args: &[&str]) {
        let ran = self.run(&[&["document"], args].concat());
        assert_eq!(ran.code, 0, "{args:?}: {} {}", ran.out, ran.err);
    }

    /// Everything before the publication.
    pub fn prepare(&self, item: &str) {
        self.step(&["screen", item]);
        self.step(&["submit", item, "--account", "wangke"]);
        self.step(&["review", item, "--pass", "--account", "lishen"]);
        self.step(&["approve", item, "--account", "zhang"]);
    }

    /// All of it.
    pub fn publish(&self, item: &str) {
        self.prepare(item);
        self.step(&["publish", item, "--to", "website,trading_platform"]);
    }

    /// An item as JSON.
    pub fn shown(&self, item: &str) -> Value {
        lines(&self.run(&["document", "show", item, "--format", "json"])).remove(0)
    }
}
