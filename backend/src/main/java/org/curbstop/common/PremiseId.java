package org.curbstop.common;

/** A place that is served, whoever lives there. */
public record PremiseId(String value) implements Comparable<PremiseId> {

    public PremiseId {
        IdGenerator.requireValid("prm", value);
    }

    public static PremiseId create() {
        return new PremiseId(IdGenerator.create("prm"));
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
