//! `case replay`: runs scenario scripts and says where what comes out differs from what they expect.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use gongkai_case::scenario::{Moment, Run, Scenario, SyntaxError};
use gongkai_law::form;

use crate::cli::case::{Replay, ReplayFormat};
use crate::exit::{Ending, Failure};
use crate::input::{self, Source};
use crate::output::Output;

/// What came of one script.
enum Replayed {
    /// It was run.
    Ran(Box<(Scenario, Run)>),
    /// It could not be read.
    Unusable(Vec<SyntaxError>),
}

impl Replayed {
    fn of(source: &Source) -> Self {
        let parsed = match source.text() {
            Ok(text) => Scenario::parse(&text),
            Err(what) => Err(vec![SyntaxError { line: 0, column: 0, what, mend: "请检查这个文件".to_owned() }]),
        };
        match parsed {
            Ok(scenario) => {
                let run = scenario.run();
                Self::Ran(Box::new((scenario, run)))
            }
            Err(errors) => Self::Unusable(errors),
        }
    }

    fn ending(&self) -> Ending {
        match self {
            Self::Unusable(_) => Ending::Unusable,
            Self::Ran(ran) if ran.1.mismatches.is_empty() => Ending::Sound,
            Self::Ran(_) => Ending::Faulty,
        }
    }
}

/// `case replay`.
pub(crate) fn run(args: &Replay) -> Result<Ending, Failure> {
    let mut out = Output::stdout();
    let mut endings = Vec::new();
    for source in scripts(&args.paths)? {
        let (name, outcome) = (source.name(), Replayed::of(&source));
        endings.push(outcome.ending());
        match (args.format, &outcome) {
            (ReplayFormat::Json, Replayed::Ran(ran)) => {
                out.line(&gongkai_wire::line(&gongkai_wire::replay(&name, &ran.0, &ran.1, args.verbose)))?;
            }
            (ReplayFormat::Json, Replayed::Unusable(errors)) => {
                out.line(&gongkai_wire::line(&gongkai_wire::unusable_replay(&name, errors)))?;
            }
            (ReplayFormat::Text, _) => out.text(&text(&name, &outcome, args.verbose))?,
        }
    }
    if args.format == ReplayFormat::Text {
        out.line(&sum(&endings))?;
    }
    out.finish()?;
    Ok(endings.into_iter().fold(Ending::Sound, Ending::and))
}

/// The scripts that are meant: files as they were named, and the text files of folders.
fn scripts(paths: &[PathBuf]) -> Result<Vec<Source>, Failure> {
    let mut scripts = Vec::new();
    for path in paths {
        let mut found = input::sources(std::slice::from_ref(path))?;
        if path.is_dir() {
            found.retain(
                |source| matches!(source, Source::File(file) if file.extension().is_some_and(|end| end == "txt")),
            );
        }
        scripts.append(&mut found);
    }
    if scripts.is_empty() { Err(Failure::NoFiles) } else { Ok(scripts) }
}

fn text(name: &str, outcome: &Replayed, verbose: bool) -> String {
    let mut out = String::new();
    match outcome {
        Replayed::Ran(ran) => {
            let (scenario, run) = ran.as_ref();
            let held = if run.mismatches.is_empty() { "成立" } else { "不成立" };
            _ = writeln!(out, "{held}  {}（核对{}处）  {name}", scenario.title, run.checks);
            if verbose {
                let mut said = BTreeSet::new();
                run.timeline.iter().for_each(|moment| out.push_str(&told(moment, &mut said)));
            }
            for found in &run.mismatches {
                _ = writeln!(out, "  第{}行  {}", found.line, found.text);
                _ = writeln!(out, "    应为  {}\n    实为  {}", found.expected, found.found);
            }
        }
        Replayed::Unusable(errors) => {
            _ = writeln!(out, "不能使用  {name}");
            for error in errors {
                match error.line {
                    0 => _ = writeln!(out, "  {}。{}", error.what, error.mend),
                    _ => _ = writeln!(out, "  {error}"),
                }
            }
        }
    }
    out
}

/// What a record did: where the case stands, the due day, and what of it was not said of the case before.
fn told<'m>(moment: &'m Moment, said: &mut BTreeSet<(&'m str, &'m str)>) -> String {
    let mut out = format!("  第{}行  {}\n", moment.line, moment.text);
    if let Some(refusal) = &moment.refusal {
        _ = writeln!(out, "    拒绝（{}）：{refusal}", refusal.code.label());
    }
    let Some(due) = &moment.due else {
        _ = writeln!(out, "    {}：{}", moment.case, moment.status);
        return out;
    };
    let explained = &due.explained;
    let provisional = if explained.provisional { "，暂定" } else { "" };
    let (day, provision) = (form::long(explained.due), explained.provision);
    _ = writeln!(out, "    {}：{}，答复期限{day}（{provision}{provisional}）", moment.case, moment.status);
    for step in due.steps.iter().filter(|step| said.insert((&moment.case, &step.what))) {
        _ = writeln!(out, "      · {}（{}）", step.what, step.provision);
    }
    out
}

fn sum(endings: &[Ending]) -> String {
    let count = |ending| endings.iter().filter(|found| **found == ending).count();
    format!(
        "共{}个场景：成立{}个，不成立{}个，不能使用{}个。",
        endings.len(),
        count(Ending::Sound),
        count(Ending::Faulty),
        count(Ending::Unusable)
    )
}
