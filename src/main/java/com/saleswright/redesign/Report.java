package com.saleswright.redesign;

import com.saleswright.redesign.Finding.Severity;
import java.util.List;

/** Takes the findings of one rule in one file. */
public final class Report {

    private final String rule;
    private final String file;
    private final List<Finding> findings;

    Report(String rule, String file, List<Finding> findings) {
        this.rule = rule;
        this.file = file;
        this.findings = findings;
    }

    /** Something that would make a case fail, hang or go to nobody. */
    public void error(String elementId, String message, String suggestion) {
        findings.add(new Finding(rule, Severity.ERROR, file, elementId, message, suggestion));
    }

    /** Something that lets a case run, but makes people suffer. */
    public void warning(String elementId, String message, String suggestion) {
        findings.add(new Finding(rule, Severity.WARNING, file, elementId, message, suggestion));
    }
}
