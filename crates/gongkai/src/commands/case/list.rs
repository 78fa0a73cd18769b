//! `case list`: the requests of a body, one a line.

use gongkai_app::cases::{self, Looked};
use gongkai_case::CaseId;
use gongkai_case::request::RequestState;
use gongkai_law::form;
use gongkai_wire::case::RequestView;
use jiff::civil::Date;

use crate::cli::ListFormat;
use crate::cli::case::CaseList;
use crate::exit::{Ending, Failure};
use crate::output;
use crate::records::Office;

/// Lists the requests in the order of their receipt.
pub(crate) fn run(args: &CaseList) -> Result<Ending, Failure> {
    let office = Office::open(&args.whose.place)?;
    let books = office.books(&office.body(&args.whose)?)?;
    let wanted = |state: &RequestState| {
        let of_year = args.year.is_none_or(|year| state.received().is_some_and(|day| day.year() == year));
        of_year && !(args.open && state.is_closed())
    };
    let mut kept: Vec<_> = books.requests.iter().filter(|(_, kept)| wanted(kept.state())).collect();
    kept.sort_by_key(|(_, kept)| (kept.state().received(), kept.seq));
    let ground = office.ground(&books);
    let by = ground.reckoning();
    let mut text = String::new();
    for (id, kept) in kept {
        let looked = cases::look(kept.state(), &by)?;
        text.push_str(&match args.format {
            ListFormat::Table => row(kept.state(), &looked, by.today),
            ListFormat::Json => {
                let id = CaseId::new(id.as_str());
                let view = view(&id, &kept.history, &looked, by.today);
                gongkai_wire::line(&gongkai_wire::case::request(&view, false)) + "\n"
            }
        });
    }
    output::write(None, &text)?;
    Ok(Ending::Sound)
}

/// A request and what was computed over it, for its JSON.
pub(super) fn view<'c>(
    id: &'c CaseId,
    request: &'c gongkai_case::request::Request,
    looked: &'c Looked,
    today: Date,
) -> RequestView<'c> {
    let Looked { clock, new_answer, findings, steps } = looked;
    RequestView { id, request, clock, new_answer: *new_answer, findings, steps, today }
}

fn row(state: &RequestState, looked: &Looked, today: Date) -> String {
    let number = state.registered.as_ref().map_or("（未登记）", |(_, number)| number.as_str());
    let received = state.received().map_or_else(|| "尚未收到".to_owned(), |day| format!("{}收到", form::long(day)));
    let standing = standing(state, looked, today);
    let findings = match looked.findings.len() {
        0 => String::new(),
        count => format!("  【{count}处问题】"),
    };
    format!("{number}  {received}  {}  {standing}{findings}\n", state.status().label())
}

/// How it ended, or when it is due.
pub(super) fn standing(state: &RequestState, looked: &Looked, today: Date) -> String {
    let due = looked.new_answer.or(looked.clock.due());
    match (state.conclusion(), due, looked.clock.overdue_since(today)) {
        (Some(end), ..) if state.is_closed() => {
            format!("{}办结：{}", form::long(end.on), end.outcome.group().label())
        }
        (_, Some(due), Some(_)) => format!("应于{}前答复，已超期", form::long(due)),
        (_, Some(due), None) => format!("应于{}前答复", form::long(due)),
        (_, None, _) => String::new(),
    }
}
