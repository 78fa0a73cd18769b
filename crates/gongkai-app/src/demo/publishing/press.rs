//! Tells what became of a text through the commands of an item, so that nothing in it is impossible.

use gongkai_case::Account;
use gongkai_case::history::Fact;
use gongkai_case::request::Approval;
use gongkai_catalogue::{
    Command, Disclosure, Draft, ExplainerForm, ItemFact, ItemKind, Organ, Origin, Record, Review, ReviewKind,
    StatutoryColumn, Theme, Verdict, decide,
};
use gongkai_document::{Block, Document, Paragraph, Table, TableCell, TableRow};
use gongkai_law::actor::{Actor, Capacity};
use gongkai_law::calendar::Calendar;
use gongkai_law::disclosure::DisclosureStatus;
use gongkai_render::article::article;
use jiff::civil::Date;

use super::super::story::{HEAD, REVIEWER, Told, Untold, later};
use super::plan::{Bend, End, Later, Plan, Shown, Words};
use super::{Keep, Named, OWN};
use crate::port::{BodyCode, StreamId};
use crate::record::{Act, AnyEntry, RecordKind};

/// The account that puts texts on the site.
const PUBLISHER: &str = "fabuyuan";

/// The longest summary, in characters.
const SUMMARY: usize = 100;

/// Where everything is told.
pub(crate) struct Press<'a, 'k> {
    pub(crate) body: &'a BodyCode,
    pub(crate) calendar: &'a Calendar,
    pub(crate) keep: &'a mut Keep<'k>,
    pub(crate) names: &'a Named,
    pub(crate) acts: Vec<Act>,
}

/// A text while it is told.
struct Telling<'t> {
    plan: &'t Plan,
    id: &'t str,
    index: &'t str,
    address: String,
    record: Record<ItemFact>,
    /// The day of what happened last.
    at: Date,
}

impl Press<'_, '_> {
    /// Tells a text from its draft to its end.
    pub(crate) fn tell(&mut self, plan: &Plan, id: &str, index: &str, place: u32) -> Told {
        let at = self.calendar.next_working(plan.formed).unwrap_or(plan.formed);
        let address = format!("/{}/{}{:02}/{place:04}.html", plan.column.slug, at.year(), at.month());
        let mut told = Telling { plan, id, index, address, record: Record::default(), at };
        let draft = self.draft(&told, &plan.words, plan.formed, plan.shown)?;
        self.first(&mut told, draft)?;
        for (on, later) in &plan.later {
            if *on < told.at {
                return Err(Untold(format!("{}：{on}早于{}", plan.words.title, told.at)));
            }
            told.at = *on;
            self.later(&mut told, later)?;
        }
        Ok(())
    }

    /// The way of the first version.
    fn first(&mut self, told: &mut Telling<'_>, draft: Draft) -> Told {
        let plan = told.plan;
        let mut fact = ItemFact::Drafted(Box::new(draft.clone()));
        for bend in &plan.bends {
            let back = match bend {
                Bend::Screened(open) => vec![fact, ItemFact::Screened { open: *open }],
                Bend::Returned(_) | Bend::Referred(_) => handed_in(fact),
            };
            self.act(told, plan.column.drafter, Capacity::Handler, back)?;
            told.at = later(self.calendar, told.at, 1);
            match bend {
                Bend::Screened(_) => {}
                Bend::Returned(why) => self.reviewed(told, vec![Verdict::Returned { why: why.clone() }])?,
                Bend::Referred(organ) => self.reviewed(told, vec![Verdict::Referred { organ: organ.clone() }])?,
            }
            told.at = later(self.calendar, told.at, 1);
            fact = ItemFact::Redrafted(Box::new(draft.clone()));
        }
        let by = plan.column.drafter;
        match &plan.end {
            End::Draft => self.act(told, by, Capacity::Handler, vec![fact]),
            End::Submitted => self.act(told, by, Capacity::Handler, handed_in(fact)),
            End::Returned(why) => {
                self.act(told, by, Capacity::Handler, handed_in(fact))?;
                told.at = later(self.calendar, told.at, 1);
                self.reviewed(told, vec![Verdict::Returned { why: why.clone() }])
            }
            End::Referred(organ) => {
                self.act(told, by, Capacity::Handler, handed_in(fact))?;
                told.at = later(self.calendar, told.at, 1);
                self.reviewed(told, vec![Verdict::Referred { organ: organ.clone() }])
            }
            End::Scheduled(to) => {
                self.passed(told, fact, told.at)?;
                self.approved(told)?;
                self.act(told, PUBLISHER, Capacity::Publisher, vec![ItemFact::Scheduled { to: *to }])
            }
            End::Done if plan.shown != Shown::ToAll => self.passed(told, fact, later(self.calendar, told.at, 1)),
            End::Done => {
                let day = later(self.calendar, plan.formed, plan.pace).max(told.at);
                self.published(told, fact, day)
            }
        }
    }

    fn later(&mut self, told: &mut Telling<'_>, what: &Later) -> Told {
        let key = |key: &str| self.names.id(key).map(str::to_owned);
        let fact = match what {
            Later::Version(words) => {
                let draft = self.draft(told, words, told.at, Shown::ToAll)?;
                let day = later(self.calendar, told.at, told.plan.pace.min(5));
                return self.published(told, ItemFact::Redrafted(Box::new(draft)), day);
            }
            Later::Opened => {
                let draft = self.draft(told, &told.plan.words, told.at, Shown::ToAll)?;
                let day = later(self.calendar, told.at, 3);
                return self.published(told, ItemFact::Redrafted(Box::new(draft)), day);
            }
            Later::Retired(reason, to) => {
                ItemFact::Retired { reason: reason.clone(), redirect: to.as_deref().map(key).transpose()? }
            }
            Later::Withdrawn(reason) => ItemFact::Withdrawn { reason: reason.clone(), reasons_published: true },
            Later::Looked(next) => {
                let fact = ItemFact::StatusReviewed { review_on: *next };
                return self.act(told, REVIEWER, Capacity::Reviewer, vec![fact]);
            }
            Later::Archived(number) => ItemFact::Archived { number: number.clone() },
        };
        self.act(told, PUBLISHER, Capacity::Publisher, vec![fact])
    }

    /// Drafted, reviewed by a second person, approved by a third, and public on that day.
    fn published(&mut self, told: &mut Telling<'_>, draft: ItemFact, day: Date) -> Told {
        self.passed(told, draft, day)?;
        told.at = told.at.max(later(self.calendar, told.at, 1).min(day));
        self.approved(told)?;
        told.at = day;
        let outlets = told.plan.column.outlets.to_vec();
        let fact = ItemFact::Published { outlets, address: Some(told.address.clone()) };
        self.act(told, PUBLISHER, Capacity::Publisher, vec![fact])
    }

    /// Drafted, screened, handed in, and reviewed on the next working day, but not after a day.
    fn passed(&mut self, told: &mut Telling<'_>, draft: ItemFact, day: Date) -> Told {
        self.act(told, told.plan.column.drafter, Capacity::Handler, handed_in(draft))?;
        told.at = told.at.max(later(self.calendar, told.at, 1).min(day));
        self.reviewed(told, vec![Verdict::Passed])
    }

    /// Reviewed for secrets, and a paper with rules also for its lawfulness.
    fn reviewed(&mut self, told: &mut Telling<'_>, verdicts: Vec<Verdict>) -> Told {
        let signed = given(REVIEWER, Capacity::Reviewer, told.at);
        let legality = told.plan.column.slug == "bzwj" && verdicts == [Verdict::Passed];
        let kinds = [Some(ReviewKind::Secrecy), legality.then_some(ReviewKind::Legality)];
        let of = |kind| {
            let verdict = verdicts.first().cloned().unwrap_or(Verdict::Passed);
            ItemFact::Reviewed(Review { kind, signed: signed.clone(), verdict })
        };
        let facts = kinds.into_iter().flatten().map(of).collect();
        self.act(told, REVIEWER, Capacity::Reviewer, facts)
    }

    fn approved(&mut self, told: &mut Telling<'_>) -> Told {
        let approval = given(HEAD, Capacity::HeadOfWorkBody, told.at);
        self.act(told, HEAD, Capacity::HeadOfWorkBody, vec![ItemFact::Approved { approval }])
    }

    /// Something happens on the day of the telling, and is recorded on it.
    fn act(&mut self, told: &mut Telling<'_>, account: &str, capacity: Capacity, facts: Vec<ItemFact>) -> Told {
        let mut entries = Vec::with_capacity(facts.len());
        for what in facts {
            let new = decide(&told.record, Command::Record(Fact { on: told.at, what }), told.at)
                .map_err(|refusal| Untold(format!("{}：{refusal}", told.plan.words.title)))?;
            new.iter().cloned().for_each(|entry| told.record.evolve(entry));
            entries.extend(new.into_iter().map(AnyEntry::Item));
        }
        let stream = StreamId::new(RecordKind::Item.id(), told.id).map_err(|error| Untold(error.to_string()))?;
        let actor = Actor { account: account.to_owned(), capacity, body: self.body.to_string() };
        self.acts.push(Act { recorded: told.at, stream, actor, entries });
        Ok(())
    }

    fn draft(&mut self, told: &Telling<'_>, words: &Words, formed: Date, shown: Shown) -> Result<Draft, Untold> {
        let Telling { plan, index, .. } = told;
        let code = words.code.as_deref().unwrap_or(plan.column.code);
        let column = StatutoryColumn::of(code).ok_or_else(|| Untold(format!("没有法定事项{code}")))?;
        let (status, ground, review_on) = match shown {
            Shown::ToAll => (DisclosureStatus::Proactive, None, None),
            Shown::OnRequest => (DisclosureStatus::OnRequest, None, None),
            Shown::Not(ground, next) => (DisclosureStatus::NotDisclosed, Some(ground), Some(next)),
        };
        let content = (self.keep)(&article(&document(&words.lines))).map_err(Untold)?;
        Ok(Draft {
            by: Account::new(plan.column.drafter),
            title: words.title.clone(),
            kind: words.kind.unwrap_or(plan.column.kind),
            column,
            theme: Theme::of(plan.column.theme),
            index_number: Some((*index).to_owned()),
            number: words.number.clone(),
            origin: self.origin(plan),
            formed,
            disclosure: Disclosure { status, ground, review_on },
            responsible: plan.organs.owner.as_deref().map(|name| self.organ(name)),
            valid_from: words.from,
            valid_until: words.until,
            keywords: words.keywords.clone(),
            summary: summary(&words.lines),
            content: Some(content),
            files: Vec::new(),
            explains: plan.explains.as_deref().map(|key| self.names.id(key).map(str::to_owned)).transpose()?,
            forms: if plan.column.kind == ItemKind::Explainer { vec![ExplainerForm::Text] } else { Vec::new() },
        })
    }

    fn origin(&self, plan: &Plan) -> Origin {
        if let Some(from) = &plan.organs.from {
            return Origin::Acquired { from: from.clone() };
        }
        let lead = plan.organs.makers.first().map_or(OWN, String::as_str);
        let joint = plan.organs.makers.iter().skip(1).map(|name| self.organ(name)).collect();
        Origin::Made { lead: self.organ(lead), joint }
    }

    fn organ(&self, name: &str) -> Organ {
        Organ { code: (name == OWN).then(|| self.body.to_string()), name: name.to_owned() }
    }
}

fn handed_in(draft: ItemFact) -> Vec<ItemFact> {
    vec![draft, ItemFact::Screened { open: 0 }, ItemFact::Submitted { urgent: None }]
}

fn given(account: &str, capacity: Capacity, on: Date) -> Approval {
    Approval::Given { by: Account::new(account), capacity, on }
}

/// 内容概述: the first sentence, not longer than so many characters.
fn summary(lines: &[String]) -> String {
    let first = lines.iter().find(|line| !line.starts_with('|')).map_or("", String::as_str);
    let sentence = first.split_inclusive('。').next().unwrap_or_default();
    match sentence.char_indices().nth(SUMMARY) {
        Some((end, _)) => format!("{}……", sentence.get(..end).unwrap_or_default()),
        None => sentence.to_owned(),
    }
}

/// The text as blocks: paragraphs, and one table for rows that follow each other.
fn document(lines: &[String]) -> Document {
    let mut blocks: Vec<Block> = Vec::new();
    for line in lines {
        let Some(row) = line.strip_prefix('|') else {
            blocks.push(Block::Paragraph(Paragraph::plain(line.as_str(), None)));
            continue;
        };
        let cells = row.trim_end_matches('|').split('|').map(|cell| TableCell::plain(cell.trim(), None)).collect();
        match blocks.last_mut() {
            Some(Block::Table(table)) => table.rows.push(TableRow { cells }),
            _ => blocks.push(Block::Table(Table { rows: vec![TableRow { cells }], origin: None })),
        }
    }
    Document { blocks, ..Document::default() }
}
