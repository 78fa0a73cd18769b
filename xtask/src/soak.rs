//! `soak`: the round trips of every format over many more reports, and the store killed and tampered with many more times,
//! than a test run has time for.

use std::time::Instant;

use crate::{Result, shell};

/// How many times as many cases as usual the tests try.
const VARIABLE: &str = "GONGKAI_SOAK";

/// Package and test.
const TESTS: [(&str, &str); 3] =
    [("gongkai-render", "round_trip"), ("gongkai-testkit", "formats"), ("gongkai-testkit", "pdf")];

/// What is done to the store: its own process and its server killed, every byte of its events flipped.
const STORE: [&str; 3] = ["kill-process", "kill-server", "tamper"];

/// Rounds on the store for each of the times: two hundred where nothing is said.
const ROUNDS: u32 = 20;

/// Runs them; `--times N` says how many times as many cases, ten where nothing is said.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let times = times(args)?;
    crate::prepare(false)?;
    let mut failed = Vec::new();
    for (package, test) in TESTS {
        let begun = Instant::now();
        let args = ["test", "--locked", "-p", package, "--test", test];
        let ended = shell::run_in(&shell::root(), &shell::cargo(), &args, &[(VARIABLE, times)]);
        println!("── {package} {test}，{times} 倍：{:.0} 秒", begun.elapsed().as_secs_f64());
        failed.extend(ended.err());
    }
    let rounds = times.parse::<u32>().unwrap_or(1).saturating_mul(ROUNDS).to_string();
    for what in STORE {
        let begun = Instant::now();
        let args = ["run", "--locked", "--quiet", "-p", "gongkai-store", "--example", "soak", "--", what, &rounds];
        failed.extend(shell::run(&shell::cargo(), &args).err());
        println!("── gongkai-store {what} {rounds}：{:.0} 秒", begun.elapsed().as_secs_f64());
    }
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n")) }
}

fn times(args: &[String]) -> Result<&str> {
    match args {
        [] => Ok("10"),
        [name, times] if name == "--times" && times.parse::<u32>().is_ok_and(|times| times > 0) => Ok(times),
        _ => Err("soak 只认得 --times N（N 是正整数）；见 cargo xtask --help".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_positive_number_of_times_is_taken() {
        let args = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(times(&[]), Ok("10"));
        assert_eq!(times(&args(&["--times", "3"])), Ok("3"));
        for wrong in [&["--times"][..], &["--times", "0"], &["--times", "-1"], &["3"]] {
            assert!(times(&args(wrong)).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn every_test_that_asks_how_often_is_run_and_every_one_that_is_run_asks() {
        let crates = shell::root().join("crates");
        let mut asking = Vec::new();
        for package in std::fs::read_dir(&crates).unwrap().flatten() {
            for file in std::fs::read_dir(package.path().join("tests")).into_iter().flatten().flatten() {
                let text = std::fs::read_to_string(file.path()).unwrap_or_default();
                if text.contains(VARIABLE) {
                    let name = file.path().file_stem().unwrap().to_str().unwrap().to_owned();
                    asking.push((package.file_name().to_str().unwrap().to_owned(), name));
                }
            }
        }
        asking.sort();
        let run: Vec<(String, String)> = TESTS.map(|(package, test)| (package.into(), test.into())).to_vec();
        assert_eq!(asking, run);
    }
}
