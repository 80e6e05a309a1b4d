-- Every question a page asks is an index search in the order of its answer: what it costs does not grow with the number of devices.

-- Devices of a kind at any stage, newest first.
CREATE INDEX device_of_kind ON device (kind, seq);
-- What is picked for an act; most devices never are.
CREATE INDEX device_picked ON device (picked, seq) WHERE picked IS NOT NULL;
-- A batch at a stage, and how many of a batch stand at each, from the index alone.
CREATE INDEX device_batch_stage ON device (batch, stage, seq);
-- The devices of a batch that are on no line of its list.
CREATE INDEX device_extra ON device (batch, tag) WHERE line IS NULL;

-- A code is looked for among the lines of one batch.
DROP INDEX manifest_serial;
DROP INDEX manifest_donor_number;
CREATE INDEX manifest_serial ON manifest_line (batch, serial_key, line);
CREATE INDEX manifest_donor_number ON manifest_line (batch, donor_key, line);

-- Reports that wait for their device: PostgreSQL takes an index for sorted only behind columns that are equal to something.
DROP INDEX evidence_waiting;
CREATE INDEX evidence_waiting ON evidence (dismissed, id) WHERE tag IS NULL;

CREATE INDEX request_action ON request (action, number);

-- Answers older than a day are swept by their age.
CREATE INDEX once_at ON once (at);
