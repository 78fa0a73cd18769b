//! `document show`: one item, with everything that is known and computed of it.

use std::fmt::Write as _;

use gongkai_app::items::LookedAt;
use gongkai_case::history::Entry;
use gongkai_case::request::Approval;
use gongkai_catalogue::{Draft, Item, ItemFact, Landing, Origin, Record, TakenDown, landing};
use gongkai_law::form;
use gongkai_law::outcome::Outcome;
use gongkai_wire::ItemView;

use super::Opened;
use crate::cli::ListFormat;
use crate::cli::document::DocumentShow;
use crate::exit::{Ending, Failure};
use crate::output;

/// Shows one item.
pub(crate) fn run(args: &DocumentShow) -> Result<Ending, Failure> {
    let opened = Opened::of(&args.of.whose)?;
    let id = opened.id(&args.of)?;
    output::write(None, &shown(&opened, &id, args.format)?)?;
    Ok(Ending::Sound)
}

/// An item as it is shown.
pub(super) fn shown(opened: &Opened, id: &str, format: ListFormat) -> Result<String, Failure> {
    let ground = opened.office.ground(&opened.books);
    let catalogue = opened.catalogue();
    let (id, item) = catalogue.find(id)?;
    let looked = catalogue.look(id, item, &ground)?;
    let Some(kept) = opened.books.items.get(id) else {
        return Err(gongkai_app::AppError::NoSuchItem(id.to_owned()).into());
    };
    let LookedAt { dues, findings, steps } = &looked;
    if format == ListFormat::Json {
        let view = ItemView { id, item, history: Some(&kept.history), dues, findings, steps };
        return Ok(gongkai_wire::line(&gongkai_wire::item(&view)) + "\n");
    }
    let mut text = head(id, item);
    for (other, explainer) in &catalogue.items {
        if explainer.draft.explains.as_deref() == Some(id) {
            // writing to a string does not fail
            let _ = writeln!(text, "解读  {}（{other}，{}）", explainer.draft.title, explainer.stage().label());
        }
    }
    told(&mut text, &kept.history);
    // writing to a string does not fail
    match landing(&catalogue.items, id) {
        Landing::There(other) => {
            let title = catalogue.items.get(other).map_or("", |item| item.draft.title.as_str());
            let _ = writeln!(text, "\n读者会被引到：{title}（{other}）");
        }
        Landing::Broken { at } => {
            let _ = writeln!(text, "\n读者会被引到不存在或者没有公开的信息（{at}），请改正");
        }
        Landing::Here | Landing::Gone | Landing::Never => {}
    }
    section(&mut text, "到期", dues, |due| {
        format!("{}前{}：{}（{}）", form::long(due.day), due.kind.label(), due.why, due.provision)
    });
    section(&mut text, "问题", findings, |finding| format!("{}（{}）", finding.what, finding.provision));
    let open: Vec<_> = steps.iter().filter(|step| step.barred.is_none()).collect();
    section(&mut text, "现在可以", &open, |step| format!("{}（{}）", step.kind.label(), step.kind.provision()));
    Ok(text)
}

fn section<T>(text: &mut String, title: &str, all: &[T], line: impl Fn(&T) -> String) {
    if all.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{title}");
    for one in all {
        let _ = writeln!(text, "  {}", line(one));
    }
}

fn head(id: &str, item: &Item<'_>) -> String {
    let draft = item.draft;
    let mut text = format!("{}\n编号 {id}  {}\n\n", draft.title, item.stage().label());
    let mut field = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let _ = writeln!(text, "{name}  {value}");
        }
    };
    field("索引号", draft.index_number.clone());
    field("文号", draft.number.clone());
    field("栏目", Some(format!("{} {}", draft.column.code(), draft.column.label())));
    field("体裁", Some(draft.kind.label().to_owned()));
    field("主题", draft.theme.map(|theme| theme.label().to_owned()));
    field("来源", Some(origin(draft)));
    field("公开责任", draft.responsible.as_ref().map(|organ| organ.name.clone()));
    field("形成日期", Some(form::long(draft.formed)));
    field("公开属性", Some(status(draft)));
    field("施行", draft.valid_from.map(form::long));
    field("有效期至", draft.valid_until.map(form::long));
    field("关键词", Some(draft.keywords.join("、")));
    field("内容概述", Some(draft.summary.clone()));
    field("解读的是", draft.explains.clone());
    field("解读形式", Some(draft.forms.iter().map(|form| form.label()).collect::<Vec<_>>().join("、")));
    for (number, file) in (1..).zip(&draft.files) {
        let _ = writeln!(text, "附件{number}  {}（{}字节）", file.name, file.bytes);
    }
    for (number, version) in (1..).zip(&item.versions) {
        let outlets: Vec<&str> = version.outlets.iter().map(|outlet| outlet.label()).collect();
        let address = version.address.map(|address| format!("，{address}")).unwrap_or_default();
        let (day, outlets) = (form::long(version.on), outlets.join("、"));
        let _ = writeln!(text, "第{number}版  {day}公开（{outlets}{address}）：{}", version.draft.title);
    }
    if let Some((on, how)) = item.taken_down {
        let (how, reason) = match how {
            TakenDown::Retired { reason, .. } => ("清理下架", reason),
            TakenDown::Withdrawn { reason, .. } => ("撤回", reason),
        };
        let _ = writeln!(text, "下架  {}{how}：{reason}", form::long(on));
    }
    text
}

fn origin(draft: &Draft) -> String {
    match &draft.origin {
        Origin::Made { lead, joint } if joint.is_empty() => format!("{}制作", lead.name),
        Origin::Made { lead, joint } => {
            let joint: Vec<&str> = joint.iter().map(|organ| organ.name.as_str()).collect();
            format!("{}牵头，与{}联合制作", lead.name, joint.join("、"))
        }
        Origin::Acquired { from } => format!("从{from}获取"),
    }
}

fn status(draft: &Draft) -> String {
    let mut text = draft.disclosure.status.label().to_owned();
    if let Some(ground) = draft.disclosure.ground {
        let _ = write!(text, "（{}）", Outcome::Withheld(ground).label());
    }
    if let Some(day) = draft.disclosure.review_on {
        let _ = write!(text, "，{}复查", form::long(day));
    }
    text
}

/// Every entry of its history.
fn told(text: &mut String, history: &Record<ItemFact>) {
    text.push_str("\n经过\n");
    for (number, entry) in (1..).zip(history.entries()) {
        let struck = if history.corrected_by(number).is_some() { "（已更正）" } else { "" };
        let what = match entry {
            Entry::Fact(fact) => format!("{}{}", fact.what.label(), detail(&fact.what)),
            Entry::Correction { entry, reason, instead, .. } => {
                let instead = instead.as_ref().map_or("并未发生", |fact| fact.what.label());
                format!("更正第{entry}条（{reason}）：{instead}")
            }
        };
        let _ = writeln!(text, "  {number}. {}  {what}{struck}", form::long(entry.on()));
    }
}

/// What a reader wants to know of an entry beside its name.
fn detail(fact: &ItemFact) -> String {
    use gongkai_catalogue::Verdict;
    let signed = |approval: &Approval| match approval {
        Approval::Given { by, .. } => format!("（{}）", by.as_str()),
        Approval::OnPaper { .. } => "（纸质审批）".to_owned(),
        Approval::Missing => String::new(),
    };
    match fact {
        ItemFact::Drafted(draft) | ItemFact::Redrafted(draft) => format!("（{}）", draft.by.as_str()),
        ItemFact::TakenOver { from } => format!("（{from}）"),
        ItemFact::Screened { open: 0 } => "：没有未处理的问题".to_owned(),
        ItemFact::Screened { open } => format!("：{open}处未处理"),
        ItemFact::FindingKept { code, why, .. } => format!("（{code}）：{why}"),
        ItemFact::Submitted { urgent: Some(why) } => format!("（紧急：{why}）"),
        ItemFact::Reviewed(review) => {
            let verdict = match &review.verdict {
                Verdict::Passed => "通过".to_owned(),
                Verdict::Returned { why } => format!("退回，{why}"),
                Verdict::Referred { organ } => format!("报请{organ}确定"),
            };
            format!("{}：{verdict}", signed(&review.signed))
        }
        ItemFact::Approved { approval } => signed(approval),
        ItemFact::Scheduled { to } => format!("：{}", form::long(*to)),
        ItemFact::Published { outlets, .. } => {
            format!("：{}", outlets.iter().map(|outlet| outlet.label()).collect::<Vec<_>>().join("、"))
        }
        ItemFact::StatusReviewed { review_on } => format!("：下次{}", form::long(*review_on)),
        ItemFact::Retired { reason, .. } | ItemFact::Withdrawn { reason, .. } => format!("：{reason}"),
        ItemFact::Archived { number } => format!("：{number}"),
        ItemFact::Submitted { urgent: None } => String::new(),
    }
}
