package org.curbstop.common;

/** Identifier of a person or company known to the utility. */
public record PersonId(String value) implements Identifier<PersonId> {

    public PersonId {
        IdGenerator.requireValid("per", value);
    }

    public static PersonId create() {
        return new PersonId(IdGenerator.create("per"));
    }

    @Override
    public String toString() {
        return value;
    }
}
