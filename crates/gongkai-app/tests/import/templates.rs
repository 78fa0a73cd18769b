//! Templates: read back unfilled, and filled with anything that is possible.

use gongkai_app::import::{LedgerKind, Template, template};
use gongkai_law::applicant::ApplicantKind;
use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::Channel;
use gongkai_law::reply::Reply;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::office::{Office, Records, sheets};

#[test]
fn an_unfilled_template_reads_back_as_nothing_and_misses_nothing() {
    for kind in LedgerKind::ALL {
        let template = template(kind);
        for bytes in [template.csv().into_bytes(), template.xlsx().unwrap()] {
            let plan = Office::new().plan(kind, &sheets(&bytes)).unwrap();
            assert!(plan.is_clean() && plan.accepted.is_empty(), "{}", kind.id());
            let skipped: Vec<&str> = plan.sheets[0].skipped.iter().map(|(_, why)| *why).collect();
            assert_eq!(skipped, ["示例行", "示例行"]);
            let columns = plan.sheets[0].columns.as_ref().unwrap();
            assert!(kind.fields().iter().all(|field| columns.of_field(field.id).is_some()));
        }
    }
}

#[test]
fn the_examples_of_every_template_are_good_rows() {
    for kind in LedgerKind::ALL {
        let mut template = template(kind);
        template.rows.iter_mut().for_each(|row| row[0] = row[0].replace("示例", ""));
        let acts = Office::new().acts(kind, &sheets(&template.xlsx().unwrap()));
        assert_eq!(acts.len(), 2, "{}", kind.id());
    }
}

/// A request as somebody would fill it in.
#[derive(Clone, Debug)]
struct Filled {
    channel: Channel,
    kind: ApplicantKind,
    received: Date,
    supplement: bool,
    extended: bool,
    reply: Option<Reply>,
    pace: i64,
}

fn filled() -> impl Strategy<Value = Filled> {
    let reply = prop::option::weighted(0.8, 0..Reply::ALL.len()).prop_map(|at| at.map(|at| Reply::ALL[at]));
    (0..5_usize, 0..6_usize, 0..300_i64, any::<bool>(), any::<bool>(), reply, 0..25_i64).prop_map(
        |(channel, kind, day, supplement, extended, reply, pace)| Filled {
            channel: Channel::ALL[channel],
            kind: ApplicantKind::ALL[kind],
            received: date(2025, 1, 2).checked_add(day.days()).unwrap(),
            supplement,
            extended,
            reply,
            pace,
        },
    )
}

impl Filled {
    fn after(&self, days: i64) -> Date {
        self.received.checked_add(days.days()).unwrap()
    }

    fn answered(&self) -> Option<Date> {
        self.reply.map(|_| self.after(12 + self.pace))
    }

    /// The row of the template, by the labels of its columns.
    fn row(&self, template: &Template, number: &str) -> Vec<String> {
        let day = |on: Option<Date>| on.map(|on| on.to_string()).unwrap_or_default();
        let value = |label: &str| match label {
            "登记编号" => number.to_owned(),
            "提交方式" => self.channel.label().to_owned(),
            "收到日期" => self.received.to_string(),
            "确认日期" if self.channel.awaits_confirmation() => self.received.to_string(),
            "申请人类型" => self.kind.label().to_owned(),
            "申请人" => "某, \"某\"".to_owned(),
            "补正告知日期" => day(self.supplement.then(|| self.after(3))),
            "补正收到日期" => day(self.supplement.then(|| self.after(6))),
            "延期告知日期" => day(self.extended.then(|| self.after(10))),
            "延期批准日期" => day(self.extended.then(|| self.after(9))),
            "答复日期" => day(self.answered()),
            "答复类型" => self.reply.map(|reply| reply.label().to_owned()).unwrap_or_default(),
            "不予公开部分的理由" if self.reply == Some(Reply::PartlyProvided) => "属于国家秘密".to_owned(),
            _ => String::new(),
        };
        template.columns.iter().map(|column| value(column.label)).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_filled_in_is_what_is_recorded(year in prop::collection::vec(filled(), 1..12)) {
        let office = Office::new();
        let mut template = template(LedgerKind::Requests);
        template.rows = year.iter().zip(0..).map(|(filled, at)| filled.row(&template, &format!("2025-{at:03}"))).collect();
        let acts = office.acts(LedgerKind::Requests, &sheets(template.csv().as_bytes()));
        prop_assert_eq!(&acts, &office.acts(LedgerKind::Requests, &sheets(&template.xlsx().unwrap())));
        let records = Records::of(&acts);
        prop_assert_eq!(records.requests.len(), year.len());
        for request in records.requests.values() {
            let state = request.state();
            let at: usize = state.registered.as_ref().unwrap().1[5..].parse().unwrap();
            let told = &year[at];
            let (_, filing) = state.filing.as_ref().unwrap();
            prop_assert_eq!(filing.channel, told.channel);
            prop_assert_eq!(filing.requesters[0].kind, told.kind);
            prop_assert_eq!(state.received(), Some(told.received));
            prop_assert_eq!(state.supplements.len(), usize::from(told.supplement));
            prop_assert_eq!(state.extensions.len(), usize::from(told.extended));
            prop_assert!(state.extensions.iter().all(|extension| extension.is_approved()));
            let answer = state.first_answer();
            prop_assert_eq!(answer.and_then(|answer| answer.answered_on()), told.answered());
            prop_assert_eq!(answer.map(|answer| answer.replies()), told.reply.map(|reply| vec![reply]));
            prop_assert!(Calendar::national().reaches(told.received.year()));
        }
    }
}
