package com.saleswright.worklist;

/** The lists that everybody has in the Tasklist. */
enum Scope {
    MINE("My tasks", "Assigned to you", "#0b5c5c"),
    GROUPS("My groups", "Waiting for somebody of your groups to claim them", "#3b6ea5"),
    DUE_SOON("Due soon", "Yours or your groups', due within a day", "#b26a00"),
    OVERDUE("Overdue", "Yours or your groups', past their due date", "#a4262c");

    final String title;
    final String description;
    final String color;

    Scope(String title, String description, String color) {
        this.title = title;
        this.description = description;
        this.color = color;
    }

    /** Whether it lists what is assigned to the person. */
    boolean mine() {
        return this != GROUPS;
    }

    /** Whether it lists what nobody of the person's groups has claimed. */
    boolean groups() {
        return this != MINE;
    }

    boolean byDue() {
        return this == DUE_SOON || this == OVERDUE;
    }
}
