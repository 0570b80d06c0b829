package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import org.springframework.stereotype.Component;

/** A file has a process that the engine can run. */
@Component
class NothingExecutable implements Rule {

    @Override
    public String prevents() {
        return "The engine takes a file without an executable process silently, and nobody can " + "start anything.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        if (diagram.processes().stream().noneMatch(p -> p.get("isExecutable").equals("true"))) {
            report.error("", "No process in this file is executable.", "Tick 'Executable' on the process.");
        }
    }
}
