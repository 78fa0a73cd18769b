//! What cannot be: the rules by which a command is refused.

use gongkai_law::actor::{Actor, Capacity};
use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::{Consulted, CountError, Period, period_due};
use gongkai_law::form;
use gongkai_law::provision::{Provision, cited};
use gongkai_law::reply::Reply;
use jiff::civil::Date;

use super::Request;
use super::clock::{Settings, clock};
use super::command::Command;
use super::event::{Approval, Draft, Filing, RequestEvent as E};
use super::state::RequestState;
use crate::history::Fact;
use crate::{Refusal, RefusalCode as Code};

type Checked = Result<(), Refusal>;

/// What to do about something that can happen only once.
const AGAIN: &str = "原记录有误的，请更正原记录";

/// Refuses unless the condition holds.
fn holds(condition: bool, code: Code, what: &str, provision: Provision, mend: &str) -> Checked {
    if condition { Ok(()) } else { Err(Refusal::new(code, what, provision, mend)) }
}

/// Whether a fact can be recorded on a state.
pub(super) fn check(
    state: &RequestState,
    command: &Command,
    fact: &Fact<E>,
    calendar: &Calendar,
    today: Date,
) -> Checked {
    not_in_the_future(fact.on, today)?;
    may(&command.actor, &fact.what)?;
    if let E::RequestFiled(filing) = &fact.what {
        return filed(state, filing);
    }
    let Some((arrived, _)) = &state.filing else {
        return Err(Refusal::new(Code::NothingFiled, "这一申请还没有收到的记录", cited::ART_45, "请先登记收到申请"));
    };
    not_before(fact.on, *arrived, "申请到达之日")?;
    open(state, &fact.what)?;
    match &fact.what {
        E::RequestFiled(_) | E::ReasonsAsked { .. } | E::DeadlineExtended { .. } | E::RequestWithdrawn => Ok(()),
        E::ReceiptConfirmed | E::RequestRegistered { .. } | E::IdentityProven => arrival(state, &fact.what),
        E::RequestSplit { .. } | E::RequestMerged { .. } => split_or_merged(state, &fact.what),
        E::SupplementAsked { .. } | E::SupplementReceived | E::SupplementLapsed => supplement(state, fact),
        E::ReasonsGiven { .. } | E::AnswerPostponed { .. } => excessive(state, fact),
        E::ConsultationSent { consulted, party, organ } => {
            addressed(*consulted, party.is_some(), organ.as_ref().is_some_and(|organ| !organ.trim().is_empty()))
        }
        E::ConsultationServed { consultation }
        | E::OpinionReceived { consultation, .. }
        | E::PublicInterestOverridden { consultation }
        | E::OverrideServed { consultation } => consulted(state, *consultation, fact),
        E::FeeNoticed { .. } | E::FeePaid { .. } | E::FeeLapsed => fee(state, fact, calendar),
        E::AnswerDrafted(draft) => drafted(draft, &command.actor),
        E::AnswerApproved { approval } => approved(state, approval, &command.actor),
        E::AnswerServed(_) | E::ServiceReturned | E::ServiceProven => served(state, fact),
        E::NewAnswerOrdered { by, .. } => match by {
            Some(by) => not_before(*by, fact.on, "责令之日"),
            None => Ok(()),
        },
        E::ConvertedToProactive { document } => {
            named(document, "公开的文件", cited::ART_44)?;
            holds(state.converted.is_none(), Code::AlreadyDone, "已经转为主动公开", cited::ART_44, AGAIN)
        }
        E::RequestArchived { number } => {
            named(number, "档号", cited::ART_45)?;
            holds(state.archived.is_none(), Code::AlreadyDone, "已经归档", cited::ART_45, AGAIN)?;
            let mend = "请先办结，再归档";
            holds(state.is_closed(), Code::DoesNotApply, "这一申请还没有办结", cited::ART_45, mend)
        }
        E::AttachmentKept(attachment) => attachment.check(),
    }
}

/// That the dates of a request agree: nothing before its arrival, no answer before its letter, nothing beyond what can
/// be counted. A year before the calendar can be recorded, and just not be counted.
pub(super) fn agrees(request: &Request, calendar: &Calendar, today: Date) -> Checked {
    let state = request.state();
    if let Some((arrived, _)) = &state.filing {
        request.standing().try_for_each(|fact| not_before(fact.on, *arrived, "申请到达之日"))?;
    }
    let code = match clock(state, &Settings::default(), calendar, today) {
        Err(CountError::BeforeReceipt { .. } | CountError::BeforeSent { .. }) => Code::TooEarly,
        Err(CountError::AfterCalendar { .. } | CountError::OutOfRange { .. }) => Code::DoesNotApply,
        Ok(_) | Err(CountError::BeforeCalendar { .. } | CountError::NoPeriod { .. }) => return Ok(()),
    };
    let what = "这样登记，前后记录的日期互相矛盾，或者超出日历";
    Err(Refusal::new(code, what, cited::ART_45, "请核对这几个日期，先更正与之矛盾的记录"))
}

/// That a correction leaves to every consultation the number by which later records name it.
pub(super) fn keeps_numbers(request: &Request, entry: usize, instead: Option<&Fact<E>>) -> Checked {
    let sends = |fact: &Fact<E>| matches!(fact.what, E::ConsultationSent { .. });
    let sent = |entry| request.standing_before(entry).filter(|fact| sends(fact)).count();
    let (before, so_far) = (sent(entry), sent(entry.saturating_add(1)));
    let later = request.standing().skip(request.standing_before(entry.saturating_add(1)).count());
    let named = later.filter_map(|fact| match fact.what {
        E::ConsultationServed { consultation }
        | E::OpinionReceived { consultation, .. }
        | E::PublicInterestOverridden { consultation }
        | E::OverrideServed { consultation } => Some(usize::from(consultation)),
        _ => None,
    });
    let moves = (so_far > before) != instead.is_some_and(sends) && named.max() > Some(before);
    let what = "这样更正，后面的记录说的就不是同一次征求意见了";
    holds(!moves, Code::DoesNotApply, what, cited::ART_45, "请先更正送达、意见等说到征求意见的记录")
}

/// Only what has happened is recorded.
pub(super) fn not_in_the_future(on: Date, today: Date) -> Checked {
    let what = format!("{}还没有到（今日{}）", form::long(on), form::long(today));
    holds(on <= today, Code::InTheFuture, &what, cited::ART_45, "请核对日期，到时再登记")
}

fn not_before(on: Date, first: Date, which: &str) -> Checked {
    let what = format!("日期{}早于{which}{}", form::long(on), form::long(first));
    holds(on >= first, Code::TooEarly, &what, cited::ART_45, "请核对这两个日期")
}

fn named(text: &str, what: &str, provision: Provision) -> Checked {
    let missing = format!("没有写明{what}");
    holds(!text.trim().is_empty(), Code::Incomplete, &missing, provision, &format!("请填写{what}"))
}

/// Applicants act for themselves, administrators of the system not at all, everybody else for the organ.
fn may(actor: &Actor, event: &E) -> Checked {
    let of_the_applicant = matches!(
        event,
        E::RequestFiled(_)
            | E::SupplementReceived
            | E::ReasonsGiven { .. }
            | E::FeePaid { .. }
            | E::RequestWithdrawn
            | E::AttachmentKept(_)
    );
    let allowed = match actor.capacity {
        Capacity::Handler | Capacity::Reviewer | Capacity::HeadOfWorkBody => true,
        Capacity::Requester => of_the_applicant,
        Capacity::Publisher => matches!(event, E::ConvertedToProactive { .. }),
        Capacity::CompetentDepartment | Capacity::SystemAdmin | Capacity::SecurityAdmin | Capacity::AuditAdmin => false,
    };
    let what = format!("{}不能登记这一事项", actor.capacity.label());
    holds(allowed, Code::WrongCapacity, &what, cited::ART_4, "请由政府信息公开工作机构的人员登记")
}

/// What may still be recorded of a request that has ended, or was split.
fn open(state: &RequestState, event: &E) -> Checked {
    let afterwards = match event {
        E::ServiceReturned
        | E::ServiceProven
        | E::NewAnswerOrdered { .. }
        | E::ConvertedToProactive { .. }
        | E::RequestArchived { .. }
        | E::AttachmentKept(_)
        | E::OpinionReceived { .. }
        | E::OverrideServed { .. }
        | E::RequestRegistered { .. } => true,
        // money that came late came all the same, and a letter that came back is sent again
        E::FeePaid { .. } => state.open_fee().is_some(),
        E::AnswerServed(_) => state.ending.is_none(),
        _ => false,
    };
    let closed = state.is_closed() && !(afterwards && state.split_into.is_empty());
    let (what, mend) = match event {
        E::SupplementReceived => ("这一申请已经终结，逾期之后的补正不再续办", "请作为新的申请登记"),
        _ => ("这一申请已经办结、终结或者拆分", "原记录有误的，请更正原记录；申请人另有请求的，请作为新的申请登记"),
    };
    holds(!closed, Code::Closed, what, cited::ART_45, mend)
}

fn filed(state: &RequestState, filing: &Filing) -> Checked {
    let once = state.filing.is_none();
    holds(once, Code::AlreadyDone, "这一申请已有收到的记录", cited::ART_45, AGAIN)?;
    let who = !filing.requesters.is_empty();
    holds(who, Code::Incomplete, "没有写明申请人", cited::ART_29, "请填写申请人")?;
    let asked = filing.items > 0;
    holds(asked, Code::Incomplete, "没有写明申请的事项", cited::ART_29, "请至少填写一项")?;
    let oral = filing.taken_down_by.is_none() || filing.channel == gongkai_law::deadline::Channel::InPerson;
    holds(oral, Code::DoesNotApply, "口头申请只能当面提出", cited::ART_29, "请核对提交方式")
}

fn arrival(state: &RequestState, event: &E) -> Checked {
    match event {
        E::ReceiptConfirmed => {
            let needed = state.arrival().is_some_and(|arrival| arrival.channel.awaits_confirmation());
            let what = "当面提交和签收的邮件不需要双方确认，收到之日就是提交或者签收之日";
            holds(needed, Code::DoesNotApply, what, cited::ART_31, "请核对提交方式")?;
            holds(state.confirmed.is_none(), Code::AlreadyDone, "已经确认过收到", cited::ART_31, AGAIN)
        }
        E::RequestRegistered { number } => {
            named(number, "登记编号", cited::ART_45)?;
            holds(state.registered.is_none(), Code::AlreadyDone, "已有登记编号", cited::ART_45, AGAIN)
        }
        _ => holds(state.identity_proven.is_none(), Code::AlreadyDone, "已有身份证明", cited::ART_29, AGAIN),
    }
}

fn split_or_merged(state: &RequestState, event: &E) -> Checked {
    match event {
        E::RequestSplit { into } => {
            let several = into.len() > 1;
            holds(several, Code::Incomplete, "拆分后至少应有两件", cited::FEE_4, "请写明拆分后的各件")?;
            let mend = "已经开始办理的，请在同一件中逐项答复";
            holds(state.is_untouched(), Code::DoesNotApply, "拆分只在登记时进行", cited::FEE_4, mend)
        }
        _ => Ok(()),
    }
}

fn supplement(state: &RequestState, fact: &Fact<E>) -> Checked {
    if let E::SupplementAsked { answer_by, .. } = &fact.what {
        return answer_by.map_or(Ok(()), |by| not_before(by, fact.on, "告知补正之日"));
    }
    let Some(asked) = state.open_supplement() else {
        let what = "没有等待补正的告知";
        return Err(Refusal::new(Code::NothingToAnswer, what, cited::ART_30, "请先登记补正告知，或者核对是哪一件"));
    };
    not_before(fact.on, asked.asked, "告知补正之日")?;
    match (&fact.what, asked.answer_by) {
        (E::SupplementLapsed, Some(by)) => {
            let what = format!("补正期限{}还没有过", form::long(by));
            holds(fact.on > by, Code::TooEarly, &what, cited::ART_30, "期限届满次日起才能按放弃申请处理")
        }
        _ => Ok(()),
    }
}

fn excessive(state: &RequestState, fact: &Fact<E>) -> Checked {
    match &fact.what {
        E::AnswerPostponed { until } => not_before(*until, fact.on, "告知之日"),
        _ => match state.reasons_asked.last() {
            Some(asked) => not_before(fact.on, *asked, "要求说明理由之日"),
            None => {
                let what = "没有要求过说明理由";
                Err(Refusal::new(Code::NothingToAnswer, what, cited::ART_35, "请先登记说明理由告知书"))
            }
        },
    }
}

fn addressed(consulted: Consulted, party: bool, organ: bool) -> Checked {
    let there = if consulted == Consulted::ThirdParty { party } else { organ };
    let what = format!("没有写明征求意见的{}", consulted.label());
    let provision = if consulted == Consulted::ThirdParty { cited::ART_32 } else { cited::ART_34 };
    holds(there, Code::Incomplete, &what, provision, "请填写向谁征求意见")
}

fn consulted(state: &RequestState, number: u16, fact: &Fact<E>) -> Checked {
    let Some(letter) = state.consultation(number) else {
        let what = format!("没有第{number}次征求意见");
        return Err(Refusal::new(Code::NoSuchEntry, what, cited::ART_32, "请核对是第几次征求意见"));
    };
    not_before(fact.on, letter.dispatched, "征求意见书发出之日")?;
    match &fact.what {
        E::ConsultationServed { .. } => {
            holds(letter.served.is_none(), Code::AlreadyDone, "已有送达的记录", cited::ART_32, AGAIN)
        }
        E::OpinionReceived { .. } => {
            holds(letter.opinion.is_none(), Code::AlreadyDone, "已有意见的记录", cited::ART_32, AGAIN)
        }
        E::PublicInterestOverridden { .. } => {
            let third = letter.consulted == Consulted::ThirdParty;
            let what = "只有第三方不同意的信息才需要以公共利益为由决定公开";
            holds(third, Code::DoesNotApply, what, cited::ART_32, "请核对是第几次征求意见")?;
            holds(letter.overridden.is_none(), Code::AlreadyDone, "已有决定公开的记录", cited::ART_32, AGAIN)
        }
        _ => {
            let what = "没有决定公开，不需要书面告知第三方";
            let mend = "请先登记以公共利益为由决定公开";
            match letter.overridden {
                Some(decided) => not_before(fact.on, decided, "决定公开之日"),
                None => Err(Refusal::new(Code::NothingToAnswer, what, cited::ART_32, mend)),
            }
        }
    }
}

fn fee(state: &RequestState, fact: &Fact<E>, calendar: &Calendar) -> Checked {
    if let E::FeeNoticed { quantity, .. } = &fact.what {
        let mend = "请填写件数或者页数";
        return holds(*quantity > 0, Code::Incomplete, "没有写明计费的数量", cited::FEE_6, mend);
    }
    let Some(noticed) = state.open_fee() else {
        let what = "没有等待缴纳的收费通知";
        return Err(Refusal::new(Code::NothingToAnswer, what, cited::FEE_6, "请先登记收费通知，或者核对是哪一件"));
    };
    not_before(fact.on, noticed.noticed, "收费通知送达之日")?;
    match (&fact.what, period_due(calendar, Period::FeePayment, noticed.noticed)) {
        (E::FeeLapsed, Ok(by)) => {
            let what = format!("缴费期限{}还没有过", form::long(by.due));
            holds(fact.on > by.due, Code::TooEarly, &what, cited::FEE_6, "期限届满次日起才能按放弃申请处理")
        }
        _ => Ok(()),
    }
}

fn drafted(draft: &Draft, actor: &Actor) -> Checked {
    let some = !draft.items.is_empty();
    holds(some, Code::Incomplete, "答复没有写明任何一项的处理结果", cited::ART_36, "请至少选择一项处理结果")?;
    let told = draft.items.iter().all(|item| item.reply != Reply::PartlyProvided || !item.severed.is_empty());
    let mend = "请选择没有公开的那一部分的理由";
    holds(told, Code::Incomplete, "部分公开没有写明其余部分不予公开的理由", cited::ART_37, mend)?;
    let own = draft.by.as_str() == actor.account;
    holds(own, Code::WrongCapacity, "答复应当由起草人本人登记", cited::ART_45, "请由起草人登录后登记")
}

/// A second person approves: never the one who drafted.
fn approved(state: &RequestState, approval: &Approval, actor: &Actor) -> Checked {
    let Some(answer) = state.draft() else {
        let what = "没有等待审核的答复";
        return Err(Refusal::new(Code::NothingToAnswer, what, cited::ART_45, "请先起草答复"));
    };
    let once = answer.approval == Approval::Missing;
    holds(once, Code::AlreadyDone, "这份答复已经审核", cited::ART_45, "要修改的，请重新起草")?;
    if let Approval::Given { by, capacity, .. } = approval {
        let own_hand = by.as_str() == actor.account;
        let mend = "请由审核人本人登录后审核，或者登记纸质审批";
        holds(own_hand, Code::WrongCapacity, "只能以本人的账号审核", cited::ART_45, mend)?;
        let second = *by != answer.draft.by;
        holds(second, Code::SecondPerson, "起草人不能审核自己起草的答复", cited::ART_45, mend)?;
        let reviews = matches!(capacity, Capacity::Reviewer | Capacity::HeadOfWorkBody) && *capacity == actor.capacity;
        holds(reviews, Code::WrongCapacity, "只有审核人或者工作机构负责人可以审核", cited::ART_45, mend)?;
    }
    Ok(())
}

fn served(state: &RequestState, fact: &Fact<E>) -> Checked {
    let Some(answer) = state.answers.last() else {
        let what = "没有可以送达的答复";
        return Err(Refusal::new(Code::NothingToAnswer, what, cited::ART_45, "请先起草答复"));
    };
    not_before(fact.on, answer.drafted, "起草之日")?;
    match (&fact.what, answer.services.first()) {
        (E::AnswerServed(_), _) => Ok(()),
        (_, Some((sent, _))) => not_before(fact.on, *sent, "发出之日"),
        (_, None) => {
            let what = "答复还没有发出";
            Err(Refusal::new(Code::NothingToAnswer, what, cited::ART_45, "请先登记答复的送达方式和日期"))
        }
    }
}
