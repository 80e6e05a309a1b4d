ALTER TABLE letter DROP COLUMN attached;
