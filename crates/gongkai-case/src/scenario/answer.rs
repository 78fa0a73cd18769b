//! What a line says of an answer: its replies one by one, the letter, and how it was sent.

use gongkai_law::reply::Reply;

use super::args::{Args, Parsed};
use super::words;
use crate::Account;
use crate::request::{Draft, ItemAnswer, Service};

/// How an answer was sent, if the line says so.
pub(super) fn service(args: &mut Args) -> Parsed<Option<Service>> {
    let number = args.key("凭证", "号")?.map(|word| word.text);
    Ok(args.choice().map(|method| Service { method, number }))
}

/// The draft of an answer. What the line does not say is not in the letter: no provision, no reasons, no remedy.
pub(super) fn draft(args: &mut Args) -> Parsed<Draft> {
    let remedy = args.choice_of("救济", "途径")?;
    let pages = args.counted("", "页")?.unwrap_or_default();
    let letter_number = args.key("文号", "号")?.map(|word| word.text);
    let by = args.key("起草人", "账号")?.map_or_else(|| args.actor.account.clone(), |word| word.text);
    let mut items = Vec::new();
    for mut part in args.parts() {
        items.push(item(&mut part)?);
        part.finish()?;
    }
    Ok(Draft { by: Account::new(by), letter_number, items, remedy, pages })
}

fn item(args: &mut Args) -> Parsed<ItemAnswer> {
    let mut severed = Vec::new();
    while let Some(ground) = args.choice_of("其余", "理由")? {
        severed.push(ground);
    }
    let mut cited = Vec::new();
    while let Some(word) = args.key("引用", "条款")? {
        let mend = "请写成 引用第三十六条第（二）项，或者 引用《政府信息公开信息处理费管理办法》第六条";
        let wrong = || args.fail_at(&word, format!("“{}”不是条款", word.text), mend);
        cited.push(words::provision(&word.text).ok_or_else(wrong)?);
    }
    let responsible_organ = args.key("负责机关", "名称")?.map(|word| word.text);
    let reasons = args.flag("说明理由");
    let reply: Option<Reply> = args.choice();
    let reply = reply.ok_or_else(|| args.fail("没有写怎样答复", format!("请写：{}", words::all::<Reply>())))?;
    Ok(ItemAnswer { reply, severed, cited, reasons, responsible_organ })
}
