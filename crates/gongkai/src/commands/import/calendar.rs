//! `import calendar`: the holidays of a year, or of a region, become known to a body.

use gongkai_app::cases::{self, MovedDue};
use gongkai_app::record::{AnyEntry, PROFILE, RecordKind};
use gongkai_case::history::{Entry, Fact};
use gongkai_catalogue::{BodyFact, Command, decide};
use gongkai_law::actor::{Actor, Capacity};
use gongkai_law::calendar::{ImportedYear, RegionalHoliday};
use gongkai_law::form;

use crate::cli::import::CalendarFile;
use crate::exit::{Ending, Failure};
use crate::input::Source;
use crate::output;
use crate::records::Office;

/// Records the arrangement and tells whose due days it moves; with `--dry-run` only tells.
pub(crate) fn run(args: &CalendarFile) -> Result<Ending, Failure> {
    let name = args.file.display();
    let unusable = |reason: &dyn std::fmt::Display| Failure::Unknown(format!("不能导入“{name}”：{reason}"));
    let text = Source::of(&args.file).text().map_err(|reason| unusable(&reason))?;
    let year = gongkai_wire::calendar(&text).map_err(|error| unusable(&error))?;
    let office = Office::open(&args.whose.place)?;
    let body = office.body(&args.whose)?;
    let mut books = office.books(&body)?;
    let today = office.today();
    let was = books.calendar(today);
    let label = label(args, &year);
    let fact = Fact { on: today, what: fact(args, year) };
    // what is impossible is refused before anything is told
    let entries =
        decide(&books.profile.history, Command::Record(fact.clone()), today).map_err(gongkai_app::AppError::from)?;
    entries.into_iter().for_each(|entry: Entry<BodyFact>| books.profile.history.evolve(entry));
    let is = books.calendar(today);
    let moved = cases::moved(&books, (&was, &is), today)?;
    if !args.dry_run {
        let desk = office.desk(&body, &was, "import")?;
        let actor = Actor { account: "cli".to_owned(), capacity: Capacity::HeadOfWorkBody, body: body.to_string() };
        office.wait(desk.catalogue((RecordKind::Body, PROFILE), &actor, &Command::Record(fact), AnyEntry::Body))?;
    }
    let mut text = format!("{}{label}。\n", if args.dry_run { "可以导入" } else { "已导入" });
    text.push_str(&match moved.len() {
        0 => "在办的件期限都没有变动。\n".to_owned(),
        count => format!("{count}件在办的件期限有变动：\n"),
    });
    for MovedDue { number, id, from, to } in &moved {
        let number = number.as_deref().unwrap_or(id);
        text.push_str(&format!("  {number}  {} → {}\n", form::long(*from), form::long(*to)));
    }
    output::write(None, &text)?;
    Ok(Ending::Sound)
}

fn fact(args: &CalendarFile, year: ImportedYear) -> BodyFact {
    match &args.region {
        None => BodyFact::YearArranged(Box::new(year)),
        Some(region) => {
            let off = year.days.into_iter().filter(|day| day.is_off_day);
            let days = off.map(|day| RegionalHoliday { date: day.date, name: day.name }).collect();
            BodyFact::RegionalHolidaysSet { region: region.clone(), year: year.year, days }
        }
    }
}

fn label(args: &CalendarFile, year: &ImportedYear) -> String {
    let off = year.days.iter().filter(|day| day.is_off_day).count();
    let year_of = year.year;
    match &args.region {
        None => format!("{year_of}年的放假安排：放假{off}日，调休上班{}日", year.days.len() - off),
        Some(region) => format!("{year_of}年{region}的地方节日：放假{off}日"),
    }
}
