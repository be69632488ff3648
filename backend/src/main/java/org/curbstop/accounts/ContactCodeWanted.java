package org.curbstop.accounts;

import java.time.Instant;
import org.curbstop.store.Event;

/**
 * A code is to go to a contact that wants confirming. It carries none: whoever delivers the code fetches it with
 * {@link ConfirmingContacts#mintCode}.
 */
public record ContactCodeWanted(String confirmation, Instant at) implements Event {}
