package org.curbstop.arrangements;

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
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.springframework.stereotype.Component;

/** Holds an account against the pack's rules of disconnection. */
@Component
final class Weighing {

    private static final BigDecimal PERCENT = new BigDecimal("0.01");
    private static final int DAYS_LOOKED_AHEAD = 60;

    private final ArrangementRules.ShutOff rules;
    private final Standings standings;
    private final Credits credits;
    private final Workdays workdays;
    private final Accounts accounts;

    Weighing(ArrangementRules rules, Standings standings, Credits credits, Workdays workdays, Accounts accounts) {
        this.rules = rules.shutOff();
        this.standings = standings;
        this.credits = credits;
        this.workdays = workdays;
        this.accounts = accounts;
    }

    /** A notice before it is one. */
    record Draft(
            LocalDate notBefore, LocalDate lastDay, Money amount, boolean afterBreach, List<Addressee> addressees, List<String> rights, List<RuleAnswer> answers) {}

    List<String> rights() {
        return rules.rights();
    }

    Money stops(DisconnectionNotice notice) {
        return notice.amount().minus(credits.since(notice.account(), notice.start())).max(notice.amount().zero());
    }

    Candidate weigh(DisconnectionNotice notice, Account account, LocalDate day) {
        Money stops = stops(notice);
        var threat = new ShutOffRule.Threat(notice.notBefore(), notice.lastDay(), stops, notice.provedBy(), notice.unproved().stream().map(Addressee::role).findFirst(), notice.afterBreach());
        Standing standing = standings.of(account, day);
        return new Candidate(notice, stops, rules.rules().stream().map(rule -> rule.test(standing, threat, workdays)).toList());
    }

    Draft draft(Account account, Optional<LocalDate> wanted) {
        LocalDate today = standings.today();
        Standing now = standings.of(account);
        boolean afterBreach = now.past().broken().stream().anyMatch(plan -> plan.counts() && plan.missing().isPositive());
        LocalDate first = afterBreach && rules.notice().afterBreach().isPresent()
                ? workdays.after(today, rules.notice().afterBreach().get())
                : today.plusDays(rules.notice().days(account.customerClass()));
        LocalDate day = wanted.orElseGet(() -> allowed(account, first));
        LocalDate lastDay = day.plusDays(rules.notice().goodForDays());
        Money amount = Offering.covered(rules.stops(), now);
        // As if it had been brought today: the rest is the business of the day itself.
        var threat = new ShutOffRule.Threat(day, lastDay, amount, Optional.of(today), Optional.empty(), afterBreach);
        Standing then = standings.of(account, day);
        // A device asks for a person's look before service stops; that somebody is told what is owed it does not forbid.
        return new Draft(day, lastDay, amount, afterBreach, addressees(account), rules.rights(),
                rules.rules().stream().filter(rule -> !(rule instanceof ShutOffRule.NoDevice)).map(rule -> rule.test(then, threat, workdays)).toList());
    }

    /** The first day from then on that neither calendar nor season forbids; the first one itself where none is in sight. */
    private LocalDate allowed(Account account, LocalDate first) {
        for (LocalDate day = first; day.isBefore(first.plusDays(DAYS_LOOKED_AHEAD)); day = day.plusDays(1)) {
            if (calendarLets(standings.of(account, day))) {
                return day;
            }
        }
        return first;
    }

    private boolean calendarLets(Standing standing) {
        var nobody = new ShutOffRule.Threat(standing.day(), standing.day(), standing.debt().balance(), Optional.empty(), Optional.empty(), false);
        return rules.rules().stream()
                .filter(rule -> rule instanceof ShutOffRule.OnWorkday || rule instanceof ShutOffRule.OutOfSeason)
                .allMatch(rule -> rule.test(standing, nobody, workdays).held());
    }

    private List<Addressee> addressees(Account account) {
        var all = new ArrayList<Addressee>();
        if (rules.to().contains(Addressee.Role.SERVICE_ADDRESS)) {
            all.add(new Addressee(Addressee.Role.SERVICE_ADDRESS, Optional.empty(), Optional.of(account.premise().address().oneLine())));
        }
        if (rules.to().contains(Addressee.Role.OWNER)) {
            all.add(new Addressee(Addressee.Role.OWNER, Optional.of(account.holder()), mailing(account, account.holder())));
        }
        for (Delegate each : account.delegates()) {
            if (each.role() == Delegate.Role.TENANT && rules.to().contains(Addressee.Role.TENANT)) {
                all.add(new Addressee(Addressee.Role.TENANT, Optional.of(each.person()), Optional.empty()));
            }
            if (each.role() == Delegate.Role.NOTIFIED && rules.to().contains(Addressee.Role.DESIGNEE)) {
                all.add(new Addressee(Addressee.Role.DESIGNEE, Optional.of(each.person()), Optional.empty()));
            }
        }
        return all;
    }

    private Optional<String> mailing(Account account, PersonId person) {
        return accounts.person(person).flatMap(known -> known.mailing()).or(() -> Optional.of(account.premise().address())).map(Address::oneLine);
    }

    Restoration restoration(Account account, DisconnectionNotice notice) {
        Standing standing = standings.of(account);
        Money all = stops(notice);
        return rules.restoring().map(rule -> {
            boolean onlyOne = !cutBefore(account, notice, rule.months());
            RuleAnswer by = RuleAnswer.of("first-shut-off", onlyOne, rule.source(), "months", rule.months(), "percent", rule.percent().intValue());
            Money share = standing.debt().balance().times(rule.percent().multiply(PERCENT), RoundingMode.UP);
            return new Restoration(all, onlyOne && share.isPositive() ? Optional.of(new Installment(workdays.after(standing.day(), rule.workdays()), share)) : Optional.empty(), by);
        }).orElseGet(() -> new Restoration(all, Optional.empty(), RuleAnswer.of("first-shut-off", false, rules.notice().source())));
    }

    private boolean cutBefore(Account account, DisconnectionNotice notice, int months) {
        LocalDate cut = notice.state() instanceof DisconnectionNotice.State.Done done ? done.day() : standings.today();
        return standings.cuts(account.id()).stream().anyMatch(day -> day.isBefore(cut) && day.isAfter(cut.minusMonths(months)));
    }
}
