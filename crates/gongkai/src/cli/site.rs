//! The command line of the public pages.

use std::path::PathBuf;

use clap::Args;

use super::records::Whose;
use super::{ARGUMENTS, Help, OPTIONS};

pub(super) const SITE_EXAMPLES: &str = "说明：
  只写公开的：拟稿、审查、申请都不在里面。页面之间用相对链接，放在任何网址、任何路径下都能用；不用脚本，可以打印。
  文件夹必须是空的，或者是上次写出的；先写在旁边，写完才换上。

示例：
  gongkai site 公开页面/ --demo --body shifan
  gongkai site /var/www/xxgk --body zx --data 记录/ --base https://www.example.gov.cn/xxgk/";

#[derive(Debug, Args)]
pub(crate) struct SiteArgs {
    /// 写到这个文件夹
    #[arg(value_name = "文件夹", help_heading = ARGUMENTS)]
    pub(crate) folder: PathBuf,
    /// 站点的网址；给了才写订阅（feed.atom）和站点地图（sitemap.xml）
    #[arg(long, value_name = "网址", value_parser = base, help_heading = OPTIONS)]
    pub(crate) base: Option<String>,
    #[command(flatten)]
    pub(crate) whose: Whose,
    #[command(flatten)]
    pub(crate) help: Help,
}

fn base(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let sound = rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(['?', '#', ' ', '"', '<']));
    if sound {
        Ok(text.to_owned())
    } else {
        Err("请写成 https://www.example.gov.cn/xxgk/ 这样的网址".to_owned())
    }
}
