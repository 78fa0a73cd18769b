//! `document add` and `document redraft`: what a piece of information says of itself, its text and its files.

use gongkai_app::items::Catalogue;
use gongkai_case::Account;
use gongkai_case::history::Fact;
use gongkai_catalogue::{Disclosure, Draft, ItemFact, ItemFile, ItemKind, Organ, Origin};
use gongkai_document::{Block, Document};
use gongkai_law::actor::Capacity;
use gongkai_law::disclosure::DisclosureStatus;
use gongkai_render::article::article;
use jiff::civil::Date;

use super::pictures::{Illustrated, decoded, is_of_text};
use super::{Opened, show};
use crate::cli::ListFormat;
use crate::cli::document::{Add, Doing, Redraft, Said};
use crate::exit::{Ending, Failure};
use crate::input::reason;
use crate::output;

/// The longest first line that is taken for a title.
const LONGEST_TITLE: usize = 120;

/// Records a new item.
pub(crate) fn add(args: &Add) -> Result<Ending, Failure> {
    let mut opened = Opened::of(&args.whose)?;
    let text = decoded(&args.file)?;
    let on = opened.day(&args.doing);
    let column = args.said.column.ok_or_else(|| {
        Failure::Unknown(
            "没有写明属于哪一类法定公开事项：请用 --column 给出代号，如 20-9，见 gongkai catalogue coverage".into(),
        )
    })?;
    let title = args
        .said
        .title
        .clone()
        .or_else(|| first_line(&text.document))
        .ok_or_else(|| Failure::Unknown("正文里找不到标题，请用 --title 给出".to_owned()))?;
    let formed = args.said.formed.unwrap_or(on);
    let own = opened.books.profile_on(on).map(|profile| profile.name.clone());
    let base = Draft {
        by: Account::new(&args.doing.account),
        title,
        kind: column.usual_kind(),
        column,
        theme: None,
        index_number: opened.catalogue().next_index(opened.body.as_str(), formed),
        number: None,
        origin: Origin::Made {
            lead: Organ { code: Some(opened.body.to_string()), name: own.unwrap_or_default() },
            joint: Vec::new(),
        },
        formed,
        disclosure: Disclosure { status: DisclosureStatus::Proactive, ground: None, review_on: None },
        responsible: None,
        valid_from: None,
        valid_until: None,
        keywords: Vec::new(),
        summary: String::new(),
        content: None,
        files: Vec::new(),
        explains: None,
        forms: Vec::new(),
    };
    let draft = said(base, &args.said, &args.doing, &opened)?;
    let draft = with_files(draft, Some(&text), &args.said, &opened)?;
    let id = uuid::Uuid::now_v7().to_string();
    let actor = opened.actor(&args.doing, Capacity::Handler);
    opened.record(&id, &actor, vec![Fact { on, what: ItemFact::Drafted(Box::new(draft)) }])?;
    told(&opened, &id, "已登记拟稿")
}

/// Records the next version of an item.
pub(crate) fn redraft(args: &Redraft) -> Result<Ending, Failure> {
    let mut opened = Opened::of(&args.of.whose)?;
    let id = opened.id(&args.of)?;
    let on = opened.day(&args.doing);
    let text = args.text.as_deref().map(decoded).transpose()?;
    let base = {
        let catalogue = opened.catalogue();
        let (_, item) = catalogue.find(&id)?;
        // a public version that is changed is formed anew: the period for publishing counts from the change
        let formed = if item.versions.is_empty() { item.draft.formed } else { on };
        Draft { by: Account::new(&args.doing.account), formed, ..item.draft.clone() }
    };
    let draft = said(base, &args.said, &args.doing, &opened)?;
    let draft = with_files(draft, text.as_ref(), &args.said, &opened)?;
    let actor = opened.actor(&args.doing, Capacity::Handler);
    opened.record(&id, &actor, vec![Fact { on, what: ItemFact::Redrafted(Box::new(draft)) }])?;
    told(&opened, &id, "已登记重新拟稿")
}

/// What a command prints when it is done: one line, and the item as it stands.
pub(super) fn told(opened: &Opened, id: &str, done: &str) -> Result<Ending, Failure> {
    let shown = show::shown(opened, id, ListFormat::Table)?;
    output::write(None, &format!("{done}。\n\n{shown}"))?;
    Ok(Ending::Sound)
}

/// A draft with what is said of it.
fn said(base: Draft, said: &Said, doing: &Doing, opened: &Opened) -> Result<Draft, Failure> {
    let catalogue = opened.catalogue();
    let named = |name: &String| organ(name, opened, base.formed);
    let origin = match (said.made_by.split_first(), &said.acquired_from) {
        (_, Some(from)) => Origin::Acquired { from: from.clone() },
        (Some((lead, joint)), None) => Origin::Made { lead: named(lead), joint: joint.iter().map(named).collect() },
        (None, None) => base.origin.clone(),
    };
    let status = said.status.unwrap_or(base.disclosure.status);
    let hidden = status != DisclosureStatus::Proactive;
    let disclosure = Disclosure {
        status,
        ground: said.ground.or(base.disclosure.ground).filter(|_| status == DisclosureStatus::NotDisclosed),
        review_on: said.review_on.or(base.disclosure.review_on).filter(|_| hidden),
    };
    let explains = said.explains.as_ref().map(|name| found(&catalogue, name)).transpose()?;
    let responsible = said.responsible.as_ref().map(named);
    if let Some(index) = &said.index
        && catalogue.items.values().any(|item| item.draft.index_number.as_ref() == Some(index))
        && base.index_number.as_ref() != Some(index)
    {
        return Err(Failure::Unknown(format!("索引号“{index}”已经给了另一条信息。请改用别的，或者不写，由程序编")));
    }
    let kind = said.kind.or_else(|| said.column.map(|column| column.usual_kind())).unwrap_or(base.kind);
    // what is no explainer any more has no forms
    let kept = if kind == ItemKind::Explainer { base.forms } else { Vec::new() };
    Ok(Draft {
        by: Account::new(&doing.account),
        title: said.title.clone().unwrap_or(base.title),
        kind,
        column: said.column.unwrap_or(base.column),
        theme: said.theme.or(base.theme),
        index_number: said.index.clone().or(base.index_number),
        number: said.number.clone().or(base.number),
        origin,
        formed: said.formed.unwrap_or(base.formed),
        disclosure,
        responsible: responsible.or(base.responsible),
        valid_from: said.from.or(base.valid_from),
        valid_until: said.until.or(base.valid_until),
        keywords: if said.keywords.is_empty() { base.keywords } else { said.keywords.clone() },
        summary: said.summary.clone().unwrap_or(base.summary),
        content: base.content,
        files: base.files,
        explains: explains.or(base.explains),
        forms: if said.forms.is_empty() { kept } else { said.forms.clone() },
    })
}

fn found(catalogue: &Catalogue<'_>, name: &str) -> Result<String, Failure> {
    Ok(catalogue.find(name)?.0.to_owned())
}

/// An organ by its name; the body itself by its code too.
fn organ(name: &str, opened: &Opened, on: Date) -> Organ {
    let own = opened.books.profile_on(on).is_some_and(|profile| profile.name == name);
    Organ { code: own.then(|| opened.body.to_string()), name: name.to_owned() }
}

/// A draft with its text and files kept, durable before any event names them.
fn with_files(draft: Draft, text: Option<&Illustrated>, said: &Said, opened: &Opened) -> Result<Draft, Failure> {
    let Opened { office, body, .. } = opened;
    let mut draft = draft;
    let mut pictures: Vec<ItemFile> = draft.files.iter().filter(|file| is_of_text(file)).cloned().collect();
    draft.files.retain(|file| !is_of_text(file));
    if let Some(text) = text {
        pictures = text.files(office, body)?;
        let html = article(&text.document);
        let (content, _) = office.wait(office.keeping.keep_open(body, html.as_bytes()))?;
        draft.content = Some(content);
    }
    if !said.attach.is_empty() {
        draft.files.clear();
    }
    for path in &said.attach {
        let failed = |error: std::io::Error| Failure::Read { file: path.display().to_string(), reason: reason(&error) };
        let (content, bytes) = office.wait(async {
            let source = tokio::fs::File::open(path).await.map_err(failed)?;
            office.keeping.keep_open(body, source).await.map_err(Failure::from)
        })?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        draft.files.push(ItemFile { name, content, bytes });
    }
    draft.files.extend(pictures);
    Ok(draft)
}

/// The first line of a text, where it may be a title.
fn first_line(document: &Document) -> Option<String> {
    let texts = document.blocks.iter().filter_map(|block| match block {
        Block::Heading(heading) => Some(heading.text.trim().to_owned()),
        Block::Paragraph(paragraph) => Some(paragraph.text().trim().to_owned()),
        Block::Table(_) | Block::Image(_) => None,
    });
    let mut texts = texts.filter(|text| !text.is_empty());
    texts.next().filter(|text| text.chars().count() <= LONGEST_TITLE).or_else(|| document.title.clone())
}
