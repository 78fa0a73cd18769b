//! What a person types: words, phrases in quotes, and words for one field, 标题:… 文号:… 日期:2024-01..2024-06.

use gongkai_catalogue::{ItemKind, StatutoryColumn, Theme};
use jiff::civil::Date;

/// One thing asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clause {
    /// Words anywhere.
    Words(String),
    /// Characters one after the other, anywhere.
    Phrase(String),
    /// Words of the title.
    Title(String),
    /// A part of the 文号.
    Number(String),
    /// A part of the 索引号.
    IndexNumber(String),
    /// Words of the organ.
    Organ(String),
    /// A facet: its name and value.
    Facet(&'static str, String),
}

/// How hits are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What fits best first; of what fits as well, what applies still.
    #[default]
    Relevance,
    /// The newest first.
    Newest,
}

/// A query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What is asked for, all of it.
    pub clauses: Vec<Clause>,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// Only what applies today.
    pub in_force: bool,
    /// How to sort.
    pub order: Order,
}

impl Query {
    /// Reads what somebody typed. Whatever it is, it is a query: what is no filter is words.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut query = Self::default();
        for (phrase, part) in parts(text) {
            if phrase {
                query.clauses.push(Clause::Phrase(part));
            } else if !query.filter(&part) {
                query.clauses.push(Clause::Words(part));
            }
        }
        query
    }

    /// Takes a part as a filter, if it is one.
    fn filter(&mut self, part: &str) -> bool {
        let Some((name, value)) = part.split_once([':', '：']).filter(|(_, value)| !value.is_empty()) else {
            return false;
        };
        let value = value.trim_matches(['"', '“', '”']).to_owned();
        let clause = match name {
            "标题" => Clause::Title(value),
            "文号" => Clause::Number(value),
            "索引号" => Clause::IndexNumber(value),
            "机构" | "机关" => Clause::Organ(value),
            "主题" => match Theme::of(&value) {
                Some(theme) => Clause::Facet("theme", theme.code()),
                None => return false,
            },
            "栏目" => match StatutoryColumn::of(&value) {
                Some(column) => Clause::Facet("column", column.code().to_owned()),
                None => return false,
            },
            "体裁" => match ItemKind::ALL.into_iter().find(|kind| kind.id() == value || kind.label() == value) {
                Some(kind) => Clause::Facet("kind", kind.id().to_owned()),
                None => return false,
            },
            "年份" => Clause::Facet("year", value.trim_end_matches('年').to_owned()),
            "日期" => return self.days(&value),
            "有效" => {
                self.in_force = true;
                return true;
            }
            _ => return false,
        };
        self.clauses.push(clause);
        true
    }

    /// `2024-01..2024-06`, `2024..`, `2024-03-02`.
    fn days(&mut self, text: &str) -> bool {
        let (first, last) = text.split_once("..").unwrap_or((text, text));
        let bounds = (edge(first, false), edge(last, true));
        let read = (first.is_empty() || bounds.0.is_some()) && (last.is_empty() || bounds.1.is_some());
        if read {
            (self.from, self.to) = bounds;
        }
        read
    }
}

/// The first or last day of a year, a month or a day as it is written.
fn edge(text: &str, last: bool) -> Option<Date> {
    let mut numbers = text.split('-').map(|part| part.parse::<i16>().ok());
    let year = numbers.next()??;
    let month = numbers.next().flatten().and_then(|month| i8::try_from(month).ok());
    let day = numbers.next().flatten().and_then(|day| i8::try_from(day).ok());
    match (month, day) {
        (Some(month), Some(day)) => Date::new(year, month, day).ok(),
        (Some(month), None) => {
            Date::new(year, month, 1).ok().map(|date| if last { date.last_of_month() } else { date })
        }
        _ => Date::new(year, 1, 1).ok().map(|date| if last { date.last_of_year() } else { date }),
    }
}

/// The parts of a query: whether each stands in quotes, and what it is.
fn parts(text: &str) -> Vec<(bool, String)> {
    let mut out = Vec::new();
    let mut part = String::new();
    let mut quoted = false;
    let mut end = |part: &mut String, quoted: bool| {
        if !part.trim().is_empty() {
            out.push((quoted, part.trim().to_owned()));
        }
        part.clear();
    };
    for c in text.chars() {
        match c {
            '"' | '“' | '”' | '＂' if part.ends_with([':', '：']) => {}
            '"' | '“' | '”' | '＂' => {
                end(&mut part, quoted);
                quoted = !quoted;
            }
            c if c.is_whitespace() && !quoted => end(&mut part, false),
            c => part.push(c),
        }
    }
    end(&mut part, quoted);
    out
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_phrases_and_filters_are_told_apart() {
        let query =
            Query::parse("投标保证金　“怎么退还” 文号：示公资[2024]3号 体裁:政策解读 日期:2024-02..2024-03 栏目:xx");
        use Clause as C;
        assert_eq!(
            query.clauses,
            [
                C::Words("投标保证金".into()),
                C::Phrase("怎么退还".into()),
                C::Number("示公资[2024]3号".into()),
                C::Facet("kind", "explainer".into()),
                C::Words("栏目:xx".into()),
            ]
        );
        assert_eq!((query.from, query.to), (Some(date(2024, 2, 1)), Some(date(2024, 3, 31))));
        assert_eq!(Query::parse("日期:2024..").from, Some(date(2024, 1, 1)));
        assert_eq!(Query::parse("日期:二月").clauses, [C::Words("日期:二月".into())]);
        assert_eq!(Query::parse("“没有关上").clauses, [C::Phrase("没有关上".into())]);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_a_query(text in ".{0,40}") {
            let _ = Query::parse(&text);
        }
    }
}
