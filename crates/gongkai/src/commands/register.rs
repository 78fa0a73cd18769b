//! `register …`: the register of normative documents.

use gongkai_app::import::Sheet;
use gongkai_app::register::{Listed, compare as compared, listed, other_rows};
use gongkai_catalogue::Validity;
use gongkai_law::form;
use gongkai_wire::{RegisterDifferenceShape, RegisterView};

use crate::cli::ListFormat;
use crate::cli::register::{Register, RegisterCompare, RegisterList};
use crate::exit::{Ending, Failure};
use crate::input::Source;
use crate::output;
use crate::records::Office;

/// Runs it.
pub(crate) fn run(register: &Register) -> Result<Ending, Failure> {
    match register {
        Register::List(args) => list(args),
        Register::Compare(args) => compare(args),
    }
}

fn list(args: &RegisterList) -> Result<Ending, Failure> {
    let office = Office::open(&args.whose.place)?;
    let books = office.books(&office.body(&args.whose)?)?;
    let day = args.on.unwrap_or_else(|| office.today());
    let mut all = listed(&books, day);
    let applies = |listed: &Listed<'_>| !matches!(listed.validity, Validity::Repealed | Validity::Expired);
    all.retain(|listed| (!args.in_force || applies(listed)) && (!args.running_out || listed.runs_out_in.is_some()));
    let mut text = String::new();
    for one in &all {
        text.push_str(&match args.format {
            ListFormat::Json => {
                let view = RegisterView {
                    record: one.id,
                    issue: one.issue,
                    issued: one.issued,
                    until: one.until,
                    validity: one.validity,
                    runs_out_in: one.runs_out_in,
                };
                gongkai_wire::line(&gongkai_wire::register(&view)) + "\n"
            }
            ListFormat::Table => row(one),
        });
    }
    if args.format == ListFormat::Table {
        let in_force = all.iter().filter(|listed| applies(listed) && listed.issue.excluded.is_none()).count();
        text.push_str(&format!("{}：共{}件，现行有效{in_force}件。\n", form::long(day), all.len()));
    }
    output::write(None, &text)?;
    Ok(Ending::Sound)
}

fn row(one: &Listed<'_>) -> String {
    let number = one.issue.number.as_deref().unwrap_or("（无文号）");
    let until = one.until.map_or_else(String::new, |until| format!("，有效期至{}", form::long(until)));
    let alarm = one.runs_out_in.map_or_else(String::new, |days| format!("【还有{days}天到期】"));
    let joint = match one.issue.joint.len() {
        0 => String::new(),
        count => format!("（与{count}个机关联合制发，{}牵头）", one.issue.lead.name),
    };
    let excluded = if one.issue.excluded.is_some() { "【不计入】" } else { "" };
    let (issued, validity, title) = (form::long(one.issued), one.validity.label(), &one.issue.title);
    format!("{number}  {title}{joint}  {issued}制发{until}  {validity}{alarm}{excluded}\n")
}

fn compare(args: &RegisterCompare) -> Result<Ending, Failure> {
    let source = Source::of(&args.file);
    let rows = other_rows(&read(&source)?).map_err(|error| unusable(&source, &error.to_string()))?;
    let office = Office::open(&args.whose.place)?;
    let books = office.books(&office.body(&args.whose)?)?;
    let register = listed(&books, args.on.unwrap_or_else(|| office.today()));
    let all = compared(&register, &rows);
    let mut text = String::new();
    for one in &all {
        let place = one.place.as_ref().map(ToString::to_string);
        text.push_str(&match args.format {
            ListFormat::Json => {
                let shape = RegisterDifferenceShape {
                    schema: "gongkai.register_difference/1",
                    what: one.what.id(),
                    place,
                    record: one.id.as_deref(),
                    here: one.here.as_deref(),
                    there: one.there.as_deref(),
                };
                gongkai_wire::line(&shape) + "\n"
            }
            ListFormat::Table => {
                let told = |name: &str, text: &Option<String>| text.as_ref().map(|text| format!("{name}“{text}”"));
                let sides = [told("本库", &one.here), told("清单", &one.there)];
                let sides: Vec<String> = sides.into_iter().flatten().collect();
                format!("{}  {}  {}\n", one.what.label(), place.unwrap_or_default(), sides.join("，"))
            }
        });
    }
    if args.format == ListFormat::Table {
        text.push_str(&match all.len() {
            0 => format!("一致：清单{}行都对应得上。\n", rows.len()),
            count => format!("有{count}处不同；清单{}行。\n", rows.len()),
        });
    }
    output::write(None, &text)?;
    Ok(if all.is_empty() { Ending::Sound } else { Ending::Faulty })
}

/// The sheets of a list: of a table of any kind, or of an array of objects.
fn read(source: &Source) -> Result<Vec<Sheet>, Failure> {
    let read = super::import::read(source).map_err(|why| unusable(source, &why));
    Ok(read?.0)
}

fn unusable(source: &Source, why: &str) -> Failure {
    Failure::Unknown(format!("不能用“{}”来比较：{}", source.name(), why.trim_end_matches('。')))
}
