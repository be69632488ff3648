package org.curbstop.sandbox.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A person of Millbrook who can sign in; user name and password are the first name in lower case. */
record SandboxUser(String name, String role) {

    static final List<SandboxUser> ALL = List.of(
            resident("Ada Okafor"),
            resident("Bo Lindqvist"),
            resident("Cy Moreno"),
            resident("Dee Navarro"),
            resident("Eve Stone"),
            resident("Flo Baptiste"),
            resident("Gus Petrov"),
            resident("Hana Kim"),
            resident("Ivo Haddad"),
            new SandboxUser("Sam", "STAFF"),
            new SandboxUser("Stella", "SUPERVISOR"),
            new SandboxUser("Oscar", "OUTAGE_DESK"),
            new SandboxUser("Lena", "AGENCY"));

    static Optional<SandboxUser> login(String login) {
        return ALL.stream().filter(person -> person.login().equals(login)).findFirst();
    }

    String login() {
        return name.split(" ")[0].toLowerCase(Locale.ROOT);
    }

    boolean isResident() {
        return "RESIDENT".equals(role);
    }

    private static SandboxUser resident(String name) {
        return new SandboxUser(name, "RESIDENT");
    }
}
