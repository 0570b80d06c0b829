package com.saleswright.redesign;

/** One rule of the model check. It looks at diagrams, at decisions, at forms, or at the content as a whole. */
public interface Rule {

    /** One sentence for process owners: the failure that this rule prevents. */
    String prevents();

    default void diagram(Diagram diagram, Draft draft, Report report) {}

    default void decision(DecisionFile decisions, Draft draft, Report report) {}

    default void form(FormFile form, Draft draft, Report report) {}

    /** Whether another rule's finding on the same element says the same in better words: then its own is left out. */
    default boolean isSaidBy(Finding other, Finding own) {
        return false;
    }

    /** Its name in findings. */
    default String name() {
        return getClass().getSimpleName();
    }
}
