//! The pages, each under its path from the root of the site.

use askama::Template;
use gongkai_catalogue::{Duty, GuideEntry, GuideField, StandingSystem, StatutoryColumn};
use gongkai_law::form;
use gongkai_law::provision::{Provision, cited};
use gongkai_render::article::sanitised;
use jiff::civil::Date;

use crate::public::{Gone, Mark, PublicItem};
use crate::site::Site;

/// Items on one page of a list.
const PER_PAGE: usize = 50;

/// Items on the home page.
const LATEST: usize = 15;

/// A page or a file of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its path from the root of the site.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// Gives the clean HTML of a text by the name of its content.
pub type Text<'t, E> = dyn FnMut(&str) -> Result<String, E> + 't;

/// What every page has.
struct Frame<'s> {
    body: &'s str,
    title: String,
    /// The way from the page to the root of the site.
    root: &'static str,
    today: String,
}

impl<'s> Frame<'s> {
    fn of(site: &'s Site<'_>, title: impl Into<String>, root: &'static str) -> Self {
        Self { body: &site.body, title: title.into(), root, today: form::long(site.today) }
    }
}

/// A kind of information in the tree.
struct Column {
    code: &'static str,
    label: &'static str,
    count: usize,
}

/// A line of a list.
struct Row<'s> {
    id: &'s str,
    title: &'s str,
    number: &'s str,
    day: String,
    mark: Option<&'s Mark>,
}

impl<'s> Row<'s> {
    fn of(item: &'s PublicItem) -> Self {
        let day = item.published.to_string();
        Self { id: &item.id, title: &item.title, number: &item.number, day, mark: item.mark.as_ref() }
    }
}

#[derive(Template)]
#[template(path = "home.html")]
struct Home<'s> {
    frame: Frame<'s>,
    latest: Vec<Row<'s>>,
    columns: Vec<Column>,
    total: usize,
    years: Vec<i16>,
    hours: &'s str,
    telephone: &'s str,
}

#[derive(Template)]
#[template(path = "guide.html")]
struct GuidePage<'s> {
    frame: Frame<'s>,
    revised: String,
    entries: &'s [GuideEntry],
}

#[derive(Template)]
#[template(path = "apply.html")]
struct ApplyPage<'s> {
    frame: Frame<'s>,
    provision: Provision,
    entries: Vec<&'s GuideEntry>,
}

#[derive(Template)]
#[template(path = "systems.html")]
struct SystemsPage<'s> {
    frame: Frame<'s>,
    systems: &'s [StandingSystem<'s>],
}

#[derive(Template)]
#[template(path = "duties.html")]
struct DutiesPage<'s> {
    frame: Frame<'s>,
    since: String,
    duties: &'s [Duty],
}

#[derive(Template)]
#[template(path = "columns.html")]
struct ColumnsPage<'s> {
    frame: Frame<'s>,
    columns: Vec<Column>,
}

#[derive(Template)]
#[template(path = "list.html")]
struct ListPage<'s> {
    frame: Frame<'s>,
    rows: Vec<Row<'s>>,
    total: usize,
    /// Every page of the list, with its file and whether it is this one.
    others: Vec<(usize, String, bool)>,
}

#[derive(Template)]
#[template(path = "item.html")]
struct ItemPage<'s> {
    frame: Frame<'s>,
    item: &'s PublicItem,
    text: String,
    explains: Option<&'s PublicItem>,
    explainers: Vec<&'s PublicItem>,
    revised: Vec<String>,
}

#[derive(Template)]
#[template(path = "gone.html")]
struct GonePage<'s> {
    frame: Frame<'s>,
    gone: &'s Gone,
    on: String,
    instead: Option<&'s PublicItem>,
}

#[derive(Template)]
#[template(path = "reports.html")]
struct ReportsPage<'s> {
    frame: Frame<'s>,
    years: Vec<i16>,
}

#[derive(Template)]
#[template(path = "missing.html")]
struct MissingPage<'s> {
    frame: Frame<'s>,
}

/// What of the guide who applies has to know.
const APPLYING: [GuideField; 9] = [
    GuideField::Channels,
    GuideField::OfficeName,
    GuideField::Address,
    GuideField::Hours,
    GuideField::Telephone,
    GuideField::Fax,
    GuideField::ReplyTimes,
    GuideField::Fees,
    GuideField::Remedies,
];

/// The style of every page.
const STYLE: &str = include_str!("../templates/site.css");

/// Every page but those of the items.
///
/// # Errors
/// If a page cannot be set, which is a fault of its template.
pub fn pages(site: &Site<'_>) -> Result<Vec<Page>, askama::Error> {
    let mut out = vec![page("style.css", STYLE.to_owned())];
    let years = || site.reports.iter().map(|report| report.year).collect::<Vec<i16>>();
    let told = |field| site.guide.and_then(|(_, guide)| guide.of(field)).unwrap_or_default();
    let home = Home {
        frame: Frame::of(site, "政府信息公开", ""),
        latest: site.items.iter().take(LATEST).map(Row::of).collect(),
        columns: columns(site),
        total: site.items.len(),
        years: years(),
        hours: told(GuideField::Hours),
        telephone: told(GuideField::Telephone),
    };
    out.push(page("index.html", home.render()?));
    let (revised, entries) = match site.guide {
        Some((revised, guide)) => (form::long(revised), guide.entries.as_slice()),
        None => (String::new(), &[][..]),
    };
    let guide = GuidePage { frame: Frame::of(site, "政府信息公开指南", "../"), revised, entries };
    out.push(page("guide/index.html", guide.render()?));
    let entries = site.guide.map_or(&[][..], |(_, guide)| guide.entries.as_slice()).iter();
    let entries = entries.filter(|entry| APPLYING.contains(&entry.field)).collect();
    let apply = ApplyPage { frame: Frame::of(site, "依申请公开", "../"), provision: cited::ART_29, entries };
    out.push(page("apply/index.html", apply.render()?));
    let systems = SystemsPage { frame: Frame::of(site, "政府信息公开制度", "../"), systems: &site.systems };
    out.push(page("systems/index.html", systems.render()?));
    let (since, duties) = site.duties.map_or((String::new(), &[][..]), |(since, duties)| (form::long(since), duties));
    let duties = DutiesPage { frame: Frame::of(site, "主动公开基本目录", "../"), since, duties };
    out.push(page("duties/index.html", duties.render()?));
    let tree = ColumnsPage { frame: Frame::of(site, "法定主动公开内容", "../"), columns: columns(site) };
    out.push(page("catalogue/index.html", tree.render()?));
    for column in StatutoryColumn::all() {
        let items: Vec<&PublicItem> = site.items.iter().filter(|item| item.column.0 == column.code()).collect();
        lists(site, column, &items, &mut out)?;
    }
    let reports = ReportsPage { frame: Frame::of(site, "政府信息公开年度报告", "../"), years: years() };
    out.push(page("reports/index.html", reports.render()?));
    for report in &site.reports {
        let html = gongkai_render::html::report(&report.report);
        out.push(page(format!("reports/{}/index.html", report.year), html));
        let csv = gongkai_render::csv::report(&report.report);
        out.push(page(format!("reports/{}/report.csv", report.year), csv));
    }
    out.push(page("404.html", MissingPage { frame: Frame::of(site, "没有这一页", "") }.render()?));
    out.push(page("catalogue/catalogue.csv", table(site)));
    Ok(out)
}

fn page(path: impl Into<String>, text: String) -> Page {
    Page { path: path.into(), text }
}

fn columns(site: &Site<'_>) -> Vec<Column> {
    let count = |code| site.items.iter().filter(|item| item.column.0 == code).count();
    StatutoryColumn::all()
        .map(|column| Column { code: column.code(), label: column.label(), count: count(column.code()) })
        .filter(|column| column.count > 0)
        .collect()
}

/// The file of a page of a list.
fn list_file(number: usize) -> String {
    if number == 1 { "index.html".to_owned() } else { format!("{number}.html") }
}

fn lists<'s>(
    site: &'s Site<'_>,
    column: StatutoryColumn,
    items: &[&'s PublicItem],
    out: &mut Vec<Page>,
) -> Result<(), askama::Error> {
    let count = items.len().div_ceil(PER_PAGE);
    for (number, rows) in (1..).zip(items.chunks(PER_PAGE)) {
        let others = (1..=count).map(|other| (other, list_file(other), other == number)).collect();
        let list = ListPage {
            frame: Frame::of(site, column.label(), "../../"),
            rows: rows.iter().map(|item| Row::of(item)).collect(),
            total: items.len(),
            others: if count > 1 { others } else { Vec::new() },
        };
        out.push(page(format!("catalogue/{}/{}", column.code(), list_file(number)), list.render()?));
    }
    Ok(())
}

/// The catalogue as a table for programs.
fn table(site: &Site<'_>) -> String {
    let heads = ["编号", "标题", "索引号", "文号", "栏目", "发布日期", "有效性", "网址"];
    let mut text = String::from("\u{feff}") + &gongkai_render::csv::row(heads);
    for item in &site.items {
        let (day, address) = (item.published.to_string(), format!("items/{}/", item.id));
        let mark = item.mark.as_ref().map_or("", |mark| mark.label.as_str());
        text.push_str(&gongkai_render::csv::row([
            item.id.as_str(),
            &item.title,
            &item.index_number,
            &item.number,
            item.column.1,
            &day,
            mark,
            &address,
        ]));
    }
    text
}

/// The page of an item, or of one that was taken down, one after the other, so that no more than one text is held.
///
/// # Errors
/// Whatever `text` or `take` says, or a fault of a template.
pub fn item_pages<E: From<askama::Error>>(
    site: &Site<'_>,
    text: &mut Text<'_, E>,
    take: &mut dyn FnMut(Page) -> Result<(), E>,
) -> Result<(), E> {
    for item in &site.items {
        let html = item.content.as_deref().map(&mut *text).transpose()?.unwrap_or_default();
        let set = ItemPage {
            frame: Frame::of(site, item.title.clone(), "../../"),
            // what was kept clean is cleaned once more where everybody reads it
            text: sanitised(&html),
            explains: item.explains.as_deref().and_then(|id| site.item(id)),
            explainers: site.items.iter().filter(|other| other.explains.as_deref() == Some(&item.id)).collect(),
            revised: item.revised.iter().map(|day: &Date| form::long(*day)).collect(),
            item,
        };
        take(page(format!("items/{}/index.html", item.id), set.render()?))?;
    }
    for gone in &site.gone {
        let instead = gone.instead.as_deref().and_then(|id| site.item(id));
        let frame = Frame::of(site, "这条信息已经下架", "../../");
        let set = GonePage { frame, on: form::long(gone.on), gone, instead };
        take(page(format!("items/{}/index.html", gone.id), set.render()?))?;
    }
    Ok(())
}

/// What a reader of news subscribes to, and what a search engine reads: both need the full address of the site.
#[must_use]
pub fn feed(site: &Site<'_>, base: &str) -> [Page; 2] {
    let base = base.trim_end_matches('/');
    let escaped = |text: &str| {
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('"', "&quot;")
            .replace('\'', "&apos;")
    };
    let time = |day: Date| format!("{day}T00:00:00+08:00");
    let root = escaped(base);
    let last = site.items.first().map_or(site.today, |item| item.published);
    let mut atom = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n\
         <title>{0}政府信息公开</title>\n<id>{root}/</id>\n<updated>{1}</updated>\n\
         <link rel=\"self\" href=\"{root}/feed.atom\"/>\n<author><name>{0}</name></author>\n",
        escaped(&site.body),
        time(last)
    );
    for item in site.items.iter().take(PER_PAGE) {
        let day = item.revised.last().copied().unwrap_or(item.published);
        atom.push_str(&format!(
            "<entry><title>{}</title><id>{root}/items/{1}/</id><link href=\"{root}/items/{1}/\"/>\
             <updated>{2}</updated><summary>{3}</summary></entry>\n",
            escaped(&item.title),
            item.id,
            time(day),
            escaped(&item.summary)
        ));
    }
    atom.push_str("</feed>\n");
    let mut map = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for fixed in ["", "guide/", "apply/", "systems/", "duties/", "catalogue/", "reports/"] {
        map.push_str(&format!("<url><loc>{root}/{fixed}</loc></url>\n"));
    }
    for item in &site.items {
        let day = item.revised.last().copied().unwrap_or(item.published);
        map.push_str(&format!("<url><loc>{root}/items/{}/</loc><lastmod>{day}</lastmod></url>\n", item.id));
    }
    map.push_str("</urlset>\n");
    [page("feed.atom", atom), page("sitemap.xml", map)]
}
