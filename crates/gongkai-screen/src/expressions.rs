//! The list of wrong expressions: one that comes with the program, and what a body adds.

/// A wrong expression and the right one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// What is wrong.
    pub wrong: String,
    /// What is right.
    pub right: String,
    /// Characters after it that make it another word.
    pub unless_before: String,
}

/// What comes with the program: a line each, wrong, right, and the characters behind it that make it another word.
const OWN: &str = include_str!("expressions.tsv");

/// The list that comes with the program.
#[must_use]
pub fn expressions() -> Vec<Expression> {
    OWN.lines().filter_map(|line| read(line).ok().flatten()).collect()
}

/// A list that somebody wrote: wrong and right parted by a tab, a line each; lines that begin with # are remarks.
///
/// # Errors
/// The first line that cannot be read, and how it is written.
pub fn parse(text: &str) -> Result<Vec<Expression>, String> {
    let mut all = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let read = read(line).map_err(|why| format!("词表第{number}行{why}。请写成：错误表述、制表符、正确表述"))?;
        all.extend(read);
    }
    Ok(all)
}

fn read(line: &str) -> Result<Option<Expression>, &'static str> {
    if line.trim().is_empty() || line.starts_with('#') {
        return Ok(None);
    }
    let mut parts = line.split('\t').map(str::trim);
    match (parts.next(), parts.next()) {
        (Some(wrong), Some(right)) if !wrong.is_empty() && !right.is_empty() && wrong != right => {
            let unless_before = parts.next().unwrap_or_default().to_owned();
            Ok(Some(Expression { wrong: wrong.to_owned(), right: right.to_owned(), unless_before }))
        }
        _ => Err("没有分成两列"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_the_program_is_whole_and_one_of_a_body_says_what_is_wrong_with_it() {
        let lines = OWN.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
        assert_eq!(expressions().len(), lines);
        assert!(lines >= 50);
        let own = parse("# 备注\n二级市\t县级市\n").unwrap();
        assert_eq!(own.len(), 1);
        assert!(parse("好\n").unwrap_err().contains("第1行"));
    }
}
