package com.saleswright.redesign;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.impl.hitpolicy.DmnHitPolicyException;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;

/**
 * Which inputs a decision table has no row for, and for which it has two.
 *
 * <p>Each input is cut where the rows' answers change: at every value that they mention, and between two of them. One
 * value stands for each piece, and the pieces of all inputs are combined as far as rows are left that could fit. Every
 * example is put to the real table in the end, and only what that confirms is told. Null is no example.
 */
public final class TableCover {

    private static final int MOST_STEPS = 200_000;
    private static final int MOST_EXAMPLES = 3;
    private static final String OTHER = "something else";
    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private final DecisionFile file;
    private final Element table;
    private final List<Element> rows;
    private final List<Column> columns = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private final List<Piece[]> chosen = new ArrayList<>();
    private int steps;
    private @Nullable DmnDecision decision;

    /** One value of an input, for all those that the same rows answer in the same way. */
    private record Piece(Object value, BitSet fitting) {}

    /**
     * @param type as the table names it
     * @param inputs places of the inputs that look up the same
     * @param pieces its values; none when its cells are not understood
     * @param certain the rows that fit whatever the value is
     */
    private record Column(String text, String type, List<Integer> inputs, List<Piece> pieces, BitSet certain) {}

    /**
     * Inputs that show a fault.
     *
     * @param inputs what they are, to read: {@code amount = 12.5}
     * @param row the row that is hit as well; empty for a gap
     * @param mentioned whether every value in it is of a kind that the table mentions
     */
    public record Example(String inputs, String row, String otherRow, boolean mentioned) {}

    private TableCover(DecisionFile file, Element table) {
        this.file = file;
        this.table = table;
        this.rows = table.children("rule");
        columns();
    }

    /** Reads a table; empty when it is not written in FEEL or has cells missing. */
    public static Optional<TableCover> of(DecisionFile file, Element table) {
        int inputs = table.children("input").size();
        boolean complete = inputs > 0
                && table.parent().filter(d -> !d.id().isEmpty()).isPresent()
                && !table.children("rule").isEmpty()
                && table.children("rule").stream()
                        .allMatch(r -> r.children("inputEntry").size() == inputs);
        return complete ? Optional.of(new TableCover(file, table)) : Optional.empty();
    }

    /** The inputs whose cells this cannot judge. */
    public List<String> unread() {
        return unread;
    }

    /** Whether there were too many combinations to look at all of them. */
    public boolean isIncomplete() {
        return steps >= MOST_STEPS;
    }

    /** Inputs that no row fits, a few of them. */
    public List<Example> gaps() {
        BitSet all = new BitSet();
        all.set(0, rows.size());
        walk(0, all, new Piece[columns.size()]);
        return chosen.stream()
                .filter(this::isGap)
                .map(pieces -> new Example(told(pieces), "", "", isMentioned(pieces)))
                .toList();
    }

    private void walk(int column, BitSet left, Piece[] pieces) {
        if (chosen.size() >= MOST_EXAMPLES || ++steps >= MOST_STEPS) {
            return;
        }
        if (left.isEmpty()) {
            Piece[] example = pieces.clone();
            for (int i = column; i < columns.size(); i++) {
                example[i] = columns.get(i).pieces().isEmpty()
                        ? null
                        : columns.get(i).pieces().get(0);
            }
            chosen.add(example);
            return;
        }
        if (column == columns.size() || isCovered(column, left)) {
            return;
        }
        Column current = columns.get(column);
        if (current.pieces().isEmpty()) {
            walk(column + 1, left, pieces);
            return;
        }
        Set<BitSet> seen = new HashSet<>();
        for (Piece piece : current.pieces()) {
            BitSet fitting = (BitSet) left.clone();
            fitting.and(piece.fitting());
            if (seen.add(fitting)) {
                pieces[column] = piece;
                walk(column + 1, fitting, pieces);
            }
        }
        pieces[column] = null;
    }

    /** Whether one row fits whatever the inputs from here on are. */
    private boolean isCovered(int column, BitSet left) {
        BitSet certain = (BitSet) left.clone();
        for (int i = column; i < columns.size() && !certain.isEmpty(); i++) {
            certain.and(columns.get(i).certain());
        }
        return !certain.isEmpty();
    }

    /** Inputs that two rows fit, where the hit policy allows one: at most one example for each row. */
    public List<Example> overlaps() {
        List<Example> overlaps = new ArrayList<>();
        for (int second = 1; second < rows.size() && overlaps.size() < MOST_EXAMPLES; second++) {
            for (int first = 0; first < second; first++) {
                Piece[] pieces = common(first, second);
                if (pieces != null && isRefused(pieces)) {
                    overlaps.add(new Example(
                            told(pieces), rows.get(first).id(), rows.get(second).id(), true));
                    break;
                }
            }
        }
        return overlaps;
    }

    private Piece @Nullable [] common(int first, int second) {
        Piece[] pieces = new Piece[columns.size()];
        for (int i = 0; i < pieces.length; i++) {
            Column column = columns.get(i);
            if (column.pieces().isEmpty()) {
                if (!column.certain().get(first) || !column.certain().get(second)) {
                    return null;
                }
                continue;
            }
            Optional<Piece> both = column.pieces().stream()
                    .filter(p -> p.fitting().get(first) && p.fitting().get(second))
                    .findFirst();
            if (both.isEmpty()) {
                return null;
            }
            pieces[i] = both.get();
        }
        return pieces;
    }

    // ---- the inputs

    private void columns() {
        List<Element> inputs = table.children("input");
        Map<String, List<Integer>> byText = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            String text = inputs.get(i)
                    .child("inputExpression")
                    .flatMap(e -> e.child("text"))
                    .map(Element::text)
                    .orElse("");
            byText.computeIfAbsent(text, t -> new ArrayList<>()).add(i);
        }
        byText.forEach((text, places) -> columns.add(column(text, places, inputs)));
    }

    private Column column(String text, List<Integer> places, List<Element> inputs) {
        List<CellTest> tests = new ArrayList<>();
        BitSet certain = new BitSet();
        boolean understood = true;
        for (int row = 0; row < rows.size(); row++) {
            List<CellTest> own = new ArrayList<>();
            for (int place : places) {
                Element cell = rows.get(row).children("inputEntry").get(place);
                Optional<CellTest> test =
                        CellReader.read(cell.child("text").map(Element::text).orElse(""));
                understood &= test.isPresent();
                own.add(test.orElse(new CellTest.Null()));
            }
            tests.add(own.size() == 1 ? own.get(0) : new CellTest.Several(own, true));
            if (own.stream().allMatch(CellTest.Any.class::isInstance)) {
                certain.set(row);
            }
        }
        Element input = inputs.get(places.get(0));
        String type = input.child("inputExpression").map(e -> e.get("typeRef")).orElse("");
        Optional<CellTest> allowed = input.child("inputValues")
                .flatMap(v -> v.child("text"))
                .map(Element::text)
                .flatMap(CellReader::read);
        List<CellTest> all = new ArrayList<>(tests);
        allowed.ifPresent(all::add);
        Set<Class<?>> types =
                all.stream().flatMap(CellTest::boundaries).map(Object::getClass).collect(Collectors.toSet());
        if (!understood || types.size() > 1) {
            unread.add(text);
            return new Column(text, type, places, List.of(), certain);
        }
        List<Piece> pieces = new ArrayList<>();
        for (Object value : values(all, type)) {
            if (allowed.isEmpty() || allowed.get().fits(value)) {
                BitSet fitting = new BitSet();
                for (int row = 0; row < tests.size(); row++) {
                    fitting.set(row, tests.get(row).fits(value));
                }
                pieces.add(new Piece(value, fitting));
            }
        }
        return new Column(text, type, places, pieces, certain);
    }

    /** One value for each piece, those that are mentioned first. */
    private static List<Object> values(List<CellTest> tests, String type) {
        TreeSet<Comparable<?>> cuts = new TreeSet<>();
        tests.stream().flatMap(CellTest::boundaries).forEach(cuts::add);
        if (type.equals("boolean") || !cuts.isEmpty() && cuts.first() instanceof Boolean) {
            return List.of(true, false);
        }
        if (cuts.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(cuts);
        if (cuts.first() instanceof String) {
            values.add(OTHER);
            return values;
        }
        boolean whole = Set.of("integer", "long").contains(type);
        Comparable<?> previous = null;
        for (Comparable<?> cut : cuts) {
            between(previous, cut, whole).ifPresent(values::add);
            previous = cut;
        }
        between(previous, null, whole).ifPresent(values::add);
        if (whole) {
            values.removeIf(v -> ((BigDecimal) v).stripTrailingZeros().scale() > 0);
        }
        return values;
    }

    /** A value between two others, the missing one being as far away as you like. */
    private static Optional<Object> between(@Nullable Comparable<?> low, @Nullable Comparable<?> high, boolean whole) {
        if (low == null) {
            return Optional.ofNullable(high).map(h -> beside(h, -1, whole));
        }
        if (high == null) {
            return Optional.ofNullable(beside(low, 1, whole));
        }
        Object value = null;
        if (low instanceof BigDecimal from && high instanceof BigDecimal to) {
            value = whole ? beside(from, 1, true) : from.add(to).divide(BigDecimal.valueOf(2));
            if (from.max((BigDecimal) value).min(to).compareTo(to) >= 0) {
                return Optional.empty();
            }
        } else if (low instanceof LocalDate from && high instanceof LocalDate to) {
            value = from.plusDays(1).isBefore(to) ? from.plusDays(1) : null;
        } else if (low instanceof LocalDateTime from && high instanceof LocalDateTime to) {
            value = from.plus(Duration.between(from, to).dividedBy(2));
        }
        return Optional.ofNullable(value);
    }

    private static @Nullable Object beside(Object value, int side, boolean whole) {
        if (value instanceof BigDecimal number) {
            BigDecimal next = number.add(BigDecimal.valueOf(side));
            return whole ? next.setScale(0, side < 0 ? RoundingMode.CEILING : RoundingMode.FLOOR) : next;
        }
        if (value instanceof LocalDate date) {
            return date.plusDays(side);
        }
        return value instanceof LocalDateTime time ? time.plusHours(side) : null;
    }

    private String told(Piece[] pieces) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < pieces.length; i++) {
            if (pieces[i] != null) {
                told.add(columns.get(i).text() + " = " + told(pieces[i].value()));
            }
        }
        return String.join(", ", told);
    }

    private static String told(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof String text ? '"' + text + '"' : value.toString();
    }

    private static boolean isMentioned(Piece[] pieces) {
        for (Piece piece : pieces) {
            if (piece != null && piece.value().equals(OTHER)) {
                return false;
            }
        }
        return true;
    }

    // ---- the real table

    private boolean isGap(Piece[] pieces) {
        try {
            return ENGINE.evaluateDecisionTable(decision(), variables(pieces)).isEmpty();
        } catch (DmnEngineException | FeelException | ModelException e) {
            return false;
        }
    }

    private boolean isRefused(Piece[] pieces) {
        try {
            ENGINE.evaluateDecisionTable(decision(), variables(pieces));
            return false;
        } catch (DmnHitPolicyException e) {
            return true;
        } catch (DmnEngineException | FeelException | ModelException e) {
            return false;
        }
    }

    private Map<String, Object> variables(Piece[] pieces) {
        Map<String, Object> variables = new HashMap<>();
        for (int i = 0; i < pieces.length; i++) {
            Column column = columns.get(i);
            Object value = pieces[i] == null ? null : engineValue(pieces[i].value(), column.type());
            column.inputs().forEach(place -> variables.put("in" + place, value));
        }
        return variables;
    }

    private static Object engineValue(Object value, String type) {
        if (value instanceof BigDecimal number) {
            return number.scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0
                    ? (Object) number.longValue()
                    : (Object) number.doubleValue();
        }
        // For inputs of this type the engine takes nothing else.
        if (type.equals("date") && value instanceof LocalDate date) {
            return Date.from(date.atStartOfDay(ZoneId.systemDefault()).toInstant());
        }
        if (type.equals("date") && value instanceof LocalDateTime time) {
            return Date.from(time.atZone(ZoneId.systemDefault()).toInstant());
        }
        return value;
    }

    /** The table itself, with a variable of its own for each input, so that examples need not be worked backwards. */
    private DmnDecision decision() {
        DmnDecision known = decision;
        if (known == null) {
            DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(file.xml()));
            String id = table.parent().map(Element::id).orElse("");
            Decision own = model.getModelElementById(id);
            own.getInformationRequirements().clear();
            List<Input> inputs = new ArrayList<>(((DecisionTable) own.getExpression()).getInputs());
            for (int i = 0; i < inputs.size(); i++) {
                InputExpression expression = inputs.get(i).getInputExpression();
                Text text = model.newInstance(Text.class);
                text.setTextContent("in" + i);
                expression.setText(text);
            }
            known = ENGINE.parseDecision(id, model);
            decision = known;
        }
        return known;
    }
}
