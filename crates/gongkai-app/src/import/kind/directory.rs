//! The directory of an existing site: what stands on it, row by row, with the texts and files beside it. What was done before
//! is kept there, so its reviews are not asked for; its days are.

use gongkai_case::Account;
use gongkai_catalogue::{Disclosure, Draft, ItemFact, ItemFile, Organ, Origin, Outlet, StatutoryColumn, Theme};
use gongkai_document::same_text;
use gongkai_law::disclosure::DisclosureStatus;
use jiff::civil::Date;

use super::catalogue::Told;
use super::{Ledger, Step};
use crate::import::field::Field;
use crate::import::line::Line;
use crate::import::words::{ITEM_COLUMNS, ITEM_KINDS, OUTLETS};

pub(super) const FIELDS: &[Field] = &[
    Field::text("index_number", "索引号", "目录里的索引号；没有索引号的，填网址或者网站里的编号")
        .also(&["信息索引号", "索引", "编号", "信息编号", "index"])
        .such_as("12990000MB0X00015T/2024-00012", "12990000MB0X00015T/2024-00013")
        .required(),
    Field::text("title", "标题", "信息的标题")
        .also(&["信息名称", "名称", "文件名称", "题名", "信息标题"])
        .such_as("示范县公共资源交易目录（2024年版）", "关于调整开标时间的通知")
        .required(),
    Field::text("number", "文号", "发文字号；没有的不填").also(&["发文字号", "文件编号", "发布文号"]),
    Field::one_of("column", "栏目", || ITEM_COLUMNS.offered(), "法定公开事项的代号，或者网站的栏目名")
        .also(&["法定事项", "分类", "信息分类", "组配分类", "所属栏目", "目录分类"])
        .such_as("20-9", "通知公告")
        .required(),
    Field::one_of("kind", "体裁", || ITEM_KINDS.offered(), "是什么样的信息")
        .also(&["信息类型", "体裁分类"])
        .assumed("按栏目通常的体裁登记"),
    Field::text("theme", "主题分类", "主题的代号、名称或者名称里的一个词").also(&["主题", "主题词分类"]),
    Field::text("organ", "发布机构", "制作信息的机关；几个机关用顿号隔开，牵头的在前")
        .also(&["制作机关", "发文机关", "信息来源", "公开机构", "来源"])
        .assumed("按本单位制作登记"),
    Field::day("formed", "成文日期", "形成或者变更的日期")
        .also(&["生成日期", "形成日期", "发文日期", "印发日期", "制作日期"])
        .such_as("2024-03-01", "2024-05-06")
        .assumed("按发布日期登记"),
    Field::day("published", "发布日期", "第一次能看到的日期")
        .also(&["公开日期", "发布时间", "公开时间", "上网日期"])
        .such_as("2024-03-05", "2024-05-06")
        .required(),
    Field::one_of("outlet", "发布渠道", || OUTLETS.offered(), "在哪里发布")
        .also(&["公开渠道", "渠道", "公开方式"])
        .assumed("按政府网站登记"),
    Field::text("address", "网址", "固定的网址").also(&["链接", "地址", "页面地址", "url"]),
    Field::day("valid_until", "有效期至", "有效的最后一日；没有规定有效期的不填").also(&["有效期", "有效期截止"]),
    Field::text("keywords", "关键词", "用顿号隔开").also(&["主题词", "关键字"]),
    Field::text("summary", "内容概述", "一两句话").also(&["摘要", "内容摘要", "概述", "简介"]),
    Field::text("text_file", "正文文件", "文件夹里正文的文件名：Word、PDF、网页、文本都可以").also(&[
        "正文",
        "文件名",
        "正文文件名",
    ]),
    Field::text("files", "附件文件", "文件夹里附件的文件名，几个附件用顿号隔开").also(&[
        "附件",
        "附件名称",
        "附件文件名",
    ]),
    Field::day("retired", "下架日期", "已经下架的，填下架的日期").also(&["撤下日期", "清理日期"]),
    Field::text("retired_why", "下架理由", "为什么下架").also(&["清理理由"]),
];

pub(super) fn read(line: &mut Line<'_>, ledger: &Ledger<'_>) -> Option<Told<ItemFact>> {
    let index_number = line.text("index_number");
    let title = line.text("title");
    let number = line.text("number");
    let column = line.choice("column", &ITEM_COLUMNS).and_then(StatutoryColumn::of);
    let kind = line.choice("kind", &ITEM_KINDS);
    let theme =
        line.read_with("theme", |text| Theme::of(text).ok_or_else(unknown_theme), |theme| theme.label().to_owned());
    let organs = line.text("organ");
    let published = line.day("published");
    let formed = line.day("formed").or(published);
    let outlet = line.choice("outlet", &OUTLETS).unwrap_or(Outlet::Website);
    let address = line.text("address");
    let valid_until = line.day("valid_until");
    let keywords = parted(line.text("keywords"));
    let summary = line.text("summary").unwrap_or_default();
    let content = text_file(line, ledger);
    let files = files(line, ledger);
    let lead = origin(line, organs.as_deref(), ledger);
    let retired = retired(line);
    line.in_order(&[("formed", "published"), ("published", "retired")]);
    let (column, formed, published) = (column?, formed?, published?);
    let index_number = index_number?;
    let draft = Draft {
        by: Account::new(ledger.account),
        title: title?,
        kind: kind.unwrap_or_else(|| column.usual_kind()),
        column,
        theme,
        index_number: Some(index_number.clone()),
        number,
        origin: lead?,
        formed,
        disclosure: Disclosure { status: DisclosureStatus::Proactive, ground: None, review_on: None },
        responsible: None,
        valid_from: None,
        valid_until,
        keywords,
        summary,
        files: with_pictures(files, content.as_ref(), ledger),
        content,
        explains: None,
        forms: Vec::new(),
    };
    let from = match ledger.folder.system.as_str() {
        "" => "原网站".to_owned(),
        system => system.to_owned(),
    };
    let mut steps = vec![
        Step::new("title", formed, ItemFact::Drafted(Box::new(draft))),
        Step::new("published", published, ItemFact::TakenOver { from }),
        Step::new("published", published, ItemFact::Published { outlets: vec![outlet], address }),
    ];
    steps.extend(retired.map(|(on, reason)| Step::new("retired", on, ItemFact::Retired { reason, redirect: None })));
    Some(Told { number: index_number, steps })
}

fn unknown_theme() -> String {
    let all: Vec<&str> = Theme::all().map(Theme::label).collect();
    format!("没有这个主题。请写 {} 之一，或者留空", all.join("；"))
}

fn parted(text: Option<String>) -> Vec<String> {
    let text = text.unwrap_or_default();
    text.split(['、', ';', ',']).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn text_file(line: &mut Line<'_>, ledger: &Ledger<'_>) -> Option<String> {
    let name = line.text("text_file")?;
    let found = ledger.folder.texts.get(&name);
    if found.is_none() {
        line.fault(
            "text_file",
            format!("文件夹里没有“{name}”，或者它读不出"),
            "请把文件放进 --files 指定的文件夹，或者改正文件名",
        );
    }
    found.cloned()
}

/// The files of an item and the pictures of its text.
fn with_pictures(mut files: Vec<ItemFile>, content: Option<&String>, ledger: &Ledger<'_>) -> Vec<ItemFile> {
    let pictures = content.and_then(|content| ledger.folder.pictures.get(content));
    files.extend(pictures.into_iter().flatten().cloned());
    files
}

fn files(line: &mut Line<'_>, ledger: &Ledger<'_>) -> Vec<ItemFile> {
    let mut all = Vec::new();
    for name in parted(line.text("files")) {
        match ledger.folder.files.get(&name) {
            Some(file) => all.push(file.clone()),
            None => {
                let mend = "请把文件放进 --files 指定的文件夹，或者改正文件名";
                line.fault("files", format!("文件夹里没有“{name}”"), mend);
            }
        }
    }
    all
}

fn origin(line: &mut Line<'_>, names: Option<&str>, ledger: &Ledger<'_>) -> Option<Origin> {
    let organ = |name: &str| {
        let own = ledger.body_name.is_some_and(|own| same_text(own, name));
        Organ { code: own.then(|| ledger.body.to_string()), name: name.to_owned() }
    };
    let mut organs = parted(names.map(str::to_owned)).into_iter();
    match (organs.next(), ledger.body_name) {
        (Some(lead), _) => Some(Origin::Made { lead: organ(&lead), joint: organs.map(|name| organ(&name)).collect() }),
        (None, Some(own)) => Some(Origin::Made { lead: organ(own), joint: Vec::new() }),
        (None, None) => {
            line.fault("organ", "没有填写，系统里也还没有本单位的名称", "请填写制作机关的全称，或先登记单位信息");
            None
        }
    }
}

fn retired(line: &mut Line<'_>) -> Option<(Date, String)> {
    let (on, why) = (line.day("retired"), line.text("retired_why"));
    match (on, why) {
        (Some(on), why) => Some((on, why.unwrap_or_else(|| "迁入前已经下架".to_owned()))),
        (None, Some(_)) => {
            line.fault("retired", "写了下架理由，没有填写下架日期", "请填写下架日期，或者删去理由");
            None
        }
        (None, None) => None,
    }
}
