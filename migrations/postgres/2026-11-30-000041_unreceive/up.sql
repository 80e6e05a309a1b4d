-- A reception can be undone: the ledger may hold the step `unreceive`, and the device then has no row. The tables stay as they are; this
-- migration keeps an older program, which does not know the step, from opening the database.
SELECT 1;
