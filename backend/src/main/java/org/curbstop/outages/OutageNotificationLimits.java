package org.curbstop.outages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.PhoneNumber;
import org.curbstop.outages.tracking.OutageRepository;
import org.springframework.stereotype.Component;

/**
 * Limits which numbers may be texted about an outage, so that nobody can have strangers texted. The number that calls or texts is always
 * allowed; a number that is only named, in at most {@value #MAX_REPORTS} reports a day; of numbers that are on file for no customer, at
 * most {@value #MAX_NUMBERS} from one origin a day.
 */
@Component
public final class OutageNotificationLimits {

    static final int MAX_REPORTS = 3;
    static final int MAX_NUMBERS = 20;
    private static final Duration DAY = Duration.ofDays(1);

    private final OutageRepository repository;
    private final Accounts accounts;
    private final CallbackNumberLimits callbackNumbers;
    private final Clock clock;

    OutageNotificationLimits(OutageRepository repository, Accounts accounts, Clock clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.callbackNumbers = new CallbackNumberLimits(MAX_NUMBERS, DAY, clock);
        this.clock = clock;
    }

    /** @param origin as in {@link NewOutageReport}; empty for staff, or a caller who withholds their number */
    public boolean mayNotify(Optional<String> origin, PhoneNumber phone) {
        if (origin.filter(phone.e164()::equals).isPresent()) {
            return true;
        }
        Instant yesterday = clock.instant().minus(DAY);
        boolean often = repository.listLatest(phone, MAX_REPORTS).stream().filter(report -> report.at().isAfter(yesterday)).count()
                >= MAX_REPORTS;
        return !often && (!accounts.listPeopleByPhone(phone).isEmpty()
                || origin.map(from -> callbackNumbers.mayName(from, phone.e164())).orElse(true));
    }
}
