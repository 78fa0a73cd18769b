//! Every period of the law: its length, its provision, and its last day from the same starts.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test that cannot go on fails

use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::{Period, PeriodLength, period_due};
use jiff::civil::Date;

/// Before the weeks of 中秋 and 国庆 2026, on a day of 国庆, and before the year's end: the last days of a period counted
/// from each, computed by hand from the notices.
const STARTS: [&str; 3] = ["2026-09-15", "2026-10-03", "2025-12-25"];

/// That the period ends on those days and stands in that provision; that the day before the last is still inside and
/// leaves one day to count, and that nothing is counted after it.
fn ends(period: Period, provision: &str, last: [&str; 3]) {
    for (from, last) in STARTS.into_iter().zip(last) {
        let found = period_due(&Calendar::national(), period, from.parse().unwrap()).unwrap();
        let last: Date = last.parse().unwrap();
        assert_eq!(found.due, last, "{} from {from}", period.label());
        assert_eq!(found.provision.to_string(), provision, "{}", period.label());
        assert_eq!(found.days.last().unwrap().date, last, "{}", period.label());
        let PeriodLength::Working(length) = period.on(found.from).unwrap().value else { continue };
        let on_time = found.days.iter().filter(|step| step.counted.is_some()).count();
        let before = found.days.iter().filter(|step| step.date < last && step.counted.is_some()).count();
        assert_eq!((before + 1, on_time), (length.get().into(), length.get().into()), "{}", period.label());
    }
}

const TWO: [&str; 3] = ["2026-09-17", "2026-10-09", "2025-12-29"];
const THREE: [&str; 3] = ["2026-09-18", "2026-10-10", "2025-12-30"];
const FIVE: [&str; 3] = ["2026-09-21", "2026-10-13", "2026-01-04"];
const SEVEN: [&str; 3] = ["2026-09-23", "2026-10-15", "2026-01-06"];
const TEN: [&str; 3] = ["2026-09-29", "2026-10-20", "2026-01-09"];
const FIFTEEN: [&str; 3] = ["2026-10-12", "2026-10-27", "2026-01-16"];
const TWENTY: [&str; 3] = ["2026-10-19", "2026-11-03", "2026-01-23"];

#[test]
fn art_33_answer_and_extension_have_twenty_working_days_each() {
    ends(Period::Answer, "《政府信息公开条例》第三十三条第二款", TWENTY);
    ends(Period::Extension, "《政府信息公开条例》第三十三条第二款", TWENTY);
}

#[test]
fn art_30_a_supplement_is_asked_for_within_seven_working_days() {
    ends(Period::AskSupplement, "《政府信息公开条例》第三十条", SEVEN);
}

#[test]
fn art_32_the_third_party_has_fifteen_working_days() {
    ends(Period::ThirdPartyOpinion, "《政府信息公开条例》第三十二条", FIFTEEN);
}

#[test]
fn art_34_the_co_maker_has_fifteen_working_days() {
    ends(Period::CoMakerOpinion, "《政府信息公开条例》第三十四条", FIFTEEN);
}

#[test]
fn art_26_publication_is_due_within_twenty_working_days() {
    ends(Period::Publication, "《政府信息公开条例》第二十六条", TWENTY);
}

#[test]
fn fee_art_6_the_fee_is_paid_within_twenty_working_days() {
    ends(Period::FeePayment, "《政府信息公开信息处理费管理办法》第六条", TWENTY);
}

#[test]
fn openness_rules_the_explainer_follows_within_three_working_days() {
    ends(Period::Explainer, "《〈关于全面推进政务公开工作的意见〉实施细则》", THREE);
}

#[test]
fn resource_opinion_licences_and_penalties_are_published_within_seven_working_days() {
    ends(Period::LicenceOrPenalty, "《关于推进公共资源配置领域政府信息公开的意见》", SEVEN);
}

#[test]
fn procurement_arts_43_50_and_52_two_two_and_three_working_days() {
    ends(Period::ProcurementAward, "《政府采购法实施条例》第四十三条第二款", TWO);
    ends(Period::ProcurementContract, "《政府采购法实施条例》第五十条", TWO);
    ends(Period::ProcurementEnquiry, "《政府采购法实施条例》第五十二条第一款", THREE);
}

#[test]
fn penalty_art_48_withdrawal_within_three_working_days() {
    ends(Period::PenaltyWithdrawal, "《行政处罚法》第四十八条第二款", THREE);
}

#[test]
fn rule_making_art_34_a_rule_is_filed_within_thirty_days() {
    // 24 January 2026 is a Saturday
    let last = ["2026-10-15", "2026-11-02", "2026-01-26"];
    ends(Period::RuleFiling, "《规章制定程序条例》第三十四条", last);
}

#[test]
fn tendering_art_54_candidates_within_three_calendar_days() {
    // 3 + 3 October lies in the holiday, 28 December is a Sunday
    let last = ["2026-09-18", "2026-10-08", "2025-12-29"];
    ends(Period::TenderCandidates, "《招标投标法实施条例》第五十四条第一款", last);
}

#[test]
fn reconsideration_arts_48_54_and_62_periods_of_the_organ() {
    ends(Period::ReconsiderationAnswer, "《行政复议法》第四十八条", TEN);
    ends(Period::ReconsiderationAnswerSimple, "《行政复议法》第五十四条第一款", FIVE);
    // 14 November is a Saturday; 2 December, 23 February (the last day of 春节 2026)
    let sixty = ["2026-11-16", "2026-12-02", "2026-02-24"];
    ends(Period::ReconsiderationDecision, "《行政复议法》第六十二条第一款", sixty);
    // 15 October; 2 November; 24 January 2026 is a Saturday
    let thirty = ["2026-10-15", "2026-11-02", "2026-01-26"];
    ends(Period::ReconsiderationDecisionExtension, "《行政复议法》第六十二条第一款", thirty);
    ends(Period::ReconsiderationDecisionSimple, "《行政复议法》第六十二条第二款", thirty);
    ends(Period::ApplyReconsideration, "《行政复议法》第二十条第一款", sixty);
}

#[test]
fn litigation_arts_45_and_67_fifteen_calendar_days() {
    // 30 September; 18 October is a Sunday; 9 January
    let last = ["2026-09-30", "2026-10-19", "2026-01-09"];
    ends(Period::SuitAnswer, "《行政诉讼法》第六十七条第一款", last);
    ends(Period::SueAfterReconsideration, "《行政诉讼法》第四十五条", last);
}

#[test]
fn litigation_art_46_six_months_and_a_year_where_the_period_was_not_told() {
    // 15 March and 3 April 2027 (a Saturday, before 清明 on Monday), 25 June 2026
    ends(Period::Sue, "《行政诉讼法》第四十六条第一款", ["2027-03-15", "2027-04-06", "2026-06-25"]);
    // 15 September 2027 is 中秋, 3 October 国庆; 25 December 2026 a Friday
    let year = ["2027-09-16", "2027-10-04", "2026-12-25"];
    let place = "《最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释》第六十四条第一款";
    ends(Period::SueUntold, place, year);
    ends(Period::ApplyReconsiderationUntold, "《行政复议法》第二十条第三款", year);
}
