package org.curbstop.arrangements;

import java.time.Instant;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.store.Event;

/** Somebody asked for terms that only a person can grant. */
public record TermsAsked(
        RequestId id, AccountId account, Schedule asked, Channel channel, Instant at) implements Event {}
