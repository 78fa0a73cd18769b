//! `report freeze` and `report restated`: a published year stays as it is; what the records tell otherwise is named.

use gongkai_app::desk::{self, Desk};
use gongkai_app::port::StreamId;
use gongkai_app::record::{AnyEntry, RecordKind};
use gongkai_app::year;
use gongkai_case::history::{Entry, Fact};
use gongkai_catalogue::Standing;
use gongkai_law::actor::{Actor, Capacity};
use gongkai_tally::annual::AnnualFact;

use crate::cli::ListFormat;
use crate::cli::records::OfYear;
use crate::exit::{Ending, Failure};
use crate::output;
use crate::records::{Office, SystemClock};

/// Freezes a year as its report stands.
pub(crate) fn freeze(args: &OfYear) -> Result<Ending, Failure> {
    let office = Office::open(&args.whose.place)?;
    let body = office.body(&args.whose)?;
    let books = office.books(&body)?;
    let ground = office.ground_of_year(&books, args.year);
    let by = ground.reckoning();
    let what = year::freeze(&books, &body, args.year, &by)?;
    let broken = |error: &dyn std::fmt::Display| Failure::Records(error.to_string());
    let stream =
        StreamId::new(RecordKind::AnnualReport.id(), &args.year.to_string()).map_err(|error| broken(&error))?;
    let source = "cli".parse().map_err(|error| Failure::Records(format!("{error}")))?;
    let desk = Desk { log: office.store(), clock: &SystemClock, calendar: by.calendar, body: &body, source };
    let actor = Actor { account: "cli".to_owned(), capacity: Capacity::HeadOfWorkBody, body: body.to_string() };
    office.wait(async {
        let (_, expected) = desk::read::<Standing<AnnualFact>>(desk.log, desk.body, &stream).await?;
        let entries = [AnyEntry::Annual(Entry::Fact(Fact { on: by.today, what }))];
        use gongkai_app::port::Clock;
        desk.record(&stream, expected, &actor, &entries, SystemClock.now()).await
    })?;
    output::write(None, &format!("{}年的报告已冻结，数字不再变动。\n", args.year))?;
    Ok(Ending::Sound)
}

/// Lists the cells of a frozen year whose records tell otherwise now, and why.
pub(crate) fn restated(args: &OfYear) -> Result<Ending, Failure> {
    let office = Office::open(&args.whose.place)?;
    let body = office.body(&args.whose)?;
    let books = office.books(&body)?;
    let ground = office.ground_of_year(&books, args.year);
    let report = year::report(&books, &body, args.year, &ground.reckoning())?;
    let Some(frozen) = &report.frozen else {
        return Err(Failure::Records(format!("{}年的报告没有冻结，数字随记录变动，没有重述", args.year)));
    };
    let mut text = String::new();
    for cell in &report.restated {
        if args.format == ListFormat::Json {
            text.push_str(&(gongkai_wire::line(&gongkai_wire::restated(body.as_str(), args.year, cell)) + "\n"));
            continue;
        }
        let label = cell.cell.label(frozen.report.form_or_default());
        text.push_str(&format!("{label}：公布{}，现为{}\n", cell.published, cell.now));
        for delta in &cell.deltas {
            let record = delta.record.as_ref().map(|record| record.number.as_deref().unwrap_or(&record.id));
            text.push_str(&format!("  {:+}  {}  {}\n", delta.by, delta.cause.label(), record.unwrap_or("")));
        }
    }
    if report.restated.is_empty() && args.format == ListFormat::Table {
        text.push_str("记录与公布的数字一致。\n");
    }
    output::write(None, &text)?;
    Ok(Ending::Sound)
}
