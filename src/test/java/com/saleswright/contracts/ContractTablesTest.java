package com.saleswright.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.testkit.SaleswrightTest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every row of the tables of contracts, on both sides of every limit. */
@SaleswrightTest
class ContractTablesTest {

    @Autowired
    private DecisionService decisions;

    @ParameterizedTest(name = "deviates {0}, {1}, {2}, paper {3}, round {4} -> {5} {6}")
    @CsvSource({
        "false, 250000,   DE,    false, 1, none,     0",
        "false, 250000,   EU,    false, 3, none,     0",
        "false, 250000.5, DE,    false, 1, standard, 2",
        "true,  250000,   DE,    false, 1, standard, 2",
        "true,  250000.5, DE,    false, 1, senior,   5",
        "false, 1000,     US,    false, 1, standard, 2",
        "false, 1000,     CN,    false, 1, standard, 2",
        "false, 1000,     OTHER, false, 1, senior,   5",
        "false, 1000,     DE,    true,  1, senior,   5",
        "true,  1000,     DE,    true,  4, director, 2",
    })
    void saysWhoReadsAContract(
            boolean deviates, double amount, String law, boolean paper, int round, String level, int days) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("deviates", deviates);
        facts.put("amount", amount);
        facts.put("jurisdiction", law);
        facts.put("customersPaper", paper);
        facts.put("reviewRound", round);

        assertThat(decisions.evaluateDecisionTableByKey("legal-review", facts).getResultList())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row).containsEntry("level", level);
                    assertThat(((Number) row.get("days")).intValue()).isEqualTo(days);
                });
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "50000,    sales-manager",
        "50000.5,  sales-director",
        "250000,   sales-director",
        "250000.5, sales-director finance",
        "500000,   sales-director finance",
        "500000.5, sales-vp finance",
    })
    void saysWhoSignsForUs(double amount, String roles) {
        List<Object> found =
                decisions.evaluateDecisionTableByKey("signatory", Map.of("amount", amount)).getResultList().stream()
                        .<Object>map(row -> row.get("role"))
                        .toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(Arrays.<Object>asList((Object[]) roles.split(" ", -1)));
    }
}
