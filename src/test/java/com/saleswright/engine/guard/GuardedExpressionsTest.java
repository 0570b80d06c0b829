package com.saleswright.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What expressions reach when they run, also those that nobody checked before. */
class GuardedExpressionsTest {

    private final AllowedBeans beans = new AllowedBeans(new SampleBeans());
    private final GuardedExpressions unchecked = new GuardedExpressions(beans, new ExpressionCheck(beans) {
        @Override
        Optional<String> problem(String text) {
            return Optional.empty();
        }
    });

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${text.class}",
                "${text['class']}",
                "${text[name]}",
                "${text.getClass()}",
                "${text['getClass']()}",
                "${''.getClass().forName('com.saleswright.engine.guard.Canary').newInstance()}",
                "${true.getClass()}",
                "${1.class}",
                "${names.getClass()}",
                "${names.class}",
                "${map.getClass()}",
                "${array.class}",
                "${date.getClass()}",
                "${type.forName('com.saleswright.engine.guard.Canary')}",
                "${runtime.exec('id')}",
                "${execution.class}",
                "${execution.processEngineServices}",
                "${execution['processEngineServices']}",
                "${execution.getProcessEngineServices()}",
                "${execution.processEngine}",
                "${execution.setVariable('a', 1)}",
                "${execution.remove()}",
                "${variableContext.resolve('text')}",
                "${sampleTimes.class}",
                "${sampleTimes.getClass()}",
                "${sampleTimes.wait()}",
                "${recordSample.execute(execution)}",
                "${recordSample.class}",
                "${jdbcTemplate}",
                "${text.format('%99999999d', 1)}",
                "${text.matches('(a+)+')}",
                "${text.bytes}",
                "${XML(text)}"
            })
    void nothingOfJava(String expression) {
        assertThatThrownBy(() -> evaluate(unchecked, expression)).isInstanceOf(RuntimeException.class);
        assertThat(Canary.sang()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${text} | Ada",
                "${text == 'Ada' and not empty names} | true",
                "${text.toLowerCase().contains('a')} | true",
                "${names[0]} | first",
                "${names.size()} | 2",
                "${map.key} | value",
                "${map.get('key')} | value",
                "${date.time} | 4711",
                "${execution.id} | 42",
                "${execution.getId()} | 42",
                "${sampleTimes.inDays(0).time} | 0",
                "R/${sampleTimes.beginning()}/P2D | R/2026-12-24T09:00:00Z/P2D",
            })
    void valuesHelpersAndWhereACaseIs(String expression, String result) {
        assertThat(evaluate(new GuardedExpressions(beans, new ExpressionCheck(beans)), expression))
                .hasToString(result);
    }

    @Test
    void variablesNeverStandInForBeans() {
        assertThat(evaluate(unchecked, "${sampleTimes.beginning()}")).isEqualTo("2026-12-24T09:00:00Z");
        assertThat(evaluate(unchecked, "${recordSample}")).isNotInstanceOf(Canary.class);
    }

    @Test
    void refusesWhatItReadsWhereverItComesFrom() {
        var checked = new GuardedExpressions(beans, new ExpressionCheck(beans));
        assertThatThrownBy(() -> checked.createExpression("${text.getClass()}"))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("getClass");
        assertThatThrownBy(() -> checked.toElProvider().createExpression("${text.getClass()}"))
                .isInstanceOfAny(ProcessEngineException.class, DmnEngineException.class);
    }

    private static Object evaluate(GuardedExpressions expressions, String text) {
        var execution = new ExecutionEntity();
        execution.setId("42");
        Map<String, Object> variables = new HashMap<>();
        variables.put("text", "Ada");
        variables.put("name", "class");
        variables.put("names", List.of("first", "second"));
        variables.put("map", Map.of("key", "value"));
        variables.put("array", new String[] {"a"});
        variables.put("date", new Date(4711));
        variables.put("type", Class.class);
        variables.put("runtime", Runtime.getRuntime());
        variables.put("execution", execution);
        variables.put("sampleTimes", "shadow");
        variables.put("recordSample", "shadow");
        var context = expressions.createElContext(Variables.fromMap(variables).asVariableContext());
        return expressions.createValueExpression(text).getValue(context);
    }
}
