//! `case due`: what is due, the earliest first.

use gongkai_app::cases;
use gongkai_case::CaseId;
use gongkai_law::form;
use gongkai_wire::case::Due;

use crate::cli::ListFormat;
use crate::cli::case::CaseDue;
use crate::exit::{Ending, Failure};
use crate::output;
use crate::records::Office;

/// Lists what is due.
pub(crate) fn run(args: &CaseDue) -> Result<Ending, Failure> {
    let office = Office::open(&args.whose.place)?;
    let books = office.books(&office.body(&args.whose)?)?;
    let ground = office.ground(&books);
    let by = ground.reckoning();
    let all = cases::due(&books, &by)?;
    let mut text = String::new();
    for due in &all {
        let since = due.overdue_since(by.today);
        text.push_str(&match args.format {
            ListFormat::Json => {
                let case = CaseId::new(due.id.as_str());
                let shape = Due {
                    case: &case,
                    number: due.number.as_deref(),
                    what: due.kind,
                    day: due.day,
                    since,
                    provision: due.provision,
                    why: &due.why,
                };
                gongkai_wire::line(&gongkai_wire::case::due(&shape)) + "\n"
            }
            ListFormat::Table => {
                let late = if since.is_some() { "【已超期】" } else { "" };
                let number = due.number.as_deref().unwrap_or("（未登记）");
                let (day, what) = (form::long(due.day), due.kind.label());
                format!("{day}{late}  {number}  {what}  {}（{}）\n", due.why, due.provision)
            }
        });
    }
    if all.is_empty() && args.format == ListFormat::Table {
        text.push_str("没有到期的事项。\n");
    }
    output::write(None, &text)?;
    Ok(Ending::Sound)
}
