package org.curbstop.assistance.applications;

import java.util.List;
import java.util.Optional;
import org.curbstop.assistance.DenialReason;
import org.curbstop.common.Money;

/** An action on an application. */
public sealed interface ApplicationAction {

    record AddDocument(String document) implements ApplicationAction {}

    record RequestDocuments(List<String> documents) implements ApplicationAction {
        public RequestDocuments {
            documents = List.copyOf(documents);
        }
    }

    record Approve(Optional<Money> amount) implements ApplicationAction {}

    record Decline(DenialReason why) implements ApplicationAction {}

    record Withdraw() implements ApplicationAction {}
}
