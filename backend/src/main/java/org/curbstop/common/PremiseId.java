package org.curbstop.common;

/** A place that is served, whoever lives there. */
public record PremiseId(String value) implements Comparable<PremiseId> {

    public PremiseId {
        Ids.require("prm", value);
    }

    public static PremiseId mint() {
        return new PremiseId(Ids.mint("prm"));
    }

    @Override
    public int compareTo(PremiseId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
