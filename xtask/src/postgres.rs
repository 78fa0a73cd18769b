//! A PostgreSQL server for the tests of the store, which start one of their own in a temporary folder.

use std::path::Path;

use crate::packages::Need;

/// The server.
pub(crate) const SERVER: Need = Need {
    what: "PostgreSQL 服务器",
    package: "postgresql",
    help: "存储的测试要用它。请先安装：Debian、Ubuntu、统信、麒麟 apt install postgresql，\
           Fedora、openEuler dnf install postgresql-server",
    is_found,
};

/// Whether a program that makes databases is in the folders of Debian's packages, or on the path.
fn is_found() -> bool {
    let packaged = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let packaged = packaged.map(|version| version.path().join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    packaged.chain(std::env::split_paths(&path)).any(|folder| is_whole(&folder))
}

fn is_whole(folder: &Path) -> bool {
    ["initdb", "pg_ctl"].iter().all(|program| folder.join(program).exists())
}
