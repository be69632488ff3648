package org.curbstop.accounts;

/** Customer class, which determines tariffs, notice periods and rights. */
public enum CustomerClass { RESIDENTIAL, COMMERCIAL, INDUSTRIAL, PUBLIC }
