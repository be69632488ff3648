package org.curbstop.common;

import java.util.Optional;

/**
 * Who performs an action, for the audit trail and attempt limits.
 *
 * @param origin caller's phone number or IP address; the trail and the limits store a digest of it; never logged
 * @param person the verified customer, if any
 * @param workplaceUser the user signed in at a workplace, if any
 */
public record Actor(Channel channel, String origin, Optional<PersonId> person, Optional<WorkplaceUser> workplaceUser) {

    /** The application itself, such as an import, a scheduled job or the sample utility. */
    public static final Actor SYSTEM = new Actor(Channel.SYSTEM, "system", Optional.empty(), Optional.empty());

    /** @param user user name at the identity provider */
    public record WorkplaceUser(String user, Workplace place) {}

    /** Workplace of a user who is not a customer. Only the office has access to all accounts. */
    public enum Workplace {
        /** Utility staff who work on customer accounts. */
        OFFICE,
        /** The outage board: outages and who reported them. */
        OUTAGES,
        /** An external agency: only what customers have sent to it. */
        AGENCY,
        /** A program of the utility that uses the REST API, where its scopes are checked. */
        PROGRAM
    }

    /** Creates an actor whose identity is not verified. */
    public static Actor anonymous(Channel channel, String origin) {
        return new Actor(channel, origin, Optional.empty(), Optional.empty());
    }

    public static Actor customer(Channel channel, String origin, PersonId person) {
        return new Actor(channel, origin, Optional.of(person), Optional.empty());
    }

    /** Creates an actor for utility staff who work on customer accounts. */
    public static Actor staff(String user) {
        return atWorkplace(Workplace.OFFICE, user, "desk");
    }

    public static Actor atWorkplace(Workplace place, String user, String origin) {
        return new Actor(Channel.DESK, origin, Optional.empty(), Optional.of(new WorkplaceUser(user, place)));
    }

    /**
     * Creates an actor for a program of the utility. It may do what the application does for an imported file, under its own name.
     *
     * @param clientId client id of its token
     */
    public static Actor program(String clientId) {
        return new Actor(Channel.SYSTEM, "api", Optional.empty(), Optional.of(new WorkplaceUser(clientId, Workplace.PROGRAM)));
    }

    /** Returns the user name of office staff, who may work on any account; empty for users at other workplaces. */
    public Optional<String> staff() {
        return userAt(Workplace.OFFICE);
    }

    /** Returns the user name of an agency user. */
    public Optional<String> agent() {
        return userAt(Workplace.AGENCY);
    }

    /** Returns the user name at any workplace. For records only, never for authorization. */
    public Optional<String> workerName() {
        return workplaceUser.map(WorkplaceUser::user);
    }

    /** Returns whether the actor is office staff or the application itself. */
    public boolean isStaffOrSystem() {
        return channel == Channel.SYSTEM || staff().isPresent();
    }

    /** Returns the user name of office staff and rejects all other actors. */
    public String requireStaff() {
        return staff().orElseThrow(() -> new IllegalArgumentException("only staff of the office do this"));
    }

    /** Rejects all actors other than office staff and the application. */
    public void requireStaffOrSystem() {
        if (!isStaffOrSystem()) {
            throw new IllegalArgumentException("only staff of the office and the application do this");
        }
    }

    /** Returns whether the actor may manage outages: outage operators, office staff, programs or the application. */
    public boolean mayManageOutages() {
        return channel == Channel.SYSTEM || workplaceUser.filter(each -> each.place() != Workplace.AGENCY).isPresent();
    }

    private Optional<String> userAt(Workplace place) {
        return workplaceUser.filter(each -> each.place() == place).map(WorkplaceUser::user);
    }

    /** Contains ids but not the origin, since it is logged. */
    @Override
    public String toString() {
        return channel + "/" + workplaceUser.map(each -> each.place().name()).or(() -> person.map(PersonId::value)).orElse("stranger");
    }
}
