package org.curbstop.assistance;

import java.util.List;
import java.util.Optional;
import org.curbstop.common.Money;
import org.curbstop.store.StoredAs;
import org.curbstop.store.StoredName;

/** State of an application to the utility. */
public sealed interface ApplicationState {

    /** All documents are there; staff decide next. */
    @StoredAs("complete")
    record Complete() implements ApplicationState {}

    /** @param documents keys in the program file of the documents that are missing */
    @StoredAs("needs-documents")
    record NeedsDocuments(List<String> documents) implements ApplicationState {
        public NeedsDocuments {
            documents = List.copyOf(documents);
        }
    }

    /** @param amount amount granted, if the program gives money */
    @StoredAs("approved")
    record Approved(Optional<Money> amount) implements ApplicationState {}

    @StoredAs("declined")
    record Declined(DenialReason why) implements ApplicationState {}

    @StoredAs("withdrawn")
    record Withdrawn() implements ApplicationState {}

    default boolean isOpen() {
        return switch (this) {
            case Complete _, NeedsDocuments _ -> true;
            case Approved _, Declined _, Withdrawn _ -> false;
        };
    }

    /** Returns the name of the state in message keys, such as {@code needs-documents}. */
    default String key() {
        return StoredName.of(getClass());
    }
}
