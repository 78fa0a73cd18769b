//! The verbs of a request.

use gongkai_law::actor::Capacity;
use gongkai_law::deadline::WorkingDays;
use jiff::civil::Date;

use super::answer;
use super::args::{Args, Parsed};
use super::line::Word;
use crate::history::Fact;
use crate::request::{Agent, Approval, Filing, RequestEvent as E, Requester, What};
use crate::{Account, CaseId, PersonId, Sealed};

/// A verb: its word, and how its line is read.
pub(super) type Verb<T> = (&'static str, fn(&mut Args) -> Parsed<T>);

/// The verbs that record one event.
pub(super) const EVENTS: &[Verb<E>] = &[
    ("收到申请", filed),
    ("确认收到", |_| Ok(E::ReceiptConfirmed)),
    ("登记", |args| Ok(E::RequestRegistered { number: args.text("编号", "编号")? })),
    ("补交身份证明", |_| Ok(E::IdentityProven)),
    ("拆分", |args| {
        args.flag("为");
        Ok(E::RequestSplit { into: args.rest().into_iter().map(|word| CaseId::new(word.text)).collect() })
    }),
    ("并入", |args| Ok(E::RequestMerged { into: CaseId::new(args.next("案件")?.text) })),
    ("告知补正", |args| {
        Ok(E::SupplementAsked { answer_by: args.date("限")?, consequence_told: args.flag("写明后果") })
    }),
    ("收到补正", |_| Ok(E::SupplementReceived)),
    ("逾期不补正", |_| Ok(E::SupplementLapsed)),
    ("要求说明理由", |args| Ok(E::ReasonsAsked { answer_by: args.date("限")? })),
    ("收到理由", |args| Ok(E::ReasonsGiven { reasonable: args.flag("合理") })),
    ("告知延迟答复", |args| {
        let until = args.date("至")?.ok_or_else(|| args.fail("没有写延迟到哪一天", "请写：至2025-06-30"))?;
        Ok(E::AnswerPostponed { until })
    }),
    ("告知延长", extended),
    ("征求意见", |args| {
        let consulted =
            args.choice().ok_or_else(|| args.fail("没有写征求谁的意见", "请写：第三方、共同制作机关或者其他机关"))?;
        let whom = args.key("向", "名称")?.map(|word| word.text);
        let third = consulted == gongkai_law::deadline::Consulted::ThirdParty;
        let party = whom.clone().filter(|_| third).map(PersonId::new);
        Ok(E::ConsultationSent { consulted, party, organ: whom.filter(|_| !third) })
    }),
    ("意见书送达", |args| Ok(E::ConsultationServed { consultation: letter(args)? })),
    ("收到意见", |args| {
        let consultation = letter(args)?;
        let opinion = args.choice().ok_or_else(|| args.fail("没有写意见怎么说", "请写：同意、不同意且理由合理等"))?;
        Ok(E::OpinionReceived { consultation, opinion })
    }),
    ("以公共利益决定公开", |args| Ok(E::PublicInterestOverridden { consultation: letter(args)? })),
    ("书面告知第三方", |args| Ok(E::OverrideServed { consultation: letter(args)? })),
    ("通知收费", |args| {
        let basis = args.choice().ok_or_else(|| args.fail("没有写怎样计费", "请写：按件，或者按量"))?;
        let quantity = args.counted("", gongkai_law::fee::FeeBasis::unit(basis))?.unwrap_or_default();
        let amount = args.counted("", "元")?.ok_or_else(|| args.fail("没有写金额", "请写：380元"))?;
        Ok(E::FeeNoticed { basis, quantity, amount })
    }),
    ("收到缴费", |args| {
        let amount = args.counted("", "元")?.ok_or_else(|| args.fail("没有写金额", "请写：380元"))?;
        Ok(E::FeePaid { amount })
    }),
    ("逾期不缴费", |_| Ok(E::FeeLapsed)),
    ("起草答复", |args| Ok(E::AnswerDrafted(answer::draft(args)?))),
    ("审核答复", |args| {
        let given = Approval::Given { by: signer(args)?, capacity: args.actor.capacity, on: args.on };
        let missing = args.flag("没有记录");
        Ok(E::AnswerApproved { approval: approval(args)?.unwrap_or(if missing { Approval::Missing } else { given }) })
    }),
    ("送达答复", |args| {
        let found = answer::service(args)?;
        found.map(E::AnswerServed).ok_or_else(|| args.fail("没有写怎样送达", "请写：直接送达、邮政邮寄等"))
    }),
    ("答复退回", |_| Ok(E::ServiceReturned)),
    ("答复签收", |_| Ok(E::ServiceProven)),
    ("申请人撤回", |_| Ok(E::RequestWithdrawn)),
    ("责令重新答复", |args| {
        Ok(E::NewAnswerOrdered { dispute: CaseId::new(args.text("案件", "名称")?), by: args.date("限")? })
    }),
    ("转为主动公开", |args| Ok(E::ConvertedToProactive { document: args.text("文件", "编号")? })),
    ("归档", |args| Ok(E::RequestArchived { number: args.text("档号", "号")? })),
];

/// The verbs that stand for several events, or for none.
pub(super) const COMPOSED: &[Verb<Vec<What>>] = &[("答复", answered), ("当场答复", on_the_spot)];

/// The verb of a correction, the same for every kind of case.
pub(super) const CORRECTION: &str = "更正记录";

fn filed(args: &mut Args) -> Parsed<E> {
    let channel = args
        .choice()
        .ok_or_else(|| args.fail("没有写提交方式", "请写：当面提交、邮寄签收、平常信函、互联网渠道或者传真"))?;
    let mut requesters = Vec::new();
    while let Some(kind) = args.choice() {
        let person = PersonId::new(format!("申请人{}", requesters.len() + 1));
        requesters.push(Requester { person, kind, details: Sealed::default() });
    }
    let authorised = args.flag("代理人有委托书");
    let agent = authorised || args.flag("代理人没有委托书");
    let person = PersonId::new("代理人");
    Ok(E::RequestFiled(Filing {
        channel,
        requesters,
        agent: agent.then(|| Agent { person, authorised, details: Sealed::default() }),
        taken_down_by: args.key("口头由", "账号")?.map(|word| Account::new(word.text)),
        identity_proven: args.flag("附身份证明"),
        address_confirmed: args.flag("确认送达地址"),
        items: args.counted("", "项")?.unwrap_or(1),
        split_from: args.key("拆自", "案件")?.map(|word| CaseId::new(word.text)),
        content: Sealed::default(),
    }))
}

fn extended(args: &mut Args) -> Parsed<E> {
    let days: Option<WorkingDays> = args.counted("", "个工作日")?;
    let days = days.ok_or_else(|| args.fail("没有写延长多少", "请写：20个工作日"))?;
    Ok(E::DeadlineExtended { days, approval: approval(args)?.unwrap_or(Approval::Missing) })
}

/// The number of a consultation; the first where none is told.
fn letter(args: &mut Args) -> Parsed<u16> {
    Ok(args.counted("第", "次")?.unwrap_or(1))
}

/// The account that signs: that of the one who acts, where no other is told.
fn signer(args: &mut Args) -> Parsed<Account> {
    let signed = args.key("署名", "账号")?.map(|word| word.text);
    Ok(Account::new(signed.unwrap_or_else(|| args.actor.account.clone())))
}

/// An approval: `批准 工作机构负责人 王` in the program, `纸质批准 工作机构负责人` on paper; `批准日期2025-03-28` if that
/// was another day than that of the line.
pub(super) fn approval(args: &mut Args) -> Parsed<Option<Approval>> {
    let on = args.date("批准日期")?.unwrap_or(args.on);
    if let Some(word) = args.key("纸质批准", "身份")? {
        let capacity: Capacity = args.named(&word, "身份")?;
        return Ok(Some(Approval::OnPaper { capacity, on }));
    }
    let Some([capacity, by]) = args.key_of_two("批准", "身份 账号")? else { return Ok(None) };
    let capacity = args.named(&capacity, "身份")?;
    Ok(Some(Approval::Given { by: Account::new(by.text), capacity, on }))
}

/// Draft, approval on paper by a reviewer, and service on one day: what most answers are.
fn answered(args: &mut Args) -> Parsed<Vec<What>> {
    let approved = !args.flag("未经审核");
    let proven = args.flag("已签收");
    let sent = answer::service(args)?;
    let sent = sent.ok_or_else(|| args.fail("没有写怎样送达", "请写：直接送达、邮政邮寄等"))?;
    let approval = approval(args)?.unwrap_or(Approval::OnPaper { capacity: Capacity::Reviewer, on: args.on });
    let mut events = vec![E::AnswerDrafted(answer::draft(args)?)];
    if approved {
        events.push(E::AnswerApproved { approval });
    }
    events.push(E::AnswerServed(sent));
    if proven {
        events.push(E::ServiceProven);
    }
    Ok(events.into_iter().map(What::Record).collect())
}

fn on_the_spot(args: &mut Args) -> Parsed<Vec<What>> {
    let approval = approval(args)?.unwrap_or(Approval::OnPaper { capacity: Capacity::Reviewer, on: args.on });
    Ok(vec![What::AnswerOnTheSpot { draft: answer::draft(args)?, approval }])
}

/// What every correction says: which entry, why, and what is true instead.
pub(super) struct Correction<E> {
    pub(super) entry: usize,
    pub(super) reason: String,
    pub(super) instead: Option<Fact<E>>,
}

/// Reads a correction: `更正记录 第2条 理由签收日期录错 改为 2025-02-28 收到申请 …`, or `… 删除`.
pub(super) fn correction<E>(args: &mut Args, read: impl Fn(Date, Vec<Word>) -> Parsed<E>) -> Parsed<Correction<E>> {
    let instead = args.after("改为");
    let struck = args.flag("删除");
    let entry = args.counted("第", "条")?.ok_or_else(|| args.fail("没有写更正第几条", "请写：第2条"))?;
    let reason = args.text("理由", "文字")?;
    let instead = match instead {
        Some(words) => {
            let mut words = words.into_iter();
            let missing = || args.fail("“改为”后面没有日期", "请写：改为 2025-02-28 收到申请 …");
            let (from, _) = args.span(&words.next().ok_or_else(missing)?)?;
            Some(Fact { on: from, what: read(from, words.collect())? })
        }
        None if struck => None,
        None => return Err(args.fail("没有写更正成什么", "请写“改为 日期 …”，或者“删除”")),
    };
    Ok(Correction { entry, reason, instead })
}
