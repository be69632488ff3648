package org.curbstop.accounts;

/** How a one-time code is to be sent. */
public enum CodeBy { TEXT, CALL, EMAIL }
