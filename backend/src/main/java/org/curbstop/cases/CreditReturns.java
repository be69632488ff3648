package org.curbstop.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.billing.Bills;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.springframework.stereotype.Component;

/** Customers ask for the credit of their account back: one open case for each account. Staff close it with how it was returned. */
@Component
public final class CreditReturns {

    /** Task of the cases, also of those for the credit of a final bill. */
    static final String TASK = "return-credit";
    private static final Duration JOINED = Duration.ofDays(365);

    private final HandOffs handOffs;
    private final CaseRepository repository;
    private final Bills bills;

    CreditReturns(HandOffs handOffs, CaseRepository repository, Bills bills) {
        this.handOffs = handOffs;
        this.repository = repository;
        this.bills = bills;
    }

    /** Result of a request. */
    public sealed interface CreditReturnResult {
        record Requested(HandOff handOff, Money amount) implements CreditReturnResult {}

        record AlreadyRequested(HandOff handOff) implements CreditReturnResult {}

        record NoCredit() implements CreditReturnResult {}
    }

    /**
     * Returns the case about the credit of an account that is open, or was closed as returned after the balance was stated that still shows
     * the credit. Check first who asks.
     */
    public Optional<HandOff> findOpen(AccountId account) {
        Optional<Instant> stated = bills.findBalanceTime(account);
        return list(account).filter(each -> each.isOpen() || each.state() instanceof HandOff.State.Closed closed
                && closed.outcome().isReturn() && stated.filter(at -> at.isBefore(closed.at())).isPresent()).findFirst();
    }

    private Stream<HandOff> list(AccountId account) {
        return repository.listByAccount(account).stream().filter(each -> each.packet().wanted().equals(TASK));
    }

    /**
     * Asks for the whole credit of an account, once: while a case is open, no other is raised.
     *
     * @param customer who asks and how to reach them; check first that they may
     */
    public CreditReturnResult request(HandOffContext customer, AccountId account) {
        Optional<Money> credit = bills.owed(account).map(owed -> owed.total().negated()).filter(Money::isPositive);
        if (credit.isEmpty()) {
            return new CreditReturnResult.NoCredit();
        }
        Optional<HandOff> open = findOpen(account);
        return open.<CreditReturnResult>map(CreditReturnResult.AlreadyRequested::new)
                .orElseGet(() -> new CreditReturnResult.Requested(raise(customer, account, credit.get()), credit.get()));
    }

    private HandOff raise(HandOffContext customer, AccountId account, Money credit) {
        HandOffContext wanted = customer.about(account).forTask(TASK, List.of(credit.toString()));
        String next = String.valueOf(list(account).count()); // the same for two requests at the same moment
        return handOffs.raiseOrJoin(wanted.withKey(TASK + ":" + account), next, JOINED);
    }
}
