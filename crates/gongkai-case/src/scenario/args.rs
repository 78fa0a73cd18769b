//! The arguments of a line, in any order: each is taken out by name, and what is left over is an error.

use gongkai_law::actor::{Actor, Capacity};
use jiff::civil::Date;

use super::line::{self, ITEM, SyntaxError, Word};
use super::words::{self, Named};

/// The account that acts where a line names nobody.
const NOBODY_NAMED: &str = "承办";

/// The body acted for.
const BODY: &str = "shifan";

pub(super) type Parsed<T> = Result<T, SyntaxError>;

/// The words after the verb of a line.
pub(super) struct Args {
    /// The day of the line.
    pub(super) on: Date,
    /// Who acts.
    pub(super) actor: Actor,
    line: usize,
    column: usize,
    verb: String,
    words: Vec<Word>,
    known: Vec<String>,
}

impl Args {
    /// The words after a verb, on a day, in a script.
    pub(super) fn of(line: usize, verb: &Word, on: Date, words: Vec<Word>) -> Parsed<Self> {
        let actor = Actor { account: NOBODY_NAMED.to_owned(), capacity: Capacity::Handler, body: BODY.to_owned() };
        Self::by(line, verb, on, words, actor)
    }

    /// The words after a verb, on a day. Who acts, if the line names somebody, is taken out at once.
    pub(super) fn by(line: usize, verb: &Word, on: Date, words: Vec<Word>, actor: Actor) -> Parsed<Self> {
        let (column, verb) = (verb.column, verb.text.clone());
        let mut args = Self { on, actor, line, column, verb, words, known: Vec::new() };
        if let Some([capacity, account]) = args.key_of_two("由", "身份 账号")? {
            args.actor.capacity = args.named(&capacity, "身份")?;
            args.actor.account = account.text;
        }
        Ok(args)
    }

    /// The same line, other words: one of the things that an answer answers.
    pub(super) fn part(&self, words: Vec<Word>) -> Self {
        let (actor, verb) = (self.actor.clone(), self.verb.clone());
        Self { on: self.on, actor, line: self.line, column: self.column, verb, words, known: Vec::new() }
    }

    /// The words left, cut at the separator between things.
    pub(super) fn parts(&mut self) -> Vec<Self> {
        let words = std::mem::take(&mut self.words);
        let cut = words.split(|word| word.text == ITEM).map(<[Word]>::to_vec).collect::<Vec<_>>();
        cut.into_iter().filter(|words| !words.is_empty()).map(|words| self.part(words)).collect()
    }

    /// An error at the verb.
    pub(super) fn fail(&self, what: impl Into<String>, mend: impl Into<String>) -> SyntaxError {
        SyntaxError { line: self.line, column: self.column, what: what.into(), mend: mend.into() }
    }

    pub(super) fn fail_at(&self, word: &Word, what: impl Into<String>, mend: impl Into<String>) -> SyntaxError {
        SyntaxError { line: self.line, column: word.column, what: what.into(), mend: mend.into() }
    }

    /// Notes what the line can hold, for the message over what it cannot.
    fn know(&mut self, what: impl Into<String>) {
        let what = what.into();
        if !self.known.contains(&what) {
            self.known.push(what);
        }
    }

    fn remove(&mut self, place: usize) -> Option<Word> {
        (place < self.words.len()).then(|| self.words.remove(place))
    }

    /// Whether a word stands there.
    pub(super) fn flag(&mut self, name: &str) -> bool {
        self.know(name);
        let place = self.words.iter().position(|word| word.text == name);
        place.is_some_and(|place| self.remove(place).is_some())
    }

    /// The value of a key: `限2025-03-20`, `限：2025-03-20` or `限 2025-03-20`.
    pub(super) fn key(&mut self, key: &str, value: &str) -> Parsed<Option<Word>> {
        self.know(format!("{key}{value}"));
        if let Some(place) = self.words.iter().position(|word| word.text == key) {
            let Some(key) = self.remove(place) else { return Ok(None) };
            return match self.remove(place) {
                Some(word) => Ok(Some(word)),
                None => Err(self.fail_at(&key, format!("“{}”后面没有{value}", key.text), format!("请写出{value}"))),
            };
        }
        let glued = |word: &Word| {
            let rest = word.text.strip_prefix(key)?;
            Some(rest.strip_prefix(['：', ':']).unwrap_or(rest).to_owned())
        };
        let Some(place) = self.words.iter().position(|word| glued(word).is_some()) else { return Ok(None) };
        let found = self.remove(place).and_then(|word| Some(Word { column: word.column, text: glued(&word)? }));
        Ok(found)
    }

    /// The two values of a key: `由 审核人 李`.
    pub(super) fn key_of_two(&mut self, key: &str, values: &str) -> Parsed<Option<[Word; 2]>> {
        self.know(format!("{key} {values}"));
        let Some(place) = self.words.iter().position(|word| word.text == key) else { return Ok(None) };
        let Some(key) = self.remove(place) else { return Ok(None) };
        match (self.remove(place), self.remove(place)) {
            (Some(first), Some(second)) => Ok(Some([first, second])),
            _ => Err(self.fail_at(
                &key,
                format!("“{}”后面应有{values}", key.text),
                format!("请写成“{} {values}”", key.text),
            )),
        }
    }

    /// The text of a key; empty if it is not there.
    pub(super) fn text(&mut self, key: &str, value: &str) -> Parsed<String> {
        Ok(self.key(key, value)?.map(|word| word.text).unwrap_or_default())
    }

    /// The day of a key.
    pub(super) fn date(&mut self, key: &str) -> Parsed<Option<Date>> {
        self.key(key, "日期")?.map(|word| line::date(self.line, &word)).transpose()
    }

    /// The number before a unit: `68页`, or `第2次` with a prefix.
    pub(super) fn counted<T: std::str::FromStr>(&mut self, before: &str, unit: &str) -> Parsed<Option<T>> {
        self.know(format!("{before}…{unit}"));
        let number = |word: &Word| Some(word.text.strip_prefix(before)?.strip_suffix(unit)?.to_owned());
        let Some(place) = self.words.iter().position(|word| number(word).is_some()) else { return Ok(None) };
        let Some(word) = self.remove(place) else { return Ok(None) };
        match number(&word).and_then(|number| number.parse().ok()) {
            Some(number) => Ok(Some(number)),
            None => Err(self.fail_at(&word, format!("“{}”里的数不对", word.text), format!("请写成 {before}1{unit}"))),
        }
    }

    /// The first word that names a value of a kind.
    pub(super) fn choice<T: Named>(&mut self) -> Option<T> {
        self.know(words::all::<T>());
        let place = self.words.iter().position(|word| words::named::<T>(&word.text).is_some())?;
        self.remove(place).and_then(|word| words::named(&word.text))
    }

    /// The value that a word names.
    pub(super) fn named<T: Named>(&self, word: &Word, what: &str) -> Parsed<T> {
        let mend = || format!("可以写：{}", words::all::<T>());
        words::named(&word.text).ok_or_else(|| self.fail_at(word, format!("不认识{what}“{}”", word.text), mend()))
    }

    /// The value of a key, by its name.
    pub(super) fn choice_of<T: Named>(&mut self, key: &str, what: &str) -> Parsed<Option<T>> {
        self.key(key, what)?.map(|word| self.named(&word, what)).transpose()
    }

    /// The next word, which must be there.
    pub(super) fn next(&mut self, what: &str) -> Parsed<Word> {
        self.know(what);
        self.remove(0).ok_or_else(|| self.fail(format!("“{}”没有写{what}", self.verb), format!("请写出{what}")))
    }

    /// The next word as a value of a kind.
    pub(super) fn next_named<T: Named>(&mut self, what: &str) -> Parsed<T> {
        let word = self.next(what)?;
        self.named(&word, what)
    }

    /// The next word as a day; `None` if it says that there is none.
    pub(super) fn next_date(&mut self, none: &str) -> Parsed<Option<Date>> {
        let word = self.next(&format!("日期或者“{none}”"))?;
        if word.text == none { Ok(None) } else { line::date(self.line, &word).map(Some) }
    }

    /// The next word as a year.
    pub(super) fn next_year(&mut self) -> Parsed<i16> {
        let word = self.next("年份")?;
        let wrong = || self.fail_at(&word, format!("“{}”不是年份", word.text), "请写成 2025");
        word.text.trim_end_matches('年').parse().map_err(|_| wrong())
    }

    /// Whatever words are left.
    pub(super) fn rest(&mut self) -> Vec<Word> {
        std::mem::take(&mut self.words)
    }

    /// The words after a marker, taken out.
    pub(super) fn after(&mut self, marker: &str) -> Option<Vec<Word>> {
        self.know(format!("{marker} …"));
        let place = self.words.iter().position(|word| word.text == marker)?;
        Some(self.words.split_off(place).split_off(1))
    }

    /// The days of a word such as `2025-03-06至2025-03-14`.
    pub(super) fn span(&self, word: &Word) -> Parsed<(Date, Date)> {
        let day = |text: &str| line::date(self.line, &Word { column: word.column, text: text.to_owned() });
        match word.text.split_once('至') {
            Some((from, to)) => Ok((day(from)?, day(to)?)),
            None => day(&word.text).map(|day| (day, day)),
        }
    }

    /// That nothing is left over.
    pub(super) fn finish(self) -> Parsed<()> {
        match self.words.first() {
            None => Ok(()),
            Some(word) if self.known.is_empty() => {
                let mend = format!("“{}”后面不写别的，请删去", self.verb);
                Err(self.fail_at(word, format!("多余的“{}”", word.text), mend))
            }
            Some(word) => {
                let mend = format!("“{}”可以带：{}", self.verb, self.known.join("、"));
                Err(self.fail_at(word, format!("不认识“{}”", word.text), mend))
            }
        }
    }
}
