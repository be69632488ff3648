package org.curbstop.arrangements;

import java.time.Instant;
import java.util.List;
import org.curbstop.common.AccountId;
import org.curbstop.store.Event;

/** Service is on again. @param restored when it was, by the word of {@code by} */
public record ServiceRestored(NoticeId id, AccountId account, String by, Instant restored, List<Addressee> addressees, Instant at) implements Event {}
