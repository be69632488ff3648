package org.curbstop.utility;

import java.util.Optional;
import org.curbstop.common.PhoneNumber;

/**
 * Whom our messages come from.
 *
 * @param sms number that text messages are sent from
 * @param email address that mail is sent from
 * @param replyTo where an answer to our mail goes; empty: to {@code email}
 */
public record MessageSenders(PhoneNumber sms, String email, Optional<String> replyTo) {}
