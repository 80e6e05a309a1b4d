-- The verdict on each erasure of a report, as its event gives it; by serial number and start, to see one erasure claimed for two media.
CREATE TABLE erasure (
    evidence TEXT COLLATE "C" NOT NULL REFERENCES evidence (id),
    place INTEGER NOT NULL,
    serial_key TEXT COLLATE "C",
    began TEXT COLLATE "C",
    tag TEXT COLLATE "C",
    medium INTEGER,
    verdict TEXT COLLATE "C" NOT NULL,
    rules INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (evidence, place)
);
CREATE INDEX erasure_serial ON erasure (serial_key, began);
CREATE INDEX erasure_verdict ON erasure (verdict, evidence);

-- How well the sanitisation of a medium is proved; nothing for a medium that is open, destroyed or absent.
ALTER TABLE medium ADD COLUMN assurance TEXT COLLATE "C";
CREATE INDEX medium_assurance ON medium (assurance, tag);
UPDATE medium SET assurance = (
    SELECT CASE WHEN m.value #>> '{outcome,evidence}' IS NULL THEN 'declared_only' ELSE 'earlier_rules' END
    FROM device, jsonb_array_elements(device.state::jsonb -> 'media') AS m (value)
    WHERE device.tag = medium.tag AND (m.value ->> 'id')::integer = medium.place AND m.value #>> '{outcome,outcome}' = 'sanitised'
);
