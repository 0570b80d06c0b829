package com.saleswright.redesign;

import camundajar.impl.scala.collection.immutable.List;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Optional;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ArithmeticNegation;
import org.camunda.feel.syntaxtree.AtLeastOne;
import org.camunda.feel.syntaxtree.ClosedConstRangeBoundary;
import org.camunda.feel.syntaxtree.Conjunction;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstDate;
import org.camunda.feel.syntaxtree.ConstInputValue$;
import org.camunda.feel.syntaxtree.ConstList;
import org.camunda.feel.syntaxtree.ConstLocalDateTime;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstRange;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Disjunction;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.GreaterOrEqual;
import org.camunda.feel.syntaxtree.GreaterThan;
import org.camunda.feel.syntaxtree.In;
import org.camunda.feel.syntaxtree.InputEqualTo;
import org.camunda.feel.syntaxtree.InputGreaterOrEqual;
import org.camunda.feel.syntaxtree.InputGreaterThan;
import org.camunda.feel.syntaxtree.InputInRange;
import org.camunda.feel.syntaxtree.InputLessOrEqual;
import org.camunda.feel.syntaxtree.InputLessThan;
import org.camunda.feel.syntaxtree.LessOrEqual;
import org.camunda.feel.syntaxtree.LessThan;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.UnaryTestExpression;

/** Understands the cells of decision tables, as the engine has parsed them; what it does not know it says nothing of. */
final class CellReader {

    private CellReader() {}

    /** What the cell asks; empty when it asks more than this can tell. */
    static Optional<CellTest> read(String cell) {
        if (cell.isBlank() || cell.strip().equals("-")) {
            return Optional.of(new CellTest.Any());
        }
        ParseResult parsed = Feel.parsedTest(cell);
        return parsed.isSuccess() ? test(parsed.parsedExpression().expression()) : Optional.empty();
    }

    private static Optional<CellTest> test(Exp exp) {
        if (exp instanceof InputEqualTo equal) {
            return exactly(equal.x());
        } else if (exp instanceof InputLessThan less) {
            return value(less.x()).map(v -> below(v, false));
        } else if (exp instanceof InputLessOrEqual less) {
            return value(less.x()).map(v -> below(v, true));
        } else if (exp instanceof InputGreaterThan greater) {
            return value(greater.x()).map(v -> above(v, false));
        } else if (exp instanceof InputGreaterOrEqual greater) {
            return value(greater.x()).map(v -> above(v, true));
        } else if (exp instanceof InputInRange in) {
            return range(in.range());
        } else if (exp instanceof AtLeastOne several) {
            return several(several.xs(), false);
        } else if (exp instanceof Not not) {
            return test(not.x()).map(CellTest.Not::new);
        } else if (exp instanceof UnaryTestExpression unary) {
            return question(unary.exp());
        }
        return Optional.empty();
    }

    /** An expression that is the value wanted, or that asks about the input by its question mark. */
    private static Optional<CellTest> question(Exp exp) {
        if (exp instanceof GreaterThan is && isInput(is.x())) {
            return value(is.y()).map(v -> above(v, false));
        } else if (exp instanceof GreaterOrEqual is && isInput(is.x())) {
            return value(is.y()).map(v -> above(v, true));
        } else if (exp instanceof LessThan is && isInput(is.x())) {
            return value(is.y()).map(v -> below(v, false));
        } else if (exp instanceof LessOrEqual is && isInput(is.x())) {
            return value(is.y()).map(v -> below(v, true));
        } else if (exp instanceof Equal is && isInput(is.x())) {
            return exactly(is.y());
        } else if (exp instanceof In in && isInput(in.x())) {
            return test(in.test());
        } else if (exp instanceof Conjunction both) {
            return both(both.x(), both.y(), true);
        } else if (exp instanceof Disjunction either) {
            return both(either.x(), either.y(), false);
        } else if (exp instanceof ConstList list) {
            return several(list.items(), false);
        }
        return exactly(exp);
    }

    private static boolean isInput(Exp exp) {
        return exp.equals(ConstInputValue$.MODULE$);
    }

    private static boolean isNull(Exp exp) {
        return exp.equals(ConstNull$.MODULE$);
    }

    private static Optional<CellTest> both(Exp one, Exp other, boolean all) {
        return question(one).flatMap(a -> question(other).map(b -> new CellTest.Several(java.util.List.of(a, b), all)));
    }

    private static Optional<CellTest> several(List<Exp> tests, boolean all) {
        java.util.List<CellTest> read = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            Exp exp = tests.apply(i);
            Optional<CellTest> test = test(exp);
            if (test.isEmpty()) {
                test = exactly(exp);
            }
            if (test.isEmpty()) {
                return Optional.empty();
            }
            read.add(test.get());
        }
        return Optional.of(new CellTest.Several(read, all));
    }

    private static Optional<CellTest> range(ConstRange range) {
        Optional<Comparable<?>> low = value(range.start().value());
        Optional<Comparable<?>> high = value(range.end().value());
        return low.flatMap(l -> high.map(h -> new CellTest.Between(
                l,
                range.start() instanceof ClosedConstRangeBoundary,
                h,
                range.end() instanceof ClosedConstRangeBoundary)));
    }

    private static Optional<CellTest> exactly(Exp exp) {
        return isNull(exp) ? Optional.of(new CellTest.Null()) : value(exp).map(CellTest.Between::exactly);
    }

    private static CellTest below(Comparable<?> limit, boolean itself) {
        return new CellTest.Between(null, false, limit, itself);
    }

    private static CellTest above(Comparable<?> limit, boolean itself) {
        return new CellTest.Between(limit, itself, null, false);
    }

    private static Optional<Comparable<?>> value(Exp exp) {
        if (exp instanceof ConstNumber number) {
            return Optional.of(new BigDecimal(number.value().toString()).stripTrailingZeros());
        } else if (exp instanceof ArithmeticNegation minus) {
            return value(minus.x()).filter(BigDecimal.class::isInstance).map(v -> ((BigDecimal) v).negate());
        } else if (exp instanceof ConstString text) {
            return Optional.of(text.value());
        } else if (exp instanceof ConstBool flag) {
            return Optional.of(flag.value());
        } else if (exp instanceof ConstDate date) {
            return Optional.of(date.value());
        } else if (exp instanceof ConstLocalDateTime time) {
            return Optional.of(time.value());
        }
        return Optional.empty();
    }
}
