//! The automation of this workspace: `cargo xtask <verb>`.

mod audit;
mod bench;
mod ci;
mod fonts;
mod fuzz;
mod generate;
mod packages;
mod postgres;
mod rust;
mod shell;
mod soak;
mod tidy;
mod tree;

use std::process::ExitCode;

/// An error is one text for a person.
type Result<T> = std::result::Result<T, String>;

const HELP: &str = "\
本工作区的自动化。用法：cargo xtask <动词> [选项]

  tidy                 结构检查：依赖表、文件头、文件长度、字面量、用词、纯净、规则登记
  law-map  [--check]   生成 docs/LAW-MAP.md：条例逐条 → 代码 → 规则 → 测试 → 命令
  rules    [--check]   生成 docs/rules/：检查规则手册和编号对照
  schemas  [--check]   生成 docs/schema/：各 JSON 形状的 JSON Schema
  bench    [--write] [--only 部分]   测速：与单独的 HTML 解析器、文字提取、LibreOffice 相比；统计、重放、登记；一万份报告过 report check
                       --write 把结果写进 docs/performance.md
  fuzz     [--seconds N] [目标…]
                       逐个跑 fuzz/ 里的目标，每个 N 秒（默认 10），打印各跑了多少次
  soak     [--times N] 各种格式写出再读的测试，报告数是平常的 N 倍（默认 10）
  prepare  [--check]   找测试要用的中文字体和 PostgreSQL；没有，能装就装（Debian 系、root），不能装就说怎么装
  audit                依赖许可与漏洞、错别字：装了 cargo-deny、typos 就跑，没装就说没装
  ci                   全部检查，测试最后：准备（中文字体）→ 格式 → tidy → 生成文档核对 → clippy → 文档测试 → 测试

--check 只核对，不写文件；不一致就失败。

例：
  cargo xtask tidy
  cargo xtask rules && git diff docs/rules
  cargo xtask fuzz --seconds 60 html";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Makes sure of what the tests need of the machine, or says what is missing.
fn prepare(check: bool) -> Result<()> {
    let needs = [&fonts::CHINESE, &postgres::SERVER];
    needs.into_iter().try_for_each(|need| if check { need.check() } else { need.ensure() })
}

fn run(args: &[String]) -> Result<()> {
    let Some((verb, rest)) = args.split_first() else {
        println!("{HELP}");
        return Ok(());
    };
    let flag = |name: &str| match rest {
        [] => Ok(false),
        [only] if only == name => Ok(true),
        _ => Err(format!("{verb} 只认得选项 {name}；见 cargo xtask --help")),
    };
    let none = || rest.first().map_or(Ok(()), |extra| Err(format!("{verb} 没有选项 {extra}；见 cargo xtask --help")));
    match verb.as_str() {
        "tidy" => none().and_then(|()| tidy::run()),
        "law-map" => flag("--check").and_then(generate::law_map::run),
        "rules" => flag("--check").and_then(generate::rules::run),
        "schemas" => flag("--check").and_then(generate::schemas::run),
        "bench" => bench::run(rest),
        "fuzz" => fuzz::run(rest),
        "soak" => soak::run(rest),
        "prepare" => flag("--check").and_then(prepare),
        "audit" => none().and_then(|()| audit::run()),
        "ci" => none().and_then(|()| ci::run()),
        "help" | "-h" | "--help" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(format!("没有动词 {other}；见 cargo xtask --help")),
    }
}
