//! `document text`: the text of an item, or one of its files, as it is kept.

use std::path::{Path, PathBuf};

use super::Opened;
use crate::cli::document::TakeOut;
use crate::exit::{Ending, Failure};
use crate::input::reason;
use crate::output;

/// Hands over the text or a file.
pub(crate) fn run(args: &TakeOut) -> Result<Ending, Failure> {
    let opened = Opened::of(&args.of.whose)?;
    let catalogue = opened.catalogue();
    let (_, item) = catalogue.find(&args.of.item)?;
    let Some(number) = args.file else {
        let Some(content) = &item.draft.content else {
            return Err(Failure::Unknown("这条信息没有登记正文".to_owned()));
        };
        let text = opened.office.wait(opened.office.keeping.read_text(&opened.body, content))?;
        output::write(args.out.as_deref(), &text)?;
        return Ok(Ending::Sound);
    };
    let files = &item.draft.files;
    let Some(file) = number.checked_sub(1).and_then(|place| files.get(place)) else {
        return Err(Failure::Unknown(format!("没有第{number}个附件，共有{}个", files.len())));
    };
    // a name is never a way out of the folder
    let name = Path::new(&file.name).file_name().map(PathBuf::from).unwrap_or_else(|| "附件".into());
    let out = args.out.clone().unwrap_or(name);
    if args.out.is_none() && out.exists() {
        let told = format!("当前文件夹里已有“{}”，没有改动它。请用 --out 指定写到哪里", out.display());
        return Err(Failure::Unknown(told));
    }
    let failed = |error: std::io::Error| Failure::Write { file: out.display().to_string(), reason: reason(&error) };
    let mut beside = out.clone().into_os_string();
    beside.push(".partial");
    let written = opened.office.wait(async {
        let target = tokio::fs::File::create(&beside).await.map_err(failed)?;
        opened.office.keeping.write_open(&opened.body, &file.content, target).await.map_err(Failure::from)
    });
    if let Err(failure) = written {
        // what was written is not the whole file
        let _ = std::fs::remove_file(&beside);
        return Err(failure);
    }
    std::fs::rename(&beside, &out).map_err(failed)?;
    anstream::eprintln!("已写出附件{number}：{}", out.display());
    Ok(Ending::Sound)
}
