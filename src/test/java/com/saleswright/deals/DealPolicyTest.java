package com.saleswright.deals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the deal policy, and the figures on both sides of every limit. */
class DealPolicyTest {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static final Set<String> HIT = new HashSet<>();
    private static DmnDecision policy;

    @BeforeAll
    static void read() throws IOException {
        try (var table = Files.newInputStream(Path.of("processes/deals/deal-policy.dmn"))) {
            policy = ENGINE.parseDecision("deal-policy", table);
        }
    }

    @AfterAll
    static void everyRowWasHit() throws IOException {
        String table = Files.readString(Path.of("processes/deals/deal-policy.dmn"));
        Set<String> rows = new HashSet<>();
        var ids = java.util.regex.Pattern.compile("<rule id=\"rule_(\\w+)\"").matcher(table);
        while (ids.find()) {
            rows.add(ids.group(1));
        }
        assertThat(HIT).containsExactlyInAnyOrderElementsOf(rows);
    }

    @ParameterizedTest(name = "{0} % discount, {1} % margin, {2} days, {3} {4} {5} -> {6}")
    @CsvSource(
            nullValues = "unknown",
            value = {
                "  0, 40,      30, false, false, false, withinAuthority",
                "  5, 30,      60, false, false, false, withinAuthority",
                "5.1, 30,      30, false, false, false, discountUpTo15",
                "  5, 29.9,    30, false, false, false, marginBelow30",
                " 15, 25,      30, false, false, false, discountUpTo15 marginBelow30",
                "15.1, 30,     30, false, false, false, discountUpTo15 discountUpTo25",
                "  0, 24.9,    30, false, false, false, marginBelow30 marginBelow25",
                " 25, 40,      30, false, false, false, discountUpTo15 discountUpTo25",
                "25.1, 40,     30, false, false, false,"
                        + " discountUpTo15 discountUpTo25 discountAbove25 discountAbove25Finance",
                "  0, 15,      30, false, false, false, marginBelow30 marginBelow25",
                "  0, 14.9,    30, false, false, false,"
                        + " marginBelow30 marginBelow25 marginBelow15 marginBelow15Finance",
                "  0, unknown, 30, false, false, false, marginUnknown",
                "  0, 40,      61, false, false, false, withinAuthority longPayment",
                "  0, 40,      30, true,  false, false, withinAuthority creditExceeded",
                "  0, 40,      30, false, true,  false, termsSeenByManager nonStandardTerms",
                "  0, 40,      30, false, false, true,  withinAuthority aboveAuthority",
            })
    void asksWhomTheRowsName(
            double discount, Double margin, int days, boolean credit, boolean terms, boolean above, String rules) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("maxLineDiscount", discount);
        inputs.put("marginPercent", margin);
        inputs.put("paymentDays", days);
        inputs.put("creditExceeded", credit);
        inputs.put("nonStandardTerms", terms);
        inputs.put("aboveAuthority", above);

        List<String> hit = ENGINE.evaluateDecisionTable(policy, inputs).collectEntries("rule");

        HIT.addAll(hit);
        assertThat(hit).containsExactlyInAnyOrderElementsOf(Arrays.asList(rules.split(" ")));
    }
}
