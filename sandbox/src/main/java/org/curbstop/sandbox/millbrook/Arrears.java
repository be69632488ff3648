package org.curbstop.sandbox.millbrook;

import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.arrangements.Addressee;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Disconnections;
import org.curbstop.arrangements.Holds;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What stands against Bo and what protects Ivo on the day the town is made. */
@Component
@Profile("!production")
class Arrears {

    private final Disconnections disconnections;
    private final Holds holds;

    Arrears(Disconnections disconnections, Holds holds) {
        this.disconnections = disconnections;
        this.holds = holds;
    }

    /** May be done again. */
    void settle(LocalDate day) {
        AccountId bo = People.BO.accounts().getFirst().id();
        if (disconnections.issue("millbrook:bo", bo, Optional.empty(), Asker.SYSTEM) instanceof Disconnections.Answer.Done done) {
            DisconnectionNotice notice = done.notice();
            for (Addressee to : notice.addressees()) {
                disconnections.proved(notice.id(), to, Arrangement.Way.LETTER, day, "carrier round of that day", Asker.SYSTEM);
            }
        }
        holds.registerDevice(People.IVO.accounts().getFirst().id(), "oxygen", day.plusYears(1), Asker.SYSTEM);
    }
}
