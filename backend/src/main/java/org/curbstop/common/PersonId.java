package org.curbstop.common;

/** A person or company that the utility knows, with contacts and a language. */
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
