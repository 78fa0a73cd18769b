//! A PostgreSQL server for tests: in a temporary folder, on a socket, stopped when the process that started it ends.
//!
//! The server is stopped by a shell that waits for the end of a pipe which this process holds, so it goes even when the
//! process is killed. PostgreSQL refuses to run as root; then it runs as the user `postgres` that its package makes.

use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// A running server.
pub struct Postgres {
    bin: PathBuf,
    owner: Option<(u32, u32)>,
    folder: PathBuf,
    settings: &'static str,
    databases: AtomicU32,
    /// Its standard input is the pipe; held, never written to.
    _watch: Child,
}

/// Whether the server waits for the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fsync {
    /// As in use.
    On,
    /// For tests that do not cut the power.
    Off,
}

const STOP: &str = "cat >/dev/null; \"$1\" -D \"$2/data\" -m immediate -s stop; rm -rf \"$2\"";

impl Postgres {
    /// Starts a server.
    ///
    /// # Errors
    /// In Chinese: when PostgreSQL is not installed (with the package to install) or does not start.
    pub fn start(fsync: Fsync) -> Result<Self, String> {
        let (bin, owner) = (programs()?, owner()?);
        let folder = tempfile::Builder::new().prefix("gongkai-pg-").tempdir().map_err(told("临时文件夹"))?.keep();
        if let Some((user, group)) = owner {
            chown(&folder, Some(user), Some(group)).map_err(told("临时文件夹"))?;
        }
        let mut watch = command(owner, "sh", &folder);
        watch.args(["-c", STOP, "sh"]).arg(bin.join("pg_ctl")).arg(&folder);
        watch.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        let watch = watch.spawn().map_err(told("sh"))?;
        let settings = match fsync {
            Fsync::On => "-c max_connections=200 -c recovery_init_sync_method=syncfs",
            Fsync::Off => "-c max_connections=200 -c fsync=off",
        };
        let databases = AtomicU32::new(0);
        let server = Self { bin, owner, folder, settings, databases, _watch: watch };
        let template = server.template()?;
        server.run("cp", |command| command.arg("-a").arg(template).arg(server.data()))?;
        server.restart()?;
        Ok(server)
    }

    /// The one server of this process, without waiting for the disk.
    ///
    /// # Errors
    /// As [`Postgres::start`]; the same to everyone who asks.
    pub fn shared() -> Result<&'static Self, String> {
        static SHARED: OnceLock<Result<Postgres, String>> = OnceLock::new();
        SHARED.get_or_init(|| Self::start(Fsync::Off)).as_ref().map_err(Clone::clone)
    }

    /// Makes an empty database and gives its address.
    ///
    /// # Errors
    /// When the server refuses.
    pub fn database(&self) -> Result<String, String> {
        let name = format!("test_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        self.run(self.bin.join("createdb"), |command| {
            command.arg("-h").arg(&self.folder).args(["-U", "postgres", name.as_str()])
        })?;
        let socket = self.folder.to_string_lossy().replace('/', "%2F");
        Ok(format!("postgres://postgres@{socket}/{name}"))
    }

    /// Kills the server and everything it started, as `kill -9` does.
    ///
    /// # Errors
    /// When it does not run, or does not die.
    pub fn kill(&self) -> Result<(), String> {
        let lock = self.data().join("postmaster.pid");
        let text = fs::read_to_string(&lock).map_err(told("postmaster.pid"))?;
        let server: u32 = text.lines().next().and_then(|line| line.parse().ok()).ok_or("postmaster.pid 读不懂")?;
        let mut all = vec![server];
        all.extend(processes().filter(|(_, parent, _)| *parent == server).map(|(process, ..)| process));
        // One may have ended by itself meanwhile, and then this fails; whether all are gone is asked below.
        let _ = self.run("kill", |command| command.arg("-9").args(all.iter().map(u32::to_string)));
        let alive = || processes().any(|(process, _, state)| all.contains(&process) && state != "Z");
        for _ in 0..2000 {
            if !alive() {
                // Nobody may be there to bury the killed server, and then its number seems to be taken.
                let locks = [lock, self.folder.join(".s.PGSQL.5432.lock")];
                return locks.iter().try_for_each(fs::remove_file).map_err(told("锁文件"));
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Err("PostgreSQL 杀不掉".to_owned())
    }

    /// Starts the server again after [`Postgres::kill`]; it recovers on its own.
    ///
    /// # Errors
    /// When it does not come up; then with the end of its log.
    pub fn restart(&self) -> Result<(), String> {
        let options = format!("-k {} -c listen_addresses= {}", self.folder.display(), self.settings);
        let log = self.folder.join("log");
        let started = self.run(self.bin.join("pg_ctl"), |command| {
            command.args(["-w", "-s", "-D"]).arg(self.data()).arg("-l").arg(&log).args(["-o", &options, "start"])
        });
        started.map_err(|error| format!("{error}\n{}", fs::read_to_string(&log).unwrap_or_default()))
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// A fresh cluster that is copied, since a copy takes a tenth of the time of making one.
    fn template(&self) -> Result<PathBuf, String> {
        let version = self.bin.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
        let user = self.owner.map_or_else(String::new, |(user, _)| format!("-{user}"));
        let template = std::env::temp_dir().join(format!("gongkai-pg-template-{version}{user}"));
        if !template.exists() {
            let made = self.folder.join("made");
            self.run(self.bin.join("initdb"), |command| {
                command
                    .args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "-D"])
                    .arg(&made)
            })?;
            // Whoever comes second keeps the one that is there.
            let _ = self.run("mv", |command| command.arg("-nT").arg(&made).arg(&template));
        }
        Ok(template)
    }

    fn run(&self, program: impl AsRef<Path>, fill: impl FnOnce(&mut Command) -> &mut Command) -> Result<(), String> {
        let program = program.as_ref();
        let mut command = command(self.owner, program, &self.folder);
        fill(&mut command);
        // Not a pipe: a server that lives on would hold it open.
        let told_to = self.folder.join("stderr");
        let stderr = fs::File::create(&told_to).map_err(told("stderr"))?;
        let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(stderr).status();
        let status = status.map_err(|error| format!("{} 运行不了：{error}", program.display()))?;
        let said = fs::read_to_string(&told_to).unwrap_or_default();
        if status.success() { Ok(()) } else { Err(format!("{} 失败：{}", program.display(), said.trim())) }
    }
}

fn command(owner: Option<(u32, u32)>, program: impl AsRef<Path>, folder: &Path) -> Command {
    let mut command = Command::new(program.as_ref());
    command.current_dir(folder).env("LC_ALL", "C.UTF-8");
    if let Some((user, group)) = owner {
        command.uid(user).gid(group);
    }
    command
}

fn told(what: &'static str) -> impl FnOnce(std::io::Error) -> String {
    move |error| format!("PostgreSQL 的{what}：{error}")
}

/// The folder of the newest server programs.
fn programs() -> Result<PathBuf, String> {
    let installed = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<(u32, PathBuf)> = installed
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .collect();
    versions.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = versions.into_iter().rev().map(|(_, folder)| folder).chain(std::env::split_paths(&path));
    let mut whole = folders.filter(|folder| folder.join("initdb").exists() && folder.join("pg_ctl").exists());
    whole
        .next()
        .ok_or_else(|| "这台机器没有 PostgreSQL 服务器：请安装，Debian 上是 apt-get install postgresql".to_owned())
}

/// The user to run as, where we are root.
fn owner() -> Result<Option<(u32, u32)>, String> {
    if fs::metadata("/proc/self").map_err(told("用户"))?.uid() != 0 {
        return Ok(None);
    }
    let users = fs::read_to_string("/etc/passwd").map_err(told("用户"))?;
    let postgres = users.lines().find_map(|line| {
        let mut fields = line.split(':');
        let (name, _, user, group) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
        (name == "postgres").then(|| Some((user.parse().ok()?, group.parse().ok()?)))?
    });
    postgres
        .map(Some)
        .ok_or_else(|| "PostgreSQL 不能以 root 运行，也没有用户 postgres：请安装 postgresql 软件包".to_owned())
}

/// Every process: its number, its parent's, its state.
fn processes() -> impl Iterator<Item = (u32, u32, String)> {
    fs::read_dir("/proc").into_iter().flatten().flatten().filter_map(|entry| {
        let process = entry.file_name().to_str()?.parse().ok()?;
        let text = fs::read_to_string(entry.path().join("stat")).ok()?;
        let mut fields = text.rsplit_once(')')?.1.split_whitespace();
        let (state, parent) = (fields.next()?.to_owned(), fields.next()?.parse().ok()?);
        Some((process, parent, state))
    })
}
