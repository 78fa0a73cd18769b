//! What happens to one document: amended, repealed, declared expired, prolonged, filed; and corrections.

use gongkai_app::record::{AnyEntry, RecordKind};
use gongkai_app::register::find;
use gongkai_case::history::Fact;
use gongkai_catalogue::{Command, NormativeFact};
use gongkai_law::actor::Actor;

use crate::cli::ListFormat;
use crate::cli::register::{RegisterAmend, RegisterEnd, RegisterFile, RegisterProlong, RegisterStrike, Told};
use crate::commands::document::Opened;
use crate::exit::{Ending, Failure};
use crate::output;

/// Another document amends it.
pub(super) fn amend(args: &RegisterAmend) -> Result<Ending, Failure> {
    happened(&args.told, &args.document, NormativeFact::Amended { by: args.by.clone() })
}

/// Another document repeals it.
pub(super) fn repeal(args: &RegisterEnd) -> Result<Ending, Failure> {
    ended(args, |by, from| NormativeFact::Repealed { by, from })
}

/// Another document declares it expired.
pub(super) fn expire(args: &RegisterEnd) -> Result<Ending, Failure> {
    ended(args, |by, from| NormativeFact::DeclaredExpired { by, from })
}

fn ended(args: &RegisterEnd, fact: fn(String, jiff::civil::Date) -> NormativeFact) -> Result<Ending, Failure> {
    let RegisterAmend { document, by, told } = &args.amend;
    let opened = Opened::of(&told.whose)?;
    let from = args.from.or(told.on).unwrap_or_else(|| opened.office.today());
    carry_out(opened, told, document, |on| Command::Record(Fact { on, what: fact(by.clone(), from) }))
}

/// It applies longer.
pub(super) fn prolong(args: &RegisterProlong) -> Result<Ending, Failure> {
    happened(&args.told, &args.document, NormativeFact::Prolonged { until: args.until })
}

/// It was filed.
pub(super) fn file(args: &RegisterFile) -> Result<Ending, Failure> {
    let fact = NormativeFact::Filed { with: args.with.clone(), number: args.number.clone() };
    happened(&args.told, &args.document, fact)
}

/// An entry was a mistake.
pub(super) fn strike(args: &RegisterStrike) -> Result<Ending, Failure> {
    let command = Command::CorrectEntry { entry: args.entry, reason: args.reason.clone(), instead: None };
    carry_out(Opened::of(&args.told.whose)?, &args.told, &args.document, |_| command.clone())
}

fn happened(told: &Told, document: &str, what: NormativeFact) -> Result<Ending, Failure> {
    carry_out(Opened::of(&told.whose)?, told, document, |on| Command::Record(Fact { on, what: what.clone() }))
}

fn carry_out(
    mut opened: Opened,
    told: &Told,
    document: &str,
    command: impl FnOnce(jiff::civil::Date) -> Command<NormativeFact>,
) -> Result<Ending, Failure> {
    let id = find(&opened.books, document)?.0.to_owned();
    let today = opened.office.today();
    let command = command(told.on.unwrap_or(today));
    let actor = Actor { account: told.account.clone(), capacity: told.capacity, body: opened.body.to_string() };
    let calendar = opened.books.calendar(today);
    let desk = opened.office.desk(&opened.body, &calendar, "cli")?;
    opened.office.wait(desk.catalogue((RecordKind::Normative, &id), &actor, &command, AnyEntry::Normative))?;
    opened.books = opened.office.books(&opened.body)?;
    output::write(None, &super::list::shown(&opened, &id, None, ListFormat::Table)?)?;
    Ok(Ending::Sound)
}
