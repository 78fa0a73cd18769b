//! `soak`: the round trips of every format over many more reports than a test run has time for.

use std::time::Instant;

use crate::{Result, shell};

/// How many times as many cases as usual the tests try.
const VARIABLE: &str = "GONGKAI_SOAK";

/// Package and test.
const TESTS: [(&str, &str); 2] = [("gongkai-render", "round_trip"), ("gongkai-testkit", "formats")];

/// Runs the tests; `--times N` says how many times as many cases, ten where nothing is said.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let times = match args {
        [] => "10",
        [name, times] if name == "--times" && times.parse::<u32>().is_ok_and(|times| times > 0) => times.as_str(),
        _ => return Err("soak 只认得 --times N（N 是正整数）；见 cargo xtask --help".into()),
    };
    for (package, test) in TESTS {
        let begun = Instant::now();
        let args = ["test", "--locked", "-p", package, "--test", test];
        shell::run_in(&shell::root(), &shell::cargo(), &args, &[(VARIABLE, times)])?;
        println!("── {package} {test}，{times} 倍：{:.0} 秒", begun.elapsed().as_secs_f64());
    }
    Ok(())
}
