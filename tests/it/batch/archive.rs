//! Zip archives built by hand, to make workbooks that no office program would write.

use std::io::Write as _;

/// A zip archive with these files, deflated.
pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let two = |n: usize| u16::try_from(n).unwrap().to_le_bytes().to_vec();
    let four = |n: usize| u32::try_from(n).unwrap().to_le_bytes().to_vec();
    let (mut body, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let mut deflate = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        deflate.write_all(content).unwrap();
        let data = deflate.finish().unwrap();
        let mut crc = flate2::Crc::new();
        crc.update(content);
        // The header states a false size, which the reader must not trust.
        let sizes = [crc.sum().to_le_bytes().to_vec(), four(data.len()), four(10), two(name.len()), two(0)].concat();
        let start = [20, 0, 0, 0, 8, 0, 0, 0, 0, 0].to_vec();
        let offset = four(body.len());
        body.extend([b"PK\x03\x04".to_vec(), start.clone(), sizes.clone(), name.as_bytes().to_vec(), data].concat());
        directory.extend([b"PK\x01\x02\x14\x00".to_vec(), start, sizes, vec![0; 10], offset, name.as_bytes().to_vec()].concat());
    }
    let counts = [two(0), two(0), two(files.len()), two(files.len())].concat();
    let end = [b"PK\x05\x06".to_vec(), counts, four(directory.len()), four(body.len()), two(0)].concat();
    [body, directory, end].concat()
}

/// An XLSX workbook of these sheets (name, part, attributes) and parts.
pub fn xlsx(sheets: &[(&str, &str)], parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut listed = String::new();
    let mut targets = String::new();
    for (n, (name, part)) in sheets.iter().enumerate() {
        listed.push_str(&format!("<sheet name=\"{name}\" sheetId=\"{n}\" r:id=\"r{n}\"/>"));
        targets.push_str(&format!("<Relationship Id=\"r{n}\" Type=\"x/worksheet\" Target=\"{part}\"/>"));
    }
    let workbook = format!("<workbook xmlns:r=\"r\"><sheets>{listed}</sheets></workbook>");
    let relations = format!("<Relationships>{targets}</Relationships>");
    let mut files = vec![("xl/workbook.xml", workbook.as_bytes()), ("xl/_rels/workbook.xml.rels", relations.as_bytes())];
    files.extend_from_slice(parts);
    archive(&files)
}

/// An ODS workbook with this content of its spreadsheet.
pub fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[("content.xml", content.as_bytes())])
}
