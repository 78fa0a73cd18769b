//! The guide and the basic directory of duties: what a body tells of its disclosure as a whole.

use std::fmt::Write as _;

use gongkai_app::import::{Sheet, label_key};
use gongkai_catalogue::{BodyFact, Duty, Guide, GuideEntry, GuideField, duties_on, guide_findings, guide_on};
use gongkai_law::form;

use super::of_body;
use crate::cli::ListFormat;
use crate::cli::guide::{DutiesArgs, DutiesFile, GuideArgs};
use crate::commands::document::Opened;
use crate::exit::{Ending, Failure};
use crate::input::Source;
use crate::output;

/// Shows the guide with what is wrong with it, or records a revision.
pub(super) fn guide(args: &GuideArgs) -> Result<Ending, Failure> {
    if let Some(file) = &args.revise {
        let source = Source::of(file);
        let failed = |reason| Failure::Read { file: source.name(), reason };
        let guide = parse(&source.text().map_err(failed)?).map_err(failed)?;
        of_body(&args.whose, args.on, BodyFact::GuideRevised(Box::new(guide)))?;
    }
    let opened = Opened::of(&args.whose)?;
    let day = args.on.unwrap_or_else(|| opened.office.today());
    let record = &opened.books.profile.history;
    let (guide, findings) = (guide_on(record, day), guide_findings(record, day));
    let text = match args.format {
        ListFormat::Json => gongkai_wire::line(&gongkai_wire::guide(opened.body.as_str(), guide, &findings)) + "\n",
        ListFormat::Table => {
            let mut text = String::new();
            if let Some((revised, guide)) = guide {
                // writing to a string does not fail
                let _ = writeln!(text, "政府信息公开指南（{}修订）\n", form::long(revised));
                for entry in &guide.entries {
                    let _ = writeln!(text, "{}：{}", entry.field.label(), entry.text);
                }
                text.push('\n');
            }
            for finding in &findings {
                let _ = writeln!(text, "{}（{}）", finding.what, finding.provision);
            }
            if findings.is_empty() {
                text.push_str("法定的各项内容都有。\n");
            }
            text
        }
    };
    output::write(None, &text)?;
    Ok(if findings.iter().any(|finding| finding.unlawful) { Ending::Faulty } else { Ending::Sound })
}

/// A guide as it is written down: `办公时间：…`, a line a field; further lines belong to the field before them.
fn parse(text: &str) -> Result<Guide, String> {
    let mut guide = Guide::default();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let told = line.split_once(['：', ':']).and_then(|(label, rest)| {
            let label = label.trim();
            let field = GuideField::ALL.into_iter().find(|field| field.label() == label || field.id() == label)?;
            Some((field, rest.trim()))
        });
        match (told, guide.entries.last_mut()) {
            (Some((field, text)), _) => guide.entries.push(GuideEntry { field, text: text.to_owned() }),
            (None, Some(last)) => last.text = format!("{}\n{}", last.text, line.trim()),
            (None, None) => {
                let labels: Vec<&str> = GuideField::ALL.into_iter().map(GuideField::label).collect();
                return Err(format!("第{number}行没有写是哪一项。请写成“项目：内容”，项目有：{}", labels.join("、")));
            }
        }
    }
    Ok(guide)
}

/// The columns of the basic directory: the field, its label, and other names of it.
type Set = fn(&mut Duty, String);
const COLUMNS: [(&str, &[&str], Set); 8] = [
    ("公开事项", &["事项", "事项名称", "公开事项名称"], |duty, text| duty.item = text),
    ("公开内容", &["内容", "公开内容（要素）", "公开要素"], |duty, text| duty.content = text),
    ("公开依据", &["依据"], |duty, text| duty.basis = text),
    ("公开时限", &["时限"], |duty, text| duty.time_limit = text),
    ("公开主体", &["责任主体", "公开责任主体", "责任单位"], |duty, text| duty.responsible = text),
    ("公开渠道", &["渠道", "公开渠道和载体", "公开载体"], |duty, text| duty.channel = text),
    ("公开对象", &["对象"], |duty, text| duty.audience = text),
    ("公开方式", &["方式"], |duty, text| duty.manner = text),
];

/// Prints the basic directory, as a table that can be published.
pub(super) fn duties(args: &DutiesArgs) -> Result<Ending, Failure> {
    let opened = Opened::of(&args.whose)?;
    let day = args.on.unwrap_or_else(|| opened.office.today());
    let Some((since, duties)) = duties_on(&opened.books.profile.history, day) else {
        return Err(Failure::Unknown("还没有登记主动公开基本目录：请用 gongkai import duties 导入".to_owned()));
    };
    let mut text = String::new();
    if args.format == ListFormat::Table {
        text.push('\u{feff}');
        let heads = ["序号"].into_iter().chain(COLUMNS.iter().map(|(label, ..)| *label));
        text.push_str(&gongkai_render::csv::row(heads));
    }
    for (number, duty) in (1_usize..).zip(duties) {
        text.push_str(&match args.format {
            ListFormat::Json => {
                gongkai_wire::line(&gongkai_wire::duty(opened.body.as_str(), since, number, duty)) + "\n"
            }
            ListFormat::Table => {
                let Duty { item, content, basis, time_limit, responsible, channel, audience, manner } = duty;
                let number = number.to_string();
                gongkai_render::csv::row([
                    number.as_str(),
                    item,
                    content,
                    basis,
                    time_limit,
                    responsible,
                    channel,
                    audience,
                    manner,
                ])
            }
        });
    }
    output::write(None, &text)?;
    Ok(Ending::Sound)
}

/// Takes over a basic directory as it stands in a table.
pub(crate) fn import_duties(args: &DutiesFile) -> Result<Ending, Failure> {
    let source = Source::of(&args.file);
    let unusable = |why: String| Failure::Unknown(format!("不能导入“{}”：{why}", source.name()));
    let (sheets, problems) = crate::commands::import::read(&source).map_err(unusable)?;
    if let Some(problem) = problems.first() {
        return Err(unusable(problem.clone()));
    }
    let duties = of_sheets(&sheets).map_err(unusable)?;
    let count = duties.len();
    if args.dry_run {
        output::write(None, &format!("核对无误：{count}项，没有登记。\n"))?;
        return Ok(Ending::Sound);
    }
    let on = form::long(of_body(&args.whose, args.from, BodyFact::DutiesSet(duties))?);
    output::write(None, &format!("自{on}起的主动公开基本目录已登记，{count}项。\n"))?;
    Ok(Ending::Sound)
}

/// The duties of the first sheet that has a column of items and one of who is responsible; merged cells are carried down.
fn of_sheets(sheets: &[Sheet]) -> Result<Vec<Duty>, String> {
    for sheet in sheets {
        let fits = |head: &str, (label, others, _): &(&str, &[&str], Set)| {
            let key = label_key(head);
            key == label_key(label) || others.iter().any(|other| key == label_key(other))
        };
        let Some(head) = sheet.rows.iter().find(|row| {
            [0, 4].iter().all(|needed| {
                COLUMNS.get(*needed).is_some_and(|column| row.cells.values().any(|text| fits(text, column)))
            })
        }) else {
            continue;
        };
        let columns: Vec<(u32, Set)> = head
            .cells
            .iter()
            .filter_map(|(at, text)| Some((*at, COLUMNS.iter().find(|column| fits(text, column))?.2)))
            .collect();
        let mut duties: Vec<Duty> = Vec::new();
        for row in sheet.rows.iter().filter(|row| row.number > head.number) {
            let mut duty = Duty::default();
            for (at, set) in &columns {
                set(&mut duty, row.cells.get(at).map(|text| text.trim().to_owned()).unwrap_or_default());
            }
            // a merged cell of a whole group says who is responsible once
            if duty.responsible.is_empty() {
                duty.responsible = duties.last().map(|last| last.responsible.clone()).unwrap_or_default();
            }
            if duty.item.is_empty() && duty.content.is_empty() {
                continue;
            }
            if duty.item.is_empty() {
                duty.item = duties.last().map(|last| last.item.clone()).unwrap_or_default();
            }
            if duty.item.is_empty() || duty.responsible.is_empty() {
                let place = sheet.place(row.number);
                return Err(format!("{place}没有公开事项或者公开主体。请填写后重新导入，一项也没有登记"));
            }
            duties.push(duty);
        }
        if !duties.is_empty() {
            return Ok(duties);
        }
    }
    Err("没有找到表头：至少要有公开事项、公开主体这两列，表头下面要有内容".to_owned())
}
