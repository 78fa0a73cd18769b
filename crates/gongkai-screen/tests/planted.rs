//! Recall over planted numbers and marks, silence over numbers that only look like them, and real notices.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test that cannot go on fails

use std::collections::BTreeMap;
use std::path::Path;

use gongkai_document::{Block, Document, Paragraph};
use gongkai_screen::{Gravity, Hit, Occasion, Screen, ScreenCode as C};

/// A sequence that looks random and is the same each time.
struct Seed(u64);

impl Seed {
    fn next(&mut self, below: u64) -> u64 {
        // splitmix64
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % below
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + u8::try_from(self.next(10)).unwrap())).collect()
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[usize::try_from(self.next(of.len() as u64)).unwrap()]
    }
}

fn citizen_id(seed: &mut Seed) -> String {
    let region = ["110105", "340822", "510921", "440106", "620102"];
    let head = format!(
        "{}{}{:02}{:02}{}",
        seed.one(&region),
        1940 + seed.next(70),
        1 + seed.next(12),
        1 + seed.next(28),
        seed.digits(3)
    );
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = head.bytes().zip(weights).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
    format!("{head}{}", char::from(b"10X98765432"[sum as usize % 11]))
}

fn card(seed: &mut Seed) -> String {
    let length = 15 + usize::try_from(seed.next(4)).unwrap();
    let head = format!("62{}", seed.digits(length - 2));
    let last = (0..10).find(|last| {
        let all = format!("{head}{last}");
        let sum: u32 = all
            .bytes()
            .rev()
            .enumerate()
            .map(|(at, byte)| {
                let digit = u32::from(byte - b'0');
                if at % 2 == 0 {
                    digit
                } else if digit > 4 {
                    digit * 2 - 9
                } else {
                    digit * 2
                }
            })
            .sum();
        sum.is_multiple_of(10)
    });
    format!("{head}{}", last.unwrap())
}

fn mobile(seed: &mut Seed) -> String {
    format!("1{}{}1", 3 + seed.next(7), seed.digits(8))
}

fn full_width(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii_alphanumeric() { char::from_u32(c as u32 + 0xFEE0).unwrap() } else { c })
        .collect()
}

fn grouped(text: &str, sizes: &[usize], by: char) -> String {
    let mut rest = text;
    let mut parts = Vec::new();
    for size in sizes {
        let (head, tail) = rest.split_at((*size).min(rest.len()));
        parts.push(head);
        rest = tail;
    }
    if !rest.is_empty() {
        parts.push(rest);
    }
    parts.join(&by.to_string())
}

fn document(line: &str) -> Document {
    Document { blocks: vec![Block::Paragraph(Paragraph::plain(line, None))], ..Document::default() }
}

fn planted(seed: &mut Seed) -> Vec<(C, String)> {
    let mut all = Vec::new();
    for round in 0..500 {
        let id = citizen_id(seed);
        let id = match round % 4 {
            0 => id,
            1 => full_width(&id),
            2 => grouped(&id, &[6, 8], ' '),
            _ => grouped(&id, &[6, 4, 4], '-'),
        };
        all.push((
            C::CitizenId,
            format!(
                "{}{id}{}",
                seed.one(&["身份证号：", "公民身份号码", "（", ""]),
                seed.one(&["。", "，男", "）", ""])
            ),
        ));
        let number = mobile(seed);
        let number = match round % 4 {
            0 => number,
            1 => full_width(&number),
            2 => grouped(&number, &[3, 4], '-'),
            _ => format!("+86 {number}"),
        };
        all.push((
            C::Mobile,
            format!(
                "{}{number}{}",
                seed.one(&["手机：", "联系方式", "电话", "请致电"]),
                seed.one(&["。", "（王某）", ""])
            ),
        ));
        let number = card(seed);
        let number = if round % 2 == 0 { number } else { grouped(&number, &[4, 4, 4, 4], ' ') };
        all.push((C::BankAccount, format!("{}{number}", seed.one(&["卡号：", "收款账户", "转入"]))));
        let area = seed.one(&["010", "0538", "021", "0825"]);
        let by = seed.one(&["-", " "]);
        all.push((
            C::Landline,
            format!("{}{area}{by}{}{}", seed.one(&["电话：", "传真", "咨询"]), 2 + seed.next(7), seed.digits(6)),
        ));
        let plate = format!(
            "{}{}{}{}",
            seed.one(&["川", "京", "皖", "甘"]),
            seed.one(&["A", "J", "K"]),
            seed.one(&["", "D"]),
            seed.digits(5)
        );
        all.push((C::Plate, format!("车牌号{plate}{}", seed.one(&["。", "，", ""]))));
        all.push((
            C::Email,
            format!(
                "邮箱：{}{}@{}",
                seed.one(&["wang", "li_x", "zhao.y"]),
                seed.digits(3),
                seed.one(&["example.com", "example.org", "mail.example.net"])
            ),
        ));
        all.push((C::TravelDocument, format!("护照号码：{}{}", seed.one(&["E", "G", "P"]), seed.digits(8))));
        all.push((
            C::Classified,
            format!("{}{}", seed.one(&["机密", "绝密", "秘密"]), seed.one(&["★1年", "☆", "★ 长期", "*6个月"])),
        ));
        all.push((
            C::Internal,
            seed.one(&["此件不予公开", "内部资料 注意保存", "请勿外传。", "此件依申请公开"]).to_owned(),
        ));
    }
    all
}

#[test]
fn what_is_planted_is_found_of_every_kind() {
    let mut seed = Seed(20_261_126);
    let screen = Screen::new(Occasion::General, vec![]);
    let all = planted(&mut seed);
    assert!(all.len() >= 4_000);
    let mut counts: BTreeMap<C, (u32, u32)> = BTreeMap::new();
    for (code, line) in &all {
        let line = format!("示范县公共资源交易服务中心，{line}");
        let line = if *code == C::Classified {
            line.trim_start_matches("示范县公共资源交易服务中心，").to_owned()
        } else {
            line
        };
        let hits = screen.screen(&document(&line));
        let (found, total) = counts.entry(*code).or_default();
        *total += 1;
        *found += u32::from(hits.iter().any(|hit| hit.code == *code));
        for hit in hits.iter().filter(|hit| hit.code.may_be_masked()) {
            let clear = line.get(hit.span.clone()).unwrap();
            assert!(!hit.snippet.contains(clear), "a snippet holds what it found");
            assert!(!hit.message.contains(clear));
        }
    }
    for (code, (found, total)) in &counts {
        println!("{}  {found}/{total}", code.code());
        assert_eq!(found, total, "{}", code.code());
    }
}

#[test]
fn numbers_that_are_nobodys_give_no_error() {
    let mut seed = Seed(7);
    let screen = Screen::new(Occasion::General, vec![]);
    let mut warnings = 0;
    for round in 0..4_000 {
        let line = match round % 8 {
            0 => format!("项目编号：SFX-{}-{}", 2020 + seed.next(7), seed.digits(8)),
            1 => format!("投资项目代码2026-510921-{}-{}-{}", seed.digits(2), seed.digits(2), seed.digits(6)),
            2 => format!("预算金额：{}.{}万元，最高限价{}元", seed.next(9_999), seed.digits(6), seed.digits(9)),
            3 => format!("统一编码{}", seed.digits(20)),
            4 => format!("合同编号：{}", seed.digits(18)),
            5 => format!("2026年{}月{}日至2026年12月31日，每日09:00-17:30", 1 + seed.next(11), 1 + seed.next(28)),
            6 => format!("https://ggzy.example.cn/jyxx/{}/{}.html", seed.digits(8), seed.digits(18)),
            _ => format!("发票号码{}，设备序列号SN{}", seed.digits(8), seed.digits(12)),
        };
        let hits = screen.screen(&document(&line));
        let errors: Vec<&Hit> = hits.iter().filter(|hit| hit.gravity == Gravity::Error).collect();
        // one number in eleven times thirty-six thousand days has the build of a citizen's by chance
        assert!(errors.is_empty(), "{line}: {errors:?}");
        warnings += hits.iter().filter(|hit| hit.gravity == Gravity::Warning).count();
    }
    println!("warnings: {warnings} of 4000");
    assert!(warnings <= 8, "{warnings}");
}

#[test]
fn real_notices_are_published_without_an_error() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/notices");
    let Ok(files) = std::fs::read_dir(&folder) else {
        return println!("not run: the real notices are not at hand");
    };
    let screen = Screen::new(Occasion::TradingNotice, vec![]);
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut read = 0;
    for file in files {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") || path.ends_with("LICENSE.txt") {
            continue;
        }
        read += 1;
        let text = std::fs::read_to_string(&path).unwrap();
        let blocks = text.lines().map(|line| Block::Paragraph(Paragraph::plain(line, None))).collect();
        for hit in screen.screen(&Document { blocks, ..Document::default() }) {
            *counts.entry((hit.gravity.id(), hit.code.code())).or_default() += 1;
            if hit.gravity != Gravity::Info {
                println!("{} {} {} {}", path.file_name().unwrap().display(), hit.code.code(), hit.message, hit.snippet);
            }
        }
    }
    println!("{read} notices: {counts:?}");
    assert!(read >= 5 && !counts.keys().any(|(gravity, _)| *gravity == "error"));
}
