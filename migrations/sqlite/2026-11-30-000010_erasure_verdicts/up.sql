-- The verdict on each erasure of a report, as its event gives it; by serial number and start, to see one erasure claimed for two media.
CREATE TABLE erasure (
    evidence TEXT NOT NULL REFERENCES evidence (id),
    place INTEGER NOT NULL,
    serial_key TEXT,
    began TEXT,
    tag TEXT,
    medium INTEGER,
    verdict TEXT NOT NULL,
    rules INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (evidence, place)
) STRICT;
CREATE INDEX erasure_serial ON erasure (serial_key, began);
CREATE INDEX erasure_verdict ON erasure (verdict, evidence);

-- How well the sanitisation of a medium is proved; nothing for a medium that is open, destroyed or absent.
ALTER TABLE medium ADD COLUMN assurance TEXT;
CREATE INDEX medium_assurance ON medium (assurance, tag);
UPDATE medium SET assurance = (
    SELECT CASE WHEN json_extract(m.value, '$.outcome.evidence') IS NULL THEN 'declared_only' ELSE 'earlier_rules' END
    FROM device, json_each(device.state, '$.media') AS m
    WHERE device.tag = medium.tag AND json_extract(m.value, '$.id') = medium.place AND json_extract(m.value, '$.outcome.outcome') = 'sanitised'
);
