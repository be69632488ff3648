package org.curbstop.common;

import java.util.Optional;

/**
 * Who asks, as the audit trail keeps it and as attempt limits count it.
 *
 * @param origin the caller's number, or the IP address; the trail and the limits keep a digest of it; never logged
 * @param person the customer who has proved who they are, if anybody has
 * @param desk at which somebody has signed in to work, if anybody has
 */
public record Actor(Channel channel, String origin, Optional<PersonId> person, Optional<WorkplaceUser> workplaceUser) {

    /** The application itself: an import, a sweep, the sample utility. */
    public static final Actor SYSTEM = new Actor(Channel.SYSTEM, "system", Optional.empty(), Optional.empty());

    /** @param user the user name that the sign-in provider gives */
    public record WorkplaceUser(String user, Workplace place) {}

    /** Where somebody works who is no customer. Only the office is open to all accounts. */
    public enum Workplace {
        /** Staff of the utility who work on customers' accounts. */
        OFFICE,
        /** The outage board: outages and who reported them. */
        OUTAGES,
        /** An agency outside the utility: what customers have given it, nothing else. */
        AGENCY,
        /** No desk: a program of the utility at the REST interface, whose scopes are checked there. */
        PROGRAM
    }

    /** Somebody of whom nothing is proved yet. */
    public static Actor anonymous(Channel channel, String origin) {
        return new Actor(channel, origin, Optional.empty(), Optional.empty());
    }

    public static Actor customer(Channel channel, String origin, PersonId person) {
        return new Actor(channel, origin, Optional.of(person), Optional.empty());
    }

    /** Staff of the utility who work on customers' accounts. */
    public static Actor staff(String user) {
        return atWorkplace(Workplace.OFFICE, user, "desk");
    }

    public static Actor atWorkplace(Workplace place, String user, String origin) {
        return new Actor(Channel.DESK, origin, Optional.empty(), Optional.of(new WorkplaceUser(user, place)));
    }

    /** A program of the utility: it does what the application itself does for a file, under its own name. @param clientId of its token */
    public static Actor program(String clientId) {
        return new Actor(Channel.SYSTEM, "api", Optional.empty(), Optional.of(new WorkplaceUser(clientId, Workplace.PROGRAM)));
    }

    /** User name of whoever may work on any account; nobody's who signed in at another desk. */
    public Optional<String> staff() {
        return userAt(Workplace.OFFICE);
    }

    /** User name of whoever acts for an agency. */
    public Optional<String> agent() {
        return userAt(Workplace.AGENCY);
    }

    /** User name of whoever acts from any desk: for the record of who did it, never to let anybody in. */
    public Optional<String> workerName() {
        return workplaceUser.map(WorkplaceUser::user);
    }

    /** Staff of the office, and the application itself. */
    public boolean isStaffOrSystem() {
        return channel == Channel.SYSTEM || staff().isPresent();
    }

    /** A guard before what nobody else has any business to do. */
    public void requireStaffOrSystem() {
        if (!isStaffOrSystem()) {
            throw new IllegalArgumentException("only staff of the office and the application do this");
        }
    }

    /** Whether they run the outage board: the board's own people, the office, the application. */
    public boolean mayManageOutages() {
        return channel == Channel.SYSTEM || workplaceUser.filter(each -> each.place() != Workplace.AGENCY).isPresent();
    }

    private Optional<String> userAt(Workplace place) {
        return workplaceUser.filter(each -> each.place() == place).map(WorkplaceUser::user);
    }

    /** Log lines carry ids and no origins. */
    @Override
    public String toString() {
        return channel + "/" + workplaceUser.map(each -> each.place().name()).or(() -> person.map(PersonId::value)).orElse("stranger");
    }
}
