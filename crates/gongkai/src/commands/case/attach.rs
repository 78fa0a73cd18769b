//! `case attach` and `case attachment`: files of a case, sealed on their way in, opened on their way out.

use std::path::{Path, PathBuf};

use gongkai_app::cases::{self, CaseKind};
use gongkai_app::confide::Sealer;
use gongkai_app::record::Confided;
use gongkai_case::dispute::{self, DisputeEvent};
use gongkai_case::request::{self, RequestEvent};
use gongkai_case::{Attachment, CaseId, PersonId};
use gongkai_law::actor::{Actor, Capacity};
use gongkai_store::seal::Purpose;

use crate::cli::case::{CaseAttach, CaseAttachment};
use crate::exit::{Ending, Failure};
use crate::input::reason;
use crate::output;
use crate::records::Office;

/// The field of the name of a file.
const NAME: &str = "file_name";

/// Puts files to a case: each is kept, then named by an event.
pub(crate) fn attach(args: &CaseAttach) -> Result<Ending, Failure> {
    let office = Office::open(&args.whose.place)?;
    let body = office.body(&args.whose)?;
    let books = office.books(&body)?;
    let (kind, id) = cases::locate(&books, &args.id)?;
    let person = match kind {
        // a file is forgotten with the first of those who ask
        CaseKind::Request => books.requests.get(id).and_then(|kept| {
            let (_, filing) = kept.state().filing.as_ref()?;
            Some(filing.requesters.first()?.person.clone())
        }),
        CaseKind::Dispute => Some(PersonId::new(uuid::Uuid::now_v7().to_string())),
        CaseKind::Rectification => None,
    };
    let person = person.ok_or_else(|| Failure::Unknown(format!("{}还不能收存附件", kind.label())))?;
    let calendar = books.calendar(office.today());
    let desk = office.desk(&body, &calendar, "cli")?;
    let actor = Actor { account: "cli".to_owned(), capacity: Capacity::Handler, body: body.to_string() };
    for path in &args.files {
        let failed = |error: std::io::Error| Failure::Read { file: path.display().to_string(), reason: reason(&error) };
        let bytes = std::fs::metadata(path).map_err(failed)?.len();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        office.wait(async {
            let source = tokio::fs::File::open(path).await.map_err(failed)?;
            let content = office.keeping.keep_file(&body, id, &person, source).await?;
            let confided = Confided { person: &person, stream: id, field: NAME, words: &name };
            let sealed = office.keeping.sealing().seal(&body, confided).await;
            let name = sealed.map_err(|error| Failure::Records(error.to_string()))?;
            let kept = Attachment { kind: args.kind, content, bytes, person: person.clone(), name };
            let (case, on, actor) = (CaseId::new(id), office.today(), actor.clone());
            let recorded = match kind {
                CaseKind::Dispute => {
                    let what = dispute::What::Record(DisputeEvent::AttachmentKept(kept));
                    desk.dispute(&case, &dispute::Command { actor, on, what }).await
                }
                _ => {
                    let what = request::What::Record(RequestEvent::AttachmentKept(kept));
                    desk.request(&case, &request::Command { actor, on, what }).await
                }
            };
            recorded.map_err(Failure::from)
        })?;
    }
    output::write(
        None,
        &format!("已收存附件{}件（{}），见 gongkai case show。\n", args.files.len(), args.kind.label()),
    )?;
    Ok(Ending::Sound)
}

/// Writes out a file of a case.
pub(crate) fn take_out(args: &CaseAttachment) -> Result<Ending, Failure> {
    let office = Office::open(&args.whose.place)?;
    let body = office.body(&args.whose)?;
    let books = office.books(&body)?;
    let (kind, id) = cases::locate(&books, &args.id)?;
    let kept = match kind {
        CaseKind::Request => books.requests.get(id).map(|kept| kept.state().attachments.as_slice()),
        CaseKind::Dispute => books.disputes.get(id).map(|kept| kept.state().attachments.as_slice()),
        CaseKind::Rectification => None,
    };
    let kept = kept.unwrap_or_default();
    let found = args.number.checked_sub(1).and_then(|place| kept.get(place));
    let Some((_, attachment)) = found else {
        return Err(Failure::Unknown(format!("没有第{}个附件，共有{}个", args.number, kept.len())));
    };
    let out = match &args.out {
        Some(out) => out.clone(),
        None => original(&office, &body, id, attachment)?,
    };
    if args.out.is_none() && out.exists() {
        let what =
            format!("当前文件夹里已有与附件同名的文件，没有改动它。请用 --out 指定写到哪里（第{}个附件）", args.number);
        return Err(Failure::Unknown(what));
    }
    let beside = beside(&out);
    let failed = |error: std::io::Error| Failure::Write { file: "附件".to_owned(), reason: reason(&error) };
    let written = office.wait(async {
        let target = tokio::fs::File::create(&beside).await.map_err(failed)?;
        let opened = office.keeping.open_file(&body, id, attachment, Purpose::Handling, target).await;
        opened.map_err(Failure::from)
    });
    if let Err(failure) = written {
        // what was written is not the whole file
        let _ = std::fs::remove_file(&beside);
        return Err(failure);
    }
    std::fs::rename(&beside, &out).map_err(failed)?;
    output::write(None, &format!("已取出第{}个附件（{}）。\n", args.number, attachment.kind.label()))?;
    Ok(Ending::Sound)
}

/// The name that the file had, in the folder of today.
fn original(
    office: &Office,
    body: &gongkai_app::port::BodyCode,
    id: &str,
    attachment: &Attachment,
) -> Result<PathBuf, Failure> {
    let (place, purpose) = ((id, NAME), Purpose::Handling);
    let opened = office.keeping.sealing();
    let opened = office.wait(opened.open(body, &attachment.person, place, &attachment.name, purpose));
    let opened = opened.map_err(|error| Failure::Records(error.to_string()))?;
    // a name that came from outside names a file, never a folder
    let name = Path::new(opened.value.reveal()).file_name().map(PathBuf::from);
    name.ok_or_else(|| Failure::Unknown("附件没有文件名。请用 --out 指定写到哪里".to_owned()))
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".partial");
    path.with_file_name(name)
}
