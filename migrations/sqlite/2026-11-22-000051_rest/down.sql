DROP INDEX allocation_proposal;
DROP INDEX allocation_request;
ALTER TABLE allocation RENAME TO allocation_before;
CREATE TABLE allocation (
    number TEXT NOT NULL PRIMARY KEY,
    request TEXT NOT NULL UNIQUE REFERENCES request (number),
    state TEXT NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);
INSERT INTO allocation (number, request, state, seq) SELECT number, request, state, seq FROM allocation_before;
DROP TABLE allocation_before;
