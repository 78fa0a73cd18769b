//! Normative documents: what is possible, what is in force, what counts.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test that cannot go on fails

use gongkai_case::history::{Entry, Fact};
use gongkai_case::{Refusal, RefusalCode};
use gongkai_catalogue::{
    AmendmentCounts, Command, CountingRules, End, Exclusion, ExclusionKind, FilingWithin, Issue, Normative,
    NormativeFact, NormativeKind, NotCounted, Organ, Record, Validity, YearSoFar, count_normative, decide, filing_due,
};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 6, 1);

fn organ(name: &str) -> Organ {
    Organ { code: None, name: name.to_owned() }
}

fn body() -> Organ {
    organ("示范县发展和改革局")
}

fn issue(valid_until: Option<Date>) -> Issue {
    Issue {
        kind: NormativeKind::NormativeDocument,
        excluded: None,
        title: "示范县公共资源交易管理办法".to_owned(),
        number: Some("示发改〔2023〕9号".to_owned()),
        registration: Some("SFX-2023-001".to_owned()),
        lead: body(),
        joint: Vec::new(),
        valid_from: date(2023, 3, 1),
        valid_until,
    }
}

fn issued(issue: Issue) -> Fact<NormativeFact> {
    Fact { on: date(2023, 2, 10), what: NormativeFact::Issued(Box::new(issue)) }
}

fn repealed(on: Date, from: Date) -> Fact<NormativeFact> {
    Fact { on, what: NormativeFact::Repealed { by: "示发改〔2024〕2号".to_owned(), from } }
}

/// Records facts one after the other.
fn record(facts: impl IntoIterator<Item = Fact<NormativeFact>>) -> Record<NormativeFact> {
    let mut record = Record::default();
    for fact in facts {
        run(&mut record, Command::Record(fact)).unwrap();
    }
    record
}

fn run(record: &mut Record<NormativeFact>, command: Command<NormativeFact>) -> Result<(), Refusal> {
    decide(record, command, TODAY)?.into_iter().for_each(|event| record.evolve(event));
    Ok(())
}

fn strike(entry: usize) -> Command<NormativeFact> {
    Command::CorrectEntry { entry, reason: "登记到了另一份文件".to_owned(), instead: None }
}

fn refused(record: &Record<NormativeFact>, fact: Fact<NormativeFact>) -> RefusalCode {
    let refusal = decide(record, Command::Record(fact), TODAY).unwrap_err();
    assert!(refusal.to_string().contains(&refusal.mend));
    refusal.code
}

/// How many are issued, repealed and in force in a year.
fn counts(record: &Record<NormativeFact>, year: YearSoFar, rules: CountingRules) -> [usize; 3] {
    let counts = count_normative([("d", record)], &body(), NormativeKind::NormativeDocument, year, rules);
    [counts.issued.len(), counts.repealed.len(), counts.in_force.len()]
}

fn by_year(record: &Record<NormativeFact>, year: i16) -> [usize; 3] {
    counts(record, YearSoFar::whole(year), CountingRules::default())
}

#[test]
fn a_document_counts_as_issued_in_its_year_and_stays_in_the_stock() {
    let record = record([issued(issue(None))]);
    assert_eq!([2022, 2023, 2024].map(|year| by_year(&record, year)), [[0, 0, 0], [1, 0, 1], [0, 0, 1]]);
    let rules = CountingRules::default();
    assert_eq!(counts(&record, YearSoFar::new(2023, date(2023, 2, 9)), rules), [0, 0, 0]);
    assert_eq!(counts(&record, YearSoFar::new(2023, date(2023, 2, 10)), rules), [1, 0, 1]);
}

#[test]
fn the_last_day_of_validity_is_still_in_force_and_the_day_after_counts_as_expiry() {
    let record = record([issued(issue(Some(date(2024, 12, 31))))]);
    let document = Normative::of(&record).unwrap();
    assert_eq!(document.validity(date(2023, 2, 9)), None);
    assert_eq!(document.validity(date(2023, 2, 28)), Some(Validity::NotYetInForce));
    assert_eq!(document.validity(date(2023, 3, 1)), Some(Validity::InForce));
    assert_eq!(document.validity(date(2024, 12, 31)), Some(Validity::InForce));
    assert_eq!(document.validity(date(2025, 1, 1)), Some(Validity::Expired));
    assert_eq!([2024, 2025].map(|year| by_year(&record, year)), [[0, 0, 1], [0, 1, 0]]);
}

#[test]
fn a_document_that_runs_out_a_day_before_the_year_ends_counts_in_that_year() {
    let record = record([issued(issue(Some(date(2024, 12, 30))))]);
    assert_eq!([2024, 2025].map(|year| by_year(&record, year)), [[0, 1, 0], [0, 0, 0]]);
}

#[test]
fn expiry_counts_as_repeal_only_if_the_rules_say_so() {
    let record = record([issued(issue(Some(date(2024, 12, 30))))]);
    let rules = CountingRules { expiry_counts_as_repeal: false, ..CountingRules::default() };
    assert_eq!(counts(&record, YearSoFar::whole(2024), rules), [0, 0, 0]);
}

#[test]
fn a_repeal_before_expiry_counts_once_and_on_the_day_it_takes_effect() {
    let record = record([issued(issue(Some(date(2025, 6, 30)))), repealed(date(2023, 12, 20), date(2024, 1, 1))]);
    let ended = Normative::of(&record).unwrap().ended.unwrap();
    assert_eq!((ended.on, ended.end, ended.by), (date(2024, 1, 1), End::Repealed, Some("示发改〔2024〕2号")));
    let years = [2023, 2024, 2025].map(|year| by_year(&record, year));
    assert_eq!(years, [[1, 0, 1], [0, 1, 0], [0, 0, 0]]);
}

#[test]
fn a_declaration_after_the_document_ran_out_is_recorded_and_changes_nothing() {
    let by = "清理结果".to_owned();
    let late = Fact { on: date(2025, 9, 1), what: NormativeFact::DeclaredExpired { by, from: date(2025, 9, 1) } };
    let record = record([issued(issue(Some(date(2024, 12, 30)))), late]);
    assert_eq!([2024, 2025].map(|year| by_year(&record, year)), [[0, 1, 0], [0, 0, 0]]);
    assert_eq!(Normative::of(&record).unwrap().ended.unwrap().on, date(2024, 12, 31));
}

#[test]
fn a_prolonged_document_stays_in_force() {
    let prolonged = |on, until| Fact { on, what: NormativeFact::Prolonged { until } };
    let start = record([issued(issue(Some(date(2024, 12, 31))))]);
    let mut record = start.clone();
    run(&mut record, Command::Record(prolonged(date(2024, 12, 31), date(2026, 12, 31)))).unwrap();
    assert_eq!([2025, 2026].map(|year| by_year(&record, year)), [[0, 0, 1], [0, 0, 1]]);
    assert_eq!(refused(&start, prolonged(date(2025, 1, 1), date(2026, 12, 31))), RefusalCode::Closed);
    assert_eq!(refused(&start, prolonged(date(2024, 1, 1), date(2024, 12, 31))), RefusalCode::TooEarly);
}

#[test]
fn a_wrong_repeal_is_struck_out_and_both_stay_visible() {
    let mut record = record([issued(issue(None)), repealed(date(2024, 5, 6), date(2024, 5, 6))]);
    assert_eq!(by_year(&record, 2024), [0, 1, 0]);
    run(&mut record, strike(2)).unwrap();
    assert_eq!(by_year(&record, 2024), [0, 0, 1]);
    assert_eq!(record.entries().len(), 3);
    assert!(matches!(record.corrected_by(2), Some(Entry::Correction { on: TODAY, instead: None, .. })));
    // what was struck out by mistake comes back by a further correction
    let instead = Some(repealed(date(2024, 5, 6), date(2024, 5, 6)));
    run(&mut record, Command::CorrectEntry { entry: 2, reason: "确已废止".to_owned(), instead }).unwrap();
    assert_eq!(by_year(&record, 2024), [0, 1, 0]);
}

#[test]
fn a_replaced_issue_keeps_its_place_before_what_happened_on_the_same_day() {
    let amended =
        Fact { on: date(2023, 2, 10), what: NormativeFact::Amended { by: "示发改〔2023〕10号".to_owned() } };
    let mut record = record([issued(issue(None)), amended]);
    let instead = Some(issued(Issue { number: Some("示发改〔2023〕8号".to_owned()), ..issue(None) }));
    run(&mut record, Command::CorrectEntry { entry: 1, reason: "文号录入有误".to_owned(), instead }).unwrap();
    let document = Normative::of(&record).unwrap();
    assert_eq!((document.issue.number.as_deref(), document.amended.len()), (Some("示发改〔2023〕8号"), 1));
    assert!(record.corrected_by(1).is_some());
}

#[test]
fn an_entry_on_which_others_rest_is_not_struck_out_before_them() {
    let mut record = record([issued(issue(None)), repealed(date(2024, 5, 6), date(2024, 5, 6))]);
    assert_eq!(decide(&record, strike(1), TODAY).unwrap_err().code, RefusalCode::TooEarly);
    run(&mut record, strike(2)).unwrap();
    run(&mut record, strike(1)).unwrap();
    assert_eq!(Normative::of(&record), None);
    assert_eq!(by_year(&record, 2023), [0, 0, 0]);
}

#[test]
fn an_amendment_counts_as_new_and_old_or_not_at_all() {
    let amended =
        Fact { on: date(2024, 4, 1), what: NormativeFact::Amended { by: "示发改〔2024〕5号".to_owned() } };
    let record = record([issued(issue(None)), amended]);
    assert_eq!(by_year(&record, 2024), [1, 1, 1]);
    let rules = CountingRules { amendment: AmendmentCounts::NotAtAll, ..CountingRules::default() };
    assert_eq!(counts(&record, YearSoFar::whole(2024), rules), [0, 0, 1]);
    let document = Normative::of(&record).unwrap();
    assert_eq!(document.validity(date(2024, 3, 31)), Some(Validity::InForce));
    assert_eq!(document.validity(date(2024, 4, 1)), Some(Validity::Amended));
}

#[test]
fn a_joint_document_counts_at_the_lead_only() {
    let joint = Issue { lead: organ("示范县人民政府"), joint: vec![body()], ..issue(None) };
    let lead = Issue { joint: vec![organ("示范县财政局")], ..issue(None) };
    let other = Issue { lead: organ("示范县人民政府"), ..issue(None) };
    let records = [joint, lead, other].map(|issue| record([issued(issue)]));
    let named = ["joint", "lead", "other"].into_iter().zip(&records);
    let (kind, year) = (NormativeKind::NormativeDocument, YearSoFar::whole(2023));
    let counts = count_normative(named, &body(), kind, year, CountingRules::default());
    assert_eq!(counts.issued.iter().map(|counted| counted.id).collect::<Vec<_>>(), ["lead"]);
    let why: Vec<_> = counts.not_counted.iter().map(|(counted, why)| (counted.id, *why)).collect();
    assert_eq!(why, [("joint", NotCounted::CountsAtLead), ("other", NotCounted::OfAnotherOrgan)]);
}

#[test]
fn what_is_not_normative_stays_in_the_register_and_never_counts() {
    for kind in ExclusionKind::ALL {
        let excluded = Some(Exclusion { kind, why: "不涉及公民、法人权利义务".to_owned() });
        let record = record([issued(Issue { excluded, ..issue(None) })]);
        assert_eq!(by_year(&record, 2023), [0, 0, 0]);
        let (row, year) = (NormativeKind::NormativeDocument, YearSoFar::whole(2023));
        let counts = count_normative([("d", &record)], &body(), row, year, CountingRules::default());
        assert_eq!(counts.not_counted[0].1, NotCounted::Excluded(kind));
    }
}

#[test]
fn rules_and_normative_documents_stand_in_rows_of_their_own() {
    let record = record([issued(Issue { kind: NormativeKind::GovernmentRule, ..issue(None) })]);
    let rules = CountingRules::default();
    let [rule, normative] = [NormativeKind::GovernmentRule, NormativeKind::NormativeDocument]
        .map(|kind| count_normative([("d", &record)], &body(), kind, YearSoFar::whole(2023), rules).issued.len());
    assert_eq!((rule, normative), (1, 0));
}

#[test]
fn only_the_impossible_is_refused() {
    let empty = Record::default();
    let start = record([issued(issue(None))]);
    assert_eq!(refused(&empty, repealed(date(2024, 1, 2), date(2024, 1, 2))), RefusalCode::TooEarly);
    assert_eq!(refused(&start, issued(issue(None))), RefusalCode::AlreadyDone);
    assert_eq!(refused(&start, repealed(date(2023, 1, 2), date(2024, 1, 2))), RefusalCode::TooEarly);
    assert_eq!(refused(&start, repealed(date(2024, 1, 2), date(2023, 1, 2))), RefusalCode::TooEarly);
    assert_eq!(refused(&start, repealed(date(2026, 6, 2), date(2026, 6, 2))), RefusalCode::InTheFuture);
    let over = record([issued(issue(None)), repealed(date(2024, 1, 2), date(2024, 1, 2))]);
    assert_eq!(refused(&over, repealed(date(2024, 3, 2), date(2024, 3, 2))), RefusalCode::AlreadyDone);
    let amended = Fact { on: date(2024, 1, 2), what: NormativeFact::Amended { by: "某文".to_owned() } };
    assert_eq!(refused(&over, amended), RefusalCode::Closed);
    assert_eq!(refused(&empty, issued(Issue { title: " ".to_owned(), ..issue(None) })), RefusalCode::Incomplete);
    assert_eq!(refused(&empty, issued(issue(Some(date(2023, 2, 28))))), RefusalCode::TooEarly);
    let twice = Issue { joint: vec![body()], ..issue(None) };
    assert_eq!(refused(&empty, issued(twice)), RefusalCode::AlreadyDone);
    assert_eq!(decide(&start, strike(0), TODAY).unwrap_err().code, RefusalCode::NoSuchEntry);
    assert_eq!(decide(&start, strike(2), TODAY).unwrap_err().code, RefusalCode::NoSuchEntry);
    let silent = Command::CorrectEntry { entry: 1, reason: String::new(), instead: None };
    assert_eq!(decide(&start, silent, TODAY).unwrap_err().code, RefusalCode::Incomplete);
}

#[test]
fn what_a_clean_up_keeps_stays_in_force_and_counts_nowhere() {
    let by = || "示府发〔2024〕2号".to_owned();
    let kept = Fact { on: date(2024, 5, 6), what: NormativeFact::Retained { by: by() } };
    let revise = Fact { on: date(2024, 5, 6), what: NormativeFact::ToBeRevised { by: by() } };
    let record = record([issued(issue(None)), revise.clone()]);
    assert_eq!(by_year(&record, 2024), [0, 0, 1]);
    assert_eq!(Normative::of(&record).unwrap().to_be_revised.unwrap().0, date(2024, 5, 6));
    assert_eq!(refused(&record, kept.clone()), RefusalCode::AlreadyDone, "one clean-up, one outcome");
    let amended = Fact { on: date(2025, 1, 2), what: NormativeFact::Amended { by: "某文".to_owned() } };
    let after = [issued(issue(None)), revise, amended];
    assert_eq!(Normative::of(&self::record(after)).unwrap().to_be_revised, None);
    let over = self::record([issued(issue(None)), repealed(date(2024, 1, 2), date(2024, 1, 2))]);
    assert_eq!(refused(&over, kept), RefusalCode::Closed, "what ended cannot be kept in force");
}

#[test]
fn rule_making_art_34_filing_is_due_within_the_days_of_the_kind() {
    let calendar = gongkai_law::calendar::Calendar::national();
    let due = |issue: Issue, within| {
        let record = record([issued(issue)]);
        let due = filing_due(&Normative::of(&record).unwrap(), within, &calendar).unwrap();
        due.map(|due| (due.due, due.provision.to_string()))
    };
    let rule = Issue { kind: NormativeKind::GovernmentRule, ..issue(None) };
    let rules = || "《规章制定程序条例》第三十四条".to_owned();
    // 12 March 2023, thirty days after 10 February, is a Sunday
    assert_eq!(due(rule.clone(), FilingWithin::ThirtyDays), Some((date(2023, 3, 13), rules())));
    assert_eq!(due(rule, FilingWithin::FifteenDays), Some((date(2023, 3, 13), rules())), "no choice for rules");
    // 25 February 2023 is a Saturday
    assert_eq!(due(issue(None), FilingWithin::FifteenDays).unwrap().0, date(2023, 2, 27));
    let internal = Exclusion { kind: ExclusionKind::Minutes, why: "会议纪要".to_owned() };
    assert_eq!(due(Issue { excluded: Some(internal), ..issue(None) }, FilingWithin::ThirtyDays), None);
    let filed = Fact {
        on: date(2023, 3, 1),
        what: NormativeFact::Filed { with: "示范市人民政府".to_owned(), number: None },
    };
    let record = record([issued(issue(None)), filed.clone()]);
    assert_eq!(Normative::of(&record).unwrap().filed, Some((date(2023, 3, 1), "示范市人民政府", None)));
    assert_eq!(refused(&record, filed), RefusalCode::AlreadyDone);
}

#[test]
fn an_organ_is_told_by_its_code_and_without_one_by_its_name() {
    let coded = |code: &str, name: &str| Organ { code: Some(code.to_owned()), name: name.to_owned() };
    assert!(coded("a", "旧名").is(&coded("a", "新名")));
    assert!(!coded("a", "同名").is(&coded("b", "同名")));
    assert!(coded("a", "同名").is(&organ("同名")));
}
