package org.curbstop.common;

/** Identifier of an account: the customer who owes and is served. */
public record AccountId(String value) implements Identifier<AccountId> {

    public AccountId {
        IdGenerator.requireValid("acct", value);
    }

    public static AccountId create() {
        return new AccountId(IdGenerator.create("acct"));
    }

    @Override
    public String toString() {
        return value;
    }
}
