package org.curbstop.accounts.verification;

/** How a one-time code is to be sent. */
public enum OtpChannel { TEXT, CALL, EMAIL }
