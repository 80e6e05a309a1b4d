//! Guards codes in photographs: our own labels as a phone sees them, several at once, and files that are not valid pictures.

use crate::pages::Reader;
use crate::support::house::House;
use image::imageops::{self, FilterType};
use image::{GrayImage, ImageFormat, Luma};
use proptest::prelude::*;
use reprise::documents::label::model::{Label, LabelCode};
use reprise::documents::label::sheet::{png, printed_payload};
use reprise::documents::label::stock::Stock;
use reprise::domain::device::step::Step;
use reprise::domain::device::tag::Tag;
use reprise::ingest::image::barcode::{MAX_BYTES, PictureError, codes};
use std::io::Cursor;

fn label(i: u64) -> Label {
    let tag = Tag::from_bits((i + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20);
    let lines = ["Paradigm · CIRB-CIBG", "Ordinateur portable", "Dell Latitude 7390"].map(str::to_owned).to_vec();
    let payload = tag.payload(Some("https://reprise.irisnet.be"));
    Label { code: LabelCode::Tag(tag), payload, lines, whole: 0, test: false }
}

fn drawn(label: &Label, stock: &Stock) -> GrayImage {
    image::load_from_memory(&png(label, stock, 300).unwrap()).unwrap().into_luma8()
}

/// A camera picture of labels on a table: each rotated by degrees, with a height in pixels and a centre.
fn on_table(pieces: &[(&GrayImage, f32, u32, (i64, i64))]) -> GrayImage {
    let mut table = GrayImage::from_pixel(1280, 720, Luma([172]));
    for (label, degrees, height, (across, down)) in pieces {
        let width = label.width() * height / label.height();
        let small = imageops::resize(*label, width, *height, FilterType::Triangle);
        let (sin, cos) = degrees.to_radians().sin_cos();
        let (half, middle) = ((width as f32 / 2.0, *height as f32 / 2.0), (width.max(*height) * 3 / 4) as f32);
        for y in 0..(middle * 2.0) as u32 {
            for x in 0..(middle * 2.0) as u32 {
                let (dx, dy) = (x as f32 - middle, y as f32 - middle);
                let (sx, sy) = (dx * cos + dy * sin + half.0, dy * cos - dx * sin + half.1);
                let (px, py) = (across + (dx as i64), down + (dy as i64));
                let inside = sx >= 0.0 && sy >= 0.0 && (sx as u32) < width && (sy as u32) < *height;
                if inside && (0..1280).contains(&px) && (0..720).contains(&py) {
                    table.put_pixel(px as u32, py as u32, *small.get_pixel(sx as u32, sy as u32));
                }
            }
        }
    }
    table
}

fn file(picture: &GrayImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn texts(bytes: &[u8]) -> Vec<String> {
    codes(bytes).unwrap().into_iter().map(|seen| seen.text).collect()
}

fn dark(picture: &GrayImage) -> GrayImage {
    GrayImage::from_fn(picture.width(), picture.height(), |x, y| Luma([18 + picture.get_pixel(x, y)[0] / 5]))
}

/// Our labels are read rotated, small and off-centre.
#[test]
fn our_labels_are_read_as_a_phone_sees_them() {
    for name in ["avery-l7160", "avery-l4731rev", "dymo-11354"] {
        let stock = Stock::named(name).unwrap();
        let label = label(5);
        let said = printed_payload(&label, stock).unwrap();
        let label = drawn(&label, stock);
        assert_eq!(texts(&file(&label, ImageFormat::Png)), [said.as_str()], "{name}, as printed");
        let held = |degrees| on_table(&[(&label, degrees, if name == "avery-l4731rev" { 240 } else { 330 }, (640, 360))]);
        for degrees in [0.0, 12.0, 45.0, 90.0, 180.0, 263.0] {
            assert_eq!(texts(&file(&held(degrees), ImageFormat::Jpeg)), [said.as_str()], "{name}, turned by {degrees}");
        }
        assert_eq!(texts(&file(&imageops::blur(&held(7.0), 1.0), ImageFormat::Jpeg)), [said.as_str()], "{name}, out of focus");
        assert_eq!(texts(&file(&dark(&held(7.0)), ImageFormat::Jpeg)), [said.as_str()], "{name}, in a dark corner");
    }
    // A small label held far away has few pixels per module.
    let stock = Stock::named("dymo-11354").unwrap();
    let far = on_table(&[(&drawn(&label(5), stock), 45.0, 240, (640, 360))]);
    assert_eq!(texts(&file(&far, ImageFormat::Jpeg)), [printed_payload(&label(5), stock).unwrap()], "far away");
    // A photograph of eight megapixels is scaled down, and the position of the code is reported in the original's pixels.
    let stock = Stock::named("avery-l7160").unwrap();
    let near = on_table(&[(&drawn(&label(5), stock), 3.0, 380, (640, 360))]);
    let photograph = file(&imageops::resize(&near, 3840, 2160, FilterType::Triangle), ImageFormat::Jpeg);
    let [small, large] = [&file(&near, ImageFormat::Jpeg), &photograph].map(|bytes| codes(bytes).unwrap().remove(0));
    assert_eq!((&small.text, small.format), (&large.text, "qr_code"));
    assert!((large.x - small.x * 3.0).abs() < 20.0 && (large.w - small.w * 3.0).abs() < 20.0, "{small:?} {large:?}");
}

/// Several codes in one picture are listed from top to bottom.
#[test]
fn several_codes_in_view_are_told_apart_and_from_top_to_bottom() {
    let stock = Stock::named("avery-l7160").unwrap();
    let labels = [1, 2, 3].map(label);
    let [a, b, c] = [0, 1, 2].map(|i| drawn(&labels[i], stock));
    let scene = on_table(&[(&b, -8.0, 200, (330, 530)), (&a, 4.0, 190, (300, 180)), (&c, 15.0, 190, (950, 330))]);
    let seen = codes(&file(&scene, ImageFormat::Jpeg)).unwrap();
    let mut said: Vec<&str> = seen.iter().map(|s| s.text.as_str()).collect();
    assert!(seen.windows(2).all(|two| two[0].y + two[0].h / 2.0 <= two[1].y + two[1].h / 2.0), "{seen:?}");
    said.sort_unstable();
    let mut expected = labels.each_ref().map(|l| printed_payload(l, stock).unwrap());
    expected.sort();
    assert_eq!(said, expected);
    for one in &seen {
        assert!(one.w > 40.0 && one.h > 40.0 && one.x + one.w <= 1280.0 && one.y + one.h <= 720.0, "{one:?}");
    }
    assert_eq!(texts(&file(&GrayImage::from_pixel(800, 600, Luma([200])), ImageFormat::Png)), Vec::<String>::new(), "a bare table");
}

/// A manufacturer's serial number in Code 39: nine elements per character, three of them wide.
fn code39(text: &str) -> GrayImage {
    let sign = |c| match c {
        '0' => "nnnwwnwnn",
        '2' => "nnwwnnnnw",
        '4' => "nnnwwnnnw",
        'A' => "wnnnnwnnw",
        'D' => "nnnnwwnnw",
        'L' => "nnwnnnnww",
        _ => "nwnnwnwnn",
    };
    let mut row = vec![255_u8; 40];
    for c in std::iter::once('*').chain(text.chars()).chain(std::iter::once('*')) {
        for (i, width) in sign(c).chars().enumerate() {
            row.extend(std::iter::repeat_n(if i % 2 == 0 { 0 } else { 255 }, if width == 'w' { 9 } else { 3 }));
        }
        row.extend([255; 3]);
    }
    row.extend([255; 40]);
    GrayImage::from_fn(row.len() as u32, 120, |x, _| Luma([row[x as usize]]))
}

/// A manufacturer's bar code is read beside our code.
#[test]
fn a_maker_s_bar_code_is_read_beside_ours() {
    let stock = Stock::named("avery-l7160").unwrap();
    let (ours, maker) = (label(9), code39("ALD4002"));
    let scene = on_table(&[(&drawn(&ours, stock), 0.0, 220, (250, 180)), (&maker, 0.0, 120, (850, 560))]);
    let seen = codes(&file(&scene, ImageFormat::Png)).unwrap();
    let mut told: Vec<(&str, &str)> = seen.iter().map(|s| (s.text.as_str(), s.format)).collect();
    told.sort_unstable();
    assert_eq!(told, [("ALD4002", "code_39"), (printed_payload(&ours, stock).unwrap().as_str(), "qr_code")]);
    let upright = imageops::rotate90(&maker);
    assert_eq!(texts(&file(&upright, ImageFormat::Png)), ["ALD4002"], "and upright");
}

/// A PNG whose header promises this size, with the data of a tiny picture.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = file(&GrayImage::from_pixel(4, 4, Luma([0])), ImageFormat::Png);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes
        .iter()
        .fold(!0_u32, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |s, _| if s & 1 == 1 { (s >> 1) ^ 0xedb8_8320 } else { s >> 1 }))
}

/// An oversized picture is refused from its header, before it is decoded.
#[test]
fn what_is_too_large_is_refused_by_its_header() {
    assert_eq!(codes(&bomb(60_000, 60_000)), Err(PictureError::TooLarge));
    assert_eq!(codes(&bomb(2_000_000_000, 9)), Err(PictureError::TooLarge));
    assert_eq!(codes(&bomb(4_001, 4_000)), Err(PictureError::TooLarge));
    assert_eq!(codes(&bomb(4_000, 4_000)), Err(PictureError::Unreadable), "as large as is allowed, and nothing in it");
    assert_eq!(codes(&vec![0xff; MAX_BYTES + 1]), Err(PictureError::TooLarge));
    for nothing in [&b""[..], b"GIF89a\x01\x00\x01\x00", b"%PDF-1.7", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"] {
        assert_eq!(codes(nothing), Err(PictureError::Unreadable), "{nothing:?}");
    }
}

/// A truncated file is read or refused with an error, wherever it is cut.
#[test]
fn a_file_cut_anywhere_is_a_sentence_at_worst() {
    let stock = Stock::named("avery-l4731rev").unwrap();
    let scene = imageops::resize(&drawn(&label(1), stock), 200, 80, FilterType::Triangle);
    for format in [ImageFormat::Png, ImageFormat::Jpeg] {
        let whole = file(&scene, format);
        for cut in (0..whole.len()).step_by(whole.len() / 60 + 1) {
            drop(codes(&whole[..cut]));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    /// No picture makes the reader panic.
    #[test]
    fn no_picture_makes_it_stumble(noise in proptest::collection::vec(any::<u8>(), 24..400), at in any::<prop::sample::Index>(), with in any::<u8>()) {
        drop(codes(&noise));
        let mut bytes = file(&GrayImage::from_fn(24, 24, |x, y| Luma([noise[(x as usize * 7 + y as usize) % noise.len()]])), ImageFormat::Jpeg);
        let place = at.index(bytes.len());
        bytes[place] = with;
        drop(codes(&bytes));
        let width = noise.len() as u32 / 4;
        let raw = GrayImage::from_fn(width, 4, |x, y| Luma([noise[(y * width + x) as usize]]));
        prop_assert!(codes(&file(&raw, ImageFormat::Png)).is_ok());
    }
}

fn multipart(picture: &[u8], fields: &[(&str, &str)]) -> (String, Vec<u8>) {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    body.extend(b"--edge\r\ncontent-disposition: form-data; name=\"picture\"; filename=\"p.jpg\"\r\ncontent-type: image/jpeg\r\n\r\n");
    body.extend(picture);
    body.extend(b"\r\n--edge--\r\n");
    ("multipart/form-data; boundary=edge".to_owned(), body)
}

/// A photograph is scanned by form upload, and the camera script gets its codes.
#[test]
fn a_photograph_sent_by_a_form_is_scanned_and_the_camera_gets_its_codes() {
    let house = House::sqlite();
    let batch = house.batch().number;
    let [one, two] = ["S1", "S2"].map(|serial| house.received(batch, serial).tag);
    house.place("A-01");
    let stock = Stock::named("avery-l7160").unwrap();
    let of = |tag: Tag| drawn(&Label { code: LabelCode::Tag(tag), payload: tag.payload(Some("https://h.example")), ..label(0) }, stock);
    let reader = Reader::staff(&house, house.technician());
    let send = |path: &str, kind: &str, accept: &str, body: Vec<u8>| {
        let request = axum::http::Request::post(path).header("cookie", &reader.cookie).header("sec-fetch-site", "same-origin");
        let request = request.header("accept", accept).header("content-type", kind);
        reader.ask(request.body(axum::body::Body::from(body)).unwrap())
    };
    let alone = file(&on_table(&[(&of(one), 5.0, 300, (640, 360))]), ImageFormat::Jpeg);
    let both = file(&on_table(&[(&of(one), 5.0, 220, (320, 300)), (&of(two), 0.0, 220, (950, 400))]), ImageFormat::Jpeg);

    let told: serde_json::Value =
        serde_json::from_str(&send("/scan/frame", "image/jpeg", "application/json", alone.clone()).must(200)).unwrap();
    assert_eq!(told["codes"].as_array().unwrap().len(), 1, "{told}");
    assert_eq!(told["codes"][0]["text"], one.payload(Some("https://h.example")));
    let refused = send("/scan/frame", "image/jpeg", "application/json", b"nothing".to_vec());
    let problem: serde_json::Value = serde_json::from_str(&refused.must(422)).unwrap();
    assert_eq!(problem["code"], "picture_unreadable");
    assert_eq!(send("/scan/frame", "image/jpeg", "application/json", vec![0; MAX_BYTES + 1]).status, 413);
    assert_eq!(send("/scan/frame", "image/jpeg", "application/json", vec![0; 2 * MAX_BYTES]).status, 413);

    let upload = |picture: &[u8], fields: &[(&str, &str)]| {
        let (kind, body) = multipart(picture, fields);
        send("/scan/picture", &kind, "text/html", body)
    };
    let moving = [("mode", "move"), ("place", "A-01"), ("code", "")];
    let page = upload(&alone, &moving).must(200);
    assert!(page.contains("is-ok") && page.contains(&one.to_string()), "{page}");
    assert_eq!(house.device(one).location.as_deref(), Some("A-01"));
    house.step(
        one,
        Step::Move {
            location: {
                house.place("A-02");
                "A-02".to_owned()
            },
        },
    );
    // With several codes in the picture the person chooses; nothing is done before.
    let before = house.mark();
    let page = upload(&both, &moving).must(200);
    for tag in [one, two] {
        assert!(page.contains(&format!("name=\"code\" value=\"{}\"", tag.payload(Some("https://h.example")))), "{page}");
    }
    assert!(page.contains("name=\"mode\" value=\"move\"") && page.contains("name=\"place\" value=\"A-01\""));
    let bare = file(&GrayImage::from_pixel(300, 300, Luma([250])), ImageFormat::Png);
    for (nothing, said) in
        [(bare, "Aucun code"), (b"nothing".to_vec(), "JPEG"), (bomb(60_000, 60_000), "16 millions"), (Vec::new(), "JPEG")]
    {
        let page = upload(&nothing, &moving).must(200);
        assert!(page.contains("is-stop") && page.contains(said), "{said}: {page}");
    }
    assert_eq!(house.mark(), before);
}
