-- A change of one capability's diagrams, decision tables and forms, from the first stroke to its result.
CREATE TABLE redesign (
    number VARCHAR(64) PRIMARY KEY,
    capability VARCHAR(64) NOT NULL,
    title VARCHAR(200) NOT NULL,
    reason VARCHAR(2000) NOT NULL,
    status VARCHAR(16) NOT NULL,
    author VARCHAR(64) NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    -- The engine's deployment that it began with.
    base VARCHAR(64) NOT NULL,
    -- The engine's deployment that it became.
    deployment VARCHAR(64)
);
CREATE INDEX redesign_by_status ON redesign (status, created_at);

-- The files that differ from the base. Empty content: the file is removed.
CREATE TABLE redesign_file (
    redesign VARCHAR(64) NOT NULL REFERENCES redesign (number),
    path VARCHAR(200) NOT NULL,
    content TEXT,
    revision INTEGER NOT NULL,
    saved_by VARCHAR(64) NOT NULL,
    saved_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (redesign, path)
);

-- Elements that were given another id, confirmed by the author: compare, replay and migration follow them.
CREATE TABLE redesign_rename (
    redesign VARCHAR(64) NOT NULL REFERENCES redesign (number),
    process VARCHAR(64) NOT NULL,
    from_id VARCHAR(100) NOT NULL,
    to_id VARCHAR(100) NOT NULL,
    PRIMARY KEY (redesign, process, from_id)
);
