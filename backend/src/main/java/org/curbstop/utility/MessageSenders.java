package org.curbstop.utility;

import java.util.Optional;
import org.curbstop.common.PhoneNumber;

/**
 * Senders of the utility's messages.
 *
 * @param sms number that text messages are sent from
 * @param email address that email is sent from
 * @param replyTo address for replies to email; {@code email} if empty
 */
public record MessageSenders(PhoneNumber sms, String email, Optional<String> replyTo) {}
