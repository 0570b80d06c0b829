package com.saleswright.contracts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a contract tells its case; all of it is one transaction. What the case tells goes through {@link ContractSteps}. */
interface ContractCase {

    /** Starts the case of a contract that is stored already. */
    void start(Contract contract);

    /** What the table of signatories asks for. */
    List<Signatories.Wanted> signatories(Map<String, @Nullable Object> facts);

    /** When signing ends now, the contract is to be prepared anew. The caller takes the envelope back afterwards. */
    void wantChange(String number);

    /** The customer disputes it. The case calls {@link ContractSteps#suspend}. */
    void dispute(String number, String by, String reason);

    /** Ends the case. It calls {@link ContractSteps#cancel}. */
    void cancel(String number, String by, String reason);

    /** Gives the rep's part of a case to another rep. */
    void handOver(String number, String from, String to);

    /** Gives the tasks that somebody has claimed back to the role they were for, and all others to the successor. */
    void release(String leaver, @Nullable String successor);
}
