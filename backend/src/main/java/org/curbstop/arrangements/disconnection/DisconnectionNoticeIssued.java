package org.curbstop.arrangements.disconnection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.curbstop.arrangements.DisconnectionNoticeId;
import org.curbstop.arrangements.NoticeAddressee;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.DomainEvent;

/** Published when a disconnection notice was issued. Each addressee must be notified, and the delivery recorded. */
public record DisconnectionNoticeIssued(
        DisconnectionNoticeId id, AccountId account, LocalDate notBefore, Money amount, List<NoticeAddressee> addressees, Instant at)
        implements DomainEvent {}
