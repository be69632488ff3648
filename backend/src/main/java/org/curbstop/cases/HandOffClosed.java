package org.curbstop.cases;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.Event;

/** A person has dealt with it. */
public record HandOffClosed(CaseId id, HandOff.Outcome outcome, String by, Optional<AccountId> account, Optional<PhoneNumber> phone, Instant at)
        implements Event {}
