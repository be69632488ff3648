package org.curbstop.common;

/** A person or company that the utility knows, with contacts and a language. */
public record PersonId(String value) implements Comparable<PersonId> {

    public PersonId {
        Ids.require("per", value);
    }

    public static PersonId mint() {
        return new PersonId(Ids.mint("per"));
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
