package org.curbstop.utility;

import org.curbstop.common.PostalCode;

/** Address for letters and checks to the utility. */
public record MailingAddress(String line1, String city, String state, PostalCode zip) {}
