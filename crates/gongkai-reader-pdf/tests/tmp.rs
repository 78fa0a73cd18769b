mod support;
#[test]
fn write() {
    for (n, cell, size) in [(20u64, 10.5f32, 12.0f32), (11, 7.5, 12.0)] {
    let report = gongkai_testkit::Publication::any(n).report();
    let page = gongkai_testkit::Format::Html.write(&report).into_bytes();
    let reading = gongkai_reader::read(&page, &gongkai_reader::Limits::default());
    let b = support::paper::set(&reading.document, support::paper::Style { cell, size, head: if n == 20 {3} else {0}, ..Default::default() });
    std::fs::write(format!("/tmp/pdf/t{n}.pdf"), b).unwrap();
    }
}
