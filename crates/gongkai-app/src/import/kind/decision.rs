//! The ledger of licences, penalties and compulsory measures.

use gongkai_catalogue::DecisionFact;

use super::Step;
use super::catalogue::Told;
use crate::import::field::Field;
use crate::import::line::Line;
use crate::import::words::{DECISIONS, OVERTURNINGS};

pub(super) const FIELDS: &[Field] = &[
    Field::text("number", "决定书文号", "决定书的文号，每件一个")
        .also(&[
            "行政许可决定文书号",
            "行政许可决定书文号",
            "行政处罚决定书文号",
            "行政处罚决定文书号",
            "许可决定书文号",
            "处罚决定书编号",
            "文书号",
            "决定文书号",
            "行政决定文书号",
            "处罚决定书文号",
            "许可文书号",
            "文号",
            "决定书编号",
            "编号",
        ])
        .such_as("示罚决〔2025〕第12号", "示许准〔2025〕第3号")
        .required(),
    Field::one_of("kind", "决定种类", || DECISIONS.offered(), "行政许可、行政处罚还是行政强制")
        .also(&["种类", "类别", "类型", "决定类型", "行政行为种类", "行为类型"])
        .such_as("行政处罚", "行政许可")
        .required()
        .by_heads(&[("行政许可", &["许可"]), ("行政处罚", &["处罚"]), ("行政强制", &["强制"])]),
    Field::day("made", "决定日期", "作出决定的日期，决定它计入哪一年")
        .also(&[
            "作出决定日期",
            "处罚日期",
            "处罚决定日期",
            "许可日期",
            "许可决定日期",
            "强制决定日期",
            "作出日期",
            "决定时间",
        ])
        .such_as("2025-04-02", "2025-05-16")
        .required(),
    Field::day("published", "公开日期", "向社会公开的日期")
        .also(&["公示日期", "公开时间", "公示时间"])
        .such_as("2025-04-09", ""),
    Field::text("outlet", "公开渠道", "在哪里公开")
        .also(&["公示渠道", "公开平台", "公示网站", "公开方式"])
        .such_as("示范县人民政府门户网站", "")
        .assumed("按“本单位网站”登记"),
    Field::text("unpublished", "不公开理由", "依法不公开的，写明理由")
        .also(&["未公开理由", "未公开原因"])
        .such_as("", "涉及商业秘密"),
    Field::day("overturned", "变更撤销日期", "决定被变更、撤销、确认违法的日期").also(&["撤销日期", "变更日期"]),
    Field::one_of("overturning", "变更撤销情形", || OVERTURNINGS.offered(), "怎样被变更或撤销").also(&["撤销情形"]),
    Field::day("withdrawn", "撤回公开日期", "从公开渠道撤下的日期").also(&["撤下日期"]),
    Field::yes_no("reasons_published", "公开说明理由", "撤回时是否公开说明理由").also(&["是否公开说明理由"]),
];

pub(super) fn read(line: &mut Line<'_>) -> Option<Told<DecisionFact>> {
    let number = line.text("number");
    let kind = line.choice("kind", &DECISIONS);
    let made = line.day("made");
    let mut later = Vec::new();
    let outlet = line.text("outlet").unwrap_or_else(|| "本单位网站".to_owned());
    if let Some(on) = line.day("published") {
        later.push(Step::new("published", on, DecisionFact::Published { outlet }));
    }
    if let Some((why, made)) = line.text("unpublished").zip(made) {
        later.push(Step::new("unpublished", made, DecisionFact::LeftUnpublished { why }));
    }
    match (line.day("overturned"), line.choice("overturning", &OVERTURNINGS)) {
        (Some(on), Some(how)) => later.push(Step::new("overturned", on, DecisionFact::Overturned(how))),
        (Some(_), None) => line.fault("overturning", "没有填写", "请填写怎样被变更或撤销"),
        (None, Some(_)) => line.fault("overturned", "没有填写", "请填写变更、撤销的日期"),
        (None, None) => {}
    }
    let reasons_published = line.yes("reasons_published").unwrap_or(false);
    if let Some(on) = line.day("withdrawn") {
        later.push(Step::new("withdrawn", on, DecisionFact::Withdrawn { reasons_published }));
    }
    line.in_order(&[("made", "published"), ("made", "overturned"), ("published", "withdrawn")]);
    later.sort_by_key(|step| step.fact.on);
    let number = number?;
    let mut steps = vec![Step::new("made", made?, DecisionFact::Made { kind: kind?, number: number.clone() })];
    steps.extend(later);
    Some(Told { number, steps })
}
