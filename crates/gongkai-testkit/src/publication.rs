//! One year of a history as the published report.

use gongkai_report::{Head, HeadingFound, Report, Section, Signature};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::body::Kind;
use crate::tally::Told;
use crate::text::Writer;
use crate::{Fault, History, Planted, Seed};

/// One year of a history as the published report.
#[derive(Clone, Debug, PartialEq)]
pub struct Publication {
    history: History,
    year: i16,
    told: Told,
}

impl Publication {
    /// The report of a year of a history.
    #[must_use]
    pub fn of(history: &History, year: i16) -> Self {
        Self { told: history.told(year), history: history.clone(), year }
    }

    /// The report of the last year of a history by chance.
    #[must_use]
    pub fn any(number: u64) -> Self {
        let history = History::any(number);
        let year = *history.years.end();
        Self::of(&history, year)
    }

    /// The history that it reports.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Its data year.
    #[must_use]
    pub fn year(&self) -> i16 {
        self.year
    }

    /// The numbers that its text tells.
    pub(crate) fn told(&self) -> &Told {
        &self.told
    }

    /// The same with other numbers in its text than in its tables.
    pub(crate) fn telling(&self, change: impl FnOnce(&mut Told)) -> Report {
        let mut told = self.told.clone();
        change(&mut told);
        self.write(&told)
    }

    /// The report: sound, every number counted from the records.
    #[must_use]
    pub fn report(&self) -> Report {
        self.write(&self.told)
    }

    /// Last year's report of the same body, if the history has it.
    #[must_use]
    pub fn previous(&self) -> Option<Report> {
        let year = self.year.checked_sub(1).filter(|year| self.history.years.contains(year))?;
        Some(Self::of(&self.history, year).report())
    }

    /// The report with a fault; `None` where this report has no place for it.
    #[must_use]
    pub fn plant(&self, fault: Fault) -> Option<Planted> {
        fault.plant(self)
    }

    fn write(&self, told: &Told) -> Report {
        let body = &self.history.body;
        let year = self.year;
        let mut seed = Seed::new(self.history.wording.wrapping_add(u64::from(year.unsigned_abs())));
        let published = self.published(&mut seed);
        let signed =
            published.and_then(|day| day.checked_sub(seed.number(0..=3).days()).ok()).filter(|day| day.year() > year);
        // eight phrases a list, two a year
        let turn = usize::try_from(self.history.wording % 8).unwrap_or(0) + 2 * usize::from(year.unsigned_abs());
        let mut writer = Writer { body, year, told, seed, turn };
        let mut report = Report {
            body: Some(body.name.clone()),
            year: Some(year),
            title: Some(format!("{}{year}年政府信息公开工作年度报告", body.name)),
            published,
            period: Date::new(year, 1, 1).ok().zip(Date::new(year, 12, 31).ok()),
            opening: writer.opening(),
            signature: Some(Signature { body: Some(body.name.clone()), date: signed.or(published), origin: None }),
            ..Report::default()
        };
        for head in Head::ALL {
            let text = writer.head(head);
            report.overview.insert(head, text);
        }
        report.problems_and_improvements = Some(writer.problems());
        report.other_matters = Some(writer.other_matters());
        self.history.fill(&mut report, year);
        report.faults.headings = headings();
        report
    }

    /// In January; a government of county level by the end of March.
    fn published(&self, seed: &mut Seed) -> Option<Date> {
        let last = if self.history.body.kind == Kind::Government { 80 } else { 28 };
        Date::new(self.year.checked_add(1)?, 1, 3).ok()?.checked_add(seed.number(0..=last).days()).ok()
    }
}

/// The headings that the writers of `gongkai-render` print.
fn headings() -> Vec<HeadingFound> {
    let found = |section: Section, level| HeadingFound {
        section,
        text: section.label().into(),
        level: Some(level),
        origin: None,
    };
    let mut out = Vec::new();
    for section in Section::SIX {
        out.push(found(section, 2));
        if section == Section::Overview {
            out.extend(Head::ALL.into_iter().map(|head| found(Section::OverviewHead(head), 3)));
        }
    }
    out
}
