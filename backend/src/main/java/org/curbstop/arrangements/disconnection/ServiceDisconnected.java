package org.curbstop.arrangements.disconnection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.curbstop.arrangements.DisconnectionNoticeId;
import org.curbstop.arrangements.NoticeAddressee;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.DomainEvent;

/** The work that a person had signed for was done: service is off. @param restores what brings it back */
public record ServiceDisconnected(DisconnectionNoticeId id, AccountId account, LocalDate day, Money restores,
        List<NoticeAddressee> addressees, Instant at) implements DomainEvent {}
