package org.curbstop.arrangements;

import java.time.Instant;
import java.time.LocalDate;
import org.curbstop.common.AccountId;
import org.curbstop.store.Event;

/** A person decided that service is to stop; {@code order} names the work, which is only on record here. */
public record DisconnectionSigned(
        NoticeId id, AccountId account, String order, LocalDate day, String by, Instant at) implements Event {}
