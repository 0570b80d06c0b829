-- Time spent on checking and writing, without the time that a person thought about the preview.
ALTER TABLE import_run ADD COLUMN worked_millis BIGINT DEFAULT 0 NOT NULL;
