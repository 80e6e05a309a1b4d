DROP INDEX handover_meets;
ALTER TABLE handover DROP COLUMN meets;
DROP TABLE act_copy;
