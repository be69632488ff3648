package org.curbstop.arrangements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.Event;

/** A person decided that service is to stop; {@code order} names the work, which is only on record here. @param stops what still stops it */
public record DisconnectionSigned(
        NoticeId id, AccountId account, String order, LocalDate day, String by, Optional<Money> stops, Optional<String> why, Instant at) implements Event {}
