package org.curbstop.orders;

/** Tasks for which a visit can be booked at a premise with service. */
public enum FieldTask { RECONNECT, LEAK_CHECK, METER_ISSUE, METER_SWAP, RE_READ }
