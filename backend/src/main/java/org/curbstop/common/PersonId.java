package org.curbstop.common;

/** A person or company that the utility knows, with contacts and a language. */
public record PersonId(String value) implements Comparable<PersonId> {

    public PersonId {
        IdGenerator.requireValid("per", value);
    }

    public static PersonId create() {
        return new PersonId(IdGenerator.create("per"));
    }

    @Override
    public int compareTo(PersonId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
