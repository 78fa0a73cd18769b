//! Reports that stand beside the one being checked: last year's, sisters', the attached file.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use gongkai_document::squeeze;
use gongkai_report::Report;
use rayon::prelude::*;

use crate::exit::Failure;
use crate::input::{Source, sources};
use crate::worker::Reader;

/// Last year's reports: one that stands for any body, or several found by body.
#[derive(Debug, Default)]
pub(crate) struct Previous {
    by_body: HashMap<String, Report>,
    single: Option<Report>,
}

impl Previous {
    /// Reads the file or folder given; a file must hold a report.
    pub(crate) fn read(path: Option<&Path>, reader: &Reader) -> Result<Self, Failure> {
        let Some(path) = path else { return Ok(Self::default()) };
        let mut reports = reports_of(path, reader)?;
        if !path.is_dir() && reports.len() == 1 {
            return Ok(Self { single: reports.pop(), ..Self::default() });
        }
        let mut by_body: HashMap<String, Report> = HashMap::new();
        for report in reports {
            let Some(body) = report.body.as_deref().map(squeeze) else { continue };
            // where a folder holds several years, `of` takes the year before; the key keeps them apart
            by_body.insert(format!("{body}/{}", report.year.unwrap_or_default()), report);
        }
        Ok(Self { by_body, single: None })
    }

    /// One report, or none.
    pub(crate) fn of_one(report: Option<Report>) -> Self {
        Self { single: report, ..Self::default() }
    }

    /// Last year's report for this one. A single file is taken as given if its year is the year before or
    /// unknown; otherwise the year does not fit and there is none.
    pub(crate) fn of(&self, report: &Report) -> Option<&Report> {
        let year = report.year?.checked_sub(1)?;
        if let Some(single) = &self.single {
            return single.year.is_none_or(|found| found == year).then_some(single);
        }
        let body = squeeze(report.body.as_deref()?);
        self.by_body.get(&format!("{body}/{year}")).or_else(|| self.by_body.get(&format!("{body}/0")))
    }
}

/// The reports of a file or folder, in order; a single file that holds none is a failure.
pub(crate) fn reports_of(path: &Path, reader: &Reader) -> Result<Vec<Report>, Failure> {
    let sources = sources(&[path.to_owned()])?;
    let mut readings: Vec<(Source, Vec<Report>)> = sources
        .into_par_iter()
        .map(|source| {
            let read = source.read(reader).into_iter().flat_map(|read| read.reading.reports).collect();
            (source, read)
        })
        .collect();
    if let [(source, reports)] = readings.as_mut_slice()
        && reports.iter().all(|report| report.form.is_none())
    {
        let why = reports.first().map(super::why_no_report).unwrap_or_default();
        return Err(Failure::NoReport { file: source.name(), why });
    }
    Ok(readings.into_iter().flat_map(|(_, reports)| reports).filter(|report| report.form.is_some()).collect())
}

/// Reports of other bodies, looked at for copied text; without their tables, which nobody compares.
#[derive(Debug, Default)]
pub(crate) struct Sisters {
    reports: Vec<Report>,
    by_sentence: HashMap<u64, Vec<u32>>,
}

/// How many sisters a report is compared with in full: those that share the most sentences with it.
const NEAREST: usize = 3;

/// Sentences shorter than this are phrases of office that everybody uses.
const SENTENCE: usize = 12;

impl Sisters {
    /// Reads the file or folder given.
    pub(crate) fn read(path: Option<&Path>, reader: &Reader) -> Result<Self, Failure> {
        let mut sisters = Self::default();
        let Some(path) = path else { return Ok(sisters) };
        for (place, report) in (0_u32..).zip(reports_of(path, reader)?) {
            for sentence in sentences(&report) {
                sisters.by_sentence.entry(sentence).or_default().push(place);
            }
            sisters.reports.push(Report { table2: None, table3: None, table4: None, ..report });
        }
        Ok(sisters)
    }

    /// The reports of other bodies that share the most sentences with this one, the nearest first.
    pub(crate) fn near(&self, report: &Report) -> Vec<&Report> {
        if self.reports.is_empty() {
            return Vec::new();
        }
        let mut shared: HashMap<u32, usize> = HashMap::new();
        for place in sentences(report).iter().filter_map(|sentence| self.by_sentence.get(sentence)).flatten() {
            *shared.entry(*place).or_default() += 1;
        }
        let body = report.body.as_deref().map(squeeze);
        let is_other = |other: &Report| other.body.as_deref().map(squeeze) != body;
        let mut places: Vec<(usize, u32)> = shared.into_iter().map(|(place, count)| (count, place)).collect();
        places.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let near = places.into_iter().filter_map(|(_, place)| self.reports.get(place as usize));
        let mut near: Vec<&Report> = near.filter(|other| is_other(other)).take(NEAREST).collect();
        // with sisters given but none alike, the first one stands for them, so the rule is decided
        if near.is_empty() {
            near.extend(self.reports.iter().find(|other| is_other(other)));
        }
        near
    }
}

/// A number for each sentence of the running text; equal sentences have equal numbers.
fn sentences(report: &Report) -> Vec<u64> {
    let mut numbers: Vec<u64> = report
        .narratives()
        .flat_map(|(_, narrative)| &narrative.passages)
        .flat_map(|passage| {
            let text = squeeze(&passage.text);
            text.split(['。', ';', '!', '?'])
                .filter(|sentence| sentence.chars().count() >= SENTENCE)
                .map(|sentence| {
                    let mut hasher = DefaultHasher::new();
                    sentence.hash(&mut hasher);
                    hasher.finish()
                })
                .collect::<Vec<u64>>()
        })
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
