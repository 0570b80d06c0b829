package com.saleswright.redesign.rules;

import com.saleswright.engine.LoopLimit;
import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Expressions;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A loop that goes round a fixed number of times does so as often as a case may, loops around it included. */
@Component
class LoopTooLong implements Rule {

    private final BigInteger limit;

    /** @param limit the application's; none where only files are at hand */
    LoopTooLong(@Value(LoopLimit.SETTING) @Nullable Integer limit) {
        this.limit = BigInteger.valueOf(Objects.requireNonNullElse(limit, LoopLimit.DEFAULT));
    }

    @Override
    public String prevents() {
        return "A loop that would make more instances than are allowed, or whose number is none, stops every case that gets"
                + " there.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element node : diagram.nodes()) {
            Optional<String> number = number(node);
            if (number.isPresent() && !isWhole(number.get())) {
                report.error(
                        node.id(),
                        "The number of turns of its loop is '%s'.".formatted(number.get()),
                        "Write a whole number, for example 3.");
            } else if (number.isPresent() && turns(node).compareTo(limit) > 0) {
                report.error(
                        node.id(),
                        "Its loop makes %,d instances, with those around it, and at most %,d are allowed."
                                .formatted(turns(node), limit),
                        "Let it go round less often, or loop over a list of what there is to do.");
            }
        }
    }

    private static BigInteger turns(Element node) {
        BigInteger turns = BigInteger.ONE;
        for (Optional<Element> e = Optional.of(node); e.isPresent(); e = e.get().parent()) {
            turns = number(e.get())
                    .filter(LoopTooLong::isWhole)
                    .map(BigInteger::new)
                    .orElse(BigInteger.ONE)
                    .multiply(turns);
        }
        return turns;
    }

    private static Optional<String> number(Element node) {
        return node.child("multiInstanceLoopCharacteristics")
                .flatMap(m -> m.child("loopCardinality"))
                .map(Element::text)
                .filter(t -> !Expressions.isExpression(t));
    }

    private static boolean isWhole(String number) {
        return number.matches("\\d{1,18}");
    }
}
