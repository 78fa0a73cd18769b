//! `case check`: what is wrong in the records of a year.

use gongkai_app::year;
use gongkai_law::form;
use gongkai_report::Severity;

use crate::cli::ListFormat;
use crate::cli::records::OfYear;
use crate::exit::{Ending, Failure};
use crate::output;
use crate::records::Office;

/// Lists the findings; an error among them ends with 1.
pub(crate) fn run(args: &OfYear) -> Result<Ending, Failure> {
    let office = Office::open(&args.whose.place)?;
    let body = office.body(&args.whose)?;
    let books = office.books(&body)?;
    let ground = office.ground_of_year(&books, args.year);
    let found = year::findings(&books, &body, args.year, &ground.reckoning())?;
    let mut text = String::new();
    for finding in &found {
        text.push_str(&match args.format {
            ListFormat::Json => {
                gongkai_wire::line(&gongkai_wire::ledger_finding(body.as_str(), args.year, finding)) + "\n"
            }
            ListFormat::Table => {
                let number = finding.number.as_deref().unwrap_or(&finding.id);
                let (code, on) = (finding.code.code(), form::long(finding.on));
                format!("{code}  {number}  {on}  {}（{}）。{}\n", finding.what, finding.provision, finding.code.mend())
            }
        });
    }
    if found.is_empty() && args.format == ListFormat::Table {
        text.push_str("没有发现问题。\n");
    }
    output::write(None, &text)?;
    let faulty = found.iter().any(|finding| finding.severity() == Severity::Error);
    Ok(if faulty { Ending::Faulty } else { Ending::Sound })
}
