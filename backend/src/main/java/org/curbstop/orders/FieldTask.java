package org.curbstop.orders;

/** What somebody of the field can be booked for at a place that is served. */
public enum FieldTask { RECONNECT, LEAK_CHECK, METER_ISSUE, METER_SWAP, RE_READ }
