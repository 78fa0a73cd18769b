//! Searching: hits with their words marked, counts by facet, suggestions while typing.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Bound, Range};

use jiff::civil::Date;
use tantivy::collector::{Count, FacetCollector, TopDocs};
use tantivy::query::{AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, Occur, PhraseQuery, RangeQuery, TermQuery};
use tantivy::schema::{Facet, Field, IndexRecordOption, Value as _};
use tantivy::{DocAddress, Order as Direction, TantivyDocument, Term};

use crate::entry::Audience;
use crate::fold::folded;
use crate::index::{Index, SearchError, number_of};
use crate::query::{Clause, Order, Query};
use crate::words::{grams, query_words, terms};

type Boxed = Box<dyn tantivy::query::Query>;

/// How much a word of the title weighs, and a number that fits.
const TITLE: f32 = 3.0;
const NUMBER: f32 = 8.0;
/// Characters that stand one after the other in the title, as they were typed.
const TITLE_WHOLE: f32 = 4.0;
/// The same in the text.
const TEXT_WHOLE: f32 = 3.0;
/// What applies today comes before what fits as well and does not.
const IN_FORCE: f32 = 3.0;

/// Where fewer fit as it was asked, what comes near follows them.
const FEW: usize = 5;

/// Characters of a fragment.
const FRAGMENT: usize = 90;

/// The facets that are counted.
pub const FACETS: [&str; 5] = ["kind", "column", "theme", "year", "stage"];

/// Something found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The id of the item.
    pub id: String,
    /// Its title, with the places that were asked for, in bytes.
    pub title: Marked,
    /// 索引号.
    pub index_number: String,
    /// 文号.
    pub number: String,
    /// The organs.
    pub organ: String,
    /// A stretch of its text.
    pub fragment: Marked,
    /// The day by which it is sorted.
    pub day: Option<Date>,
    /// How well it fits; 0 where it is sorted by day.
    pub score: f32,
}

/// A text with marked places. The text is what stands in the record; whoever prints it escapes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// The places, in bytes, in order.
    pub places: Vec<Range<usize>>,
}

impl Marked {
    /// As HTML: escaped, the places in `<mark>`.
    #[must_use]
    pub fn html(&self) -> String {
        let mut out = String::new();
        let mut past = 0;
        let part = |range: Range<usize>| {
            let text = self.text.get(range).unwrap_or_default();
            text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
        };
        for place in &self.places {
            out.push_str(&part(past..place.start));
            out.push_str(&format!("<mark>{}</mark>", part(place.clone())));
            past = place.end;
        }
        out.push_str(&part(past..self.text.len()));
        out
    }
}

/// What a search gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// How many fit in all.
    pub total: usize,
    /// The hits of the page.
    pub hits: Vec<Hit>,
    /// By facet, by value: how many.
    pub facets: BTreeMap<&'static str, BTreeMap<String, u64>>,
    /// Whether nothing fitted as it was asked, and what comes near is shown.
    pub near: bool,
}

/// What part of the hits is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// How many come before it.
    pub offset: usize,
    /// How many it has.
    pub size: usize,
}

impl Default for Page {
    fn default() -> Self {
        Self { offset: 0, size: 10 }
    }
}

impl<A: Audience> Index<A> {
    /// Searches as of a day. `still` tells which of some ids may be shown now: the index may be behind the log, and what was
    /// taken down meanwhile is never shown. It is asked once.
    ///
    /// # Errors
    /// If the index is damaged.
    pub fn search(
        &self,
        query: &Query,
        page: Page,
        today: Date,
        still: impl FnOnce(&[&str]) -> BTreeSet<String>,
    ) -> Result<Found, SearchError> {
        let mut found = self.run(query, &*self.built(query, today, true), page)?;
        if found.total < FEW
            && let Some(loose) = loosened(query)
        {
            let near = found.total == 0;
            found = self.run(query, &*self.built(&loose, today, false), page)?;
            found.near = near;
        }
        let ids: Vec<&str> = found.hits.iter().map(|hit| hit.id.as_str()).collect();
        let shown = still(&ids);
        let before = found.hits.len();
        found.hits.retain(|hit| shown.contains(&hit.id));
        found.total = found.total.saturating_sub(before - found.hits.len());
        found.near &= found.total > 0;
        Ok(found)
    }

    fn run(&self, query: &Query, built: &dyn tantivy::query::Query, page: Page) -> Result<Found, SearchError> {
        let searcher = self.reader.searcher();
        let mut facets = FacetCollector::for_field("facets");
        FACETS.iter().for_each(|name| {
            facets.add_facet(Facet::from_path([*name]));
        });
        let top = TopDocs::with_limit(page.size.max(1)).and_offset(page.offset);
        let (total, ranked, counted) = match query.order {
            Order::Relevance => {
                let collectors = (Count, top.order_by_score(), facets);
                searcher.search(built, &collectors)?
            }
            Order::Newest => {
                let newest = top.order_by_fast_field::<i64>("day", Direction::Desc);
                let (total, ranked, counted) = searcher.search(built, &(Count, newest, facets))?;
                (total, ranked.into_iter().map(|(_, address)| (0.0, address)).collect(), counted)
            }
        };
        let needles = needles(query);
        let mut hits = Vec::new();
        for (score, address) in ranked.into_iter().take(page.size) {
            hits.push(self.hit(&searcher, address, score, &needles)?);
        }
        let counts = |name: &'static str| {
            let of = counted.get(Facet::from_path([name]).to_path_string().as_str());
            let value = |facet: &Facet| facet.to_path().last().map(|last| (*last).to_owned()).unwrap_or_default();
            (name, of.map(|(facet, count)| (value(facet), count)).collect())
        };
        Ok(Found { total, hits, facets: FACETS.into_iter().map(counts).collect(), near: false })
    }

    fn hit(
        &self,
        searcher: &tantivy::Searcher,
        address: DocAddress,
        score: f32,
        needles: &[String],
    ) -> Result<Hit, SearchError> {
        let document: TantivyDocument = searcher.doc(address)?;
        let text = |field: Field| {
            document.get_first(field).and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
        };
        let shown = text(self.fields.shown);
        let mut lines = shown.split('\n').map(str::to_owned);
        let mut line = || lines.next().unwrap_or_default();
        let (title, index_number, number, organ) = (line(), line(), line(), line());
        let day = document.get_first(self.fields.day).and_then(|value| value.as_i64()).and_then(day_of);
        let title = marked(&title, needles);
        let fragment = fragment(&text(self.fields.text), needles);
        Ok(Hit { id: text(self.fields.id), title, index_number, number, organ, fragment, day, score })
    }

    /// A query as the index runs it. Where nothing fits `strict`ly, half of the words are enough.
    fn built(&self, query: &Query, today: Date, strict: bool) -> Boxed {
        let mut all: Vec<(Occur, Boxed)> =
            query.clauses.iter().map(|clause| (Occur::Must, self.clause(clause, strict))).collect();
        let f = &self.fields;
        let bound = |day: Option<Date>| {
            day.map_or(Bound::Unbounded, |day| Bound::Included(Term::from_field_i64(f.day, number_of(day))))
        };
        if query.from.is_some() || query.to.is_some() {
            let days: Boxed = Box::new(RangeQuery::new(bound(query.from), bound(query.to)));
            all.push((Occur::Must, Box::new(ConstScoreQuery::new(days, 0.0))));
        }
        let today = number_of(today);
        let begun: Boxed =
            Box::new(RangeQuery::new(Bound::Unbounded, Bound::Included(Term::from_field_i64(f.from, today))));
        let lasts: Boxed =
            Box::new(RangeQuery::new(Bound::Included(Term::from_field_i64(f.until, today)), Bound::Unbounded));
        let applies: Boxed = Box::new(BooleanQuery::intersection(vec![begun, lasts]));
        let occur = if query.in_force { Occur::Must } else { Occur::Should };
        all.push((occur, Box::new(ConstScoreQuery::new(applies, IN_FORCE))));
        if query.clauses.is_empty() {
            all.push((Occur::Must, Box::new(AllQuery)));
        }
        Box::new(BooleanQuery::new(all))
    }

    fn clause(&self, clause: &Clause, strict: bool) -> Boxed {
        let f = &self.fields;
        let any = |queries: Vec<Boxed>| -> Boxed { Box::new(BooleanQuery::union(queries)) };
        match clause {
            Clause::Words(text) => {
                let mut ways = vec![
                    boosted(together(f.title_words, &query_words(text), strict), TITLE),
                    together(f.text_words, &query_words(text), strict),
                    together(f.organ_words, &query_words(text), strict),
                    boosted(run(f.title_grams, text), TITLE_WHOLE),
                    boosted(run(f.text_grams, text), TEXT_WHOLE),
                    boosted(run(f.number, &number(text)), NUMBER),
                    boosted(run(f.index_number, text), NUMBER),
                    self.spread(text, strict),
                ];
                if !strict {
                    ways.push(together(f.title_grams, &grams(text), false));
                }
                any(ways)
            }
            Clause::Phrase(text) => any(vec![boosted(run(f.title_grams, text), TITLE), run(f.text_grams, text)]),
            Clause::Title(text) => {
                any(vec![together(f.title_words, &query_words(text), true), run(f.title_grams, text)])
            }
            Clause::Number(text) => run(f.number, &number(text)),
            Clause::IndexNumber(text) => run(f.index_number, text),
            Clause::Organ(text) => {
                any(vec![together(f.organ_words, &query_words(text), true), run(f.organ_grams, text)])
            }
            Clause::Facet(name, value) => {
                let term = Term::from_facet(f.facets, &Facet::from_path([*name, value.as_str()]));
                Box::new(ConstScoreQuery::new(Box::new(TermQuery::new(term, IndexRecordOption::Basic)), 0.0))
            }
        }
    }

    /// Words of which each stands somewhere: one in the title, the next in the text, the third in the organ.
    fn spread(&self, text: &str, strict: bool) -> Boxed {
        let f = &self.fields;
        let words = query_words(text);
        let each: Vec<Boxed> = words
            .iter()
            .map(|word| -> Boxed {
                let one = |field: Field| -> Boxed {
                    Box::new(TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs))
                };
                Box::new(BooleanQuery::union(vec![
                    boosted(one(f.title_words), TITLE),
                    one(f.text_words),
                    one(f.organ_words),
                ]))
            })
            .collect();
        enough(each, strict)
    }

    /// Titles and official terms that go on from what was typed, at most so many.
    ///
    /// # Errors
    /// If the index is damaged.
    pub fn suggest(&self, typed: &str, most: usize) -> Result<Vec<String>, SearchError> {
        let plain = folded(typed.trim());
        if plain.is_empty() || most == 0 {
            return Ok(Vec::new());
        }
        let mut out: Vec<String> =
            terms().filter(|term| folded(term).starts_with(&plain)).take(most / 2).map(str::to_owned).collect();
        let searcher = self.reader.searcher();
        let asked = match plain.chars().nth(1) {
            Some(_) => run(self.fields.title_grams, typed),
            None => together(self.fields.title_words, &query_words(typed), true),
        };
        for (_, address) in searcher.search(&*asked, &TopDocs::with_limit(most).order_by_score())? {
            let title = self.hit(&searcher, address, 0.0, &[])?.title.text;
            if out.len() < most && !out.contains(&title) {
                out.push(title);
            }
        }
        Ok(out)
    }
}

/// A query that asks for half of the words: all of them together, wherever they were parted. None where it holds a number,
/// which fits or does not, or no words at all.
fn loosened(query: &Query) -> Option<Query> {
    let mut words = Vec::new();
    let mut clauses = Vec::new();
    for clause in &query.clauses {
        match clause {
            Clause::Words(text) => words.push(text.as_str()),
            other => clauses.push(other.clone()),
        }
    }
    let text = words.join(" ");
    if text.is_empty() || text.contains(|c: char| c.is_numeric()) {
        return None;
    }
    clauses.push(Clause::Words(text));
    Some(Query { clauses, ..query.clone() })
}

/// The day of a number that sorts.
fn day_of(number: i64) -> Option<Date> {
    let part = |number: i64| i8::try_from(number).ok();
    Date::new(i16::try_from(number / 10_000).ok()?, part(number / 100 % 100)?, part(number % 100)?).ok()
}

fn boosted(query: Boxed, by: f32) -> Boxed {
    Box::new(BoostQuery::new(query, by))
}

/// Words of one field: all of them, or enough of them.
fn together(field: Field, words: &[String], strict: bool) -> Boxed {
    let each = words.iter().map(|word| -> Boxed {
        Box::new(TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs))
    });
    enough(each.collect(), strict)
}

fn enough(each: Vec<Boxed>, strict: bool) -> Boxed {
    let count = each.len();
    match (count, strict) {
        (0, _) => Box::new(tantivy::query::EmptyQuery),
        (_, true) => Box::new(BooleanQuery::intersection(each)),
        (_, false) => Box::new(BooleanQuery::union_with_minimum_required_clauses(each, count.div_ceil(2))),
    }
}

/// A document number as it should be written: without 第.
fn number(text: &str) -> String {
    text.replace('第', "")
}

/// Characters one after the other.
fn run(field: Field, text: &str) -> Boxed {
    let terms: Vec<Term> = grams(text).iter().map(|gram| Term::from_field_text(field, gram)).collect();
    match terms.as_slice() {
        [] => Box::new(tantivy::query::EmptyQuery),
        [one] => Box::new(TermQuery::new(one.clone(), IndexRecordOption::WithFreqs)),
        _ => Box::new(PhraseQuery::new(terms)),
    }
}

/// What is marked in a hit: what was asked for, folded, the longest first.
fn needles(query: &Query) -> Vec<String> {
    let mut all: Vec<String> = query
        .clauses
        .iter()
        .flat_map(|clause| match clause {
            Clause::Words(text) | Clause::Title(text) | Clause::Organ(text) => {
                let mut words = query_words(text);
                words.push(folded(text));
                words
            }
            Clause::Phrase(text) => vec![folded(text)],
            Clause::Number(_) | Clause::IndexNumber(_) | Clause::Facet(..) => Vec::new(),
        })
        .filter(|word| !word.is_empty())
        .collect();
    all.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    all.dedup();
    all
}

/// A text with what was asked for marked; overlapping places become one.
fn marked(text: &str, needles: &[String]) -> Marked {
    // folding keeps the number of characters, so places are found in characters
    let plain: Vec<char> = folded(text).chars().collect();
    let mut hit = vec![false; plain.len()];
    for needle in needles {
        let needle: Vec<char> = needle.chars().collect();
        for (at, window) in plain.windows(needle.len()).enumerate() {
            if window == needle {
                hit.iter_mut().skip(at).take(needle.len()).for_each(|hit| *hit = true);
            }
        }
    }
    let mut places: Vec<Range<usize>> = Vec::new();
    for ((at, c), _) in text.char_indices().zip(&hit).filter(|(_, hit)| **hit) {
        let end = at + c.len_utf8();
        match places.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => places.push(at..end),
        }
    }
    Marked { text: text.to_owned(), places }
}

/// The stretch of a text in which most of what was asked for stands.
fn fragment(text: &str, needles: &[String]) -> Marked {
    let plain = text.replace(['\n', '\r', '\t'], " ");
    let all = marked(&plain, needles);
    let chars: Vec<(usize, char)> = plain.char_indices().collect();
    if chars.len() <= FRAGMENT {
        return all;
    }
    let covered = |from: usize| {
        let (start, end) = bytes_of(&chars, plain.len(), from);
        all.places
            .iter()
            .filter(|place| place.start >= start && place.end <= end)
            .map(|place| place.len())
            .sum::<usize>()
    };
    let starts =
        all.places.iter().map(|place| chars.partition_point(|(at, _)| *at < place.start).saturating_sub(FRAGMENT / 6));
    // of windows that show as much the first
    let best = starts.take(200).max_by_key(|from| (covered(*from), std::cmp::Reverse(*from))).unwrap_or(0);
    let (start, end) = bytes_of(&chars, plain.len(), best);
    let inside = all.places.into_iter().filter(|place| place.start >= start && place.end <= end);
    let places = inside.map(|place| place.start - start..place.end - start).collect();
    Marked { text: plain.get(start..end).unwrap_or_default().to_owned(), places }
}

fn bytes_of(chars: &[(usize, char)], length: usize, from: usize) -> (usize, usize) {
    let byte = |place: usize| chars.get(place).map_or(length, |(at, _)| *at);
    (byte(from), byte(from + FRAGMENT))
}
