package com.saleswright.approvals;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says what happens to whoever keeps a timeline, and keeps proof of what was decided. */
@Component
class Journal {

    private final Evidence evidence;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Journal(Evidence evidence, ApplicationEventPublisher events, Clock clock) {
        this.evidence = evidence;
        this.events = events;
        this.clock = clock;
    }

    /** The current time, as exact as every database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    void tell(Chain chain, String kind, String actor, String text) {
        events.publishEvent(new ApprovalEvent(chain.businessKey(), kind, actor, text, now()));
    }

    /** A decision about a seat, by a person or by a rule. */
    void prove(
            Chain chain, Seat seat, String kind, String actor, String reason, List<Condition> conditions, Turn turn) {
        Map<String, Object> facts = facts(chain, kind, actor, reason);
        facts.put("seat", seat.id());
        facts.put("stage", seat.stage());
        facts.put("role", seat.role());
        facts.put("rules", seat.reasons().stream().map(Reason::rule).toList());
        facts.put("conditions", conditions);
        facts.put("why", turn.why());
        put(facts, "onBehalfOf", turn.onBehalfOf());
        evidence.add(chain.businessKey(), facts);
    }

    /** A seat that needed nobody. */
    void prove(Chain chain, Seat seat, String kind, String reason) {
        Map<String, Object> facts = facts(chain, kind, ApprovalEvent.SYSTEM, reason);
        facts.put("seat", seat.id());
        facts.put("stage", seat.stage());
        facts.put("role", seat.role());
        facts.put("rules", seat.reasons().stream().map(Reason::rule).toList());
        put(facts, "basis", seat.basis());
        evidence.add(chain.businessKey(), facts);
    }

    /** A decision about the whole chain. */
    void prove(Chain chain, String kind, String actor, String reason) {
        evidence.add(chain.businessKey(), facts(chain, kind, actor, reason));
    }

    private Map<String, Object> facts(Chain chain, String kind, String actor, String reason) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("at", now().toString());
        facts.put("kind", kind);
        facts.put("actor", actor);
        facts.put("reason", reason);
        facts.put("chain", chain.id());
        facts.put("round", chain.round());
        facts.put("snapshotHash", chain.snapshotHash());
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
