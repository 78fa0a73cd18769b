//! The ledger of reconsiderations and suits.

use gongkai_case::dispute::{self, DisputeEvent as E, DisputeFiling, Grievance, Instance, Procedure, Role};
use gongkai_case::{CaseId, PersonId};
use gongkai_law::dispute::DisputeKind;
use jiff::civil::Date;

use super::{Ledger, Maker, Step, all};
use crate::confide::DETAILS;
use crate::import::columns::Columns;
use crate::import::fault::Fault;
use crate::import::field::Field;
use crate::import::line::{Line, fault_of};
use crate::import::words::{DISPUTES, GRIEVANCES, PROCEDURES, RESULTS, ROLES};
use crate::record::{AnyEntry, RecordKind};

pub(super) const FIELDS: &[Field] = &[
    Field::text("number", "案号", "复议机关或者法院的案号，每件一个；上诉、再审与一审同一行")
        .also(&["案件编号", "案件号", "受理文号", "复议案号", "一审案号", "立案号", "编号"])
        .such_as("示政复〔2025〕第8号", "（2025）示行初12号")
        .required(),
    Field::one_of("kind", "案件种类", || DISPUTES.offered(), "表四的三类之一")
        .also(&["案件类型", "救济类型", "种类", "类别", "类型", "案件类别"])
        .such_as("行政复议", "未经复议直接起诉")
        .required(),
    Field::day("filed", "受理日期", "受理、立案的日期；不知道的填得知的日期")
        .also(&["立案日期", "收案日期", "受理时间", "立案时间", "收到日期", "提起日期"])
        .such_as("2025-04-10", "2025-06-03")
        .required(),
    Field::text("authority", "审理机关", "复议机关或者法院")
        .also(&["复议机关", "受理机关", "受理法院", "法院", "复议机关或法院", "管辖机关", "一审法院", "审理单位"])
        .such_as("示范县人民政府", "示范县人民法院")
        .required(),
    Field::text("request", "申请登记编号", "所涉申请的登记编号，申请台账里的编号").also(&[
        "关联申请编号",
        "涉及申请编号",
        "原申请编号",
        "申请编号",
        "对应申请编号",
    ]),
    Field::text("after", "前置复议案号", "复议后起诉的，填之前的复议案号").also(&["原复议案号"]),
    Field::text("complainant", "提出人", "复议申请人、原告；加密保存")
        .also(&["申请人", "原告", "当事人", "复议申请人", "申请人姓名", "原告姓名"])
        .such_as("（示例）王某", "（示例）李某")
        .personal(),
    Field::one_of("grievance", "事由", || GRIEVANCES.offered(), "不服什么")
        .also(&["案由", "争议事项", "复议事项", "诉讼事由"])
        .such_as("不服答复", "未按期答复")
        .assumed("按不服答复登记"),
    Field::one_of("role", "本单位地位", || ROLES.offered(), "原行政机关，还是作为复议机关被诉；后者不计入表四")
        .also(&["诉讼地位", "本机关地位"])
        .assumed("按原行政机关登记"),
    Field::day("copy", "收到副本日期", "收到申请书、起诉状副本的日期")
        .also(&["收到答复通知日期", "副本收到日期", "收到副本时间"])
        .such_as("2025-04-14", "2025-06-06"),
    Field::one_of("procedure", "审理程序", || PROCEDURES.offered(), "复议适用的程序")
        .also(&["程序"])
        .assumed("按普通程序登记"),
    Field::day("submitted", "提交答复日期", "提交答复书、答辩状和证据的日期")
        .also(&["答复日期", "答辩日期", "提交证据日期", "提交答辩日期"])
        .such_as("2025-04-22", "2025-06-17"),
    Field::day("decided", "审结日期", "作出决定、裁判的日期；没有审结的不填")
        .also(&["结案日期", "决定日期", "判决日期", "裁判日期", "审结时间", "结案时间", "一审审结日期", "一审结案日期"])
        .such_as("2025-06-05", ""),
    Field::one_of("result", "审理结果", || RESULTS.offered(), "怎样审结")
        .also(&["结果", "复议结果", "判决结果", "处理结果", "裁判结果", "结案方式", "一审结果", "案件结果"])
        .such_as("维持", ""),
    Field::yes_no("new_answer", "责令重新答复", "是否责令重新答复").also(&["是否责令重新答复", "是否重新答复"]),
    Field::day("new_answer_by", "重新答复期限", "责令重新答复的期限，没有写明的不填"),
    Field::day("second_opened", "二审立案日期", "上诉立案的日期").also(&["上诉日期", "二审受理日期"]),
    Field::text("second_number", "二审案号", "二审的案号"),
    Field::day("second_decided", "二审审结日期", "二审裁判的日期").also(&["二审结案日期"]),
    Field::one_of("second_result", "二审结果", || RESULTS.offered(), "对原行政行为而言的结果"),
    Field::day("retrial_opened", "再审立案日期", "再审立案的日期"),
    Field::text("retrial_number", "再审案号", "再审的案号"),
    Field::day("retrial_decided", "再审审结日期", "再审裁判的日期").also(&["再审结案日期"]),
    Field::one_of("retrial_result", "再审结果", || RESULTS.offered(), "对原行政行为而言的结果"),
];

/// Pairs of days, of which the second cannot lie before the first.
const ORDER: &[(&str, &str)] = &[
    ("filed", "copy"),
    ("copy", "submitted"),
    ("filed", "decided"),
    ("decided", "second_opened"),
    ("second_opened", "second_decided"),
    ("second_decided", "retrial_opened"),
    ("retrial_opened", "retrial_decided"),
];

/// A row that was read.
#[derive(Clone)]
pub(in crate::import) struct Dispute {
    pub(in crate::import) number: String,
    kind: DisputeKind,
    filed: Date,
    authority: String,
    request: Option<String>,
    after: Option<String>,
    complainant: String,
    grievance: Grievance,
    role: Role,
    steps: Vec<Step<E>>,
}

/// Shows nothing of the people.
impl std::fmt::Debug for Dispute {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Dispute").field("number", &self.number).field("filed", &self.filed).finish_non_exhaustive()
    }
}

pub(super) fn read(line: &mut Line<'_>, ledger: &Ledger<'_>) -> Option<Dispute> {
    let number = line.text("number");
    let kind = line.choice("kind", &DISPUTES);
    let filed = line.day("filed");
    let authority = line.text("authority");
    let request = line.text("request");
    if let Some(wanted) = &request
        && ledger.books.find(RecordKind::Request, wanted).is_none()
    {
        line.fault("request", "在册的申请里没有这个编号", "请先导入申请台账，或者核对编号；不是在册的申请，请留空");
    }
    let after = line.text("after");
    let complainant = line.text("complainant").unwrap_or_default();
    let grievance = line.choice("grievance", &GRIEVANCES).unwrap_or(Grievance::Answer);
    let role = line.choice("role", &ROLES).unwrap_or(Role::OriginalOrgan);
    let mut steps = Vec::new();
    let procedure = line.choice("procedure", &PROCEDURES).unwrap_or(Procedure::Ordinary);
    if let Some(on) = line.day("copy") {
        steps.push(Step::new("copy", on, E::CopyReceived { procedure }));
    }
    if let Some(on) = line.day("submitted") {
        steps.push(Step::new("submitted", on, E::AnswerSubmitted));
    }
    let ordered = line.yes("new_answer").unwrap_or(false);
    let by = line.day("new_answer_by");
    let new_answer = (ordered || by.is_some()).then_some(by);
    decided(line, ("decided", "result"), new_answer, &mut steps);
    let further = [
        (Instance::Second, "second_opened", "second_number", ("second_decided", "second_result")),
        (Instance::Retrial, "retrial_opened", "retrial_number", ("retrial_decided", "retrial_result")),
    ];
    for (instance, opened, number, ended) in further {
        let case_number = line.text(number);
        if let Some(on) = line.day(opened) {
            steps.push(Step::new(opened, on, E::AppealOpened { instance, case_number }));
        }
        decided(line, ended, None, &mut steps);
    }
    line.in_order(ORDER);
    steps.sort_by_key(|step| step.fact.on);
    Some(Dispute {
        number: number?,
        kind: kind?,
        filed: filed?,
        authority: authority?,
        request,
        after,
        complainant,
        grievance,
        role,
        steps,
    })
}

/// The end of an instance: its day and its result, both or none.
fn decided(
    line: &mut Line<'_>,
    (day, result): (&'static str, &'static str),
    new_answer: Option<Option<Date>>,
    steps: &mut Vec<Step<E>>,
) {
    match (line.day(day), line.choice(result, &RESULTS)) {
        (Some(on), Some(found)) => steps.push(Step::new(result, on, E::DecisionMade { result: found, new_answer })),
        (Some(_), None) if !line.was_faulty(result) => line.fault(result, "没有填写", "已经审结的，请填写结果"),
        (None, Some(_)) if !line.was_faulty(day) => line.fault(day, "没有填写", "已经审结的，请填写审结的日期"),
        _ => {}
    }
}

impl Dispute {
    pub(super) fn entries(
        &self,
        ledger: &Ledger<'_>,
        columns: &Columns,
        maker: &mut Maker<'_>,
    ) -> Result<Vec<AnyEntry>, Fault> {
        let after = self.after.as_deref().map(|wanted| {
            maker.named(ledger, RecordKind::Dispute, wanted).ok_or_else(|| {
                let reason = "台账和在册的案件里都没有这个复议案号";
                fault_of(ledger.kind, columns, "after", reason, "请核对案号，或先导入那件复议")
            })
        });
        let person = PersonId::new((maker.id)());
        let details = maker.sealed(&person, DETAILS, &self.complainant)?;
        let filing = DisputeFiling {
            kind: self.kind,
            request: self
                .request
                .as_deref()
                .and_then(|wanted| ledger.books.find(RecordKind::Request, wanted))
                .map(CaseId::new),
            after: after.transpose()?,
            authority: self.authority.clone(),
            case_number: Some(self.number.clone()),
            grievance: self.grievance,
            role: self.role,
            details,
        };
        let filed = Step::new("filed", self.filed, E::DisputeFiled(filing));
        let mut dispute = dispute::Dispute::default();
        let mut out = Vec::new();
        for Step { field, fact } in std::iter::once(&filed).chain(&self.steps) {
            let what = dispute::What::Record(fact.what.clone());
            let command = dispute::Command { actor: ledger.actor(), on: fact.on, what };
            let entries = dispute::decide(&dispute, &command, ledger.today)
                .map_err(|refusal| fault_of(ledger.kind, columns, field, refusal.what, refusal.mend))?;
            entries.iter().cloned().for_each(|entry| dispute.evolve(entry));
            all(entries, AnyEntry::Dispute, &mut out);
        }
        Ok(out)
    }
}
