//! What the history of a request folds to.

use gongkai_law::deadline::{Receipt, ReceiptDay, receipt_day};
use jiff::civil::Date;

use super::event::{Approval, Filing, RequestEvent};
use super::parts::{Answer, Conclusion, Consultation, Ending, Extension, Fee, Status, Supplement};
use crate::history::{Fact, Folded};
use crate::{Attachment, CaseId};

/// The state of a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestState {
    /// When it arrived, and how.
    pub filing: Option<(Date, Filing)>,
    /// The day both sides confirmed.
    pub confirmed: Option<Date>,
    /// The registration number, and when it was given.
    pub registered: Option<(Date, String)>,
    /// The day the proof of identity was there.
    pub identity_proven: Option<Date>,
    /// The requests it was split into.
    pub split_into: Vec<CaseId>,
    /// Supplements asked for.
    pub supplements: Vec<Supplement>,
    /// The days on which reasons were asked for.
    pub reasons_asked: Vec<Date>,
    /// When reasons came, and whether they were good.
    pub reasons_given: Option<(Date, bool)>,
    /// When a later day was told, and which.
    pub postponed: Option<(Date, Date)>,
    /// Extensions told.
    pub extensions: Vec<Extension>,
    /// Opinions asked for.
    pub consultations: Vec<Consultation>,
    /// Fees demanded.
    pub fees: Vec<Fee>,
    /// Answers, the last draft last.
    pub answers: Vec<Answer>,
    /// How and when it ended without an answer.
    pub ending: Option<(Date, Ending)>,
    /// New answers ordered: when, by which dispute, by which day.
    pub orders: Vec<(Date, CaseId, Option<Date>)>,
    /// An answer ordered where there was none: when, by which dispute, by which day.
    pub compelled: Option<(Date, CaseId, Option<Date>)>,
    /// When it became proactive disclosure, and as which document.
    pub converted: Option<(Date, String)>,
    /// When it was archived, and under which number.
    pub archived: Option<(Date, String)>,
    /// Files, and when each was put to it.
    pub attachments: Vec<(Date, Attachment)>,
}

impl RequestState {
    /// The day of receipt (art. 31), or that it is open; `None` if nothing has come in.
    #[must_use]
    pub fn receipt(&self) -> Option<ReceiptDay> {
        self.arrival().map(receipt_day)
    }

    /// What is known of the arrival.
    #[must_use]
    pub fn arrival(&self) -> Option<Receipt> {
        let (arrived, filing) = self.filing.as_ref()?;
        Some(Receipt { channel: filing.channel, arrived: *arrived, confirmed: self.confirmed })
    }

    /// The day of receipt, once there is one. It decides the year in which the request counts as newly received; a
    /// supplement restarts the clock and leaves it as it is.
    ///
    /// What was dealt with before anybody confirmed the receipt counts from the day it was first dealt with: that the
    /// organ took it up shows that it had it.
    #[must_use]
    pub fn received(&self) -> Option<Date> {
        let arrival = self.arrival()?;
        if !arrival.channel.awaits_confirmation() {
            return arrival.day();
        }
        arrival.day().into_iter().chain(self.first_dealt_with()).min()
    }

    /// The first day on which the organ dealt with the request towards the applicant.
    fn first_dealt_with(&self) -> Option<Date> {
        let supplements = self.supplements.iter().map(|supplement| supplement.asked);
        let letters = self.consultations.iter().map(|letter| letter.dispatched);
        let fees = self.fees.iter().map(|fee| fee.noticed);
        let extensions = self.extensions.iter().map(|extension| extension.notified);
        let reasons = self.reasons_asked.iter().copied();
        let later = self.postponed.iter().map(|(told, _)| *told);
        let answers = self.answers.iter().filter_map(Answer::answered_on);
        let endings = self.ending.iter().map(|(on, _)| *on);
        let letters = supplements.chain(letters).chain(fees).chain(extensions).chain(reasons).chain(later);
        letters.chain(answers).chain(endings).min()
    }

    /// How it was concluded: by the first answer served, or by an ending without one. A new answer made by order does
    /// not change it (law: the published row stays).
    #[must_use]
    pub fn conclusion(&self) -> Option<Conclusion> {
        let answered = self
            .first_answer()
            .and_then(|answer| Some(Conclusion { on: answer.answered_on()?, outcome: answer.outcome()? }));
        let ended = || self.ending.as_ref().map(|(on, ending)| Conclusion { on: *on, outcome: ending.outcome() });
        answered.or_else(ended)
    }

    /// The answer that concluded it.
    #[must_use]
    pub fn first_answer(&self) -> Option<&Answer> {
        self.answers.iter().find(|answer| !answer.services.is_empty() && answer.ordered_by.is_none())
    }

    /// The draft that is not served yet.
    #[must_use]
    pub fn draft(&self) -> Option<&Answer> {
        self.answers.last().filter(|answer| answer.services.is_empty())
    }

    /// The order that still waits for its new answer.
    #[must_use]
    pub fn open_order(&self) -> Option<&(Date, CaseId, Option<Date>)> {
        let made = self.answers.iter().filter(|answer| answer.ordered_by.is_some() && !answer.services.is_empty());
        self.orders.get(made.count()..)?.last()
    }

    /// Whether it counts at all: a request that was split counts in its parts.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.filing.is_some() && self.split_into.is_empty()
    }

    /// Whether nothing more is owed to the applicant.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        !self.split_into.is_empty() || (self.conclusion().is_some() && self.open_order().is_none())
    }

    /// Whether nothing was done about it yet, so that it can still be split.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.supplements.is_empty() && self.consultations.is_empty() && self.fees.is_empty() && self.answers.is_empty()
    }

    /// A supplement that is awaited.
    #[must_use]
    pub fn open_supplement(&self) -> Option<&Supplement> {
        self.supplements.last().filter(|supplement| supplement.received.is_none())
    }

    /// A fee that is awaited.
    #[must_use]
    pub fn open_fee(&self) -> Option<&Fee> {
        self.fees.last().filter(|fee| fee.paid.is_none())
    }

    /// The consultation of a number.
    #[must_use]
    pub fn consultation(&self, number: u16) -> Option<&Consultation> {
        self.consultations.get(usize::from(number).checked_sub(1)?)
    }

    /// Where it stands.
    #[must_use]
    pub fn status(&self) -> Status {
        if self.filing.is_none() {
            return Status::Empty;
        }
        if !self.split_into.is_empty() {
            return Status::Split;
        }
        if self.conclusion().is_some() {
            return match (self.open_order(), &self.ending) {
                (Some(_), _) => Status::AnswersAnew,
                (None, Some(_)) => Status::Ended,
                (None, None) => Status::Answered,
            };
        }
        let approved = self.draft().is_some_and(|answer| answer.approval != Approval::Missing);
        let asks = |letter: &Consultation| letter.opinion.is_none() && letter.overridden.is_none();
        match () {
            () if self.open_supplement().is_some() => Status::AwaitsSupplement,
            () if self.open_fee().is_some() => Status::AwaitsPayment,
            () if approved => Status::AwaitsService,
            () if self.consultations.iter().any(asks) => Status::AwaitsOpinion,
            () if self.received().is_none() => Status::AwaitsConfirmation,
            () => Status::Handling,
        }
    }
}

impl Folded for RequestState {
    type Event = RequestEvent;

    fn apply(&mut self, fact: &Fact<RequestEvent>) {
        let on = fact.on;
        match &fact.what {
            RequestEvent::RequestFiled(filing) => self.file(on, filing),
            RequestEvent::ReceiptConfirmed => self.confirmed = Some(on),
            RequestEvent::RequestRegistered { number } => self.registered = Some((on, number.clone())),
            RequestEvent::IdentityProven => self.identity_proven = Some(on),
            RequestEvent::RequestSplit { into } => self.split_into.clone_from(into),
            RequestEvent::RequestMerged { into } => self.end(on, Ending::Merged(into.clone())),
            RequestEvent::SupplementAsked { answer_by, consequence_told } => self.supplements.push(Supplement {
                asked: on,
                answer_by: *answer_by,
                consequence_told: *consequence_told,
                received: None,
            }),
            RequestEvent::SupplementReceived => {
                if let Some(supplement) = self.supplements.last_mut() {
                    supplement.received = Some(on);
                }
            }
            RequestEvent::SupplementLapsed => self.end(on, Ending::SupplementNotMade),
            RequestEvent::ReasonsAsked { .. } => self.reasons_asked.push(on),
            RequestEvent::ReasonsGiven { reasonable } => self.reasons_given = Some((on, *reasonable)),
            RequestEvent::AnswerPostponed { until } => self.postponed = Some((on, *until)),
            RequestEvent::DeadlineExtended { days, approval } => {
                self.extensions.push(Extension { notified: on, days: *days, approval: approval.clone() });
            }
            RequestEvent::FeeNoticed { basis, quantity, amount } => {
                self.fees.push(Fee { noticed: on, basis: *basis, quantity: *quantity, amount: *amount, paid: None })
            }
            RequestEvent::FeePaid { amount } => {
                if let Some(fee) = self.fees.last_mut() {
                    fee.paid = Some((on, *amount));
                }
            }
            RequestEvent::FeeLapsed => self.end(on, Ending::FeeNotPaid),
            RequestEvent::RequestWithdrawn => self.end(on, Ending::Withdrawn),
            RequestEvent::NewAnswerOrdered { dispute, by } if self.conclusion().is_some() => {
                self.orders.push((on, dispute.clone(), *by));
            }
            RequestEvent::NewAnswerOrdered { dispute, by } => self.compelled = Some((on, dispute.clone(), *by)),
            RequestEvent::ConvertedToProactive { document } => self.converted = Some((on, document.clone())),
            RequestEvent::RequestArchived { number } => self.archived = Some((on, number.clone())),
            RequestEvent::AttachmentKept(attachment) => self.attachments.push((on, attachment.clone())),
            RequestEvent::ConsultationSent { .. }
            | RequestEvent::ConsultationServed { .. }
            | RequestEvent::OpinionReceived { .. }
            | RequestEvent::PublicInterestOverridden { .. }
            | RequestEvent::OverrideServed { .. } => self.consult(on, &fact.what),
            RequestEvent::AnswerDrafted(_)
            | RequestEvent::AnswerApproved { .. }
            | RequestEvent::AnswerServed(_)
            | RequestEvent::ServiceReturned
            | RequestEvent::ServiceProven => self.answer(on, &fact.what),
        }
    }
}

impl RequestState {
    fn file(&mut self, on: Date, filing: &Filing) {
        if filing.identity_proven {
            self.identity_proven = Some(on);
        }
        self.filing = Some((on, filing.clone()));
    }

    /// The first ending counts.
    fn end(&mut self, on: Date, ending: Ending) {
        self.ending.get_or_insert((on, ending));
    }

    fn consult(&mut self, on: Date, event: &RequestEvent) {
        let number = match event {
            RequestEvent::ConsultationSent { consulted, party, organ } => {
                return self.consultations.push(Consultation {
                    consulted: *consulted,
                    party: party.clone(),
                    organ: organ.clone(),
                    dispatched: on,
                    served: None,
                    opinion: None,
                    overridden: None,
                    override_served: None,
                });
            }
            RequestEvent::ConsultationServed { consultation }
            | RequestEvent::OpinionReceived { consultation, .. }
            | RequestEvent::PublicInterestOverridden { consultation }
            | RequestEvent::OverrideServed { consultation } => usize::from(*consultation),
            _ => return,
        };
        let Some(letter) = number.checked_sub(1).and_then(|place| self.consultations.get_mut(place)) else { return };
        match event {
            RequestEvent::ConsultationServed { .. } => letter.served = Some(on),
            RequestEvent::OpinionReceived { opinion, .. } => letter.opinion = Some((on, *opinion)),
            RequestEvent::PublicInterestOverridden { .. } => letter.overridden = Some(on),
            RequestEvent::OverrideServed { .. } => letter.override_served = Some(on),
            _ => {}
        }
    }

    fn answer(&mut self, on: Date, event: &RequestEvent) {
        if let RequestEvent::AnswerDrafted(draft) = event {
            if self.draft().is_some() {
                self.answers.pop();
            }
            let ordered_by = self.open_order().map(|(_, dispute, _)| dispute.clone());
            return self.answers.push(Answer {
                draft: draft.clone(),
                drafted: on,
                approval: Approval::Missing,
                services: Vec::new(),
                proven: None,
                returned: Vec::new(),
                ordered_by,
            });
        }
        let Some(answer) = self.answers.last_mut() else { return };
        match event {
            RequestEvent::AnswerApproved { approval } => answer.approval = approval.clone(),
            RequestEvent::AnswerServed(service) => answer.services.push((on, service.clone())),
            RequestEvent::ServiceReturned => answer.returned.push(on),
            RequestEvent::ServiceProven => answer.proven = Some(on),
            _ => {}
        }
    }
}
