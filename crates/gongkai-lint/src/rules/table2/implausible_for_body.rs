//! T204: figures that do not suit the kind of body.

use gongkai_law::subject::SubjectKind;
use gongkai_report::{FormVersion, Table2Column, Table2Row};

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict};

use super::cell;

declare_rule! {
    /// 执法任务重的部门（公安、市场监管、综合执法、生态环境、交通运输、税务、消防、行政审批等），行政许可、行政处罚、行政强制全年都是 0，
    /// 多半是漏填，作警告；授权组织填有行政许可、处罚或强制，可能误填了主管部门的数，只是提示。
    ///
    /// “本年处理决定数量”是当年作出的全部决定，不论公开与否。凭机关名称判断，职权已划出的可不理会。
    ///
    /// 例：某县公安局三项都填 0——按全年作出的决定数填写。
    pub(crate) ImplausibleForBody = "T204" {
        name: "implausible_for_body",
        title: "许可、处罚、强制与机关类型不相称",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [31],
        provision: [ART_20_5, ART_20_6, REPORT_FORMAT_2021] "表二",
        mend: "与执法台账、“双公示”数据核对。",
    }
}

impl Rule for ImplausibleForBody {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let profile = context.profile();
        if report.form == Some(FormVersion::F2019) {
            return Verdict::NotApplicable("2019 年格式的口径不同".into());
        }
        if !profile.enforces && profile.kind != Some(SubjectKind::AuthorisedOrganisation) {
            return Verdict::NotApplicable("从名称看不出执法任务的轻重".into());
        }
        let cells = [Table2Row::Licences, Table2Row::Penalties, Table2Row::AdministrativeCompulsion]
            .map(|row| cell(row, Table2Column::Handled));
        let [Some(licences), Some(penalties), Some(compulsion)] = cells.map(|id| report.count(id)) else {
            return Verdict::Undecided("行政许可、行政处罚、行政强制没有都读出数".into());
        };
        let found = format!("{licences}、{penalties}、{compulsion}");
        let none = licences == 0 && penalties == 0 && compulsion == 0;
        let finding = match (profile.enforces, none) {
            (true, true) => {
                Finding::new(&Self::MANUAL, "本机关有经常的执法任务，而行政许可、行政处罚、行政强制全年都是 0")
            }
            (false, false) => {
                let message = format!("授权组织填有行政许可、行政处罚、行政强制（{found}），请核对是否有此职权");
                Finding::new(&Self::MANUAL, message).with_severity(Severity::Info)
            }
            _ => return Verdict::Held,
        };
        let mut finding = finding.at_all(cells);
        finding.found = Some(found);
        Verdict::Broken(vec![finding])
    }
}
