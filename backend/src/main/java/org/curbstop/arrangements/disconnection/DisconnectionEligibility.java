package org.curbstop.arrangements.disconnection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Delegate;
import org.curbstop.arrangements.AccountCredits;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.NoticeAddressee;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.arrangements.plans.ArrangementOffers;
import org.curbstop.arrangements.rules.ArrangementRules;
import org.curbstop.arrangements.rules.CreditStanding;
import org.curbstop.arrangements.rules.CreditStandingFactory;
import org.curbstop.arrangements.rules.DisconnectionRule;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.utility.BusinessCalendar;
import org.springframework.stereotype.Component;

/** Evaluates accounts against the disconnection rules of the policy pack. */
@Component
public final class DisconnectionEligibility {

    private static final BigDecimal PERCENT = new BigDecimal("0.01");
    private static final int DAYS_LOOKED_AHEAD = 60;

    private final ArrangementRules.DisconnectionRules rules;
    private final CreditStandingFactory standingFactory;
    private final AccountCredits accountCredits;
    private final BusinessCalendar businessCalendar;
    private final Accounts accounts;

    public DisconnectionEligibility(ArrangementRules rules, CreditStandingFactory standings, AccountCredits credits,
            BusinessCalendar calendar, Accounts accounts) {
        this.rules = rules.disconnection();
        this.standingFactory = standings;
        this.accountCredits = credits;
        this.businessCalendar = calendar;
        this.accounts = accounts;
    }

    /** A notice that has not been issued yet. */
    record NoticeDraft(
            LocalDate notBefore, LocalDate lastDay, Money amount, boolean afterBreach, List<NoticeAddressee> addressees,
            List<String> rights, List<PolicyRuleResult> ruleResults) {}

    List<String> rights() {
        return rules.rights();
    }

    public Money amountDue(DisconnectionNotice notice) {
        return notice.amount().minus(accountCredits.creditedSince(notice.account(), notice.start())).max(notice.amount().zero());
    }

    DisconnectionCandidate evaluate(DisconnectionNotice notice, Account account, LocalDate day) {
        Money stops = amountDue(notice);
        var openNotice = new DisconnectionRule.OpenNotice(notice.notBefore(), notice.lastDay(), stops, notice.deliveredToAllBy(),
                notice.undeliveredAddressees().stream().map(NoticeAddressee::role).findFirst(), notice.afterBreach());
        CreditStanding standing = standingFactory.create(account, day);
        return new DisconnectionCandidate(notice, stops,
                rules.rules().stream().map(rule -> rule.check(standing, openNotice, businessCalendar)).toList());
    }

    NoticeDraft draftNotice(Account account, Optional<LocalDate> wanted) {
        LocalDate today = standingFactory.today();
        CreditStanding now = standingFactory.create(account);
        boolean afterBreach = now.history().broken().stream().anyMatch(plan -> plan.counts() && plan.missing().isPositive());
        LocalDate first = afterBreach && rules.notice().afterBreach().isPresent()
                ? businessCalendar.after(today, rules.notice().afterBreach().get())
                : today.plusDays(rules.notice().days(account.customerClass()));
        LocalDate day = wanted.orElseGet(() -> firstAllowedDay(account, first));
        LocalDate lastDay = day.plusDays(rules.notice().goodForDays());
        Money amount = ArrangementOffers.coveredAmount(rules.covers(), now);
        // Evaluated as if delivered today; actual delivery is checked on the day of the disconnection.
        var notice = new DisconnectionRule.OpenNotice(day, lastDay, amount, Optional.of(today), Optional.empty(), afterBreach);
        CreditStanding then = standingFactory.create(account, day);
        // A medical device requires a person's review before service is disconnected; it does not prevent the notice.
        return new NoticeDraft(day, lastDay, amount, afterBreach, addressees(account), rules.rights(),
                rules.rules().stream().filter(rule -> !(rule instanceof DisconnectionRule.NoDevice))
                        .map(rule -> rule.check(then, notice, businessCalendar)).toList());
    }

    /** Returns the first day from {@code first} on that calendar and season allow; {@code first} itself if there is none within 60 days. */
    private LocalDate firstAllowedDay(Account account, LocalDate first) {
        for (LocalDate day = first; day.isBefore(first.plusDays(DAYS_LOOKED_AHEAD)); day = day.plusDays(1)) {
            if (isAllowedByCalendar(standingFactory.create(account, day))) {
                return day;
            }
        }
        return first;
    }

    private boolean isAllowedByCalendar(CreditStanding standing) {
        var nobody = new DisconnectionRule.OpenNotice(standing.day(), standing.day(), standing.debt().balance(), Optional.empty(),
                Optional.empty(), false);
        return rules.rules().stream()
                .filter(rule -> rule instanceof DisconnectionRule.OnWorkday || rule instanceof DisconnectionRule.OutsideProtectedSeason)
                .allMatch(rule -> rule.check(standing, nobody, businessCalendar).held());
    }

    private List<NoticeAddressee> addressees(Account account) {
        var all = new ArrayList<NoticeAddressee>();
        if (rules.recipients().contains(NoticeAddressee.Role.SERVICE_ADDRESS)) {
            all.add(new NoticeAddressee(NoticeAddressee.Role.SERVICE_ADDRESS, Optional.empty(),
                    Optional.of(account.premise().address().oneLine())));
        }
        if (rules.recipients().contains(NoticeAddressee.Role.OWNER)) {
            all.add(new NoticeAddressee(NoticeAddressee.Role.OWNER, Optional.of(account.holder()), mailing(account, account.holder())));
        }
        for (Delegate each : account.delegates()) {
            if (each.role() == Delegate.Role.TENANT && rules.recipients().contains(NoticeAddressee.Role.TENANT)) {
                all.add(new NoticeAddressee(NoticeAddressee.Role.TENANT, Optional.of(each.person()), Optional.empty()));
            }
            if (each.role() == Delegate.Role.NOTIFIED && rules.recipients().contains(NoticeAddressee.Role.DESIGNEE)) {
                all.add(new NoticeAddressee(NoticeAddressee.Role.DESIGNEE, Optional.of(each.person()), Optional.empty()));
            }
        }
        return all;
    }

    private Optional<String> mailing(Account account, PersonId person) {
        return accounts.findPerson(person).flatMap(known -> known.mailing()).or(() -> Optional.of(account.premise().address()))
                .map(Address::oneLine);
    }

    ReconnectionTerms reconnectionTerms(Account account, DisconnectionNotice notice) {
        CreditStanding standing = standingFactory.create(account);
        Money all = amountDue(notice);
        return rules.reconnectionPromise().map(rule -> {
            boolean onlyOne = !wasDisconnectedBefore(account, notice, rule.months());
            PolicyRuleResult by = PolicyRuleResult.of("first-shut-off", onlyOne, rule.source(), "months", rule.months(), "percent",
                    rule.percent().intValue());
            Money share = standing.debt().balance().times(rule.percent().multiply(PERCENT), RoundingMode.UP);
            return new ReconnectionTerms(all, onlyOne && share.isPositive()
                    ? Optional.of(new Installment(businessCalendar.after(standing.day(), rule.workdays()), share)) : Optional.empty(), by);
        }).orElseGet(
                () -> new ReconnectionTerms(all, Optional.empty(), PolicyRuleResult.of("first-shut-off", false, rules.notice().source())));
    }

    private boolean wasDisconnectedBefore(Account account, DisconnectionNotice notice, int months) {
        LocalDate cut = notice.state() instanceof DisconnectionNotice.State.Disconnected done ? done.day() : standingFactory.today();
        return standingFactory.disconnectionDays(account.id()).stream()
                .anyMatch(day -> day.isBefore(cut) && day.isAfter(cut.minusMonths(months)));
    }
}
