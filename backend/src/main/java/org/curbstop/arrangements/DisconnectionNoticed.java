package org.curbstop.arrangements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.Event;

/** A notice of disconnection went out: each addressee is to be told, and the proof recorded. */
public record DisconnectionNoticed(
        NoticeId id, AccountId account, LocalDate notBefore, Money amount, List<Addressee> addressees, Instant at) implements Event {}
