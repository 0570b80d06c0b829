-- What people decided about a redesign and what became of it. Rows are added and never changed; each carries the hash of
-- the one before, so that a missing or altered one shows.
CREATE TABLE redesign_event (
    redesign VARCHAR(64) NOT NULL REFERENCES redesign (number),
    -- From 1 within a redesign.
    position INTEGER NOT NULL,
    kind VARCHAR(32) NOT NULL,
    happened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    -- User id; system for what no person did.
    done_by VARCHAR(64) NOT NULL,
    -- SHA-256 over the files as they were at that moment.
    files_hash VARCHAR(64) NOT NULL,
    reason VARCHAR(2000) NOT NULL,
    -- What was chosen or measured, as JSON; empty for nothing.
    document TEXT NOT NULL,
    previous_hash VARCHAR(64) NOT NULL,
    hash VARCHAR(64) NOT NULL,
    PRIMARY KEY (redesign, position)
);
CREATE INDEX redesign_event_by_kind ON redesign_event (kind, files_hash);

-- Processes of which a share of the new cases runs on the new version. The engine would start all of them on it.
CREATE TABLE redesign_trial (
    new_definition VARCHAR(64) PRIMARY KEY,
    redesign VARCHAR(64) NOT NULL REFERENCES redesign (number),
    process VARCHAR(64) NOT NULL,
    old_definition VARCHAR(64) NOT NULL,
    -- Of a hundred.
    share_percent INTEGER NOT NULL,
    began_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE
);
CREATE INDEX redesign_trial_of ON redesign_trial (redesign);

-- Which case went where. Cases that were not drawn, because a person started them in the Tasklist, are not here.
CREATE TABLE redesign_trial_case (
    redesign VARCHAR(64) NOT NULL REFERENCES redesign (number),
    process VARCHAR(64) NOT NULL,
    business_key VARCHAR(255) NOT NULL,
    on_trial BOOLEAN NOT NULL,
    PRIMARY KEY (redesign, process, business_key)
);
