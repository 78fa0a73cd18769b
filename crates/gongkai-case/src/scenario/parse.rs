//! Reads a script line by line; a line that cannot be read is told and the rest read on.

use gongkai_law::calendar::{ImportedDay, ImportedYear, RegionalHoliday};
use gongkai_law::form;
use jiff::civil::Date;

use super::args::{Args, Parsed};
use super::expect::{self, Demand, ExpectedRefusal};
use super::line::{self, SyntaxError, Word};
use super::request::{self, CORRECTION, Verb};
use super::{Act, Kind, Line, Reading, Record, Scenario, Statement, dispute};
use crate::{dispute as disputes, rectification as rectifications, request as requests};

/// What a line begins with when it is no record.
const HEADS: &str = "场景、条款、今日、设置、放假安排、放假、上班、地方放假、案件、期望，或者日期";

/// More days than any holiday has.
const MOST_DAYS: i32 = 60;

/// Reads a whole script.
pub(super) fn scenario(text: &str) -> Result<Scenario, Vec<SyntaxError>> {
    let mut reader = Reader::default();
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    for (number, text) in (1..).zip(text.lines()) {
        if let Err(error) = reader.line(number, text) {
            reader.errors.push(error);
        }
    }
    reader.finish()
}

/// What has been read so far.
#[derive(Default)]
struct Reader {
    title: Option<String>,
    articles: Vec<u8>,
    lines: Vec<Line>,
    /// The kind of the case that lines are about.
    kind: Option<Kind>,
    /// Every case named so far.
    cases: Vec<(String, Kind)>,
    /// Today as last told; only for the order.
    today: Option<Date>,
    today_told: bool,
    /// The refusal that the next record ought to meet.
    refusal: Option<ExpectedRefusal>,
    errors: Vec<SyntaxError>,
}

impl Reader {
    fn line(&mut self, number: usize, text: &str) -> Parsed<()> {
        let mut words = line::words(text).into_iter();
        let Some(head) = words.next() else { return Ok(()) };
        let rest: Vec<Word> = words.collect();
        let says = match head.text.as_str() {
            "场景" => return self.titled(number, &head, text),
            "条款" => return self.showing(number, rest),
            "今日" => self.today(number, &head, rest)?,
            "设置" => set(number, &head, rest)?,
            "放假安排" => year(number, &head, rest)?,
            "放假" | "上班" => return self.arranged(number, &head, rest),
            "地方放假" => regional(number, &head, rest)?,
            "案件" => self.case(number, &head, rest)?,
            "期望" => match self.expected(number, &head, rest)? {
                Some(demands) => Statement::Expect(demands),
                None => return Ok(()),
            },
            begins if begins.starts_with(|first: char| first.is_ascii_digit()) => self.record(number, &head, rest)?,
            begins => {
                let (what, mend) = (format!("不认识“{begins}”"), format!("一行的开头可以是：{HEADS}"));
                return Err(SyntaxError { line: number, column: head.column, what, mend });
            }
        };
        self.lines.push(Line { number, text: text.trim().to_owned(), says });
        Ok(())
    }

    fn titled(&mut self, number: usize, head: &Word, text: &str) -> Parsed<()> {
        let title = text.trim().trim_start_matches("场景").split('#').next().unwrap_or_default().trim();
        if title.is_empty() || self.title.is_some() {
            let args = Args::of(number, head, Date::ZERO, Vec::new())?;
            return Err(args.fail("“场景”应当有一行标题，也只有一行", "请写：场景 补正之后期限重新起算"));
        }
        self.title = Some(title.to_owned());
        Ok(())
    }

    fn showing(&mut self, number: usize, words: Vec<Word>) -> Parsed<()> {
        for word in words {
            let article = word.text.parse().ok().filter(|number| gongkai_law::article::article(*number).is_some());
            let Some(article) = article else {
                let what = format!("“{}”不是条例的条号", word.text);
                let mend = "请写 1 至 56 之间的数，用空格隔开".to_owned();
                return Err(SyntaxError { line: number, column: word.column, what, mend });
            };
            self.articles.push(article);
        }
        Ok(())
    }

    fn today(&mut self, number: usize, head: &Word, words: Vec<Word>) -> Parsed<Statement> {
        let mut args = Args::of(number, head, Date::ZERO, words)?;
        let today = args.next_date("随记录")?;
        if let (Some(was), Some(is)) = (self.today, today)
            && is < was
        {
            let what = format!("今日不能从{}退回{}", form::long(was), form::long(is));
            return Err(args.fail(what, "请按先后写，或者另写一个场景"));
        }
        args.finish()?;
        self.today_told = true;
        self.today = today.or(self.today);
        Ok(Statement::Today(today))
    }

    /// A day of the arrangement that the lines before began.
    fn arranged(&mut self, number: usize, head: &Word, words: Vec<Word>) -> Parsed<()> {
        let mut args = Args::of(number, head, Date::ZERO, words)?;
        let (days, name) = (args.next("日期")?, args.next("节日")?.text);
        let (from, to) = args.span(&days)?;
        if to < from || from.until(to).is_ok_and(|span| span.get_days() > MOST_DAYS) {
            return Err(args.fail_at(&days, format!("“{}”的起止日期不对", days.text), "请写成 2027-02-05至2027-02-11"));
        }
        let Some(Line { says: Statement::Import(year), .. }) = self.lines.last_mut() else {
            return Err(args.fail("前面没有“放假安排”", "请先写一行：放假安排 2027"));
        };
        let is_off_day = head.text == "放假";
        let listed = from.series(jiff::Span::new().days(1)).take_while(|date| *date <= to);
        year.days.extend(listed.map(|date| ImportedDay { date, name: name.clone(), is_off_day }));
        args.finish()
    }

    fn case(&mut self, number: usize, head: &Word, words: Vec<Word>) -> Parsed<Statement> {
        let mut args = Args::of(number, head, Date::ZERO, words)?;
        let kind = args.next("种类（申请、争议、更正）")?.text;
        let name = args.next("名称")?.text;
        let Some((_, kind)) = Kind::WORDS.into_iter().find(|(word, _)| *word == kind) else {
            return Err(args.fail(format!("没有“{kind}”这一种案件"), "请写：案件 申请 甲（或者争议、更正）"));
        };
        match self.cases.iter().find(|(known, _)| *known == name) {
            Some((_, other)) if *other != kind => {
                return Err(args.fail(format!("“{name}”前面是另一种案件"), "请换一个名称"));
            }
            Some(_) => {}
            None => self.cases.push((name.clone(), kind)),
        }
        self.kind = Some(kind);
        args.finish()?;
        Ok(Statement::Case(kind, name))
    }

    /// The kind of case that a line is about.
    fn about(&self, args: &Args) -> Parsed<Kind> {
        if !self.today_told {
            return Err(args.fail("还不知道今日是哪一天", "请在前面写一行：今日 2025-03-14，或者：今日 随记录"));
        }
        self.kind.ok_or_else(|| args.fail("还不知道说的是哪个案件", "请在前面写一行：案件 申请 甲"))
    }

    /// A refusal that is expected waits for the next record; the rest is looked at at once.
    fn expected(&mut self, number: usize, head: &Word, words: Vec<Word>) -> Parsed<Option<Vec<Demand>>> {
        let mut args = Args::of(number, head, self.today.unwrap_or(Date::MAX), words)?;
        let kind = self.about(&args)?;
        let topic = args.next("期望什么")?;
        if topic.text == "拒绝" {
            let code = args.next_named("拒绝的理由")?;
            let provision = expect::cited(&mut args)?;
            args.finish()?;
            self.refusal = Some(ExpectedRefusal { line: number, code, provision });
            return Ok(None);
        }
        let topics = match kind {
            Kind::Request => expect::REQUEST,
            Kind::Dispute => expect::DISPUTE,
            Kind::Rectification => expect::RECTIFICATION,
        };
        let (_, read) = find(topics, &topic, &args, "期望")?;
        let demands = read(&mut args)?;
        args.finish()?;
        Ok(Some(demands))
    }

    fn record(&mut self, number: usize, head: &Word, words: Vec<Word>) -> Parsed<Statement> {
        let on = line::date(number, head)?;
        let mut words = words.into_iter();
        let verb = verb(number, head, words.next())?;
        let mut args = Args::of(number, &verb, on, words.collect())?;
        let kind = self.about(&args)?;
        if let Some(word) = args.key("拒绝", "理由")? {
            let code = args.named(&word, "拒绝的理由")?;
            self.refusal = Some(ExpectedRefusal { line: number, code, provision: None });
        }
        let (verb, what) = act(kind, &verb, &mut args)?;
        let actor = args.actor.clone();
        args.finish()?;
        Ok(Statement::Record(Box::new(Record { verb, actor, on, what, refusal: self.refusal.take() })))
    }

    fn finish(mut self) -> Result<Scenario, Vec<SyntaxError>> {
        let last = |line, what: &str, mend: &str| SyntaxError { line, column: 1, what: what.into(), mend: mend.into() };
        if let Some(refusal) = &self.refusal {
            self.errors.push(last(refusal.line, "期望拒绝，后面却没有记录", "请在后面写出应当被拒绝的一行"));
        }
        let title = self.title.unwrap_or_default();
        if title.is_empty() {
            self.errors.push(last(1, "没有标题", "请在第一行写：场景 补正之后期限重新起算"));
        }
        match self.errors.is_empty() {
            true => Ok(Scenario { title, articles: self.articles, lines: self.lines }),
            false => Err(self.errors),
        }
    }
}

/// The verb of a table, or what the table has.
fn find<T: Copy>(verbs: &[(&'static str, T)], verb: &Word, args: &Args, where_: &str) -> Parsed<(&'static str, T)> {
    verbs.iter().copied().find(|(known, _)| *known == verb.text).ok_or_else(|| {
        let known = verbs.iter().map(|(known, _)| *known).collect::<Vec<_>>().join("、");
        args.fail_at(verb, format!("不认识“{}”", verb.text), format!("{where_}后面可以写：{known}"))
    })
}

/// The verb behind a day.
pub(super) fn verb(line: usize, day: &Word, verb: Option<Word>) -> Parsed<Word> {
    verb.ok_or_else(|| SyntaxError {
        line,
        column: day.column,
        what: "日期后面没有写发生了什么".to_owned(),
        mend: "请写成：2025-03-06 告知补正 限2025-03-20".to_owned(),
    })
}

/// What a line records of a case.
pub(super) fn act(kind: Kind, verb: &Word, args: &mut Args) -> Parsed<(&'static str, Act)> {
    if verb.text == CORRECTION {
        return Ok((CORRECTION, corrected(kind, args)?));
    }
    let composed = request::COMPOSED.iter().find(|(known, _)| kind == Kind::Request && *known == verb.text);
    if let Some((verb, read)) = composed {
        return Ok((verb, Act::Request(read(args)?)));
    }
    Ok(match kind {
        Kind::Request => {
            let (verb, read) = find(request::EVENTS, verb, args, "申请的日期")?;
            (verb, Act::Request(vec![requests::What::Record(read(args)?)]))
        }
        Kind::Dispute => {
            let (verb, read) = find(dispute::DISPUTE, verb, args, "争议的日期")?;
            (verb, Act::Dispute(disputes::What::Record(read(args)?)))
        }
        Kind::Rectification => {
            let (verb, read) = find(dispute::RECTIFICATION, verb, args, "更正的日期")?;
            (verb, Act::Rectification(rectifications::What::Record(read(args)?)))
        }
    })
}

fn corrected(kind: Kind, args: &mut Args) -> Parsed<Act> {
    Ok(match kind {
        Kind::Request => {
            let found = correction(args, request::EVENTS)?;
            let (entry, reason, instead) = (found.entry, found.reason, found.instead);
            Act::Request(vec![requests::What::CorrectEntry { entry, reason, instead }])
        }
        Kind::Dispute => {
            let found = correction(args, dispute::DISPUTE)?;
            let (entry, reason, instead) = (found.entry, found.reason, found.instead);
            Act::Dispute(disputes::What::CorrectEntry { entry, reason, instead })
        }
        Kind::Rectification => {
            let found = correction(args, dispute::RECTIFICATION)?;
            let (entry, reason, instead) = (found.entry, found.reason, found.instead);
            Act::Rectification(rectifications::What::CorrectEntry { entry, reason, instead })
        }
    })
}

/// A correction; what is true instead is read like a line of its own.
fn correction<E>(args: &mut Args, verbs: &[Verb<E>]) -> Parsed<request::Correction<E>> {
    let outer = args.part(Vec::new());
    request::correction(args, |on, words| {
        let mut words = words.into_iter();
        let missing = || outer.fail("“改为”的日期后面没有写发生了什么", "请写成：改为 2025-02-28 收到申请 …");
        let verb = words.next().ok_or_else(missing)?;
        let mut args = outer.part(words.collect());
        args.on = on;
        let (_, read) = find(verbs, &verb, &args, "“改为”的日期")?;
        let event = read(&mut args)?;
        args.finish()?;
        Ok(event)
    })
}

fn set(number: usize, head: &Word, words: Vec<Word>) -> Parsed<Statement> {
    let mut args = Args::of(number, head, Date::ZERO, words)?;
    let word = args.next("设置")?;
    let (_, reading) = find(&Reading::WORDS, &word, &args, "设置")?;
    args.finish()?;
    Ok(Statement::Set(reading))
}

fn year(number: usize, head: &Word, words: Vec<Word>) -> Parsed<Statement> {
    let mut args = Args::of(number, head, Date::ZERO, words)?;
    let year = args.next_year()?;
    args.finish()?;
    Ok(Statement::Import(ImportedYear { year, papers: Vec::new(), days: Vec::new() }))
}

fn regional(number: usize, head: &Word, words: Vec<Word>) -> Parsed<Statement> {
    let mut args = Args::of(number, head, Date::ZERO, words)?;
    let (day, name) = (args.next("日期")?, args.next("节日")?.text);
    let date = line::date(number, &day)?;
    args.finish()?;
    Ok(Statement::Regional(RegionalHoliday { date, name }))
}
