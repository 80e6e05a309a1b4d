-- A request may be decided on more than once: what was not granted goes on waiting.
ALTER TABLE allocation DROP CONSTRAINT allocation_request_key;
CREATE INDEX allocation_request ON allocation (request);
ALTER TABLE allocation ADD COLUMN proposal TEXT COLLATE "C";
CREATE INDEX allocation_proposal ON allocation (proposal) WHERE proposal IS NOT NULL;
