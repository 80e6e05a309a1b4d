DROP TABLE device_word;
