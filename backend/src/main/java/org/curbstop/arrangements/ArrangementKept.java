package org.curbstop.arrangements;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.store.Event;

/** All of it was paid. */
public record ArrangementKept(
        ArrangementId id, AccountId account, Optional<PersonId> person, Money total, Language language, Instant at) implements Event {}
