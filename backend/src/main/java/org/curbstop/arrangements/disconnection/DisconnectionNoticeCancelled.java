package org.curbstop.arrangements.disconnection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.DisconnectionNoticeId;
import org.curbstop.arrangements.NoticeAddressee;
import org.curbstop.common.AccountId;
import org.curbstop.store.DomainEvent;

/** Published when a disconnection notice was cancelled. Work that was ordered is called off. */
public record DisconnectionNoticeCancelled(
        DisconnectionNoticeId id, AccountId account, DisconnectionNotice.CancellationReason why, Optional<String> order,
        List<NoticeAddressee> addressees, Instant at) implements DomainEvent {}
