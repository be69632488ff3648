package org.curbstop.web.assistance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.assistance.applications.AssistanceApplication;
import org.curbstop.assistance.referrals.Referral;
import org.curbstop.assistance.screening.Screening;
import org.curbstop.web.home.RequestStatusProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lists agency referrals and assistance applications on the home page. */
@Component
@Order(30)
record AssistanceStatusProvider(ReferralOptions referralOptions, ApplicationOptions applicationOptions, Screening screening,
        Clock clock) implements RequestStatusProvider {

    /** How long completed requests stay listed. */
    private static final Duration RECENT = Duration.ofDays(30);

    @Override
    public List<RequestStatus> list(Account account) {
        Instant since = clock.instant().minus(RECENT);
        var referrals = referralOptions.list(account).stream()
                .filter(referral -> referral.state().isOpen() || referral.changed().isAfter(since))
                .map(referral -> new DatedStatus(referral.sent(), line(referral)));
        var applications = applicationOptions.list(account).stream()
                .filter(application -> application.state().isOpen() || application.changed().isAfter(since))
                .map(application -> new DatedStatus(application.sent(), line(application)));
        return Stream.concat(referrals, applications).sorted(Comparator.comparing(DatedStatus::sent).reversed()).map(DatedStatus::line)
                .toList();
    }

    private record DatedStatus(Instant sent, RequestStatus line) {}

    private RequestStatus line(AssistanceApplication application) {
        return new RequestStatus(
                ReferralText.title(screening, application.programme()), AssistanceNavigation.application(application.id()),
                AssistanceApplicationText.tone(application.state()), AssistanceApplicationText.state(application.state()),
                AssistanceApplicationText.explain(application.state(), screening));
    }

    private RequestStatus line(Referral referral) {
        return new RequestStatus(
                ReferralText.title(screening, referral.programme()), AssistanceNavigation.referral(referral.id()),
                ReferralText.tone(referral.state()),
                ReferralText.state(referral.state()),
                ReferralText.explain(referral.state(), referralOptions.agencyName(referral), screening));
    }
}
