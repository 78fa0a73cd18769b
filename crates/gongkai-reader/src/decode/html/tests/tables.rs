//! Tables: spans of every size, tables in tables, tables out of shape, cells that are forms.

use super::*;

fn only(html: &str) -> Table {
    let document = read(html);
    assert_eq!(tables(&document).len(), 1, "{:?}", lines(&document));
    tables(&document)[0].clone()
}

#[test]
fn spans_are_read_as_browsers_read_them() {
    let table = only(
        "<table><tbody><tr><td rowspan=0>甲</td><td colspan=0>1</td><td colspan=' 3px'>2</td></tr><tr><td>3</td></tr></tbody>\
        <tbody><tr><td rowspan=99999999999>乙</td><td colspan=-2>4</td><td colspan=5000>5</td></tr></tbody></table>",
    );
    let spans: Vec<(u16, u16)> =
        table.rows.iter().flat_map(|row| &row.cells).map(|cell| (cell.row_span, cell.column_span)).collect();
    assert_eq!(spans, [(2, 1), (1, 1), (1, 3), (1, 1), (1, 1), (1, 1), (1, 1000)]);
    assert_eq!(table.grid().height(), 3);
}

#[test]
fn a_table_without_end_tags_or_rows_is_read() {
    let table = only("<table><td>规章<td>1<td>2<tr><th>许可<td>3</table>");
    assert_eq!(rows(&table), ["规章|1|2", "许可|3"]);
    assert!(table.rows[1].cells[0].header && !table.rows[0].cells[0].header);
}

#[test]
fn paragraphs_breaks_and_lists_in_a_cell_are_its_lines() {
    let table =
        only("<table><tr><td><p>结果</p><p>维持</p></td><td>尚未<br>审结</td><td><div> 1 </div></td></tr></table>");
    assert_eq!(
        table.rows[0].cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>(),
        ["结果\n维持", "尚未\n审结", "1"]
    );
}

#[test]
fn a_number_wrapped_in_a_table_of_its_own_is_a_number() {
    let table = only("<table><tr><td>规章</td><td><table><tr><td>3</td></tr></table></td><td>4</td></tr></table>");
    assert_eq!(rows(&table), ["规章|3|4"]);
}

#[test]
fn a_row_of_cells_set_in_one_cell_takes_its_place() {
    let row = "<tr><td>一、本年新收</td><td colspan=3><table><tr><td>1</td><td>2</td><td>3</td></tr></table></td></tr>";
    let table = only(&format!("<table>{}</table>", row.repeat(4)));
    assert_eq!(rows(&table), ["一、本年新收|1|2|3"; 4]);
}

#[test]
fn fields_show_their_values() {
    let table = only(
        "<table><tr><td>规章</td><td><input value='5'></td><td><input type=hidden value=9></td>\
        <td><textarea>\n 6 </textarea></td><td><input type=checkbox value=on></td></tr></table>",
    );
    assert_eq!(rows(&table), ["规章|5||6|"]);
}

#[test]
fn rows_and_cells_that_are_not_shown_take_no_place() {
    let document = read(
        "<table><tr><td>规章</td><td style='display:none'>8</td><td>1</td></tr>\
        <tr style='display: none'><td>许可</td><td>9</td></tr><tr><td>处罚</td><td><span style='font-size:0px'>7</span>2</td></tr>\
        </table><table hidden><tr><td>手机版</td><td>1</td></tr></table>",
    );
    assert_eq!(lines(&document), ["规章|1", "处罚|2"]);
    let hidden: Vec<&str> = document
        .blocks
        .iter()
        .filter_map(|block| if let Block::Paragraph(paragraph) = block { Some(paragraph) } else { None })
        .flat_map(|paragraph| &paragraph.runs)
        .filter(|run| run.hidden)
        .map(|run| run.text.as_str())
        .collect();
    assert_eq!(hidden, ["8", "许可 9", "7", "手机版 1"]);
}

#[test]
fn a_report_set_in_one_table_gives_headings_text_and_tables() {
    let long = "本年主动公开信息，及时回应关切，健全审查制度，依法办理申请。".repeat(6);
    let numbers: String = (0..12).map(|n| format!("<tr><td>行政许可</td><td>{n}</td></tr>")).collect();
    let document = read(&format!(
        "<table><tr><td colspan=2>一、总体情况</td></tr><tr><td colspan=2>{long}</td></tr>\
        <tr><td colspan=2>二、主动公开政府信息情况</td></tr>{numbers}</table>"
    ));
    assert_eq!(lines(&document)[..4], ["一、总体情况", &long, "二、主动公开政府信息情况", "行政许可|0"]);
    assert_eq!(tables(&document)[0].rows.len(), 12);
}

#[test]
fn pictures_in_cells_and_text_are_kept_but_not_icons() {
    let document = read(
        "<div><p>附表见图</p><img src=table3.png alt=附表 width=600><img src=icon.gif width=16>\
        <table><tr><td>规章</td><td><img src=one.png></td></tr></table></div>",
    );
    assert_eq!(lines(&document), ["附表见图", "(table3.png)", "规章|", "(one.png)"]);
}

#[test]
fn cells_beyond_the_limit_are_told() {
    let limits = Limits { cells: 3, ..Limits::default() };
    let html = "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>";
    let decoded = decode(html.to_owned(), &limits);
    assert_eq!(lines(&decoded.document), ["1|2", "3"]);
    assert!(decoded.problems[0].what.contains("单元格超过 3 个"));
}
