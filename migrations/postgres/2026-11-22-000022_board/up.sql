-- What stands longest at a stage, of all, of a kind, of a batch and at a place: each is the head of an index.
CREATE INDEX device_stage_since ON device (stage, since, tag);
CREATE INDEX device_kind_stage_since ON device (kind, stage, since, tag);
CREATE INDEX device_batch_stage_since ON device (batch, stage, since, tag);
CREATE INDEX device_location_stage_since ON device (location, stage, since, tag) WHERE location IS NOT NULL;

-- The holds in force on what is with us, found by reason and by age; the columns beside them are those a board is narrowed by.
CREATE TABLE device_hold (
    tag TEXT COLLATE "C" NOT NULL REFERENCES device (tag),
    reason TEXT COLLATE "C" NOT NULL,
    at TIMESTAMP NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    batch TEXT COLLATE "C" NOT NULL,
    location TEXT COLLATE "C",
    PRIMARY KEY (tag, reason)
);
CREATE INDEX device_hold_reason ON device_hold (reason, at, tag);
CREATE INDEX device_hold_kind ON device_hold (kind, reason, at, tag);
CREATE INDEX device_hold_batch ON device_hold (batch, reason, at, tag);
CREATE INDEX device_hold_location ON device_hold (location, reason, at, tag) WHERE location IS NOT NULL;

INSERT INTO device_hold (tag, reason, at, kind, batch, location)
SELECT d.tag, h.value ->> 'reason', (h.value ->> 'at')::timestamptz AT TIME ZONE 'UTC', d.kind, d.batch, d.location
FROM device d, jsonb_array_elements(d.state::jsonb -> 'holds') h
WHERE d.held AND d.stage IN ('received', 'workshop', 'stock', 'reserved', 'for_parts');
