//! Statutory holidays by the 放假办法 alone, for years whose arrangement is not announced yet.
//!
//! Since 2025 (国务院令第795号, art. 2): 元旦 one day, 春节 four (除夕 to 初三), 清明 one, 劳动节 two, 端午 one,
//! 中秋 one, 国庆 three. Art. 6 makes up for days that fall on a weekend and the notice then moves working
//! weekends; neither is guessed here, because which days are moved is the notice's to say. Until it is out,
//! results are provisional.

use jiff::civil::Date;

/// Lunar and solar-term festivals of a year: 春节初一, 清明, 端午, 中秋 as (month, day), from the astronomical new moons
/// and solar terms.
const FESTIVALS: [(i16, [(i8, i8); 4]); 6] = [
    (2025, [(1, 29), (4, 4), (5, 31), (10, 6)]),
    (2026, [(2, 17), (4, 5), (6, 19), (9, 25)]),
    (2027, [(2, 6), (4, 5), (6, 9), (9, 15)]),
    (2028, [(1, 26), (4, 4), (5, 28), (10, 3)]),
    (2029, [(2, 13), (4, 4), (6, 16), (9, 22)]),
    (2030, [(2, 3), (4, 5), (6, 5), (9, 12)]),
];

/// Whether every statutory holiday of that year is known.
pub(super) fn covers(year: i16) -> bool {
    FESTIVALS.iter().any(|(known, _)| *known == year)
}

/// The statutory holiday that a day is, if it is one; outside the years of the table only the holidays of the
/// solar calendar are known.
pub(super) fn statutory_holiday(date: Date) -> Option<&'static str> {
    match (date.month(), date.day()) {
        (1, 1) => return Some("元旦"),
        (5, 1) => return Some("劳动节"),
        (5, 2) if date.year() >= 2025 => return Some("劳动节"),
        (10, 1..=3) => return Some("国庆节"),
        _ => {}
    }
    let (_, [spring, qingming, dragon_boat, mid_autumn]) = FESTIVALS.iter().find(|(year, _)| *year == date.year())?;
    let on = |(month, day): &(i8, i8)| (date.month(), date.day()) == (*month, *day);
    if on(qingming) {
        return Some("清明节");
    }
    if on(dragon_boat) {
        return Some("端午节");
    }
    if on(mid_autumn) {
        return Some("中秋节");
    }
    let first = Date::new(date.year(), spring.0, spring.1).ok()?;
    let offset = first.until(date).ok()?.get_days();
    (-1..=2).contains(&offset).then_some("春节")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn holidays_art_2_gives_thirteen_days_in_2027() {
        let mut day = date(2027, 1, 1);
        let mut found = Vec::new();
        while day.year() == 2027 {
            if let Some(name) = statutory_holiday(day) {
                found.push((day, name));
            }
            day = day.tomorrow().unwrap();
        }
        let dates: Vec<String> = found.iter().map(|(day, _)| day.to_string()).collect();
        assert_eq!(
            dates,
            [
                "2027-01-01",
                "2027-02-05",
                "2027-02-06",
                "2027-02-07",
                "2027-02-08",
                "2027-04-05",
                "2027-05-01",
                "2027-05-02",
                "2027-06-09",
                "2027-09-15",
                "2027-10-01",
                "2027-10-02",
                "2027-10-03"
            ]
        );
    }
}
