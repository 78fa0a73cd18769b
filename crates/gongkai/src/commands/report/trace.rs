//! `report trace`: the records that one cell counts.

use gongkai_app::year;
use gongkai_law::form;

use crate::cli::ListFormat;
use crate::cli::records::Trace;
use crate::exit::{Ending, Failure};
use crate::output;
use crate::records::Office;

/// Lists the records, one a line.
pub(crate) fn run(args: &Trace) -> Result<Ending, Failure> {
    let office = Office::open(&args.whose.place)?;
    let body = office.body(&args.whose)?;
    let books = office.books(&body)?;
    let ground = office.ground_of_year(&books, args.year);
    let traced = year::report(&books, &body, args.year, &ground.reckoning())?.trace(args.cell);
    let mut text = String::new();
    for record in &traced.records {
        let number = record.number.as_deref();
        text.push_str(&match args.format {
            ListFormat::Json => {
                let shape = gongkai_wire::trace(traced.cell, &record.id, record.kind.id(), number, record.day);
                gongkai_wire::line(&shape) + "\n"
            }
            ListFormat::Table => {
                let number = number.unwrap_or(&record.id);
                let adds = if record.adds == 1 { String::new() } else { format!("  计{}", record.adds) };
                format!("{number}  {}  {}{adds}\n", record.kind.label(), form::long(record.day))
            }
        });
    }
    if traced.records.is_empty() && args.format == ListFormat::Table {
        text.push_str("这一格没有计入任何记录。\n");
    }
    output::write(None, &text)?;
    Ok(Ending::Sound)
}
