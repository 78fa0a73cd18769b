//! Opens the records: the folder of an installation with its database in it or on a server, or a fresh demonstration.

use std::fs::DirBuilder;
use std::future::Future;
use std::path::{Path, PathBuf};

use gongkai_app::AppError;
use gongkai_app::books::Books;
use gongkai_app::confide::Sealer;
use gongkai_app::desk::Desk;
use gongkai_app::ground::Ground;
use gongkai_app::port::{BodyCode, Clock, EventLog, Source};
use gongkai_app::record::Confided;
use gongkai_case::Sealed;
use gongkai_law::calendar::Calendar;
use gongkai_store::blob::SizeLimit;
use gongkai_store::{Database, Keeping, Options, Rotated, Store, migrate};
use jiff::Timestamp;
use jiff::civil::Date;
use tempfile::TempDir;
use tokio::runtime::Runtime;

use super::demo::{self, Extent};
use crate::cli::records::{Place, Whose};
use crate::exit::Failure;

/// The name of the embedded database in its folder.
const FILE: &str = "gongkai.sqlite";

/// The most that one attachment may have.
const LARGEST: SizeLimit = SizeLimit::megabytes(200);

/// The clock of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// The records, opened.
pub(crate) struct Office {
    pub(crate) runtime: Runtime,
    pub(crate) keeping: Keeping,
    /// The folder of the installation.
    pub(crate) folder: PathBuf,
    /// A demonstration lives only as long as the command.
    _folder: Option<TempDir>,
}

impl Office {
    /// Opens the records of a place. A database that is not there yet is not made by looking. A demonstration has no
    /// catalogue then, which takes longer to tell than all the rest.
    pub(crate) fn open(place: &Place) -> Result<Self, Failure> {
        Self::opened(place, Extent::Records)
    }

    /// The same for who looks at the catalogue.
    pub(crate) fn open_with_catalogue(place: &Place) -> Result<Self, Failure> {
        Self::opened(place, Extent::WithCatalogue)
    }

    fn opened(place: &Place, extent: Extent) -> Result<Self, Failure> {
        let runtime = runtime()?;
        let temporary = match place.demo {
            true => Some(tempfile::tempdir().map_err(|error| Failure::Records(error.to_string()))?),
            false => None,
        };
        let folder = match &temporary {
            Some(folder) => folder.path().to_owned(),
            None => folder(place)?,
        };
        let database = match &temporary {
            Some(_) => Database::File(folder.join(FILE)),
            None => database(place)?,
        };
        if temporary.is_some() {
            runtime.block_on(migrate(&database))?;
        }
        let keeping = runtime.block_on(async {
            if temporary.is_none() {
                // no keys are made for a database that is not there
                Store::open(&database, Options::default()).await?.close().await;
            }
            Keeping::open(&folder, &database, Options::default(), LARGEST).await
        })?;
        let office = Self { runtime, keeping, folder, _folder: temporary };
        if place.demo {
            demo::tell(&office, extent)?;
        }
        Ok(office)
    }

    /// The log.
    pub(crate) fn store(&self) -> &Store {
        &self.keeping.store
    }

    /// Today, in China.
    pub(crate) fn today(&self) -> Date {
        SystemClock.today()
    }

    /// Waits for what the database does.
    pub(crate) fn wait<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }

    /// The body asked for, or the only one there is.
    pub(crate) fn body(&self, whose: &Whose) -> Result<BodyCode, Failure> {
        if let Some(body) = &whose.body {
            return Ok(body.clone());
        }
        let heads = self.wait(self.store().heads())?;
        match heads.as_slice() {
            [only] => Ok(only.body.clone()),
            [] => Err(Failure::Records("库里还没有任何机关的记录。请先登记或者导入".to_owned())),
            many => {
                let codes: Vec<&str> = many.iter().map(|head| head.body.as_str()).collect();
                Err(Failure::Records(format!("库里有{}个机关（{}）。请用 --body 指明", many.len(), codes.join("、"))))
            }
        }
    }

    /// Changes the KEK.
    pub(crate) fn rotate_kek(&mut self) -> Result<Rotated, Failure> {
        let Self { runtime, keeping, .. } = self;
        Ok(runtime.block_on(keeping.rotate_kek())?)
    }

    /// Seals what is confided to a body. Not to be called while the runtime is waited for.
    pub(crate) fn seal(&self, body: &BodyCode) -> impl FnMut(Confided<'_>) -> Result<Sealed, String> {
        let sealing = self.keeping.sealing();
        move |confided| self.wait(sealing.seal(body, confided)).map_err(|error| error.to_string())
    }

    /// The books of a body.
    pub(crate) fn books(&self, body: &BodyCode) -> Result<Books, Failure> {
        Ok(self.wait(Books::read(self.store(), body))?)
    }

    /// The books of a body, empty ones where it has none yet.
    pub(crate) fn books_or_none(&self, body: &BodyCode) -> Result<Books, Failure> {
        match self.wait(Books::read(self.store(), body)) {
            Err(AppError::NoSuchBody(_)) => Ok(Books::default()),
            read => Ok(read?),
        }
    }

    /// What is reckoned by over the books of a body, as of today.
    pub(crate) fn ground(&self, books: &Books) -> Ground {
        Ground::of(books, self.today())
    }

    /// What the numbers of a year are reckoned by.
    pub(crate) fn ground_of_year(&self, books: &Books, year: i16) -> Ground {
        Ground::of_year(books, year, self.today())
    }

    /// The desk of a body, for commands from the command line.
    pub(crate) fn desk<'a>(
        &'a self,
        body: &'a BodyCode,
        calendar: &'a Calendar,
        source: &str,
    ) -> Result<Desk<'a, Store, SystemClock>, Failure> {
        let source: Source = source.parse().map_err(|error| Failure::Records(format!("{error}")))?;
        Ok(Desk { log: self.store(), clock: &SystemClock, calendar, body, source })
    }
}

/// A runtime for the database. A command waits for everything it asks for, so one thread is enough.
pub(crate) fn runtime() -> Result<Runtime, Failure> {
    let built = tokio::runtime::Builder::new_current_thread().enable_all().build();
    built.map_err(|error| Failure::Records(format!("开不了数据库线程（{error}）。请稍后重试")))
}

/// The database of a place that is no demonstration.
pub(crate) fn database(place: &Place) -> Result<Database, Failure> {
    match &place.database {
        Some(address) => Ok(address.parse()?),
        None => Ok(Database::File(folder(place)?.join(FILE))),
    }
}

/// The folder of the records: the one given, or that of the user.
pub(crate) fn folder(place: &Place) -> Result<PathBuf, Failure> {
    match &place.data {
        Some(folder) => Ok(folder.clone()),
        None => dirs::data_dir()
            .map(|folder| folder.join("gongkai"))
            .ok_or_else(|| Failure::Records("找不到用户数据文件夹。请用 --data 指明记录放在哪个文件夹".to_owned())),
    }
}

/// Makes the folder of a place, where it has one: for its owner alone, since the database lies in it.
pub(crate) fn make_folder(folder: &Path) -> Result<(), Failure> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .map_err(|error| Failure::Write { file: folder.display().to_string(), reason: error.to_string() })
}
