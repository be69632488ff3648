package org.curbstop.orders.premises;

import java.util.List;
import org.curbstop.accounts.Premise;
import org.curbstop.orders.ServiceablePremise;

/** Result of a search by a typed or spoken address. */
public sealed interface PremiseSearchResult {

    record One(ServiceablePremise premise) implements PremiseSearchResult {}

    /** Several units, or several streets that begin so, to choose from. */
    record Several(List<Premise> premises) implements PremiseSearchResult {
        public Several {
            premises = List.copyOf(premises);
        }
    }

    /** No known premise: an error in the address, or a new connection. */
    record NotFound() implements PremiseSearchResult {}
}
