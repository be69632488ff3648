package org.curbstop.common;

import java.util.Optional;

/**
 * Who asks, as the audit trail keeps it and as attempt limits count it.
 *
 * @param origin the caller's number, or the IP address; the trail and the limits keep a digest of it; never logged
 * @param person the customer who has proved who they are, if anybody has
 * @param staff user name of the person of the utility who acts, if one does
 */
public record Asker(Channel channel, String origin, Optional<PersonId> person, Optional<String> staff) {

    /** The application itself: an import, a sweep, the sample town. */
    public static final Asker SYSTEM = new Asker(Channel.SYSTEM, "system", Optional.empty(), Optional.empty());

    /** Somebody of whom nothing is proved yet. */
    public static Asker stranger(Channel channel, String origin) {
        return new Asker(channel, origin, Optional.empty(), Optional.empty());
    }

    public static Asker customer(Channel channel, String origin, PersonId person) {
        return new Asker(channel, origin, Optional.of(person), Optional.empty());
    }

    public static Asker staff(String user) {
        return new Asker(Channel.DESK, "desk", Optional.empty(), Optional.of(user));
    }

    /** Log lines carry ids and no origins. */
    @Override
    public String toString() {
        return channel + "/" + staff.map(s -> "staff").or(() -> person.map(PersonId::value)).orElse("stranger");
    }
}
