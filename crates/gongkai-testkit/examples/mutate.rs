//! A mutation loop over the fuzz targets, for machines without cargo-fuzz: `mutate SECONDS ARTIFACTS [TARGET…]`.
//!
//! Seeds are generated reports in every format and variant. It knows nothing of coverage, so it finds less than
//! libFuzzer; it needs no nightly compiler. A failing input is kept in a file, and the run ends with 1.

#[path = "../../gongkai-reader-pdf/tests/support/mod.rs"]
mod support;
#[path = "../../../fuzz/src/lib.rs"]
mod targets;

use std::io::{Cursor, Read};
use std::panic::catch_unwind;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use gongkai_testkit::{Format, Publication, Seed, Variant};
use targets::{TARGETS, Target};

/// Pieces that the readers look for; put into the middle of anything.
const PIECES: &[&str] = &[
    "<table>",
    "</td><td>",
    "<td colspan=\"9999\" rowspan=\"0\">",
    "</table>",
    "<!--",
    "<p hidden>",
    "&nbsp;",
    "&#x110000;",
    "|---|---|",
    "\t\t",
    "\n\n# ",
    "一、总体情况",
    "三、本年度办理结果",
    "（七）总计",
    "第二十条第（一）项",
    "申请人情况",
    "999999999999999999999",
    "-1",
    "１２",
    "其中",
    "2024年2月30日",
    "<w:tbl><w:tr><w:tc>",
    "</w:tc></w:tr></w:tbl>",
    "<w:gridSpan w:val=\"99999\"/>",
    "<w:vMerge/>",
    "<w:txbxContent>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:numPr><w:ilvl w:val=\"9\"/><w:numId w:val=\"1\"/></w:numPr>",
    "<mergeCell ref=\"A1:XFD1048576\"/>",
    "<c r=\"XFD1048576\"><f>A1</f></c>",
    "table:number-rows-repeated=\"4294967295\"",
    "{\"schema\":\"gongkai.report/1\",",
    "place,value,mark,remark\n",
    "\u{feff}",
    "endstream endobj",
    "/Length 99999999",
    "<</Filter[/FlateDecode/LZWDecode]>>",
    "BT /F0 1e9 Tf <4E004E> Tj ET ",
    " 1 0 R ",
    "0 0 m 500 0 l S q Q /Fm Do ",
];

/// Longest input, in bytes.
const LONGEST: usize = 256 * 1024;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [seconds, artifacts, names @ ..] = args.as_slice() else {
        eprintln!("用法：mutate 秒数 存放出错样本的文件夹 [目标…]");
        return ExitCode::from(2);
    };
    let Ok(seconds) = seconds.parse() else {
        eprintln!("秒数应是整数");
        return ExitCode::from(2);
    };
    let (texts, pages) = (seeds(), (0..8).map(support::paper::generated).collect::<Vec<_>>());
    let mut failed = false;
    for target in TARGETS.iter().filter(|(name, _)| names.is_empty() || names.iter().any(|n| n == name)) {
        let seeds = if target.0 == "pdf" { &pages } else { &texts };
        failed |= !run(target, seeds, Duration::from_secs(seconds), Path::new(artifacts));
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Generated reports, written in every way.
fn seeds() -> Vec<Vec<u8>> {
    let mut out = Vec::new();
    for number in 0..4 {
        let report = Publication::any(number).report();
        out.extend(Format::ALL.map(|format| format.write(&report)));
        out.extend(Variant::ALL.map(|variant| variant.write(&report)));
        for package in
            [gongkai_render::docx::report(&report), gongkai_render::xlsx::report(&report)].into_iter().flatten()
        {
            out.extend(
                ["word/document.xml", "xl/worksheets/sheet1.xml"].iter().filter_map(|name| part(&package, name)),
            );
            out.push(package);
        }
        out.extend(report.narratives().map(|(_, narrative)| narrative.text().into_bytes()));
    }
    out
}

/// A part of a package: what the targets that pack it again start from.
fn part(package: &[u8], name: &str) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).ok()?;
    let mut bytes = Vec::new();
    archive.by_name(name).ok()?.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Runs a target for a time, tells how often and keeps the input that took longest; `false` if an input broke it.
fn run((name, target): &Target, seeds: &[Vec<u8>], time: Duration, artifacts: &Path) -> bool {
    let mut chance = Seed::new(1);
    let folder = artifacts.join(name);
    let (mut count, mut slowest) = (0_u64, (Duration::ZERO, Vec::new()));
    let start = Instant::now();
    while start.elapsed() < time {
        let input = mutated(seeds, &mut chance);
        let begun = Instant::now();
        let ended = catch_unwind(|| target(&input));
        let took = begun.elapsed();
        count += 1;
        if ended.is_err() {
            println!("{name}\t{count} 次后出错，样本{}", kept(&folder, &format!("mutated-{count}"), &input));
            return false;
        }
        if took > slowest.0 {
            slowest = (took, input);
        }
    }
    let (took, input) = slowest;
    println!("{name}\t{count} 次\t最慢一次 {} 毫秒，样本{}", took.as_millis(), kept(&folder, "slowest", &input));
    true
}

/// Keeps an input in a file; gives where it is, or why it is nowhere.
fn kept(folder: &Path, name: &str, input: &[u8]) -> String {
    let file = folder.join(name);
    match std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&file, input)) {
        Ok(()) => format!("（{} 字节）在 {}", input.len(), file.display()),
        Err(error) => format!("存不下来：{error}"),
    }
}

/// A seed with one to eight changes.
fn mutated(seeds: &[Vec<u8>], chance: &mut Seed) -> Vec<u8> {
    let any = |chance: &mut Seed| {
        let last = i64::try_from(seeds.len()).unwrap_or(1) - 1;
        usize::try_from(chance.number(0..=last)).ok().and_then(|index| seeds.get(index)).cloned().unwrap_or_default()
    };
    let mut input = any(chance);
    for _ in 0..chance.number(1..=8) {
        let (from, to) = span(input.len(), chance);
        match chance.number(0..=6) {
            0 => drop(input.splice(from..to, [])),
            1 => {
                let piece = input.get(from..to).unwrap_or_default().to_vec();
                for _ in 0..chance.number(1..=20) {
                    input.splice(from..from, piece.iter().copied());
                }
            }
            2 => {
                let other = any(chance);
                let (start, end) = span(other.len(), chance);
                input.splice(from..to, other.get(start..end).unwrap_or_default().iter().copied());
            }
            3 => input.truncate(to),
            4 => {
                if let Some(byte) = input.get_mut(from) {
                    *byte ^= 1 << chance.number(0..=7);
                }
            }
            _ => {
                let piece = chance.pick(PIECES).unwrap_or_default();
                input.splice(from..from, piece.bytes());
            }
        }
        input.truncate(LONGEST);
    }
    input
}

/// A short stretch of so many bytes, sometimes a long one.
fn span(length: usize, chance: &mut Seed) -> (usize, usize) {
    let last = i64::try_from(length).unwrap_or(0);
    let from = chance.number(0..=last);
    let most = if chance.percent(10) { last } else { 40 };
    let to = (from + chance.number(0..=most)).min(last);
    (usize::try_from(from).unwrap_or(0), usize::try_from(to).unwrap_or(length))
}
