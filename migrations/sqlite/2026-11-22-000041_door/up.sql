-- The copy of an act that was signed on paper: its hash is in the act's own event.
CREATE TABLE act_copy (
    number TEXT NOT NULL PRIMARY KEY REFERENCES handover (number),
    media TEXT NOT NULL,
    bytes BLOB NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);

-- When both are to meet, for the list of the coming days; empty when there is no appointment, or it was called off.
ALTER TABLE handover ADD COLUMN meets TIMESTAMP;
CREATE INDEX handover_meets ON handover (meets, number);
