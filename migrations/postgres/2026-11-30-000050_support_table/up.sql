-- The files of the support tables (until when systems are supported) that administrators loaded. The policy cites one by its SHA-256. With
-- it come new optional fields of events (TPM and firmware of a device, years of support asked for, support judged with a grade), which an
-- older program would refuse.
CREATE TABLE support_table (
    sha256 TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    content TEXT NOT NULL,
    seq BIGINT NOT NULL REFERENCES event (seq)
);
