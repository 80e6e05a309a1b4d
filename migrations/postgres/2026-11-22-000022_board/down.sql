DROP TABLE device_hold;
DROP INDEX device_location_stage_since;
DROP INDEX device_batch_stage_since;
DROP INDEX device_kind_stage_since;
DROP INDEX device_stage_since;
