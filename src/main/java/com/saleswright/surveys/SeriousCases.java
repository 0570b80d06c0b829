package com.saleswright.surveys;

/** Knows which customers have a serious problem that is not solved; whoever keeps such problems offers a bean of it. */
public interface SeriousCases {

    boolean isOpen(long customerId);
}
