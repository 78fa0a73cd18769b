//! The clock of a request: twenty working days from receipt, with restart, exclusion and one extension.
//!
//! A supplement restarts the clock (art. 30), consulting others only stops it (art. 33), an extension adds to it
//! once. What came too late or a second time is recorded and said, and moves no due day; only what cannot be is refused.

use jiff::civil::Date;

use super::count::{CountError, DayStep, Explained, count, within, working_days_after};
use super::exclusion::{Consultation, ExcludedSpan, Exclusions};
use super::{Period, PeriodLength, WorkingDays};
use crate::calendar::Calendar;
use crate::form;
use crate::provision::{Provision, cited};

/// A notice asking for a supplement (art. 30): once, within seven working days of receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Supplement {
    /// The day the applicant was notified.
    pub asked: Date,
    /// The day set for supplementing.
    pub answer_by: Option<Date>,
    /// The day the supplemented request came in. One that comes after the case has lapsed is a new request and is not
    /// given here.
    pub received: Option<Date>,
}

/// A notice demanding the processing fee (fee measures, art. 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeeDemand {
    /// The day the applicant received the notice.
    pub notified: Date,
    /// The day the fee was paid.
    pub paid: Option<Date>,
}

/// An extension (art. 33): once, approved by the head of the work body, notified before the first limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extension {
    /// How many working days were added.
    pub days: WorkingDays,
    /// The day the applicant was notified.
    pub notified: Date,
    /// Whether the head of the work body approved it.
    pub approved: bool,
}

/// A reasonable later day set for excessive but reasonable requests (art. 35).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Postponement {
    /// The day set.
    pub until: Date,
    /// The day the applicant was notified.
    pub notified: Date,
}

/// Readings that the text leaves open, each with its default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockSettings {
    /// Whether a supplement asked for after the seven working days still restarts the clock. Default no: what is
    /// unlawful has no effect in the organ's favour.
    pub late_supplement_restarts: bool,
    /// Whether a second request for a supplement restarts the clock; art. 30 allows one. Default no.
    pub repeated_supplement_restarts: bool,
    /// Whether paying the fee restarts the clock from the next day. Default yes, as the fee measures are applied; else
    /// the count simply goes on.
    pub fee_payment_restarts: bool,
}

impl Default for ClockSettings {
    fn default() -> Self {
        Self { late_supplement_restarts: false, repeated_supplement_restarts: false, fee_payment_restarts: true }
    }
}

/// Everything that moves the due day of an answer. Reasons asked for under art. 35 are not here: asking does not stop
/// the clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerClock {
    /// The day of receipt (art. 31).
    pub received: Date,
    /// Why that day.
    pub received_why: String,
    /// Notices asking for a supplement.
    pub supplements: Vec<Supplement>,
    /// Notices demanding a fee.
    pub fees: Vec<FeeDemand>,
    /// Consultations of third parties and other organs.
    pub consultations: Vec<Consultation>,
    /// Extensions, in order; only one can have an effect.
    pub extensions: Vec<Extension>,
    /// A later day set under art. 35.
    pub postponement: Option<Postponement>,
    /// Readings that the text leaves open.
    pub settings: ClockSettings,
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
    /// The clock waits for the applicant.
    Waiting,
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

/// Whether the clock runs today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockState {
    /// It runs.
    Running,
    /// An opinion is awaited; the due day moves with every working day.
    AwaitsOpinion {
        /// The day by which all opinions are due at the latest; none if one of them has no limit.
        by: Option<Date>,
    },
    /// The applicant is to supplement the request.
    AwaitsSupplement {
        /// The day set for it.
        by: Option<Date>,
    },
    /// The applicant is to pay the fee.
    AwaitsPayment {
        /// The last day for paying.
        by: Date,
    },
}

/// The due day of an answer, explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerDue {
    /// The count, day by day. While the clock does not run it is what the due day would be if what is awaited came
    /// today: the earliest it can be.
    pub explained: Explained,
    /// What moved it.
    pub steps: Vec<ClockStep>,
    /// The first limit, without extension.
    pub first_limit: Date,
    /// The days not counted, joined.
    pub excluded: Vec<ExcludedSpan>,
    /// Whether the clock runs today.
    pub state: ClockState,
}

/// Day zero of the running count, and why.
struct Start {
    day: Date,
    why: String,
}

/// The term that begins on a start.
struct Term {
    explained: Explained,
    first_limit: Date,
    steps: Vec<ClockStep>,
}

/// A notice that may stop the clock.
enum Notice {
    Supplement(Supplement),
    Fee(FeeDemand),
}

impl Notice {
    fn date(&self) -> Date {
        match self {
            Self::Supplement(supplement) => supplement.asked,
            Self::Fee(fee) => fee.notified,
        }
    }

    const fn provision(&self) -> Provision {
        match self {
            Self::Supplement(_) => cited::ART_30,
            Self::Fee(_) => cited::FEE_6,
        }
    }
}

/// The running state while the notices are gone through.
struct Run<'a> {
    clock: &'a AnswerClock,
    calendar: &'a Calendar,
    today: Date,
    exclusions: Exclusions,
    start: Start,
    state: ClockState,
    steps: Vec<ClockStep>,
}

impl AnswerClock {
    /// A clock that starts on the day of receipt.
    #[must_use]
    pub fn new(received: Date, why: impl Into<String>) -> Self {
        Self {
            received,
            received_why: why.into(),
            supplements: Vec::new(),
            fees: Vec::new(),
            consultations: Vec::new(),
            extensions: Vec::new(),
            postponement: None,
            settings: ClockSettings::default(),
        }
    }

    /// The due day as it stands today.
    ///
    /// # Errors
    /// If a date cannot be (before the receipt, an answer before its letter), or the calendar does not cover the days.
    pub fn due(&self, calendar: &Calendar, today: Date) -> Result<AnswerDue, CountError> {
        self.refuse_the_impossible()?;
        let mut steps = Vec::new();
        let exclusions = Exclusions::of(&self.consultations, calendar, today, &mut steps)?;
        let start = Start { day: self.received, why: self.received_why.clone() };
        let mut run = Run { clock: self, calendar, today, exclusions, start, state: ClockState::Running, steps };
        run.say(StepKind::Start, self.received, self.received_why.clone(), cited::ART_31);
        run.go()
    }

    /// Everything on the clock comes after the receipt, and every answer after its letter.
    fn refuse_the_impossible(&self) -> Result<(), CountError> {
        let received = self.received;
        let dates = self.supplements.iter().map(|supplement| ("告知补正", supplement.asked));
        let dates = dates.chain(self.fees.iter().map(|fee| ("收费通知", fee.notified)));
        let dates = dates.chain(self.consultations.iter().map(|letter| ("征求意见", letter.dispatched)));
        let dates = dates.chain(self.extensions.iter().map(|extension| ("告知延长", extension.notified)));
        let mut dates = dates.chain(self.postponement.iter().map(|later| ("告知延迟答复", later.notified)));
        if let Some((what, date)) = dates.find(|(_, date)| *date < received) {
            return Err(CountError::BeforeReceipt { what, date, received });
        }
        let answers = self.supplements.iter().map(|supplement| ("收到补正", supplement.received, supplement.asked));
        let mut answers = answers.chain(self.fees.iter().map(|fee| ("缴费", fee.paid, fee.notified)));
        match answers.find_map(|(what, date, sent)| date.filter(|date| *date < sent).map(|date| (what, date, sent))) {
            Some((what, date, sent)) => Err(CountError::BeforeSent { what, date, sent }),
            None => Ok(()),
        }
    }
}

impl Run<'_> {
    fn say(&mut self, kind: StepKind, date: Date, what: String, provision: Provision) {
        self.steps.push(ClockStep { kind, date, what, provision });
    }

    fn go(mut self) -> Result<AnswerDue, CountError> {
        let supplements = self.clock.supplements.iter().copied().map(Notice::Supplement);
        let mut notices: Vec<Notice> = supplements.chain(self.clock.fees.iter().copied().map(Notice::Fee)).collect();
        notices.sort_by_key(Notice::date);
        let mut supplemented = false;
        for notice in notices {
            if self.state != ClockState::Running {
                let what = format!("{}再次发出通知时仍在等待申请人，不发生效力", form::long(notice.date()));
                self.say(StepKind::WithoutEffect, notice.date(), what, notice.provision());
                continue;
            }
            match notice {
                Notice::Supplement(supplement) => {
                    self.supplement(supplement, supplemented)?;
                    supplemented = true;
                }
                Notice::Fee(fee) => self.fee(fee)?,
            }
        }
        let waiting = self.state != ClockState::Running;
        if waiting && self.start.day < self.today {
            self.start = Start {
                day: self.today, why: format!("若今日（{}）收到，次日起算", form::long(self.today))
            };
        }
        let mut term = self.term()?;
        self.steps.append(&mut term.steps);
        if !waiting {
            self.postpone(&mut term.explained)?;
            if !self.exclusions.open.is_empty() && self.today <= term.explained.due {
                let limits: Option<Vec<Date>> = self.exclusions.open.iter().copied().collect();
                self.state = ClockState::AwaitsOpinion { by: limits.and_then(|limits| limits.into_iter().max()) };
            }
        }
        self.steps.sort_by_key(|step| step.date);
        Ok(AnswerDue {
            explained: term.explained,
            steps: self.steps,
            first_limit: term.first_limit,
            excluded: self.exclusions.union(),
            state: self.state,
        })
    }

    fn supplement(&mut self, supplement: Supplement, repeated: bool) -> Result<(), CountError> {
        let Supplement { asked, answer_by, received } = supplement;
        let day = form::long(asked);
        let settings = self.clock.settings;
        if repeated && !settings.repeated_supplement_restarts {
            let what = format!("{day}再次要求补正：补正应当一次性告知，期限不重新起算");
            self.say(StepKind::WithoutEffect, asked, what, cited::ART_30);
            return Ok(());
        }
        if let Some((days, provision)) = length_of(Period::AskSupplement, self.clock.received)
            && !repeated
            && !settings.late_supplement_restarts
        {
            let limit = working_days_after(self.calendar, self.clock.received, days, provision)?.due;
            if asked > limit {
                let what = format!("{day}告知补正，已过{}的期限，答复期限不重新起算", form::long(limit));
                self.say(StepKind::WithoutEffect, asked, what, provision);
                return Ok(());
            }
        }
        match received {
            Some(received) => self.restart(received, "收到补正", cited::ART_30),
            None => {
                let by = answer_by.map(|by| format!("，限{}前补正", form::long(by))).unwrap_or_default();
                let what = format!("{day}告知补正{by}，答复期限自收到补正之日起计算");
                self.say(StepKind::Waiting, asked, what, cited::ART_30);
                self.state = ClockState::AwaitsSupplement { by: answer_by };
            }
        }
        Ok(())
    }

    fn fee(&mut self, fee: FeeDemand) -> Result<(), CountError> {
        let FeeDemand { notified, paid } = fee;
        let day = form::long(notified);
        let due = self.term()?.explained.due;
        if notified > due {
            let what = format!("{day}通知收费，已过答复期限{}，不发生效力", form::long(due));
            self.say(StepKind::WithoutEffect, notified, what, cited::FEE_6);
            return Ok(());
        }
        let Some((days, provision)) = length_of(Period::FeePayment, notified) else { return Ok(()) };
        let by = working_days_after(self.calendar, notified, days, provision)?.due;
        match paid {
            Some(paid) if paid > by => {
                let what = format!("{}缴费，已过{}的期限，期限不重新起算", form::long(paid), form::long(by));
                self.say(StepKind::WithoutEffect, paid, what, provision);
            }
            Some(paid) if self.clock.settings.fee_payment_restarts => {
                self.restart(paid, "申请人缴纳信息处理费", provision);
            }
            Some(_) => {}
            None => {
                let what = format!("{day}通知收费，限{}前缴纳", form::long(by));
                self.say(StepKind::Waiting, notified, what, provision);
                self.state = ClockState::AwaitsPayment { by };
            }
        }
        Ok(())
    }

    fn restart(&mut self, day: Date, what: &str, provision: Provision) {
        let why = format!("{}{what}，答复期限自次日起重新计算", form::long(day));
        self.say(StepKind::Restart, day, why.clone(), provision);
        self.start = Start { day, why };
    }

    /// The term that runs from the present start, with its extension.
    fn term(&self) -> Result<Term, CountError> {
        let (length, provision) = length_of(Period::Answer, self.clock.received)
            .ok_or(CountError::NoPeriod { label: Period::Answer.label(), from: self.clock.received })?;
        let excluded = |date: Date| self.exclusions.reason(date);
        let run = |days| count(self.calendar, self.start.day, self.start.why.clone(), days, provision, &excluded);
        let first = run(length)?;
        let first_limit = first.due;
        let mut steps = Vec::new();
        let added = self.extension(first_limit, &mut steps);
        let explained = match added {
            Some(days) => run(WorkingDays::new(length.get().saturating_add(days.get())))?,
            None => first,
        };
        Ok(Term { explained, first_limit, steps })
    }

    /// The days that an extension adds: one, approved, notified within the term it extends, at most what the law allows.
    fn extension(&self, first_limit: Date, steps: &mut Vec<ClockStep>) -> Option<WorkingDays> {
        let (most, provision) = length_of(Period::Extension, self.clock.received)?;
        let mut added = None;
        for extension in &self.clock.extensions {
            let day = form::long(extension.notified);
            let (kind, what) = if extension.notified < self.start.day {
                (StepKind::WithoutEffect, format!("{day}告知延长：期限其后已重新起算，此前的延长不再适用"))
            } else if added.is_some() {
                (StepKind::WithoutEffect, format!("{day}再次告知延长：只能延长一次，期限不变"))
            } else if !extension.approved {
                (StepKind::WithoutEffect, format!("{day}告知延长，未经工作机构负责人同意，不发生延长的效力"))
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

    /// Moves the due day to the day set under art. 35, if it was notified in time and is later.
    fn postpone(&mut self, explained: &mut Explained) -> Result<(), CountError> {
        let Some(Postponement { until, notified }) = self.clock.postponement else { return Ok(()) };
        let day = form::long(notified);
        if notified > explained.due {
            let what = format!("{day}告知延迟答复，已过期限{}，不发生效力", form::long(explained.due));
            self.say(StepKind::WithoutEffect, notified, what, cited::ART_35);
            return Ok(());
        }
        if until <= explained.due {
            let what = format!("{day}告知的日期不晚于期限{}，期限不变", form::long(explained.due));
            self.say(StepKind::WithoutEffect, notified, what, cited::ART_35);
            return Ok(());
        }
        within(self.calendar, until)?;
        let mut date = explained.due;
        while date < until {
            date = date.tomorrow().map_err(|_| CountError::OutOfRange { from: explained.from })?;
            let why = format!("已告知延迟答复（{}）", cited::ART_35);
            explained.days.push(DayStep { date, counted: None, why });
        }
        explained.due = date;
        let what = format!("{day}告知延迟至{}答复", form::long(until));
        self.say(StepKind::Extended, notified, what, cited::ART_35);
        Ok(())
    }
}

/// The working days of a period on a day, with the provision; none if no law sets it then.
fn length_of(period: Period, date: Date) -> Option<(WorkingDays, Provision)> {
    let found = period.on(date)?;
    match found.value {
        PeriodLength::Working(days) => Some((days, found.provision)),
        PeriodLength::Calendar(_) | PeriodLength::Months(_) => None,
    }
}
