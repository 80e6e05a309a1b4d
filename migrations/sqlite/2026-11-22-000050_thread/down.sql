DROP TABLE thread;
