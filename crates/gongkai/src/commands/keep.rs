//! `migrate`, `verify`, `backup`, `restore`, `export`: the upkeep of the database.

use gongkai_app::port::Clock;
use gongkai_store::{Keeping, export, import, migrate};

use crate::cli::ListFormat;
use crate::cli::records::{Heads, JustPlace, Place, ToFile, ToFolder, Verify};
use crate::exit::{Ending, Failure};
use crate::output;
use crate::records::{Office, SystemClock, database, folder, make_folder, runtime};

/// Makes the schema, or brings an older one up to that of this program.
pub(crate) fn run_migrate(args: &JustPlace) -> Result<Ending, Failure> {
    real(&args.place)?;
    if args.place.database.is_none() {
        make_folder(&folder(&args.place)?)?;
    }
    let done = runtime()?.block_on(migrate(&database(&args.place)?))?;
    let told = match done.from == done.to {
        true => format!("数据库结构已是第{}版\n", done.to),
        false => format!("数据库结构由第{}版升级到第{}版\n", done.from, done.to),
    };
    output::write(None, &told)?;
    Ok(Ending::Sound)
}

/// Verifies every body; a bad event ends with 1.
pub(crate) fn run_verify(args: &Verify) -> Result<Ending, Failure> {
    let office = Office::open(&args.place)?;
    let mut ending = Ending::Sound;
    let mut text = String::new();
    for verified in office.wait(office.store().verify(&office.keeping.blobs))? {
        let bad = verified.first_bad.as_ref();
        if bad.is_some() {
            ending = Ending::Faulty;
        }
        let events = verified.events;
        text.push_str(&match (args.format, bad) {
            (ListFormat::Json, _) => gongkai_wire::line(&verified.shape()) + "\n",
            (ListFormat::Table, None) => format!("{}：{events}条记录，完好\n", verified.body),
            (ListFormat::Table, Some(fault)) => {
                let place = fault.seq.map(|seq| format!("第{seq}条")).unwrap_or_default();
                format!("{}：{place}{}\n", verified.body, fault.what)
            }
        });
    }
    output::write(None, &text)?;
    Ok(ending)
}

/// Backs up to a file, while others go on writing.
pub(crate) fn run_backup(args: &ToFile) -> Result<Ending, Failure> {
    real(&args.place)?;
    let office = Office::open(&args.place)?;
    office.wait(office.keeping.backup(&database(&args.place)?, &args.file))?;
    output::write(None, &format!("已备份到 {}\n", args.file.display()))?;
    Ok(Ending::Sound)
}

/// Restores a backup into a database that holds nothing.
pub(crate) fn run_restore(args: &ToFile) -> Result<Ending, Failure> {
    real(&args.place)?;
    let (folder, database) = (folder(&args.place)?, database(&args.place)?);
    make_folder(&folder)?;
    runtime()?.block_on(Keeping::restore(&folder, &database, &args.file))?;
    output::write(None, &format!("已从 {} 恢复\n", args.file.display()))?;
    Ok(Ending::Sound)
}

/// Exports everything into a folder.
pub(crate) fn run_export(args: &ToFolder) -> Result<Ending, Failure> {
    real(&args.place)?;
    let office = Office::open(&args.place)?;
    let heads = office.wait(export(office.store(), &args.folder, &office.keeping.blobs))?;
    let events: u64 = heads.iter().map(|head| head.seq).sum();
    output::write(None, &format!("已导出{}个机关的{events}条记录到 {}\n", heads.len(), args.folder.display()))?;
    Ok(Ending::Sound)
}

/// Takes in what was exported: the rest of a log whose beginning is here, or all of it.
pub(crate) fn run_import(args: &ToFolder) -> Result<Ending, Failure> {
    real(&args.place)?;
    let office = Office::open(&args.place)?;
    let heads = office.wait(import(office.store(), &args.folder, &office.keeping.blobs))?;
    let events: u64 = heads.iter().map(|head| head.seq).sum();
    output::write(None, &format!("已导入{}个机关的记录，现共{events}条\n", heads.len()))?;
    Ok(Ending::Sound)
}

/// Exports and signs where every log ends, once a day; with `check`, holds the earlier exports against the log.
pub(crate) fn run_heads(args: &Heads) -> Result<Ending, Failure> {
    real(&args.place)?;
    let office = Office::open(&args.place)?;
    if !args.check {
        let path = office.wait(office.keeping.export_heads(SystemClock.now()))?;
        let key = office.keeping.public_key();
        output::write(None, &format!("已签名导出 {}\n核对用的公钥：{key}\n", path.display()))?;
        return Ok(Ending::Sound);
    }
    let checked = office.wait(office.keeping.check_heads(office.today()))?;
    let log = checked.log.iter().map(|fault| format!("{fault}\n"));
    let mut text: String = log.chain(checked.chain.iter().map(|fault| format!("{fault}\n"))).collect();
    let sound = text.is_empty();
    if sound {
        text = format!("与{}份导出相符\n", checked.exports);
    }
    output::write(None, &text)?;
    Ok(if sound { Ending::Sound } else { Ending::Faulty })
}

/// What lasts only as long as the command cannot be kept.
fn real(place: &Place) -> Result<(), Failure> {
    match place.demo {
        true => Err(Failure::Records("演示记录用完即弃。请用 --data 或者 --database 指明真正的记录".to_owned())),
        false => Ok(()),
    }
}
