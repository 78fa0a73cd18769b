//! The steps of an item after its draft, each one event.

use gongkai_case::Account;
use gongkai_case::history::Fact;
use gongkai_case::request::Approval;
use gongkai_catalogue::{Command, ItemFact, Landing, Review, ReviewKind, Verdict, landing, may_publish};
use gongkai_law::actor::Capacity;
use jiff::civil::Date;

use super::Opened;
use super::draft::told;
use crate::cli::document::{
    ApproveDocument, Archive, Doing, OfItem, PublishDocument, Retire, ReviewDocument, ReviewStatus, Schedule, Strike,
    Submit, Withdraw,
};
use crate::exit::{Ending, Failure};

/// Records one fact of an item, made from the day of the command.
fn take(
    of: &OfItem,
    doing: &Doing,
    usual: Capacity,
    done: &str,
    fact: impl FnOnce(&Opened, &str, Date) -> Result<ItemFact, Failure>,
) -> Result<Ending, Failure> {
    let mut opened = Opened::of(&of.whose)?;
    let id = opened.id(of)?;
    let on = opened.day(doing);
    let what = fact(&opened, &id, on)?;
    let actor = opened.actor(doing, usual);
    opened.record(&id, &actor, vec![Fact { on, what }])?;
    told(&opened, &id, done)
}

/// Who signed: an account, or somebody on paper.
fn signed(doing: &Doing, paper: bool, usual: Capacity, on: Date) -> Approval {
    let capacity = doing.capacity.unwrap_or(usual);
    match paper {
        true => Approval::OnPaper { capacity, on },
        false => Approval::Given { by: Account::new(&doing.account), capacity, on },
    }
}

pub(crate) fn submit(args: &Submit) -> Result<Ending, Failure> {
    take(&args.of, &args.doing, Capacity::Handler, "已送审", |_, _, _| {
        Ok(ItemFact::Submitted { urgent: args.urgent.clone() })
    })
}

pub(crate) fn review(args: &ReviewDocument) -> Result<Ending, Failure> {
    let usual = Capacity::Reviewer;
    take(&args.of, &args.doing, usual, "已登记审查结果", |_, _, on| {
        let kind = if args.legality { ReviewKind::Legality } else { ReviewKind::Secrecy };
        let verdict = match (&args.reject, &args.refer) {
            (Some(why), _) => Verdict::Returned { why: why.clone() },
            (None, Some(organ)) => Verdict::Referred { organ: organ.clone() },
            (None, None) => Verdict::Passed,
        };
        Ok(ItemFact::Reviewed(Review { kind, signed: signed(&args.doing, args.paper, usual, on), verdict }))
    })
}

pub(crate) fn approve(args: &ApproveDocument) -> Result<Ending, Failure> {
    let usual = Capacity::HeadOfWorkBody;
    take(&args.of, &args.doing, usual, "已批准发布", |_, _, on| {
        Ok(ItemFact::Approved { approval: signed(&args.doing, args.paper, usual, on) })
    })
}

pub(crate) fn schedule(args: &Schedule) -> Result<Ending, Failure> {
    take(&args.of, &args.doing, Capacity::Handler, "已定时", |_, _, _| Ok(ItemFact::Scheduled { to: args.to }))
}

/// Publishes: what this program does itself has to be lawful; what happened elsewhere is recorded as it happened.
pub(crate) fn publish(args: &PublishDocument) -> Result<Ending, Failure> {
    let done = if args.already { "已补记发布" } else { "已发布" };
    take(&args.of, &args.doing, Capacity::Publisher, done, |opened, id, on| {
        if !args.already {
            let catalogue = opened.catalogue();
            may_publish(catalogue.find(id)?.1, on).map_err(gongkai_app::AppError::Refused)?;
        }
        Ok(ItemFact::Published { outlets: args.to.clone(), address: args.address.clone() })
    })
}

/// Takes down what is outdated; whoever followed a link to it is led to something that can be read.
pub(crate) fn retire(args: &Retire) -> Result<Ending, Failure> {
    take(&args.of, &args.doing, Capacity::Publisher, "已清理下架", |opened, id, _| {
        let Some(name) = &args.redirect else {
            return Ok(ItemFact::Retired { reason: args.reason.clone(), redirect: None });
        };
        let catalogue = opened.catalogue();
        let (to, _) = catalogue.find(name)?;
        let readable = matches!(landing(&catalogue.items, to), Landing::Here | Landing::There(_));
        if to == id || !readable {
            let told = format!("“{name}”现在没有公开，不能把读者引到那里。请先发布它，或者换一条");
            return Err(Failure::Unknown(told));
        }
        Ok(ItemFact::Retired { reason: args.reason.clone(), redirect: Some(to.to_owned()) })
    })
}

pub(crate) fn withdraw(args: &Withdraw) -> Result<Ending, Failure> {
    take(&args.of, &args.doing, Capacity::Publisher, "已撤回", |_, _, _| {
        let (reason, reasons_published) = (args.reason.clone(), args.reasons_published);
        Ok(ItemFact::Withdrawn { reason, reasons_published })
    })
}

pub(crate) fn review_status(args: &ReviewStatus) -> Result<Ending, Failure> {
    take(&args.of, &args.doing, Capacity::Reviewer, "已登记复查", |_, _, _| {
        Ok(ItemFact::StatusReviewed { review_on: args.next })
    })
}

pub(crate) fn archive(args: &Archive) -> Result<Ending, Failure> {
    take(&args.of, &args.doing, Capacity::Handler, "已归档", |_, _, _| {
        Ok(ItemFact::Archived { number: args.number.clone() })
    })
}

/// Strikes out an entry that was recorded by mistake; it stays visible with the reason.
pub(crate) fn strike(args: &Strike) -> Result<Ending, Failure> {
    let mut opened = Opened::of(&args.of.whose)?;
    let id = opened.id(&args.of)?;
    let actor = opened.actor(&args.doing, Capacity::Handler);
    let command = Command::CorrectEntry { entry: args.entry, reason: args.reason.clone(), instead: None };
    opened.carry_out(&id, &actor, vec![command])?;
    told(&opened, &id, "已更正")
}
