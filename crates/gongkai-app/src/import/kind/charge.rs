//! The ledger of administrative charges.

use gongkai_case::CaseId;
use gongkai_catalogue::{ChargeFact, ChargeItem};
use gongkai_document::same_text;

use super::catalogue::Told;
use super::{Ledger, Step};
use crate::import::field::Field;
use crate::import::line::Line;
use crate::record::RecordKind;

/// The charge that the fee measures know.
const PROCESSING_FEE: &str = "信息处理费";

pub(super) const FIELDS: &[Field] = &[
    Field::text("number", "票据编号", "票据或台账编号，每笔一个；不写缴款人")
        .also(&["票据号", "票据号码", "收据编号", "收据号", "缴款书编号", "编号"])
        .such_as("川财0001234", "川财0001235")
        .required(),
    Field::text("item", "收费项目", "收费目录里的项目名称；信息公开的信息处理费写“信息处理费”")
        .also(&["项目", "项目名称", "收费项目名称", "收费名称"])
        .such_as("信息处理费", "档案查阅费")
        .required(),
    Field::yuan("amount", "金额", "实收金额，单位：元")
        .also(&["收费金额", "实收金额", "收入金额", "收费额", "缴费金额"])
        .such_as("380", "1250.50")
        .required(),
    Field::day("received", "收费日期", "收到款项的日期；合并登记一段时间的，填最后一日")
        .also(&["收款日期", "缴费日期", "缴款日期", "入账日期", "日期", "收费时间"])
        .such_as("2025-03-18", "2025-06-30")
        .required(),
    Field::day("since", "起始日期", "合并登记一段时间的，填第一日").also(&["开始日期"]).such_as("", "2025-06-01"),
    Field::text("request", "对应申请编号", "信息处理费所对应的申请登记编号").also(&[
        "申请编号",
        "依申请编号",
        "申请登记编号",
    ]),
    Field::day("refunded", "退费日期", "退费的日期").also(&["退款日期"]),
    Field::yuan("refund", "退费金额", "退费金额，单位：元").also(&["退款金额"]),
];

pub(super) fn read(line: &mut Line<'_>, ledger: &Ledger<'_>) -> Option<Told<ChargeFact>> {
    let number = line.text("number");
    let name = line.text("item");
    let amount = line.yuan("amount");
    let received = line.day("received");
    let since = line.day("since");
    let request = line.text("request");
    let of_case = request.as_deref().and_then(|number| ledger.books.find(RecordKind::Request, number));
    if request.is_some() && of_case.is_none() {
        line.fault("request", "在册的申请里没有这个编号", "请先导入申请台账，或者核对编号");
    }
    let refund = line.yuan("refund");
    let refunded = match (line.day("refunded"), refund) {
        (Some(on), Some(amount)) => Some(Step::new("refund", on, ChargeFact::Refunded { amount })),
        (Some(_), None) => {
            line.fault("refund", "没有填写", "退了费的，请填写退费金额");
            None
        }
        (None, Some(_)) => {
            line.fault("refunded", "没有填写", "退了费的，请填写退费日期");
            None
        }
        (None, None) => None,
    };
    line.in_order(&[("since", "received"), ("received", "refunded")]);
    let (number, name) = (number?, name?);
    let item = if same_text(&name, PROCESSING_FEE) {
        ChargeItem::ProcessingFee { of_case: of_case.map(CaseId::new) }
    } else {
        ChargeItem::Other(name)
    };
    let fact = ChargeFact::Received { item, amount: amount?, since, number: Some(number.clone()) };
    let mut steps = vec![Step::new("received", received?, fact)];
    steps.extend(refunded);
    Some(Told { number, steps })
}
