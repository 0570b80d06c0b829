package com.saleswright.surveys;

import com.saleswright.customers.Customers;
import com.saleswright.people.Employee;
import com.saleswright.people.Office;
import com.saleswright.people.People;
import com.saleswright.surveys.Results.Dimension;
import com.saleswright.surveys.Results.Figures;
import com.saleswright.surveys.Results.Line;
import com.saleswright.surveys.Results.Own;
import com.saleswright.surveys.ResultsRows.Comment;
import com.saleswright.surveys.ResultsRows.Group;
import com.saleswright.surveys.ResultsRows.Kind;
import com.saleswright.surveys.ResultsRows.Rated;
import com.saleswright.surveys.ResultsRows.Rating;
import com.saleswright.surveys.ResultsRows.Score;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells what customers answer, to each person as far as they may know.
 *
 * <p>Customer success, sales managers, directors and vice presidents, and compliance see figures of the whole company.
 * Sales reps see them too, and what is said about them, but search no words. Reps and compliance choose whole months.
 *
 * <ul>
 *   <li>Nobody sees single answers about themselves. Surveys about the viewer are left out of all figures and lists;
 *       what is said about them is told apart, by complete fives in the order in which they came, whatever the period.
 *   <li>Figures about one person need five answers, and a viewer who may know: customer success, directors and vice
 *       presidents about everybody, managers about those below them. Figures of fewer than five answers about several
 *       people are for customer success, directors and vice presidents. What is left of a table when the others are
 *       subtracted is never fewer than five.
 *   <li>Answers are read by customer success and vice presidents, and by managers and directors if they are about
 *       people below them or about nobody. Those whose words point to misconduct are read by customer success and
 *       compliance only. A search in words finds what its viewer may read.
 * </ul>
 */
@Component
@Transactional(readOnly = true)
public class SurveyResults {

    /** Fewer answers say more about who answered than about the person. */
    private static final int ENOUGH_ANSWERS = 5;

    private static final int MOST_COMMENTS = 5_000;
    /** More are fetched in parts, to name their customers. */
    private static final int PART = 500;

    private static final List<String> DIMENSIONS = List.of("Product", "Service", "Sales person", "Delivery");
    private static final int SALES_PERSON = 2;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

    private final ResultsRows rows;
    private final People people;
    private final Customers customers;
    private final Clock clock;

    SurveyResults(ResultsRows rows, People people, Customers customers, Clock clock) {
        this.rows = rows;
        this.people = people;
        this.customers = customers;
        this.clock = clock;
    }

    /** Who looks at what there is. One of them serves a whole page. */
    public final class View {

        private final ResultsViewer viewer;
        private final Map<String, String> names;
        private final Map<String, String> offices;
        private final ResultsRows.Choices known;

        private View(String user) {
            List<Employee> everybody = people.all();
            viewer = ResultsViewer.of(user, everybody);
            names = everybody.stream().collect(Collectors.toMap(Employee::userId, Employee::name));
            offices = people.offices().stream().collect(Collectors.toMap(Office::id, Office::name));
            known = rows.choices();
        }

        /** What the viewer may choose in the filter. */
        public Results.Choices choices() {
            return new Results.Choices(
                    chosen(known.campaigns().keySet(), known.campaigns()),
                    chosen(offices.keySet(), offices),
                    known.products().stream().map(p -> new Results.Choice(p, p)).toList(),
                    chosen(known.reps().stream().filter(viewer::sees).toList(), names),
                    viewer.reads());
        }

        private List<Results.Choice> chosen(Iterable<String> keys, Map<String, String> labels) {
            List<Results.Choice> choices = new ArrayList<>();
            keys.forEach(key -> choices.add(new Results.Choice(key, labels.getOrDefault(key, key))));
            choices.sort(Comparator.comparing(Results.Choice::label));
            return choices;
        }

        private String label(Kind kind, @Nullable String key) {
            if (key == null) {
                return kind == Kind.CAMPAIGN ? "none" : "not known";
            }
            return switch (kind) {
                case REGION -> offices.getOrDefault(key, key);
                case CAMPAIGN -> known.campaigns().getOrDefault(key, key);
                case REP -> names.getOrDefault(key, key);
                case TRIGGER -> Trigger.valueOf(key).text();
                default -> key;
            };
        }
    }

    /** Three statements. */
    public View view(String user) {
        return new View(user);
    }

    /** The last day of a period that nobody has chosen; it begins a year before. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }

    /** Five statements at most, however many surveys there are. The filter must be within the choices of the viewer. */
    public Results results(ResultsFilter wanted, View view) {
        ResultsViewer viewer = view.viewer;
        ResultsFilter filter = viewer.choosesDays() ? wanted : wanted.wholeMonths();
        int months = filter.quarterly() ? 3 : 1;
        Map<Kind, List<Group>> groups =
                rows.groups(filter, viewer, months).stream().collect(Collectors.groupingBy(Group::kind));
        Group total = Objects.requireNonNull(groups.get(Kind.TOTAL)).get(0);
        boolean shown = isShown(total, viewer);
        List<Score> scores = shown ? rows.scores(filter, viewer) : List.of();
        long readable = viewer.reads() ? rows.count(filter, viewer) : 0;
        return new Results(
                filter,
                shown ? figures(total) : null,
                shown ? distribution(scores) : List.of(),
                shown ? dimensions(scores, total, viewer) : List.of(),
                shown ? trend(groups.getOrDefault(Kind.PERIOD, List.of()), viewer, months) : List.of(),
                shown ? tables(groups, view) : List.of(),
                own(filter, viewer),
                readable == 0
                        ? List.of()
                        : Themes.of(rows.comments(filter, viewer, MOST_COMMENTS), said -> isShown(said, viewer)),
                readable,
                !viewer.choosesDays());
    }

    /** Answers that the viewer may read, newest first. @param page from 0 */
    public Page<ReadAnswer> answers(ResultsFilter filter, View view, int page, int size) {
        List<ReadAnswer> found;
        try (Stream<ReadAnswer> answers = rows.answers(filter, view.viewer, (long) page * size, size)) {
            found = named(answers.toList());
        }
        return new PageImpl<>(found, PageRequest.of(page, size), rows.count(filter, view.viewer));
    }

    /** Hands over one by one all answers that the viewer may read, newest first. */
    public void eachAnswer(ResultsFilter filter, View view, Consumer<ReadAnswer> reader) {
        try (Stream<ReadAnswer> answers = rows.answers(filter, view.viewer, 0, Integer.MAX_VALUE)) {
            List<ReadAnswer> part = new ArrayList<>();
            for (Iterator<ReadAnswer> rest = answers.iterator(); rest.hasNext(); ) {
                part.add(rest.next());
                if (part.size() == PART || !rest.hasNext()) {
                    named(part).forEach(reader);
                    part.clear();
                }
            }
        }
    }

    private List<ReadAnswer> named(List<ReadAnswer> answers) {
        Map<Long, String> names = customers.names(
                answers.stream().map(ReadAnswer::customerId).distinct().toList());
        return answers.stream()
                .map(a -> a.of(names.getOrDefault(a.customerId(), "")))
                .toList();
    }

    private static boolean isShown(Group group, ResultsViewer viewer) {
        return isShown(group.nps().answers(), group.rated(), viewer);
    }

    private static boolean isShown(List<Comment> said, ResultsViewer viewer) {
        Set<String> reps =
                said.stream().map(Comment::rep).filter(Objects::nonNull).collect(Collectors.toSet());
        return isShown(
                said.size(), new Rated(reps.size(), reps.stream().findFirst().orElse(null)), viewer);
    }

    private static boolean isShown(long answers, Rated rated, ResultsViewer viewer) {
        if (answers == 0) {
            return true;
        }
        boolean enough = answers >= ENOUGH_ANSWERS;
        String one = rated.one();
        return rated.people() == 1 && one != null ? enough && viewer.sees(one) : enough || viewer.seesEverybody();
    }

    private static Figures figures(Group group) {
        return new Figures(group.sent(), group.bounced(), group.nps());
    }

    /** Those to show. None can be found out by subtracting the others from the total. */
    private static Set<Group> shown(List<Group> groups, ResultsViewer viewer) {
        List<Group> shown =
                new ArrayList<>(groups.stream().filter(g -> isShown(g, viewer)).toList());
        shown.sort(Comparator.comparingLong((Group g) -> g.nps().answers()));
        long hidden = groups.stream()
                .filter(g -> !shown.contains(g))
                .mapToLong(g -> g.nps().answers())
                .sum();
        Iterator<Group> smallest = shown.iterator();
        while (hidden > 0 && hidden < ENOUGH_ANSWERS && smallest.hasNext()) {
            hidden += smallest.next().nps().answers();
            smallest.remove();
        }
        return new HashSet<>(shown);
    }

    private static List<Long> distribution(List<Score> scores) {
        Map<Integer, Long> counts = scores.stream().collect(Collectors.toMap(Score::score, Score::answers));
        return IntStream.rangeClosed(0, 10)
                .mapToObj(score -> counts.getOrDefault(score, 0L))
                .toList();
    }

    private static List<Dimension> dimensions(List<Score> scores, Group total, ResultsViewer viewer) {
        return IntStream.range(0, DIMENSIONS.size())
                .mapToObj(i -> {
                    long[] sums = new long[3];
                    for (Score score : scores) {
                        for (int j = 0; j < sums.length; j++) {
                            sums[j] += score.marks().get(i)[j];
                        }
                    }
                    return i == SALES_PERSON && (sums[0] < ENOUGH_ANSWERS || !isShown(sums[0], total.marked(), viewer))
                            ? new Dimension(DIMENSIONS.get(i), null, null, null)
                            : dimension(DIMENSIONS.get(i), sums[0], sums[1], sums[2]);
                })
                .toList();
    }

    private static Dimension dimension(String label, long answers, long sum, long satisfied) {
        return answers == 0
                ? new Dimension(label, 0L, null, null)
                : new Dimension(label, answers, (double) sum / answers, new Share(satisfied, answers));
    }

    private static List<Line> trend(List<Group> groups, ResultsViewer viewer, int months) {
        Map<Integer, Group> periods = groups.stream()
                .collect(Collectors.toMap(g -> Integer.valueOf(Objects.requireNonNull(g.name())), Function.identity()));
        if (periods.isEmpty()) {
            return List.of();
        }
        Set<Group> shown = shown(groups, viewer);
        int first = periods.keySet().stream().min(Comparator.naturalOrder()).orElseThrow();
        int last = periods.keySet().stream().max(Comparator.naturalOrder()).orElseThrow();
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> {
                    Group group = periods.get(i);
                    return new Line(
                            String.valueOf(i),
                            period(i, months),
                            group == null
                                    ? new Figures(0, 0, new Nps(0, 0, 0))
                                    : shown.contains(group) ? figures(group) : null);
                })
                .toList();
    }

    private static String period(int number, int months) {
        int month = number * months;
        return months == 3
                ? "Q%d %d".formatted(month % 12 / 3 + 1, month / 12)
                : YearMonth.of(month / 12, month % 12 + 1).format(MONTH);
    }

    private static List<Results.Table> tables(Map<Kind, List<Group>> groups, View view) {
        return Stream.of(
                        table(Kind.CUSTOMER_CLASS, "customerClass", "Customer class", groups, view),
                        table(Kind.REGION, "region", "Region", groups, view),
                        table(Kind.PRODUCT, "product", "Product", groups, view),
                        table(Kind.TRIGGER, "trigger", "Asked because", groups, view),
                        table(Kind.CAMPAIGN, "campaign", "Campaign", groups, view),
                        table(Kind.REP, "rep", "Sales person", groups, view))
                .filter(table -> !table.lines().isEmpty())
                .toList();
    }

    private static Results.Table table(
            Kind kind, String field, String heading, Map<Kind, List<Group>> groups, View view) {
        List<Group> all = groups.getOrDefault(kind, List.of());
        Set<Group> shown = shown(all, view.viewer);
        return new Results.Table(
                field,
                heading,
                all.stream()
                        .filter(g -> kind != Kind.REP || (g.name() != null && view.viewer.sees(g.name())))
                        .map(g -> new Line(
                                Objects.requireNonNullElse(g.name(), ""),
                                view.label(kind, g.name()),
                                shown.contains(g) ? figures(g) : null))
                        .sorted(Comparator.comparing((Line line) -> line.key().isEmpty())
                                .thenComparing(Line::label))
                        .toList());
    }

    private @Nullable Own own(ResultsFilter filter, ResultsViewer viewer) {
        List<Rating> all = rows.about(viewer.userId());
        if (all.isEmpty()) {
            return null;
        }
        List<Integer> scores = fives(all, filter).stream().map(Rating::score).toList();
        List<Integer> marks = fives(all.stream().filter(r -> r.mark() != null).toList(), filter).stream()
                .map(r -> Objects.requireNonNull(r.mark()))
                .toList();
        return new Own(
                scores.isEmpty() ? null : Nps.of(scores),
                marks.isEmpty()
                        ? null
                        : dimension(
                                DIMENSIONS.get(SALES_PERSON),
                                marks.size(),
                                marks.stream().mapToInt(Integer::intValue).sum(),
                                marks.stream().filter(m -> m >= 4).count()));
    }

    /** Each five of all answers belongs wholly to the day on which it became complete, or is not told yet. */
    private static List<Rating> fives(List<Rating> all, ResultsFilter filter) {
        List<Rating> told = new ArrayList<>();
        for (int i = ENOUGH_ANSWERS; i <= all.size(); i += ENOUGH_ANSWERS) {
            LocalDate day = LocalDate.ofInstant(all.get(i - 1).at(), ZoneOffset.UTC);
            if (!day.isBefore(filter.from()) && !day.isAfter(filter.to())) {
                told.addAll(all.subList(i - ENOUGH_ANSWERS, i));
            }
        }
        return told;
    }
}
