DROP INDEX handover_status;
