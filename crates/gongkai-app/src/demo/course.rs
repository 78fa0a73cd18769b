//! The course that a request takes, from its filing to its end.

use gongkai_case::request::{
    Agent, Approval, Draft, Filing, ItemAnswer, Opinion, RequestEvent as E, Requester, Service, ServiceMethod,
};
use gongkai_case::{Account, CaseId, PersonId};
use gongkai_law::actor::Capacity;
use gongkai_law::applicant::ApplicantKind;
use gongkai_law::basis::DisputedScope;
use gongkai_law::deadline::{Channel, Consulted, Period, PeriodLength};
use gongkai_law::fee::{FeeBasis, fee, marginal};
use gongkai_law::outcome::WithholdingGround;
use gongkai_law::reply::{self, Reply};
use jiff::civil::Date;

use super::story::{HANDLER, HEAD, REVIEWER, Story, Told, Untold};
use super::words::{ASKED, person};
use crate::confide::{CONTENT, DETAILS};

/// The course that a request takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Course {
    /// Answered.
    Plain,
    /// A supplement is asked for and comes.
    Supplemented,
    /// A supplement is asked for and does not come.
    SupplementLapsed,
    /// The answer is put off.
    Extended,
    /// A third party is asked, consents or objects.
    ThirdParty(Opinion),
    /// The third party objects, and a public interest prevails.
    Overridden,
    /// A co-making organ is asked and keeps silent.
    CoMaker,
    /// Reasons are asked for, given, and the answer postponed.
    Postponed,
    /// A fee is demanded by page and paid.
    FeePaid,
    /// A fee is demanded by piece and not paid.
    FeeLapsed,
    /// Taken back.
    Withdrawn,
    /// Answered on the spot.
    OnTheSpot,
    /// Answered after the due day.
    Late,
    /// Asks for two things, one given and one withheld.
    TwoThings,
}

/// A request to be told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plot {
    /// Which one; chooses words and people.
    pub(crate) number: usize,
    /// By which way.
    pub(crate) channel: Channel,
    /// Who asks.
    pub(crate) kind: ApplicantKind,
    /// When it arrives.
    pub(crate) arrived: Date,
    /// What the answer says.
    pub(crate) reply: Reply,
    /// The course it takes.
    pub(crate) course: Course,
    /// Working days from the start of the term to the answer.
    pub(crate) pace: u32,
}

impl Plot {
    /// Tells the request and returns its name.
    pub(crate) fn tell(self, story: &mut Story<'_>) -> Result<CaseId, Untold> {
        let case = CaseId::new(story.id(self.arrived));
        let start = self.file(story, &case)?;
        match self.course {
            Course::OnTheSpot => self.on_the_spot(story, &case, start)?,
            Course::Withdrawn => story.request(&case, story.later(start, 4), E::RequestWithdrawn)?,
            Course::SupplementLapsed | Course::Supplemented => self.supplement(story, &case, start)?,
            Course::FeePaid | Course::FeeLapsed => self.fee(story, &case, start)?,
            Course::ThirdParty(_) | Course::Overridden | Course::CoMaker => self.consult(story, &case, start)?,
            Course::Extended | Course::Postponed => self.put_off(story, &case, start)?,
            Course::Late => {
                let due = story.due(&case, start).unwrap_or(start);
                self.answer(story, &case, story.later(due, 2))?;
            }
            Course::Plain | Course::TwoThings => self.answer(story, &case, story.later(start, self.pace))?,
        }
        Ok(case)
    }

    /// Files, confirms and registers; the day of receipt.
    pub(crate) fn file(self, story: &mut Story<'_>, case: &CaseId) -> Result<Date, Untold> {
        self.file_from(story, case, None)
    }

    /// The same for a part of a request that was split.
    pub(crate) fn file_from(
        self,
        story: &mut Story<'_>,
        case: &CaseId,
        split_from: Option<CaseId>,
    ) -> Result<Date, Untold> {
        let filing = self.filing(story, case, split_from)?;
        story.request(case, self.arrived, E::RequestFiled(filing))?;
        let mut received = self.arrived;
        if self.channel.awaits_confirmation() {
            received = match self.channel {
                Channel::OrdinaryPost => self.arrived,
                _ => story.later(self.arrived, u32::try_from(self.number % 2).unwrap_or(0)),
            };
            story.request(case, received, E::ReceiptConfirmed)?;
        }
        story.request(case, received, E::RequestRegistered { number: self.registration() })?;
        Ok(received)
    }

    /// Filed and answered long ago, recorded on a later day.
    pub(crate) fn file_late(self, story: &mut Story<'_>, case: &CaseId, recorded: Date, answered: Date) -> Told {
        let filing = self.filing(story, case, None)?;
        let approval = Approval::OnPaper { capacity: Capacity::Reviewer, on: answered };
        let served = Service { method: ServiceMethod::Direct, number: Some(format!("签收{:04}", self.number)) };
        let events = [
            (self.arrived, E::RequestFiled(filing)),
            (recorded, E::RequestRegistered { number: self.registration() }),
            (answered, E::AnswerDrafted(self.draft(answered))),
            (answered, E::AnswerApproved { approval }),
            (answered, E::AnswerServed(served)),
        ];
        for (on, event) in events {
            story.request_by(case, recorded, on, (HANDLER, Capacity::Handler), event)?;
        }
        Ok(())
    }

    fn registration(self) -> String {
        format!("{}-{:03}", self.arrived.year(), self.number)
    }

    fn filing(self, story: &mut Story<'_>, case: &CaseId, split_from: Option<CaseId>) -> Result<Filing, Untold> {
        let who = PersonId::new(story.id(self.arrived));
        let details = story.sealed(case, &who, DETAILS, &person(self.number))?;
        let asked = ASKED.get(self.number % ASKED.len()).copied().unwrap_or_default();
        let content = story.sealed(case, &who, CONTENT, asked)?;
        let agent = match self.kind == ApplicantKind::NaturalPerson && self.number % 17 == 5 {
            true => Some(self.agent(story, case)?),
            false => None,
        };
        let oral = self.channel == Channel::InPerson && self.number % 13 == 3;
        Ok(Filing {
            channel: self.channel,
            requesters: vec![Requester { person: who, kind: self.kind, details }],
            agent,
            taken_down_by: oral.then(|| Account::new(HANDLER)),
            identity_proven: true,
            address_confirmed: true,
            items: if self.course == Course::TwoThings { 2 } else { 1 },
            split_from,
            content,
        })
    }

    fn agent(self, story: &mut Story<'_>, case: &CaseId) -> Result<Agent, Untold> {
        let agent = PersonId::new(story.id(self.arrived));
        let details = story.sealed(case, &agent, DETAILS, &person(self.number + 500))?;
        Ok(Agent { person: agent, authorised: true, details })
    }

    fn supplement(self, story: &mut Story<'_>, case: &CaseId, start: Date) -> Told {
        let asked = story.later(start, 3);
        let answer_by = story.later(asked, 10);
        story.request(case, asked, E::SupplementAsked { answer_by: Some(answer_by), consequence_told: true })?;
        if self.course == Course::SupplementLapsed {
            return story.request(case, story.later(answer_by, 1), E::SupplementLapsed);
        }
        let received = story.later(asked, 6);
        story.request(case, received, E::SupplementReceived)?;
        self.answer(story, case, story.later(received, self.pace))
    }

    fn fee(self, story: &mut Story<'_>, case: &CaseId, start: Date) -> Told {
        let noticed = story.later(start, 8);
        let pages = 68;
        let (basis, quantity, amount) = match self.course {
            Course::FeePaid => {
                let sum = fee(FeeBasis::PerPage, pages).map_err(|error| Untold(error.to_string()))?;
                (FeeBasis::PerPage, pages, sum.total)
            }
            _ => (FeeBasis::PerItem, 12, marginal(FeeBasis::PerItem, 12)),
        };
        story.request(case, noticed, E::FeeNoticed { basis, quantity, amount })?;
        if self.course == Course::FeeLapsed {
            return story.request(case, story.later(noticed, 21), E::FeeLapsed);
        }
        let paid = story.later(noticed, 5);
        story.request(case, paid, E::FeePaid { amount })?;
        self.answer(story, case, story.later(paid, self.pace))
    }

    fn consult(self, story: &mut Story<'_>, case: &CaseId, start: Date) -> Told {
        let sent = story.later(start, 4);
        let third = self.course != Course::CoMaker;
        let party = third.then(|| PersonId::new(story.id(sent)));
        let organ = (!third).then(|| "示范县财政局".to_owned());
        let consulted = if third { Consulted::ThirdParty } else { Consulted::CoMaker };
        story.request(case, sent, E::ConsultationSent { consulted, party, organ })?;
        story.request(case, story.later(sent, 1), E::ConsultationServed { consultation: 1 })?;
        let opinion = match self.course {
            Course::ThirdParty(opinion) => Some(opinion),
            Course::Overridden => Some(Opinion::Objects { reasonable: true }),
            // silence: consent, once the fifteen working days are over
            _ => None,
        };
        let Some(opinion) = opinion else { return self.answer(story, case, story.later(sent, 18)) };
        let arrived = story.later(sent, 8);
        story.request(case, arrived, E::OpinionReceived { consultation: 1, opinion })?;
        if self.course == Course::Overridden {
            let decided = story.later(arrived, 2);
            story.request(case, decided, E::PublicInterestOverridden { consultation: 1 })?;
            story.request(case, story.later(decided, 1), E::OverrideServed { consultation: 1 })?;
        }
        self.answer(story, case, story.later(arrived, 6))
    }

    fn put_off(self, story: &mut Story<'_>, case: &CaseId, start: Date) -> Told {
        if self.course == Course::Postponed {
            story.request(case, story.later(start, 3), E::ReasonsAsked { answer_by: Some(story.later(start, 8)) })?;
            story.request(case, story.later(start, 7), E::ReasonsGiven { reasonable: true })?;
            let until = story.later(start, 35);
            story.request(case, story.later(start, 10), E::AnswerPostponed { until })?;
            return self.answer(story, case, story.later(start, 32));
        }
        let told = story.later(start, 18);
        let longest = Period::Extension.on(told).map(|found| found.value);
        let Some(PeriodLength::Working(days)) = longest else {
            return Err(Untold("延长期限没有收录".to_owned()));
        };
        let approval = given(HEAD, Capacity::HeadOfWorkBody, story.later(start, 17));
        story.request(case, told, E::DeadlineExtended { days, approval })?;
        self.answer(story, case, story.later(start, 20 + self.pace))
    }

    fn on_the_spot(self, story: &mut Story<'_>, case: &CaseId, on: Date) -> Told {
        let what = gongkai_case::request::What::AnswerOnTheSpot {
            draft: self.draft(on),
            approval: Approval::OnPaper { capacity: Capacity::Reviewer, on },
        };
        story.command(case, on, on, (HANDLER, Capacity::Handler), what)
    }

    /// Drafted, approved by the second person, served, and the proof filed.
    pub(crate) fn answer(self, story: &mut Story<'_>, case: &CaseId, on: Date) -> Told {
        story.request(case, on, E::AnswerDrafted(self.draft(on)))?;
        let approval = given(REVIEWER, Capacity::Reviewer, on);
        story.request_by(case, on, on, (REVIEWER, Capacity::Reviewer), E::AnswerApproved { approval })?;
        let (method, number) = match self.channel {
            Channel::InPerson => (ServiceMethod::Direct, format!("签收{:04}", self.number)),
            Channel::Internet => (ServiceMethod::Electronic, format!("平台{:04}", self.number)),
            _ => (ServiceMethod::Post, format!("XA{:08}51", 10_000 + self.number)),
        };
        story.request(case, on, E::AnswerServed(Service { method, number: Some(number) }))?;
        story.request(case, story.later(on, 3), E::ServiceProven)
    }

    fn draft(self, on: Date) -> Draft {
        let first = Reply::Withheld(WithholdingGround::InternalAffairs);
        let replies = if self.course == Course::TwoThings { vec![Reply::Provided, first] } else { vec![self.reply] };
        let item = |reply: &Reply| ItemAnswer {
            reply: *reply,
            severed: if *reply == Reply::PartlyProvided {
                vec![WithholdingGround::ThirdPartyRights]
            } else {
                Vec::new()
            },
            cited: reply.basis().to_vec(),
            reasons: !matches!(reply, Reply::Provided | Reply::AlreadyPublished),
            responsible_organ: (*reply == Reply::NotResponsible).then(|| "示范县住房和城乡建设局".to_owned()),
        };
        let outcome = reply::row(&replies);
        Draft {
            by: Account::new(HANDLER),
            letter_number: Some(format!("示公资公开复〔{}〕{}号", on.year(), self.number)),
            items: replies.iter().map(item).collect(),
            remedy: outcome.map(|outcome| outcome.remedy_class(on, DisputedScope::default())),
            pages: 3,
        }
    }
}

fn given(account: &str, capacity: Capacity, on: Date) -> Approval {
    Approval::Given { by: Account::new(account), capacity, on }
}
