package com.saleswright.redesign.replay;

import com.saleswright.redesign.Catalogue;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Expressions;
import com.saleswright.redesign.Renames;
import com.saleswright.redesign.replay.ProcessModel.Node;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is compared with what: the version that the record is of, and the version that is replayed. */
final class Plan {

    private final Map<String, ProcessModel> before;
    private final Map<String, ProcessModel> after;
    private final Renames renames;
    private final Renames back;
    private final Catalogue catalogue;

    private Plan(
            Map<String, ProcessModel> before, Map<String, ProcessModel> after, Renames renames, Catalogue catalogue) {
        this.before = before;
        this.after = after;
        this.renames = renames;
        this.back = renames.reversed();
        this.catalogue = catalogue;
    }

    /** The recorded version against itself. */
    static Plan calibration(Draft before) {
        Map<String, ProcessModel> models = ProcessModel.of(before);
        return new Plan(models, models, Renames.NONE, before.catalogue());
    }

    Plan to(Draft draft, Renames renames) {
        return new Plan(before, ProcessModel.of(draft), renames, catalogue);
    }

    Optional<Node> node(String process, String element) {
        return Optional.ofNullable(after.get(process)).flatMap(m -> m.node(element));
    }

    @Nullable
    ProcessModel model(String process) {
        return after.get(process);
    }

    /** What an element was called in the record; the suffix of a body of several instances stays. */
    String recordedId(String process, String element) {
        String id = ProcessModel.body(element);
        return back.newId(process, id) + element.substring(id.length());
    }

    /** Whether the record of this element still holds: it is of the same kind, does the same, waits for the same. */
    boolean isCovered(String process, String element) {
        Optional<Node> now = node(process, element);
        Optional<Node> then = Optional.ofNullable(before.get(process))
                .flatMap(m -> m.node(recordedId(process, ProcessModel.body(element))));
        if (now.isEmpty() || then.isEmpty()) {
            return false;
        }
        boolean sameKind = now.get().type().equals(then.get().type());
        boolean sameWork = now.get().type().equals("businessRuleTask")
                || now.get().work().equals(then.get().work());
        return sameKind && sameWork && now.get().event().equals(then.get().event());
    }

    /** Whether it is a timer that the record says nothing about, because it is new or was set otherwise. */
    boolean isOtherTimer(String process, Node node) {
        return node.timer() != null && !isCovered(process, node.id());
    }

    /** The step of the catalogue that an automatic task runs. */
    Optional<Catalogue.Step> step(String process, String element) {
        return node(process, element)
                .map(Node::work)
                .filter(Expressions::isExpression)
                .flatMap(w -> Expressions.parse(w).names().stream().findFirst())
                .map(catalogue.steps()::get)
                .filter(Objects::nonNull);
    }

    List<String> reads(String process, String element) {
        return step(process, element).map(Catalogue.Step::reads).orElse(List.of());
    }

    /** Whether going on without knowing what the step did is safe: it sets nothing. */
    boolean setsNothing(String process, String element) {
        return step(process, element)
                .filter(s -> s.writes().isEmpty() && s.errors().isEmpty())
                .isPresent();
    }

    Stream<String> elements(String process) {
        return Optional.ofNullable(after.get(process)).stream().flatMap(ProcessModel::ids);
    }

    /** What a recorded element is called now. */
    String currentId(String process, String recorded) {
        return renames.newId(process, recorded);
    }

    /** The code of the error that a recorded event caught; anything for one that catches every error. */
    Optional<String> recordedError(String process, String recorded) {
        return Optional.ofNullable(before.get(process))
                .flatMap(m -> m.node(recorded))
                .map(n -> n.code().isEmpty() ? "recorded" : n.code());
    }

    /** The variable that keeps the result of a decision. */
    Optional<String> resultOf(String process, String element) {
        return node(process, element).map(Node::result).filter(r -> !r.isEmpty());
    }

    Set<String> groups() {
        return catalogue.groups();
    }
}
