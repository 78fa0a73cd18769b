//! Faults in the text, the title and the dates.

use gongkai_report::{Head, Narrative, Report, Section};
use jiff::civil::{Date, date};

use crate::body::Kind;
use crate::tally::Told;
use crate::{Fault, Publication};

/// The report with a fault in its text; `None` where it has no place for it, or the fault is of another kind.
pub(super) fn plant(fault: Fault, publication: &Publication) -> Option<Report> {
    misstated(fault, publication).or_else(|| retold(fault, publication))
}

/// Faults that tell other numbers than the tables have.
fn misstated(fault: Fault, publication: &Publication) -> Option<Report> {
    let told = publication.told();
    let with = |possible: bool, change: fn(&mut Told)| possible.then(|| publication.telling(change));
    let wide = |report: &Report, words: &str| {
        report.overview.get(&Head::ProactiveDisclosure).is_some_and(|text| text.text().contains(words))
    };
    match fault {
        Fault::ReceivedMisstated => with(told.received > 0, |told| told.received += 3),
        Fault::ResultsMisstated => with(told.disposed > 0, |told| {
            if let Some(most) = told.groups.iter_mut().max() {
                *most += 2;
            }
        }),
        Fault::SplitMisstated => with(told.received > 0, |told| {
            let [_, _, internet, _] = &mut told.channels;
            // more than any total that the parts might be of
            *internet += told.received + told.carried_in + told.disposed;
            told.organisations += told.received + told.carried_in + told.disposed;
        }),
        Fault::DisputesMisstated => with(told.reconsiderations > 0, |told| told.reconsiderations += 2),
        Fault::DocumentsMisstated => with(publication.history().body.makes_documents(), |told| told.in_force += 4),
        Fault::DecisionsMisstated => {
            with(true, |told| told.year.licences += 7).filter(|report| wide(report, "行政许可决定"))
        }
        Fault::RequestsDenied => with(told.received > 0, |told| (told.received, told.carried_in) = (0, 0)),
        Fault::PartsOff => with(true, |told| told.published_total += 11).filter(|report| wide(report, "，其中通过")),
        _ => None,
    }
}

/// Faults in wording, title and dates.
fn retold(fault: Fault, publication: &Publication) -> Option<Report> {
    let mut report = publication.report();
    let year = publication.year();
    let kind = publication.history().body.kind;
    match fault {
        Fault::VagueQuantity => {
            let total = format!("{}条", publication.told().published_total);
            let vague = total.replace('条', "余条");
            replace(report.overview.get_mut(&Head::ProactiveDisclosure)?, &total, &vague)?;
        }
        Fault::FeeNotMentioned => report.other_matters = Some(Narrative::of(["无其他需要报告的事项。"])),
        Fault::WrongYear => {
            let title = report.title.as_mut()?;
            *title = title.replace(&year.to_string(), &(year - 1).to_string());
        }
        Fault::WrongTitle => {
            let title = report.title.as_mut()?;
            *title = title.replace("政府信息公开工作年度报告", "政务公开年度报告");
        }
        Fault::WrongPeriod => {
            report.period = Date::new(year, 1, 1).ok().zip(Date::new(year, 11, 30).ok());
            replace(&mut report.opening, "12月31日止", "11月30日止")?;
        }
        Fault::SupersededBasis => replace(&mut report.opening, "〔2021〕30号", "〔2019〕60号")?,
        Fault::HeadMissing => {
            report.overview.remove(&Head::Supervision)?;
            report.faults.headings.retain(|heading| heading.section != Section::OverviewHead(Head::Supervision));
        }
        Fault::NoProblems => report.problems_and_improvements = Some(Narrative::of(["无。"])),
        Fault::PublishedLate if matches!(kind, Kind::Department | Kind::Enforcing) => {
            dated(&mut report, date(year + 1, 2, 9));
        }
        Fault::GovernmentLate if kind == Kind::Government => dated(&mut report, date(year + 1, 4, 9)),
        Fault::BeforeYearEnd => dated(&mut report, date(year, 12, 20)),
        _ => return None,
    }
    Some(report)
}

fn dated(report: &mut Report, day: Date) {
    report.published = Some(day);
    if let Some(signature) = &mut report.signature {
        signature.date = Some(day);
    }
}

fn replace(narrative: &mut Narrative, old: &str, new: &str) -> Option<()> {
    let passage = narrative.passages.iter_mut().find(|passage| passage.text.contains(old))?;
    passage.text = passage.text.replace(old, new);
    Some(())
}

/// Gives last year's report this year's section 一; `false` where no head of it is long enough to be compared.
pub(super) fn copy_overview(report: &Report, previous: &mut Report) -> bool {
    /// Shorter heads are much alike in every report.
    const LONG: usize = 120;
    previous.overview = report.overview.clone();
    report.overview.values().any(|text| text.text().chars().count() >= LONG)
}

/// Gives last year's report this year's section 五, with last year's number in it.
pub(super) fn copy_problems(report: &Report, previous: &mut Report) -> bool {
    let (Some(this), Some(last)) = (report.year, previous.year) else { return false };
    let older = |narrative: &Narrative| Narrative::of([narrative.text().replace(&this.to_string(), &last.to_string())]);
    previous.problems_and_improvements = report.problems_and_improvements.as_ref().map(older);
    true
}
