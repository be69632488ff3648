package org.curbstop.orders.premises;

import java.util.List;
import org.curbstop.accounts.Premise;
import org.curbstop.orders.ServiceablePremise;

/** What a typed or spoken address names. */
public sealed interface PremiseSearchResult {

    record One(ServiceablePremise premise) implements PremiseSearchResult {}

    /** Several units, or several streets that begin so: to be chosen from. */
    record Several(List<Premise> premises) implements PremiseSearchResult {
        public Several {
            premises = List.copyOf(premises);
        }
    }

    /** No place that is served: a mistake in the address, or a new connection. */
    record NotFound() implements PremiseSearchResult {}
}
