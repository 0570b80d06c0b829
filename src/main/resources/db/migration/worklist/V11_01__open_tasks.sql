-- One row per open task, and one per group that may claim it, in the order in which lists show them.
-- Written in the transaction of the engine; the engine's own tables answer the same question a hundred times slower.
CREATE TABLE open_task (
    task_id VARCHAR(64) NOT NULL PRIMARY KEY,
    assignee VARCHAR(255),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX open_task_by_due ON open_task (assignee, due_at, task_id);
CREATE INDEX open_task_by_creation ON open_task (assignee, created_at, task_id);

CREATE TABLE open_task_group (
    task_id VARCHAR(64) NOT NULL REFERENCES open_task (task_id) ON DELETE CASCADE,
    group_id VARCHAR(64) NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (task_id, group_id)
);
CREATE INDEX open_task_group_by_due ON open_task_group (group_id, due_at, task_id);
CREATE INDEX open_task_group_by_creation ON open_task_group (group_id, created_at, task_id);
