package org.curbstop.flows.bills;

import java.util.List;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.ProofLevel;

/** Specification of the flow action that explains a bill. */
public final class BillActionSpecs {

    static final ActionSpec EXPLAIN_LATEST_BILL = ActionSpec.reading("explain-bill").needing(ProofLevel.BY_PIN).taking("account")
            .ending("compared", "issued", "total", "up", "amount", "beforeIssued", "changes", "year", "estimated", "leak")
            .ending("first", "issued", "total").ending("no-bill").ending("not-yours");

    private BillActionSpecs() {}

    public static List<ActionSpec> all() {
        return List.of(EXPLAIN_LATEST_BILL);
    }
}
