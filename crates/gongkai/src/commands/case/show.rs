//! `case show`: one request with its entries, its due day counted day by day, and what may be done now.

use gongkai_app::cases;
use gongkai_case::CaseId;
use gongkai_case::history::Entry;
use gongkai_case::request::{Clock, RequestEntry, Verdict};
use gongkai_law::form;
use gongkai_wire::case::request_label;

use super::list::{standing, view};
use crate::cli::ListFormat;
use crate::cli::records::CaseShow;
use crate::exit::{Ending, Failure};
use crate::output;
use crate::records::Office;

/// Shows the request.
pub(crate) fn run(args: &CaseShow) -> Result<Ending, Failure> {
    let office = Office::open(&args.whose.place)?;
    let books = office.books(&office.body(&args.whose)?)?;
    let (id, kept) = cases::find(&books, &args.id)?;
    let ground = office.ground(&books);
    let by = ground.reckoning();
    let looked = cases::look(kept.state(), &by)?;
    let case = CaseId::new(id);
    let view = view(&case, &kept.history, &looked, by.today);
    let shape = gongkai_wire::case::request(&view, true);
    if args.format == ListFormat::Json {
        output::write(None, &(gongkai_wire::line(&shape) + "\n"))?;
        return Ok(Ending::Sound);
    }
    let state = kept.state();
    let number = state.registered.as_ref().map_or("（未登记）", |(_, number)| number.as_str());
    let mut text = format!("{number}  {}  {}\n", state.status().label(), standing(state, &looked, by.today));
    text.push_str(&format!("编号 {id}\n\n经过\n"));
    for (number, entry) in (1..).zip(kept.history.entries()) {
        text.push_str(&format!("  {number}. {}\n", told(entry, kept.history.corrected_by(number).is_some())));
    }
    if let Clock::Running { due, .. } | Clock::Done { due, .. } = &looked.clock {
        text.push_str(&format!("\n答复期限：{}（{}）\n", form::long(due.explained.due), due.explained.provision));
        for step in &due.steps {
            text.push_str(&format!("  {}（{}）\n", step.what, step.provision));
        }
    }
    if !looked.findings.is_empty() {
        text.push_str("\n问题\n");
    }
    for finding in &looked.findings {
        text.push_str(&format!("  {}（{}）\n", finding.what, finding.provision));
    }
    text.push_str("\n现在可以做\n");
    for step in &looked.steps {
        if let Verdict::Lawful { by } = &step.verdict {
            let until = by.map(|day| format!("，{}前", form::long(day))).unwrap_or_default();
            text.push_str(&format!("  {}{until}（{}）\n", step.kind.label(), step.kind.provision()));
        }
    }
    output::write(None, &text)?;
    Ok(Ending::Sound)
}

/// An entry in words: its day, what happened, whether it was corrected or corrects another.
fn told(entry: &RequestEntry, corrected: bool) -> String {
    let mark = if corrected { "（已更正）" } else { "" };
    let what = match entry {
        Entry::Fact(fact) => request_label(&fact.what).to_owned(),
        Entry::Correction { entry, reason, instead, .. } => {
            let instead = instead.as_ref().map_or_else(
                || "并未发生".to_owned(),
                |fact| format!("应为{}{}", form::long(fact.on), request_label(&fact.what)),
            );
            format!("更正第{entry}条（{reason}）：{instead}")
        }
    };
    format!("{}  {what}{mark}", form::long(entry.on()))
}
