package org.curbstop.web.help;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.assistance.Referral;
import org.curbstop.assistance.Screening;
import org.curbstop.web.home.UnderWay;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Requests for help, among all that a customer waits for. */
@Component
@Order(30)
class HelpUnderWay implements UnderWay {

    /** How long what is done still stands there. */
    private static final Duration RECENT = Duration.ofDays(30);

    private final Asking asking;
    private final Screening screening;
    private final Clock clock;

    HelpUnderWay(Asking asking, Screening screening, Clock clock) {
        this.asking = asking;
        this.screening = screening;
        this.clock = clock;
    }

    @Override
    public List<Line> of(Account account) {
        Instant since = clock.instant().minus(RECENT);
        return asking.of(account).stream().filter(referral -> referral.state().isOpen() || referral.changed().isAfter(since)).map(this::line).toList();
    }

    private Line line(Referral referral) {
        return new Line(
                ReferralWords.title(screening, referral.programme()), HelpNavigation.referral(referral.id()), ReferralWords.tone(referral.state()),
                ReferralWords.state(referral.state()), ReferralWords.tells(referral.state(), asking.agency(referral), screening));
    }
}
