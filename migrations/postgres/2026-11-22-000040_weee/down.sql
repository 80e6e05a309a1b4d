DROP TABLE weee_transfer;
