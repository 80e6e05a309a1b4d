DROP INDEX medium_assurance;
ALTER TABLE medium DROP COLUMN assurance;
DROP TABLE erasure;
