package com.saleswright.redesign.web;

import com.saleswright.redesign.RedesignFile;

/**
 * A file of a redesign as the overview lists it.
 *
 * @param added whether it is not in the base
 * @param findings how many the check has in it
 */
record FileLine(RedesignFile file, boolean added, long findings) {

    public String path() {
        return file.path();
    }

    public String name() {
        return file.path().substring(file.path().lastIndexOf('/') + 1);
    }

    public boolean removed() {
        return file.text() == null;
    }

    /** What it is, as a heading. */
    public String kind() {
        return kind(file.path());
    }

    static String kind(String path) {
        return path.endsWith(".bpmn") ? "Diagrams" : path.endsWith(".dmn") ? "Decisions" : "Forms";
    }
}
