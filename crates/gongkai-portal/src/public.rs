//! What a reader may see of an item, of one that was taken down, and of an annual report.

use gongkai_catalogue::{Item, ItemKind, Organ, Origin, TakenDown, Theme};
use gongkai_law::form;
use gongkai_report::Report;
use jiff::civil::Date;

use crate::address::{href, plain};

/// Whether a text applies: what a reader must not miss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// In words.
    pub label: String,
    /// Whether it applies today.
    pub applies: bool,
}

/// A file of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicFile {
    /// What it is called.
    pub name: String,
    /// Its name in the folder of the item.
    pub stored: String,
    /// The same in a link.
    pub href: String,
    /// The name of its content.
    pub content: String,
    /// Its size in bytes.
    pub bytes: u64,
}

impl PublicFile {
    /// Its size, as a reader is told.
    #[must_use]
    pub fn size(&self) -> String {
        match self.bytes {
            bytes if bytes >= 1 << 20 => format!("{}.{}MB", bytes >> 20, (bytes % (1 << 20)) * 10 / (1 << 20)),
            bytes if bytes >= 1 << 10 => format!("{}KB", bytes >> 10),
            bytes => format!("{bytes}字节"),
        }
    }
}

/// A version of an item that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicItem {
    /// Its id, which is its permanent address.
    pub id: String,
    /// Title.
    pub title: String,
    /// The code of its statutory column, and what that holds.
    pub column: (&'static str, &'static str),
    /// What is told of it beside its text: label and value.
    pub about: Vec<(&'static str, String)>,
    /// 索引号.
    pub index_number: String,
    /// 文号.
    pub number: String,
    /// The first day on which it could be read.
    pub published: Date,
    /// The days on which later versions were published.
    pub revised: Vec<Date>,
    /// Whether it applies, where that is a question.
    pub mark: Option<Mark>,
    /// 内容概述.
    pub summary: String,
    /// The name of its text.
    pub content: Option<String>,
    /// Its files.
    pub files: Vec<PublicFile>,
    /// The id of the item that it explains.
    pub explains: Option<String>,
}

impl PublicItem {
    /// What is public of an item; none while nothing is. `last` is the last day on which it applies by the register.
    #[must_use]
    pub fn of(id: &str, item: &Item<'_>, last: Option<Date>, today: Date) -> Option<Self> {
        let version = item.shown()?;
        let draft = version.draft;
        let until = [draft.valid_until, last].into_iter().flatten().min();
        let mark = mark(draft.kind, draft.valid_from, until, today);
        let published = item.versions.first().map_or(version.on, |first| first.on);
        let mut about = Vec::new();
        let mut tell = |label, value: String| {
            if !value.is_empty() {
                about.push((label, value));
            }
        };
        tell("索引号", draft.index_number.clone().unwrap_or_default());
        tell("主题分类", draft.theme.map(|theme: Theme| theme.label().to_owned()).unwrap_or_default());
        let name = |organ: &Organ| organ.name.clone();
        match &draft.origin {
            Origin::Made { lead, joint } => {
                tell("发布机构", std::iter::once(lead).chain(joint).map(name).collect::<Vec<_>>().join("、"));
            }
            Origin::Acquired { from } => tell("信息来源", from.clone()),
        }
        tell("公开责任主体", draft.responsible.as_ref().map(name).unwrap_or_default());
        tell("文号", draft.number.clone().unwrap_or_default());
        tell("成文日期", form::long(draft.formed));
        tell("发布日期", form::long(published));
        tell("施行日期", draft.valid_from.map(form::long).unwrap_or_default());
        tell("有效期至", until.map(form::long).unwrap_or_default());
        tell("体裁", draft.kind.label().to_owned());
        tell("解读形式", draft.forms.iter().map(|form| form.label()).collect::<Vec<_>>().join("、"));
        tell("关键词", draft.keywords.join("、"));
        let mut stored: Vec<String> = Vec::new();
        let files = (1..).zip(&draft.files).map(|(number, file)| {
            let mut name = plain(&file.name, number);
            if stored.contains(&name) {
                name = format!("{number}-{name}");
            }
            stored.push(name.clone());
            let (href, content) = (href(&name), file.content.clone());
            PublicFile { name: file.name.clone(), stored: name, href, content, bytes: file.bytes }
        });
        Some(Self {
            id: id.to_owned(),
            title: draft.title.clone(),
            column: (draft.column.code(), draft.column.label()),
            files: files.collect(),
            about,
            index_number: draft.index_number.clone().unwrap_or_default(),
            number: draft.number.clone().unwrap_or_default(),
            published,
            revised: item.versions.iter().skip(1).map(|version| version.on).collect(),
            mark,
            summary: draft.summary.clone(),
            content: draft.content.clone(),
            explains: draft.explains.clone(),
        })
    }
}

/// A document that binds always says whether it applies; any other text only where it is limited in time.
fn mark(kind: ItemKind, from: Option<Date>, until: Option<Date>, today: Date) -> Option<Mark> {
    let told = |label: String, applies| Some(Mark { label, applies });
    match (from, until) {
        (_, Some(until)) if until < today => told(format!("已失效（有效至{}）", form::long(until)), false),
        (Some(from), _) if today < from => told(format!("尚未施行（{}起施行）", form::long(from)), false),
        (_, Some(_)) => told("现行有效".to_owned(), true),
        (_, None) if kind == ItemKind::NormativeDocument => told("现行有效".to_owned(), true),
        _ => None,
    }
}

/// An item that was taken down: its address stays and says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// Its id.
    pub id: String,
    /// When.
    pub on: Date,
    /// Whether it was taken down as outdated; else as wrong.
    pub outdated: bool,
    /// The id of the public item that takes its place.
    pub instead: Option<String>,
}

impl Gone {
    /// What is left of an item that was public; none where it still is, or never was. Neither its title nor the reason is
    /// told: what was withdrawn may have been withdrawn for its title.
    #[must_use]
    pub fn of(id: &str, item: &Item<'_>, instead: Option<&str>) -> Option<Self> {
        let (on, how) = item.taken_down.filter(|_| !item.versions.is_empty())?;
        let outdated = matches!(how, TakenDown::Retired { .. });
        Some(Self { id: id.to_owned(), on, outdated, instead: instead.map(str::to_owned) })
    }
}

/// An annual report that was published.
#[derive(Clone, Debug)]
pub struct PublicReport {
    /// Of which year.
    pub year: i16,
    /// As it was published.
    pub report: Report,
}
