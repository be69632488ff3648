package org.curbstop.web.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.html.Anchor;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountLifecycle;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.accounts.CustomerProfiles;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.arrangements.AccountCredits;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.billing.AmountOwed;
import org.curbstop.billing.Bills;
import org.curbstop.billing.Ledger;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.cases.CreditReturns;
import org.curbstop.cases.HandOff;
import org.curbstop.cases.HandOffContext;
import org.curbstop.cases.HandOffs;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.web.PortalViewTest;
import org.curbstop.web.components.I18n;
import org.curbstop.web.layout.ViewUser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The amount to pay of a customer who has agreed to pay $150.00 past due in three payments. */
class HomeViewTest extends PortalViewTest {

    private static final LocalDate DUE = LocalDate.of(2026, 12, 1);
    private static final Instant TODAY = Instant.parse("2026-11-23T18:00:00Z");

    @Autowired
    private ViewUser visitor;

    @Autowired
    private CustomerProfiles profiles;

    @Autowired
    private AccountLifecycle lifecycle;

    @Autowired
    private HandOffs handOffs;

    @Autowired
    private CreditReturns credits;

    @Autowired
    private Ledger ledger;

    private Account openHome(String language, String total, String pastDue, Instant now) {
        Account account = newCustomer(new Language(language));
        signIn(account, new Language(language));
        Bills bills = mock(Bills.class);
        when(bills.owed(account.id())).thenReturn(Optional.of(new AmountOwed(Money.usd(total), Money.usd(pastDue),
                Optional.of(LocalDate.of(2026, 11, 10)), Optional.of(LocalDate.of(2026, 11, 10)), Optional.empty(), false,
                Optional.empty())));
        Arrangements arrangements = mock(Arrangements.class);
        when(arrangements.findRunning(eq(account.id()), any())).thenReturn(Optional.of(plan(account)));
        create(HomeView.class, bills, new OwedPanel(arrangements, credits, visitor, Clock.fixed(now, ZoneOffset.UTC)));
        return account;
    }

    private static Arrangement plan(Account account) {
        return new Arrangement(ArrangementId.create(), 0, "key", account.id(),
                new Arrangement.AgreementRecord(TODAY, DUE.minusDays(8), Channel.PORTAL, Language.ENGLISH, Optional.empty(),
                        Optional.empty()),
                InstallmentSchedule.of(new Installment(DUE, Money.usd("50.00")), new Installment(DUE.plusMonths(1), Money.usd("50.00")),
                        new Installment(DUE.plusMonths(2), Money.usd("50.00"))),
                new Arrangement.OtherDues(Optional.empty(), Optional.empty(), new AccountCredits.CreditBaseline(TODAY, Money.usd(0))),
                new Arrangement.State.Active(), Money.usd(0), new Arrangement.ConfirmationLetter(Optional.empty(), Optional.empty(), true),
                Optional.empty(), 0, Optional.of(account.id().value()), 0, List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void with_a_running_plan_the_next_installment_is_the_amount_to_pay(String language) {
        Account account = openHome(language, "150.00", "150.00", TODAY);
        assertThat(text()).contains(I18n.text("home.plan.next"), I18n.money(Money.usd("50.00")), I18n.text("home.due", I18n.date(DUE)),
                I18n.text("home.plan.all", I18n.money(Money.usd("150.00"))), I18n.text("home.plan.show"))
                .doesNotContain(I18n.text("home.past-due", I18n.money(Money.usd("150.00"))), I18n.text("home.more-time"));
        assertThat(find(Anchor.class).all().stream().map(Anchor::getHref))
                .contains("my/pay?account=" + account.id() + "&amount=50.00", "my/time?account=" + account.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void what_is_past_due_outside_of_the_plan_is_said(String language) {
        openHome(language, "210.00", "180.00", TODAY);
        assertThat(text()).contains(I18n.text("home.past-due", I18n.money(Money.usd("30.00"))),
                I18n.text("home.plan.rest", I18n.money(Money.usd("210.00")), I18n.money(Money.usd("150.00")),
                        I18n.money(Money.usd("60.00"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void a_missed_installment_says_when_it_was_due(String language) {
        openHome(language, "150.00", "150.00", TODAY.plusSeconds(10 * 86_400));
        assertThat(text()).contains(I18n.text("home.was-due", I18n.date(DUE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void returned_mail_is_mentioned_until_an_address_is_confirmed(String language) {
        Account account = newCustomer(new Language(language));
        signIn(account, new Language(language));
        open("my");
        assertThat(words()).doesNotContain(I18n.text("profile.mail-returned"));
        profiles.change(account.holder(), 0, new CustomerProfiles.ProfileEdit.ReportReturnedMail(), Actor.staff("sam"));
        open("my");
        shows("profile.mail-returned", "address.change");
        open("my/profile");
        pressKey("address.service");
        open("my");
        assertThat(words()).doesNotContain(I18n.text("profile.mail-returned"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void a_request_to_staff_stands_with_its_number_and_the_day_of_our_answer(String language) {
        Account account = newCustomer(new Language(language));
        signIn(account, new Language(language));
        HandOff leak = handOffs.raise(new HandOffContext("home:" + account.id(), HandOffContext.Kind.HAND_OFF, Channel.VOICE,
                Optional.empty(), Optional.of(account.holder()), Optional.of(account.id()), VerificationLevel.PIN, "report-leak", List.of(),
                List.of(), new Language(language), Optional.empty()));
        open("my");
        assertThat(words()).contains(I18n.text("case.title", I18n.text("case.kind.LEAK_REPORT"), leak.reference()),
                I18n.text("case.answer-by", I18n.date(LocalDate.ofInstant(leak.due(), ZoneId.of("America/Los_Angeles")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void a_credit_is_asked_back_once(String language) {
        Account account = newCustomer(new Language(language));
        ledger.post(LedgerEntry.of(account.id(), LedgerEntry.EntryKind.OPENING, account.id().value(), Money.usd("3.10").negated(), TODAY));
        signIn(account, new Language(language));
        open("my");
        pressKey("home.credit.ask");
        assertThat(credits.findOpen(account.id())).as("not before the confirmation").isEmpty();
        pressKey("home.credit.confirm", I18n.money(Money.usd("3.10")));
        String number = credits.findOpen(account.id()).orElseThrow().reference();
        assertThat(words()).contains(I18n.text("home.credit.asked", number));
        open("my");
        assertThat(words()).contains(I18n.text("home.credit.asked", number)).doesNotContain(I18n.text("home.credit.ask"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void a_closed_account_is_named_as_closed_alone_and_among_others(String language) {
        Account account = newCustomer(new Language(language));
        lifecycle.close(account.id(), LocalDate.of(2026, 11, 21), Actor.SYSTEM);
        signIn(account, new Language(language));
        open("my");
        String street = account.premise().address().street();
        assertThat(words()).contains(I18n.text("account.about.closed", account.number().value(), street));

        var second = new Account(AccountId.create(), 0, new AccountNumber("S" + account.number().value()), List.of(), account.holder(),
                Set.of(), account.premise(), List.of(), CustomerClass.RESIDENTIAL, LocalDate.of(2026, 11, 21), Optional.empty());
        accounts.add(second);
        open("my");
        assertThat(words()).contains(I18n.text("account.closed", street + " · " + account.number().value()))
                .doesNotContain(I18n.text("account.closed", street + " · " + second.number().value()));
    }
}
