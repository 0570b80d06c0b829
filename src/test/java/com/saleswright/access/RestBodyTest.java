package com.saleswright.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestBodyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"variables\":{\"note\":{\"value\":\"an Expression in a text\",\"type\":\"String\"}}}",
                "{\"variables\":{\"lines\":{\"value\":\"[]\",\"type\":\"Json\"}}}",
                "{\"orQueries\":[{\"nameLike\":\"%a%\"}],\"sorting\":[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]}",
                "{\"expressionOfInterest\":true}",
                "{\"a\":[[[[[[[[[[1]]]]]]]]]]}"
            })
    void takesWhatFormsAndListsSend(String body) {
        assertThat(RestBody.problem(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"dueAfterExpression\":\"${now()}\"}",
                "{\"orQueries\":[{\"dueAfterExpression\":\"${now()}\"}]}",
                "{\"orQueries\":[{\"dueAfter\\u0045xpression\":\"${now()}\"}]}",
                "{\"orQueries\":[{\"\\u0064\\u0075\\u0065AfterExpressio\\u006e\":\"${now()}\"}]}",
                "{\"DUEAFTEREXPRESSION\":\"${now()}\"}",
                "{\"query\":{\"taskQuery\":{\"orQueries\":[{\"orQueries\":[{\"assigneeExpression\":\"x\"}]}]}}}",
                "{\"processInstanceQuery\":{\"a\":{\"b\":{\"c\":[{\"startedAfterExpression\":null}]}}}}",
                "{\"Expression\":1}",
                "{\"a\":1,\"dueAfterExpression\":{}}",
            })
    void refusesExpressionsHoweverDeepAndHoweverWritten(String body) {
        assertThat(RestBody.problem(body.getBytes(StandardCharsets.UTF_8)))
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("Expressions are not taken"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"variables\":{\"a\":{\"type\":\"Object\",\"value\":\"x\"}}}",
                "{\"variables\":{\"a\":{\"type\":\"object\",\"value\":\"x\"}}}",
                "{\"variables\":{\"a\":{\"type\":\"Bytes\",\"value\":\"x\"}}}",
                "{\"variables\":{\"a\":{\"type\":\"File\",\"value\":\"x\"}}}",
                "{\"variables\":{\"a\":{\"type\":\"Xml\",\"value\":\"<a/>\"}}}",
                "{\"variables\":{\"a\":{\"ty\\u0070e\":\"Obj\\u0065ct\",\"value\":\"x\"}}}",
                "{\"variables\":{\"a\":{\"valueInfo\":{\"objectTypeName\":\"java.util.HashMap\"}}}}",
                "{\"variables\":{\"a\":{\"valueInfo\":{\"serializationDataFormat\":\"application/x-java-serialized-object\"}}}}",
            })
    void refusesObjectsAndFiles(String body) {
        assertThat(RestBody.problem(body.getBytes(StandardCharsets.UTF_8)))
                .hasValueSatisfying(problem -> assertThat(problem).contains("are not taken"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"a\":1} {\"b\":2}",
                "{'a':1}",
                "{a:1}",
                "/* x */ {}",
                "{\"a\":1",
                "dueAfterExpression=x",
                "<a/>"
            })
    void refusesWhatCanBeReadInTwoWays(String body) {
        assertThat(RestBody.problem(body.getBytes(StandardCharsets.UTF_8))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1"})
    void refusesOtherEncodings(String charset) {
        byte[] body = "{\"ä\":\"ö\"}".getBytes(Charset.forName(charset));

        assertThat(RestBody.problem(body)).isPresent();
    }

    @Test
    void refusesDeepNesting() {
        String body = "[".repeat(60) + "]".repeat(60);

        assertThat(RestBody.problem(body.getBytes(StandardCharsets.UTF_8))).isPresent();
    }
}
