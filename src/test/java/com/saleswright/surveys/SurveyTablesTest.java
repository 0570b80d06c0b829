package com.saleswright.surveys;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.engine.DecisionTables;
import com.saleswright.testkit.SaleswrightTest;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every row of both tables, and the figures on both sides of their limits. */
@SaleswrightTest
class SurveyTablesTest {

    @Autowired
    private DecisionTables tables;

    @Autowired
    private DecisionService decisions;

    @ParameterizedTest(name = "{0} {1} {2} {3} {4} {5} {6} -> {7}")
    @CsvSource(
            nullValues = "never",
            value = {
                "false, false, never, false, dealLost, false, 0, The customer has no contact",
                "true, true, never, false, dealLost, false, 0, Every contact has opted out",
                "true, false, 89, false, dealLost, false, 0, The customer was surveyed within 90 days",
                "true, false, 90, false, dealLost, false, 0, eligible",
                "true, false, never, true, dealLost, false, 0, A serious case is open",
                "true, false, never, false, dealLost, true, 50, The large account was not drawn this time",
                "true, false, never, false, dealLost, true, 49, eligible",
                "true, false, never, false, byHand, true, 99, eligible",
                "true, false, never, false, contract, false, 99, eligible",
            })
    void saysWhoIsAsked(
            boolean contact,
            boolean optedOut,
            Integer days,
            boolean serious,
            String trigger,
            boolean large,
            int draw,
            String answer) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("hasContact", contact);
        inputs.put("optedOut", optedOut);
        inputs.put("daysSinceLastSurvey", days);
        inputs.put("openSeriousCase", serious);
        inputs.put("trigger", trigger);
        inputs.put("largeAccount", large);
        inputs.put("draw", draw);

        assertThat(tables.ask("survey-eligibility", inputs)).containsExactly(Map.of("eligibility", answer));
        assertThat((String) decisions
                        .evaluateDecisionTableByKey("survey-eligibility", inputs)
                        .getSingleEntry())
                .isEqualTo(answer);
    }

    @ParameterizedTest(name = "{0}, key account {1}, words {2} -> {3}")
    @CsvSource({
        "detractor, true, false, recovery/0/4",
        "detractor, false, false, recovery/1/0",
        "passive, true, false, care/5/0",
        "promoter, false, false, thanks/0/0",
        "promoter, true, true, thanks/0/0 conduct/0/0",
        "detractor, true, true, recovery/0/4 conduct/0/0",
    })
    void saysWhatComesOfAnAnswer(String scoreClass, boolean key, boolean words, String actions) {
        Map<String, Object> inputs = Map.of("scoreClass", scoreClass, "keyAccount", key, "complianceWords", words);
        assertThat(decisions.evaluateDecisionTableByKey("survey-follow-up", inputs).getResultList().stream()
                        .map(r -> "%s/%s/%s".formatted(r.get("action"), r.get("workingDays"), r.get("workingHours"))))
                .containsExactly(actions.split(" "));
    }
}
