package com.saleswright.approvals;

import com.saleswright.engine.FormContext;
import com.saleswright.engine.FormHandler;
import com.saleswright.engine.FormRejected;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the decision forms of all capabilities have in common. Fields: {@code decision}, {@code reason}, {@code comment}
 * and {@code addedApprover}. Shown: {@code subject}, {@code businessKey}, {@code round}, {@code requesterName},
 * {@code whyText}, {@code reasonsText}, the tables {@code figures} (label, text), {@code changes} (label, before, after)
 * and {@code decisions} (who, what, why, when), and the options {@code colleagues}. A capability adds what it knows about
 * the case, and its own condition fields.
 */
public abstract class DecisionForm implements FormHandler {

    /** approve, approveWithConditions, sendBack, reject, addBefore, addAfter. */
    protected static final String DECISION = "decision";

    protected static final String REASON = "reason";
    protected static final String ADDED_APPROVER = "addedApprover";

    /** What an approver may say beside a plain approval, which needs no reason. */
    protected static final String COMMENT = "comment";

    private final Approvals approvals;

    protected DecisionForm(Approvals approvals) {
        this.approvals = approvals;
    }

    /** Keys of the fields with which this form states conditions. */
    protected Set<String> conditionFields() {
        return Set.of();
    }

    /** The conditions that the submitted values state; a field left empty states none. */
    protected List<Condition> conditions(Map<String, Object> values) {
        return List.of();
    }

    /** What the form shows about the case, beyond the approval itself. It may replace what is shown about that. */
    protected Map<String, Object> about(SeatView seat) {
        return Map.of();
    }

    @Override
    public final Set<String> fields() {
        Set<String> fields = new HashSet<>(Set.of(DECISION, REASON, COMMENT, ADDED_APPROVER));
        fields.addAll(conditionFields());
        return Set.copyOf(fields);
    }

    @Override
    public final Set<String> facts(String formId) {
        return Decided.FACTS;
    }

    @Override
    public final Map<String, Object> show(FormContext form) {
        Approvals.Asked asked = approvals.asked(seatOf(form));
        SeatView seat = asked.seat();
        Map<String, Object> shown = new HashMap<>(DecisionFormTables.of(seat, approvals.zoneOf(form.user())));
        shown.put(
                "colleagues",
                asked.colleagues().stream().map(DecisionFormTables::option).toList());
        shown.putAll(about(seat));
        return shown;
    }

    @Override
    public final Map<String, Object> take(FormContext form, Map<String, Object> values) {
        Decision.Kind kind = kindOf(String.valueOf(values.get(DECISION)));
        Decision decision = new Decision(
                kind,
                text(values, kind == Decision.Kind.APPROVE ? COMMENT : REASON),
                kind == Decision.Kind.APPROVE_WITH_CONDITIONS ? conditions(values) : List.of(),
                kind.adds() ? emptyToNull(text(values, ADDED_APPROVER)) : null);
        try {
            return approvals.decide(seatOf(form), form.user(), decision).facts();
        } catch (DecisionRefused refused) {
            throw new FormRejected(refused.field(), text(values, refused.field()), refused.reason());
        }
    }

    private static Decision.Kind kindOf(String value) {
        for (Decision.Kind kind : Decision.Kind.values()) {
            if (optionOf(kind).equals(value)) {
                return kind;
            }
        }
        throw new FormRejected(DECISION, value, "Choose one of the decisions that the form offers.");
    }

    /** The value of the form's option for a kind of decision: approveWithConditions. */
    static String optionOf(Decision.Kind kind) {
        String[] words = kind.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder option = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            option.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return option.toString();
    }

    private static long seatOf(FormContext form) {
        Long seat = form.variable(ApprovalChainProcess.SEAT);
        if (seat == null) {
            throw new IllegalStateException(
                    "The task of form " + form.formId() + " has no variable " + ApprovalChainProcess.SEAT.name());
        }
        return seat;
    }

    private static String text(Map<String, Object> values, String key) {
        Object value = values.get(key);
        return value == null ? "" : value.toString();
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
