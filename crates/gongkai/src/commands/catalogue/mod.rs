//! `catalogue …`: the catalogue as a whole.

mod guide;
mod links;
mod look;
mod owed;
mod systems;

pub(crate) use guide::import_duties;

use gongkai_app::record::{AnyEntry, PROFILE, RecordKind};
use gongkai_case::history::Fact;
use gongkai_catalogue::{BodyFact, Command};
use gongkai_law::actor::{Actor, Capacity};
use gongkai_law::form;
use jiff::civil::Date;

use crate::cli::catalogue::{CatalogueCommand, Declare, Template};
use crate::cli::records::Whose;
use crate::commands::document::Opened;
use crate::exit::{Ending, Failure};
use crate::output;

/// Runs it.
pub(crate) fn run(command: &CatalogueCommand) -> Result<Ending, Failure> {
    match command {
        CatalogueCommand::Coverage(args) => owed::coverage(args),
        CatalogueCommand::Declare(args) => declare(args),
        CatalogueCommand::Stale(args) => owed::stale(args),
        CatalogueCommand::Links(args) => links::run(args),
        CatalogueCommand::Due(args) => look::due(args),
        CatalogueCommand::Check(args) => look::check(args),
        CatalogueCommand::Overview(args) => look::overview(args),
        CatalogueCommand::Handover(args) => look::hand_over(args),
        CatalogueCommand::Guide(args) => guide::guide(args),
        CatalogueCommand::Systems(args) => systems::run(args),
        CatalogueCommand::Duties(args) => guide::duties(args),
        CatalogueCommand::Template(args) => template(args),
    }
}

/// Records a fact of the body itself.
fn of_body(whose: &Whose, from: Option<Date>, what: BodyFact) -> Result<Date, Failure> {
    let opened = Opened::of(whose)?;
    let on = from.unwrap_or_else(|| opened.office.today());
    let actor = Actor { account: "cli".to_owned(), capacity: Capacity::HeadOfWorkBody, body: opened.body.to_string() };
    let calendar = opened.books.calendar(opened.office.today());
    let desk = opened.office.desk(&opened.body, &calendar, "cli")?;
    let command = Command::Record(Fact { on, what });
    opened.office.wait(desk.catalogue((RecordKind::Body, PROFILE), &actor, &command, AnyEntry::Body))?;
    Ok(on)
}

fn declare(args: &Declare) -> Result<Ending, Failure> {
    let what = BodyFact::ColumnDeclared { column: args.column, held: args.held, why: args.why.clone() };
    let on = form::long(of_body(&args.whose, args.from, what)?);
    let (column, held) = (args.column, if args.held { "有" } else { "没有" });
    output::write(None, &format!("自{on}起，本单位{held}“{}”：{}。\n", column.label(), args.why))?;
    Ok(Ending::Sound)
}

fn template(args: &Template) -> Result<Ending, Failure> {
    let what = BodyFact::IndexTemplateSet { template: args.template.clone() };
    let on = form::long(of_body(&args.whose, args.from, what)?);
    output::write(None, &format!("自{on}起，索引号按“{}”编。已经给出的不变。\n", args.template))?;
    Ok(Ending::Sound)
}
