//! `config`: what a body chose of what the texts leave open, and whether the installation is whole.

use gongkai_app::record::{AnyEntry, PROFILE, RecordKind};
use gongkai_case::history::Fact;
use gongkai_catalogue::{BodyFact, Command, Setting, chosen};
use gongkai_law::actor::{Actor, Capacity};
use gongkai_law::calendar::Calendar;
use gongkai_law::form;

use crate::cli::ListFormat;
use crate::cli::config::{ConfigCheck, ConfigSet, ConfigShow};
use crate::exit::{Ending, Failure};
use crate::output;
use crate::records::Office;

/// Lists the settings as they hold on a day.
pub(crate) fn show(args: &ConfigShow) -> Result<Ending, Failure> {
    let office = Office::open(&args.whose.place)?;
    let body = office.body(&args.whose)?;
    let books = office.books(&body)?;
    let on = args.on.unwrap_or_else(|| office.today());
    let mut text = String::new();
    for setting in Setting::ALL {
        let chosen = chosen(&books.profile.history, setting, on);
        if args.format == ListFormat::Json {
            text.push_str(&(gongkai_wire::line(&gongkai_wire::setting(body.as_str(), setting, &chosen)) + "\n"));
            continue;
        }
        let since = match chosen.since {
            Some((day, why)) => format!("自{}起（{why}）", form::long(day)),
            None => "缺省".to_owned(),
        };
        text.push_str(&format!("{}  {}（{}）\n", setting.id(), setting.label(), setting.provision()));
        text.push_str(&format!("  现为 {}：{}，{since}\n", chosen.choice.answer(), chosen.choice.label()));
        for other in setting.choices().into_iter().filter(|other| *other != chosen.choice) {
            text.push_str(&format!("  也可 {}：{}\n", other.answer(), other.label()));
        }
    }
    output::write(None, &text)?;
    Ok(Ending::Sound)
}

/// Records a choice.
pub(crate) fn set(args: &ConfigSet) -> Result<Ending, Failure> {
    let choice = args.choice().map_err(Failure::Unknown)?;
    let office = Office::open(&args.whose.place)?;
    let body = office.body(&args.whose)?;
    let on = args.from.unwrap_or_else(|| office.today());
    let calendar = Calendar::national();
    let desk = office.desk(&body, &calendar, "cli")?;
    let actor = Actor { account: "cli".to_owned(), capacity: Capacity::HeadOfWorkBody, body: body.to_string() };
    let what = BodyFact::SettingChosen { choice, why: args.why.clone() };
    let command = Command::Record(Fact { on, what });
    office.wait(desk.catalogue((RecordKind::Body, PROFILE), &actor, &command, AnyEntry::Body))?;
    let (setting, chosen) = (args.setting.label(), choice.label());
    let mut text = format!("自{}起，{setting}：{chosen}。\n", form::long(on));
    let books = office.books(&body)?;
    for year in books.frozen_years().filter(|year| *year >= on.year()) {
        text.push_str(&format!(
            "提示：{year}年的报告已发布，数字不变；差别见 gongkai report restated --year {year}。\n"
        ));
    }
    output::write(None, &text)?;
    Ok(Ending::Sound)
}

/// Looks over the installation: what would stop or mislead the year's work.
pub(crate) fn check(args: &ConfigCheck) -> Result<Ending, Failure> {
    let office = Office::open(&args.at.place)?;
    let today = office.today();
    let mut faults = Vec::new();
    let mut told = Vec::new();
    let counts = office.wait(office.keeping.key_counts())?;
    if counts.under_older > 0 {
        let older = counts.under_older;
        faults.push(format!("有{older}把个人密钥还由旧的主密钥包裹：更换没有做完，请运行 gongkai key rotate"));
    }
    let heads = office.wait(gongkai_app::port::EventLog::heads(office.store()))?;
    if heads.is_empty() {
        told.push("库里还没有任何单位：请用 gongkai body describe 登记，或用 gongkai import 导入".to_owned());
    }
    for head in &heads {
        let (body, books) = (&head.body, office.books(&head.body)?);
        match books.profile_on(today) {
            None => faults.push(format!("单位 {body} 没有登记名称和性质：请用 gongkai body describe 登记")),
            Some(profile) => told.push(format!("单位 {body}：{}，{}条记录", profile.name, head.seq)),
        }
        let calendar = books.calendar(today);
        if !calendar.has_notice(today.year()) {
            let year = today.year();
            faults.push(format!("单位 {body} 没有{year}年的放假安排，期限按推算：请用 gongkai import calendar 导入"));
        }
        let next = today.year().saturating_add(1);
        // notices come in October and November
        if today.month() == 12 && !calendar.has_notice(next) {
            told.push(format!("单位 {body} 还没有{next}年的放假安排：通知公布后请用 gongkai import calendar 导入"));
        }
        let chose = Setting::ALL.into_iter().filter(|one| chosen(&books.profile.history, *one, today).since.is_some());
        match chose.count() {
            0 => {}
            count => told.push(format!("单位 {body} 有{count}项设置与缺省不同或已选定，见 gongkai config show")),
        }
    }
    let mut text = String::new();
    faults.iter().for_each(|fault| text.push_str(&format!("问题  {fault}。\n")));
    told.iter().for_each(|line| text.push_str(&format!("      {line}。\n")));
    text.push_str(if faults.is_empty() {
        "这套安装没有发现问题。\n"
    } else {
        "请先处理以上问题。\n"
    });
    output::write(None, &text)?;
    Ok(if faults.is_empty() { Ending::Sound } else { Ending::Faulty })
}
