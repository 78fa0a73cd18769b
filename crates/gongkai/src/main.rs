//! The command line: the one place that joins ports to adapters.

mod cli;
mod commands;
mod exit;
mod input;
mod output;
mod records;
mod worker;

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use crate::cli::case::Case;
use crate::cli::config::{Config, Key};
use crate::cli::records::{Body, Keep};
use crate::cli::{Cli, Command, Law, Report};
use crate::exit::{Ending, Failure};

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return stop_at_command_line(&error),
    };
    match run(&cli.command) {
        Ok(ending) => ending.into(),
        Err(Failure::Closed) => Ending::Sound.into(),
        Err(failure) => {
            anstream::eprintln!("错误：{failure}。");
            failure.ending().into()
        }
    }
}

fn run(command: &Command) -> Result<Ending, Failure> {
    match command {
        Command::Report(report) => match &report.command {
            Report::Read(args) => commands::report::read::run(args),
            Report::Check(args) => commands::report::check::run(args),
            Report::Compare(args) => commands::report::compare::run(args),
            Report::Write(args) => commands::report::write::run(args),
            Report::Trace(args) => commands::report::trace::run(args),
            Report::Freeze(args) => commands::report::frozen::freeze(args),
            Report::Restated(args) => commands::report::frozen::restated(args),
            Report::Blank(args) => commands::report::blank::run(args),
            Report::Rollup(args) => commands::report::rollup::run(args),
            Report::Rules(args) => commands::report::rules::run(args),
        },
        Command::Law(law) => match &law.command {
            Law::Deadline(args) => commands::law::deadline(args),
            Law::Fee(args) => commands::law::fee(args),
            Law::Terms(args) => commands::law::terms(args),
            Law::Article(args) => commands::law::article(args),
        },
        Command::Import(import) => commands::import::run(&import.command),
        Command::Case(case) => match &case.command {
            Case::List(args) => commands::case::list::run(args),
            Case::Show(args) => commands::case::show::run(args),
            Case::Due(args) => commands::case::due::run(args),
            Case::Check(args) => commands::case::check::run(args),
            Case::Record(args) => commands::case::record::run(args),
            Case::Attach(args) => commands::case::attach::attach(args),
            Case::Attachment(args) => commands::case::attach::take_out(args),
            Case::Replay(args) => commands::case::replay::run(args),
        },
        Command::Catalogue(catalogue) => commands::catalogue::run(&catalogue.command),
        Command::Document(document) => commands::document::run(&document.command),
        Command::Register(register) => commands::register::run(&register.command),
        Command::Search(args) => commands::search::run(args),
        Command::Site(args) => commands::site::run(args),
        Command::Body(body) => match &body.command {
            Body::Describe(args) => commands::body::describe(args),
        },
        Command::Config(config) => match &config.command {
            Config::Show(args) => commands::config::show(args),
            Config::Set(args) => commands::config::set(args),
            Config::Check(args) => commands::config::check(args),
        },
        Command::Key(key) => match &key.command {
            Key::Show(args) => commands::key::show(args),
            Key::Rotate(args) => commands::key::rotate(args),
        },
        Command::Keep(keep) => match keep {
            Keep::Migrate(args) => commands::keep::run_migrate(args),
            Keep::Verify(args) => commands::keep::run_verify(args),
            Keep::Backup(args) => commands::keep::run_backup(args),
            Keep::Restore(args) => commands::keep::run_restore(args),
            Keep::Export(args) => commands::keep::run_export(args),
            Keep::Heads(args) => commands::keep::run_heads(args),
        },
        Command::Serve(args) => worker::serve::run(args),
        Command::Demo(args) => commands::demo::run(args),
        Command::Completions(args) => {
            clap_complete::generate(args.shell, &mut Cli::command(), "gongkai", &mut std::io::stdout());
            Ok(Ending::Sound)
        }
    }
}

/// Help and version go to standard output and end well; anything else is explained and ends with 2.
fn stop_at_command_line(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            anstream::print!("{}", help_text(error));
            Ending::Sound.into()
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            anstream::eprint!("{}", help_text(error));
            Ending::Unusable.into()
        }
        _ => {
            anstream::eprintln!("{}", cli::error::explain(error));
            Ending::Unusable.into()
        }
    }
}

/// A help page; the two words of its usage line that are not ours to choose are put into Chinese.
fn help_text(error: &clap::Error) -> String {
    error.render().ansi().to_string().replace("[OPTIONS]", "[选项]").replace("<COMMAND>", "<命令>")
}
