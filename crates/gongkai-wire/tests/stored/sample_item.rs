//! One entry of every kind of an item with every field set: what the golden files hold.

use gongkai_case::Account;
use gongkai_case::history::Entry;
use gongkai_case::request::Approval;
use gongkai_catalogue::{
    Disclosure, Draft, ItemFact, ItemFile, ItemKind, Organ, Origin, Outlet, Review, ReviewKind, StatutoryColumn,
    Verdict,
};
use gongkai_law::actor::Capacity;
use gongkai_law::disclosure::DisclosureStatus;
use gongkai_law::outcome::WithholdingGround;
use jiff::civil::date;

use crate::sample::{correction, facts};

fn organ(code: &str, name: &str) -> Organ {
    Organ { code: Some(code.to_owned()), name: name.to_owned() }
}

fn content(digit: &str) -> String {
    format!("sm3:{}", digit.repeat(64))
}

fn draft(origin: Origin) -> Box<Draft> {
    let ground = Some(WithholdingGround::DeliberativeProcess);
    Box::new(Draft {
        by: Account::new("nigao"),
        title: "示范县公共资源交易管理办法".to_owned(),
        kind: ItemKind::NormativeDocument,
        column: StatutoryColumn::of("20-1").unwrap(),
        theme: gongkai_catalogue::Theme::of("03"),
        index_number: Some("014416330/2025-00017".to_owned()),
        number: Some("示府发〔2025〕4号".to_owned()),
        origin,
        formed: date(2025, 3, 4),
        disclosure: Disclosure { status: DisclosureStatus::NotDisclosed, ground, review_on: Some(date(2026, 3, 4)) },
        responsible: Some(organ("zhengfu", "示范县人民政府")),
        valid_from: Some(date(2025, 4, 1)),
        valid_until: Some(date(2030, 3, 31)),
        keywords: vec!["公共资源".to_owned(), "交易".to_owned()],
        summary: "规定进场交易的范围和程序".to_owned(),
        content: Some(content("a")),
        files: vec![ItemFile { name: "附件.xlsx".to_owned(), content: content("b"), bytes: 20_480 }],
        explains: Some("d-1".to_owned()),
        forms: vec![gongkai_catalogue::ExplainerForm::Text, gongkai_catalogue::ExplainerForm::Graphic],
    })
}

/// Every kind of entry of an item.
pub fn item() -> Vec<Entry<ItemFact>> {
    let made = || Origin::Made {
        lead: organ("shifan", "示范县公共资源交易服务中心"),
        joint: vec![organ("caizheng", "示范县财政局")],
    };
    let paper = Approval::OnPaper { capacity: Capacity::HeadOfWorkBody, on: date(2025, 3, 7) };
    let returned = Verdict::Returned { why: "有联系人手机号".to_owned() };
    let mut entries = facts([
        ItemFact::Drafted(draft(made())),
        ItemFact::TakenOver { from: "县政府网站".to_owned() },
        ItemFact::Redrafted(draft(Origin::Acquired { from: "示范县档案馆".to_owned() })),
        ItemFact::Screened { open: 2 },
        ItemFact::FindingKept {
            code: "P104".to_owned(),
            fingerprint: "4c13dcde0d1aba80".to_owned(),
            why: "公布的保证金账户".to_owned(),
        },
        ItemFact::Submitted { urgent: Some("汛情预警".to_owned()) },
        ItemFact::Reviewed(Review { kind: ReviewKind::Secrecy, signed: paper.clone(), verdict: returned }),
        ItemFact::Approved { approval: paper },
        ItemFact::Scheduled { to: date(2025, 3, 10) },
        ItemFact::Published {
            outlets: vec![Outlet::Website, Outlet::Gazette],
            address: Some("/xxgk/2025/17".to_owned()),
        },
        ItemFact::StatusReviewed { review_on: date(2027, 3, 4) },
        ItemFact::Retired { reason: "已有新办法".to_owned(), redirect: Some("d-2".to_owned()) },
        ItemFact::Withdrawn { reason: "误发".to_owned(), reasons_published: true },
        ItemFact::Archived { number: "2025-档-17".to_owned() },
    ]);
    entries.push(correction(ItemFact::Screened { open: 0 }));
    entries
}
