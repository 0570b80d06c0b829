package com.saleswright.surveys;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers that are there while their cases are still on the way to where they wait for them. The cases go on on two
 * threads while two others hand answers over again and again, as two nodes do.
 */
final class EarlyAnswers {

    private static final Instant END_OF_TIME = Instant.parse("2030-01-01T00:00:00Z");
    /** Longer than the longest pause before an answer is handed over again. */
    private static final Duration PATIENCE = Duration.ofHours(2);

    private final SurveyDriver survey;
    private final AtomicInteger onTheWay = new AtomicInteger();

    EarlyAnswers(SurveyDriver survey) {
        this.survey = survey;
    }

    /**
     * What became of them.
     *
     * @param thanked cases that got their answer and went on to their end, once
     * @param twice cases that thanked more than once
     * @param left answers that nobody has taken
     */
    record Outcome(int thanked, int twice, int left) {}

    Outcome arrive(int answers) throws Exception {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < answers; i++) {
            numbers.add(answeredTooEarly());
        }
        onTheWay.set(answers);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> work = List.of(
                    () -> goOn(numbers.subList(0, answers / 2)),
                    () -> goOn(numbers.subList(answers / 2, answers)),
                    this::handOver,
                    this::handOver);
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        survey.later(PATIENCE);
        survey.inbound.handOver();
        List<List<String>> mails = numbers.stream().map(survey::mails).toList();
        return new Outcome(
                (int) numbers.stream()
                        .filter(n -> survey.ends(n).equals(List.of("endEvent_thanked")))
                        .count(),
                (int) mails.stream()
                        .filter(m -> m.stream().filter("surveys/thanks"::equals).count() != 1)
                        .count(),
                left(numbers));
    }

    private String answeredTooEarly() {
        String number = survey.surveys.startAfterCase(survey.customer("B"), null, null);
        survey.transaction.executeWithoutResult(t -> {
            survey.rows.sent(number, survey.clock.instant());
            survey.rows.answer(new Answer(number, 10, null, null, null, null, "", "", false, survey.clock.instant()));
            // Whoever was asked just now is not asked again.
            survey.jdbc
                    .sql("UPDATE survey SET sent_at = NULL WHERE number = ?")
                    .param(number)
                    .update();
            survey.inbound.receive(number, SatisfactionSurveyProcess.ANSWERED);
        });
        return number;
    }

    private Void goOn(List<String> numbers) {
        for (String number : numbers) {
            survey.process.fire(number, "timerEvent_timeToAsk");
            onTheWay.decrementAndGet();
        }
        return null;
    }

    /** As long as cases are on the way. */
    private Void handOver() {
        while (onTheWay.get() > 0) {
            survey.inbound.handOver();
            survey.later(Duration.ofSeconds(5));
        }
        return null;
    }

    private int left(List<String> numbers) {
        return (int) survey.rows.inbound(END_OF_TIME, Integer.MAX_VALUE).stream()
                .map(SurveyRows.Inbound::survey)
                .filter(numbers::contains)
                .count();
    }
}
