DROP TABLE application;
DROP INDEX organisation_standing;
ALTER TABLE organisation DROP COLUMN approved_until;
ALTER TABLE organisation DROP COLUMN standing;
