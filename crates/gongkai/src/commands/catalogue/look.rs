//! What is due and wrong in the catalogue, what a year came to, and what goes to the archives.

use gongkai_catalogue::{Counter, ItemFindingCode as F, YearSoFar, hand_over as handed_over, overview as counted};
use gongkai_law::form;

use crate::cli::ListFormat;
use crate::cli::catalogue::Whole;
use crate::cli::records::OfYear;
use crate::commands::document::Opened;
use crate::exit::{Ending, Failure};
use crate::output;

/// What is due, the earliest first.
pub(super) fn due(args: &Whole) -> Result<Ending, Failure> {
    let opened = Opened::of(&args.whose)?;
    let ground = opened.office.ground(&opened.books);
    let catalogue = opened.catalogue();
    let all = catalogue.due(&ground)?;
    let mut text = String::new();
    for one in &all {
        text.push_str(&match args.format {
            ListFormat::Json => {
                gongkai_wire::line(&gongkai_wire::item_due(one.id, one.title, &one.due, ground.today)) + "\n"
            }
            ListFormat::Table => {
                let late = if one.due.day < ground.today { "【已超期】" } else { "" };
                let (day, what) = (form::long(one.due.day), one.due.kind.label());
                format!("{day}{late}  {what}  {}  {}（{}）\n", one.title, one.due.why, one.due.provision)
            }
        });
    }
    if all.is_empty() && args.format == ListFormat::Table {
        text.push_str("没有到期的事项。\n");
    }
    output::write(None, &text)?;
    Ok(Ending::Sound)
}

/// Whether a finding breaks a rule; the others ask for a look.
const fn is_unlawful(code: F) -> bool {
    !matches!(code, F::PublishedUrgently | F::ApprovedOnPaper | F::PublishedUnapproved)
}

/// What is wrong in the records of the catalogue, by day.
pub(super) fn check(args: &Whole) -> Result<Ending, Failure> {
    let opened = Opened::of(&args.whose)?;
    let ground = opened.office.ground(&opened.books);
    let catalogue = opened.catalogue();
    let mut found = Vec::new();
    for (id, item) in &catalogue.items {
        let findings = catalogue.look(id, item, &ground)?.findings;
        found.extend(findings.into_iter().map(|finding| (*id, item, finding)));
    }
    found.sort_by_key(|(id, _, finding)| (finding.on, *id));
    let mut text = String::new();
    for (id, item, finding) in &found {
        text.push_str(&match args.format {
            ListFormat::Json => {
                let severity = if is_unlawful(finding.code) { "error" } else { "info" };
                gongkai_wire::line(&gongkai_wire::item_finding(id, &item.draft.title, finding, severity)) + "\n"
            }
            ListFormat::Table => {
                let number = item.draft.index_number.as_deref().unwrap_or(id);
                format!("{number}  {}  {}（{}）\n", item.draft.title, finding.what, finding.provision)
            }
        });
    }
    if found.is_empty() && args.format == ListFormat::Table {
        text.push_str("没有发现问题。\n");
    }
    output::write(None, &text)?;
    let unlawful = found.iter().any(|(_, _, finding)| is_unlawful(finding.code));
    Ok(if unlawful { Ending::Faulty } else { Ending::Sound })
}

/// What a year came to.
pub(super) fn overview(args: &OfYear) -> Result<Ending, Failure> {
    let opened = Opened::of(&args.whose)?;
    let year = YearSoFar::new(args.year, opened.office.today());
    let records = opened.books.items.iter().map(|(id, kept)| (id.as_str(), &kept.history));
    let all = counted(records, year);
    if args.format == ListFormat::Json {
        output::write(
            None,
            &(gongkai_wire::line(&gongkai_wire::overview(opened.body.as_str(), args.year, &all)) + "\n"),
        )?;
        return Ok(Ending::Sound);
    }
    fn counts<K: Copy>(title: &str, counter: &Counter<K>, label: impl Fn(K) -> String) -> String {
        let parts: Vec<String> = counter.iter().map(|(key, ids)| format!("{}{}条", label(*key), ids.len())).collect();
        if parts.is_empty() { String::new() } else { format!("{title}  {}\n", parts.join("，")) }
    }
    let mut text = format!("{}年主动公开信息{}条\n", args.year, all.published.len());
    text.push_str(&counts("按栏目", &all.by_column, |column| format!("{} {} ", column.code(), column.label())));
    text.push_str(&counts("按体裁", &all.by_kind, |kind| kind.label().to_owned()));
    text.push_str(&counts("按渠道", &all.by_outlet, |outlet| outlet.label().to_owned()));
    let [revised, retired, withdrawn] = [&all.revised, &all.retired, &all.withdrawn].map(Vec::len);
    text.push_str(&format!("修订{revised}条，清理过时信息{retired}条，撤回{withdrawn}条\n"));
    output::write(None, &text)?;
    Ok(Ending::Sound)
}

/// What is to be handed to the archives of a year, as a table for a spreadsheet.
pub(super) fn hand_over(args: &OfYear) -> Result<Ending, Failure> {
    let opened = Opened::of(&args.whose)?;
    let catalogue = opened.catalogue();
    let year = YearSoFar::new(args.year, opened.office.today());
    let ids = handed_over(&catalogue.items, year);
    let mut text = match args.format {
        ListFormat::Table => "\u{feff}序号,索引号,文号,标题,体裁,形成日期,公开日期,有效期至,附件数\r\n".to_owned(),
        ListFormat::Json => String::new(),
    };
    for (number, (id, item)) in (1..).zip(ids.iter().filter_map(|id| Some((id, catalogue.items.get(id)?)))) {
        let draft = item.draft;
        if args.format == ListFormat::Json {
            let looked = catalogue.look(id, item, &opened.office.ground(&opened.books))?;
            let view = gongkai_wire::ItemView {
                id,
                item,
                history: None,
                dues: &looked.dues,
                findings: &looked.findings,
                steps: &looked.steps,
            };
            text.push_str(&(gongkai_wire::line(&gongkai_wire::item(&view)) + "\n"));
            continue;
        }
        let published = item.versions.first().map(|version| form::long(version.on)).unwrap_or_default();
        let cells = [
            number.to_string(),
            draft.index_number.clone().unwrap_or_default(),
            draft.number.clone().unwrap_or_default(),
            draft.title.clone(),
            draft.kind.label().to_owned(),
            form::long(draft.formed),
            published,
            draft.valid_until.map(form::long).unwrap_or_default(),
            draft.files.len().to_string(),
        ];
        text.push_str(&gongkai_render::csv::row(cells.iter().map(String::as_str)));
    }
    output::write(None, &text)?;
    Ok(Ending::Sound)
}
