package com.saleswright.redesign;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A cell of a decision table, as a question about one value. Values are numbers, texts, booleans, dates and times. */
sealed interface CellTest {

    /** Whether a value fits; a value of another type fits nothing. */
    boolean fits(Object value);

    /** The values where its answer may change. */
    Stream<Comparable<?>> boundaries();

    /** A dash, or nothing: every value fits. */
    record Any() implements CellTest {

        @Override
        public boolean fits(Object value) {
            return true;
        }

        @Override
        public Stream<Comparable<?>> boundaries() {
            return Stream.empty();
        }
    }

    /** Between two values, either of which may be missing. */
    record Between(@Nullable Comparable<?> low, boolean lowFits, @Nullable Comparable<?> high, boolean highFits)
            implements CellTest {

        static Between exactly(Comparable<?> value) {
            return new Between(value, true, value, true);
        }

        @Override
        public boolean fits(Object value) {
            return holds(value, low, lowFits, 1) && holds(value, high, highFits, -1);
        }

        @SuppressWarnings("unchecked") // compared only when both are of one class
        private static boolean holds(Object value, @Nullable Comparable<?> limit, boolean itself, int side) {
            if (limit == null) {
                return true;
            }
            if (!limit.getClass().equals(value.getClass())) {
                return false;
            }
            int compared = ((Comparable<Object>) value).compareTo(limit);
            return compared == 0 ? itself : Integer.signum(compared) == side;
        }

        @Override
        public Stream<Comparable<?>> boundaries() {
            return Stream.of(low, high).flatMap(Stream::ofNullable);
        }
    }

    /** What no value fits that is not null. */
    record Null() implements CellTest {

        @Override
        public boolean fits(Object value) {
            return false;
        }

        @Override
        public Stream<Comparable<?>> boundaries() {
            return Stream.empty();
        }
    }

    /** Any of several, or all of them. */
    record Several(List<CellTest> tests, boolean all) implements CellTest {

        @Override
        public boolean fits(Object value) {
            return all
                    ? tests.stream().allMatch(t -> t.fits(value))
                    : tests.stream().anyMatch(t -> t.fits(value));
        }

        @Override
        public Stream<Comparable<?>> boundaries() {
            return tests.stream().flatMap(CellTest::boundaries);
        }
    }

    /** The opposite. */
    record Not(CellTest test) implements CellTest {

        @Override
        public boolean fits(Object value) {
            return !test.fits(value);
        }

        @Override
        public Stream<Comparable<?>> boundaries() {
            return test.boundaries();
        }
    }
}
