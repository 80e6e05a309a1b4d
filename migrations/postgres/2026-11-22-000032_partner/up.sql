-- Where an organisation stands as a partner, to list those that wait and those whose time runs out. Who was there before is approved.
ALTER TABLE organisation ADD COLUMN standing TEXT COLLATE "C" NOT NULL DEFAULT 'approved' CHECK (standing IN ('applied', 'approved', 'refused', 'suspended'));
ALTER TABLE organisation ADD COLUMN approved_until DATE;
CREATE INDEX organisation_standing ON organisation (standing, approved_until);

-- Applications whose address is not confirmed yet. Nobody looks at them; they are forgotten after some days, and never reach the ledger.
CREATE TABLE application (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    address_key TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    input TEXT NOT NULL,
    made TIMESTAMP NOT NULL
);
CREATE INDEX application_made ON application (made);
