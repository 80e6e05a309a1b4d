//! Guards the loading of a list through the API: nothing is replaced silently, nothing received is lost, and every reason is a sentence.

use crate::api::door::Door;
use crate::batch::archive::ods;
use crate::support::house::both;
use reprise::domain::account::actor::Role;
use serde_json::Value;

const FIRST: &str = "Type;Modèle;N° de série;N° inventaire;Prix\nlaptop;T480;S1;INV1;12\nlaptop;T480;S2;INV2;12\nlaptop;T480;S3;INV3;12\n";
/// The second line changed, the third is gone, one is new.
const SECOND: &str = "Type;Modèle;N° de série;N° inventaire\nlaptop;T480;S1;INV1\nlaptop;T480s;S2;INV2\nlaptop;T490;S4;INV4\n";

fn counts(of: &Value) -> [u64; 6] {
    ["added", "changed", "gone", "received", "lost", "unchanged"].map(|name| of[name].as_u64().unwrap_or(99))
}

// A list beside another one.
both!(another_list_is_compared_and_waits_for_a_decision, |house| {
    let door = Door::of(house);
    let coordinator = door.someone("clerk", Role::Coordinator, None);
    let batch = house.batch().number;
    let put = |list: &str, query: &str| {
        door.ask("PUT", &format!("/api/v1/batches/{batch}/manifest{query}"), &coordinator).body("text/csv", list).go()
    };
    let serials = || -> Vec<String> {
        let found = door.get(&coordinator, &format!("batches/{batch}/reconciliation"));
        found["lines"].as_array().unwrap().iter().map(|l| l["serial"].as_str().unwrap().to_owned()).collect()
    };
    let first = put(FIRST, "").must(200);
    assert_eq!((first["lines"].as_u64(), &first["unused_columns"]), (Some(3), &serde_json::json!(["Prix"])));
    put(FIRST, "").must(200);

    let before = house.mark();
    let refused = put(SECOND, "").must(409);
    assert_eq!((refused["code"].as_str(), counts(&refused["comparison"])), (Some("list_differs"), [1, 1, 1, 0, 1, 1]));
    let changes: Vec<&str> = refused["comparison"]["lines"].as_array().unwrap().iter().map(|l| l["change"].as_str().unwrap()).collect();
    assert_eq!(changes, ["changed", "added", "gone"]);
    let preview = put(SECOND, "?preview=true").must(200);
    assert_eq!(counts(&preview["compared"]), counts(&refused["comparison"]));
    assert_eq!((house.mark(), serials().len()), (before, 3), "nothing happened");
    put(SECOND, "?mode=perhaps").must(422);

    house.received(batch, "S3");
    assert_eq!(counts(&put(SECOND, "").must(409)["comparison"]), [1, 1, 1, 1, 0, 1]);
    // Adding drops nothing; the same again changes nothing.
    assert_eq!(put(SECOND, "?mode=add").must(200)["lines"], 4);
    let added = house.mark();
    put(SECOND, "?mode=add").must(200);
    assert_eq!((house.mark(), serials()), (added, ["S1", "S2", "S3", "S4"].map(str::to_owned).to_vec()));
    // Replacing keeps what was received, on its line.
    let third = "Type;Modèle;N° de série\nlaptop;X1;S9\n";
    put(third, "?mode=replace").must(200);
    assert_eq!(serials(), ["S3", "S9"]);
    let found = door.get(&coordinator, &format!("batches/{batch}"));
    assert_eq!((found["balance"]["declared"].as_u64(), found["balance"]["received"].as_u64()), (Some(2), Some(1)));
    house.received(batch, "S9");
    house.assert_sound();
});

// What the caller reads is a sentence in the language asked for.
both!(reasons_are_sentences_in_the_callers_language, |house| {
    let door = Door::of(house);
    let coordinator = door.someone("clerk", Role::Coordinator, None);
    let batch = house.batch().number;
    let list = "N° de série;Modèle;Type\nAB1;L;Ornament\n1,23E+11;L;laptop\n\nTotal;2;\n";
    for (language, kind, lost) in
        [("fr", "type d’appareil", "tableur"), ("nl", "soort toestel", "rekenblad"), ("en", "kind of device", "spreadsheet")]
    {
        let path = format!("/api/v1/batches/{batch}/manifest?preview=true");
        let found = door.ask("PUT", &path, &coordinator).in_language(language).body("text/csv", list).go().must(200);
        let text = |of: &Value| of[0]["reasons"][0]["text"].as_str().unwrap().to_owned();
        assert!(text(&found["noticed"]).contains(kind), "{found}");
        assert!(text(&found["refused"]).contains(lost) && text(&found["refused"]).contains("A3"), "{found}");
        assert_eq!((found["left_out"][0]["code"].as_str(), found["left_out"][0]["rows"].as_u64()), (Some("total"), Some(1)), "{found}");
        assert_eq!((found["unknown_kinds"][0]["word"].as_str(), found["unknown_kinds"][0]["rows"].as_u64()), (Some("Ornament"), Some(1)));
        assert!(!found.to_string().contains("row-"), "{found}");
    }
    // A bomb is refused with a sentence.
    let cell = "<table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";
    let bomb = ods(&format!("<table:table><table:table-row table:number-rows-repeated=\"1000000\">{cell}</table:table-row></table:table>"));
    let refused = door.ask("PUT", &format!("/api/v1/batches/{batch}/manifest"), &coordinator).body("application/octet-stream", bomb).go();
    let refused = refused.must(422);
    assert!(refused["detail"].as_str().unwrap().contains("20"), "{refused}");
});
