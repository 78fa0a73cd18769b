//! `key`: how many keys of persons there are, and a new KEK.

use crate::cli::records::JustPlace;
use crate::exit::{Ending, Failure};
use crate::output;
use crate::records::Office;

/// Tells how many keys there are. No key is shown.
pub(crate) fn show(args: &JustPlace) -> Result<Ending, Failure> {
    let office = Office::open(&args.place)?;
    let counts = office.wait(office.keeping.key_counts())?;
    let mut text = format!(
        "主密钥 {}\n个人密钥 {} 把，其中由它包裹 {} 把",
        counts.current,
        counts.under_current + counts.under_older,
        counts.under_current
    );
    text.push_str(&match counts.under_older {
        0 => "。\n".to_owned(),
        older => format!("，由更早的主密钥包裹 {older} 把：上次更换没有做完，请运行 gongkai key rotate。\n"),
    });
    text.push_str(&format!("已销毁 {} 把。\n", counts.destroyed));
    output::write(None, &text)?;
    Ok(if counts.under_older > 0 { Ending::Faulty } else { Ending::Sound })
}

/// Changes the KEK.
pub(crate) fn rotate(args: &JustPlace) -> Result<Ending, Failure> {
    let mut office = Office::open(&args.place)?;
    let rotated = office.rotate_kek()?;
    let mut text = match &rotated.older {
        Some(older) => format!(
            "已换成新的主密钥 {}。旧的另存为 keys/{older}：恢复更换之前的备份时要用，这些备份都不再需要时可以删除。\n",
            rotated.current
        ),
        None => format!("上次更换没有做完，已接着做完；主密钥是 {}。\n", rotated.current),
    };
    text.push_str(&format!(
        "重新包裹个人密钥 {} 把。请把 keys/ 另存一份，不要与备份放在一起；正在运行的其他 gongkai 进程要重新启动。\n",
        rotated.rewrapped
    ));
    output::write(None, &text)?;
    Ok(Ending::Sound)
}
