//! The ledger of requests: a row becomes the events of one request, in the order of their days.

mod answer;
mod fields;

use gongkai_case::PersonId;
use gongkai_case::history::Fact;
use gongkai_case::request::{self, Agent, Approval, Filing, RequestEvent as E, Requester};
use gongkai_law::actor::Capacity;
use gongkai_law::applicant::ApplicantKind;
use gongkai_law::deadline::{Channel, Consulted, Period, PeriodLength, WorkingDays};
use jiff::civil::Date;

use super::{Ledger, Maker, Step, all, number_key};
use crate::confide::{CONTENT, DETAILS};
use crate::import::columns::Columns;
use crate::import::fault::Fault;
use crate::import::line::{Line, fault_of};
use crate::import::words::{APPLICANTS, APPROVERS, CHANNELS, CONSULTED, FEE_BASES, OPINIONS};
use crate::record::{AnyEntry, RecordKind};
use answer::Answered;
pub(super) use fields::FIELDS;

/// A row that was read. Personal data stands in it in the clear until it is sealed.
#[derive(Clone)]
pub(in crate::import) struct Request {
    pub(in crate::import) number: String,
    channel: Channel,
    kind: ApplicantKind,
    arrived: Date,
    /// Name, number of the identity card, telephone, address.
    details: String,
    content: String,
    agent: Option<(String, bool)>,
    identity_proven: bool,
    items: u16,
    /// Everything after the filing, in the order of the days.
    steps: Vec<Step<E>>,
    merged_into: Option<String>,
}

/// Shows nothing of the people.
impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Request").field("number", &self.number).field("arrived", &self.arrived).finish_non_exhaustive()
    }
}

/// Pairs of days, of which the second cannot lie before the first.
const ORDER: &[(&str, &str)] = &[
    ("filed", "received"),
    ("supplement_asked", "supplement_received"),
    ("supplement_asked", "supplement_until"),
    ("consultation_sent", "consultation_served"),
    ("consultation_sent", "opinion_received"),
    ("reasons_asked", "reasons_given"),
    ("postponed", "postponed_until"),
    ("fee_noticed", "fee_paid"),
    ("approved", "served"),
    ("answered", "served"),
    ("served", "proven"),
    ("answered", "proven"),
    ("received", "answered"),
];

pub(super) fn read(line: &mut Line<'_>, ledger: &Ledger<'_>) -> Option<Request> {
    let number = line.text("number");
    let channel = line.choice("channel", &CHANNELS);
    let kind = line.choice("applicant_kind", &APPLICANTS);
    let received = line.day("received");
    let filed = line.day("filed");
    let confirmed = line.day("confirmed");
    let registered = line.day("registered");
    let details = ["applicant", "identity", "contact", "address"].map(|id| line.text(id).unwrap_or_default());
    let content = line.text("content").unwrap_or_default();
    let identity_proven = line.yes("identity_proven").unwrap_or(true);
    let agent = line.text("agent");
    let agent = agent.zip(Some(line.yes("agent_authorised").unwrap_or(true)));
    let items = line.number::<u16>("items");

    let mut steps = Vec::new();
    supplement(line, &mut steps);
    consultation(line, &mut steps);
    excessive(line, &mut steps);
    extension(line, &mut steps);
    fee(line, &mut steps);
    let answered = answer::read(line, ledger, channel, &mut steps);
    archive(line, &mut steps);
    line.in_order(ORDER);

    let (channel, received) = (channel?, received?);
    let day = Arrival { channel, received, filed, confirmed, has_confirmed: line.has("confirmed") };
    let mut first = day.confirmation();
    let registered = registered.unwrap_or_else(|| first.first().map_or(day.arrived(), |step| step.fact.on));
    first.push(Step::new("registered", registered, E::RequestRegistered { number: number.clone()? }));
    first.extend(steps);
    first.sort_by_key(|step| step.fact.on);
    let Answered { replies, merged_into } = answered;
    Some(Request {
        number: number?,
        channel,
        kind: kind?,
        arrived: day.arrived(),
        details: details.join("｜"),
        content,
        agent,
        identity_proven,
        items: items.unwrap_or(replies).max(1),
        steps: first,
        merged_into,
    })
}

/// The days of an arrival, as a ledger has them.
struct Arrival {
    channel: Channel,
    /// The day of receipt, as art. 31 has it.
    received: Date,
    /// The day it was handed in or sent.
    filed: Option<Date>,
    /// The day both sides confirmed, where a column says so.
    confirmed: Option<Date>,
    has_confirmed: bool,
}

impl Arrival {
    /// The day it arrived: for a channel that awaits a confirmation the filing, for the others the receipt itself.
    fn arrived(&self) -> Date {
        if self.channel.awaits_confirmation() { self.filed.unwrap_or(self.received) } else { self.received }
    }

    /// The confirmation. Where the ledger has no column for it, the day of receipt is that of the confirmation, as
    /// art. 31 defines it; where it has one and leaves it blank, nothing was confirmed.
    fn confirmation(&self) -> Vec<Step<E>> {
        if !self.channel.awaits_confirmation() {
            return Vec::new();
        }
        let on = if self.has_confirmed { self.confirmed } else { Some(self.received) };
        let field = if self.has_confirmed { "confirmed" } else { "received" };
        on.map(|on| Step::new(field, on, E::ReceiptConfirmed)).into_iter().collect()
    }
}

fn supplement(line: &mut Line<'_>, steps: &mut Vec<Step<E>>) {
    let answer_by = line.day("supplement_until");
    let consequence_told = line.yes("consequence_told").unwrap_or(true);
    if let Some(on) = line.day("supplement_asked") {
        steps.push(Step::new("supplement_asked", on, E::SupplementAsked { answer_by, consequence_told }));
    }
    if let Some(on) = line.day("supplement_received") {
        steps.push(Step::new("supplement_received", on, E::SupplementReceived));
    }
}

fn consultation(line: &mut Line<'_>, steps: &mut Vec<Step<E>>) {
    let consulted = line.choice("consulted", &CONSULTED);
    let organ = line.text("consulted_organ");
    let opinion = line.choice("opinion", &OPINIONS);
    let Some(sent) = line.day("consultation_sent") else {
        if consulted.is_some() {
            line.fault("consultation_sent", "没有填写", "征求过意见的，请填写发出征求意见书的日期");
        }
        return;
    };
    let Some(consulted) = consulted.or_else(|| organ.is_none().then_some(Consulted::ThirdParty)) else {
        return line.fault("consulted", "没有填写", "请填写征求的是共同制作机关还是其他机关");
    };
    steps.push(Step::new("consultation_sent", sent, E::ConsultationSent { consulted, party: None, organ }));
    if let Some(on) = line.day("consultation_served") {
        steps.push(Step::new("consultation_served", on, E::ConsultationServed { consultation: 1 }));
    }
    match (line.day("opinion_received"), opinion) {
        (Some(on), Some(opinion)) => {
            steps.push(Step::new("opinion_received", on, E::OpinionReceived { consultation: 1, opinion }));
        }
        (Some(_), None) => line.fault("opinion", "没有填写", "收到意见的，请填写意见是什么"),
        (None, Some(_)) => line.fault("opinion_received", "没有填写", "收到意见的，请填写收到的日期"),
        (None, None) => {}
    }
    if let Some(on) = line.day("overridden") {
        steps.push(Step::new("overridden", on, E::PublicInterestOverridden { consultation: 1 }));
    }
    if let Some(on) = line.day("override_served") {
        steps.push(Step::new("override_served", on, E::OverrideServed { consultation: 1 }));
    }
}

fn excessive(line: &mut Line<'_>, steps: &mut Vec<Step<E>>) {
    if let Some(on) = line.day("reasons_asked") {
        steps.push(Step::new("reasons_asked", on, E::ReasonsAsked { answer_by: None }));
    }
    let reasonable = line.yes("reasonable").unwrap_or(true);
    if let Some(on) = line.day("reasons_given") {
        steps.push(Step::new("reasons_given", on, E::ReasonsGiven { reasonable }));
    }
    let until = line.day("postponed_until");
    match (line.day("postponed"), until) {
        (Some(on), Some(until)) => steps.push(Step::new("postponed", on, E::AnswerPostponed { until })),
        (Some(_), None) => line.fault("postponed_until", "没有填写", "延迟答复的，请填写延迟到哪一日"),
        (None, Some(_)) => line.fault("postponed", "没有填写", "延迟答复的，请填写告知的日期"),
        (None, None) => {}
    }
}

fn extension(line: &mut Line<'_>, steps: &mut Vec<Step<E>>) {
    let days = |text: &str| {
        let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
        digits.parse::<WorkingDays>().map_err(|_| "请写工作日数，如 20".to_owned())
    };
    let days = line.read_with("extension_days", days, WorkingDays::to_string);
    let approved = line.day("extension_approved");
    let approver = line.choice("extension_approver", &APPROVERS);
    let Some(on) = line.day("extended") else { return };
    // a sheet of paper that names the post or the day of approval is an approval by the head, as the column asks
    let approval = match (approved, approver) {
        (None, None) => Approval::Missing,
        (day, post) => Approval::OnPaper { capacity: post.unwrap_or(Capacity::HeadOfWorkBody), on: day.unwrap_or(on) },
    };
    let longest = || match Period::Extension.on(on).map(|found| found.value) {
        Some(PeriodLength::Working(days)) => Some(days),
        _ => None,
    };
    match days.or_else(longest) {
        Some(days) => steps.push(Step::new("extended", on, E::DeadlineExtended { days, approval })),
        None => line.fault("extension_days", "没有填写，当时也没有法定的延长期限", "请填写延长了多少个工作日"),
    }
}

fn fee(line: &mut Line<'_>, steps: &mut Vec<Step<E>>) {
    let basis = line.choice("fee_basis", &FEE_BASES);
    let quantity = line.number::<u32>("fee_quantity");
    let demanded = line.yuan("fee_demanded");
    if let Some(on) = line.day("fee_noticed") {
        match (basis, demanded) {
            (Some(basis), Some(amount)) => {
                let quantity = quantity.unwrap_or(0);
                steps.push(Step::new("fee_quantity", on, E::FeeNoticed { basis, quantity, amount }));
            }
            (None, _) => line.fault("fee_basis", "没有填写", "通知收费的，请填写按件还是按量计收"),
            (_, None) => line.fault("fee_demanded", "没有填写", "通知收费的，请填写通知收取的金额"),
        }
    }
    let received = line.yuan("fee_received").or(demanded);
    match (line.day("fee_paid"), received) {
        (Some(on), Some(amount)) => steps.push(Step::new("fee_paid", on, E::FeePaid { amount })),
        (Some(_), None) => line.fault("fee_received", "没有填写", "缴了费的，请填写实收金额"),
        (None, _) => {}
    }
}

fn archive(line: &mut Line<'_>, steps: &mut Vec<Step<E>>) {
    let number = line.text("archive").unwrap_or_default();
    if let Some(on) = line.day("archived") {
        steps.push(Step::new("archive", on, E::RequestArchived { number }));
    }
}

impl Request {
    pub(super) fn entries(
        &self,
        ledger: &Ledger<'_>,
        columns: &Columns,
        maker: &mut Maker<'_>,
    ) -> Result<Vec<AnyEntry>, Fault> {
        let mut request = request::Request::default();
        let mut out = Vec::new();
        let filing = Step::new("received", self.arrived, E::RequestFiled(self.filing(maker)?));
        for Step { field, fact } in std::iter::once(&filing).chain(&self.steps) {
            let what = self.completed(&fact.what, ledger, columns, maker)?;
            let Fact { on, .. } = *fact;
            let command = request::Command { actor: ledger.actor(), on, what: request::What::Record(what) };
            let entries = request::decide(&request, &command, ledger.calendar, ledger.today)
                .map_err(|refusal| fault_of(ledger.kind, columns, field, refusal.what, refusal.mend))?;
            entries.iter().cloned().for_each(|entry| request.evolve(entry));
            all(entries, AnyEntry::Request, &mut out);
        }
        Ok(out)
    }

    fn filing(&self, maker: &mut Maker<'_>) -> Result<Filing, Fault> {
        let person = PersonId::new((maker.id)());
        let details = maker.sealed(&person, DETAILS, &self.details)?;
        let content = maker.sealed(&person, CONTENT, &self.content)?;
        let agent = match &self.agent {
            Some((name, authorised)) => {
                let person = PersonId::new((maker.id)());
                let details = maker.sealed(&person, DETAILS, name)?;
                Some(Agent { person, authorised: *authorised, details })
            }
            None => None,
        };
        Ok(Filing {
            channel: self.channel,
            requesters: vec![Requester { person, kind: self.kind, details }],
            agent,
            taken_down_by: None,
            identity_proven: self.identity_proven,
            address_confirmed: false,
            items: self.items,
            split_from: None,
            content,
        })
    }

    /// An event with the names in it that only now are given out.
    fn completed(&self, event: &E, ledger: &Ledger<'_>, columns: &Columns, maker: &mut Maker<'_>) -> Result<E, Fault> {
        match event {
            E::ConsultationSent { consulted: Consulted::ThirdParty, organ, .. } => {
                let (consulted, party) = (Consulted::ThirdParty, Some(PersonId::new((maker.id)())));
                Ok(E::ConsultationSent { consulted, party, organ: organ.clone() })
            }
            E::RequestMerged { .. } => {
                let wanted = self.merged_into.as_deref().unwrap_or_default();
                let fault =
                    |reason: &str| fault_of(ledger.kind, columns, "merged_into", reason, "请核对那件申请的登记编号");
                if number_key(wanted) == number_key(&self.number) {
                    return Err(fault("一件申请不能并入它自己"));
                }
                let into = maker.named(ledger, RecordKind::Request, wanted);
                let into = into.ok_or_else(|| fault("台账和在册的申请里都没有这个编号"))?;
                Ok(E::RequestMerged { into })
            }
            other => Ok(other.clone()),
        }
    }
}
