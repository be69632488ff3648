package org.curbstop.arrangements;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.store.Event;

/** A notice of disconnection holds no longer: work that was ordered is called off. */
public record DisconnectionLifted(
        NoticeId id, AccountId account, DisconnectionNotice.Why why, Optional<String> order, List<Addressee> addressees, Instant at) implements Event {}
