//! Canaries: whole histories with invented personal words are recorded; none of the words is in clear anywhere.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

use std::collections::BTreeMap;
use std::fmt::{Debug, Write as _};
use std::fs;
use std::path::Path;
use std::sync::Mutex;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD_NO_PAD;
use gongkai_app::books::Books;
use gongkai_app::confide::{Confiding, DETAILS, Sealer};
use gongkai_app::demo::{Demo, acts};
use gongkai_app::desk::Desk;
use gongkai_app::port::{BodyCode, Clock, EventLog, StreamId};
use gongkai_app::record::{Act, Confided};
use gongkai_case::request::{Command, Filing, RequestEvent, Requester, What};
use gongkai_case::{CaseId, PersonId, Sealed};
use gongkai_law::actor::{Actor, Capacity};
use gongkai_law::applicant::ApplicantKind;
use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::Channel;
use gongkai_store::blob::SizeLimit;
use gongkai_store::seal::{DestructionOrder, Purpose, SealError, destroy};
use gongkai_store::{Database, Keeping, Options, export, migrate};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::Offset;
use tokio::runtime::Runtime;
use tracing::field::{Field, Visit};
use tracing::span;

/// Stands in everything personal that these tests confide.
const CANARY: &str = "金丝雀张某某";

const TODAY: Date = date(2026, 3, 2);

/// The spellings in which a program might let the canary out.
fn spellings() -> Vec<String> {
    let bytes = CANARY.as_bytes();
    let mut all = vec![CANARY.to_owned(), hex::encode(bytes)];
    all.push(CANARY.chars().map(|c| format!("\\u{:04x}", u32::from(c))).collect());
    all.push(bytes.iter().map(u8::to_string).collect::<Vec<_>>().join(", "));
    for shift in 0..3 {
        let text = BASE64_STANDARD_NO_PAD.encode([&vec![0; shift], bytes].concat());
        all.push(text[(shift * 8).div_ceil(6)..(shift + bytes.len()) * 8 / 6].to_owned());
    }
    all
}

fn innocent(bytes: &[u8], what: impl Debug) {
    let text = String::from_utf8_lossy(bytes);
    for spelling in spellings() {
        assert!(!text.contains(&spelling), "{what:?} tells {spelling}");
    }
}

/// Every file under a folder; how many.
fn innocent_files(folder: &Path) -> usize {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|file| file.file_type().is_file());
    files.map(|file| innocent(&fs::read(file.path()).unwrap(), file.path())).count()
}

/// Collects all that is traced, at every level.
struct Traced;

static TRACED: Mutex<String> = Mutex::new(String::new());

struct Fields<'t>(&'t mut String);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, "{field}={value:?} ");
    }
}

impl tracing::Subscriber for Traced {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &span::Attributes<'_>) -> span::Id {
        span.record(&mut Fields(&mut TRACED.lock().unwrap()));
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, values: &span::Record<'_>) {
        values.record(&mut Fields(&mut TRACED.lock().unwrap()));
    }

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        event.record(&mut Fields(&mut TRACED.lock().unwrap()));
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

struct Noon;

impl Clock for Noon {
    fn now(&self) -> Timestamp {
        at_noon(TODAY)
    }
}

fn at_noon(day: Date) -> Timestamp {
    Offset::constant(8).to_timestamp(day.at(12, 0, 0, 0)).unwrap()
}

/// What was confided, so that it can be opened again.
struct Kept {
    person: PersonId,
    stream: String,
    field: &'static str,
    words: String,
    sealed: Sealed,
}

struct Office {
    folder: tempfile::TempDir,
    database: Database,
    runtime: Runtime,
    keeping: Keeping,
    body: BodyCode,
    calendar: Calendar,
}

impl Office {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let database = Database::File(folder.path().join("data").join("gongkai.sqlite"));
        runtime.block_on(migrate(&database)).unwrap();
        let data = folder.path().join("data");
        let opened = Keeping::open(&data, &database, Options::default(), SizeLimit::megabytes(1));
        let keeping = runtime.block_on(opened).unwrap();
        let (body, calendar) = ("shifan".parse().unwrap(), Calendar::national());
        Self { folder, database, runtime, keeping, body, calendar }
    }

    fn desk(&self) -> Desk<'_, gongkai_store::Store, Noon> {
        let (log, calendar, body) = (&self.keeping.store, &self.calendar, &self.body);
        Desk { log, clock: &Noon, calendar, body, source: "portal".parse().unwrap() }
    }

    /// Three years of an office, every personal word of it with the canary, recorded through the desk.
    fn record(&self) -> (Vec<Act>, Vec<Kept>) {
        let mut kept = Vec::new();
        let mut seal = |confided: Confided<'_>| {
            let words = format!("{}·{}", confided.words, CANARY);
            let confided = Confided { words: &words, ..confided };
            let sealed = self.runtime.block_on(self.keeping.sealing().seal(&self.body, confided));
            let sealed = sealed.map_err(|error| error.to_string())?;
            let (person, stream) = (confided.person.clone(), confided.stream.to_owned());
            kept.push(Kept { person, stream, field: confided.field, words, sealed: sealed.clone() });
            Ok(sealed)
        };
        let acts = acts(Demo::Shifan, &self.body, &self.calendar, TODAY, &mut seal).unwrap();
        let mut written: BTreeMap<StreamId, u64> = BTreeMap::new();
        let desk = self.desk();
        let appends = acts.iter().map(|act| {
            let count = written.entry(act.stream.clone()).or_default();
            let append = desk.append(&act.stream, *count, &act.actor, &act.entries, at_noon(act.recorded));
            *count += act.entries.len() as u64;
            append
        });
        let appends = appends.collect();
        for answer in self.runtime.block_on(self.keeping.store.append_each(appends)) {
            answer.unwrap();
        }
        (acts, kept)
    }

    /// A request filed by hand, and filed once more, which is refused; all that was said of both.
    fn file_twice(&self, kept: &mut Vec<Kept>) -> String {
        let case = CaseId::new("0198c9d2-7e58-7e41-a1c7-000000000001");
        let person = PersonId::new("0198c9d2-7e58-7e41-a1c7-0000000000aa");
        let sealing = self.keeping.sealing();
        let confiding = Confiding { sealer: &sealing, body: &self.body, case: &case };
        let words = format!("{CANARY} 13800000000");
        let sealed = self.runtime.block_on(async {
            let requester = confiding.requester(&person, ApplicantKind::NaturalPerson, &words).await.unwrap();
            (requester, confiding.content(&person, CANARY).await.unwrap())
        });
        let (requester, content) = sealed;
        let (stream, field) = (case.as_str().to_owned(), DETAILS);
        kept.push(Kept { person, stream, field, words, sealed: requester.details.clone() });
        let command = filed(requester, content);
        let first = self.runtime.block_on(self.desk().request(&case, &command)).unwrap();
        let again = self.runtime.block_on(self.desk().request(&case, &command)).unwrap_err();
        format!("{command:?} {first:?} {again} {again:?}")
    }

    fn read(&self, kept: &Kept) -> Result<String, SealError> {
        let place = (kept.stream.as_str(), kept.field);
        let sealing = self.keeping.sealing();
        let opened = sealing.open(&self.body, &kept.person, place, &kept.sealed, Purpose::Handling);
        self.runtime.block_on(opened).map(|opened| {
            innocent(format!("{opened:?} {:?}", opened.access).as_bytes(), "what was opened");
            opened.value.reveal().clone()
        })
    }

    /// Destroys the keys of everybody.
    fn forget(&self, kept: &[Kept]) {
        let actor = |account: &str| {
            let (account, capacity) = (account.to_owned(), Capacity::SecurityAdmin);
            Actor { account, capacity, body: "shifan".to_owned() }
        };
        let ids = kept.iter().map(|kept| kept.person.as_str().parse().unwrap()).collect();
        let order = DestructionOrder::new("销〔2026〕1", TODAY, &actor("anquan01"), &actor("zhuren02"), ids).unwrap();
        self.runtime.block_on(destroy(&self.keeping.keys, &self.keeping.register, &order)).unwrap();
    }

    /// Every copy there can be of what is kept.
    fn copy(&self, name: &str) {
        let [file, folder] = ["sqlite", "out"].map(|end| self.folder.path().join(format!("{name}.{end}")));
        self.runtime.block_on(async {
            self.keeping.backup(&self.database, &file).await.unwrap();
            export(&self.keeping.store, &folder, &self.keeping.blobs).await.unwrap();
        });
    }
}

#[test]
fn no_personal_word_is_in_clear_anywhere_and_none_opens_after_destruction() {
    tracing::subscriber::set_global_default(Traced).unwrap();
    controls();
    let office = Office::open();
    let (acts, mut kept) = office.record();
    innocent(format!("{acts:?} {:?}", office.keeping.store).as_bytes(), "acts");
    innocent(office.file_twice(&mut kept).as_bytes(), "a command and its refusal");
    assert!(kept.len() > 400, "{}", kept.len());
    for kept in &kept {
        assert_eq!(office.read(kept).unwrap(), kept.words);
    }
    let moved = Kept { field: "content", sealed: kept[0].sealed.clone(), ..clone_of(&kept[1]) };
    let error = office.read(&moved).unwrap_err();
    innocent(format!("{error} {error:?}").as_bytes(), "a refusal to open");

    office.copy("before");
    office.runtime.block_on(office.keeping.export_heads(at_noon(TODAY))).unwrap();
    // The database and its journal, the keys, a backup and an export.
    assert!(innocent_files(office.folder.path()) >= 8);
    let before = office.runtime.block_on(Books::read(&office.keeping.store, &office.body)).unwrap();
    innocent(format!("{before:?}").as_bytes(), "books");

    office.forget(&kept);
    for kept in &kept {
        let error = office.read(kept).unwrap_err();
        assert!(matches!(error, SealError::Destroyed { .. }), "{error}");
        innocent(format!("{error} {error:?}").as_bytes(), "a destroyed key");
    }
    let after = office.runtime.block_on(Books::read(&office.keeping.store, &office.body)).unwrap();
    assert_eq!(format!("{before:?}"), format!("{after:?}"), "history and counts are whole");
    let verified = office.runtime.block_on(office.keeping.store.verify(&office.keeping.blobs)).unwrap();
    assert!(verified.iter().all(|verified| verified.first_bad.is_none()));
    let heads = office.runtime.block_on(office.keeping.check_heads(TODAY)).unwrap();
    assert!(heads.log.is_empty() && heads.chain.is_empty(), "{heads:?}");
    office.copy("after");
    innocent_files(office.folder.path());
    let traced = TRACED.lock().unwrap();
    assert!(traced.contains("INSERT INTO event"), "the database driver is heard");
    innocent(traced.as_bytes(), "what was traced");
}

/// The search finds every spelling, and what is recorded in clear by mistake.
fn controls() {
    for spelling in spellings() {
        let told = std::panic::catch_unwind(|| innocent(spelling.as_bytes(), "a control"));
        assert!(told.is_err(), "the search finds {spelling}");
    }
    let office = Office::open();
    let words = || Sealed::new(CANARY.as_bytes().to_vec());
    let person = PersonId::new("0198c9d2-7e58-7e41-a1c7-0000000000aa");
    let requester = Requester { person, kind: ApplicantKind::NaturalPerson, details: words() };
    let case = CaseId::new("0198c9d2-7e58-7e41-a1c7-000000000001");
    office.runtime.block_on(office.desk().request(&case, &filed(requester, words()))).unwrap();
    office.copy("clear");
    for name in ["data", "clear.sqlite", "clear.out"] {
        let told = std::panic::catch_unwind(|| innocent_files(&office.folder.path().join(name)));
        assert!(told.is_err(), "the search finds what is in clear in {name}");
    }
}

fn filed(requester: Requester, content: Sealed) -> Command {
    let filing = Filing {
        channel: Channel::Internet,
        requesters: vec![requester],
        agent: None,
        taken_down_by: None,
        identity_proven: true,
        address_confirmed: true,
        items: 1,
        split_from: None,
        content,
    };
    let actor = Actor { account: "chengbanren".into(), capacity: Capacity::Handler, body: "shifan".into() };
    Command { actor, on: TODAY, what: What::Record(RequestEvent::RequestFiled(filing)) }
}

fn clone_of(kept: &Kept) -> Kept {
    let Kept { person, stream, field, words, sealed } = kept;
    Kept { person: person.clone(), stream: stream.clone(), field, words: words.clone(), sealed: sealed.clone() }
}
