//! `gongkai.register/1`: a document of the register as it stands on a day; `gongkai.register_difference/1`: how a list that
//! somebody else keeps differs from it; its clean-ups and what is wrong in it. And lists as arrays of objects, read as rows.

use std::collections::BTreeMap;

use gongkai_catalogue::{CleanUp, Issue, Validity};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::common::Day;

/// A document of the register.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.register/1", description = "规章、规范性文件登记簿的一份文件，在某一天的状态")]
pub struct RegisterShape<'r> {
    /// Always `gongkai.register/1`.
    #[schemars(extend("const" = "gongkai.register/1"))]
    schema: &'static str,
    /// Identifier of the record.
    record: &'r str,
    /// `government_rule` or `normative_document`.
    kind: &'static str,
    title: &'r str,
    number: Option<&'r str>,
    /// The organs named on it, the leading one first.
    organs: Vec<&'r str>,
    issued: Day,
    valid_from: Day,
    valid_until: Option<Day>,
    /// What a reader must know about it on the day.
    validity: &'static str,
    /// Days that are left, where it runs out within half a year.
    runs_out_in_days: Option<i32>,
    /// Why it is none after all, where it does not count.
    excluded: Option<&'r str>,
    /// The day it was filed.
    filed: Option<Day>,
    /// With whom.
    filed_with: Option<&'r str>,
    /// Under which number.
    filing_number: Option<&'r str>,
    /// The last day for filing it, where it is not filed yet.
    filing_due: Option<Day>,
    /// The clean-up after which it is to be revised.
    to_be_revised: Option<&'r str>,
    /// The item of the catalogue with its text.
    item: Option<&'r str>,
    /// The items that explain it.
    explainers: &'r [&'r str],
}

/// A document of the register, in the words of whoever lists it.
#[derive(Clone, Copy, Debug)]
pub struct RegisterView<'r> {
    /// Identifier of the record.
    pub record: &'r str,
    /// What it says about itself.
    pub issue: &'r Issue,
    /// The day of issue.
    pub issued: Date,
    /// The last day on which it applies.
    pub until: Option<Date>,
    /// What a reader must know about it.
    pub validity: Validity,
    /// Days that are left.
    pub runs_out_in: Option<i32>,
    /// When and with whom it was filed, and under which number.
    pub filed: Option<(Date, &'r str, Option<&'r str>)>,
    /// The last day for filing it, where it is not filed yet.
    pub filing_due: Option<Date>,
    /// The clean-up after which it is to be revised.
    pub to_be_revised: Option<&'r str>,
    /// The item of the catalogue with its text.
    pub item: Option<&'r str>,
    /// The items that explain it.
    pub explainers: &'r [&'r str],
}

/// A document of the register, as JSON.
#[must_use]
pub fn register<'r>(view: &RegisterView<'r>) -> RegisterShape<'r> {
    let issue = view.issue;
    RegisterShape {
        schema: "gongkai.register/1",
        record: view.record,
        kind: issue.kind.id(),
        title: &issue.title,
        number: issue.number.as_deref(),
        organs: std::iter::once(&issue.lead).chain(&issue.joint).map(|organ| organ.name.as_str()).collect(),
        issued: Day(view.issued),
        valid_from: Day(issue.valid_from),
        valid_until: view.until.map(Day),
        validity: view.validity.id(),
        runs_out_in_days: view.runs_out_in,
        excluded: issue.excluded.as_ref().map(|excluded| excluded.why.as_str()),
        filed: view.filed.map(|(on, ..)| Day(on)),
        filed_with: view.filed.map(|(_, with, _)| with),
        filing_number: view.filed.and_then(|(.., number)| number),
        filing_due: view.filing_due.map(Day),
        to_be_revised: view.to_be_revised,
        item: view.item,
        explainers: view.explainers,
    }
}

/// A difference between the register and a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.register_difference/1", description = "登记簿与另一份清单的一处不同")]
pub struct RegisterDifferenceShape<'r> {
    /// Always `gongkai.register_difference/1`.
    #[schemars(extend("const" = "gongkai.register_difference/1"))]
    pub schema: &'static str,
    /// `missing_here`, `missing_there`, `title`, `number`, `validity` or `twice`.
    pub what: &'static str,
    /// Where in the list.
    pub place: Option<String>,
    /// Identifier of the record here.
    pub record: Option<&'r str>,
    /// What stands here.
    pub here: Option<&'r str>,
    /// What stands there.
    pub there: Option<&'r str>,
}

/// A row of the list of a clean-up, or a document that the list leaves out.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.register_clean/1", description = "清理清单的一行，或者清单没有列入的一份现行有效文件")]
pub struct RegisterCleanShape<'r> {
    /// Always `gongkai.register_clean/1`.
    #[schemars(extend("const" = "gongkai.register_clean/1"))]
    pub schema: &'static str,
    /// `accepted`, `already`, `rejected` or `left_out`.
    pub status: &'static str,
    /// Where in the list.
    pub place: Option<String>,
    /// Identifier of the record.
    pub record: Option<&'r str>,
    /// Its title, as registered.
    pub title: Option<&'r str>,
    /// `retained`, `to_be_revised`, `amended`, `repealed` or `declared_expired`.
    pub outcome: Option<&'static str>,
    /// Why it cannot be recorded.
    pub reason: Option<&'r str>,
    /// What to do.
    pub mend: Option<&'r str>,
}

/// A clean-up: one decision over documents.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.clean_up/1", description = "一次文件清理：决定、日期，每种结果的文件")]
pub struct CleanUpShape<'r> {
    /// Always `gongkai.clean_up/1`.
    #[schemars(extend("const" = "gongkai.clean_up/1"))]
    schema: &'static str,
    /// The day of the decision.
    on: Day,
    /// The decision.
    by: &'r str,
    /// Identifiers of records by outcome.
    outcomes: BTreeMap<&'static str, &'r [&'r str]>,
}

/// A clean-up, as JSON.
#[must_use]
pub fn clean_up<'r>(of: &'r CleanUp<'r>) -> CleanUpShape<'r> {
    let outcomes = of.outcomes.iter().map(|(outcome, ids)| (outcome.id(), ids.as_slice())).collect();
    CleanUpShape { schema: "gongkai.clean_up/1", on: Day(of.on), by: of.by, outcomes }
}

/// Something that is wrong with a document of the register.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.register_finding/1", description = "登记簿的一份文件有什么不对")]
pub struct RegisterFindingShape<'r> {
    /// Always `gongkai.register_finding/1`.
    #[schemars(extend("const" = "gongkai.register_finding/1"))]
    pub schema: &'static str,
    /// `not_published`, `not_filed`, `page_says_in_force` or `title_differs`.
    pub code: &'static str,
    /// Identifier of the record.
    pub record: &'r str,
    /// Its title.
    pub title: &'r str,
    /// 文号.
    pub number: Option<&'r str>,
    /// What is wrong.
    pub what: &'r str,
    /// What to do.
    pub mend: &'r str,
    /// By what right.
    pub provision: String,
}

/// Reads an array of objects as rows under a head of their keys. Only texts,
/// numbers and truth values are taken; what is nested has no place in a table.
///
/// # Errors
/// What is wrong with the text, in Chinese.
pub fn rows_from_json(text: &str) -> Result<Vec<Vec<String>>, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| format!("不是 JSON：{error}"))?;
    let list = match &value {
        Value::Array(list) => list,
        Value::Object(object) => {
            let mut lists = object.values().filter_map(Value::as_array);
            lists.next().ok_or("里面没有数组：应当是一个数组，每个元素是一个对象")?
        }
        _ => return Err("应当是一个数组，每个元素是一个对象".to_owned()),
    };
    let mut heads: Vec<&str> = Vec::new();
    let mut rows: Vec<BTreeMap<&str, String>> = Vec::new();
    for (number, element) in (1..).zip(list) {
        let object = element.as_object().ok_or_else(|| format!("第{number}个元素不是对象"))?;
        let mut row = BTreeMap::new();
        for (key, value) in object {
            let told = match value {
                Value::String(text) => text.clone(),
                Value::Number(number) => number.to_string(),
                Value::Bool(truth) => if *truth { "是" } else { "否" }.to_owned(),
                Value::Null | Value::Array(_) | Value::Object(_) => continue,
            };
            if !heads.contains(&key.as_str()) {
                heads.push(key);
            }
            row.insert(key.as_str(), told);
        }
        rows.push(row);
    }
    let mut out = vec![heads.iter().map(|head| (*head).to_owned()).collect::<Vec<String>>()];
    out.extend(rows.into_iter().map(|mut row| heads.iter().map(|head| row.remove(head).unwrap_or_default()).collect()));
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_array_of_objects_is_rows_under_a_head() {
        let rows = rows_from_json(r#"{"data":[{"标题":"甲","序号":1},{"文号":"乙","标题":null}]}"#).unwrap();
        let at = |row: usize, head: &str| rows[row][rows[0].iter().position(|other| other == head).unwrap()].as_str();
        assert_eq!((rows.len(), rows[0].len()), (3, 3));
        assert_eq!((at(1, "标题"), at(1, "序号"), at(1, "文号")), ("甲", "1", ""));
        assert_eq!((at(2, "标题"), at(2, "序号"), at(2, "文号")), ("", "", "乙"));
        assert!(rows_from_json("[1]").unwrap_err().contains("第1个"));
        assert!(rows_from_json("{").unwrap_err().contains("JSON"));
    }
}
