//! What an invented body did over some years, record by record.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::body::Kind;
use crate::tally::wan_yuan;
use crate::{Body, Dispute, Request, Seed};

/// A normative document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document {
    /// Day on which it was issued.
    pub issued: Date,
    /// Day on which it was repealed or lapsed.
    pub repealed: Option<Date>,
}

/// What is only counted, not recorded one by one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Year {
    /// Licences decided.
    pub licences: i64,
    /// Penalties decided.
    pub penalties: i64,
    /// Compulsory measures decided.
    pub compulsion: i64,
    /// Administrative charges received, in 万元.
    pub charges_wan_yuan: Decimal,
    /// Pieces published on websites, in new media, and otherwise.
    pub published: [i64; 3],
    /// Processing fee notices sent, and yuan received on them.
    pub fee: Option<(i64, i64)>,
    /// Training days held.
    pub trainings: i64,
    /// Outdated pieces taken down.
    pub retired: i64,
}

/// What an invented body did over some years.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// The body.
    pub body: Body,
    /// The years for which it reports.
    pub years: RangeInclusive<i16>,
    /// All requests, those of the year before the first too.
    pub requests: Vec<Request>,
    /// All disputes.
    pub disputes: Vec<Dispute>,
    /// All normative documents.
    pub documents: Vec<Document>,
    /// The counts of each year.
    pub counts: BTreeMap<i16, Year>,
    /// The number from which the wording of the reports is drawn.
    pub wording: u64,
}

impl History {
    /// The history of a body over the years 2021 form reports are about.
    #[must_use]
    pub fn of(body: Body, years: RangeInclusive<i16>, number: u64) -> Self {
        let mut seed = Seed::new(number);
        let mut history = Self {
            body,
            requests: Vec::new(),
            disputes: Vec::new(),
            documents: Vec::new(),
            counts: BTreeMap::new(),
            wording: seed.number(0..=i64::MAX).unsigned_abs(),
            years,
        };
        let size = history.size(&mut seed);
        let first = history.years.start().saturating_sub(1);
        for year in first..=*history.years.end() {
            for _ in 0..around(&mut seed, size) {
                let Some(request) = Request::any(&mut seed, year) else { continue };
                history.disputes.extend(Dispute::over(&mut seed, &request));
                history.requests.push(request);
            }
            let counts = history.count(&mut seed, year);
            history.counts.insert(year, counts);
        }
        history.documents = history.documents_made(&mut seed);
        history
    }

    /// A history of a body and of up to four years, by chance.
    #[must_use]
    pub fn any(number: u64) -> Self {
        let mut seed = Seed::new(number);
        let body = Body::any(&mut seed);
        let first = i16::try_from(seed.number(2021..=2022)).unwrap_or(2021);
        let last = i16::try_from(seed.number(2023..=2024)).unwrap_or(2024);
        Self::of(body, first..=last, number)
    }

    /// Requests a year: none, a handful, some dozens, rarely hundreds.
    fn size(&self, seed: &mut Seed) -> i64 {
        match (self.body.kind, seed.number(0..=9)) {
            (Kind::Government, _) => seed.number(60..=900),
            (_, 0..=2) => 0,
            (_, 3..=6) => seed.number(1..=9),
            (_, 7..=8) => seed.number(10..=60),
            _ => seed.number(60..=300),
        }
    }

    fn count(&self, seed: &mut Seed, number: i16) -> Year {
        let received = self.requests.iter().filter(|request| request.year() == number).count();
        let mut year = Year {
            published: [seed.number(40..=1800), seed.number(10..=900), seed.number(1..=40)],
            trainings: seed.number(1..=6),
            retired: seed.number(2..=60),
            ..Year::default()
        };
        match self.body.kind {
            Kind::Enforcing | Kind::Government => {
                year.licences = seed.number(200..=9000);
                year.penalties = seed.number(30..=900);
                year.compulsion = seed.number(1..=60);
                // only somebody who asks a lot is charged
                year.fee = (received > 30 && seed.percent(10)).then(|| (seed.number(1..=3), seed.number(1..=9) * 100));
                let yuan = seed.number(100_000..=900_000) + year.fee.map_or(0, |(_, yuan)| yuan);
                year.charges_wan_yuan = wan_yuan(yuan);
            }
            Kind::Department => year.licences = seed.number(0..=120),
            Kind::Township | Kind::Centre => {}
        }
        year
    }

    /// A stock from before, some new ones and some repealed each year.
    fn documents_made(&self, seed: &mut Seed) -> Vec<Document> {
        let mut out = Vec::new();
        if !self.body.makes_documents() {
            return out;
        }
        let first = *self.years.start();
        for _ in 0..seed.number(4..=40) {
            out.extend(Date::new(first.saturating_sub(2), 6, 1).map(|issued| Document { issued, repealed: None }));
        }
        for year in self.years.clone() {
            for _ in 0..seed.number(0..=6) {
                let day = i8::try_from(seed.number(1..=28)).unwrap_or(1);
                let month = i8::try_from(seed.number(1..=12)).unwrap_or(1);
                out.extend(Date::new(year, month, day).map(|issued| Document { issued, repealed: None }));
            }
            let repealed = seed.number(0..=3);
            for document in out
                .iter_mut()
                .filter(|document| document.repealed.is_none())
                .take(usize::try_from(repealed).unwrap_or(0))
            {
                document.repealed = Date::new(year, 12, 20).ok();
            }
        }
        out
    }
}

/// A number near another: a tenth up or down, and one more or less.
fn around(seed: &mut Seed, size: i64) -> i64 {
    if size == 0 { 0 } else { (size + seed.number(-(size / 10 + 1)..=size / 10 + 1)).max(0) }
}
