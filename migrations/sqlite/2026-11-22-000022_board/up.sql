-- What stands longest at a stage, of all, of a kind, of a batch and at a place: each is the head of an index.
CREATE INDEX device_stage_since ON device (stage, since, tag);
CREATE INDEX device_kind_stage_since ON device (kind, stage, since, tag);
CREATE INDEX device_batch_stage_since ON device (batch, stage, since, tag);
CREATE INDEX device_location_stage_since ON device (location, stage, since, tag) WHERE location IS NOT NULL;

-- The holds in force on what is with us, found by reason and by age; the columns beside them are those a board is narrowed by.
CREATE TABLE device_hold (
    tag TEXT NOT NULL REFERENCES device (tag),
    reason TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    kind TEXT NOT NULL,
    batch TEXT NOT NULL,
    location TEXT,
    PRIMARY KEY (tag, reason)
);
CREATE INDEX device_hold_reason ON device_hold (reason, at, tag);
CREATE INDEX device_hold_kind ON device_hold (kind, reason, at, tag);
CREATE INDEX device_hold_batch ON device_hold (batch, reason, at, tag);
CREATE INDEX device_hold_location ON device_hold (location, reason, at, tag) WHERE location IS NOT NULL;

-- Moments are kept as text of one form, which the state writes in another: 2026-11-22T08:00:00.123Z.
INSERT INTO device_hold (tag, reason, at, kind, batch, location)
SELECT d.tag, json_extract(h.value, '$.reason'), replace(rtrim(json_extract(h.value, '$.at'), 'Z'), 'T', ' '), d.kind, d.batch, d.location
FROM device d, json_each(d.state, '$.holds') h
WHERE d.held AND d.stage IN ('received', 'workshop', 'stock', 'reserved', 'for_parts');
