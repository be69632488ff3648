package org.curbstop.orders;

import java.util.List;
import org.curbstop.accounts.Premise;

/** What a typed or spoken address names. */
public sealed interface Found {

    record One(Place place) implements Found {}

    /** Several units, or several streets that begin so: to be chosen from. */
    record Several(List<Premise> premises) implements Found {
        public Several {
            premises = List.copyOf(premises);
        }
    }

    /** No place that is served: a mistake in the address, or a new connection. */
    record NotFound() implements Found {}
}
