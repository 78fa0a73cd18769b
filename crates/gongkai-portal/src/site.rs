//! Everything that is public of a body.

use gongkai_app::books::Books;
use gongkai_app::items::Catalogue;
use gongkai_app::register::last_days;
use gongkai_catalogue::{Duty, Guide, Landing, StandingSystem, duties_on, guide_on, landing, systems_on};
use jiff::civil::Date;

use crate::public::{Gone, PublicItem, PublicReport};

/// Everything that is public of a body on a day.
#[derive(Clone, Debug)]
pub struct Site<'b> {
    /// Its name.
    pub body: String,
    /// The day.
    pub today: Date,
    /// Its guide, and when it was revised.
    pub guide: Option<(Date, &'b Guide)>,
    /// Its systems.
    pub systems: Vec<StandingSystem<'b>>,
    /// Its basic directory, and since when.
    pub duties: Option<(Date, &'b [Duty])>,
    /// What can be read, the latest first.
    pub items: Vec<PublicItem>,
    /// What was taken down.
    pub gone: Vec<Gone>,
    /// Its annual reports, the latest first.
    pub reports: Vec<PublicReport>,
}

impl<'b> Site<'b> {
    /// What is public in the books of a body. Reports are given by who can count them: only those that were published.
    #[must_use]
    pub fn of(books: &'b Books, name: String, today: Date, mut reports: Vec<PublicReport>) -> Self {
        let catalogue = Catalogue::of(books);
        let last = last_days(books, &catalogue);
        let all = catalogue.items.iter();
        let shown = all.clone().filter_map(|(id, item)| PublicItem::of(id, item, last.get(id).copied(), today));
        let mut items: Vec<PublicItem> = shown.collect();
        items.sort_by(|one, other| (other.published, &other.id).cmp(&(one.published, &one.id)));
        let gone = all.filter_map(|(id, item)| {
            let instead = match landing(&catalogue.items, id) {
                Landing::There(other) => Some(other),
                Landing::Here | Landing::Gone | Landing::Broken { .. } | Landing::Never => None,
            };
            Gone::of(id, item, instead)
        });
        reports.sort_by_key(|report| std::cmp::Reverse(report.year));
        let record = &books.profile.history;
        Self {
            body: name,
            today,
            guide: guide_on(record, today),
            systems: systems_on(record, today),
            duties: duties_on(record, today),
            gone: gone.collect(),
            items,
            reports,
        }
    }

    /// An item by its id.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&PublicItem> {
        self.items.iter().find(|item| item.id == id)
    }
}
