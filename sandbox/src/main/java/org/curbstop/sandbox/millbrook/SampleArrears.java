package org.curbstop.sandbox.millbrook;

import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.NoticeAddressee;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Creates Bo's disconnection notice and Ivo's hold on the day the town is created. */
@Component
@Profile("!production")
record SampleArrears(Disconnections disconnections, Holds holds) {

    /** Creates both once; further calls change nothing. */
    void create(LocalDate day) {
        AccountId bo = SamplePerson.BO.accounts().getFirst().id();
        if (disconnections.issue("millbrook:bo", bo, Optional.empty(),
                Actor.SYSTEM) instanceof Disconnections.DisconnectionResult.Done done) {
            DisconnectionNotice notice = done.notice();
            for (NoticeAddressee to : notice.addressees()) {
                disconnections.recordDelivery(notice.id(), to, Arrangement.DeliveryMethod.LETTER, day, "carrier round of that day",
                        Actor.SYSTEM);
            }
        }
        holds.registerDevice(SamplePerson.IVO.accounts().getFirst().id(), "oxygen", day.plusYears(1), Actor.SYSTEM);
    }
}
