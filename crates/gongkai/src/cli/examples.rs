//! The examples under each help page, and what to know before trying them.

pub(crate) const TOP_EXAMPLES: &str = "示例：
  gongkai demo                                   用自带的两份示例报告看一遍检查结果
  gongkai report check 年报.html                 检查一份已公布的年度报告
  gongkai report check 年报/ --format json       检查整个文件夹，一行一个结果
  gongkai report read 年报.md --format table     读出三张表
  gongkai report rollup 各单位年报/ --of 某县    汇总许多单位的报告
  gongkai law deadline --from 2026-02-10 --working-days 20
                                                 逐日说明第 20 个工作日是哪天
  gongkai case replay 补正.txt --verbose         推演一个场景，逐行说明期限怎样变

退出码：0 没有问题；1 发现错误；2 有输入不能使用（打不开，或不是年度报告）。";

pub(crate) const READ_EXAMPLES: &str = "说明：
  按内容而不是文件名判断格式：网页（HTML）、PDF、Word（.docx）、Excel 和 WPS 表格（.xlsx、.xls、.et、.ods）、
  Markdown、纯文本、CSV、JSON；压缩包（.zip）逐个读其中的文件，名称写作“包.zip/某局/年报.docx”。
  旧式 .doc、.wps 请先用 Word 或 WPS 另存为 .docx。
  读不出的单元格标为 unreadable，空白标为 blank，都不会当作 0。

示例：
  gongkai report read 年报.html                       输出 JSON，一份报告一行
  gongkai report read 年报.html --format table        在屏幕上看三张表
  gongkai report read 各单位年报.zip                  读压缩包里的每个文件
  curl … | gongkai report read -                      从标准输入读
  gongkai report read 2023/ 2024/ > 全部.jsonl        读两个文件夹";

pub(crate) const CHECK_EXAMPLES: &str = "说明：
  每条规则都会给出结论：成立、不成立、无法判断（及原因）、不适用。
  给出上年报告（--previous）才能核对结转；给出首次公布日期（--published）才能核对是否按时。

示例：
  gongkai report check 年报.html
  gongkai report check 2024/年报.html --previous 2023/年报.html --published 2025-01-20
  gongkai report check 2024/ --previous 2023/ --format html --out 结果.html --open
  gongkai report check 2024/ --sisters 2024/ --format json > 结果.jsonl";

pub(crate) const COMPARE_EXAMPLES: &str = "说明：
  前一份在先，后一份在后。同一机关相连的两年，核对结转和现行有效件数；同一年度的两份文件，逐格核对数字。
  各自的检查发现一并列出，有错误的，退出码为 1。

示例：
  gongkai report compare 2023/年报.html 2024/年报.html
  gongkai report compare 2023/年报.html 2024/年报.html --to html --out 比较.html --open
  gongkai report compare 2023/年报.pdf 2024/年报.docx --to pdf --out 比较.pdf
  gongkai report compare 年报.html 年报附件.md             网页与附件逐格核对";

pub(crate) const BLANK_EXAMPLES: &str = "说明：
  填好后用 gongkai report check 检查。没有填的单元格是空白，不会当作 0。

示例：
  gongkai report blank --year 2025 --of 示范县水务局 --to docx --out 年报.docx
  gongkai report blank --year 2025 --to xlsx --out 年报.xlsx";

pub(crate) const WRITE_EXAMPLES: &str = "示例：
  gongkai report write --demo --body shifan --year 2025 --to docx --out 年报.docx   从记录生成
  gongkai report write 年报.html --to md
  gongkai report write 年报.html --to docx --out 年报.docx
  gongkai report write 年报.html --to xlsx --out 年报.xlsx
  gongkai report write 年报.md --to html --out 年报.html
  gongkai report write 年报.html --to pdf --out 年报.pdf              公文版式，可存档，可朗读
  gongkai report write 年报.html --to pdf --fonts 字体/ --out 年报.pdf
  gongkai report read 年报.html | gongkai report write - --to csv --out 年报.csv";

pub(crate) const ROLLUP_EXAMPLES: &str = "示例：
  gongkai report rollup 2024/                             合计各格，说明缺漏
  gongkai report rollup 2024/ --of 示范县人民政府         与该单位自己的汇总报告逐格核对
  gongkai report rollup 2024/ --roster 名单.txt --to html --out 汇总.html
  gongkai report rollup 2024/ --previous 2023/            查上年有、今年没有的单位";

/// Examples of `report trace`.
pub(crate) const TRACE_EXAMPLES: &str = "示例：
  gongkai report trace --demo --body shifan --year 2024 --cell table3.newly_received.total
  gongkai report trace --body shifan --year 2024 --cell table4.reconsideration.corrected --format json";

/// Examples of `case replay`.
pub(crate) const REPLAY_EXAMPLES: &str = "说明：
  场景是一个文本文件（UTF-8），一行一件事，# 之后是说明：

    场景 一次补正，答复期限自收到补正之日起重新计算
    条款 30 31 33
    今日 2025-03-14
    案件 申请 甲
    2025-03-03 收到申请 当面提交 自然人 附身份证明
    2025-03-06 告知补正 限2025-03-20 写明后果
    2025-03-14 收到补正
    期望 到期 2025-04-14 依据第三十三条第二款

  没有写的就没有发生。应当被拒绝的一行，在末尾写“拒绝 已经办结”。写错的行，会说明哪里不对、可以怎样写。
  案件有三种：申请、争议（复议和诉讼）、更正。

示例：
  gongkai case replay 补正.txt                      核对一个场景
  gongkai case replay 补正.txt --verbose            逐行说明状态和期限
  gongkai case replay tests/scenarios               推演一个文件夹
  gongkai case replay 场景/ --format json           一个场景一行

退出码：0 全部成立；1 有不成立的；2 有不能使用的文件。";
