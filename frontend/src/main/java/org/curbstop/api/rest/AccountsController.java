package org.curbstop.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.ServiceAgreement;
import org.curbstop.billing.AmountOwed;
import org.curbstop.billing.Bill;
import org.curbstop.billing.Bills;
import org.curbstop.cis.exchange.AccountContacts;
import org.curbstop.common.Actor;
import org.curbstop.common.Money;
import org.curbstop.notices.preferences.TextConsent;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST controller for accounts: services, amount owed with its date, last bill. The holder's contacts are a separate call with its own
 * scope (docs/decisions/0330).
 */
@RestController
class AccountsController {

    private final Accounts accounts;
    private final Bills bills;
    private final TextConsent consent;
    private final Clock clock;

    AccountsController(Accounts accounts, Bills bills, TextConsent consent, Clock clock) {
        this.accounts = accounts;
        this.bills = bills;
        this.consent = consent;
        this.clock = clock;
    }

    /** @param balance absent if the amount owed is unknown, which is not zero */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record AccountResponse(String number, List<String> oldNumbers, String status, LocalDate opened, Optional<LocalDate> closed,
            String customerClass, List<AgreementResponse> services, Optional<BalanceResponse> balance, Optional<BillResponse> lastBill) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record AgreementResponse(String service, String rate, Optional<String> meter, LocalDate from, Optional<LocalDate> until) {

        static AgreementResponse of(ServiceAgreement agreement) {
            return new AgreementResponse(code(agreement.service()), agreement.rate(), agreement.meter(), agreement.from(),
                    agreement.until());
        }
    }

    /** @param outdated whether the customer information system reported the balance longer ago than the utility allows */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record BalanceResponse(String amount, String pastDue, String currency, Optional<LocalDate> due, Optional<LocalDate> pastDueSince,
            Instant asOf, boolean outdated, boolean paymentPending) {}

    record BillResponse(String id, LocalDate issued, LocalDate due, LocalDate from, LocalDate to, String total) {

        static BillResponse of(Bill bill) {
            return new BillResponse(bill.id().value(), bill.issued(), bill.due(), bill.period().from(), bill.period().lastDay(),
                    plain(bill.total()));
        }
    }

    @GetMapping("/api/v1/accounts/{number}")
    AccountResponse getAccount(@PathVariable String number, Authentication client) {
        Account account = find(number, client);
        Optional<AmountOwed> owed = bills.owed(account.id());
        return new AccountResponse(account.number().value(), account.oldNumbers().stream().map(AccountNumber::value).toList(),
                account.closed().filter(last -> last.isBefore(LocalDate.now(clock))).isPresent() ? "closed" : "open",
                account.opened(), account.closed(), code(account.customerClass()),
                account.agreements().stream().map(AgreementResponse::of).toList(),
                owed.map(amount -> balance(account, amount)), bills.list(account.id(), 1).stream().findFirst().map(BillResponse::of));
    }

    @GetMapping("/api/v1/accounts/{number}/contacts")
    AccountContacts getContacts(@PathVariable String number, Authentication client) {
        Account account = find(number, client);
        return AccountContacts.of(account, accounts.findPerson(account.holder()).orElseThrow(), consent);
    }

    private Account find(String number, Authentication client) {
        return Optional.of(number).filter(text -> text.length() <= 60).flatMap(accounts::parseNumber)
                .flatMap(accounts::findByNumber)
                .flatMap(found -> accounts.findVisible(found.id(), Actor.program(client.getName())))
                .orElseThrow(() -> ApiProblem.NOT_FOUND.exception("there is no account of that number"));
    }

    private BalanceResponse balance(Account account, AmountOwed owed) {
        return new BalanceResponse(plain(owed.total()), plain(owed.pastDue()), owed.total().currency().getCurrencyCode(), owed.due(),
                owed.pastDueSince(), bills.findBalanceTime(account.id()).orElseGet(clock::instant), owed.staleSince().isPresent(),
                owed.paymentPending());
    }

    private static String plain(Money amount) {
        return amount.decimal().toPlainString();
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
