//! `document …`: the items of the catalogue, from draft to publication and out again.

mod draft;
mod list;
mod pictures;
mod screen;
mod show;
mod step;
mod text;

pub(crate) use pictures::decoded;
pub(crate) use screen::file_document;

use gongkai_app::books::Books;
use gongkai_app::items::Catalogue;
use gongkai_app::port::BodyCode;
use gongkai_app::record::{AnyEntry, RecordKind};
use gongkai_case::history::Fact;
use gongkai_catalogue::{Command, ItemFact};
use gongkai_law::actor::{Actor, Capacity};
use jiff::civil::Date;

use crate::cli::document::{Document, Doing, OfItem};
use crate::cli::records::Whose;
use crate::exit::{Ending, Failure};
use crate::records::Office;

/// Runs it.
pub(crate) fn run(document: &Document) -> Result<Ending, Failure> {
    match document {
        Document::Add(args) => draft::add(args),
        Document::Redraft(args) => draft::redraft(args),
        Document::List(args) => list::run(args),
        Document::Show(args) => show::run(args),
        Document::Text(args) => text::run(args),
        Document::Check(args) => screen::check(args),
        Document::Rules(args) => screen::rules(args),
        Document::Screen(args) => screen::screen(args),
        Document::Submit(args) => step::submit(args),
        Document::Review(args) => step::review(args),
        Document::Approve(args) => step::approve(args),
        Document::Schedule(args) => step::schedule(args),
        Document::Publish(args) => step::publish(args),
        Document::Retire(args) => step::retire(args),
        Document::Withdraw(args) => step::withdraw(args),
        Document::Status(args) => step::review_status(args),
        Document::Archive(args) => step::archive(args),
        Document::Strike(args) => step::strike(args),
    }
}

/// The records of a body, opened and read.
pub(crate) struct Opened {
    pub(crate) office: Office,
    pub(crate) body: BodyCode,
    pub(crate) books: Books,
}

impl Opened {
    pub(crate) fn of(whose: &Whose) -> Result<Self, Failure> {
        let office = Office::open_with_catalogue(&whose.place)?;
        let body = office.body(whose)?;
        let books = office.books(&body)?;
        Ok(Self { office, body, books })
    }

    pub(crate) fn catalogue(&self) -> Catalogue<'_> {
        Catalogue::of(&self.books)
    }

    /// The id of the item that is meant.
    fn id(&self, of: &OfItem) -> Result<String, Failure> {
        Ok(self.catalogue().find(&of.item)?.0.to_owned())
    }

    /// The day meant: today where none is said.
    fn day(&self, doing: &Doing) -> Date {
        doing.on.unwrap_or_else(|| self.office.today())
    }

    fn actor(&self, doing: &Doing, usual: Capacity) -> Actor {
        let capacity = doing.capacity.unwrap_or(usual);
        Actor { account: doing.account.clone(), capacity, body: self.body.to_string() }
    }

    /// Records facts of an item, one after the other, and reads the books anew.
    fn record(&mut self, id: &str, actor: &Actor, facts: Vec<Fact<ItemFact>>) -> Result<(), Failure> {
        let commands = facts.into_iter().map(Command::Record);
        self.carry_out(id, actor, commands.collect())
    }

    fn carry_out(&mut self, id: &str, actor: &Actor, commands: Vec<Command<ItemFact>>) -> Result<(), Failure> {
        let calendar = self.books.calendar(self.office.today());
        let desk = self.office.desk(&self.body, &calendar, "cli")?;
        for command in commands {
            self.office.wait(desk.catalogue((RecordKind::Item, id), actor, &command, AnyEntry::Item))?;
        }
        self.books = self.office.books(&self.body)?;
        Ok(())
    }
}
