package org.curbstop.sandbox.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Somebody of Millbrook who can sign in: the user name is the first name in lower case, and so is the password. */
record Townsperson(String name, String role) {

    static final List<Townsperson> ALL = List.of(
            resident("Ada Okafor"),
            resident("Bo Lindqvist"),
            resident("Cy Moreno"),
            resident("Dee Navarro"),
            resident("Eve Stone"),
            resident("Flo Baptiste"),
            resident("Gus Petrov"),
            resident("Hana Kim"),
            resident("Ivo Haddad"),
            new Townsperson("Sam", "STAFF"),
            new Townsperson("Stella", "SUPERVISOR"),
            new Townsperson("Oscar", "OUTAGE_DESK"),
            new Townsperson("Lena", "AGENCY"));

    static Optional<Townsperson> login(String login) {
        return ALL.stream().filter(person -> person.login().equals(login)).findFirst();
    }

    String login() {
        return name.split(" ")[0].toLowerCase(Locale.ROOT);
    }

    boolean isResident() {
        return "RESIDENT".equals(role);
    }

    private static Townsperson resident(String name) {
        return new Townsperson(name, "RESIDENT");
    }
}
