package org.curbstop.assistance;

import java.util.List;
import org.curbstop.common.Money;

/** What came of an application, or of what was done about one. */
public sealed interface Applying {

    /** Taken, or changed as asked. */
    record Done(Application application) implements Applying {}

    /** The same request came before. */
    record Again(Application application) implements Applying {}

    /** One for this account and programme is open already. */
    record AlreadyOpen(Application application) implements Applying {}

    /** No applications are taken now. */
    record Closed(Referring.Closed.Why why) implements Applying {}

    /** It cannot be done to an application that stands there. */
    record NotNow(ApplicationState state) implements Applying {}

    /** What was given cannot be; {@code code} is a message key. */
    record Wrong(String code) implements Applying {}

    /** More than the programme gives one account in its period. @param left what it may still give */
    record TooMuch(Money left) implements Applying {}

    /** Papers are missing, and nobody said to go on without them. @param documents keys of the programme file */
    record PapersMissing(List<String> documents) implements Applying {}

    /** Noted as the first of two: so much takes a second person. */
    record SecondPersonNeeded(Application application) implements Applying {}

    /** Not theirs, or none of that name: both look the same. */
    record Refused(Why why) implements Applying {
        public enum Why {
            NOT_YOURS,
            NO_SUCH_PROGRAMME,
            /** One applies for it with an agency. */
            NOT_BY_US
        }
    }
}
