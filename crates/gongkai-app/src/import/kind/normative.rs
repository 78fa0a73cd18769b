//! The ledger of 规章 and 行政规范性文件.

use gongkai_catalogue::{Exclusion, Issue, NormativeFact, Organ};
use gongkai_document::same_text;

use super::catalogue::Told;
use super::{Ledger, Step};
use crate::import::field::Field;
use crate::import::line::Line;
use crate::import::words::{DOCUMENTS, EXCLUSIONS, VALIDITIES, Validness};

pub(super) const FIELDS: &[Field] = &[
    Field::text("number", "文号", "发文字号；没有文号的填统一登记编号")
        .also(&["发文字号", "文件编号", "文件号", "发文文号", "编号"])
        .such_as("示政规〔2024〕第3号", "示政规〔2021〕第7号")
        .required(),
    Field::text("title", "标题", "文件全称")
        .also(&["文件名称", "文件标题", "名称", "题名"])
        .such_as("示范县公共资源交易监督管理办法", "示范县限额以下工程发包管理办法")
        .required(),
    Field::one_of("kind", "文件种类", || DOCUMENTS.offered(), "规章还是行政规范性文件")
        .also(&["文件类型", "文件类别", "种类", "类别", "类型"])
        .such_as("行政规范性文件", "行政规范性文件")
        .assumed("按行政规范性文件登记"),
    Field::text("registration", "统一登记编号", "规范性文件统一登记、统一编号").also(&[
        "登记编号",
        "登记号",
        "三统一编号",
    ]),
    Field::text("lead", "制发机关", "文件署名的机关；联合制发的填牵头机关")
        .also(&["发文机关", "制定机关", "发布机关", "发文单位", "牵头机关", "印发机关"])
        .such_as("示范县公共资源交易服务中心", "")
        .assumed("按本单位制发登记"),
    Field::text("joint", "联合制发机关", "其他署名机关，几个机关用顿号隔开").also(&["联合发文机关", "联合发文单位"]),
    Field::day("issued", "制发日期", "成文日期")
        .also(&["成文日期", "印发日期", "发文日期", "发布日期", "公布日期", "制定日期"])
        .such_as("2024-05-20", "2021-08-30")
        .required(),
    Field::day("valid_from", "施行日期", "开始施行的日期")
        .also(&["实施日期", "生效日期", "施行时间"])
        .such_as("2024-07-01", "2021-10-01")
        .assumed("按制发之日起施行登记"),
    Field::day("valid_until", "有效期至", "有效的最后一日；没有规定有效期的不填")
        .also(&["有效期", "有效期截止", "有效期届满", "有效截止日期"])
        .such_as("2029-06-30", ""),
    Field::day("amended", "修改日期", "作出修改决定的日期").also(&["修订日期", "修正日期"]),
    Field::text("amended_by", "修改依据", "修改决定的文号").also(&["修改文件", "修改文号"]),
    Field::day("prolonged", "延期决定日期", "决定延长有效期的日期").also(&["延长有效期日期"]),
    Field::day("prolonged_until", "延长有效期至", "延长后有效的最后一日"),
    Field::day("repealed", "废止日期", "作出废止决定的日期")
        .also(&["废止时间", "废止决定日期"])
        .such_as("", "2024-06-10"),
    Field::text("repealed_by", "废止依据", "废止决定的文号")
        .also(&["废止文件", "废止文号"])
        .such_as("", "示政发〔2024〕第9号"),
    Field::day("repealed_from", "废止施行日期", "不再有效的第一日").assumed("按废止决定之日起不再有效登记"),
    Field::day("expired", "宣布失效日期", "宣布失效的日期"),
    Field::text("expired_by", "宣布失效依据", "宣布失效的文号").also(&["失效依据"]),
    Field::one_of("validity", "有效性", || VALIDITIES.offered(), "用来与废止、失效、修改日期核对")
        .also(&["效力状态", "时效性", "效力", "文件状态", "状态"])
        .such_as("有效", "废止"),
    Field::one_of("excluded", "不计入原因", || EXCLUSIONS.offered(), "不作为规范性文件统计的，填它是什么")
        .also(&["不作为规范性文件的类别"]),
    Field::text("excluded_why", "不计入理由", "为什么不作为规范性文件"),
];

pub(super) fn read(line: &mut Line<'_>, ledger: &Ledger<'_>) -> Option<Told<NormativeFact>> {
    let number = line.text("number");
    let title = line.text("title");
    let kind = line.choice("kind", &DOCUMENTS).unwrap_or(gongkai_catalogue::NormativeKind::NormativeDocument);
    let registration = line.text("registration");
    let lead = lead(line, ledger);
    let joint = line.text("joint").unwrap_or_default();
    let joint = joint.split(['、', ';', ',']).map(str::trim).filter(|name| !name.is_empty());
    let joint = joint.map(|name| organ(name, ledger)).collect();
    let issued = line.day("issued");
    let valid_from = line.day("valid_from").or(issued);
    let valid_until = line.day("valid_until");
    let kind_excluded = line.choice("excluded", &EXCLUSIONS);
    let why = line.text("excluded_why").unwrap_or_default();
    let excluded = kind_excluded.map(|kind| Exclusion { kind, why });
    let later = later(line);
    line.in_order(&[("issued", "amended"), ("issued", "repealed"), ("issued", "expired"), ("issued", "prolonged")]);
    agrees(line, &later);
    let (number, issued) = (number?, issued?);
    let issue = Issue {
        kind,
        excluded,
        title: title?,
        number: Some(number.clone()),
        registration,
        lead: lead?,
        joint,
        valid_from: valid_from?,
        valid_until,
    };
    let mut steps = vec![Step::new("issued", issued, NormativeFact::Issued(Box::new(issue)))];
    steps.extend(later);
    Some(Told { number, steps })
}

/// What happened to it later, in the order of the days.
fn later(line: &mut Line<'_>) -> Vec<Step<NormativeFact>> {
    let mut steps = Vec::new();
    let amended_by = line.text("amended_by").unwrap_or_default();
    if let Some(on) = line.day("amended") {
        steps.push(Step::new("amended_by", on, NormativeFact::Amended { by: amended_by }));
    }
    let until = line.day("prolonged_until");
    match (line.day("prolonged"), until) {
        (Some(on), Some(until)) => steps.push(Step::new("prolonged_until", on, NormativeFact::Prolonged { until })),
        (None, Some(_)) => line.fault("prolonged", "没有填写", "延长了有效期的，请填写作出决定的日期"),
        (Some(_), None) => line.fault("prolonged_until", "没有填写", "延长了有效期的，请填写延长到哪一日"),
        (None, None) => {}
    }
    let by = line.text("repealed_by").unwrap_or_default();
    let from = line.day("repealed_from");
    if let Some(on) = line.day("repealed") {
        let from = from.unwrap_or(on);
        steps.push(Step::new("repealed_by", on, NormativeFact::Repealed { by, from }));
    }
    let by = line.text("expired_by").unwrap_or_default();
    if let Some(on) = line.day("expired") {
        steps.push(Step::new("expired_by", on, NormativeFact::DeclaredExpired { by, from: on }));
    }
    steps.sort_by_key(|step| step.fact.on);
    steps
}

/// The column that says whether it is in force must not say otherwise than the days.
fn agrees(line: &mut Line<'_>, later: &[Step<NormativeFact>]) {
    let told = |wanted: fn(&NormativeFact) -> bool| later.iter().any(|step| wanted(&step.fact.what));
    let repealed = told(|fact| matches!(fact, NormativeFact::Repealed { .. }));
    let amended = told(|fact| matches!(fact, NormativeFact::Amended { .. }));
    match line.choice("validity", &VALIDITIES) {
        Some(Validness::Repealed) if !repealed => {
            line.fault("repealed", "有效性写着废止，没有填写废止日期", "请填写废止日期和废止依据");
        }
        Some(Validness::Amended) if !amended => {
            line.fault("amended", "有效性写着已修改，没有填写修改日期", "请填写修改日期和修改依据");
        }
        Some(Validness::InForce) if repealed => {
            line.fault("validity", "有效性写着有效，又填写了废止日期", "请核对这两列");
        }
        _ => {}
    }
}

fn lead(line: &mut Line<'_>, ledger: &Ledger<'_>) -> Option<Organ> {
    if let Some(name) = line.text("lead") {
        return Some(organ(&name, ledger));
    }
    let own = ledger.body_name.map(|name| organ(name, ledger));
    if own.is_none() {
        line.fault("lead", "没有填写，系统里也还没有本单位的名称", "请填写制发机关的全称，或先登记单位信息");
    }
    own
}

/// An organ by its name; the body itself by its code too.
fn organ(name: &str, ledger: &Ledger<'_>) -> Organ {
    let own = ledger.body_name.is_some_and(|own| same_text(own, name));
    Organ { code: own.then(|| ledger.body.to_string()), name: name.to_owned() }
}
