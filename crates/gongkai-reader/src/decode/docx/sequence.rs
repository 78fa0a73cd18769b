//! A number of a list written in one of the ways that Word knows.

use gongkai_law::numeral::{to_chinese, to_chinese_digits};

use crate::decode::html::ordinal::roman;

/// A number as the format of a level writes it. A format that is not known writes digits.
pub(super) fn written(number: u32, format: &str) -> String {
    let large = u64::from(number);
    match format {
        "none" | "bullet" => String::new(),
        "upperRoman" => roman(number.into()).to_ascii_uppercase(),
        "lowerRoman" => roman(number.into()),
        "upperLetter" => letters(number).to_ascii_uppercase(),
        "lowerLetter" => letters(number),
        "decimalZero" => format!("{number:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => number.to_string().chars().map(full_width).collect(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting"
        | "ideographCounting" => to_chinese(large),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => to_chinese_digits(large),
        "chineseLegalSimplified" | "japaneseLegal" | "ideographLegalTraditional" => {
            let whole = if (10..20).contains(&number) { "一" } else { "" };
            whole.chars().chain(to_chinese(large).chars()).map(legal).collect()
        }
        "ideographTraditional" => one_of("甲乙丙丁戊己庚辛壬癸", number),
        "ideographZodiac" => one_of("子丑寅卯辰巳午未申酉戌亥", number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" | "ideographEnclosedCircle" => circled(number, format),
        "decimalEnclosedParen" => placed('⑴', 20, number).unwrap_or_else(|| format!("({number})")),
        "decimalEnclosedFullstop" => placed('⒈', 20, number).unwrap_or_else(|| format!("{number}.")),
        _ => number.to_string(),
    }
}

/// `a` to `z`, then `aa`, `bb`: the letter is repeated.
fn letters(number: u32) -> String {
    const MOST: u32 = 26 * 20;
    let Some(at) = number.checked_sub(1).filter(|at| *at < MOST) else { return number.to_string() };
    let letter = u8::try_from(at % 26).map_or('a', |step| char::from(b'a' + step));
    std::iter::repeat_n(letter, (at / 26 + 1) as usize).collect()
}

fn circled(number: u32, format: &str) -> String {
    let (first, count) = if format.starts_with("ideograph") { ('㊀', 10) } else { ('①', 20) };
    placed(first, count, number)
        .or_else(|| number.checked_sub(20).and_then(|more| placed('㉑', 15, more)))
        .unwrap_or_else(|| number.to_string())
}

/// The character `number - 1` places behind `first`, of `count` in a row.
fn placed(first: char, count: u32, number: u32) -> Option<String> {
    let step = number.checked_sub(1).filter(|step| *step < count)?;
    char::from_u32(u32::from(first) + step).map(String::from)
}

fn one_of(characters: &str, number: u32) -> String {
    let at = number.checked_sub(1).and_then(|at| usize::try_from(at).ok());
    at.and_then(|at| characters.chars().nth(at)).map_or_else(|| number.to_string(), String::from)
}

fn full_width(digit: char) -> char {
    char::from_u32(u32::from(digit) + 0xFEE0).unwrap_or(digit)
}

fn legal(character: char) -> char {
    const PLAIN: &str = "一二三四五六七八九十百千零〇";
    const LEGAL: &str = "壹贰叁肆伍陆柒捌玖拾佰仟零零";
    let at = PLAIN.chars().position(|plain| plain == character);
    at.and_then(|at| LEGAL.chars().nth(at)).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        for (number, format, text) in [
            (3, "decimal", "3"),
            (12, "chineseCounting", "十二"),
            (3, "japaneseCounting", "三"),
            (101, "chineseCountingThousand", "一百零一"),
            (4, "decimalEnclosedCircle", "④"),
            (21, "decimalEnclosedCircleChinese", "㉑"),
            (36, "decimalEnclosedCircle", "36"),
            (2, "decimalEnclosedParen", "⑵"),
            (2, "ideographEnclosedCircle", "㊁"),
            (2, "ideographTraditional", "乙"),
            (11, "ideographTraditional", "11"),
            (12, "chineseLegalSimplified", "壹拾贰"),
            (7, "decimalZero", "07"),
            (12, "decimalFullWidth", "１２"),
            (4, "lowerRoman", "iv"),
            (27, "upperLetter", "AA"),
            (5, "bullet", ""),
            (5, "somethingNew", "5"),
        ] {
            assert_eq!(written(number, format), text, "{number} {format}");
        }
    }
}
