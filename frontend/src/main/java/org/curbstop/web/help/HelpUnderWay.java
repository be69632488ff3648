package org.curbstop.web.help;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.assistance.Application;
import org.curbstop.assistance.Referral;
import org.curbstop.assistance.Screening;
import org.curbstop.web.home.UnderWay;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Requests to agencies and applications to us for help, among all that a customer waits for. */
@Component
@Order(30)
class HelpUnderWay implements UnderWay {

    /** How long what is done still stands there. */
    private static final Duration RECENT = Duration.ofDays(30);

    private final Asking asking;
    private final OurHelp ours;
    private final Screening screening;
    private final Clock clock;

    HelpUnderWay(Asking asking, OurHelp ours, Screening screening, Clock clock) {
        this.asking = asking;
        this.ours = ours;
        this.screening = screening;
        this.clock = clock;
    }

    @Override
    public List<Line> of(Account account) {
        Instant since = clock.instant().minus(RECENT);
        var referrals = asking.of(account).stream().filter(referral -> referral.state().isOpen() || referral.changed().isAfter(since))
                .map(referral -> new Dated(referral.sent(), line(referral)));
        var applications = ours.of(account).stream().filter(application -> application.state().isOpen() || application.changed().isAfter(since))
                .map(application -> new Dated(application.sent(), line(application)));
        return Stream.concat(referrals, applications).sorted(Comparator.comparing(Dated::sent).reversed()).map(Dated::line).toList();
    }

    private record Dated(Instant sent, Line line) {}

    private Line line(Application application) {
        return new Line(
                ReferralWords.title(screening, application.programme()), HelpNavigation.application(application.id()),
                ApplicationWords.tone(application.state()), ApplicationWords.state(application.state()),
                ApplicationWords.tells(application.state(), screening));
    }

    private Line line(Referral referral) {
        return new Line(
                ReferralWords.title(screening, referral.programme()), HelpNavigation.referral(referral.id()), ReferralWords.tone(referral.state()),
                ReferralWords.state(referral.state()), ReferralWords.tells(referral.state(), asking.agency(referral), screening));
    }
}
