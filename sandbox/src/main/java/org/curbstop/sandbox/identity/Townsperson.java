package org.curbstop.sandbox.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody of Millbrook who can sign in: the user name is the first name in lower case, and so is the password.
 *
 * @param account number of an account that they hold, by which the provider knows which customer they are
 */
record Townsperson(String name, String role, Optional<String> account) {

    static final List<Townsperson> ALL = List.of(
            resident("Ada Okafor", "100200302"),
            resident("Bo Lindqvist", "100200484"),
            resident("Cy Moreno", "100200559"),
            resident("Dee Navarro", "100200716"),
            stranger("Eve Stone"),
            resident("Flo Baptiste", "100200898"),
            resident("Gus Petrov", "100200971"),
            stranger("Hana Kim"),
            resident("Ivo Haddad", "100201052"),
            new Townsperson("Sam", "STAFF", Optional.empty()),
            new Townsperson("Stella", "SUPERVISOR", Optional.empty()),
            new Townsperson("Oscar", "OUTAGE_DESK", Optional.empty()),
            new Townsperson("Lena", "AGENCY", Optional.empty()));

    static Optional<Townsperson> login(String login) {
        return ALL.stream().filter(person -> person.login().equals(login)).findFirst();
    }

    String login() {
        return name.split(" ")[0].toLowerCase(Locale.ROOT);
    }

    boolean isResident() {
        return "RESIDENT".equals(role);
    }

    private static Townsperson resident(String name, String account) {
        return new Townsperson(name, "RESIDENT", Optional.of(account));
    }

    private static Townsperson stranger(String name) {
        return new Townsperson(name, "RESIDENT", Optional.empty());
    }
}
