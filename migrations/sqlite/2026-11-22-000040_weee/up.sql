-- WEEE transfer notes: what left to a collector, with its kilograms.
CREATE TABLE weee_transfer (
    number TEXT NOT NULL PRIMARY KEY,
    collector TEXT NOT NULL REFERENCES organisation (id),
    state TEXT NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);
CREATE INDEX weee_transfer_collector ON weee_transfer (collector, number);
