//! 示范县公共资源交易服务中心: an invented trading centre with three full years.

use gongkai_case::CaseId;
use gongkai_case::dispute::{DisputeEvent, DisputeFiling, Grievance, Instance, Procedure, Role};
use gongkai_case::request::{Opinion, RequestEvent};
use gongkai_case::{PersonId, history::Fact, request::What};
use gongkai_catalogue::{BodyFact, BodyProfile, CountFact, CountOf, Measured, Quantity};
use gongkai_law::actor::Capacity;
use gongkai_law::applicant::ApplicantKind;
use gongkai_law::deadline::Channel;
use gongkai_law::dispute::{DisputeKind, DisputeResult};
use gongkai_law::reply::Reply;
use gongkai_law::subject::SubjectKind;
use gongkai_tally::annual::{AnnualFact, WrittenPart};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::course::{Course, Plot};
use super::story::{HANDLER, Story, Told};
use super::words::PROBLEMS;
use crate::confide::DETAILS;

/// The years it reports.
const YEARS: [i16; 3] = [2023, 2024, 2025];

/// Requests of a year.
const REQUESTS: usize = 72;

const CHANNELS: [Channel; 8] = [
    Channel::Internet,
    Channel::SignedPost,
    Channel::Internet,
    Channel::InPerson,
    Channel::Internet,
    Channel::OrdinaryPost,
    Channel::SignedPost,
    Channel::Fax,
];

/// Most of those who ask are people.
const APPLICANTS: [ApplicantKind; 10] = [
    ApplicantKind::NaturalPerson,
    ApplicantKind::NaturalPerson,
    ApplicantKind::Enterprise,
    ApplicantKind::NaturalPerson,
    ApplicantKind::LegalServiceBody,
    ApplicantKind::NaturalPerson,
    ApplicantKind::Enterprise,
    ApplicantKind::ResearchBody,
    ApplicantKind::PublicWelfareBody,
    ApplicantKind::Other,
];

/// The replies of the requests beyond the first twenty-one, which show every reply once.
const USUAL: [Reply; 6] = [
    Reply::Provided,
    Reply::Provided,
    Reply::AlreadyPublished,
    Reply::NotResponsible,
    Reply::DoesNotExist,
    Reply::PartlyProvided,
];

/// Tells the three years, and a few requests that are open on the day given.
pub(crate) fn tell(story: &mut Story<'_>, today: Date) -> Told {
    story.body(date(2022, 12, 1), BodyFact::Described(profile()))?;
    for year in YEARS {
        let cases = requests(story, year)?;
        disputes(story, year, &cases)?;
        counts(story, year)?;
        report(story, year)?;
    }
    found_later(story)?;
    corrected(story)?;
    open_now(story, today)
}

fn plot(number: usize, year: i16, arrived: Date) -> Plot {
    let at = |index: usize| USUAL.get(index % USUAL.len()).copied().unwrap_or(Reply::Provided);
    let reply = Reply::ALL.get(number).copied().unwrap_or_else(|| at(number));
    let turn = number.wrapping_add(usize::from(year.unsigned_abs()));
    Plot {
        number: number + 1,
        channel: CHANNELS.get(turn % CHANNELS.len()).copied().unwrap_or(Channel::InPerson),
        kind: APPLICANTS.get(turn % APPLICANTS.len()).copied().unwrap_or(ApplicantKind::NaturalPerson),
        arrived,
        reply,
        course: course(number, year),
        pace: u32::try_from(6 + turn % 12).unwrap_or(6),
    }
}

/// The first requests show every reply, the next ones every course, the rest is plain.
fn course(number: usize, year: i16) -> Course {
    match number {
        // still unclear, after a supplement
        14 => Course::Supplemented,
        22 | 45 => Course::Supplemented,
        23 | 46 => Course::SupplementLapsed,
        24 | 47 => Course::Extended,
        25 => Course::ThirdParty(Opinion::Consents),
        26 => Course::Overridden,
        27 => Course::CoMaker,
        28 => Course::Postponed,
        29 => Course::FeePaid,
        30 => Course::FeeLapsed,
        31 => Course::Withdrawn,
        32 => Course::OnTheSpot,
        33 if year == 2024 => Course::Late,
        34 => Course::TwoThings,
        6 => Course::ThirdParty(Opinion::Objects { reasonable: true }),
        _ => Course::Plain,
    }
}

/// The requests of a year: five days apart, the last ones in December, so that some are carried over.
fn requests(story: &mut Story<'_>, year: i16) -> Result<Vec<CaseId>, super::Untold> {
    let mut cases: Vec<CaseId> = Vec::new();
    for number in 0..REQUESTS {
        let days = i64::try_from(number * 5).unwrap_or(0).days();
        let day = date(year, 1, 4).checked_add(days).unwrap_or(date(year, 12, 20));
        let arrived = story.working(day.min(date(year, 12, 29)));
        let plot = plot(number, year, arrived);
        cases.push(match (number, cases.last()) {
            (35, Some(into)) => merged(story, plot, into.clone())?,
            (37, _) => split(story, plot)?,
            _ => plot.tell(story)?,
        });
    }
    Ok(cases)
}

/// A second form of the same applicant over the same thing: joined to the first.
fn merged(story: &mut Story<'_>, plot: Plot, into: CaseId) -> Result<CaseId, super::Untold> {
    let case = CaseId::new(story.id(plot.arrived));
    let received = plot.file(story, &case)?;
    story.request(&case, story.later(received, 2), RequestEvent::RequestMerged { into })?;
    Ok(case)
}

/// Two different things on one form, refused for different reasons: split when it is registered.
fn split(story: &mut Story<'_>, plot: Plot) -> Result<CaseId, super::Untold> {
    let case = CaseId::new(story.id(plot.arrived));
    let plot = Plot { channel: Channel::InPerson, ..plot };
    plot.file(story, &case)?;
    let parts = [(0, Reply::DoesNotExist), (1, Reply::NeedsCreation)];
    let parts = parts.map(|(part, reply)| (CaseId::new(story.id(plot.arrived)), 400 + part, reply));
    let into = parts.iter().map(|(part, ..)| part.clone()).collect();
    story.request(&case, plot.arrived, RequestEvent::RequestSplit { into })?;
    for (part, number, reply) in parts {
        let plot = Plot { number, reply, ..plot };
        plot.file_from(story, &part, Some(case.clone()))?;
        plot.answer(story, &part, story.later(plot.arrived, plot.pace))?;
    }
    Ok(case)
}

/// What happens in the disputes of a year: which request, which kind, how it ends.
fn disputes(story: &mut Story<'_>, year: i16, cases: &[CaseId]) -> Told {
    let plots = [
        (7_usize, DisputeKind::Reconsideration, DisputeResult::Maintained),
        (9, DisputeKind::Reconsideration, DisputeResult::Revoked),
        (10, DisputeKind::Reconsideration, DisputeResult::Mediated),
        (11, DisputeKind::DirectSuit, DisputeResult::SuitClaimDismissed),
    ];
    for (number, kind, result) in plots {
        let Some(case) = cases.get(number) else { continue };
        let filed = story.working(
            date(year, 5, 6).checked_add(i64::try_from(number).unwrap_or(0).days()).unwrap_or(date(year, 5, 6)),
        );
        let dispute = fought(story, case, None, kind, filed)?;
        let ended = story.later(filed, 40);
        let new_answer = (result == DisputeResult::Revoked).then_some(None);
        story.dispute(&dispute, ended, DisputeEvent::DecisionMade { result, new_answer })?;
        if new_answer.is_some() {
            let ordered = RequestEvent::NewAnswerOrdered { dispute: dispute.clone(), by: None };
            story.request(case, ended, ordered)?;
            let again = plot(number, year, ended);
            Plot { reply: Reply::Provided, number: 500 + number, ..again }.answer(
                story,
                case,
                story.later(ended, 12),
            )?;
        }
        if result == DisputeResult::Maintained {
            suit(story, case, &dispute, story.later(ended, 8))?;
        }
    }
    pending(story, year, cases)
}

/// A suit after reconsideration, with an appeal.
fn suit(story: &mut Story<'_>, case: &CaseId, after: &CaseId, filed: Date) -> Told {
    let suit = fought(story, case, Some(after.clone()), DisputeKind::SuitAfterReconsideration, filed)?;
    let result = DisputeResult::SuitClaimDismissed;
    story.dispute(&suit, story.later(filed, 45), DisputeEvent::DecisionMade { result, new_answer: None })?;
    let appealed = story.later(filed, 54);
    story.dispute(&suit, appealed, DisputeEvent::AppealOpened { instance: Instance::Second, case_number: None })?;
    story.dispute(&suit, story.later(appealed, 40), DisputeEvent::DecisionMade { result, new_answer: None })
}

/// A reconsideration that the end of the year finds undecided.
fn pending(story: &mut Story<'_>, year: i16, cases: &[CaseId]) -> Told {
    let Some(case) = cases.get(55) else { return Ok(()) };
    let filed = story.working(date(year, 11, 24));
    let dispute = fought(story, case, None, DisputeKind::Reconsideration, filed)?;
    let result = DisputeResult::ReconsiderationClaimDismissed;
    let decided = DisputeEvent::DecisionMade { result, new_answer: None };
    story.dispute(&dispute, story.later(filed, 38), decided)
}

/// Filed, its copy received, answered in time.
fn fought(
    story: &mut Story<'_>,
    case: &CaseId,
    after: Option<CaseId>,
    kind: DisputeKind,
    filed: Date,
) -> Result<CaseId, super::Untold> {
    let dispute = CaseId::new(story.id(filed));
    let who = PersonId::new(story.id(filed));
    let authority = if kind.is_suit() { "示范县人民法院" } else { "示范县人民政府" };
    let filing = DisputeFiling {
        kind,
        request: Some(case.clone()),
        after,
        authority: authority.to_owned(),
        case_number: None,
        grievance: Grievance::Answer,
        role: Role::OriginalOrgan,
        details: story.sealed(&dispute, &who, DETAILS, "复议申请人")?,
    };
    story.dispute(&dispute, filed, DisputeEvent::DisputeFiled(filing))?;
    let copy = story.later(filed, 3);
    story.dispute(&dispute, copy, DisputeEvent::CopyReceived { procedure: Procedure::Ordinary })?;
    story.dispute(&dispute, story.later(copy, 5), DisputeEvent::AnswerSubmitted)?;
    Ok(dispute)
}

/// What is only counted, up to 31 December.
fn counts(story: &mut Story<'_>, year: i16) -> Told {
    let turn = u64::from(year.unsigned_abs()) % 10;
    let published = |outlet: &str| CountOf::Published { outlet: Some(outlet.to_owned()), column: None };
    let counts = [
        (published("政府门户网站"), 300 + turn * 17, "条"),
        (published("政务新媒体"), 90 + turn * 11, "条"),
        (CountOf::Notices { kind: Some("采购公告、中标公告".to_owned()) }, 412 + turn * 23, "条"),
        (CountOf::RetiredItems, 4 + turn, "条"),
        (CountOf::GuideRevisions, 1, "次"),
        (CountOf::WorkPlans, 1, "份"),
        (CountOf::Trainings, 2, "次"),
    ];
    for (of, number, unit) in counts {
        let measured = Measured { quantity: Quantity::Exact(number), unit: unit.to_owned() };
        let fact = CountFact { of, since: Some(date(year, 1, 1)), measured, source: Some("发布台账".to_owned()) };
        story.count(date(year, 12, 31), fact)?;
    }
    Ok(())
}

/// What people write into the report of a year, and its publication in January.
fn report(story: &mut Story<'_>, year: i16) -> Told {
    let next = year.saturating_add(1);
    let texts = usize::try_from(year - 2023).ok().and_then(|index| PROBLEMS.get(index)).copied().unwrap_or_default();
    let paragraphs = texts.map(str::to_owned).to_vec();
    let part = WrittenPart::ProblemsAndImprovements;
    let written = AnnualFact::PartWritten { part, paragraphs, after_draft: false };
    story.annual(year, story.working(date(next, 1, 10)), written)?;
    story.annual(year, story.working(date(next, 1, 22)), AnnualFact::ReportPublished)
}

/// A paper request of November 2024 that lay in another office: recorded after the report of 2024 was published.
fn found_later(story: &mut Story<'_>) -> Told {
    let found = date(2025, 3, 11);
    let arrived = date(2024, 11, 18);
    let plot = Plot { channel: Channel::InPerson, course: Course::Plain, ..plot(200, 2024, arrived) };
    let case = CaseId::new(story.id(found));
    plot.file_late(story, &case, found, date(2024, 12, 5))
}

/// A mistake in the day of a filing, corrected in the same month.
fn corrected(story: &mut Story<'_>) -> Told {
    let arrived = date(2025, 9, 16);
    let plot = Plot { channel: Channel::InPerson, course: Course::Plain, ..plot(201, 2025, arrived) };
    let case = CaseId::new(story.id(arrived));
    plot.file(story, &case)?;
    let Some(filed) = story.filed(&case) else { return Ok(()) };
    let instead = Some(Fact { on: date(2025, 9, 15), what: filed });
    let reason = "申请人15日提交，登记成16日".to_owned();
    let what = What::CorrectEntry { entry: 1, reason, instead };
    story.command(&case, date(2025, 9, 18), date(2025, 9, 18), (HANDLER, Capacity::Handler), what)?;
    plot.answer(story, &case, date(2025, 9, 26))
}

/// Some requests that wait for an answer today, one of them due soon.
fn open_now(story: &mut Story<'_>, today: Date) -> Told {
    if today.year() <= 2025 {
        return Ok(());
    }
    for (number, days) in [(301_usize, 27), (302, 20), (303, 9), (304, 2)] {
        let day = today.checked_sub(i64::from(days).days()).unwrap_or(today);
        let arrived = story.working(day).min(today);
        let plot = Plot { channel: Channel::InPerson, ..plot(number, today.year(), arrived) };
        let case = CaseId::new(story.id(arrived));
        plot.file(story, &case)?;
    }
    Ok(())
}

fn profile() -> BodyProfile {
    BodyProfile {
        name: "示范县公共资源交易服务中心".to_owned(),
        own: "本中心".to_owned(),
        kind: SubjectKind::AuthorisedOrganisation,
        answers_in_own_name: true,
        principal: None,
        makes_government_rules: false,
        makes_normative_documents: false,
        contact: Some("示范县公共资源交易服务中心综合科".to_owned()),
    }
}
