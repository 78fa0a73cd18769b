//! The calendar that a body works by: the one built in, with the years and regional holidays that the body recorded.

use gongkai_law::calendar::{Calendar, RegionalHoliday};
use jiff::civil::Date;

use crate::{BodyFact, Record};

/// The calendar of a body as it was known on a day: the arrangements recorded by then. A later one of the same year, or
/// of the same region and year, takes the place of the earlier one.
#[must_use]
pub fn calendar_on(record: &Record<BodyFact>, day: Date) -> Calendar {
    let mut calendar = Calendar::national();
    let mut regional: Vec<(&str, i16, &[RegionalHoliday])> = Vec::new();
    for fact in record.state().facts().iter().filter(|fact| fact.on <= day) {
        match &fact.what {
            // what contradicts itself was refused when it was to be recorded
            BodyFact::YearArranged(year) => {
                calendar = calendar.clone().with_year(year.as_ref().clone()).unwrap_or(calendar);
            }
            BodyFact::RegionalHolidaysSet { region, year, days } => {
                regional.retain(|(of, other, _)| (*of, *other) != (region.as_str(), *year));
                regional.push((region, *year, days));
            }
            BodyFact::Described(_)
            | BodyFact::SettingChosen { .. }
            | BodyFact::IndexTemplateSet { .. }
            | BodyFact::GuideRevised(_)
            | BodyFact::DutiesSet(_)
            | BodyFact::SystemAdopted(_)
            | BodyFact::SystemEnded { .. }
            | BodyFact::ColumnDeclared { .. } => {}
        }
    }
    calendar.with_regional(regional.into_iter().flat_map(|(_, _, days)| days.iter().cloned()).collect())
}

#[cfg(test)]
mod tests {
    use gongkai_case::RefusalCode;
    use gongkai_case::history::{Entry, Fact};
    use gongkai_law::calendar::{ImportedDay, ImportedYear};
    use jiff::civil::date;

    use super::*;
    use crate::Facts;

    fn arranged(year: i16, days: &[(Date, bool)]) -> BodyFact {
        let day = |(date, is_off_day): &(Date, bool)| ImportedDay {
            date: *date,
            name: "国庆".to_owned(),
            is_off_day: *is_off_day,
        };
        BodyFact::YearArranged(Box::new(ImportedYear {
            year,
            papers: Vec::new(),
            days: days.iter().map(day).collect(),
        }))
    }

    fn holidays(days: &[Date]) -> BodyFact {
        let day = |date: &Date| RegionalHoliday { date: *date, name: "三月三".to_owned() };
        BodyFact::RegionalHolidaysSet {
            region: "示范自治县".to_owned(),
            year: 2028,
            days: days.iter().map(day).collect(),
        }
    }

    fn record(facts: &[(Date, BodyFact)]) -> Record<BodyFact> {
        Record::of(facts.iter().map(|(on, what)| Entry::Fact(Fact { on: *on, what: what.clone() })))
    }

    #[test]
    fn an_arrangement_holds_from_the_day_it_was_known_and_a_later_one_takes_its_place() {
        let (sunday, monday) = (date(2028, 10, 8), date(2028, 10, 9));
        let record = record(&[
            (date(2027, 11, 1), arranged(2028, &[(sunday, true)])),
            (date(2028, 2, 1), arranged(2028, &[(sunday, false), (monday, true)])),
        ]);
        let works = |known, day| calendar_on(&record, known).is_working(day);
        assert!(!works(date(2027, 10, 31), sunday));
        assert!(calendar_on(&record, date(2027, 11, 1)).has_notice(2028));
        assert!(works(date(2028, 2, 1), sunday) && !works(date(2028, 2, 1), monday));
        assert!(works(date(2027, 12, 1), monday));
    }

    #[test]
    fn holidays_of_a_region_are_off_and_can_be_set_anew() {
        let (first, second) = (date(2028, 3, 28), date(2028, 3, 29));
        let record = record(&[(date(2028, 1, 5), holidays(&[first])), (date(2028, 1, 20), holidays(&[second]))]);
        assert!(!calendar_on(&record, date(2028, 1, 5)).is_working(first));
        let later = calendar_on(&record, date(2028, 1, 20));
        assert!(later.is_working(first) && !later.is_working(second));
    }

    #[test]
    fn what_contradicts_itself_is_refused_with_its_reason() {
        let refused = |what| BodyFact::possible(&[Fact { on: date(2028, 1, 1), what }]).unwrap_err();
        let worked = refused(arranged(2028, &[(date(2028, 10, 1), false)]));
        assert_eq!(worked.code, RefusalCode::DoesNotApply);
        assert!(worked.what.contains("2028-10-01"), "{}", worked.what);
        assert!(refused(holidays(&[date(2027, 3, 3)])).what.contains("2027年3月3日"));
    }
}
