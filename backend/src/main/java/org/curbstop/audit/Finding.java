package org.curbstop.audit;

/** Where the trail does not hold together. */
public record Finding(long number, Fault fault) {

    public enum Fault { MISSING, CHANGED, HEAD_BEHIND }
}
