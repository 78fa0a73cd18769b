//! The codes of findings over records: family L. One code, one meaning, for ever.

use gongkai_case::request::FindingCode as F;
use gongkai_report::Severity::{self, Error, Info, Warning};

/// A code of the family L.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LedgerCode {
    /// What the records of a request tell.
    Request(F),
    /// Answer and evidence in a dispute came late or not at all.
    DisputeAnswerLate,
    /// A dispute that points at no request on record.
    DisputeWithoutRequest,
    /// A 规章 of a body that has no power to make any.
    RuleWithoutPower,
    /// A published penalty that fell and was not withdrawn in time.
    PenaltyNotWithdrawn,
    /// A penalty withdrawn without published reasons.
    WithdrawnWithoutReasons,
    /// Two ledger numbers of the same days.
    LedgerNumbersOverlap,
    /// A number of decisions that is not exact.
    DecisionsNotExact,
}

/// What is fixed about a code.
struct Fixed {
    code: &'static str,
    severity: Severity,
    title: &'static str,
    mend: &'static str,
}

const fn fixed(code: &'static str, severity: Severity, title: &'static str, mend: &'static str) -> Fixed {
    Fixed { code, severity, title, mend }
}

impl LedgerCode {
    /// All codes.
    pub fn all() -> impl Iterator<Item = Self> {
        let others = [
            Self::DisputeAnswerLate,
            Self::DisputeWithoutRequest,
            Self::RuleWithoutPower,
            Self::PenaltyNotWithdrawn,
            Self::WithdrawnWithoutReasons,
            Self::LedgerNumbersOverlap,
            Self::DecisionsNotExact,
        ];
        F::ALL.into_iter().map(Self::Request).chain(others)
    }

    /// The code: `L101`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.fixed().code
    }

    /// The code of that name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|known| known.code() == code)
    }

    /// What is wrong, in a few words.
    #[must_use]
    pub const fn title(self) -> &'static str {
        self.fixed().title
    }

    /// How grave it is.
    #[must_use]
    pub const fn severity(self) -> Severity {
        self.fixed().severity
    }

    /// What to do.
    #[must_use]
    pub const fn mend(self) -> &'static str {
        self.fixed().mend
    }

    const fn fixed(self) -> Fixed {
        match self {
            Self::Request(code) => of_request(code),
            Self::DisputeAnswerLate => {
                fixed("L141", Error, "逾期提交答复和证据", "请尽快提交答复和证据；已审结的，说明原因")
            }
            Self::DisputeWithoutRequest => {
                fixed("L142", Info, "没有写明所涉的申请", "请补上所涉的申请；申请不在本库的，无需处理")
            }
            Self::RuleWithoutPower => {
                fixed("L151", Error, "没有规章制定权", "请核对文件种类：没有规章制定权的机关不能制发规章")
            }
            Self::PenaltyNotWithdrawn => {
                fixed("L152", Error, "处罚决定信息逾期未撤回", "请撤回已公开的处罚决定信息，并公开说明理由")
            }
            Self::WithdrawnWithoutReasons => fixed("L153", Error, "撤回没有说明理由", "请公开说明撤回的理由"),
            Self::LedgerNumbersOverlap => {
                fixed("L154", Warning, "台账计数日期重叠", "请核对两条计数的起止日期，更正重复的一条")
            }
            Self::DecisionsNotExact => {
                fixed("L155", Warning, "决定件数不是确数", "请按台账查实件数后更正，表中没有计入这一条")
            }
        }
    }
}

const fn of_request(code: F) -> Fixed {
    match code {
        F::AnsweredLate => fixed("L101", Error, "逾期答复", "请说明原因；有延期、征求意见未登记的，补记后再看"),
        F::Overdue => fixed("L102", Error, "逾期未答复", "请尽快答复"),
        F::ConfirmationOverdue => fixed("L103", Warning, "逾期未确认收到", "请与申请人确认收到，并登记确认之日"),
        F::IdentityUnproven => fixed("L104", Error, "没有身份证明", "有身份证明的，请补记；没有的，今后先要求补正"),
        F::AgentUnauthorised => fixed("L105", Error, "代理人没有授权", "请代理人补交授权委托书"),
        F::SupplementAskedLate => fixed("L106", Error, "逾期告知补正", "请核对告知补正的日期"),
        F::SupplementAskedAgain => fixed("L107", Error, "多次要求补正", "请核对：补正应当一次性告知"),
        F::SupplementWithoutPeriod => fixed("L108", Error, "补正没有写明期限", "请核对补正告知书，写明合理的补正期限"),
        F::ConsequenceUntold => fixed("L109", Warning, "补正没有写明后果", "今后请在补正告知书中写明逾期不补正的后果"),
        F::ExtensionUnapproved => {
            fixed("L110", Error, "延期没有经过同意", "有审批记录的，请补记；没有的，延期不发生效力")
        }
        F::ExtensionLate => fixed("L111", Error, "延期告知过晚", "请核对告知延期的日期；原期限届满后的延期不发生效力"),
        F::ExtensionAgain => fixed("L112", Error, "多次延期", "请核对：答复期限只能延长一次"),
        F::ExtensionTooLong => fixed("L113", Error, "延期过长", "请核对延长的工作日数"),
        F::ConsultationUnserved => fixed("L114", Error, "征求意见没有送达日期", "请补记征求意见书送达和意见到达的日期"),
        F::ObjectionIgnored => fixed("L115", Error, "不顾第三方的合理反对", "请核对第三方意见和公开决定的依据"),
        F::ReleasedBeforeTold => fixed("L116", Error, "没有先告知第三方", "请核对书面告知第三方的日期"),
        F::FeeNoticedLate => fixed("L117", Error, "逾期通知收费", "请核对收费通知送达的日期"),
        F::FeeWrong => fixed("L118", Error, "收费与标准不符", "请按标准重新计算；多收的退还"),
        F::FeeForPublished => fixed("L119", Error, "已公开的信息按量收费", "请退还按量收取的费用"),
        F::ArticleDoesNotFit => fixed("L120", Error, "条款与处理结果不符", "请核对答复书引用的条款和处理结果"),
        F::ReasonsMissing => fixed("L121", Error, "没有说明理由", "请核对答复书是否写明理由"),
        F::RefusalsOfSeveralKinds => fixed("L122", Info, "一件申请有几种拒绝", "今后请在登记时按一事一申请拆分"),
        F::AnswerUnapproved => fixed("L123", Error, "答复没有审核", "有审批单的，请补记"),
        F::ServiceUnproven => fixed("L124", Error, "没有送达凭证", "请补记送达凭证：签收记录、挂号信号或者送达回证"),
        F::SentByCourier => fixed("L125", Warning, "交快递企业寄递", "今后请交邮政企业寄递"),
        F::ReturnedUnserved => fixed("L126", Error, "退回后没有再次送达", "请再次送达，并登记"),
        F::RemedyWrong => fixed("L127", Error, "救济途径告知有误", "请核对答复书告知的救济途径"),
        F::Unregistered => fixed("L128", Warning, "没有登记编号", "请补登记编号"),
        F::NeverConfirmed => fixed("L129", Warning, "没有确认收到", "有确认记录的，请补记确认之日"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_code_has_one_meaning() {
        let codes: BTreeSet<&str> = LedgerCode::all().map(LedgerCode::code).collect();
        assert_eq!(codes.len(), LedgerCode::all().count());
        assert!(codes.iter().all(|code| code.len() == 4 && code.starts_with('L')));
        let titles: BTreeSet<&str> = LedgerCode::all().map(LedgerCode::title).collect();
        assert_eq!(titles.len(), codes.len());
        assert!(LedgerCode::all().all(|code| LedgerCode::from_code(code.code()) == Some(code)));
        assert!(LedgerCode::all().all(|code| !code.mend().is_empty()));
    }

    #[test]
    fn what_breaks_no_rule_of_law_is_no_error_but_for_what_must_be_proven() {
        for code in F::ALL.into_iter().filter(|code| !code.is_unlawful()) {
            let must_be_proven = matches!(code, F::ServiceUnproven | F::ConsultationUnserved);
            assert_eq!(LedgerCode::Request(code).severity() == Error, must_be_proven, "{}", code.id());
        }
    }
}
