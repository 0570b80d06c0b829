package com.saleswright.redesign;

import com.saleswright.engine.Content;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where running cases wait. */
@Component
public class WaitingCases {

    private final JdbcClient jdbc;

    WaitingCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Process id to element id to how many cases, of the processes in one capability's part of the content. */
    public Map<String, Map<String, Long>> of(Content content, String capability) {
        List<String> processes = new ArrayList<>();
        content.capabilities()
                .getOrDefault(capability, Collections.emptySortedMap())
                .forEach((file, bytes) -> {
                    if (file.endsWith(".bpmn")) {
                        Diagram.read(file, bytes).processes().forEach(p -> processes.add(p.id()));
                    }
                });
        Map<String, Map<String, Long>> waiting = new TreeMap<>();
        processes.forEach(p -> waiting.put(p, of(p)));
        return waiting;
    }

    /**
     * Over all versions, since all of them may be moved to the new one. The engine's own statistics count tasks and not
     * cases, and only those that the one who asks may see.
     */
    private Map<String, Long> of(String processId) {
        Map<String, Long> waiting = new TreeMap<>();
        jdbc.sql(
                        """
                        SELECT at_step, COUNT(DISTINCT case_id) AS cases FROM (
                          SELECT REPLACE(e.ACT_ID_, '#multiInstanceBody', '') AS at_step, e.PROC_INST_ID_ AS case_id
                          FROM ACT_RU_EXECUTION e JOIN ACT_RE_PROCDEF d ON d.ID_ = e.PROC_DEF_ID_
                          WHERE d.KEY_ = ? AND e.IS_ACTIVE_ = TRUE AND e.ACT_ID_ IS NOT NULL) w
                        GROUP BY at_step
                        """)
                .param(processId)
                .query((row, n) -> waiting.put(row.getString("at_step"), row.getLong("cases")))
                .list();
        return waiting;
    }
}
