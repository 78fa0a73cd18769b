//! `register …`: the register of normative documents.

mod clean;
mod compare;
mod list;
mod tell;

use gongkai_app::books::Books;
use gongkai_app::import::Sheet;

use crate::cli::records::Whose;
use crate::cli::register::Register;
use crate::exit::{Ending, Failure};
use crate::input::Source;
use crate::records::Office;

/// Runs it.
pub(crate) fn run(register: &Register) -> Result<Ending, Failure> {
    match register {
        Register::List(args) => list::list(args),
        Register::Show(args) => list::show(args),
        Register::Check(args) => list::check(args),
        Register::Compare(args) => compare::run(args),
        Register::Clean(args) => clean::run(args),
        Register::Cleanups(args) => clean::cleanups(args),
        Register::Amend(args) => tell::amend(args),
        Register::Repeal(args) => tell::repeal(args),
        Register::Expire(args) => tell::expire(args),
        Register::Prolong(args) => tell::prolong(args),
        Register::File(args) => tell::file(args),
        Register::Strike(args) => tell::strike(args),
    }
}

/// The records of a body; the catalogue of a demonstration is not asked for.
fn opened(whose: &Whose) -> Result<(Office, Books), Failure> {
    let office = Office::open(&whose.place)?;
    let books = office.books(&office.body(whose)?)?;
    Ok((office, books))
}

/// The sheets of a list: of a table of any kind, or of an array of objects.
fn read(source: &Source) -> Result<Vec<Sheet>, Failure> {
    let read = super::import::read(source).map_err(|why| unusable(source, &why));
    Ok(read?.0)
}

fn unusable(source: &Source, why: &str) -> Failure {
    Failure::Unknown(format!("不能用“{}”来比较：{}", source.name(), why.trim_end_matches('。')))
}
