//! Every rule with texts that break it and texts that only look like it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test that cannot go on fails

use std::collections::BTreeSet;

use gongkai_document::{Block, Document, Image, Link, Paragraph, Run, Table, TableCell, TableRow};
use gongkai_screen::{Gravity, Occasion, Screen, ScreenCode, open, parse_expressions};

fn text(lines: &[&str]) -> Document {
    let blocks = lines.iter().map(|line| Block::Paragraph(Paragraph::plain(*line, None))).collect();
    Document { blocks, ..Document::default() }
}

fn table(rows: &[&[&str]]) -> Document {
    let rows =
        rows.iter().map(|row| TableRow { cells: row.iter().map(|text| TableCell::plain(*text, None)).collect() });
    Document { blocks: vec![Block::Table(Table { rows: rows.collect(), origin: None })], ..Document::default() }
}

fn codes(document: &Document) -> Vec<&'static str> {
    let screen = Screen::new(Occasion::General, vec![]);
    screen.screen(document).iter().map(|hit| hit.code.code()).collect()
}

#[test]
fn each_rule_finds_its_own_and_leaves_what_only_looks_like_it() {
    let pairs: &[(&str, &[&str], &[&str])] = &[
        (
            "P101",
            &["身份证号：11010519491231002X", "11010519491231002x"],
            &["项目代码110105194912310021", "110***********002X"],
        ),
        (
            "P102",
            &["联系人手机：13800138001", "１３８００１３８００１"],
            &["订单编号：13800138001", "共13800000000元", "编号2013800138001"],
        ),
        ("P103", &["护照号码：E12345678"], &["机身号E12345678"]),
        ("P104", &["银行卡号：6222600260001072444"], &["流水6222600260001072443号"]),
        ("P105", &["统一社会信用代码：91350100M000100Y42"], &["统一社会信用代码：91350100M000100Y43"]),
        ("P106", &["车牌川A12345", "川·AD12345"], &["川A类企业", "京ABCDE"]),
        ("P107", &["邮箱wang@example.com"], &["邮箱zx@shifan.gov.cn", "@某某"]),
        ("P108", &["电话：0538-8812345"], &["2026-0088123", "图号0538-88"]),
        ("P121", &["家庭住址：示范县某村三组", "城东小区3幢2单元402室"], &["住址变更登记办理指南", "分为3单元"]),
        ("P123", &["监护人签字", "男，年龄16岁"], &["18岁以上", "依法保护未成年人", "《未成年人保护法》"]),
        ("P124", &["诊断为高血压"], &["医疗机构诊断设备采购"]),
        (
            "P131",
            &["机密", "密级：秘密", "秘密★1年", "绝密☆长期"],
            &["国家秘密不得公开", "商业秘密", "《保守国家秘密法》"],
        ),
        (
            "P132",
            &["此件不予公开", "内部资料，注意保存", "办法（征求意见稿）"],
            &["依法不得公开的信息", "《内部资料性出版物管理办法》"],
        ),
        (
            "P151",
            &["《中华人民共和国政府信息公幵条例》", "《政府信息公开信息处理费管理方法》"],
            &["《政府信息公开条例》", "《示范县采购条例》"],
        ),
        (
            "P152",
            &["示公资[2026]3号", "示公资〔2026〕第3号", "示公资（2026）003号"],
            &["示公资〔2026〕3号", "国务院令第711号", "价格(2026)元"],
        ),
        ("P153", &["截止目前，共办理", "竟价采购"], &["截至目前", "竟然"]),
        (
            "P154",
            &["2026年2月30日", "自2026年5月1日至2026年4月1日"],
            &["2026年2月28日", "自2026年4月1日至2026年5月1日", "2026-510000-04-01"],
        ),
        (
            "P155",
            &["人民币（大写）：壹佰贰拾万元整（￥1,300,000.00）"],
            &["人民币（大写）：壹佰贰拾万元整（￥1,200,000.00）", "￥120万（壹佰贰拾万元整）"],
        ),
    ];
    for (code, bad, good) in pairs {
        for line in *bad {
            assert!(codes(&text(&[line])).contains(code), "{code} misses {line}: {:?}", codes(&text(&[line])));
        }
        for line in *good {
            assert!(!codes(&text(&[line])).contains(code), "{code} takes {line}");
        }
    }
    let tested: BTreeSet<&str> = pairs
        .iter()
        .map(|(code, ..)| *code)
        .chain(["P122", "P141", "P142", "P143", "P144", "P145", "P146", "P147", "P156", "P157"])
        .collect();
    let all: BTreeSet<&str> = ScreenCode::ALL.into_iter().map(ScreenCode::code).collect();
    assert_eq!(tested, all);
}

#[test]
fn a_table_is_read_with_its_heads_and_its_total_is_added_up() {
    let people = table(&[&["姓名", "身份证号"], &["某甲", "11010519491231002X"]]);
    assert_eq!(codes(&people), ["P101"]);
    let row = table(&[&["姓名：某甲，身份证号11010519491231002X"]]);
    assert_eq!(codes(&row), ["P122", "P101"]);
    let accounts = table(&[&["户名", "账号"], &["示范中心", "105031910400010"]]);
    assert_eq!(codes(&accounts), ["P104"]);
    let sums = |total| table(&[&["项目", "金额"], &["甲", "1,000.50"], &["乙", "2"], &["合计", total]]);
    assert_eq!(codes(&sums("1002.5")), Vec::<&str>::new());
    assert_eq!(codes(&sums("1002")), ["P155"]);
    let unread = table(&[&["项目", "金额"], &["甲", "—"], &["乙", "2"], &["合计", "3"]]);
    assert_eq!(codes(&unread), Vec::<&str>::new(), "a row that is no number decides nothing");
}

#[test]
fn what_is_hidden_and_what_leads_nowhere_is_told() {
    let hidden = Run { text: "联系张某13800138001".to_owned(), hidden: true, ..Run::default() };
    let document = Document {
        blocks: vec![
            Block::Paragraph(Paragraph { runs: vec![Run::plain("正文"), hidden], origin: None }),
            Block::Image(Image { alt: String::new(), target: "a.png".to_owned(), origin: None }),
            Block::Image(Image { alt: "示意图".to_owned(), target: "b.png".to_owned(), origin: None }),
        ],
        links: ["#", "", "C:\\a.doc", "file:///a", "/xxgk/1"]
            .map(|target| Link { text: "附件".to_owned(), target: target.to_owned() })
            .into(),
        ..Document::default()
    };
    assert_eq!(codes(&document), ["P141", "P156", "P156", "P156", "P156", "P157"]);
    let screen = Screen::new(Occasion::General, vec![]);
    assert!(screen.screen(&document).iter().all(|hit| !hit.snippet.contains("13800138001")));
    let scanned = Document {
        blocks: vec![Block::Image(Image { alt: "扫描".to_owned(), ..Image::default() })],
        ..Document::default()
    };
    let found = screen.screen(&scanned);
    assert_eq!((found[0].code, found[0].gravity), (ScreenCode::Picture, Gravity::Warning));
}

#[test]
fn what_a_file_holds_unseen_is_told_and_a_clean_one_is_silent() {
    use gongkai_document::{Trace, TraceKind as K};
    let told = [
        (K::TrackedChange, "P142", Gravity::Error),
        (K::Comment, "P143", Gravity::Error),
        (K::HiddenSheet, "P144", Gravity::Error),
        (K::HiddenCells, "P144", Gravity::Warning),
        (K::Metadata, "P145", Gravity::Info),
        (K::CroppedPicture, "P146", Gravity::Warning),
        (K::Embedded, "P147", Gravity::Warning),
        (K::Macro, "P147", Gravity::Warning),
        (K::ExternalLink, "P147", Gravity::Warning),
        (K::HiddenText, "P141", Gravity::Error),
        (K::HiddenLayer, "P141", Gravity::Warning),
        (K::Revision, "P142", Gravity::Error),
    ];
    let trace = |(kind, ..): &(K, &str, Gravity)| Trace {
        kind: *kind,
        place: "word/document.xml".to_owned(),
        excerpt: "王某13800138001".to_owned(),
    };
    let document = Document { traces: told.iter().map(trace).collect(), ..text(&["正文"]) };
    let screen = Screen::new(Occasion::General, vec![]);
    let hits = screen.screen(&document);
    let found: Vec<(&str, Gravity)> = hits.iter().map(|hit| (hit.code.code(), hit.gravity)).collect();
    assert_eq!(found, told.map(|(_, code, gravity)| (code, gravity)));
    assert!(hits.iter().all(|hit| !hit.snippet.contains("13800138001")), "{hits:?}");
    assert_eq!(screen.screen(&text(&["正文"])), []);
}

#[test]
fn an_occasion_decides_how_grave_a_contact_is_and_a_person_decides_what_stays() {
    let document = text(&["保证金账号：6222600260001072444，电话：0538-8812345，13800138001", "此件不予公开"]);
    let of = |occasion| {
        let found = Screen::new(occasion, vec![]).screen(&document);
        found.iter().map(|hit| (hit.code.code(), hit.gravity)).collect::<Vec<_>>()
    };
    use Gravity::{Error, Info, Warning};
    assert_eq!(of(Occasion::General), [("P104", Error), ("P108", Info), ("P102", Warning), ("P132", Error)]);
    assert_eq!(of(Occasion::TradingNotice), [("P104", Info), ("P102", Info), ("P132", Error)]);
    let found = Screen::new(Occasion::General, vec![]).screen(&document);
    assert_eq!(open(&found, &BTreeSet::new()).len(), 2);
    let kept: BTreeSet<&str> = found.iter().take(1).map(|hit| hit.fingerprint.as_str()).collect();
    assert_eq!(open(&found, &kept).iter().map(|hit| hit.code.code()).collect::<Vec<_>>(), ["P132"]);
    let again = Screen::new(Occasion::General, vec![]).screen(&document);
    assert_eq!(found, again, "a fingerprint survives a re-run");
    let prints: BTreeSet<&str> = found.iter().map(|hit| hit.fingerprint.as_str()).collect();
    assert_eq!(prints.len(), found.len());
}

#[test]
fn a_body_adds_its_own_wrong_expressions() {
    let own = parse_expressions("示范县公共资源中心\t示范县公共资源交易服务中心\n").unwrap();
    let found = Screen::new(Occasion::General, own).screen(&text(&["示范县公共资源中心公告"]));
    assert_eq!(found.len(), 1);
    assert!(found[0].message.contains("示范县公共资源交易服务中心"));
}
