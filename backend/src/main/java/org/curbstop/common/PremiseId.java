package org.curbstop.common;

/** Identifier of a premise, whoever lives there. */
public record PremiseId(String value) implements Identifier<PremiseId> {

    public PremiseId {
        IdGenerator.requireValid("prm", value);
    }

    public static PremiseId create() {
        return new PremiseId(IdGenerator.create("prm"));
    }

    @Override
    public String toString() {
        return value;
    }
}
