//! `docs/screening.md`: the manual of screening before publication.

use gongkai_screen::{Occasion, ScreenCode};

use super::{Pages, cell};

/// What a reader should know before the rules.
const HEAD: &str = "<!-- 由 cargo xtask rules 生成，请改 gongkai-screen 里的规则 -->
# 发布前筛查

`gongkai document check 文件…` 筛查还没有登记的文件，`gongkai document screen 哪一条` 筛查登记了的信息并留下记录。机器只负责找，去留由人决定：

- **错误**没有处理完，信息不能发布（《政府信息公开条例》第十五条、第十七条）。处理有三种：改稿；`--mask` 遮去个人号码，作为新的一稿，原稿留在记录里；
  `--keep 标识 --why 理由` 写明理由后保留。密级标志、内部标志不能遮去了事。
- **警告**请人看一眼，**提示**只供参考。
- 摘录里的个人号码都已遮去，标识由规则、位置和次序算出，与号码本身无关，不能反推。
- 保留的决定只对这一稿有效，重新拟稿后要重新决定。

筛查不认识的东西不等于没有：人名、商业秘密、个人隐私的边界，仍由保密审查和合法性审核的人判断。

## 场合

同一个号码，在名单里是泄露，在招标公告里是依法公布的联系方式。`--occasion` 说明要发布的是什么；登记了的信息按体裁自动选择。

";

/// The page.
pub(super) fn pages() -> Pages {
    let mut page = HEAD.to_owned();
    page.push_str("| 场合 | 名称 |\n|---|---|\n");
    for occasion in Occasion::ALL {
        page.push_str(&format!("| `{}` | {} |\n", occasion.id(), occasion.label()));
    }
    page.push_str("\n## 规则\n\n一个编号永远只有一个意思。级别是一般信息里的。\n\n| 编号 | 名称 | 级别 | 找什么，不找什么 | 依据 | 怎么办 |\n|---|---|---|---|---|---|\n");
    for code in ScreenCode::ALL {
        let manual = code.manual();
        page.push_str(&format!(
            "| {} | {} | {} | {} | {} | {} |\n",
            manual.code,
            cell(manual.title),
            manual.gravity.label(),
            cell(manual.page),
            manual.provision,
            cell(manual.mend)
        ));
    }
    Pages::from([("docs/screening.md".to_owned(), page)])
}
