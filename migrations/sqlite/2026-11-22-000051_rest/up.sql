-- A request may be decided on more than once: what was not granted goes on waiting. Nothing refers to this table.
ALTER TABLE allocation RENAME TO allocation_before;
CREATE TABLE allocation (
    number TEXT NOT NULL PRIMARY KEY,
    request TEXT NOT NULL REFERENCES request (number),
    proposal TEXT,
    state TEXT NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);
INSERT INTO allocation (number, request, state, seq) SELECT number, request, state, seq FROM allocation_before;
DROP TABLE allocation_before;
CREATE INDEX allocation_request ON allocation (request);
CREATE INDEX allocation_proposal ON allocation (proposal) WHERE proposal IS NOT NULL;
