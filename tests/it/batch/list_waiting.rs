//! Guards the work list of a batch: refused rows wait until each is corrected, in place or by a file, or dismissed with a reason; and what
//! was learnt of the lists of a donor.

use crate::api::door::Door;
use crate::support::house::both;
use reprise::desk::batch::work_list::Corrected;
use reprise::domain::account::actor::Role;
use reprise::domain::batch::comparison::ListMode;
use reprise::domain::batch::refused::RowCells;
use reprise::domain::device::kind::Kind;
use reprise::i18n::Locale;

const LIST: &str =
    "Type;Modèle;N° de série;N° inventaire\nlaptop;T480;S1;INV1\nlaptop;T480;1,23E+11;INV2\nlaptop;T480;S1;INV3\nlaptop;;n/a;n/a\n";

fn codes(house: &crate::support::house::House, number: reprise::domain::number::Number) -> Vec<String> {
    let rows = house.desk.batches().refused_rows(number).unwrap();
    rows.iter().map(|r| format!("{} {}", r.number, r.reasons[0].code)).collect()
}

// Corrected one by one.
both!(refused_rows_wait_until_they_are_corrected_or_dismissed, |house| {
    let (desk, who) = (&house.desk, house.coordinator());
    let batch = house.batch().number;
    let preview = desk.batches().preview_manifest(LIST.as_bytes(), None).unwrap();
    desk.batches().load_manifest(who, batch, &preview).unwrap();
    assert_eq!(codes(house, batch), ["3 row_mangled_number", "4 row_serial_repeated", "5 row_nothing_to_identify"]);
    let before = house.mark();
    let cells = |serial: &str, number: &str| RowCells {
        kind: "pc portable".to_owned(),
        model: "T480".to_owned(),
        serial: serial.to_owned(),
        donor_number: number.to_owned(),
        ..RowCells::default()
    };
    // What is still wrong stays, as it was typed and with the new reason; nothing is recorded.
    let Corrected::Refused(row) = desk.batches().correct_row(who, batch, 1, cells("1,5E+12", "INV2")).unwrap() else { panic!() };
    assert_eq!((row.cells.serial.as_str(), row.reasons[0].code.as_str()), ("1,5E+12", "row_mangled_number"));
    let Corrected::Refused(row) = desk.batches().correct_row(who, batch, 2, cells("s-1", "INV3")).unwrap() else { panic!() };
    assert_eq!(row.reasons[0].code, "row_serial_repeated", "a number of the list already");
    assert_eq!(house.mark(), before);
    // After reception began, corrected rows are still taken.
    house.received(batch, "S1");
    assert_eq!(desk.batches().correct_row(who, batch, 1, cells("S2", "INV2")).unwrap(), Corrected::Taken);
    assert_eq!(desk.batches().correct_row(who, batch, 2, cells("S3", "INV3")).unwrap(), Corrected::Taken);
    let lines = desk.read(|c| Ok(reprise::store::batch::all_lines(c, batch)?)).unwrap();
    assert_eq!(
        lines.iter().map(|l| (l.line, l.serial.as_deref().unwrap(), l.kind)).collect::<Vec<_>>(),
        [(1, "S1", Some(Kind::Laptop)), (2, "S2", Some(Kind::Laptop)), (3, "S3", Some(Kind::Laptop)),]
    );
    assert!(desk.batches().correct_row(who, batch, 1, cells("S2", "INV2")).is_err(), "it waits no more");
    assert!(desk.batches().dismiss_rows(who, batch, Some(3), None).is_err(), "a reason is needed");
    assert_eq!(desk.batches().dismiss_rows(who, batch, Some(3), Some("Ligne vide")).unwrap(), 1);
    assert_eq!((codes(house, batch).len(), desk.batches().balance(batch).unwrap().0.dismissed), (0, Some(1)));
    house.received(batch, "S3");
    house.assert_sound();
});

// Corrected by a file.
both!(a_file_of_refused_rows_brings_them_back, |house| {
    let (desk, who) = (&house.desk, house.coordinator());
    let batch = house.batch().number;
    let preview = desk.batches().preview_manifest(LIST.as_bytes(), None).unwrap();
    desk.batches().load_manifest(who, batch, &preview).unwrap();
    let file = String::from_utf8(desk.batches().refused_table(batch, Locale::Fr).unwrap()).unwrap();
    // Two rows are corrected, the third is not.
    let file = file.replace("1,23E+11", "S2").replace(";S1;INV3", ";S3;INV3");
    let preview = desk.batches().preview_manifest(file.as_bytes(), None).unwrap();
    assert_eq!(preview.good(), 2, "{preview:?}");
    desk.batches().load_list(who, batch, &preview, Some(ListMode::Add)).unwrap();
    assert_eq!(codes(house, batch).len(), 1, "{:?}", codes(house, batch));
    assert_eq!(desk.batches().balance(batch).unwrap().0.declared, 3);
    // Another list that is added leaves what waits; one that replaces brings its own.
    let more = desk.batches().preview_manifest(b"type;serial\nlaptop;S7\nlaptop;n/a\nlaptop;6E+15\n", None).unwrap();
    desk.batches().load_list(who, batch, &more, Some(ListMode::Add)).unwrap();
    assert_eq!(codes(house, batch).len(), 3, "{:?}", codes(house, batch));
    desk.batches().load_list(who, batch, &more, Some(ListMode::Replace)).unwrap();
    assert_eq!(codes(house, batch), ["3 row_nothing_to_identify", "4 row_mangled_number"]);
    assert_eq!(desk.batches().dismiss_rows(who, batch, None, Some("Doublons")).unwrap(), 2);
    house.assert_sound();
});

// A list whose good rows are all there already still brings its refused rows; and a waiting row keeps its number, so that a page that is
// still open never settles another.
both!(a_waiting_row_keeps_its_number, |house| {
    let (desk, who) = (&house.desk, house.coordinator());
    let batch = house.batch().number;
    let load = |text: &str, mode| {
        let preview = desk.batches().preview_manifest(text.as_bytes(), None).unwrap();
        desk.batches().load_list(who, batch, &preview, mode).unwrap();
    };
    let places = || desk.batches().refused_rows(batch).unwrap().iter().map(|r| (r.place, r.cells.serial.clone())).collect::<Vec<_>>();
    let row = |place, serial: &str| (place, serial.to_owned());
    load("type;serial\nlaptop;S1\nlaptop;1,1E+11\nlaptop;2,2E+12\n", None);
    assert_eq!(places(), [row(1, "1,1E+11"), row(2, "2,2E+12")]);
    load("type;serial\nlaptop;S1\nlaptop;3,3E+13\n", Some(ListMode::Add));
    assert_eq!(places(), [row(1, "1,1E+11"), row(2, "2,2E+12"), row(3, "3,3E+13")]);
    desk.batches().dismiss_rows(who, batch, Some(1), Some("Inconnu")).unwrap();
    load("type;serial\nlaptop;S1\nlaptop;1,1E+11\nlaptop;2,2E+12\n", None);
    assert_eq!(places(), [row(2, "2,2E+12"), row(3, "3,3E+13")], "what was dismissed does not come back with the same list");
    assert!(desk.batches().dismiss_rows(who, batch, Some(1), Some("Encore")).is_err());
    load("type;serial\nlaptop;S1\nlaptop;S2\nlaptop;4,4E+14\n", Some(ListMode::Add));
    assert_eq!(places(), [row(2, "2,2E+12"), row(3, "3,3E+13"), row(4, "4,4E+14")]);
    house.assert_sound();
});

// What a person said is there for the next list of the donor.
both!(what_was_said_of_a_list_is_remembered_for_the_donor, |house| {
    let door = Door::of(house);
    door.account("keeper", Role::Coordinator, None);
    let cookie = door.cookie("keeper");
    let donor = house.donor();
    let open = || house.desk.batches().open(house.coordinator(), &crate::support::build::decision(&donor)).unwrap();
    let batch = open();
    let list = "Code;Machine;Matricule\nBakfiets;T480;S1\nBakfiets;T480;S2\n";
    let content = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, list);
    let path = format!("/batches/{}/list", batch.number);
    let said = [
        ("content", content.as_str()),
        ("sheets_read", "false "),
        ("use-0", "kind"),
        ("use-1", "model"),
        ("use-2", "serial"),
        ("word-bakfiets", "laptop"),
    ];
    let send = |what: &str| {
        let part = |(name, value): (&str, &str)| format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        let body = said.iter().copied().chain([("do", what)]).map(part).collect::<String>() + "--x--\r\n";
        let ask = door.ask("POST", &path, "").with("cookie", &cookie).with("sec-fetch-site", "same-origin");
        ask.body("multipart/form-data; boundary=x", body).go()
    };
    let preview = send("preview");
    assert!(preview.status.is_success() && preview.text().contains("value=\"laptop\" selected"), "{}", preview.text());
    assert_eq!(send("load").status.as_u16(), 303);
    let lines = house.desk.read(|c| Ok(reprise::store::batch::all_lines(c, batch.number)?)).unwrap();
    assert_eq!(
        lines.iter().map(|l| (l.kind, l.serial.clone().unwrap())).collect::<Vec<_>>(),
        [(Some(Kind::Laptop), "S1".to_owned()), (Some(Kind::Laptop), "S2".to_owned()),]
    );
    // The next list of the same donor is read the same, wherever it comes in.
    let next = open();
    let options = house.desk.batches().list_options(next.number).unwrap();
    let preview = house.desk.batches().preview_list(list.as_bytes(), &options, &|| true).unwrap();
    let line = preview.rows[0].outcome.as_ref().unwrap();
    assert_eq!((line.kind, line.serial.as_deref()), (Some(Kind::Laptop), Some("S1")));
});
