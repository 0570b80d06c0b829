package com.saleswright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.engine.Content;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final String DIAGRAM =
            """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="samples">
              <process id="sample" isExecutable="true">
                <startEvent id="startEvent_asked"/>
                <subProcess id="subProcess_part"><userTask id="userTask_decide"/></subProcess>
              </process>
            </definitions>
            """;

    private static final String TABLE =
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="p" name="p" namespace="samples">
              <decision id="policy" name="p"><decisionTable id="t">
                <output id="o" name="role" typeRef="string"/>
                <rule id="row_one"><outputEntry id="o1"><text>1</text></outputEntry></rule>
                <rule id="row_two"><outputEntry id="o2"><text>2</text></outputEntry></rule>
              </decisionTable></decision>
            </definitions>
            """;

    @Test
    void namesWhatWasNotPassed() {
        Coverage all = Coverage.of(Content.of(Map.of(
                "processes/samples/sample.bpmn", DIAGRAM.getBytes(StandardCharsets.UTF_8),
                "processes/samples/policy.dmn", TABLE.getBytes(StandardCharsets.UTF_8))));
        Coverage passed = new Coverage();
        passed.passed("sample", "startEvent_asked");
        passed.passed("sample", "userTask_decide");
        passed.passed("of-another-test", "userTask_x");
        passed.hit("policy", "row_two");
        assertThat(all.table(passed))
                .contains(
                        "2 of    3 flow nodes passed",
                        "missing: subProcess_part",
                        "1 of    2 rows hit",
                        "missing: row_one");
        assertThat(all.without(passed).isEmpty()).isFalse();
        passed.passed("sample", "subProcess_part");
        passed.hit("policy", "row_one");
        assertThat(all.without(passed).isEmpty()).isTrue();
    }
}
