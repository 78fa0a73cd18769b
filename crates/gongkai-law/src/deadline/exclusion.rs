//! Time that is not counted: others are being asked (art. 33, third paragraph).

use jiff::civil::Date;

use super::answer::{ClockStep, StepKind};
use super::count::{CountError, working_days_after};
use super::{Period, PeriodLength};
use crate::calendar::Calendar;
use crate::form;
use crate::provision::cited;

/// Who was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Consulted {
    /// A third party whose rights may be harmed (art. 32): fifteen working days from service.
    ThirdParty,
    /// An organ that made the information too (art. 34): fifteen working days from service, silence is consent.
    CoMaker,
    /// Another organ, also one to which a doubt is referred (art. 17): the 条例 sets no limit.
    OtherOrgan,
}

impl Consulted {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::ThirdParty, Self::CoMaker, Self::OtherOrgan];

    /// The identifier used in records.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::ThirdParty => "third_party",
            Self::CoMaker => "co_maker",
            Self::OtherOrgan => "other_organ",
        }
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::ThirdParty => "第三方",
            Self::CoMaker => "共同制作机关",
            Self::OtherOrgan => "其他机关",
        }
    }

    /// The period the one asked has, if the 条例 sets one.
    #[must_use]
    pub const fn period(self) -> Option<Period> {
        match self {
            Self::ThirdParty => Some(Period::ThirdPartyOpinion),
            Self::CoMaker => Some(Period::CoMakerOpinion),
            Self::OtherOrgan => None,
        }
    }

    /// Whether silence counts as consent; of a third party it does not, the organ then decides by itself.
    #[must_use]
    pub const fn silence_consents(self) -> bool {
        matches!(self, Self::CoMaker)
    }
}

/// A letter asking for an opinion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Consultation {
    /// Who was asked.
    pub consulted: Consulted,
    /// The day the letter was sent.
    pub dispatched: Date,
    /// The day it was served; an opinion proves service too. A letter that was not served does not run.
    pub served: Option<Date>,
    /// The day the opinion arrived.
    pub opinion: Option<Date>,
}

/// Days that are not counted, the first and the last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExcludedSpan {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

/// The spans of all consultations.
#[derive(Debug, Default)]
pub(super) struct Exclusions {
    spans: Vec<(ExcludedSpan, Consulted)>,
    /// The days by which the opinions still awaited are due; none for one without limit.
    pub(super) open: Vec<Option<Date>>,
}

impl Exclusions {
    /// The spans as they stand today: from the day after dispatch through the day the opinion arrived (office practice,
    /// the 条例 says only that the time needed is not counted).
    ///
    /// Once the fifteen working days of arts. 32 and 34 are over, the time is no longer needed for asking: a late
    /// opinion does not lengthen the span. While an opinion is awaited the span reaches to today.
    pub(super) fn of(
        consultations: &[Consultation],
        calendar: &Calendar,
        today: Date,
        steps: &mut Vec<ClockStep>,
    ) -> Result<Self, CountError> {
        let mut found = Self::default();
        for consultation in consultations {
            found.add(consultation, calendar, today, steps)?;
        }
        Ok(found)
    }

    fn add(
        &mut self,
        consultation: &Consultation,
        calendar: &Calendar,
        today: Date,
        steps: &mut Vec<ClockStep>,
    ) -> Result<(), CountError> {
        let Consultation { consulted, dispatched, served, opinion } = *consultation;
        let who = consulted.label();
        for (what, date) in [("征求意见书送达", served), ("意见到达", opinion)] {
            if let Some(date) = date.filter(|date| *date < dispatched) {
                return Err(CountError::BeforeSent { what, date, sent: dispatched });
            }
        }
        let mut say = |kind, date, what| steps.push(ClockStep { kind, date, what, provision: cited::ART_33_3 });
        let Some(served) = served.or(opinion) else {
            let what = format!("{}发出的征求{who}意见书尚未送达，期限照常计算", form::long(dispatched));
            say(StepKind::WithoutEffect, dispatched, what);
            return Ok(());
        };
        let limit = match consulted.period().and_then(|period| period.on(served)) {
            Some(found) => match found.value {
                PeriodLength::Working(days) => Some(working_days_after(calendar, served, days, found.provision)?.due),
                PeriodLength::Calendar(_) | PeriodLength::Months(_) => None,
            },
            None => None,
        };
        let from = dispatched.tomorrow().map_err(|_| CountError::OutOfRange { from: dispatched })?;
        let to = match (opinion, limit) {
            (Some(opinion), Some(limit)) => opinion.min(limit),
            (Some(opinion), None) => opinion,
            (None, Some(limit)) => limit.min(today),
            (None, None) => today,
        };
        if opinion.is_none_or(|opinion| opinion > today)
            && limit.is_none_or(|limit| today <= limit)
            && dispatched <= today
        {
            self.open.push(limit);
        }
        if to < from {
            return Ok(());
        }
        let late = match (opinion, limit) {
            (Some(opinion), Some(limit)) if opinion > limit => {
                format!("（意见{}才到达，已过{}的期限）", form::long(opinion), form::long(limit))
            }
            _ => String::new(),
        };
        say(StepKind::Excluded, from, format!("征求{who}意见，{}不计入期限{late}", form::span(from, to)));
        self.spans.push((ExcludedSpan { from, to }, consulted));
        Ok(())
    }

    /// Why a day is not counted, if it is not.
    pub(super) fn reason(&self, date: Date) -> Option<String> {
        let (_, consulted) = self.spans.iter().find(|(span, _)| span.from <= date && date <= span.to)?;
        Some(format!("征求{}意见期间，不计入（{}）", consulted.label(), cited::ART_33_3))
    }

    /// The spans joined: days in two of them are left out once.
    pub(super) fn union(&self) -> Vec<ExcludedSpan> {
        let mut spans: Vec<ExcludedSpan> = self.spans.iter().map(|(span, _)| *span).collect();
        spans.sort_by_key(|span| (span.from, span.to));
        let mut joined: Vec<ExcludedSpan> = Vec::new();
        for span in spans {
            match joined.last_mut() {
                Some(last) if last.to.tomorrow().is_ok_and(|next| span.from <= next) => last.to = last.to.max(span.to),
                _ => joined.push(span),
            }
        }
        joined
    }
}
