package org.curbstop.utility;

import org.curbstop.common.PostalCode;

/** Where letters and cheques go. */
public record MailingAddress(String line1, String city, String state, PostalCode zip) {}
