package org.curbstop.arrangements.holds;

import java.util.ArrayList;
import java.util.List;
import org.curbstop.arrangements.plans.ArrangementEnrollment;
import org.curbstop.arrangements.store.ArrangementRepository;
import org.curbstop.common.AccountId;
import org.curbstop.outages.board.MedicalDevices;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/** Lists the accounts with a medical device on file, to prioritize crews. */
@Component
record MedicalDeviceRegister(ArrangementRepository repository, ArrangementEnrollment.BusinessClock clock) implements MedicalDevices {

    @Override
    public List<AccountId> listAccounts() {
        var found = new ArrayList<AccountId>();
        repository.accountFlags.forEach(Query.all(), flags -> flags.deviceOn(clock.today())
                .ifPresent(device -> found.add(new AccountId(flags.id()))));
        return found;
    }
}
