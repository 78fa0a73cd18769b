//! What an officer tells of a case, line by line: read, made ready for the books, decided, all before anything is recorded.

use gongkai_case::dispute::{self, DisputeEvent};
use gongkai_case::history::Entry;
use gongkai_case::rectification::{self, RectificationEvent};
use gongkai_case::request::{self, Filing, RequestEvent};
use gongkai_case::scenario::{Commands, Kind, SyntaxError, commands};
use gongkai_case::{CaseId, PersonId, Refusal, Sealed};
use gongkai_law::actor::Actor;

use crate::books::Books;
use crate::cases::{self, CaseKind};
use crate::confide::{CONTENT, DETAILS};
use crate::ground::Ground;
use crate::record::{AnyEntry, Confided, Seal};

/// The case that is told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// One that is on record.
    Known(CaseKind, String),
    /// A new one, with the id that it gets.
    New(CaseKind, String),
}

/// What people confide with a case that is new: who they are and what they ask, in their own words.
#[derive(Clone, Debug, Default)]
pub struct Papers {
    /// Name, address, telephone of each applicant, in the order of the line.
    pub people: Vec<String>,
    /// The same of the agent.
    pub agent: Option<String>,
    /// What is asked for.
    pub content: Option<String>,
}

/// What is to be recorded: runs of entries, each of one actor, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Entered {
    /// The case.
    pub subject: Subject,
    /// Who recorded what.
    pub acts: Vec<(Actor, Vec<AnyEntry>)>,
}

/// Why nothing is recorded.
#[derive(Debug, thiserror::Error)]
pub enum EntryError {
    /// A line that cannot be read.
    #[error(transparent)]
    Syntax(#[from] SyntaxError),
    /// A line that cannot be true.
    #[error("第{line}行被拒绝：{refusal}")]
    Refused {
        /// The line, from 1.
        line: usize,
        /// Why.
        refusal: Refusal,
    },
    /// A line that names a case that is not on record.
    #[error("第{line}行：没有编号为“{name}”的{label}。请核对编号，或先登记那一件", label = .kind.label())]
    NoSuchCase {
        /// The line, from 1.
        line: usize,
        /// The name.
        name: String,
        /// Of which kind.
        kind: CaseKind,
    },
    /// Something that people confide is not there.
    #[error("第{line}行：{what}。没有写入任何记录")]
    Missing {
        /// The line, from 1.
        line: usize,
        /// What, and how it is given.
        what: &'static str,
    },
    /// It could not be sealed.
    #[error("不能密封个人信息：{0}")]
    NotSealed(String),
}

/// What reads and decides the lines.
pub struct EntryDesk<'a> {
    /// The books of the body.
    pub books: &'a Books,
    /// By what is decided.
    pub ground: &'a Ground,
    /// What people confided.
    pub papers: &'a Papers,
    /// Seals it.
    pub seal: &'a mut Seal<'a>,
    /// Makes a new id, of a person.
    pub id: &'a mut dyn FnMut() -> String,
}

impl<'a> EntryDesk<'a> {
    /// Decides all lines of a case, told by `by`. The first that is refused refuses them all.
    ///
    /// # Errors
    /// Why nothing is to be recorded.
    pub fn enter(&mut self, subject: Subject, lines: &[&str], by: &Actor) -> Result<Entered, EntryError> {
        let (kind, id) = match &subject {
            Subject::Known(kind, id) | Subject::New(kind, id) => (*kind, id.clone()),
        };
        let mut told = Vec::new();
        for (number, text) in (1..).zip(lines) {
            if let Some(commands) = commands(kind.told(), number, text, by)? {
                told.push((number, commands));
            }
        }
        let mut acts = Vec::new();
        let mut case = Case::of(self.books, kind, &id);
        for (line, commands) in told {
            for (actor, entries) in self.decide(&mut case, &id, line, commands)? {
                match acts.last_mut() {
                    Some((last, kept)) if *last == actor => Vec::extend(kept, entries),
                    _ => acts.push((actor, entries)),
                }
            }
        }
        Ok(Entered { subject, acts })
    }

    fn decide(
        &mut self,
        case: &mut Case,
        id: &str,
        line: usize,
        told: Commands,
    ) -> Result<Vec<(Actor, Vec<AnyEntry>)>, EntryError> {
        let refused = |refusal| EntryError::Refused { line, refusal };
        let (calendar, today) = (&self.ground.calendar, self.ground.today);
        let mut acts = Vec::new();
        match (told, case) {
            (Commands::Request(commands), Case::Request(history)) => {
                for mut command in commands {
                    self.ready_request(&mut command, history, id, line)?;
                    let entries = request::decide(history, &command, calendar, today).map_err(refused)?;
                    entries.iter().cloned().for_each(|entry| history.evolve(entry));
                    acts.push((command.actor, entries.into_iter().map(AnyEntry::Request).collect()));
                }
            }
            (Commands::Dispute(mut command), Case::Dispute(history)) => {
                self.ready_dispute(&mut command, id, line)?;
                let entries = dispute::decide(history, &command, today).map_err(refused)?;
                entries.iter().cloned().for_each(|entry| history.evolve(entry));
                acts.push((command.actor, entries.into_iter().map(AnyEntry::Dispute).collect()));
            }
            (Commands::Rectification(mut command), Case::Rectification(history)) => {
                self.ready_rectification(&mut command, id, line)?;
                let entry = rectification::decide(history, &command, today).map_err(refused)?;
                history.evolve(entry.clone());
                acts.push((command.actor, vec![AnyEntry::Rectification(entry)]));
            }
            // commands are of the kind that they were read for
            _ => {}
        }
        Ok(acts)
    }

    fn ready_request(
        &mut self,
        command: &mut request::Command,
        history: &request::Request,
        id: &str,
        line: usize,
    ) -> Result<(), EntryError> {
        match &mut command.what {
            request::What::Record(event) => self.ready_event(event, None, id, line),
            request::What::CorrectEntry { entry, instead: Some(fact), .. } => {
                // the people of a filing stay who they are when its day or channel is corrected
                let mistaken = entry.checked_sub(1).and_then(|place| history.entries().get(place));
                let filing = match mistaken {
                    Some(Entry::Fact(fact)) => filing_of(&fact.what),
                    _ => None,
                };
                self.ready_event(&mut fact.what, filing, id, line)
            }
            request::What::AnswerOnTheSpot { .. } | request::What::CorrectEntry { .. } => Ok(()),
        }
    }

    fn ready_event(
        &mut self,
        event: &mut RequestEvent,
        mistaken: Option<&Filing>,
        id: &str,
        line: usize,
    ) -> Result<(), EntryError> {
        match event {
            RequestEvent::RequestFiled(filing) => {
                if let Some(origin) = &mut filing.split_from {
                    *origin = self.known(CaseKind::Request, origin, line)?;
                }
                match mistaken {
                    Some(was) if was.requesters.len() == filing.requesters.len() => stay(filing, was),
                    _ => self.confide(filing, id, line)?,
                }
            }
            RequestEvent::RequestSplit { into } => {
                for case in into {
                    *case = self.known(CaseKind::Request, case, line)?;
                }
            }
            RequestEvent::RequestMerged { into } => *into = self.known(CaseKind::Request, into, line)?,
            RequestEvent::NewAnswerOrdered { dispute, .. } => {
                *dispute = self.known(CaseKind::Dispute, dispute, line)?
            }
            // who it is stands in the letter; here only that it is one person and the same
            RequestEvent::ConsultationSent { party: Some(party), .. } => *party = PersonId::new((self.id)()),
            _ => {}
        }
        Ok(())
    }

    fn ready_dispute(&mut self, command: &mut dispute::Command, id: &str, line: usize) -> Result<(), EntryError> {
        let event = match &mut command.what {
            dispute::What::Record(event) => event,
            dispute::What::CorrectEntry { instead: Some(fact), .. } => &mut fact.what,
            dispute::What::CorrectEntry { .. } => return Ok(()),
        };
        let DisputeEvent::DisputeFiled(filing) = event else { return Ok(()) };
        if let Some(request) = &mut filing.request {
            *request = self.known(CaseKind::Request, request, line)?;
        }
        if let Some(after) = &mut filing.after {
            *after = self.known(CaseKind::Dispute, after, line)?;
        }
        let person = PersonId::new((self.id)());
        let words = self.papers.people.first().map(String::as_str).unwrap_or_default();
        filing.details = self.sealed(id, &person, DETAILS, words)?;
        Ok(())
    }

    fn ready_rectification(
        &mut self,
        command: &mut rectification::Command,
        id: &str,
        line: usize,
    ) -> Result<(), EntryError> {
        let event = match &mut command.what {
            rectification::What::Record(event) => event,
            rectification::What::CorrectEntry { instead: Some(fact), .. } => &mut fact.what,
            rectification::What::CorrectEntry { .. } => return Ok(()),
        };
        let RectificationEvent::RectificationFiled { person, details, .. } = event else { return Ok(()) };
        *person = PersonId::new((self.id)());
        let words = self.person(0, line)?;
        *details = self.sealed(id, person, DETAILS, words)?;
        Ok(())
    }

    /// Gives the people of a filing their names in the books, and seals who they are and what they ask.
    fn confide(&mut self, filing: &mut Filing, id: &str, line: usize) -> Result<(), EntryError> {
        for (place, requester) in filing.requesters.iter_mut().enumerate() {
            requester.person = PersonId::new((self.id)());
            let words = self.person(place, line)?;
            requester.details = self.sealed(id, &requester.person, DETAILS, words)?;
        }
        if let Some(agent) = &mut filing.agent {
            let missing = EntryError::Missing {
                line, what: "没有代理人的姓名和联系方式，请用 --agent 文件 给出"
            };
            let words = self.papers.agent.as_deref().ok_or(missing)?;
            agent.person = PersonId::new((self.id)());
            agent.details = self.sealed(id, &agent.person, DETAILS, words)?;
        }
        let missing = EntryError::Missing { line, what: "没有申请的内容，请用 --content 文件 给出" };
        let content = self.papers.content.as_deref().ok_or(missing)?;
        if let Some(first) = filing.requesters.first() {
            filing.content = self.sealed(id, &first.person, CONTENT, content)?;
        }
        Ok(())
    }

    fn person(&self, place: usize, line: usize) -> Result<&'a str, EntryError> {
        let what = "没有申请人的姓名和联系方式，请用 --applicant 文件 给出，几个申请人就给几次";
        let papers: &'a Papers = self.papers;
        papers.people.get(place).map(String::as_str).ok_or(EntryError::Missing { line, what })
    }

    fn known(&self, kind: CaseKind, name: &CaseId, line: usize) -> Result<CaseId, EntryError> {
        let found = cases::locate_of(self.books, kind, name.as_str());
        let missing = || EntryError::NoSuchCase { line, name: name.to_string(), kind };
        found.map(CaseId::new).ok_or_else(missing)
    }

    fn sealed(
        &mut self,
        stream: &str,
        person: &PersonId,
        field: &'static str,
        words: &str,
    ) -> Result<Sealed, EntryError> {
        (self.seal)(Confided { person, stream, field, words }).map_err(EntryError::NotSealed)
    }
}

/// The case as it stands while its lines are decided.
enum Case {
    Request(Box<request::Request>),
    Dispute(dispute::Dispute),
    Rectification(rectification::Rectification),
}

impl Case {
    fn of(books: &Books, kind: CaseKind, id: &str) -> Self {
        match kind {
            CaseKind::Request => {
                Self::Request(Box::new(books.requests.get(id).map(|kept| kept.history.clone()).unwrap_or_default()))
            }
            CaseKind::Dispute => {
                Self::Dispute(books.disputes.get(id).map(|kept| kept.history.clone()).unwrap_or_default())
            }
            CaseKind::Rectification => {
                Self::Rectification(books.rectifications.get(id).map(|kept| kept.history.clone()).unwrap_or_default())
            }
        }
    }
}

impl CaseKind {
    fn told(self) -> Kind {
        match self {
            Self::Request => Kind::Request,
            Self::Dispute => Kind::Dispute,
            Self::Rectification => Kind::Rectification,
        }
    }
}

fn filing_of(event: &RequestEvent) -> Option<&Filing> {
    match event {
        RequestEvent::RequestFiled(filing) => Some(filing),
        _ => None,
    }
}

/// The people of a corrected filing are those of the mistaken one.
fn stay(filing: &mut Filing, was: &Filing) {
    for (requester, was) in filing.requesters.iter_mut().zip(&was.requesters) {
        requester.person.clone_from(&was.person);
        requester.details.clone_from(&was.details);
    }
    if let (Some(agent), Some(was)) = (&mut filing.agent, &was.agent) {
        agent.person.clone_from(&was.person);
        agent.details.clone_from(&was.details);
    }
    filing.content.clone_from(&was.content);
}
