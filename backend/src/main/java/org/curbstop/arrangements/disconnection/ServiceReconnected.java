package org.curbstop.arrangements.disconnection;

import java.time.Instant;
import java.util.List;
import org.curbstop.arrangements.DisconnectionNoticeId;
import org.curbstop.arrangements.NoticeAddressee;
import org.curbstop.common.AccountId;
import org.curbstop.store.DomainEvent;

/**
 * Published when service is on again.
 *
 * @param restored when it was restored, as reported by {@code by}
 */
public record ServiceReconnected(DisconnectionNoticeId id, AccountId account, String by, Instant restored, List<NoticeAddressee> addressees,
        Instant at) implements DomainEvent {}
