package com.saleswright.deals;

import com.saleswright.approvals.Requirement;
import java.util.List;

/** Decides who has to agree to a deal. */
public interface DealPolicy {

    /** Every rule that the facts hit, in the order of the table; empty when nobody has to agree. */
    List<Requirement> decide(Assessment facts);
}
