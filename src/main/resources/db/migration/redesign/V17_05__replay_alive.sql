-- When the server that runs a replay last said that it still does: with several, one must not end another's.
ALTER TABLE redesign_replay ADD COLUMN alive_at TIMESTAMP WITH TIME ZONE;
UPDATE redesign_replay SET alive_at = started_at;
ALTER TABLE redesign_replay ALTER COLUMN alive_at SET NOT NULL;
CREATE INDEX redesign_replay_by_status ON redesign_replay (status, alive_at);
