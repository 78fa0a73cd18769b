//! Generated documents: official texts of some 250 characters, the same each time.
#![allow(missing_docs)] // seen by one bench only

use std::convert::Infallible;

use gongkai_case::Account;
use gongkai_case::history::{Entry, Fact};
use gongkai_catalogue::{
    Disclosure, Draft, Item, ItemFact, ItemKind, Organ, Origin, Outlet, Record, StatutoryColumn, Theme,
};
use gongkai_law::disclosure::DisclosureStatus;
use gongkai_search::PublicEntry;
use jiff::ToSpan;
use jiff::civil::date;

/// Queries of every kind: common and rare words, several, phrases, numbers, filters.
pub const QUERIES: [&str; 20] = [
    "中标公告",
    "政府采购 设备",
    "投标保证金退还",
    "农村公路 养护",
    "医疗设备采购项目",
    "规范性文件清理",
    "\"单一来源采购\"",
    "青石镇 污水",
    "示公资〔2021〕37号",
    "2019-00123",
    "文号:示公资〔2020〕",
    "标题:招标公告 学校",
    "体裁:政策解读 交易",
    "日期:2022-01..2022-06 成交结果",
    "公共资源交易目录",
    "怎么申请退还保证金",
    "柳河乡 水利",
    "垃圾处理 合同",
    "预算公开",
    "信息系统运维 磋商",
];

const PLACES: [&str; 24] = [
    "青石镇",
    "柳河乡",
    "白塔街道",
    "石桥镇",
    "云岭乡",
    "清溪镇",
    "龙泉镇",
    "新安镇",
    "太平乡",
    "长坪镇",
    "双河镇",
    "大湾乡",
    "城关镇",
    "金沟乡",
    "永兴镇",
    "花林镇",
    "松坡乡",
    "石门镇",
    "安乐镇",
    "望江乡",
    "平安街道",
    "东山镇",
    "西林乡",
    "南浦镇",
];
const THINGS: [&str; 32] = [
    "农村公路养护",
    "污水处理厂提标",
    "中学教学楼",
    "小学运动场",
    "医疗设备",
    "信息系统运维",
    "垃圾处理",
    "水利灌溉渠",
    "老旧小区改造",
    "路灯节能",
    "消防车辆",
    "档案数字化",
    "食堂食材",
    "办公家具",
    "河道治理",
    "森林防火道",
    "饮水安全",
    "标准厂房",
    "停车场",
    "桥梁加固",
    "公厕新建",
    "图书馆装修",
    "监控系统",
    "不动产登记系统",
    "环卫车辆",
    "校服",
    "实验室设备",
    "养老院改造",
    "滑坡治理",
    "电梯加装",
    "国有门面房招租",
    "采砂权出让",
];
const KINDS: [(&str, ItemKind); 10] = [
    ("招标公告", ItemKind::TradingNotice),
    ("中标公告", ItemKind::TradingNotice),
    ("竞争性磋商公告", ItemKind::TradingNotice),
    ("成交结果公告", ItemKind::TradingNotice),
    ("单一来源采购公示", ItemKind::TradingNotice),
    ("管理办法", ItemKind::NormativeDocument),
    ("政策解读", ItemKind::Explainer),
    ("办事指南", ItemKind::ServiceGuide),
    ("预算公开说明", ItemKind::Budget),
    ("工作动态", ItemKind::Notice),
];
const SENTENCES: [&str; 20] = [
    "项目已经批准建设，资金来源为财政资金，现对该项目进行公开招标。",
    "投标人应当具有独立承担民事责任的能力，并在人员、设备、资金等方面具有相应的能力。",
    "投标保证金应当在投标截止时间前到账，未中标的在中标通知书发出后五个工作日内退还。",
    "本办法所称公共资源交易，是指涉及公共利益、公众安全的具有公有性、公益性的资源交易活动。",
    "采购人应当自中标、成交通知书发出之日起三十日内，按照采购文件确定的事项签订合同。",
    "评标委员会按照招标文件规定的评标标准和方法，对投标文件进行系统的评审和比较。",
    "凡有意参加投标者，请登录交易平台下载招标文件，逾期送达的投标文件不予受理。",
    "供应商认为采购文件、采购过程、中标或者成交结果使自己的权益受到损害的，可以依法提出质疑。",
    "各有关部门按照职责分工，加强对交易活动的监督管理，建立健全信用评价和联合惩戒机制。",
    "申请人可以通过网上、邮寄、当面等方式提出申请，本机关在法定期限内予以答复。",
    "规范性文件清理结果向社会公布，废止和宣布失效的文件不再作为行政管理的依据。",
    "收费项目、收费标准及其依据在办事大厅和网站公示，接受社会监督。",
    "部门预算按照真实、完整、细化的要求公开，一般公共预算支出公开到项级科目。",
    "交易服务中心提供进场登记、公告发布、专家抽取、开标评标、结果公示等全流程服务。",
    "成交供应商应当在规定时间内提交履约保证金，逾期不提交的视为放弃成交资格。",
    "本项目不接受联合体投标，落实节能环保、中小企业扶持等政府采购政策。",
    "工程质量应当符合国家现行验收规范的合格标准，工期自开工令下达之日起计算。",
    "中标候选人公示期不少于三日，投标人或者其他利害关系人有异议的应当在公示期间提出。",
    "电子保函与现金保证金具有同等效力，由金融机构通过系统在线出具和核验。",
    "出让人对竞买申请进行审查，竞得人应当当场签订成交确认书。",
];

/// Documents one after the other.
pub struct Generator {
    left: u64,
    seed: u64,
    /// Bytes of titles and texts so far.
    pub bytes: u64,
}

impl Generator {
    pub const fn new(size: u64) -> Self {
        Self { left: size, seed: 42, bytes: 0 }
    }

    fn below(&mut self, most: usize) -> usize {
        // splitmix64
        self.seed = self.seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.seed;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % most as u64).unwrap()
    }
}

impl Iterator for Generator {
    type Item = PublicEntry;

    fn next(&mut self) -> Option<PublicEntry> {
        self.left = self.left.checked_sub(1)?;
        let number = self.left;
        let (place, thing) = (PLACES[self.below(PLACES.len())], THINGS[self.below(THINGS.len())]);
        let (what, kind) = KINDS[self.below(KINDS.len())];
        let on = date(2019, 1, 1).checked_add((self.below(2_500) as i64).days()).unwrap();
        let title = format!("示范县{place}{thing}项目第{}标段{what}", 1 + self.below(900));
        let mut text = format!(
            "{place}{thing}项目（编号SF{number:08}）预算{}.{:02}万元。",
            10 + self.below(9_000),
            self.below(100)
        );
        for _ in 0..6 {
            text.push_str(SENTENCES[self.below(SENTENCES.len())]);
        }
        self.bytes += (title.len() + text.len()) as u64;
        let draft = Draft {
            by: Account::new("nigao"),
            title,
            kind,
            column: StatutoryColumn::all().nth(self.below(15)).unwrap(),
            theme: Theme::all().nth(self.below(21)),
            index_number: Some(format!("014416330/{}-{number:05}", on.year())),
            number: (kind == ItemKind::NormativeDocument)
                .then(|| format!("示公资〔{}〕{}号", on.year(), 1 + number % 90)),
            origin: Origin::Made {
                lead: Organ { code: None, name: "示范县公共资源交易服务中心".to_owned() },
                joint: vec![],
            },
            formed: on,
            disclosure: Disclosure { status: DisclosureStatus::Proactive, ground: None, review_on: None },
            responsible: None,
            valid_from: None,
            valid_until: number.is_multiple_of(7).then(|| on.checked_add(400.days()).unwrap()),
            keywords: vec![],
            summary: String::new(),
            content: Some("sm3".to_owned()),
            files: vec![],
            explains: None,
            forms: Vec::new(),
        };
        let facts =
            [ItemFact::Drafted(Box::new(draft)), ItemFact::Published { outlets: vec![Outlet::Website], address: None }];
        let record = Record::of(facts.map(|what| Entry::Fact(Fact { on, what })));
        let item = Item::of(&record).unwrap();
        PublicEntry::of(&format!("{number:032x}"), &item, |_| Ok::<_, Infallible>(text)).unwrap()
    }
}
