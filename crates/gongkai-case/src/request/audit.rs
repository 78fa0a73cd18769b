//! What was done and ought not to have been, or was left undone: recorded as it happened, and said here.

use gongkai_law::basis::RemedyClass;
use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::{Consulted, CountError, Period, PeriodLength, period_due};
use gongkai_law::fee::{self, FeeBasis};
use gongkai_law::form;
use gongkai_law::provision::{Provision, cited};
use gongkai_law::reply::Reply;
use jiff::civil::Date;

use super::clock::{Clock, Settings, clock, in_one_term};
use super::event::{Approval, Opinion, ServiceMethod};
use super::parts::{Answer, Consultation, Fee};
use super::state::RequestState;

/// What a finding over a request says. One code, one meaning, for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FindingCode {
    /// Answered after the due day (art. 33).
    AnsweredLate,
    /// Not answered, and the due day has passed (art. 33).
    Overdue,
    /// The receipt is not confirmed, though the day for it has passed (art. 31).
    ConfirmationOverdue,
    /// No proof of identity, and yet dealt with (art. 29).
    IdentityUnproven,
    /// The agent's authorisation is missing (art. 29).
    AgentUnauthorised,
    /// A supplement asked for after seven working days (art. 30).
    SupplementAskedLate,
    /// A supplement asked for a second time (art. 30).
    SupplementAskedAgain,
    /// A supplement asked for without a period (art. 30).
    SupplementWithoutPeriod,
    /// A supplement asked for without saying what follows if none comes (art. 30, last sentence).
    ConsequenceUntold,
    /// An extension without the approval of the head of the work body (art. 33).
    ExtensionUnapproved,
    /// An extension told after the first limit (art. 33).
    ExtensionLate,
    /// A second extension (art. 33).
    ExtensionAgain,
    /// An extension by more than the law allows (art. 33).
    ExtensionTooLong,
    /// A consultation whose letter is not known to have been served (arts. 32, 34).
    ConsultationUnserved,
    /// Released against a reasonable objection, without a decision for a public interest (art. 32).
    ObjectionIgnored,
    /// Released before the third party was told of the override (art. 32).
    ReleasedBeforeTold,
    /// A fee demanded after the due day of the answer (fee measures, art. 6).
    FeeNoticedLate,
    /// A fee that differs from the schedule (fee measures, arts. 4 and 5).
    FeeWrong,
    /// A fee by page for information that is published already (fee measures, art. 5).
    FeeForPublished,
    /// An answer that cites no provision its reply can rest on (art. 36).
    ArticleDoesNotFit,
    /// A refusal without reasons (art. 36, items 3 and 5).
    ReasonsMissing,
    /// Refusals of several kinds in one request, which count in one row only.
    RefusalsOfSeveralKinds,
    /// Served without the approval of a second person (art. 45).
    AnswerUnapproved,
    /// No proof that the answer arrived (art. 45).
    ServiceUnproven,
    /// Sent by a private courier (邮政法 art. 55).
    SentByCourier,
    /// A letter that came back and was not sent again (art. 45).
    ReturnedUnserved,
    /// The letter tells no remedy, or the wrong way (行政复议法 art. 23).
    RemedyWrong,
    /// Answered, and not entered in the ledger (art. 45).
    Unregistered,
    /// Not confirmed, and yet dealt with (art. 31).
    NeverConfirmed,
}

impl FindingCode {
    /// All codes.
    pub const ALL: [Self; 29] = [
        Self::AnsweredLate,
        Self::Overdue,
        Self::ConfirmationOverdue,
        Self::IdentityUnproven,
        Self::AgentUnauthorised,
        Self::SupplementAskedLate,
        Self::SupplementAskedAgain,
        Self::SupplementWithoutPeriod,
        Self::ConsequenceUntold,
        Self::ExtensionUnapproved,
        Self::ExtensionLate,
        Self::ExtensionAgain,
        Self::ExtensionTooLong,
        Self::ConsultationUnserved,
        Self::ObjectionIgnored,
        Self::ReleasedBeforeTold,
        Self::FeeNoticedLate,
        Self::FeeWrong,
        Self::FeeForPublished,
        Self::ArticleDoesNotFit,
        Self::ReasonsMissing,
        Self::RefusalsOfSeveralKinds,
        Self::AnswerUnapproved,
        Self::ServiceUnproven,
        Self::SentByCourier,
        Self::ReturnedUnserved,
        Self::RemedyWrong,
        Self::Unregistered,
        Self::NeverConfirmed,
    ];

    /// The identifier in scripts and JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::AnsweredLate => "answered_late",
            Self::Overdue => "overdue",
            Self::ConfirmationOverdue => "confirmation_overdue",
            Self::IdentityUnproven => "identity_unproven",
            Self::AgentUnauthorised => "agent_unauthorised",
            Self::SupplementAskedLate => "supplement_asked_late",
            Self::SupplementAskedAgain => "supplement_asked_again",
            Self::SupplementWithoutPeriod => "supplement_without_period",
            Self::ConsequenceUntold => "consequence_untold",
            Self::ExtensionUnapproved => "extension_unapproved",
            Self::ExtensionLate => "extension_late",
            Self::ExtensionAgain => "extension_again",
            Self::ExtensionTooLong => "extension_too_long",
            Self::ConsultationUnserved => "consultation_unserved",
            Self::ObjectionIgnored => "objection_ignored",
            Self::ReleasedBeforeTold => "released_before_told",
            Self::FeeNoticedLate => "fee_noticed_late",
            Self::FeeWrong => "fee_wrong",
            Self::FeeForPublished => "fee_for_published",
            Self::ArticleDoesNotFit => "article_does_not_fit",
            Self::ReasonsMissing => "reasons_missing",
            Self::RefusalsOfSeveralKinds => "refusals_of_several_kinds",
            Self::AnswerUnapproved => "answer_unapproved",
            Self::ServiceUnproven => "service_unproven",
            Self::SentByCourier => "sent_by_courier",
            Self::ReturnedUnserved => "returned_unserved",
            Self::RemedyWrong => "remedy_wrong",
            Self::Unregistered => "unregistered",
            Self::NeverConfirmed => "never_confirmed",
        }
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::AnsweredLate => "逾期答复",
            Self::Overdue => "逾期未答复",
            Self::ConfirmationOverdue => "逾期未确认收到",
            Self::IdentityUnproven => "没有身份证明",
            Self::AgentUnauthorised => "没有授权委托",
            Self::SupplementAskedLate => "补正告知逾期",
            Self::SupplementAskedAgain => "再次要求补正",
            Self::SupplementWithoutPeriod => "补正没有期限",
            Self::ConsequenceUntold => "没有告知后果",
            Self::ExtensionUnapproved => "延长未经批准",
            Self::ExtensionLate => "延长告知逾期",
            Self::ExtensionAgain => "再次延长",
            Self::ExtensionTooLong => "延长过长",
            Self::ConsultationUnserved => "征求意见书没有送达",
            Self::ObjectionIgnored => "无视第三方意见",
            Self::ReleasedBeforeTold => "告知第三方之前公开",
            Self::FeeNoticedLate => "收费通知逾期",
            Self::FeeWrong => "收费金额有误",
            Self::FeeForPublished => "已公开信息按量收费",
            Self::ArticleDoesNotFit => "引用条款不符",
            Self::ReasonsMissing => "没有说明理由",
            Self::RefusalsOfSeveralKinds => "几种不予提供",
            Self::AnswerUnapproved => "答复未经审核",
            Self::ServiceUnproven => "没有送达凭证",
            Self::SentByCourier => "交由快递",
            Self::ReturnedUnserved => "退回后没有再送达",
            Self::RemedyWrong => "救济告知有误",
            Self::Unregistered => "没有登记编号",
            Self::NeverConfirmed => "未经确认即办理",
        }
    }

    /// The code of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.id() == id)
    }

    /// Whether it breaks a rule of law, and not only of good order.
    #[must_use]
    pub const fn is_unlawful(self) -> bool {
        !matches!(
            self,
            Self::ConsequenceUntold
                | Self::ConsultationUnserved
                | Self::RefusalsOfSeveralKinds
                | Self::ServiceUnproven
                | Self::SentByCourier
                | Self::Unregistered
        )
    }
}

/// Something found in the records of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind.
    pub code: FindingCode,
    /// The day it hangs on.
    pub on: Date,
    /// What was found, for a reader.
    pub what: String,
    /// By what right.
    pub provision: Provision,
}

/// Everything found in the records of a request as they stand today, by day.
///
/// # Errors
/// If the calendar does not cover the days.
pub fn audit(
    state: &RequestState,
    settings: &Settings,
    calendar: &Calendar,
    today: Date,
) -> Result<Vec<Finding>, CountError> {
    let Some((arrived, _)) = state.filing.as_ref().filter(|_| state.counts()) else { return Ok(Vec::new()) };
    let mut found = Audit { state, settings, calendar, findings: Vec::new() };
    found.time(clock(state, settings, calendar, today)?, *arrived, today);
    found.arrival(*arrived);
    found.supplements()?;
    found.extensions()?;
    state.consultations.iter().for_each(|letter| found.consultation(letter));
    for fee in &state.fees {
        found.fee(fee)?;
    }
    state.answers.iter().filter(|answer| !answer.services.is_empty()).for_each(|answer| found.answer(answer));
    found.findings.sort_by_key(|finding| (finding.on, finding.code));
    Ok(found.findings)
}

struct Audit<'a> {
    state: &'a RequestState,
    settings: &'a Settings,
    calendar: &'a Calendar,
    findings: Vec<Finding>,
}

impl Audit<'_> {
    fn say(&mut self, code: FindingCode, on: Date, what: impl Into<String>, provision: Provision) {
        self.findings.push(Finding { code, on, what: what.into(), provision });
    }

    fn time(&mut self, clock: Clock, arrived: Date, today: Date) {
        if clock.confirmation_is_overdue(today) {
            let what = format!("{}到达的申请至今没有与申请人确认收到", form::long(arrived));
            self.say(FindingCode::ConfirmationOverdue, arrived, what, cited::ART_31);
        }
        match &clock {
            Clock::Done { on, due, late: true } => {
                let (on, due) = (*on, due.explained.due);
                let what = format!("{}答复，已过答复期限{}", form::long(on), form::long(due));
                self.say(FindingCode::AnsweredLate, on, what, cited::ART_33_2);
            }
            Clock::Running { due, .. } if clock.overdue_since(today).is_some() => {
                let due = due.explained.due;
                let what = format!("至{}没有答复，答复期限{}已过", form::long(today), form::long(due));
                self.say(FindingCode::Overdue, due, what, cited::ART_33_2);
            }
            _ => {}
        }
    }

    fn arrival(&mut self, arrived: Date) {
        let Some((_, filing)) = &self.state.filing else { return };
        let concluded = self.state.conclusion();
        if let Some(conclusion) = concluded {
            if self.state.registered.is_none() {
                self.say(FindingCode::Unregistered, conclusion.on, "已经办结，没有登记编号", cited::ART_45);
            }
            if filing.channel.awaits_confirmation() && self.state.confirmed.is_none() {
                let what = "没有与申请人确认收到即办结，以开始办理之日为收到申请之日";
                self.say(FindingCode::NeverConfirmed, arrived, what, cited::ART_31);
            }
            if self.state.identity_proven.is_none() && self.state.ending.is_none() {
                let what = match self.state.supplements.is_empty() {
                    true => "申请人没有提供身份证明，也没有要求补正",
                    false => "申请人没有提供身份证明",
                };
                self.say(FindingCode::IdentityUnproven, arrived, what, cited::ART_29);
            }
        }
        if filing.agent.as_ref().is_some_and(|agent| !agent.authorised) {
            let what = "代理人没有提交授权委托书";
            self.say(FindingCode::AgentUnauthorised, arrived, what, cited::ART_29);
        }
    }

    fn supplements(&mut self) -> Result<(), CountError> {
        let received = self.state.received();
        for (number, supplement) in self.state.supplements.iter().enumerate() {
            let asked = supplement.asked;
            if number > 0 {
                let what = format!("{}再次要求补正，补正应当一次性告知", form::long(asked));
                self.say(FindingCode::SupplementAskedAgain, asked, what, cited::ART_30);
            } else if let Some(received) = received {
                let limit = period_due(self.calendar, Period::AskSupplement, received)?.due;
                if asked > limit {
                    let what = format!("{}告知补正，已过期限{}", form::long(asked), form::long(limit));
                    self.say(FindingCode::SupplementAskedLate, asked, what, cited::ART_30);
                }
            }
            if supplement.answer_by.is_none() {
                self.say(FindingCode::SupplementWithoutPeriod, asked, "补正告知没有写明补正期限", cited::ART_30);
            }
            if !supplement.consequence_told {
                let what = "补正告知没有写明逾期不补正的后果";
                self.say(FindingCode::ConsequenceUntold, asked, what, cited::ART_30);
            }
        }
        Ok(())
    }

    /// The clock says of each extension whether it moved anything; here it is said why not.
    fn extensions(&mut self) -> Result<(), CountError> {
        let state = self.state;
        for (number, extension) in state.extensions.iter().enumerate() {
            let told = extension.notified;
            let day = form::long(told);
            if !extension.is_approved() {
                let what = format!("{day}告知延长，没有工作机构负责人事先同意的记录");
                self.say(FindingCode::ExtensionUnapproved, told, what, cited::ART_33_2);
            }
            if let Clock::Running { due, .. } | Clock::Done { due, .. } =
                clock(state, self.settings, self.calendar, told)?
            {
                let mut earlier = state.extensions.iter().take(number);
                if earlier.any(|earlier| in_one_term(&due, earlier.notified, told)) {
                    let what = format!("{day}再次告知延长，只能延长一次");
                    self.say(FindingCode::ExtensionAgain, told, what, cited::ART_33_2);
                    continue;
                }
                if told > due.first_limit {
                    let what = format!("{day}告知延长，已过原期限{}", form::long(due.first_limit));
                    self.say(FindingCode::ExtensionLate, told, what, cited::ART_33_2);
                }
            }
            let most = Period::Extension.on(told).map(|found| found.value);
            if let Some(PeriodLength::Working(most)) = most.filter(|_| extension.days.get() > 0)
                && extension.days > most
            {
                let what = format!("{day}告知延长{}，最多只能延长{most}", extension.days);
                self.say(FindingCode::ExtensionTooLong, told, what, cited::ART_33_2);
            }
        }
        Ok(())
    }

    fn consultation(&mut self, letter: &Consultation) {
        let who = letter.consulted.label();
        let sent = letter.dispatched;
        if letter.served.is_none() && letter.opinion.is_none() {
            let what = format!("{}发出的征求{who}意见书没有送达的记录，期限照常计算", form::long(sent));
            // another organ that is no co-maker is asked by no article of its own; what its time does stands in art. 33
            let provision = match letter.consulted {
                Consulted::ThirdParty => cited::ART_32,
                Consulted::CoMaker => cited::ART_34,
                Consulted::OtherOrgan => cited::ART_33_3,
            };
            self.say(FindingCode::ConsultationUnserved, sent, what, provision);
        }
        let released = self
            .state
            .answers
            .iter()
            .find(|answer| !answer.services.is_empty() && answer.draft.items.iter().any(|item| item.reply.gives()));
        let Some(on) = released.and_then(Answer::answered_on) else { return };
        let objects = matches!(letter.opinion, Some((_, Opinion::Objects { reasonable: true })));
        let wholly = released.is_some_and(|answer| answer.replies().iter().all(|reply| *reply == Reply::Provided));
        match letter.overridden {
            None if objects && wholly && letter.consulted == Consulted::ThirdParty => {
                let what = "第三方不同意公开且理由合理，没有以公共利益为由作出决定即予以公开";
                self.say(FindingCode::ObjectionIgnored, on, what, cited::ART_32);
            }
            Some(_) if letter.override_served.is_none_or(|told| told > on) => {
                let what = "决定公开第三方不同意公开的信息，没有先书面告知第三方即予以公开";
                self.say(FindingCode::ReleasedBeforeTold, on, what, cited::ART_32);
            }
            _ => {}
        }
    }

    fn fee(&mut self, fee: &Fee) -> Result<(), CountError> {
        let on = fee.noticed;
        if let Clock::Running { due, .. } | Clock::Done { due, .. } =
            clock(self.state, self.settings, self.calendar, on)?
            && on > due.explained.due
        {
            let what = format!("{}通知收费，已过答复期限{}", form::long(on), form::long(due.explained.due));
            self.say(FindingCode::FeeNoticedLate, on, what, cited::FEE_6);
        }
        let expected = match fee.basis {
            FeeBasis::PerItem => Some(fee::marginal(fee.basis, fee.quantity)),
            FeeBasis::PerPage => fee::fee(fee.basis, fee.quantity).ok().map(|found| found.total),
        };
        if let Some(expected) = expected.filter(|expected| *expected != fee.amount) {
            let unit = fee.basis.unit();
            let counted = if fee.basis == FeeBasis::PerItem { "当月第" } else { "" };
            let what = format!("通知收费{}，按标准{counted}{}{unit}应为{expected}", fee.amount, fee.quantity);
            self.say(FindingCode::FeeWrong, on, what, fee.basis.provision());
        }
        let published = |answer: &Answer| answer.replies().iter().all(|reply| *reply == Reply::AlreadyPublished);
        if fee.basis == FeeBasis::PerPage && self.state.first_answer().is_some_and(published) {
            let what = "已经主动公开、只告知获取方式的，不按量收费";
            self.say(FindingCode::FeeForPublished, on, what, cited::FEE_5);
        }
        Ok(())
    }

    fn answer(&mut self, answer: &Answer) {
        let Some(on) = answer.answered_on() else { return };
        for (number, item) in (1..).zip(&answer.draft.items) {
            let label = item.reply.label();
            if !item.reply.rests_on(&item.cited) {
                let what = format!("第{number}项答复“{label}”，没有引用与之相应的条款");
                let basis = item.reply.basis().first().copied().unwrap_or(cited::ART_36);
                self.say(FindingCode::ArticleDoesNotFit, on, what, basis);
            }
            let refuses = !matches!(item.reply, Reply::Provided | Reply::AlreadyPublished);
            if refuses && !item.reasons {
                let what = format!("第{number}项答复“{label}”，没有说明理由");
                self.say(FindingCode::ReasonsMissing, on, what, cited::ART_36_3);
            }
        }
        let replies = answer.replies();
        let rows = |reply: &Reply| Some(reply.outcome()) != replies.first().map(|first| first.outcome());
        if !replies.iter().any(|reply| reply.gives()) && replies.iter().any(rows) {
            let what = "一件申请中有几种不同的不予提供，只按第一项计入一行；登记时应当拆分";
            self.say(FindingCode::RefusalsOfSeveralKinds, on, what, cited::REPORT_FORMAT_2021);
        }
        if answer.approval == Approval::Missing {
            self.say(FindingCode::AnswerUnapproved, on, "答复没有审核的记录", cited::ART_45);
        }
        self.remedy(answer, on);
        self.service(answer, on);
    }

    /// Every answer tells its remedies; a partial one may need both ways.
    fn remedy(&mut self, answer: &Answer, on: Date) {
        let Some(outcome) = answer.outcome() else { return };
        let mut owed = outcome.remedy_class(on, self.settings.disputed);
        let severed = answer.draft.items.iter().flat_map(|item| &item.severed);
        let first = |reply: &Reply| {
            reply.outcome().remedy_class(on, self.settings.disputed) == RemedyClass::ReconsiderationFirst
        };
        if owed == RemedyClass::Both {
            let mut grounds = severed.map(|ground| Reply::Withheld(*ground)).chain(answer.replies());
            if !grounds.any(|reply| first(&reply)) {
                owed = RemedyClass::FreeChoice;
            }
        }
        let what = match answer.draft.remedy {
            Some(told) if told == owed => return,
            Some(told) => format!("告知的救济途径是“{}”，应为“{}”", told.label(), owed.label()),
            None => format!("没有告知救济途径，应为“{}”", owed.label()),
        };
        self.say(FindingCode::RemedyWrong, on, what, cited::RECONSIDERATION_23_2);
    }

    fn service(&mut self, answer: &Answer, on: Date) {
        let Some((sent, last)) = answer.services.last() else { return };
        if answer.services.iter().any(|(_, service)| service.method == ServiceMethod::Courier) {
            let what = "答复交由快递企业寄递；国家机关的公文只能由邮政企业寄递";
            self.say(FindingCode::SentByCourier, on, what, cited::POSTAL_55);
        }
        if answer.returned.iter().any(|returned| returned >= sent) && answer.proven.is_none_or(|proven| proven < *sent)
        {
            self.say(FindingCode::ReturnedUnserved, *sent, "答复被退回，没有再次送达", cited::ART_45);
        } else if last.number.as_ref().is_none_or(|number| number.trim().is_empty()) && answer.proven.is_none() {
            let what = format!("{}{}，没有送达凭证", form::long(*sent), last.method.label());
            self.say(FindingCode::ServiceUnproven, *sent, what, cited::ART_45);
        }
    }
}
