package org.curbstop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Route;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.CustomerProfiles;
import org.curbstop.accounts.CustomerProfiles.ProfileEdit;
import org.curbstop.accounts.Person;
import org.curbstop.assistance.applications.ApplicationRequest;
import org.curbstop.assistance.applications.AssistanceApplications;
import org.curbstop.billing.Bills;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentOutcome;
import org.curbstop.payments.PaymentRequest;
import org.curbstop.payments.Payments;
import org.curbstop.utility.Utility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every portal view, with and without data, in the user's language. Forms and rejected values have tests next to their views. */
class PortalViewStatesTest extends PortalViewTest {

    private static final Map<String, AccountId> ACCOUNTS = Map.of("bo", new AccountId("acct_100200484"),
            "cy", new AccountId("acct_100200633"), "ivo", new AccountId("acct_100201052"),
            "tess", new AccountId("acct_100201136"));
    private static final String NEW = "somebody new";
    private static final Map<Language, Map<String, Account>> NEWCOMERS = new HashMap<>();
    private static final Map<Language, Map<PaymentOutcome, Payment>> PAYMENTS = new HashMap<>();

    /** @param says keys of messages without arguments that the view must show; {@code {bill}} and the like in a path stand for an id */
    record State(String path, String who, String... says) {}

    static final List<State> STATES = List.of(
            new State("my", "bo", "home.more-time", "home.bills", "home.use", "home.requests"),
            new State("my", "tess", "home.nothing-owed", "home.latest"),
            new State("my", NEW, "home.unknown.more", "home.requests.none", "home.latest.none"),
            new State("my/bills", "bo", "bill.state.past-due", "bill.state.open"),
            new State("my/bills", "ivo", "bill.state.open", "bill.state.paid"),
            new State("my/bills", NEW, "bills.none"),
            new State("my/bills/{bill}", "ivo", "bill.lines", "bill.previous", "bill.since-last", "bill.pdf"),
            new State("my/bills/{bill}/dispute", "ivo", "dispute.more", "dispute.what", "dispute.amount"),
            new State("my/payments", "tess", "payments.what"),
            new State("my/payments", NEW, "payments.none"),
            new State("my/payments/{PAID}", "payer", "payment.title.PAID", "payment.receipt"),
            new State("my/payments/{OPEN}", "payer", "payment.title.OPEN", "payment.open.more", "payment.give-up"),
            new State("my/payments/{DECLINED}", "payer", "payment.title.DECLINED", "payment.declined.card-declined", "payment.again"),
            new State("my/payments/{CANCELLED}", "payer", "payment.title.CANCELLED", "payment.cancelled"),
            new State("my/payments", "payer", "payments.what"),
            new State("my/pay", "bo", "pay.how-much", "pay.other", "pay.sum.total"),
            new State("my/pay", "cy", "pay.nothing", "pay.other", "account.add"),
            new State("my/pay", NEW, "home.unknown.more", "pay.nothing", "pay.card.page"),
            new State("my/messages", NEW, "messages.none", "papers.title"),
            new State("my/send-photo", NEW, "papers.lede", "papers.what"),
            new State("my/outage", "ivo", "outage.danger", "outage.none-here.more", "outage.report.title"),
            new State("my/time", "bo", "time.notice", "time.own.more", "time.why"),
            new State("my/time", NEW, "time.what-you-can-do", "time.review"),
            new State("my/notice", "bo", "notice.claims", "notice.rights", "notice.sent"),
            new State("my/notice", "ivo", "notice.none.title", "notice.none"),
            new State("my/notice", NEW, "notice.none", "notice.rights"),
            new State("my/help", "ivo", "help.private", "help.size"),
            new State("my/help/applications/{application}", "applicant", "application.headline.open", "application.missing",
                    "application.papers.none", "application.withdraw"),
            new State("my/service", "ivo", "service.here", "service.orders.none"),
            new State("my/service", NEW, "service.here.none", "service.orders.none"),
            new State("my/service/stop", "ivo", "service.last-day", "service.forward.where"),
            new State("my/service/stop", "cy", "service.last-day"),
            new State("my/service/start", "ivo", "service.address.hint"),
            new State("my/service/move", "ivo", "service.address.hint"),
            new State("my/service/visit", NEW, "service.task", "service.visit.words.hint"),
            new State("my/service/apply", NEW, "service.apply.lede", "service.apply.follow.more"),
            new State("my/link", NEW, "link.why", "link.number.hint"),
            new State("my/profile", NEW, "profile.contacts.hint", "profile.mailing", "profile.notices.hint", "pin.none", "designee.none",
                    "account.add"),
            new State("my/profile", "ivo", "profile.verified", "profile.first", "address.change"));

    /** Views that need preceding steps, with the test that opens them. */
    private static final Map<String, String> TESTED_ELSEWHERE = Map.of(
            "my/service/order/:order", "OrderFormsTest", "my/help/requests/:referral", "AgencyReferralViewTest",
            "staff/referrals", "AgencyReferralViewTest", "staff/referrals/:referral", "AgencyReferralViewTest");

    @Autowired
    private CustomerProfiles profiles;

    @Autowired
    private Payments payments;

    @Autowired
    private Bills bills;

    @Autowired
    private AssistanceApplications applications;

    @Autowired
    private Utility utility;

    private Optional<Person> changed = Optional.empty();

    static Stream<Arguments> states() {
        return Stream.of(Language.ENGLISH, Language.SPANISH)
                .flatMap(language -> STATES.stream().map(state -> Arguments.of(language, state)));
    }

    @AfterEach
    void restoreLanguage() {
        changed.ifPresent(person -> speaks(person.id().value(), person.language()));
    }

    @ParameterizedTest
    @MethodSource("states")
    void every_view_shows_its_state_in_the_users_language(Language language, State state) {
        noticeIsOut();
        AccountId account = signInFor(state.who(), language);
        String path = state.path().contains("{") ? resolved(state, language) : state.path() + "?account=" + account;
        open(path);
        assertThat(getCurrentView().getClass().getAnnotation(Route.class)).as(words()).isNotNull()
                .extracting(Route::value).asString().matches(state.path().replaceAll("\\{\\w+}", ":\\\\w+"));
        assertThat(UI.getCurrent().getLocale().getLanguage()).isEqualTo(language.tag());
        assertThat(UI.getCurrent().getInternals().getTitle()).endsWith(" – " + utility.name()).doesNotStartWith(" ");
        shows(state.says());
        assertThat(words()).doesNotContainPattern("!\\{|\\{\\d|\\b[a-z]{2,5}_[0-9a-z]{10,}");
    }

    @Test
    void every_view_of_customers_and_agencies_is_opened_by_a_test() {
        List<String> opened = Stream.concat(STATES.stream().map(state -> state.path().replaceAll("\\{\\w+}", ":id")),
                TESTED_ELSEWHERE.keySet().stream().map(path -> path.replaceAll(":\\w+", ":id"))).distinct().toList();
        assertThat(opened).containsExactlyInAnyOrderElementsOf(
                ViewRoutes.ofCustomersAndAgencies().map(path -> path.replaceAll(":\\w+", ":id")).toList());
        assertThat(TESTED_ELSEWHERE.values()).allSatisfy(test -> assertThat(ViewRoutes.testSource(test)).contains(" open("));
    }

    private AccountId signInFor(String who, Language language) {
        AccountId known = ACCOUNTS.get(who);
        if (known != null) {
            Person person = accounts.find(known).flatMap(account -> accounts.findPerson(account.holder())).orElseThrow();
            changed = Optional.of(person);
            speaks(person.id().value(), language);
            signInResident(person.id(), language.locale());
            return known;
        }
        Account account = newcomer(who, language);
        signIn(account, language);
        return account.id();
    }

    private Account newcomer(String who, Language language) {
        return NEWCOMERS.computeIfAbsent(language, each -> new HashMap<>()).computeIfAbsent(who, each -> newCustomer(language));
    }

    private void speaks(String person, Language language) {
        Person now = accounts.findPerson(new PersonId(person)).orElseThrow();
        profiles.change(now.id(), now.version(), new ProfileEdit.ChangeLanguage(language), Actor.SYSTEM);
    }

    private String resolved(State state, Language language) {
        String name = state.path().replaceAll(".*\\{(\\w+)}.*", "$1");
        String id = switch (name) {
            case "bill" -> bills.list(ACCOUNTS.get(state.who()), 1).getFirst().id().value();
            case "application" -> application(newcomer(state.who(), language));
            default -> PAYMENTS.computeIfAbsent(language, this::paymentsOf).get(PaymentOutcome.valueOf(name)).id().value();
        };
        return state.path().replaceAll("\\{\\w+}", id);
    }

    private String application(Account account) {
        var request = new ApplicationRequest(account.id(), Optional.of(account.holder()), "crisis-voucher", Optional.empty(), Map.of(),
                Optional.empty(), Language.ENGLISH);
        Actor applicant = Actor.customer(Channel.PORTAL, "view-test", account.holder());
        applications.apply("states:" + account.id(), request, applicant);
        return applications.list(account.id(), applicant).getFirst().id().value();
    }

    private Map<PaymentOutcome, Payment> paymentsOf(Language language) {
        Account account = newcomer("payer", language);
        Map<PaymentOutcome, Payment> all = new EnumMap<>(PaymentOutcome.class);
        all.put(PaymentOutcome.PAID, payments.charge(confirmed(account, "11.01").id(), "pm_card_visa"));
        all.put(PaymentOutcome.DECLINED, payments.charge(confirmed(account, "11.02").id(), "pm_card_chargeDeclined"));
        Payment open = confirmed(account, "11.03");
        payments.checkoutPage(open.id(), URI.create("http://localhost/back"));
        all.put(PaymentOutcome.OPEN, open);
        all.put(PaymentOutcome.CANCELLED, payments.cancel(confirmed(account, "11.04").id()));
        return all;
    }

    private Payment confirmed(Account account, String amount) {
        return payments.confirm(new PaymentRequest(UUID.randomUUID().toString(), List.of(new Allocation(account.id(), Money.usd(amount))),
                Channel.PORTAL, Language.ENGLISH, Optional.of(account.holder()), Optional.empty()));
    }
}
