//! What the body says of its disclosure as a whole: how its index numbers look, what it has nothing of, its systems, its guide
//! and its basic directory.

use gongkai_case::history::{Entry, Fact};
use gongkai_catalogue::{BodyFact, Duty, Guide, GuideEntry, GuideField as G, StatutoryColumn, System, SystemKind};
use gongkai_law::actor::{Actor, Capacity};
use jiff::civil::{Date, date};

use super::super::story::{HEAD, Untold};
use super::{INDEX, OWN};
use crate::port::{BodyCode, StreamId};
use crate::record::{Act, AnyEntry, PROFILE, RecordKind};

/// The day on which the platform was set up.
const SET_UP: Date = date(2022, 12, 5);

/// The day on which the guide was revised.
const REVISED: Date = date(2024, 3, 12);

/// Everything, in the order of its days.
pub(super) fn described(body: &BodyCode) -> Result<Vec<Act>, Untold> {
    let schools = StatutoryColumn::of("20-11").ok_or_else(|| Untold("没有法定事项20-11".to_owned()))?;
    let why = "本中心不承担扶贫、教育、医疗、社会保障和促进就业的政策制定和实施，没有这类信息".to_owned();
    let system = |kind, title: &str| BodyFact::SystemAdopted(System { kind, title: title.to_owned(), number: None });
    let first = vec![
        BodyFact::IndexTemplateSet { template: INDEX.to_owned() },
        BodyFact::ColumnDeclared { column: schools, held: false, why },
        system(SystemKind::Review, "政府信息公开审查办法"),
        system(SystemKind::DynamicAdjustment, "政府信息公开属性动态调整办法"),
        system(SystemKind::Coordination, "政府信息公开会商协调办法"),
        system(SystemKind::Other, "依申请公开办理规程"),
        BodyFact::GuideRevised(Box::new(guide("上午8:30—12:00，下午14:30—17:30"))),
        BodyFact::DutiesSet(duties()),
    ];
    let later = vec![
        system(SystemKind::Review, "政府信息公开审查办法"),
        BodyFact::GuideRevised(Box::new(guide("上午9:00—12:00，下午14:00—17:30"))),
    ];
    let act = |on: Date, facts: Vec<BodyFact>| -> Result<Act, Untold> {
        let stream = StreamId::new(RecordKind::Body.id(), PROFILE).map_err(|error| Untold(error.to_string()))?;
        let actor = Actor { account: HEAD.to_owned(), capacity: Capacity::HeadOfWorkBody, body: body.to_string() };
        let entries = facts.into_iter().map(|what| AnyEntry::Body(Entry::Fact(Fact { on, what }))).collect();
        Ok(Act { recorded: on, stream, actor, entries })
    };
    Ok(vec![act(SET_UP, first)?, act(REVISED, later)?])
}

/// The guide, with everything that article 12 names and what is usual.
fn guide(hours: &str) -> Guide {
    let entry = |(field, text): (G, &str)| GuideEntry { field, text: text.to_owned() };
    let hours = format!("工作日{hours}");
    let entries = [
        (G::Classification, "按条例第二十条、第二十一条分类，重点是政府采购、工程建设项目招标投标、产权交易和收费。"),
        (G::Arrangement, "每条信息有索引号、名称、内容概述、形成日期，按栏目和主题编排，可以全文检索。"),
        (G::Access, "主动公开的在本平台和公共资源交易平台查阅；没有公开的，可以提出申请。"),
        (G::OfficeName, "示范县公共资源交易服务中心综合科"),
        (G::Address, "示范县政务服务中心五楼512室"),
        (G::Hours, hours.as_str()),
        (G::Telephone, "0000-1234567"),
        (G::Fax, "0000-1234568"),
        (G::Internet, "本平台“依申请公开”栏目"),
        (G::Channels, "当面、邮寄、传真或者在本平台提出；当面和邮寄的地址同办公地址，信封请注明“政府信息公开申请”。"),
        (
            G::ReplyTimes,
            "能够当场答复的当场答复；不能的，自收到申请之日起20个工作日内答复，需要延长的最多延长20个工作日并告知。",
        ),
        (G::Fees, "提供政府信息不收费；申请数量、频次明显超过合理范围的，依国务院规定收取信息处理费。"),
        (G::Remedies, "认为没有依法履行公开义务的，可以向县政务公开主管部门反映，或者依法申请行政复议、提起行政诉讼。"),
    ];
    Guide { entries: entries.into_iter().map(entry).collect() }
}

/// The basic directory, as far as a trading centre has duties of its own.
fn duties() -> Vec<Duty> {
    let duty = |item: &str, content: &str, basis: &str, limit: &str, responsible: &str, channel: &str| Duty {
        item: item.to_owned(),
        content: content.to_owned(),
        basis: basis.to_owned(),
        time_limit: limit.to_owned(),
        responsible: responsible.to_owned(),
        channel: channel.to_owned(),
        audience: "社会公众".to_owned(),
        manner: "主动公开".to_owned(),
    };
    let (site, platform) = ("政府网站", "公共资源交易平台");
    vec![
        duty(
            "机构概况",
            "职责、内设机构、负责人、办公地址和时间、联系方式",
            "条例第二十条第二项",
            "形成或者变更之日起20个工作日内",
            OWN,
            site,
        ),
        duty(
            "办事指南",
            "进场登记、场地预约、保证金收退的条件、流程和时限",
            "条例第二十条第五项",
            "形成或者变更之日起20个工作日内",
            OWN,
            site,
        ),
        duty("预算决算", "部门预算、决算和三公经费", "条例第二十条第七项", "批复后20日内", OWN, site),
        duty("收费项目", "项目、依据、标准", "条例第二十条第八项", "形成或者变更之日起20个工作日内", OWN, site),
        duty(
            "政府采购公告",
            "采购公告、中标成交结果、更正公告",
            "政府采购法实施条例",
            "依法定期限",
            "采购人、采购代理机构",
            platform,
        ),
        duty(
            "中标候选人公示",
            "候选人、报价、评标情况",
            "招标投标法实施条例",
            "收到评标报告之日起3日内",
            "招标人",
            platform,
        ),
        duty("年度报告", "条例第五十条规定的内容", "条例第四十九条", "每年1月31日前", OWN, site),
    ]
}
