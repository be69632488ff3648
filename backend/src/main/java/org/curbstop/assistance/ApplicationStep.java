package org.curbstop.assistance;

import java.util.List;
import java.util.Optional;
import org.curbstop.common.Money;

/** What somebody does about an application. */
sealed interface ApplicationStep {

    /** A document has come. */
    record Give(String document) implements ApplicationStep {}

    record Need(List<String> documents) implements ApplicationStep {
        public Need {
            documents = List.copyOf(documents);
        }
    }

    record Approve(Optional<Money> amount) implements ApplicationStep {}

    record Decline(Denial why) implements ApplicationStep {}

    record Withdraw() implements ApplicationStep {}
}
