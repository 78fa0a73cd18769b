//! Screening before publication: files as they lie there, and the text of an item with its files.

use std::collections::BTreeSet;
use std::path::Path;

use gongkai_case::Account;
use gongkai_case::history::Fact;
use gongkai_catalogue::{Draft, ItemFact, ItemKind};
use gongkai_document::{Document, SourceKind};
use gongkai_law::actor::Capacity;
use gongkai_reader::Limits;
use gongkai_reader::decode::decode_as;
use gongkai_render::article::of_blocks;
use gongkai_screen::{Expression, Gravity, Hit, Occasion, Screen, ScreenCode, masked_document, open};

use super::Opened;
use crate::cli::ListFormat;
use crate::cli::screening::{CheckDocuments, ScreenDocument, ScreenRules};
use crate::exit::{Ending, Failure};
use crate::input::{self, Source};
use crate::output::{self, Output};
use crate::worker::Reader;

/// Screens files that nobody recorded.
pub(crate) fn check(args: &CheckDocuments) -> Result<Ending, Failure> {
    let screen = Screen::new(args.occasion, words(args.words.as_deref())?);
    let reader = args.inputs.reader();
    let mut ending = Ending::Sound;
    let mut out = Output::stdout();
    let work = |source: &Source| {
        let name = source.name();
        match source.decode(&reader) {
            Err(why) => (Ending::Unusable, unreadable(&name, &why, args.format)),
            Ok(files) => {
                let mut ending = Ending::Sound;
                let mut text = String::new();
                for file in &files {
                    if file.document.blocks.is_empty() {
                        let why = file.problems.first().map_or("里面没有文字", |problem| problem.what.as_str());
                        ending = ending.and(Ending::Unusable);
                        text.push_str(&unreadable(&name, why, args.format));
                        continue;
                    }
                    let hits = screen.screen(&file.document);
                    text.push_str(&printed(&name, &hits, &BTreeSet::new(), args.format));
                    if hits.iter().any(|hit| hit.gravity == Gravity::Error) {
                        ending = ending.and(Ending::Faulty);
                    }
                }
                (ending, text)
            }
        }
    };
    input::for_each(&args.inputs, work, |(part, text)| {
        ending = ending.and(part);
        out.text(&text)
    })?;
    out.finish()?;
    Ok(ending)
}

fn unreadable(name: &str, why: &str, format: ListFormat) -> String {
    anstream::eprintln!("{name}：没有筛查。{why}");
    match format {
        ListFormat::Table => String::new(),
        ListFormat::Json => gongkai_wire::line(&gongkai_wire::unscreened(name, why)) + "\n",
    }
}

/// What was found in a file, and how it stands with every rule.
fn printed(name: &str, hits: &[Hit], kept: &BTreeSet<&str>, format: ListFormat) -> String {
    let mut text = String::new();
    for hit in hits {
        let stays = kept.contains(hit.fingerprint.as_str());
        text.push_str(&match format {
            ListFormat::Json => gongkai_wire::line(&gongkai_wire::screening(hit, name, stays)) + "\n",
            ListFormat::Table => {
                let (code, gravity, place) = (hit.code.code(), hit.gravity.label(), hit.place);
                let stays = if stays { "【已决定保留】" } else { "" };
                let manual = hit.code.manual();
                format!(
                    "{name}：{place}  {gravity} {code} {}{stays}\n    {}\n    {}（{}）  标识 {}\n",
                    hit.message, hit.snippet, manual.mend, manual.provision, hit.fingerprint
                )
            }
        });
    }
    text.push_str(&match format {
        ListFormat::Json => gongkai_wire::line(&gongkai_wire::screened(hits, name)) + "\n",
        ListFormat::Table => {
            let count = |gravity| hits.iter().filter(|hit| hit.gravity == gravity).count();
            let [errors, warnings, notes] = [Gravity::Error, Gravity::Warning, Gravity::Info].map(count);
            format!("{name}：错误{errors}处，警告{warnings}处，提示{notes}处\n")
        }
    });
    text
}

/// A list of wrong expressions that somebody keeps.
fn words(path: Option<&Path>) -> Result<Vec<Expression>, Failure> {
    let Some(path) = path else { return Ok(Vec::new()) };
    let source = Source::of(path);
    let failed = |reason| Failure::Read { file: source.name(), reason };
    gongkai_screen::parse_expressions(&source.text().map_err(failed)?).map_err(failed)
}

/// Prints the manual, or one page of it.
pub(crate) fn rules(args: &ScreenRules) -> Result<Ending, Failure> {
    let text = match &args.code {
        None => ScreenCode::ALL
            .iter()
            .map(|code| format!("{}  {}  {}\n", code.code(), code.manual().gravity.label(), code.manual().title))
            .collect(),
        Some(code) => {
            let found = ScreenCode::from_code(code).map(ScreenCode::manual).ok_or_else(|| {
                Failure::Unknown(format!("没有代码为“{code}”的筛查规则；用 gongkai document rules 看全部代码"))
            })?;
            format!(
                "{} {}（{}）\n\n{}\n\n依据  {}\n怎么办  {}\n",
                found.code,
                found.title,
                found.gravity.label(),
                found.page,
                found.provision,
                found.mend
            )
        }
    };
    output::write(None, &text)?;
    Ok(Ending::Sound)
}

/// Screens an item: its text and its files. What stays needs a reason; what is masked becomes a new draft.
pub(crate) fn screen(args: &ScreenDocument) -> Result<Ending, Failure> {
    let mut opened = Opened::of(&args.of.whose)?;
    let id = opened.id(&args.of)?;
    let (draft, kept) = {
        let catalogue = opened.catalogue();
        let (_, item) = catalogue.find(&id)?;
        let kept: Vec<String> = item.kept.iter().map(|(fingerprint, _)| (*fingerprint).to_owned()).collect();
        (item.draft.clone(), kept)
    };
    let rules = Screen::new(occasion(draft.kind), words(args.words.as_deref())?);
    let on = opened.day(&args.doing);
    let actor = opened.actor(&args.doing, Capacity::Handler);
    if args.mask {
        let text = text_of(&opened, &draft)?;
        let masked = masked_document(&text, &rules.screen(&text));
        let html = of_blocks(&masked);
        let (content, _) = opened.office.wait(opened.office.keeping.keep_open(&opened.body, html.as_bytes()))?;
        let masked = Draft { by: Account::new(&args.doing.account), content: Some(content), ..draft.clone() };
        opened.record(&id, &actor, vec![Fact { on, what: ItemFact::Redrafted(Box::new(masked)) }])?;
        anstream::eprintln!("已遮去可以遮去的个人号码，登记为新的一稿；附件没有改动。");
    }
    let catalogue = opened.catalogue();
    let draft = catalogue.find(&id)?.1.draft.clone();
    let name = draft.index_number.clone().unwrap_or_else(|| id.clone());
    let mut found = vec![(name, rules.screen(&text_of(&opened, &draft)?))];
    for (number, file) in (1..).zip(&draft.files) {
        let document = file_document(&opened, &file.content)?;
        // one fingerprint names one finding of the item, whichever file it stands in
        let mut hits = rules.screen(&document);
        hits.iter_mut().for_each(|hit| hit.fingerprint.push_str(&format!("-{number}")));
        found.push((format!("附件{number} {}", file.name), hits));
    }
    let mut facts = Vec::new();
    let mut kept: BTreeSet<&str> = if args.mask { BTreeSet::new() } else { kept.iter().map(String::as_str).collect() };
    for fingerprint in &args.keep {
        let hit = found.iter().flat_map(|(_, hits)| hits).find(|hit| hit.fingerprint == *fingerprint);
        let hit =
            hit.ok_or_else(|| Failure::Unknown(format!("这一稿里没有标识为“{fingerprint}”的发现。请核对后重试")))?;
        kept.insert(fingerprint);
        let (code, why) = (hit.code.code().to_owned(), args.why.clone().unwrap_or_default());
        facts.push(Fact { on, what: ItemFact::FindingKept { code, fingerprint: fingerprint.clone(), why } });
    }
    let open: usize = found.iter().map(|(_, hits)| open(hits, &kept).len()).sum();
    facts.push(Fact { on, what: ItemFact::Screened { open: u32::try_from(open).unwrap_or(u32::MAX) } });
    opened.record(&id, &actor, facts)?;
    let mut text: String = found.iter().map(|(name, hits)| printed(name, hits, &kept, args.format)).collect();
    if args.format == ListFormat::Table {
        text.push_str(&match open {
            0 => "已登记筛查：没有未处理的错误。\n".to_owned(),
            _ => format!(
                "已登记筛查：有{open}处错误还没有处理。请改稿、遮去（--mask），或者逐处写明理由保留（--keep）。\n"
            ),
        });
    }
    output::write(None, &text)?;
    Ok(if open > 0 { Ending::Faulty } else { Ending::Sound })
}

/// What is published with a kind of item.
const fn occasion(kind: ItemKind) -> Occasion {
    match kind {
        ItemKind::TradingNotice => Occasion::TradingNotice,
        ItemKind::Licence | ItemKind::Penalty => Occasion::Decision,
        ItemKind::Personnel => Occasion::Personnel,
        _ => Occasion::General,
    }
}

/// The text of a draft, with its title and summary, which are published with it.
fn text_of(opened: &Opened, draft: &Draft) -> Result<Document, Failure> {
    let html = match &draft.content {
        Some(content) => opened.office.wait(opened.office.keeping.read_text(&opened.body, content))?,
        None => String::new(),
    };
    let mut document = decode_as(SourceKind::Html, &html, &Limits::default()).document;
    document.title = Some(format!("{} {} {}", draft.title, draft.summary, draft.keywords.join(" ")).trim().to_owned());
    Ok(document)
}

/// A file of an item, read by a process of its own.
pub(crate) fn file_document(opened: &Opened, content: &str) -> Result<Document, Failure> {
    let folder = tempfile::tempdir().map_err(|error| Failure::Records(error.to_string()))?;
    let path = folder.path().join("附件");
    opened.office.wait(async {
        let failed = |error: std::io::Error| Failure::Records(error.to_string());
        let target = tokio::fs::File::create(&path).await.map_err(failed)?;
        opened.office.keeping.write_open(&opened.body, content, target).await.map_err(Failure::from)
    })?;
    let files = Source::of(&path).decode(&Reader::default());
    let files = files.map_err(|why| Failure::Records(format!("附件读不出：{why}")))?;
    let mut whole = Document::default();
    for file in files {
        whole.blocks.extend(file.document.blocks);
        whole.links.extend(file.document.links);
        whole.traces.extend(file.document.traces);
    }
    Ok(whole)
}
