//! `register compare`: the register against a list that somebody else keeps.

use gongkai_app::register::{compare as compared, listed, other_rows};
use gongkai_wire::RegisterDifferenceShape;

use super::{read, unusable};
use crate::cli::ListFormat;
use crate::cli::register::RegisterCompare;
use crate::exit::{Ending, Failure};
use crate::input::Source;
use crate::output;

pub(super) fn run(args: &RegisterCompare) -> Result<Ending, Failure> {
    let source = Source::of(&args.file);
    let rows = other_rows(&read(&source)?).map_err(|error| unusable(&source, &error.to_string()))?;
    let (office, books) = super::opened(&args.looking.whose)?;
    let register = listed(&books, args.looking.on.unwrap_or_else(|| office.today()));
    let all = compared(&register, &rows);
    let mut text = String::new();
    for one in &all {
        let place = one.place.as_ref().map(ToString::to_string);
        text.push_str(&match args.looking.format {
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
    if args.looking.format == ListFormat::Table {
        text.push_str(&match all.len() {
            0 => format!("一致：清单{}行都对应得上。\n", rows.len()),
            count => format!("有{count}处不同；清单{}行。\n", rows.len()),
        });
    }
    output::write(None, &text)?;
    Ok(if all.is_empty() { Ending::Sound } else { Ending::Faulty })
}
