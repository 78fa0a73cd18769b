//! How a request ended: its answer from the draft to the service, or its end without one.

use gongkai_case::request::{Approval, Draft, ItemAnswer, RequestEvent as E, Service, ServiceMethod};
use gongkai_case::{Account, CaseId};
use gongkai_law::actor::Capacity;
use gongkai_law::basis::DisputedScope;
use gongkai_law::deadline::Channel;
use gongkai_law::numeral;
use gongkai_law::outcome::WithholdingGround;
use gongkai_law::provision::{Instrument, Provision};
use gongkai_law::reply::{self, Reply};
use jiff::civil::Date;

use super::super::{Ledger, Step};
use crate::import::line::Line;
use crate::import::words::{APPROVERS, METHODS, REMEDIES, Said, Without, read_grounds, read_result};

/// What is known of the answer once it was read.
pub(super) struct Answered {
    /// How many replies there are.
    pub(super) replies: u16,
    /// The number of the request that it was joined to.
    pub(super) merged_into: Option<String>,
}

/// Reads how it ended, and puts the events.
pub(super) fn read(
    line: &mut Line<'_>,
    ledger: &Ledger<'_>,
    channel: Option<Channel>,
    steps: &mut Vec<Step<E>>,
) -> Answered {
    let said = line.read_with("result", read_result, shown);
    let answered = line.day("answered");
    let withdrawn = line.day("withdrawn");
    let merged_into = line.text("merged_into");
    let letter = Letter::read(line, channel);
    let mut replies = 1;
    match (said, answered.or(letter.served)) {
        (Some(Said::Answered(found)), Some(on)) => {
            replies = u16::try_from(found.len()).unwrap_or(u16::MAX);
            letter.steps(line, ledger, &found, on, steps);
        }
        (Some(Said::Ended(without)), on) => match on.or(withdrawn.filter(|_| without == Without::Withdrawn)) {
            Some(on) => steps.push(Step::new("answered", withdrawn_on(without, withdrawn, on), end(without))),
            None => line.fault("answered", "没有填写", "已经终结的，请填写终结的日期"),
        },
        (Some(Said::Answered(_)), None) => line.fault("answered", "没有填写", "已经答复的，请填写答复日期"),
        (Some(Said::Open) | None, None) => {
            if let Some(on) = withdrawn {
                steps.push(Step::new("withdrawn", on, E::RequestWithdrawn));
            }
        }
        (Some(Said::Open), Some(_)) => {
            line.fault("result", "填写了答复日期，答复类型却写着没有办结", "请核对这两列");
        }
        (None, Some(_)) if line.was_faulty("result") => {}
        (None, Some(_)) if withdrawn.is_some() => {
            withdrawn.into_iter().for_each(|on| steps.push(Step::new("withdrawn", on, E::RequestWithdrawn)));
        }
        (None, Some(_)) => line.fault("result", "填写了答复日期，没有填写答复类型", "请填写答复类型，如 予以公开"),
    }
    Answered { replies, merged_into }
}

fn shown(said: &Said) -> String {
    match said {
        Said::Answered(replies) => replies.iter().map(|reply| reply.label()).collect::<Vec<_>>().join("；"),
        Said::Ended(Without::Supplement) => "逾期不补正".to_owned(),
        Said::Ended(Without::Fee) => "逾期未缴费".to_owned(),
        Said::Ended(Without::Withdrawn) => "撤回申请".to_owned(),
        Said::Ended(Without::Merged) => "并入其他申请".to_owned(),
        Said::Open => "办理中".to_owned(),
    }
}

/// A withdrawal has a day of its own.
fn withdrawn_on(without: Without, withdrawn: Option<Date>, on: Date) -> Date {
    withdrawn.filter(|_| without == Without::Withdrawn).unwrap_or(on)
}

fn end(without: Without) -> E {
    match without {
        Without::Supplement => E::SupplementLapsed,
        Without::Fee => E::FeeLapsed,
        Without::Withdrawn => E::RequestWithdrawn,
        // which one it is, is known once the rows have names
        Without::Merged => E::RequestMerged { into: CaseId::new("") },
    }
}

/// What the columns say of the letter.
struct Letter {
    severed: Vec<WithholdingGround>,
    organ: Option<String>,
    number: Option<String>,
    cited: Option<Vec<Provision>>,
    reasons: Option<bool>,
    remedy: Option<Option<gongkai_law::basis::RemedyClass>>,
    approval: Approval,
    approved: Option<Date>,
    served: Option<Date>,
    service: Service,
    proven: Option<Date>,
    returned: Option<Date>,
}

impl Letter {
    fn read(line: &mut Line<'_>, channel: Option<Channel>) -> Self {
        let grounds = |grounds: &Vec<WithholdingGround>| {
            let labels = grounds.iter().map(|ground| Reply::Withheld(*ground).label());
            labels.collect::<Vec<_>>().join("；")
        };
        let severed = line.read_with("severed", read_grounds, grounds).unwrap_or_default();
        let cited = line.read_with("cited", read_provisions, |found| {
            found.iter().map(Provision::place).collect::<Vec<_>>().join("；")
        });
        let approved = line.day("approved");
        let approver = line.choice("approver", &APPROVERS);
        let served = line.day("served");
        let method = line.choice("method", &METHODS).unwrap_or(match channel {
            Some(Channel::Internet) => ServiceMethod::Electronic,
            Some(Channel::InPerson) => ServiceMethod::Direct,
            Some(Channel::Fax) => ServiceMethod::Fax,
            _ => ServiceMethod::Post,
        });
        Self {
            severed,
            organ: line.text("organ"),
            number: line.text("letter_number"),
            cited,
            reasons: line.yes("reasons"),
            remedy: line.choice("remedy", &REMEDIES).flatten(),
            approval: match (approved, approver) {
                (None, None) => Approval::Missing,
                (day, post) => {
                    Approval::OnPaper { capacity: post.unwrap_or(Capacity::Reviewer), on: day.unwrap_or(Date::MIN) }
                }
            },
            approved,
            served,
            service: Service { method, number: line.text("service_number") },
            proven: line.day("proven"),
            returned: line.day("returned"),
        }
    }

    /// Draft, approval, service, and what came of it.
    fn steps(self, line: &mut Line<'_>, ledger: &Ledger<'_>, replies: &[Reply], on: Date, steps: &mut Vec<Step<E>>) {
        if replies.contains(&Reply::PartlyProvided) && self.severed.is_empty() && !line.was_faulty("severed") {
            let mend = "部分公开的，请填写其余部分不予公开的理由，如 保护第三方合法权益";
            return line.fault("severed", "没有填写", mend);
        }
        let drafted = self.approved.map_or(on, |approved| approved.min(on));
        let draft = Draft {
            by: Account::new(ledger.account),
            letter_number: self.number.clone(),
            items: replies.iter().map(|reply| self.item(*reply)).collect(),
            remedy: self
                .remedy
                .unwrap_or_else(|| reply::row(replies).map(|row| row.remedy_class(on, DisputedScope::default()))),
            pages: 0,
        };
        steps.push(Step::new("answered", drafted, E::AnswerDrafted(draft)));
        if let Approval::OnPaper { capacity, .. } = self.approval {
            let day = self.approved.unwrap_or(on);
            let approval = Approval::OnPaper { capacity, on: day };
            steps.push(Step::new("approved", day, E::AnswerApproved { approval }));
        }
        let served = self.served.unwrap_or(on);
        let field = if self.served.is_some() { "served" } else { "answered" };
        steps.push(Step::new(field, served, E::AnswerServed(self.service)));
        if let Some(on) = self.proven {
            steps.push(Step::new("proven", on, E::ServiceProven));
        }
        if let Some(on) = self.returned {
            steps.push(Step::new("returned", on, E::ServiceReturned));
        }
    }

    fn item(&self, reply: Reply) -> ItemAnswer {
        let refuses = !matches!(reply, Reply::Provided | Reply::AlreadyPublished);
        ItemAnswer {
            reply,
            severed: if reply == Reply::PartlyProvided { self.severed.clone() } else { Vec::new() },
            cited: self.cited.clone().unwrap_or_else(|| reply.basis().to_vec()),
            reasons: self.reasons.unwrap_or(refuses),
            responsible_organ: self.organ.clone().filter(|_| reply == Reply::NotResponsible),
        }
    }
}

/// Provisions of the 条例 as letters cite them: 第三十六条第（二）项, 36条2项, 第三十六条第一款第二项.
fn read_provisions(text: &str) -> Result<Vec<Provision>, String> {
    let mend = || "请写成 第三十六条第（二）项 这样，几处用分号隔开".to_owned();
    let mut found = Vec::new();
    for part in text.split(['；', ';', '、', ',', '，', '\n']).filter(|part| !part.trim().is_empty()) {
        found.push(provision(part).ok_or_else(mend)?);
    }
    if found.is_empty() { Err(mend()) } else { Ok(found) }
}

fn provision(text: &str) -> Option<Provision> {
    let text = text.rsplit(['》', ']']).next()?.replace("条例", "");
    let kept = |c: &char| c.is_ascii_digit() || "零一二三四五六七八九十百条款项".contains(*c);
    let text: String = text.chars().filter(kept).collect();
    let (article, rest) = text.split_once('条')?;
    let small = |text: &str| numeral::parse(text).ok().and_then(|number| u8::try_from(number).ok());
    let (paragraph, rest) = match rest.split_once('款') {
        Some((number, rest)) => (Some(small(number)?), rest),
        None => (None, rest),
    };
    let item = match rest.split_once('项') {
        Some((number, _)) => Some(small(number)?),
        None if rest.is_empty() => None,
        None => return None,
    };
    let article = u16::try_from(numeral::parse(article).ok()?).ok()?;
    Some(Provision { instrument: Instrument::Regulation2019, article: Some(article), paragraph, item })
}

#[cfg(test)]
mod tests {
    use gongkai_law::provision::cited;

    use super::*;

    #[test]
    fn provisions_are_read_as_letters_cite_them() {
        assert_eq!(read_provisions("第三十六条第（四）项"), Ok(vec![cited::ART_36_4]));
        assert_eq!(read_provisions("《政府信息公开条例》第三十六条第四项"), Ok(vec![cited::ART_36_4]));
        assert_eq!(read_provisions("36条4项；第三十八条"), Ok(vec![cited::ART_36_4, cited::ART_38]));
        assert_eq!(read_provisions("条例第十六条第二款"), Ok(vec![cited::ART_16_2]));
        for text in ["条例", "第条", "第三十六条之二外", "有关规定"] {
            assert!(read_provisions(text).is_err(), "{text}");
        }
    }
}
