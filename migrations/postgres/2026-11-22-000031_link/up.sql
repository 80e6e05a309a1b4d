-- One-time links: only the hash of the secret is kept, as with sessions. They lead to a person, so they are beside the ledger.
CREATE TABLE link (
    hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    purpose TEXT COLLATE "C" NOT NULL,
    opens TEXT COLLATE "C" NOT NULL,
    person TEXT COLLATE "C" NOT NULL,
    organisation TEXT COLLATE "C" REFERENCES organisation (id),
    address_key TEXT COLLATE "C" NOT NULL,
    made TIMESTAMP NOT NULL,
    until TIMESTAMP NOT NULL,
    used TIMESTAMP,
    outcome TEXT NOT NULL,
    ended TIMESTAMP
);
-- A new link ends the older ones for the same thing and person; of an address so many are made in an hour; old ones are forgotten.
CREATE INDEX link_opens ON link (purpose, opens, person);
CREATE INDEX link_address ON link (address_key, made);
CREATE INDEX link_until ON link (until);
