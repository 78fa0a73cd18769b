//! `site`: the public pages of a body, written to a folder.

use std::io;
use std::path::{Path, PathBuf};

use gongkai_app::year;
use gongkai_portal::{Page, PublicItem, PublicReport, Site, feed, item_pages, pages};
use gongkai_tally::annual::AnnualReport;

use crate::cli::site::SiteArgs;
use crate::commands::document::Opened;
use crate::exit::{Ending, Failure};
use crate::input::reason;

/// Stands in a folder that this command wrote, so that it may write there again.
const MARK: &str = ".gongkai-site";

/// Writes the pages.
pub(crate) fn run(args: &SiteArgs) -> Result<Ending, Failure> {
    let opened = Opened::of(&args.whose)?;
    let today = opened.office.today();
    let profile = opened.books.profile_on(today);
    let name = profile.ok_or_else(|| gongkai_app::AppError::NoProfile(opened.body.clone()))?.name.clone();
    let site = Site::of(&opened.books, name, today, reports(&opened)?);
    let target = Target::open(&args.folder)?;
    let mut count = 0_usize;
    for page in pages(&site).map_err(broken)? {
        target.write(&page)?;
        count += 1;
    }
    for page in args.base.iter().flat_map(|base| feed(&site, base)) {
        target.write(&page)?;
    }
    let mut lost = 0_usize;
    let mut text = |content: &str| -> Result<String, Failed> {
        let read = opened.office.wait(opened.office.keeping.read_text(&opened.body, content));
        Ok(read.unwrap_or_else(|_| {
            lost += 1;
            String::new()
        }))
    };
    item_pages(&site, &mut text, &mut |page| {
        count += 1;
        target.write(&page).map_err(Failed)
    })
    .map_err(|Failed(failure)| failure)?;
    for item in &site.items {
        lost += files(&opened, item, &target)?;
    }
    target.finish()?;
    anstream::eprintln!("已写出{count}页：{}", args.folder.join("index.html").display());
    if lost > 0 {
        anstream::eprintln!("有{lost}处正文或者附件丢失、损坏，没有写出：请用 gongkai catalogue links 查看。");
        return Ok(Ending::Faulty);
    }
    Ok(Ending::Sound)
}

/// A failure on the way through the pages.
struct Failed(Failure);

impl From<askama::Error> for Failed {
    fn from(error: askama::Error) -> Self {
        Self(broken(error))
    }
}

fn broken(error: askama::Error) -> Failure {
    Failure::Records(format!("页面排不出来（{error}）"))
}

/// The reports that were published, as they were.
fn reports(opened: &Opened) -> Result<Vec<PublicReport>, Failure> {
    let mut all = Vec::new();
    for (id, kept) in &opened.books.annual {
        let Ok(year) = id.parse::<i16>() else { continue };
        if AnnualReport::of(&kept.history).published.is_none() {
            continue;
        }
        let ground = opened.office.ground_of_year(&opened.books, year);
        let made = year::report(&opened.books, &opened.body, year, &ground.reckoning())?;
        // what is published and not frozen still moves with the records: it is shown once it is frozen
        all.extend(made.frozen.map(|frozen| PublicReport { year, report: frozen.report }));
    }
    Ok(all)
}

/// Writes the files of an item; how many of them are lost.
fn files(opened: &Opened, item: &PublicItem, target: &Target) -> Result<usize, Failure> {
    let mut lost = 0;
    for file in &item.files {
        let path = target.beside.join("items").join(&item.id).join(&file.stored);
        let failed = |error: io::Error| Failure::Write { file: path.display().to_string(), reason: reason(&error) };
        let written = opened.office.wait(async {
            let out = tokio::fs::File::create(&path).await.map_err(failed)?;
            Ok::<_, Failure>(opened.office.keeping.write_open(&opened.body, &file.content, out).await)
        })?;
        if written.is_err() {
            lost += 1;
            // half a file is of no use
            std::fs::remove_file(&path).map_err(failed)?;
        }
    }
    Ok(lost)
}

/// The folder, and the one beside it in which the pages are written until all are there.
struct Target {
    folder: PathBuf,
    beside: PathBuf,
}

impl Target {
    fn open(folder: &Path) -> Result<Self, Failure> {
        let folder = &std::path::absolute(folder).map_err(|error| failed(folder, &error))?;
        let occupied = std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
        if folder.is_file() || occupied && !folder.join(MARK).is_file() {
            let reason = "里面有别的东西：请给一个空的或者新的文件夹".to_owned();
            return Err(Failure::Folder { folder: folder.display().to_string(), reason });
        }
        let beside = with_ending(folder, "partial");
        if beside.exists() {
            std::fs::remove_dir_all(&beside).map_err(|error| failed(&beside, &error))?;
        }
        std::fs::create_dir_all(&beside).map_err(|error| failed(&beside, &error))?;
        let target = Self { folder: folder.to_owned(), beside };
        target.write(&Page { path: MARK.to_owned(), text: String::new() })?;
        Ok(target)
    }

    fn write(&self, page: &Page) -> Result<(), Failure> {
        let path = self.beside.join(&page.path);
        let written =
            path.parent().map_or(Ok(()), std::fs::create_dir_all).and_then(|()| std::fs::write(&path, &page.text));
        written.map_err(|error| failed(&path, &error))
    }

    /// Puts the pages in place of those that were there.
    fn finish(self) -> Result<(), Failure> {
        let old = with_ending(&self.folder, "old");
        let moved = || -> io::Result<()> {
            if old.exists() {
                std::fs::remove_dir_all(&old)?;
            }
            if self.folder.exists() {
                std::fs::rename(&self.folder, &old)?;
            }
            std::fs::rename(&self.beside, &self.folder)?;
            if old.exists() {
                std::fs::remove_dir_all(&old)?;
            }
            Ok(())
        };
        moved().map_err(|error| failed(&self.folder, &error))
    }
}

fn failed(path: &Path, error: &io::Error) -> Failure {
    Failure::Write { file: path.display().to_string(), reason: reason(error) }
}

/// The folder of that name with an ending behind it.
fn with_ending(folder: &Path, ending: &str) -> PathBuf {
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(ending);
    folder.with_file_name(name)
}
