package com.saleswright.signing;

import com.saleswright.engine.Hands;
import com.saleswright.engine.Sends;
import com.saleswright.engine.Variable;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The names of signing-envelope, and what we tell it.
 *
 * <p>It speaks to the engine for the application: signers have no login, and who of the staff may do what has been
 * checked by then.
 */
@Component
@Hands(to = SigningEnvelopeProcess.DECLINED, value = "envelopeOutcome")
@Hands(to = SigningEnvelopeProcess.VOIDED, value = "envelopeOutcome")
@Sends({
    SigningEnvelopeProcess.SIGNED,
    SigningEnvelopeProcess.HANDED_OVER,
    SigningEnvelopeProcess.MAIL_BOUNCED,
    SigningEnvelopeProcess.SIGNER_LEFT,
    SigningEnvelopeProcess.EXTENDED,
    SigningEnvelopeProcess.DECLINED,
    SigningEnvelopeProcess.VOIDED
})
public class SigningEnvelopeProcess {

    public static final String PROCESS = "signing-envelope";
    public static final String CORRECT_SIGNER = "userTask_correctSigner";
    public static final String DECIDE_EXPIRED = "userTask_decideExpired";
    /** Error: the document is not what was frozen. */
    public static final String DOCUMENT_ALTERED = "documentAltered";

    /** In: number of the envelope. */
    public static final Variable<String> ENVELOPE_ID = Variable.text("envelopeId");
    /** Out: {@link Outcome}. */
    public static final Variable<String> OUTCOME = Variable.text("envelopeOutcome");
    /** How many signers of the group are to be asked. */
    public static final Variable<Integer> SIGNERS_TO_ASK = new Variable<>("signersToAsk", Integer.class);
    /** Until when they may sign. */
    public static final Variable<Date> EXPIRES_AT = new Variable<>("expiresAt", Date.class);
    /** The signer that a link or a correction is about. */
    public static final Variable<Long> SIGNER = new Variable<>("signer", Long.class);
    /** Whether the signer was sent a link. */
    public static final Variable<Boolean> SIGNER_REACHABLE = Variable.flag("signerReachable");
    /** Who answers for the envelope. */
    public static final Variable<String> OWNER = Variable.text("owner");
    /** What becomes of an expired envelope: extend, resend, void or giveUp. */
    public static final Variable<String> EXPIRY_DECISION = Variable.text("expiryDecision");

    /** The values of {@link #OUTCOME}. */
    public enum Outcome {
        signed,
        declined,
        expired,
        voided
    }

    static final String SIGNED = "signing.signed";
    static final String HANDED_OVER = "signing.handedOver";
    static final String MAIL_BOUNCED = "signing.mailBounced";
    static final String SIGNER_LEFT = "signing.signerLeft";
    static final String EXTENDED = "signing.extended";
    static final String DECLINED = "signing.declined";
    static final String VOIDED = "signing.voided";

    private final RuntimeService cases;
    private final TaskService tasks;
    private final FormService forms;
    private final IdentityService identity;

    SigningEnvelopeProcess(RuntimeService cases, TaskService tasks, FormService forms, IdentityService identity) {
        this.cases = cases;
        this.tasks = tasks;
        this.forms = forms;
        this.identity = identity;
    }

    /** What came of telling the process something. */
    enum Told {
        DONE,
        /** It is on its way to where it listens: tell it again later. */
        NOT_YET,
        /** It has ended, and nobody needs to know any more. */
        GONE
    }

    /**
     * Tells the process something.
     *
     * @param signer whom it concerns; null for the envelope as a whole
     * @param outcome how the envelope has ended by that; null when it goes on
     */
    Told tell(String processInstance, String message, @Nullable Long signer, @Nullable Outcome outcome) {
        return asApplication(() -> {
            if (cases.createProcessInstanceQuery()
                            .processInstanceId(processInstance)
                            .count()
                    == 0) {
                return Told.GONE;
            }
            Optional<Execution> listening = cases
                    .createExecutionQuery()
                    .processInstanceId(processInstance)
                    .messageEventSubscriptionName(message)
                    .list()
                    .stream()
                    .filter(e -> signer == null || signer.equals(cases.getVariable(e.getId(), SIGNER.name())))
                    .findFirst();
            if (listening.isEmpty()) {
                return Told.NOT_YET;
            }
            if (outcome != null) {
                cases.setVariable(processInstance, OUTCOME.name(), outcome.name());
            }
            cases.messageEventReceived(message, listening.get().getId());
            return Told.DONE;
        });
    }

    /**
     * Completes the owner's task to correct a signer, by its form.
     *
     * @return false when there is no such task
     */
    boolean correct(String processInstance, long signer, String by, Map<String, Object> values) {
        Optional<String> task = asApplication(() -> tasksOf(processInstance).stream()
                .filter(t -> t.getTaskDefinitionKey().equals(CORRECT_SIGNER))
                .map(Task::getId)
                .filter(t -> Long.valueOf(signer).equals(tasks.getVariable(t, SIGNER.name())))
                .findFirst());
        task.ifPresent(t -> as(by, () -> {
            forms.submitTaskForm(t, values);
            return t;
        }));
        return task.isPresent();
    }

    /**
     * Completes the owner's task about the expired envelope, by its form.
     *
     * @return false when there is no such task
     */
    boolean decideExpired(String processInstance, String by, Map<String, Object> values) {
        Optional<String> task = asApplication(() -> tasksOf(processInstance).stream()
                .filter(t -> t.getTaskDefinitionKey().equals(DECIDE_EXPIRED))
                .map(Task::getId)
                .findFirst());
        task.ifPresent(t -> as(by, () -> {
            forms.submitTaskForm(t, values);
            return t;
        }));
        return task.isPresent();
    }

    /** Gives the tasks of somebody who left to who answers for the envelope now. */
    void reassign(String processInstance, String from, String to) {
        asApplication(() -> {
            tasksOf(processInstance).stream()
                    .filter(t -> from.equals(t.getAssignee()))
                    .forEach(t -> tasks.setAssignee(t.getId(), to));
            return to;
        });
    }

    private List<Task> tasksOf(String processInstance) {
        return tasks.createTaskQuery().processInstanceId(processInstance).list();
    }

    private <T> T asApplication(Supplier<T> work) {
        return as(null, work);
    }

    private <T> T as(@Nullable String user, Supplier<T> work) {
        Authentication person = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        if (user != null) {
            identity.setAuthenticatedUserId(user);
        }
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
            if (person != null) {
                identity.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
            }
        }
    }
}
