//! What a ledger says of the result of a request: rows of table 三, names of letters, identifiers.

use gongkai_law::outcome::{OtherDisposal, Outcome, OutcomeGroup, UnableReason, WithholdingGround as Ground};
use gongkai_law::reply::Reply;
use gongkai_report::{MatchKind, Table3Label, Table3Row, match_table3_row};

use super::{Choice, bare};

/// How a request ended, or that it did not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) enum Said {
    /// It was answered.
    Answered(Vec<Reply>),
    /// It ended without an answer.
    Ended(Without),
    /// It is still dealt with.
    Open,
}

/// Ways to end without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Without {
    /// No supplement came.
    Supplement,
    /// No fee was paid.
    Fee,
    /// It was taken back.
    Withdrawn,
    /// It was joined to another.
    Merged,
}

/// One word for one result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum One {
    Reply(Reply),
    Without(Without),
    Open,
}

const fn withheld(ground: Ground) -> One {
    One::Reply(Reply::Withheld(ground))
}

/// What is written, but for the rows of the form, which are known elsewhere.
const WORDS: Choice<One> = Choice::of(&[
    (One::Reply(Reply::Provided), "予以公开 同意公开 公开 全部公开 已公开提供 提供 予以提供 准予公开 全部予以公开"),
    (
        One::Reply(Reply::AlreadyPublished),
        "已主动公开 主动公开 属于主动公开 告知获取方式 告知获取方式和途径 已主动公开告知获取方式和途径 \
         属于主动公开范围 告知获取途径 已公开",
    ),
    (One::Reply(Reply::PartlyProvided), "部分公开 区分处理 部分予以公开 部分提供"),
    (
        One::Reply(Reply::DoesNotExist),
        "信息不存在 不存在 政府信息不存在 经检索不存在 经检索没有 申请信息不存在 未制作未获取 查无此信息",
    ),
    (
        One::Reply(Reply::NotResponsible),
        "不属于本机关负责公开 非本机关 非本机关公开 不属于本机关 不属于本机关公开 非本机关负责公开 \
         非本机关政府信息 不属于本机关公开范围 非本机关掌握 不属于本行政机关公开 非我机关 不属于本单位公开范围",
    ),
    (One::Reply(Reply::NotGovernmentInformation), "不属于政府信息 非政府信息 不是政府信息 不属于政府信息范围"),
    (withheld(Ground::StateSecret), "国家秘密 涉及国家秘密 涉密"),
    (withheld(Ground::ProhibitedByLaw), "法律法规禁止公开 法律、行政法规禁止公开"),
    (withheld(Ground::SecurityAndStability), "三安全一稳定 危及三安全一稳定"),
    (
        withheld(Ground::ThirdPartyRights),
        "第三方合法权益 涉及第三方 第三方不同意公开 商业秘密 个人隐私 涉及商业秘密 涉及个人隐私 损害第三方合法权益 \
         涉及第三方合法权益",
    ),
    (withheld(Ground::InternalAffairs), "内部事务信息 内部事务 内部管理信息 三类内部事务信息"),
    (withheld(Ground::DeliberativeProcess), "过程性信息 四类过程性信息 过程信息"),
    (withheld(Ground::EnforcementFile), "行政执法案卷 执法案卷 行政执法案卷信息 执法案卷信息"),
    (withheld(Ground::StatutoryInquiry), "行政查询事项 行政查询 不动产登记资料查询 工商登记资料查询"),
    (One::Reply(Reply::NeedsCreation), "需要另行制作 需要加工分析 需加工汇总 没有现成信息 需要加工、分析"),
    (One::Reply(Reply::StillUnclear), "补正后仍不明确 补正后申请内容仍不明确 内容不明确"),
    (One::Reply(Reply::PetitionOrComplaint), "信访 投诉 举报 信访投诉举报 信访举报投诉 信访事项 投诉举报"),
    (One::Reply(Reply::RepeatRequest), "重复申请 不予重复处理 重复提出"),
    (One::Reply(Reply::PublicPublication), "公开出版物 要求提供公开出版物"),
    (One::Reply(Reply::UnjustifiedMassRequests), "大量反复申请 无正当理由大量反复申请"),
    (One::Reply(Reply::Reconfirmation), "确认或重新出具已获取信息 重新出具 要求确认或重新出具已获取信息"),
    (
        One::Without(Without::Supplement),
        "逾期不补正 逾期未补正 未补正 视为放弃申请 逾期不补正视为放弃 无正当理由逾期不补正 放弃申请",
    ),
    (One::Without(Without::Fee), "逾期未缴费 逾期不缴费 逾期未缴纳费用 未缴费视为放弃"),
    (One::Without(Without::Withdrawn), "撤回申请 申请人撤回 撤回 撤销申请 申请人撤销申请 主动撤回 申请人撤回申请"),
    (One::Without(Without::Merged), "并案处理 并入其他申请 合并办理 并案 合并处理 并案办理"),
    (One::Open, "办理中 在办 正在办理 尚未办结 未办结 待答复 未答复 结转下年度继续办理 结转 结转下年"),
])
.but(&[
    ("不予公开 不公开 不同意公开", "请写明不予公开的理由，如 不予公开（属于国家秘密）、不予公开（保护第三方合法权益）"),
    (
        "无法提供 不能提供",
        "请写明原因：信息不存在、不属于本机关负责公开、没有现成信息需要另行制作、补正后申请内容仍不明确",
    ),
    ("不予处理 不再处理", "请写明原因，如 信访举报投诉类申请、重复申请、要求提供公开出版物、无正当理由大量反复申请"),
    ("其他处理 其他 其它 其他处理其他", "请写明是 不属于政府信息、撤回申请 还是 并入其他申请"),
    ("已答复 已办结 办结 已办理 已处理 答复", "请写答复的类型，如 予以公开、部分公开、信息不存在"),
    ("依法答复 已回复 回复", "请写答复的类型，如 予以公开、部分公开、信息不存在"),
]);

/// Signs between several results of one request.
const BETWEEN: [char; 6] = ['；', ';', '\n', '+', '＋', '|'];

/// What the cell says, or what to write instead.
pub(in crate::import) fn read_result(text: &str) -> Result<Said, String> {
    if let Ok(one) = read_one(text) {
        return Ok(match one {
            One::Reply(reply) => Said::Answered(vec![reply]),
            One::Without(without) => Said::Ended(without),
            One::Open => Said::Open,
        });
    }
    let parts: Vec<&str> = text.split(BETWEEN).map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() < 2 {
        return Err(read_one(text).err().unwrap_or_default());
    }
    let reply = |part: &&str| match read_one(part)? {
        One::Reply(reply) => Ok(reply),
        One::Without(_) | One::Open => Err(format!("“{part}”不能和别的答复写在一起，请只写最后的结果")),
    };
    parts.iter().map(reply).collect::<Result<_, _>>().map(Said::Answered)
}

/// The grounds of what was left out of a partial answer.
pub(in crate::import) fn read_grounds(text: &str) -> Result<Vec<Ground>, String> {
    let ground = |part: &str| match read_one(part) {
        Ok(One::Reply(Reply::Withheld(ground))) => Ok(ground),
        _ => Err(format!("请写 {} 之一，几个理由用分号隔开", grounds_offered().join("、"))),
    };
    if let Ok(found) = ground(text) {
        return Ok(vec![found]);
    }
    let parts = text.split(BETWEEN).flat_map(|part| part.split(['、', ','])).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(ground).collect()
}

fn read_one(text: &str) -> Result<One, String> {
    let unknown = match WORDS.read(text) {
        Ok(found) => return Ok(found),
        Err(mend) => mend,
    };
    if let Some(reply) = Reply::from_id(text).or_else(|| from_outcome(Outcome::from_id(text)?)) {
        return Ok(One::Reply(reply));
    }
    // the reasons in brackets or behind a dash, the group in front: 不予公开（国家秘密）, 其他处理-撤回申请
    if let Some(found) = behind_group(text) {
        return Ok(found);
    }
    match match_table3_row(text) {
        Some(found) if found.kind != MatchKind::Nearest => from_row(found.target).ok_or(unknown),
        Some(found) => Err(format!("是不是“{}”？请写成这样", found.official)),
        None => Err(match unknown.len() {
            // a list of everything helps nobody
            200.. => "请写模板中列出的答复类型，如 予以公开、部分公开、信息不存在、不予公开（属于国家秘密）".to_owned(),
            _ => unknown,
        }),
    }
}

/// A word with its number in front, or the group that it belongs to.
fn behind_group(text: &str) -> Option<One> {
    let key = bare(text);
    let key = key.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七".contains(c));
    if let Ok(found) = WORDS.read(key) {
        return Some(found);
    }
    let (group, rest) = OutcomeGroup::ALL.into_iter().find_map(|group| {
        let rest = key.strip_prefix(group.label())?;
        Some((group, rest.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches("属于").to_owned()))
    })?;
    let belongs = |one: &One| match one {
        One::Reply(reply) => reply.outcome().group() == group,
        One::Without(_) => group == OutcomeGroup::OtherDisposal,
        One::Open => false,
    };
    WORDS.read(&rest).ok().filter(|found| !rest.is_empty() && belongs(found))
}

fn from_row(label: Table3Label) -> Option<One> {
    match label {
        Table3Label::Row(Table3Row::Disposed(outcome)) => match outcome {
            Outcome::OtherDisposal(OtherDisposal::SupplementNotMade) => Some(One::Without(Without::Supplement)),
            Outcome::OtherDisposal(OtherDisposal::FeeNotPaid) => Some(One::Without(Without::Fee)),
            other => from_outcome(other).map(One::Reply),
        },
        Table3Label::Row(Table3Row::CarriedOut) => Some(One::Open),
        _ => None,
    }
}

/// The reply that a row stands for. Of a row that several share, the one that most of its letters are: the counts are
/// the same.
fn from_outcome(outcome: Outcome) -> Option<Reply> {
    match outcome {
        Outcome::Granted => Some(Reply::Provided),
        Outcome::UnableToProvide(UnableReason::NotHeld) => Some(Reply::DoesNotExist),
        Outcome::OtherDisposal(_) => None,
        other => Reply::ALL.into_iter().find(|reply| reply.outcome() == other),
    }
}

/// The results as the template offers them.
pub(in crate::import) fn results_offered() -> Vec<&'static str> {
    let replies = Reply::ALL.iter().map(|reply| match reply {
        Reply::AlreadyPublished => "已主动公开",
        Reply::PartlyProvided => "部分公开",
        other => other.label(),
    });
    replies.chain(["逾期不补正", "逾期未缴费", "撤回申请", "并入其他申请", "办理中"]).collect()
}

/// The grounds as the template offers them.
pub(in crate::import) fn grounds_offered() -> Vec<&'static str> {
    let withheld = Reply::ALL.iter().filter(|reply| matches!(reply, Reply::Withheld(_)));
    withheld.map(|reply| reply.label()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_and_every_reply_is_read_by_label_and_identifier() {
        for reply in Reply::ALL {
            assert_eq!(read_result(reply.label()), Ok(Said::Answered(vec![reply])), "{}", reply.label());
            assert_eq!(read_result(reply.id()), Ok(Said::Answered(vec![reply])), "{}", reply.id());
        }
        for outcome in Outcome::ALL.into_iter().filter(|outcome| outcome.id() != "other_disposal.other") {
            let read = read_result(outcome.label()).unwrap_or(Said::Open);
            let row = match &read {
                Said::Answered(replies) => gongkai_law::reply::row(replies),
                Said::Ended(Without::Supplement) => Some(Outcome::OtherDisposal(OtherDisposal::SupplementNotMade)),
                Said::Ended(Without::Fee) => Some(Outcome::OtherDisposal(OtherDisposal::FeeNotPaid)),
                _ => None,
            };
            assert_eq!(row, Some(outcome), "{}", outcome.label());
        }
    }

    #[test]
    fn results_are_read_as_ledgers_write_them() {
        use Reply as R;
        let answered = |text: &str| match read_result(text) {
            Ok(Said::Answered(replies)) => replies,
            other => panic!("{text}: {other:?}"),
        };
        for (text, reply) in [
            ("（一）予以公开", R::Provided),
            ("三、(二)部分公开", R::PartlyProvided),
            ("不予公开（国家秘密）", R::Withheld(Ground::StateSecret)),
            ("不予公开-过程性信息", R::Withheld(Ground::DeliberativeProcess)),
            ("不予公开：6.属于四类过程性信息", R::Withheld(Ground::DeliberativeProcess)),
            ("4.保护第三方合法权益", R::Withheld(Ground::ThirdPartyRights)),
            ("危及“三安全一稳定”", R::Withheld(Ground::SecurityAndStability)),
            ("无法提供（信息不存在）", R::DoesNotExist),
            ("1.本机关不掌握相关政府信息", R::DoesNotExist),
            ("不予处理-重复申请", R::RepeatRequest),
            ("非本机关", R::NotResponsible),
            ("withheld.state_secret", R::Withheld(Ground::StateSecret)),
        ] {
            assert_eq!(answered(text), [reply], "{text}");
        }
        assert_eq!(answered("予以公开；信息不存在"), [R::Provided, R::DoesNotExist]);
        assert_eq!(read_result("其他处理-撤回申请"), Ok(Said::Ended(Without::Withdrawn)));
        assert_eq!(read_result("结转下年度继续办理"), Ok(Said::Open));
    }

    #[test]
    fn what_is_not_enough_says_what_to_write() {
        for (text, mend) in [
            ("不予公开", "请写明不予公开的理由"),
            ("无法提供", "请写明原因"),
            ("其他", "不属于政府信息、撤回申请"),
            ("已办结", "请写答复的类型"),
            ("属于囯家秘密", "是不是“属于国家秘密”"),
            ("见附件", "请写模板中列出的答复类型"),
            ("予以公开；办理中", "不能和别的答复写在一起"),
        ] {
            assert!(read_result(text).is_err_and(|error| error.contains(mend)), "{text}: {:?}", read_result(text));
        }
    }

    #[test]
    fn grounds_of_a_partial_answer_may_be_several() {
        let third = Ground::ThirdPartyRights;
        assert_eq!(read_grounds("个人隐私"), Ok(vec![third]));
        assert_eq!(read_grounds("个人隐私、国家秘密"), Ok(vec![third, Ground::StateSecret]));
        assert!(read_grounds("信息不存在").is_err());
    }
}
