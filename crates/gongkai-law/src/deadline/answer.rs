//! The clock of a request: twenty working days from receipt, with restart, exclusion and one extension.
//!
//! A supplement restarts the clock (art. 30), consulting others only stops it (art. 33), an extension adds to it
//! once. What came too late is recorded and said, and moves no due day.

use jiff::civil::Date;

use super::count::{CountError, Explained, count};
use super::{Period, PeriodLength, WorkingDays};
use crate::calendar::Calendar;
use crate::form;
use crate::provision::{Provision, cited};

/// Time in which someone else was asked, not counted (art. 33, third paragraph).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Consultation {
    /// Whether a third party was asked (its fifteen working days end the span, art. 32); otherwise another organ,
    /// for which the 条例 sets no limit.
    pub third_party: bool,
    /// The day the letter was sent; an unserved letter does not run and is not given here.
    pub dispatched: Date,
    /// The day the opinion arrived.
    pub opinion: Option<Date>,
}

/// An extension (art. 33): once, approved by the head of the work body, notified before the first limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extension {
    /// How many working days were added.
    pub days: WorkingDays,
    /// The day the applicant was notified.
    pub notified: Date,
}

/// Everything that moves the due day of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerClock {
    /// The day of receipt (art. 31).
    pub received: Date,
    /// Why that day.
    pub received_why: String,
    /// The day the supplemented request came in; the clock starts anew there (art. 30).
    pub supplemented: Option<Date>,
    /// The day the processing fee was paid. Restarting there is practice, not text; leave it out to count on.
    pub fee_paid: Option<Date>,
    /// Consultations of third parties and other organs.
    pub consultations: Vec<Consultation>,
    /// Extensions, in order; only the first can have an effect.
    pub extensions: Vec<Extension>,
}

/// What happened on the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StepKind {
    /// The count began.
    Start,
    /// The count began anew.
    Restart,
    /// Days are left out.
    Excluded,
    /// Days were added.
    Extended,
    /// Something came too late, or a second time, and moved nothing.
    WithoutEffect,
    /// The clock stands still on the day asked about.
    Standing,
}

/// One step of the clock, with its provision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockStep {
    /// What happened.
    pub kind: StepKind,
    /// When.
    pub date: Date,
    /// What it did, for a reader.
    pub what: String,
    /// By what right.
    pub provision: Provision,
}

/// The due day of an answer, explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerDue {
    /// The count, day by day.
    pub explained: Explained,
    /// What moved it.
    pub steps: Vec<ClockStep>,
    /// The first limit, without extension.
    pub first_limit: Date,
    /// Whether the clock stands still today, so that the due day will still move.
    pub standing: bool,
}

/// Days from the day after dispatch through the day the opinion arrived.
struct Span {
    from: Date,
    to: Date,
    why: String,
}

impl AnswerClock {
    /// A clock that starts on the day of receipt.
    #[must_use]
    pub fn new(received: Date, why: impl Into<String>) -> Self {
        Self {
            received,
            received_why: why.into(),
            supplemented: None,
            fee_paid: None,
            consultations: Vec::new(),
            extensions: Vec::new(),
        }
    }

    /// The due day as it stands today.
    ///
    /// # Errors
    /// If the calendar does not cover the days counted.
    pub fn due(&self, calendar: &Calendar, today: Date) -> Result<AnswerDue, CountError> {
        let mut steps = vec![ClockStep {
            kind: StepKind::Start,
            date: self.received,
            what: self.received_why.clone(),
            provision: cited::ART_31,
        }];
        let (from, start) = self.start(&mut steps);
        let (length, provision) = length_of(Period::Answer, self.received);
        let spans = self.spans(calendar, today, &mut steps)?;
        let excluded =
            |date: Date| spans.iter().find(|span| span.from <= date && date <= span.to).map(|span| span.why.clone());
        let first = count(calendar, from, start.clone(), length, provision, &excluded)?;
        let first_limit = first.due;
        let added = self.extension(first_limit, &mut steps);
        let explained = match added {
            Some(days) => {
                let whole = WorkingDays::new(length.get().saturating_add(days.get()));
                count(calendar, from, start, whole, provision, &excluded)?
            }
            None => first,
        };
        let standing = spans.iter().any(|span| span.from <= today && today <= span.to && span.to == today);
        Ok(AnswerDue { explained, steps, first_limit, standing: standing && self.awaits(today) })
    }

    /// Day zero of the running count, and why.
    fn start(&self, steps: &mut Vec<ClockStep>) -> (Date, String) {
        let mut from = (self.received, self.received_why.clone());
        let restarts =
            [(self.supplemented, "收到补正", cited::ART_30), (self.fee_paid, "申请人缴纳信息处理费", cited::FEE_6)];
        for (day, what, provision) in restarts {
            let Some(day) = day.filter(|day| *day >= from.0) else { continue };
            let text = format!("{}{what}，答复期限自次日起重新计算", form::long(day));
            steps.push(ClockStep { kind: StepKind::Restart, date: day, what: text.clone(), provision });
            from = (day, text);
        }
        from
    }

    /// The spans that are not counted; days in two of them are left out once.
    fn spans(&self, calendar: &Calendar, today: Date, steps: &mut Vec<ClockStep>) -> Result<Vec<Span>, CountError> {
        let mut spans = Vec::new();
        for consultation in &self.consultations {
            let who = if consultation.third_party { "第三方" } else { "其他机关" };
            let out_of_range = |_| CountError::OutOfRange { from: consultation.dispatched };
            let from = consultation.dispatched.tomorrow().map_err(out_of_range)?;
            let limit = if consultation.third_party {
                let (days, provision) = length_of(Period::ThirdPartyOpinion, consultation.dispatched);
                Some(super::working_days_after(calendar, consultation.dispatched, days, provision)?.due)
            } else {
                None
            };
            let to = match (consultation.opinion, limit) {
                (Some(opinion), _) => opinion,
                (None, Some(limit)) => limit.min(today.max(consultation.dispatched)),
                (None, None) => today,
            };
            if to < from {
                continue;
            }
            let what = format!("征求{who}意见，{}不计入期限", form::span(from, to));
            let provision = cited::ART_33_3;
            steps.push(ClockStep { kind: StepKind::Excluded, date: from, what, provision });
            spans.push(Span { from, to, why: format!("征求{who}意见期间，不计入（{provision}）") });
        }
        Ok(spans)
    }

    /// Whether an opinion is still awaited on that day.
    fn awaits(&self, today: Date) -> bool {
        self.consultations.iter().any(|consultation| consultation.opinion.is_none_or(|opinion| opinion > today))
    }

    /// The days that an extension adds: the first one, if notified in time, at most what the law allows.
    fn extension(&self, first_limit: Date, steps: &mut Vec<ClockStep>) -> Option<WorkingDays> {
        let (most, provision) = length_of(Period::Extension, self.received);
        let mut added = None;
        for extension in &self.extensions {
            let day = form::long(extension.notified);
            let (kind, what) = if added.is_some() {
                (StepKind::WithoutEffect, format!("{day}再次告知延长：只能延长一次，期限不变"))
            } else if extension.notified > first_limit {
                let limit = form::long(first_limit);
                (StepKind::WithoutEffect, format!("{day}告知延长，已过原期限{limit}，不发生延长的效力"))
            } else {
                let days = extension.days.min(most);
                added = Some(days);
                let cut =
                    if extension.days > most { format!("，超过上限{most}的部分不计") } else { String::new() };
                (StepKind::Extended, format!("{day}告知延长{days}{cut}"))
            };
            steps.push(ClockStep { kind, date: extension.notified, what, provision });
        }
        added
    }
}

/// The working days of a period on a day, with the provision. Periods of the clock are all in working days; before
/// the 条例 of 2008 there was none and nothing is counted.
fn length_of(period: Period, date: Date) -> (WorkingDays, Provision) {
    match period.on(date) {
        Some(found) => match found.value {
            PeriodLength::Working(days) => (days, found.provision),
            PeriodLength::Calendar(_) | PeriodLength::Months(_) => (WorkingDays::new(0), found.provision),
        },
        None => (WorkingDays::new(0), cited::ART_33_2),
    }
}
