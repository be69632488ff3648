package org.curbstop.arrangements.disconnection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.curbstop.arrangements.DisconnectionNoticeId;
import org.curbstop.arrangements.NoticeAddressee;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.DomainEvent;

/**
 * Published when the work that a person had signed was done and service is off.
 *
 * @param restores amount that restores service
 */
public record ServiceDisconnected(DisconnectionNoticeId id, AccountId account, LocalDate day, Money restores,
        List<NoticeAddressee> addressees, Instant at) implements DomainEvent {}
