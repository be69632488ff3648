package org.curbstop.accounts;

/** What kind of customer: picks tariffs, notice times and rights. */
public enum CustomerClass { RESIDENTIAL, COMMERCIAL, INDUSTRIAL, PUBLIC }
