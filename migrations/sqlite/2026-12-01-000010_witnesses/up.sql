-- The ledger may hold events about who is sent the checkpoint of each day, about witnesses and what they signed, and the version of the
-- readers with a reading. The tables stay as they are; this migration keeps an older program, which does not know these events, from
-- opening the database.
SELECT 1;
