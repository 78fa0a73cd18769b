//! `demo`: the main job on two example reports, one sound and one with planted faults.

use std::path::Path;

use gongkai_reader::Limits;

use crate::cli::Demo;
use crate::commands::report::check::{Neighbours, page};
use crate::exit::{Ending, Failure};
use crate::input::reason;
use crate::output::{self, Output};

/// The example reports, part of the program: name, content.
const EXAMPLES: [(&str, &str); 2] = [
    ("sound.html", include_str!("../../../../examples/sound.html")),
    ("faulty.html", include_str!("../../../../examples/faulty.html")),
];

/// Last year's report of the same body, so that the carry-over can be checked.
const PREVIOUS: &str = include_str!("../../../../examples/previous.html");

/// Checks the examples, prints the findings and opens them as a page. Ends well whatever it finds: the faults
/// are planted.
pub(crate) fn run(args: &Demo) -> Result<Ending, Failure> {
    let folder = args.out.clone().unwrap_or_else(|| std::env::temp_dir().join("gongkai-demo"));
    let written = |error: std::io::Error| Failure::Write { file: folder.display().to_string(), reason: reason(&error) };
    std::fs::create_dir_all(&folder).map_err(written)?;
    let limits = Limits::default();
    let previous = gongkai_reader::read(PREVIOUS.as_bytes(), &limits).reports.into_iter().next();
    let neighbours = Neighbours::with_previous(previous);
    let mut out = Output::stdout();
    let mut checked = Vec::new();
    for (name, content) in EXAMPLES {
        let file = folder.join(name);
        output::write(Some(&file), content)?;
        checked
            .extend(neighbours.check(&file.display().to_string(), gongkai_reader::read(content.as_bytes(), &limits)));
    }
    output::write(Some(&folder.join("previous.html")), PREVIOUS)?;
    for one in &checked {
        out.text(&one.text())?;
    }
    let file = folder.join("findings.html");
    output::write(Some(&file), &page(&checked))?;
    out.text(&epilogue(&folder, &file))?;
    out.finish()?;
    if !args.no_open {
        output::open_in_browser(&file);
    }
    Ok(Ending::Sound)
}

fn epilogue(folder: &Path, page: &Path) -> String {
    let folder = folder.display();
    format!(
        "\n以上是两份示例报告的检查结果：一份完好，一份埋有错误。\n\
         结果页：{}\n\
         同样的检查：gongkai report check {folder}/sound.html {folder}/faulty.html --previous {folder}/previous.html\n\
         检查自己的报告：把文件名换掉即可；不另装时，用 cargo run --locked -- 代替 gongkai。\n",
        page.display()
    )
}
