//! A line of a script as commands over a real case: what an officer writes at a desk, in the words of the scripts.

use gongkai_law::actor::Actor;

use super::args::{Args, Parsed};
use super::line::{self, SyntaxError};
use super::{Act, Kind, parse};
use crate::{dispute, rectification, request};

/// What a line tells of a case. One line on a request may stand for several commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Commands {
    /// Of a request.
    Request(Vec<request::Command>),
    /// Of a dispute.
    Dispute(dispute::Command),
    /// Of a rectification.
    Rectification(rectification::Command),
}

/// Reads a line that records something of a case of that kind: a day, a verb, its arguments. Who acts is `by`, unless the
/// line says 由. People stand in it by number only; who they are is confided elsewhere. `None`: the line is empty.
///
/// # Errors
/// If the line cannot be read, with what to write instead.
pub fn commands(kind: Kind, number: usize, text: &str, by: &Actor) -> Result<Option<Commands>, SyntaxError> {
    let mut words = line::words(text).into_iter();
    let Some(day) = words.next() else { return Ok(None) };
    let on = line::date(number, &day)?;
    let verb = parse::verb(number, &day, words.next())?;
    let mut args = Args::by(number, &verb, on, words.collect(), by.clone())?;
    let (_, what) = parse::act(kind, &verb, &mut args)?;
    let actor = finished(args)?;
    Ok(Some(match what {
        Act::Request(whats) => {
            let command = |what| request::Command { actor: actor.clone(), on, what };
            Commands::Request(whats.into_iter().map(command).collect())
        }
        Act::Dispute(what) => Commands::Dispute(dispute::Command { actor, on, what }),
        Act::Rectification(what) => Commands::Rectification(rectification::Command { actor, on, what }),
    }))
}

fn finished(args: Args) -> Parsed<Actor> {
    let actor = args.actor.clone();
    args.finish()?;
    Ok(actor)
}

#[cfg(test)]
mod tests {
    use gongkai_law::actor::Capacity;
    use jiff::civil::date;

    use super::*;
    use crate::request::{RequestEvent, What};

    fn by() -> Actor {
        Actor { account: "chengban".to_owned(), capacity: Capacity::Handler, body: "shuiwu".to_owned() }
    }

    #[test]
    fn a_line_is_a_command_of_who_writes_it() {
        let told = commands(Kind::Request, 1, "2025-03-06 告知补正 限2025-03-20 写明后果", &by()).unwrap();
        let what = RequestEvent::SupplementAsked { answer_by: Some(date(2025, 3, 20)), consequence_told: true };
        let command = request::Command { actor: by(), on: date(2025, 3, 6), what: What::Record(what) };
        assert_eq!(told, Some(Commands::Request(vec![command])));
        assert_eq!(commands(Kind::Request, 1, "  # 说明", &by()), Ok(None));
    }

    #[test]
    fn another_may_be_named_and_acts_for_the_same_body() {
        let told = commands(Kind::Request, 1, "2025-03-06 审核答复 由 审核人 shenhe", &by()).unwrap();
        let Some(Commands::Request(commands)) = told else { panic!("{told:?}") };
        assert_eq!((commands[0].actor.account.as_str(), commands[0].actor.capacity), ("shenhe", Capacity::Reviewer));
        assert_eq!(commands[0].actor.body, "shuiwu");
    }

    #[test]
    fn what_cannot_be_read_says_where_and_what_to_write() {
        let error = |text| commands(Kind::Request, 3, text, &by()).unwrap_err().to_string();
        assert!(error("2025-03-06 告知补充").starts_with("第3行第12字：不认识“告知补充”"));
        assert!(error("2025-03-06").contains("日期后面没有写发生了什么"));
        assert!(error("2025-03-06 登记 编号1 多余").contains("多余"));
    }
}
