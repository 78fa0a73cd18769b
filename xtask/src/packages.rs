//! What the tests need of the machine: looked for, and installed where that can be done unasked.

use crate::{Result, shell};

/// Something that a package of Debian brings.
pub(crate) struct Need {
    /// What a reader calls it.
    pub(crate) what: &'static str,
    /// The package.
    pub(crate) package: &'static str,
    /// How to come by it elsewhere.
    pub(crate) help: &'static str,
    /// Whether it is there.
    pub(crate) is_found: fn() -> bool,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// It is there.
    Nothing,
    /// Install it: Debian or its kin, as root.
    Install,
    /// Say how: nothing is installed behind anybody's back.
    Ask,
}

impl Step {
    fn of(found: bool, apt: bool, root: bool) -> Self {
        match (found, apt && root) {
            (true, _) => Self::Nothing,
            (false, true) => Self::Install,
            (false, false) => Self::Ask,
        }
    }

    fn now(need: &Need) -> Result<Self> {
        if !cfg!(target_os = "linux") || (need.is_found)() {
            return Ok(Self::Nothing);
        }
        let apt = shell::installed("apt-get", &["--version"]);
        let root = apt && shell::output("id", &["-u"])?.trim() == "0";
        Ok(Self::of(false, apt, root))
    }
}

impl Need {
    /// Makes sure that it is there. On Debian and its kin, as root, it is installed; else the error says how.
    pub(crate) fn ensure(&self) -> Result<()> {
        let Self { what, package, help, is_found } = self;
        match Step::now(self)? {
            Step::Nothing => Ok(()),
            Step::Ask => Err(format!("没有{what}。{help}")),
            Step::Install => {
                println!("没有{what}，安装 {package}");
                let installed = self.commands().iter().try_for_each(|args| {
                    shell::run_in(&shell::root(), "apt-get", args, &[("DEBIAN_FRONTEND", "noninteractive")])
                });
                installed.map_err(|error| format!("{error}。{help}"))?;
                if is_found() { Ok(()) } else { Err(format!("装了 {package}，还是找不到{what}。{help}")) }
            }
        }
    }

    /// Says what [`Need::ensure`] would do, and does nothing.
    pub(crate) fn check(&self) -> Result<()> {
        let Self { what, help, .. } = self;
        match Step::now(self)? {
            Step::Nothing => println!("有{what}"),
            Step::Ask => return Err(format!("没有{what}。{help}")),
            Step::Install => {
                println!("没有{what}，要运行：");
                self.commands().iter().for_each(|args| println!("  apt-get {}", args.join(" ")));
            }
        }
        Ok(())
    }

    /// The commands that install it.
    fn commands(&self) -> [Vec<&'static str>; 2] {
        [vec!["update", "--quiet"], vec!["install", "--yes", "--quiet", "--no-install-recommends", self.package]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_installed_only_by_root_and_only_where_it_is_missing() {
        assert_eq!(Step::of(true, true, true), Step::Nothing);
        assert_eq!(Step::of(false, true, true), Step::Install);
        assert_eq!(Step::of(false, true, false), Step::Ask);
        assert_eq!(Step::of(false, false, true), Step::Ask);
    }
}
