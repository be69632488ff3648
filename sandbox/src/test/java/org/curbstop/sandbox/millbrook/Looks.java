package org.curbstop.sandbox.millbrook;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;

/** What is asked of the capabilities, and whose business each is. */
final class Looks {

    static final Asker EVE = Asker.stranger(Channel.VOICE, "+15035550105");
    static final Asker ADA = Asker.customer(Channel.PORTAL, "203.0.113.1", People.ADA.id());
    static final Asker TESS = Asker.customer(Channel.PORTAL, "203.0.113.2", People.TESS.id());
    static final Asker BO = Asker.customer(Channel.PORTAL, "203.0.113.3", People.BO.id());
    static final Asker LENA = Asker.at(Asker.Place.AGENCY, "lena", "203.0.113.4");
    static final Asker OTIS = Asker.at(Asker.Place.AGENCY, "otis", "203.0.113.5");
    static final Asker OSCAR = Asker.at(Asker.Place.OUTAGES, "oscar", "203.0.113.6");
    static final Asker SAM = Asker.staff("sam");
    static final List<Asker> ALL = List.of(EVE, ADA, TESS, BO, LENA, OTIS, OSCAR, SAM);

    static final Set<Asker> STAFF = Set.of(SAM);
    static final Set<Asker> OWNER = Set.of(SAM, BO);
    static final Set<Asker> AGENCY = Set.of(LENA);
    static final Set<Asker> BOARD = Set.of(SAM, OSCAR);

    static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    interface Ask {
        Object of(Subject subject, Asker who);
    }

    /**
     * @param method as its class calls it
     * @param may whose business it is
     * @param look false: it does something, so that those who may are not tried
     */
    record Row(String method, Set<Asker> may, boolean look, Ask ask) {}

    static Row look(String method, Set<Asker> may, Ask ask) {
        return new Row(method, may, true, ask);
    }

    static Row deed(String method, Set<Asker> may, Ask ask) {
        return new Row(method, may, false, ask);
    }

    private Looks() {}
}
