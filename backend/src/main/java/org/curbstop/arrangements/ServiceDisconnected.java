package org.curbstop.arrangements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.Event;

/** The work that a person had signed for was done: service is off. @param restores what brings it back */
public record ServiceDisconnected(NoticeId id, AccountId account, LocalDate day, Money restores, List<Addressee> addressees, Instant at) implements Event {}
