//! What may lawfully be done with a request now, by when, and why the rest may not.

use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::{AnswerDue, ClockState, CountError, Period, period_due};
use gongkai_law::form;
use gongkai_law::provision::{Provision, cited};
use jiff::civil::Date;

use super::clock::{Clock, Settings, clock, in_one_term};
use super::event::Approval;
use super::parts::Status;
use super::state::RequestState;

/// A step an officer may want to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StepKind {
    /// 与申请人确认收到.
    ConfirmReceipt,
    /// 登记.
    Register,
    /// 拆分.
    Split,
    /// 告知补正.
    AskSupplement,
    /// 收到补正.
    ReceiveSupplement,
    /// 逾期不补正，终结.
    LapseSupplement,
    /// 要求说明理由.
    AskReasons,
    /// 告知延迟答复.
    Postpone,
    /// 告知延长答复期限.
    Extend,
    /// 征求意见.
    Consult,
    /// 通知收费.
    NoticeFee,
    /// 收到缴费.
    ReceiveFee,
    /// 逾期不缴费，终结.
    LapseFee,
    /// 起草答复.
    DraftAnswer,
    /// 审核答复.
    ApproveAnswer,
    /// 送达答复.
    ServeAnswer,
    /// 登记送达凭证.
    ProveService,
    /// 撤回申请.
    Withdraw,
    /// 转为主动公开.
    ConvertToProactive,
    /// 归档.
    Archive,
}

impl StepKind {
    /// All steps, in the order of a request's life.
    pub const ALL: [Self; 20] = [
        Self::ConfirmReceipt,
        Self::Register,
        Self::Split,
        Self::AskSupplement,
        Self::ReceiveSupplement,
        Self::LapseSupplement,
        Self::AskReasons,
        Self::Postpone,
        Self::Extend,
        Self::Consult,
        Self::NoticeFee,
        Self::ReceiveFee,
        Self::LapseFee,
        Self::DraftAnswer,
        Self::ApproveAnswer,
        Self::ServeAnswer,
        Self::ProveService,
        Self::Withdraw,
        Self::ConvertToProactive,
        Self::Archive,
    ];

    /// The identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::ConfirmReceipt => "confirm_receipt",
            Self::Register => "register",
            Self::Split => "split",
            Self::AskSupplement => "ask_supplement",
            Self::ReceiveSupplement => "receive_supplement",
            Self::LapseSupplement => "lapse_supplement",
            Self::AskReasons => "ask_reasons",
            Self::Postpone => "postpone",
            Self::Extend => "extend",
            Self::Consult => "consult",
            Self::NoticeFee => "notice_fee",
            Self::ReceiveFee => "receive_fee",
            Self::LapseFee => "lapse_fee",
            Self::DraftAnswer => "draft_answer",
            Self::ApproveAnswer => "approve_answer",
            Self::ServeAnswer => "serve_answer",
            Self::ProveService => "prove_service",
            Self::Withdraw => "withdraw",
            Self::ConvertToProactive => "convert_to_proactive",
            Self::Archive => "archive",
        }
    }

    /// The step of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.id() == id)
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::ConfirmReceipt => "与申请人确认收到",
            Self::Register => "登记",
            Self::Split => "拆分",
            Self::AskSupplement => "告知补正",
            Self::ReceiveSupplement => "收到补正",
            Self::LapseSupplement => "逾期不补正，不再处理",
            Self::AskReasons => "要求说明理由",
            Self::Postpone => "告知延迟答复",
            Self::Extend => "延长答复期限",
            Self::Consult => "征求意见",
            Self::NoticeFee => "通知收费",
            Self::ReceiveFee => "收到缴费",
            Self::LapseFee => "逾期不缴费，不再处理",
            Self::DraftAnswer => "起草答复",
            Self::ApproveAnswer => "审核答复",
            Self::ServeAnswer => "送达答复",
            Self::ProveService => "登记送达凭证",
            Self::Withdraw => "申请人撤回",
            Self::ConvertToProactive => "转为主动公开",
            Self::Archive => "归档",
        }
    }

    /// By what right it is done.
    #[must_use]
    pub const fn provision(self) -> Provision {
        match self {
            Self::ConfirmReceipt => cited::ART_31,
            Self::Register | Self::ApproveAnswer | Self::ServeAnswer | Self::ProveService | Self::Archive => {
                cited::ART_45
            }
            Self::Split => cited::FEE_4,
            Self::AskSupplement | Self::ReceiveSupplement | Self::LapseSupplement => cited::ART_30,
            Self::AskReasons | Self::Postpone => cited::ART_35,
            Self::Extend => cited::ART_33_2,
            Self::Consult => cited::ART_32,
            Self::NoticeFee | Self::ReceiveFee | Self::LapseFee => cited::FEE_6,
            Self::DraftAnswer => cited::ART_36,
            Self::Withdraw => cited::ART_27,
            Self::ConvertToProactive => cited::ART_44,
        }
    }
}

/// Whether a step may be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It may; at the latest on that day, where there is one.
    Lawful {
        /// The last day.
        by: Option<Date>,
    },
    /// It may not: why, for a reader.
    Barred {
        /// Why.
        why: String,
    },
}

/// A step, and whether it may be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which.
    pub kind: StepKind,
    /// Whether.
    pub verdict: Verdict,
}

/// Every step, in the order of a request's life, with the last day for it or why it may not be taken.
///
/// # Errors
/// If the calendar does not cover the days.
pub fn lawful_next_steps(
    state: &RequestState,
    settings: &Settings,
    calendar: &Calendar,
    today: Date,
) -> Result<Vec<Step>, CountError> {
    let clock = clock(state, settings, calendar, today)?;
    let view = View { state, clock, calendar, today, status: state.status() };
    StepKind::ALL.into_iter().map(|kind| Ok(Step { kind, verdict: view.verdict(kind)? })).collect()
}

struct View<'a> {
    state: &'a RequestState,
    clock: Clock,
    calendar: &'a Calendar,
    today: Date,
    status: Status,
}

fn barred(why: impl Into<String>) -> Verdict {
    Verdict::Barred { why: why.into() }
}

const fn lawful(by: Option<Date>) -> Verdict {
    Verdict::Lawful { by }
}

impl View<'_> {
    fn verdict(&self, kind: StepKind) -> Result<Verdict, CountError> {
        use StepKind as K;
        let state = self.state;
        Ok(match kind {
            _ if self.status == Status::Empty => barred("还没有收到申请"),
            _ if self.status == Status::Split => barred("已经拆分，请办理拆分后的各件"),
            K::ProveService | K::ConvertToProactive | K::Archive => self.afterwards(kind),
            K::Register if state.registered.is_none() => lawful(None),
            K::Register => barred("已经登记"),
            _ if state.is_closed() => barred("已经办结"),
            K::ConfirmReceipt => self.confirm(),
            K::DraftAnswer => lawful(self.due()?),
            K::ApproveAnswer | K::ServeAnswer => self.letter(kind)?,
            _ if self.status == Status::AnswersAnew => barred("正在按复议决定或者判决重新答复"),
            K::Split if !state.answers.is_empty() => barred("已经开始答复，不再拆分"),
            K::Split if !state.is_untouched() => barred("已经开始办理，拆分只在登记时进行"),
            K::Split => lawful(None),
            K::AskSupplement => self.ask_supplement()?,
            K::ReceiveSupplement => match state.open_supplement() {
                Some(supplement) => lawful(supplement.answer_by),
                None => barred("没有等待补正的告知"),
            },
            K::LapseSupplement => match state.open_supplement().map(|supplement| supplement.answer_by) {
                None => barred("没有等待补正的告知"),
                Some(Some(by)) if self.today <= by => barred(format!("补正期限{}还没有过", form::long(by))),
                Some(_) => lawful(None),
            },
            K::AskReasons if !state.reasons_asked.is_empty() => barred("已经要求说明理由"),
            K::AskReasons | K::Consult => lawful(None),
            K::Withdraw => lawful(None),
            K::Postpone => match state.reasons_given {
                Some((_, true)) => lawful(self.due()?),
                Some((_, false)) => barred("说明的理由不合理，可以不予处理"),
                None => barred("申请人还没有说明理由"),
            },
            K::Extend => self.extend(),
            K::NoticeFee if state.open_fee().is_some() => barred("已经通知收费，等待缴纳"),
            K::NoticeFee => match self.due()? {
                Some(due) if self.today > due => {
                    barred(format!("答复期限{}已过，只能在期限内决定收费", form::long(due)))
                }
                due => lawful(due),
            },
            K::ReceiveFee | K::LapseFee => self.pay(kind)?,
        })
    }

    fn afterwards(&self, kind: StepKind) -> Verdict {
        let sent = self.state.answers.last().filter(|answer| !answer.services.is_empty());
        match kind {
            StepKind::ProveService => match sent {
                Some(answer) if answer.proven.is_none() => lawful(None),
                Some(_) => barred("已有送达凭证"),
                None => barred("答复还没有发出"),
            },
            StepKind::ConvertToProactive => match self.state.converted {
                None => lawful(None),
                Some(_) => barred("已经转为主动公开"),
            },
            _ if self.state.archived.is_some() => barred("已经归档"),
            _ if self.state.is_closed() => lawful(None),
            _ => barred("还没有办结"),
        }
    }

    fn confirm(&self) -> Verdict {
        match (&self.clock, self.state.confirmed) {
            (Clock::NotReceived { confirm_by, .. }, _) => lawful(*confirm_by),
            (_, Some(_)) => barred("已经确认收到"),
            _ => barred("这一提交方式不需要确认，或者已经开始办理"),
        }
    }

    /// The due day of the answer, also of one made anew by order.
    fn due(&self) -> Result<Option<Date>, CountError> {
        if self.status == Status::AnswersAnew {
            return Ok(super::new_answer_due(self.state, self.calendar)?.map(|owed| owed.due));
        }
        Ok(match &self.clock {
            Clock::NotReceived { cautious, .. } => Some(cautious.explained.due),
            Clock::Running { due, .. } if due.state == ClockState::Running => Some(due.explained.due),
            _ => None,
        })
    }

    fn letter(&self, kind: StepKind) -> Result<Verdict, CountError> {
        let Some(answer) = self.state.draft() else { return Ok(barred("还没有起草答复")) };
        let approved = answer.approval != Approval::Missing;
        let held = self
            .state
            .consultations
            .iter()
            .any(|letter| letter.overridden.is_some() && letter.override_served.is_none());
        let gives = answer.draft.items.iter().any(|item| item.reply.gives());
        Ok(match (kind, approved) {
            (StepKind::ApproveAnswer, true) => barred("已经审核"),
            (StepKind::ApproveAnswer, false) => lawful(self.due()?),
            (_, false) => barred("答复还没有审核"),
            (_, true) if held && gives => barred("决定公开第三方不同意公开的信息，应当先书面告知第三方"),
            (_, true) => lawful(self.due()?),
        })
    }

    fn ask_supplement(&self) -> Result<Verdict, CountError> {
        if !self.state.supplements.is_empty() {
            return Ok(barred("补正应当一次性告知，已经告知过"));
        }
        let Some(received) = self.state.received() else { return Ok(lawful(None)) };
        let by = period_due(self.calendar, Period::AskSupplement, received)?.due;
        Ok(match self.today > by {
            true => barred(format!("告知补正的期限{}已过", form::long(by))),
            false => lawful(Some(by)),
        })
    }

    fn extend(&self) -> Verdict {
        let mut told = self.state.extensions.iter().map(|extension| extension.notified);
        let mut extended = |due: &AnswerDue| told.any(|told| in_one_term(due, told, self.today));
        match &self.clock {
            Clock::Running { due, .. } if extended(due) => barred("答复期限只能延长一次"),
            Clock::Running { due, .. } if self.today > due.first_limit => {
                barred(format!("原答复期限{}已过，应当在期限内告知", form::long(due.first_limit)))
            }
            Clock::Running { due, .. } => lawful(Some(due.first_limit)),
            _ => barred("还没有收到申请，期限没有起算"),
        }
    }

    fn pay(&self, kind: StepKind) -> Result<Verdict, CountError> {
        let Some(fee) = self.state.open_fee() else { return Ok(barred("没有等待缴纳的收费通知")) };
        let by = match period_due(self.calendar, Period::FeePayment, fee.noticed) {
            Ok(explained) => Some(explained.due),
            // before the fee measures no law set a period for paying
            Err(CountError::NoPeriod { .. }) => None,
            Err(error) => return Err(error),
        };
        Ok(match (kind, by) {
            (StepKind::LapseFee, Some(by)) if self.today <= by => barred(format!("缴费期限{}还没有过", form::long(by))),
            (StepKind::LapseFee, _) => lawful(None),
            _ => lawful(by),
        })
    }
}
