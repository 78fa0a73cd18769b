//! Commands over the law itself: deadlines, fees, terms, articles.

use gongkai_law::article::article as article_of;
use gongkai_law::calendar::{Calendar, basis as working_day_basis};
use gongkai_law::deadline::{Period, WorkingDays, working_days_after};
use gongkai_law::fee::{FeeBasis, fee as fee_of};
use gongkai_law::terms::TERMS;

use crate::cli::{Article, Deadline, Fee, ListFormat, Terms};
use crate::exit::{Ending, Failure};
use crate::input::reason;
use crate::output;

/// `law deadline`: which day is the n-th working day, day by day.
pub(crate) fn deadline(args: &Deadline) -> Result<Ending, Failure> {
    let mut calendar = Calendar::national();
    if let Some(path) = &args.calendar {
        let failed = |reason| Failure::Read { file: path.display().to_string(), reason };
        let text = std::fs::read_to_string(path).map_err(|error| failed(reason(&error)))?;
        let year = gongkai_wire::calendar(&text).map_err(|error| failed(error.to_string()))?;
        calendar = calendar.with_year(year).map_err(|error| failed(error.to_string()))?;
    }
    let days: WorkingDays =
        args.working_days.parse().map_err(|error| Failure::Law(format!("--working-days：{error}")))?;
    // a bare number of days has no provision of its own: cite the period of the 条例 it most likely means and say so,
    // else what makes the calendar
    let assumed = Period::of_working_days(days, args.from);
    let period = assumed.and_then(|period| period.on(args.from));
    let provision = period.map_or_else(|| working_day_basis(args.from), |period| period.provision);
    let found =
        working_days_after(&calendar, args.from, days, provision).map_err(|error| Failure::Law(error.to_string()))?;
    print(
        args.format,
        || gongkai_wire::line(&gongkai_wire::deadline(&found)) + "\n",
        || gongkai_render::text::deadline(&found, assumed),
    )
}

/// `law fee`: what a quantity costs, bracket by bracket.
pub(crate) fn fee(args: &Fee) -> Result<Ending, Failure> {
    let (basis, quantity) = match (args.items, args.pages) {
        (Some(items), _) => (FeeBasis::PerItem, items),
        (None, pages) => (FeeBasis::PerPage, pages.unwrap_or_default()),
    };
    let found = fee_of(basis, quantity).map_err(|error| Failure::Law(error.to_string()))?;
    print(args.format, || gongkai_wire::line(&gongkai_wire::fee(&found)) + "\n", || gongkai_render::text::fee(&found))
}

/// `law terms`: the table of terms.
pub(crate) fn terms(args: &Terms) -> Result<Ending, Failure> {
    let lines = || TERMS.iter().map(|term| gongkai_wire::line(&gongkai_wire::term(term)) + "\n").collect();
    print(args.format, lines, || gongkai_render::text::terms(TERMS))
}

/// `law article`: what an article says and what is computed from it.
pub(crate) fn article(args: &Article) -> Result<Ending, Failure> {
    let unknown = || Failure::Unknown(format!("条例没有第{}条，条号是 1 至 56", args.number));
    let found = u8::try_from(args.number).ok().and_then(article_of).ok_or_else(unknown)?;
    print(
        args.format,
        || gongkai_wire::line(&gongkai_wire::article(found)) + "\n",
        || gongkai_render::text::article(found),
    )
}

fn print(format: ListFormat, json: impl FnOnce() -> String, table: impl FnOnce() -> String) -> Result<Ending, Failure> {
    let text = match format {
        ListFormat::Json => json(),
        ListFormat::Table => table(),
    };
    output::write(None, &text)?;
    Ok(Ending::Sound)
}
