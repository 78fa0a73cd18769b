//! `audit`: checks with tools that a machine may lack; what is not installed is said, never skipped in silence.

use crate::{Result, shell};

/// Runs what is installed.
pub(crate) fn run() -> Result<()> {
    let cargo = shell::cargo();
    let deny: &[&str] = &["deny", "--version"];
    if shell::installed(&cargo, deny) {
        shell::run(&cargo, &["deny", "--locked", "check", "licenses", "bans", "sources"])?;
    } else {
        println!("没有装 cargo-deny，未查依赖的许可和来源；安装：cargo install --locked cargo-deny");
    }
    if shell::installed("typos", &["--version"]) {
        shell::run("typos", &["--config", "typos.toml"])?;
    } else {
        println!("没有装 typos，未查英文错别字；安装：cargo install --locked typos-cli");
    }
    Ok(())
}
