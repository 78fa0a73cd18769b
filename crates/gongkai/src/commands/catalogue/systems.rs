//! The systems (制度) of a body: what stands, what the law names and is missing; adopting, revising and ending one.

use std::fmt::Write as _;

use gongkai_catalogue::{BodyFact, System, system_findings, systems_on};
use gongkai_law::form;

use super::of_body;
use crate::cli::ListFormat;
use crate::cli::guide::SystemsArgs;
use crate::commands::document::Opened;
use crate::exit::{Ending, Failure};
use crate::output;

/// Shows the systems with what is wrong with them; before, records what is said to have happened.
pub(super) fn run(args: &SystemsArgs) -> Result<Ending, Failure> {
    if let Some(title) = &args.adopt {
        let system = System { kind: args.kind, title: title.trim().to_owned(), number: args.number.clone() };
        of_body(&args.whose, args.on, BodyFact::SystemAdopted(system))?;
    }
    if let Some(title) = &args.end {
        let why = args.why.clone().unwrap_or_default();
        of_body(&args.whose, args.on, BodyFact::SystemEnded { title: title.trim().to_owned(), why })?;
    }
    let opened = Opened::of(&args.whose)?;
    let day = args.on.unwrap_or_else(|| opened.office.today());
    let record = &opened.books.profile.history;
    let (standing, findings) = (systems_on(record, day), system_findings(record, day));
    let text = match args.format {
        ListFormat::Json => {
            gongkai_wire::line(&gongkai_wire::systems(opened.body.as_str(), &standing, &findings)) + "\n"
        }
        ListFormat::Table => {
            let mut text = String::new();
            for one in &standing {
                let number = one.system.number.as_deref().map(|number| format!("（{number}）")).unwrap_or_default();
                let revised: Vec<String> =
                    one.revised.iter().map(|day| format!("，{}修订", form::long(*day))).collect();
                // writing to a string does not fail
                let _ = writeln!(
                    text,
                    "{}  《{}》{number}  {}建立{}",
                    one.system.kind.label(),
                    one.system.title,
                    form::long(one.adopted),
                    revised.concat()
                );
            }
            for finding in &findings {
                let _ = writeln!(text, "{}（{}）", finding.what, finding.provision);
            }
            if findings.is_empty() {
                text.push_str("法律要求建立的制度都有。\n");
            }
            text
        }
    };
    output::write(None, &text)?;
    Ok(if findings.iter().any(|finding| finding.unlawful) { Ending::Faulty } else { Ending::Sound })
}
