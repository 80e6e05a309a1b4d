//! Guards the public catalogue: bands instead of numbers, devices that are ready apart from those still coming, and nobody named.

use crate::api::door::Door;
use crate::support::house::both;
use reprise::desk::partner::catalogue::Band;
use reprise::domain::device::HoldReason;
use reprise::domain::device::condition::Grade;
use reprise::domain::device::kind::Kind;
use reprise::domain::device::step::Step;

// The public catalogue shows bands of availability, and no exact numbers.
both!(anybody_reads_about_how_many_there_are, |house| {
    let batch = house.batch().number;
    let door = Door::of(house);
    let csv = || door.ask("GET", "/catalogue.csv", "").go().text();
    assert_eq!((house.desk.partners().catalogue().unwrap(), csv().as_str()), (Vec::new(), "kind,grade,band\r\n"));

    // Five ready devices are in the band "few", and so are five on their way; one more of each moves up a band.
    let ready: Vec<_> = (0..5).map(|n| house.stocked(batch, &format!("R{n}")).tag).collect();
    let coming: Vec<_> = (0..5).map(|n| house.received(batch, &format!("C{n}")).tag).collect();
    let grade = house.device(ready[0]).grade.unwrap();
    let bands = || {
        let [one] = house.desk.partners().catalogue().unwrap().try_into().unwrap();
        assert_eq!(one.kind, Kind::Laptop);
        (one.in_stock, one.soon)
    };
    assert_eq!(bands(), (vec![(grade, Band::Few)], Some(Band::Few)));
    house.stocked(batch, "R5");
    house.received(batch, "C5");
    assert_eq!(bands(), (vec![(grade, Band::Some)], Some(Band::Some)));
    assert_eq!(csv(), format!("kind,grade,band\r\nlaptop,{grade},some\r\nlaptop,supported_unknown,some\r\nlaptop,soon,some\r\n"));

    // A held device is not counted as ready, nor is one that is promised or gone.
    house.noted(ready[0], Step::Hold { reason: HoldReason::Other });
    assert_eq!(bands().0, [(grade, Band::Few)], "held");
    house.noted(ready[0], Step::Release { reason: HoldReason::Other });
    assert_eq!(bands().0, [(grade, Band::Some)]);
    let (request, _) = house.granted(&house.school(), 2);
    house.desk.requests().reserve(house.coordinator(), request.number, ready[1]).unwrap();
    assert_eq!(bands().0, [(grade, Band::Few)], "promised");
    house.noted(coming[0], Step::SendBack {});
    assert_eq!(bands().1, Some(Band::Few), "gone");

    // No page names a device or its donor.
    let page = door.ask("GET", "/catalogue", "").go().text();
    let told = [page, csv(), door.get("", "catalogue").to_string()];
    let donor = house.desk.read(|c| Ok(reprise::store::batch::find(c, batch)?)).unwrap().unwrap().donor;
    let donor = house.desk.read(|c| Ok(reprise::store::partner::find(c, &donor)?)).unwrap().unwrap().name;
    for text in &told {
        assert!(text.contains("few") || text.contains("Few") || text.contains('5'), "{text}");
        for hidden in [ready[0].as_str(), "R0", donor.as_str()] {
            assert!(!text.contains(hidden), "{hidden} is told: {text}");
        }
    }
    assert_ne!(grade, Grade::D);
    house.assert_sound();
});
