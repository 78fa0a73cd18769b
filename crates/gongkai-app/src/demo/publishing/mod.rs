//! What 示范县公共资源交易服务中心 published from 2023 to 2025, every column of its site: each text an item of the catalogue,
//! told through the same commands as everybody's.
//!
//! The catalogue and the dated counts of the annual reports tell different things, and neither is made from the other. The
//! counts are totals of the ledgers of the site, the new media account and the trading platform, where most pages lie; the
//! catalogue keeps what was drafted and reviewed in this system. A published report does not change because a catalogue is
//! kept beside it, so the counts stay as they are.
//!
//! Three duties are missed on purpose, so that there is something to find: the performance report of 2023 and the minutes of
//! an inspection of 2024 came late ([`LATE`]), and the forwarded measures on agencies have no explainer ([`UNEXPLAINED`]).
//! As of the end of 2025 nothing else is wrong. What is in hand then stays so, and is overdue for whoever looks in the
//! following spring.
//!
//! All of it is invented. People appear by their office only; telephone numbers have an area code that does not exist.

mod column;
mod notice;
mod plan;
mod press;
mod project;
mod script;
mod standing;

use std::collections::BTreeMap;

use gongkai_catalogue::IndexTemplate;
use gongkai_law::calendar::Calendar;
use jiff::civil::{Date, date};

use self::plan::{Later, Plan, Words};
use self::press::Press;
use super::story::{Untold, later, named};
use crate::port::BodyCode;
use crate::record::Act;

/// Keeps a text (clean HTML) and gives the name of its content; an error says why it cannot.
pub type Keep<'a> = dyn FnMut(&str) -> Result<String, String> + 'a;

/// The titles of what was published late on purpose.
pub const LATE: [&str; 2] =
    ["示范县公共资源交易服务中心2023年度部门整体支出绩效自评报告", "2024年第二季度评标评审现场检查情况通报"];

/// The title of the normative document that has no explainer, on purpose.
pub const UNEXPLAINED: &str = "示范县公共资源交易代理机构管理暂行办法";

/// The body, as it names itself on its texts.
const OWN: &str = "示范县公共资源交易服务中心";

/// How its 索引号 look. The code of the body belongs to nobody: its area does not exist.
const INDEX: &str = "12990000MB0X00015T/{年}-{号}";

/// The last day of the story.
const LAST: Date = date(2025, 12, 31);

/// Names of items are numbered apart from those of all other records.
const TELLING: u8 = 1;

const SCRIPTS: [&str; 11] = [
    include_str!("words/organs.txt"),
    include_str!("words/policy.txt"),
    include_str!("words/rules.txt"),
    include_str!("words/plans.txt"),
    include_str!("words/service.txt"),
    include_str!("words/oversight.txt"),
    include_str!("words/disclosure.txt"),
    include_str!("words/news.txt"),
    include_str!("words/notices.txt"),
    include_str!("words/topics.txt"),
    include_str!("words/questions.txt"),
];

/// What usually stands at the end of the texts of a column: its name, a tab, a paragraph.
const CLOSINGS: &str = include_str!("words/closings.tsv");

/// A text has at least so many characters.
const SHORTEST: usize = 150;

/// The ids of the texts that others point to.
pub(crate) struct Named(BTreeMap<String, String>);

impl Named {
    fn id(&self, key: &str) -> Result<&str, Untold> {
        self.0.get(key).map(String::as_str).ok_or_else(|| Untold(format!("没有名为“{key}”的文稿")))
    }
}

/// Tells everything, in the order of its days; what the body says of its catalogue comes first.
pub(super) fn tell(body: &BodyCode, calendar: &Calendar, keep: &mut Keep<'_>) -> Result<Vec<Act>, Untold> {
    let plans = plans(calendar)?;
    let template = IndexTemplate::parse(INDEX).map_err(|error| Untold(error.to_string()))?;
    let mut places: BTreeMap<i16, u32> = BTreeMap::new();
    let mut told = Vec::with_capacity(plans.len());
    for (plan, made) in plans.iter().zip(1_u32..) {
        let place = places.entry(plan.formed.year()).or_default();
        *place += 1;
        told.push((plan, named(plan.formed, made, TELLING), template.write(plan.formed, *place), *place));
    }
    let keys = told.iter().filter_map(|(plan, id, ..)| Some((plan.key.clone()?, id.clone())));
    let names = Named(keys.collect());
    let mut press = Press { body, calendar, keep, names: &names, acts: standing::described(body)? };
    for (plan, id, index, place) in &told {
        press.tell(plan, id, index, *place)?;
    }
    let mut acts = press.acts;
    acts.sort_by_key(|act| act.recorded);
    Ok(acts)
}

/// Everything to be told, in the order in which it was formed.
fn plans(calendar: &Calendar) -> Result<Vec<Plan>, Untold> {
    let mut plans = project::plans(calendar)?;
    for script in SCRIPTS {
        plans.extend(script::read(script)?);
    }
    for plan in &mut plans {
        let slug = plan.column.slug;
        closed(slug, &mut plan.words);
        for (_, happening) in &mut plan.later {
            if let Later::Version(words) = happening {
                closed(slug, words);
            }
        }
    }
    dated(&mut plans, calendar)?;
    plans.sort_by_key(|plan| plan.formed);
    Ok(plans)
}

/// Gives the explainers that come out with their documents the day of these.
fn dated(plans: &mut [Plan], calendar: &Calendar) -> Result<(), Untold> {
    let public = |plan: &Plan| Some((plan.key.clone()?, later(calendar, plan.formed, plan.pace)));
    let days: BTreeMap<String, Date> = plans.iter().filter_map(public).collect();
    for plan in plans.iter_mut().filter(|plan| plan.formed == script::WITH_ITS_DOCUMENT) {
        let day = plan.explains.as_ref().and_then(|key| days.get(key)).copied();
        plan.formed = day.ok_or_else(|| Untold(format!("{}：不知道解读哪一件", plan.words.title)))?;
    }
    Ok(())
}

/// Adds what usually stands at the end: one paragraph, and more while the text is short.
fn closed(slug: &str, words: &mut Words) {
    let closings: Vec<&str> = CLOSINGS
        .lines()
        .filter_map(|line| line.split_once('\t').filter(|(name, _)| *name == slug).map(|(_, closing)| closing))
        .collect();
    let turn = words.title.chars().map(u32::from).fold(0_usize, |sum, c| sum.wrapping_add(c as usize));
    for offset in 0..closings.len() {
        let length: usize = words.lines.iter().map(|line| line.chars().count()).sum();
        if offset > 0 && length >= SHORTEST {
            return;
        }
        let closing = closings.get((turn + offset) % closings.len()).copied().unwrap_or_default();
        words.lines.push(closing.to_owned());
    }
}
