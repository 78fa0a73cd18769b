//! The State Council's yearly notices on days off, 2019 to 2026, as data.
//!
//! Each entry gives the whole span off, weekends in it included, and the weekend days that are worked for it.
//! A later notice can replace one holiday of an earlier one (劳动节 2019, 春节 2020); both stay in the table.

use jiff::civil::{Date, date};

use super::day::{DayKind, DayStatus};

/// A notice of the State Council's general office on the days off of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The year it arranges; it may name days of the December before.
    pub year: i16,
    /// Its title.
    pub title: &'static str,
    /// Its number.
    pub number: &'static str,
    /// The day it was signed.
    pub issued: Date,
    /// The holidays it arranges.
    pub holidays: &'static [Holiday],
}

/// One holiday of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// Its name.
    pub name: &'static str,
    /// The first day off.
    pub from: Date,
    /// The last day off.
    pub to: Date,
    /// The weekend days that are worked for it.
    pub work: &'static [Date],
    /// Whether a later notice replaced this arrangement.
    pub replaced: bool,
}

/// One day that a notice names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoticeDay {
    /// The notice.
    pub notice: &'static Notice,
    /// The holiday.
    pub holiday: &'static Holiday,
    /// Whether the day is off; otherwise it is worked.
    pub is_off: bool,
}

/// All notices, oldest first.
pub(super) const NOTICES: &[Notice] = &[
    Notice {
        year: 2019,
        title: "国务院办公厅关于2019年部分节假日安排的通知",
        number: "国办发明电〔2018〕15号",
        issued: date(2018, 12, 4),
        holidays: &[
            Holiday {
                name: "元旦",
                from: date(2018, 12, 30),
                to: date(2019, 1, 1),
                work: &[date(2018, 12, 29)],
                replaced: false,
            },
            Holiday {
                name: "春节",
                from: date(2019, 2, 4),
                to: date(2019, 2, 10),
                work: &[date(2019, 2, 2), date(2019, 2, 3)],
                replaced: false,
            },
            Holiday { name: "清明节", from: date(2019, 4, 5), to: date(2019, 4, 5), work: &[], replaced: false },
            Holiday { name: "劳动节", from: date(2019, 5, 1), to: date(2019, 5, 1), work: &[], replaced: true },
            Holiday { name: "端午节", from: date(2019, 6, 7), to: date(2019, 6, 7), work: &[], replaced: false },
            Holiday { name: "中秋节", from: date(2019, 9, 13), to: date(2019, 9, 13), work: &[], replaced: false },
            Holiday {
                name: "国庆节",
                from: date(2019, 10, 1),
                to: date(2019, 10, 7),
                work: &[date(2019, 9, 29), date(2019, 10, 12)],
                replaced: false,
            },
        ],
    },
    Notice {
        year: 2019,
        title: "国务院办公厅关于调整2019年劳动节假期安排的通知",
        number: "国办发明电〔2019〕3号",
        issued: date(2019, 3, 22),
        holidays: &[Holiday {
            name: "劳动节",
            from: date(2019, 5, 1),
            to: date(2019, 5, 4),
            work: &[date(2019, 4, 28), date(2019, 5, 5)],
            replaced: false,
        }],
    },
    Notice {
        year: 2020,
        title: "国务院办公厅关于2020年部分节假日安排的通知",
        number: "国办发明电〔2019〕16号",
        issued: date(2019, 11, 21),
        holidays: &[
            Holiday { name: "元旦", from: date(2020, 1, 1), to: date(2020, 1, 1), work: &[], replaced: false },
            Holiday {
                name: "春节",
                from: date(2020, 1, 24),
                to: date(2020, 1, 30),
                work: &[date(2020, 1, 19), date(2020, 2, 1)],
                replaced: true,
            },
            Holiday { name: "清明节", from: date(2020, 4, 4), to: date(2020, 4, 6), work: &[], replaced: false },
            Holiday {
                name: "劳动节",
                from: date(2020, 5, 1),
                to: date(2020, 5, 5),
                work: &[date(2020, 4, 26), date(2020, 5, 9)],
                replaced: false,
            },
            Holiday {
                name: "端午节",
                from: date(2020, 6, 25),
                to: date(2020, 6, 27),
                work: &[date(2020, 6, 28)],
                replaced: false,
            },
            Holiday {
                name: "国庆节、中秋节",
                from: date(2020, 10, 1),
                to: date(2020, 10, 8),
                work: &[date(2020, 9, 27), date(2020, 10, 10)],
                replaced: false,
            },
        ],
    },
    Notice {
        year: 2020,
        title: "国务院办公厅关于延长2020年春节假期的通知",
        number: "国办发明电〔2020〕1号",
        issued: date(2020, 1, 26),
        holidays: &[Holiday {
            name: "春节",
            from: date(2020, 1, 24),
            to: date(2020, 2, 2),
            work: &[date(2020, 1, 19)],
            replaced: false,
        }],
    },
    Notice {
        year: 2021,
        title: "国务院办公厅关于2021年部分节假日安排的通知",
        number: "国办发明电〔2020〕27号",
        issued: date(2020, 11, 25),
        holidays: &[
            Holiday { name: "元旦", from: date(2021, 1, 1), to: date(2021, 1, 3), work: &[], replaced: false },
            Holiday {
                name: "春节",
                from: date(2021, 2, 11),
                to: date(2021, 2, 17),
                work: &[date(2021, 2, 7), date(2021, 2, 20)],
                replaced: false,
            },
            Holiday { name: "清明节", from: date(2021, 4, 3), to: date(2021, 4, 5), work: &[], replaced: false },
            Holiday {
                name: "劳动节",
                from: date(2021, 5, 1),
                to: date(2021, 5, 5),
                work: &[date(2021, 4, 25), date(2021, 5, 8)],
                replaced: false,
            },
            Holiday { name: "端午节", from: date(2021, 6, 12), to: date(2021, 6, 14), work: &[], replaced: false },
            Holiday {
                name: "中秋节",
                from: date(2021, 9, 19),
                to: date(2021, 9, 21),
                work: &[date(2021, 9, 18)],
                replaced: false,
            },
            Holiday {
                name: "国庆节",
                from: date(2021, 10, 1),
                to: date(2021, 10, 7),
                work: &[date(2021, 9, 26), date(2021, 10, 9)],
                replaced: false,
            },
        ],
    },
    Notice {
        year: 2022,
        title: "国务院办公厅关于2022年部分节假日安排的通知",
        number: "国办发明电〔2021〕11号",
        issued: date(2021, 10, 25),
        holidays: &[
            Holiday { name: "元旦", from: date(2022, 1, 1), to: date(2022, 1, 3), work: &[], replaced: false },
            Holiday {
                name: "春节",
                from: date(2022, 1, 31),
                to: date(2022, 2, 6),
                work: &[date(2022, 1, 29), date(2022, 1, 30)],
                replaced: false,
            },
            Holiday {
                name: "清明节",
                from: date(2022, 4, 3),
                to: date(2022, 4, 5),
                work: &[date(2022, 4, 2)],
                replaced: false,
            },
            Holiday {
                name: "劳动节",
                from: date(2022, 4, 30),
                to: date(2022, 5, 4),
                work: &[date(2022, 4, 24), date(2022, 5, 7)],
                replaced: false,
            },
            Holiday { name: "端午节", from: date(2022, 6, 3), to: date(2022, 6, 5), work: &[], replaced: false },
            Holiday { name: "中秋节", from: date(2022, 9, 10), to: date(2022, 9, 12), work: &[], replaced: false },
            Holiday {
                name: "国庆节",
                from: date(2022, 10, 1),
                to: date(2022, 10, 7),
                work: &[date(2022, 10, 8), date(2022, 10, 9)],
                replaced: false,
            },
        ],
    },
    Notice {
        year: 2023,
        title: "国务院办公厅关于2023年部分节假日安排的通知",
        number: "国办发明电〔2022〕16号",
        issued: date(2022, 12, 8),
        holidays: &[
            Holiday { name: "元旦", from: date(2022, 12, 31), to: date(2023, 1, 2), work: &[], replaced: false },
            Holiday {
                name: "春节",
                from: date(2023, 1, 21),
                to: date(2023, 1, 27),
                work: &[date(2023, 1, 28), date(2023, 1, 29)],
                replaced: false,
            },
            Holiday { name: "清明节", from: date(2023, 4, 5), to: date(2023, 4, 5), work: &[], replaced: false },
            Holiday {
                name: "劳动节",
                from: date(2023, 4, 29),
                to: date(2023, 5, 3),
                work: &[date(2023, 4, 23), date(2023, 5, 6)],
                replaced: false,
            },
            Holiday {
                name: "端午节",
                from: date(2023, 6, 22),
                to: date(2023, 6, 24),
                work: &[date(2023, 6, 25)],
                replaced: false,
            },
            Holiday {
                name: "中秋节、国庆节",
                from: date(2023, 9, 29),
                to: date(2023, 10, 6),
                work: &[date(2023, 10, 7), date(2023, 10, 8)],
                replaced: false,
            },
        ],
    },
    Notice {
        year: 2024,
        title: "国务院办公厅关于2024年部分节假日安排的通知",
        number: "国办发明电〔2023〕7号",
        issued: date(2023, 10, 25),
        holidays: &[
            Holiday { name: "元旦", from: date(2024, 1, 1), to: date(2024, 1, 1), work: &[], replaced: false },
            Holiday {
                name: "春节",
                from: date(2024, 2, 10),
                to: date(2024, 2, 17),
                work: &[date(2024, 2, 4), date(2024, 2, 18)],
                replaced: false,
            },
            Holiday {
                name: "清明节",
                from: date(2024, 4, 4),
                to: date(2024, 4, 6),
                work: &[date(2024, 4, 7)],
                replaced: false,
            },
            Holiday {
                name: "劳动节",
                from: date(2024, 5, 1),
                to: date(2024, 5, 5),
                work: &[date(2024, 4, 28), date(2024, 5, 11)],
                replaced: false,
            },
            Holiday { name: "端午节", from: date(2024, 6, 10), to: date(2024, 6, 10), work: &[], replaced: false },
            Holiday {
                name: "中秋节",
                from: date(2024, 9, 15),
                to: date(2024, 9, 17),
                work: &[date(2024, 9, 14)],
                replaced: false,
            },
            Holiday {
                name: "国庆节",
                from: date(2024, 10, 1),
                to: date(2024, 10, 7),
                work: &[date(2024, 9, 29), date(2024, 10, 12)],
                replaced: false,
            },
        ],
    },
    Notice {
        year: 2025,
        title: "国务院办公厅关于2025年部分节假日安排的通知",
        number: "国办发明电〔2024〕12号",
        issued: date(2024, 11, 12),
        holidays: &[
            Holiday { name: "元旦", from: date(2025, 1, 1), to: date(2025, 1, 1), work: &[], replaced: false },
            Holiday {
                name: "春节",
                from: date(2025, 1, 28),
                to: date(2025, 2, 4),
                work: &[date(2025, 1, 26), date(2025, 2, 8)],
                replaced: false,
            },
            Holiday { name: "清明节", from: date(2025, 4, 4), to: date(2025, 4, 6), work: &[], replaced: false },
            Holiday {
                name: "劳动节",
                from: date(2025, 5, 1),
                to: date(2025, 5, 5),
                work: &[date(2025, 4, 27)],
                replaced: false,
            },
            Holiday { name: "端午节", from: date(2025, 5, 31), to: date(2025, 6, 2), work: &[], replaced: false },
            Holiday {
                name: "国庆节、中秋节",
                from: date(2025, 10, 1),
                to: date(2025, 10, 8),
                work: &[date(2025, 9, 28), date(2025, 10, 11)],
                replaced: false,
            },
        ],
    },
    Notice {
        year: 2026,
        title: "国务院办公厅关于2026年部分节假日安排的通知",
        number: "国办发明电〔2025〕7号",
        issued: date(2025, 11, 4),
        holidays: &[
            Holiday {
                name: "元旦",
                from: date(2026, 1, 1),
                to: date(2026, 1, 3),
                work: &[date(2026, 1, 4)],
                replaced: false,
            },
            Holiday {
                name: "春节",
                from: date(2026, 2, 15),
                to: date(2026, 2, 23),
                work: &[date(2026, 2, 14), date(2026, 2, 28)],
                replaced: false,
            },
            Holiday { name: "清明节", from: date(2026, 4, 4), to: date(2026, 4, 6), work: &[], replaced: false },
            Holiday {
                name: "劳动节",
                from: date(2026, 5, 1),
                to: date(2026, 5, 5),
                work: &[date(2026, 5, 9)],
                replaced: false,
            },
            Holiday { name: "端午节", from: date(2026, 6, 19), to: date(2026, 6, 21), work: &[], replaced: false },
            Holiday { name: "中秋节", from: date(2026, 9, 25), to: date(2026, 9, 27), work: &[], replaced: false },
            Holiday {
                name: "国庆节",
                from: date(2026, 10, 1),
                to: date(2026, 10, 7),
                work: &[date(2026, 9, 20), date(2026, 10, 10)],
                replaced: false,
            },
        ],
    },
];

/// Whether the arrangement of that year is announced.
pub(super) fn covers(year: i16) -> bool {
    NOTICES.iter().any(|notice| notice.year == year)
}

/// All notices built in, oldest first.
#[must_use]
pub fn notices() -> &'static [Notice] {
    NOTICES
}

/// What the notices say of a day; `None` if none names it and it is an ordinary day.
fn named(date: Date) -> Option<NoticeDay> {
    // a notice names days of its own year and of the December before
    let near = NOTICES.iter().filter(|notice| notice.year == date.year() || notice.year == date.year() + 1);
    near.flat_map(|notice| notice.holidays.iter().map(move |holiday| (notice, holiday)))
        .filter(|(_, holiday)| !holiday.replaced)
        .find_map(|(notice, holiday)| {
            let is_off = (holiday.from..=holiday.to).contains(&date);
            (is_off || holiday.work.contains(&date)).then_some(NoticeDay { notice, holiday, is_off })
        })
}

/// A day of December that the next year's notice names, with its reason.
pub(super) fn december(date: Date) -> Option<DayStatus> {
    if named(date)?.notice.year == date.year() { None } else { day(date) }
}

/// A day with its reason, if a notice names it.
pub(super) fn day(date: Date) -> Option<DayStatus> {
    let NoticeDay { notice, holiday, is_off } = named(date)?;
    let (kind, what) = if is_off { (DayKind::Holiday, "放假") } else { (DayKind::MakeUpWorkingDay, "调休上班") };
    let reason = format!("{}{what}（{}）", holiday.name, notice.number);
    Some(DayStatus { date, kind, reason, provisional: false })
}

#[cfg(test)]
mod tests {
    use jiff::civil::Weekday;

    use super::*;

    #[test]
    fn every_day_worked_for_a_holiday_is_a_weekend_day_outside_every_span() {
        for notice in NOTICES {
            for holiday in notice.holidays {
                assert!(holiday.from <= holiday.to);
                for day in holiday.work {
                    assert!(matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday), "{day}");
                    assert!(holiday.replaced || named(*day).is_some_and(|named| !named.is_off), "{day}");
                }
            }
        }
    }

    #[test]
    fn a_replaced_arrangement_is_kept_but_does_not_count() {
        let replaced: Vec<_> = NOTICES.iter().flat_map(|n| n.holidays).filter(|h| h.replaced).map(|h| h.from).collect();
        assert_eq!(replaced, [date(2019, 5, 1), date(2020, 1, 24)]);
        assert_eq!(day(date(2019, 5, 2)).unwrap().kind, DayKind::Holiday);
        assert_eq!(day(date(2020, 2, 1)).unwrap().kind, DayKind::Holiday);
    }
}
