package org.curbstop.sandbox.millbrook;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;

/** The calls to check, and the actors that are allowed to make each. */
final class AccessChecks {

    static final Actor EVE = Actor.anonymous(Channel.VOICE, "+15035550105");
    static final Actor ADA = Actor.customer(Channel.PORTAL, "203.0.113.1", SamplePerson.ADA.id());
    static final Actor TESS = Actor.customer(Channel.PORTAL, "203.0.113.2", SamplePerson.TESS.id());
    static final Actor BO = Actor.customer(Channel.PORTAL, "203.0.113.3", SamplePerson.BO.id());
    static final Actor LENA = Actor.atWorkplace(Actor.Workplace.AGENCY, "lena", "203.0.113.4");
    static final Actor OTIS = Actor.atWorkplace(Actor.Workplace.AGENCY, "otis", "203.0.113.5");
    static final Actor OSCAR = Actor.atWorkplace(Actor.Workplace.OUTAGES, "oscar", "203.0.113.6");
    static final Actor SAM = Actor.staff("sam");
    static final List<Actor> ALL = List.of(EVE, ADA, TESS, BO, LENA, OTIS, OSCAR, SAM);

    static final Set<Actor> STAFF = Set.of(SAM);
    static final Set<Actor> OWNER = Set.of(SAM, BO);
    static final Set<Actor> AGENCY = Set.of(LENA);
    static final Set<Actor> BOARD = Set.of(SAM, OSCAR);

    static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    interface Ask {
        Object of(AccessSubject subject, Actor who);
    }

    /**
     * One call to check.
     *
     * @param method class and method
     * @param may actors with access
     * @param look true: it only reads; false: it changes something, so it is not tried with the actors who have access
     */
    record Row(String method, Set<Actor> may, boolean look, Ask ask) {}

    static Row look(String method, Set<Actor> may, Ask ask) {
        return new Row(method, may, true, ask);
    }

    static Row deed(String method, Set<Actor> may, Ask ask) {
        return new Row(method, may, false, ask);
    }

    private AccessChecks() {}
}
