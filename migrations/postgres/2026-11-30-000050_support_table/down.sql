DROP TABLE support_table;
