package org.curbstop.assistance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.assistance.AssistanceForTests.LENA;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.papers.Files;
import org.curbstop.papers.NewPaper;
import org.curbstop.papers.Owner;
import org.curbstop.papers.PaperId;
import org.curbstop.papers.Papers;
import org.curbstop.store.StoreTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

@StoreTest
class ApplicationsTest {

    private static final Asker STELLA = Asker.staff("stella");
    private static final Approval SEEN = new Approval("Saw the papers at the counter", true);
    private static final Asker SAM = Asker.staff("sam");

    private final TestStore test;
    private final AssistanceForTests all;
    private final AccountId dees;

    ApplicationsTest(TestStore test) {
        this.test = test;
        this.all = new AssistanceForTests(test);
        this.dees = all.town.dees.id();
    }

    private NewApplication dees(String programme, Map<String, List<PaperId>> papers) {
        return new NewApplication(dees, Optional.of(all.town.dee.id()), programme, Optional.empty(), papers, all.town.dee.phone(), Language.SPANISH);
    }

    private Application applied(String key, String programme) {
        return ((Applying.Done) all.applications.apply(key, dees(programme, Map.of()), all.dee)).application();
    }

    private PaperId paper(String key, Owner owner, Asker who) {
        return ((Papers.Answer.Kept) all.papers.keep(new NewPaper(key, "photo.png", Files.picture("png"), owner), who)).paper().id();
    }

    private static ApplicationState state(Applying answer) {
        return ((Applying.Done) answer).application().state();
    }

    @Test
    void an_application_waits_for_its_papers_and_then_for_a_decision() {
        Application sent = applied("1", "crisis-voucher");
        assertThat(sent.state()).isEqualTo(new ApplicationState.NeedsDocuments(List.of("income-30-days", "shut-off-notice")));
        assertThat(all.deciding.queue(10, SAM)).isEmpty();
        all.applications.give(sent.id(), "income-30-days", paper("a", Owner.of(dees), all.dee), all.dee);
        assertThat(all.deciding.incomplete(10, SAM)).hasSize(1);
        assertThat(state(all.applications.give(sent.id(), "shut-off-notice", paper("b", Owner.of(dees), all.dee), all.dee))).isEqualTo(new ApplicationState.Complete());
        assertThat(all.deciding.queue(10, SAM)).singleElement().satisfies(waiting -> assertThat(waiting.papers()).extracting(Proof::document).containsExactly("income-30-days", "shut-off-notice"));
        assertThat(state(all.deciding.needs(sent.id(), List.of("photo-id"), SAM))).isEqualTo(new ApplicationState.NeedsDocuments(List.of("photo-id")));
    }

    @Test
    void papers_handed_in_with_it_count_and_those_of_somebody_else_do_not() {
        Asker ada = Asker.customer(Channel.PORTAL, "192.0.2.1", all.town.ada.id());
        PaperId mine = paper("a", Owner.of(dees), all.dee);
        PaperId adas = paper("b", Owner.of(all.town.adas.id()), ada);
        var answer = all.applications.apply("1", dees("crisis-voucher", Map.of("income-30-days", List.of(mine), "shut-off-notice", List.of(adas))), all.dee);
        assertThat(state(answer)).isEqualTo(new ApplicationState.NeedsDocuments(List.of("shut-off-notice")));
        assertThat(all.applications.give(((Applying.Done) answer).application().id(), "shut-off-notice", adas, all.dee)).isEqualTo(new Applying.Wrong("invalid.documents"));
    }

    @Test
    void a_voucher_is_credited_once_and_never_more_than_500_in_twelve_months() {
        Application first = applied("1", "crisis-voucher");
        assertThat(all.deciding.approve(first.id(), Optional.of(Money.usd("500.01")), SEEN, SAM)).isEqualTo(new Applying.TooMuch(Money.usd("500.00")));
        assertThat(all.deciding.approve(first.id(), Optional.empty(), SEEN, SAM)).isEqualTo(new Applying.Wrong("invalid.amount"));
        all.deciding.approve(first.id(), Optional.of(Money.usd("300.00")), SEEN, SAM);
        all.deciding.approve(first.id(), Optional.of(Money.usd("300.00")), SEEN, SAM);
        test.told().stream().filter(ApplicationChanged.class::isInstance).forEach(again -> all.deciding.on((ApplicationChanged) again));
        assertThat(all.ledger.balance(dees)).isEqualTo(Money.usd("-300.00"));

        Application second = applied("2", "crisis-voucher");
        assertThat(all.deciding.approve(second.id(), Optional.of(Money.usd("200.01")), SEEN, SAM)).isEqualTo(new Applying.TooMuch(Money.usd("200.00")));
        all.town.clock.advance(Duration.ofDays(366));
        assertThat(state(all.deciding.approve(second.id(), Optional.of(Money.usd("500.00")), SEEN, SAM))).isEqualTo(new ApplicationState.Approved(Optional.of(Money.usd("500.00"))));
    }

    @Test
    void an_approval_takes_a_reason_and_a_word_on_missing_papers() {
        Application sent = applied("1", "weatherization-loan");
        assertThat(sent.state()).isInstanceOf(ApplicationState.NeedsDocuments.class);
        Optional<Money> amount = Optional.of(Money.usd("400.00"));
        assertThat(all.deciding.approve(sent.id(), amount, new Approval(" ", true), SAM)).isEqualTo(new Applying.Wrong("invalid.reason"));
        assertThat(all.deciding.approve(sent.id(), amount, new Approval("Looks fine", false), SAM)).isInstanceOf(Applying.PapersMissing.class);
        assertThat(state(all.deciding.approve(sent.id(), amount, SEEN, SAM))).isEqualTo(new ApplicationState.Approved(amount));
        assertThat(all.applications.of(dees, all.dee).getFirst().decisions()).singleElement()
                .satisfies(decision -> assertThat(decision.why()).isEqualTo("Saw the papers at the counter"));
        assertThat(all.town.audit.about(dees, 50)).extracting(entry -> entry.did().split(" ")[0]).contains("application-approved-without-papers");
    }

    @Test
    void above_the_limit_of_the_programme_two_people_approve_the_same_amount() {
        Application sent = applied("1", "weatherization-loan");
        Optional<Money> amount = Optional.of(Money.usd("4000.00"));
        assertThat(all.deciding.approve(sent.id(), amount, SEEN, SAM)).isInstanceOf(Applying.SecondPersonNeeded.class);
        assertThat(all.deciding.approve(sent.id(), amount, SEEN, SAM)).as("the same person again").isInstanceOf(Applying.SecondPersonNeeded.class);
        assertThat(all.deciding.approve(sent.id(), Optional.of(Money.usd("3999.00")), SEEN, STELLA)).as("another amount").isInstanceOf(Applying.SecondPersonNeeded.class);
        assertThat(state(all.deciding.approve(sent.id(), amount, SEEN, STELLA))).isEqualTo(new ApplicationState.Approved(amount));
    }

    @Test
    void a_loan_is_paid_out_and_credits_nothing_and_a_discount_takes_no_amount() {
        all.deciding.approve(applied("1", "weatherization-loan").id(), Optional.of(Money.usd("400.00")), SEEN, SAM);
        Application discount = applied("2", "utility-discount");
        assertThat(all.deciding.approve(discount.id(), Optional.of(Money.usd("5.00")), SEEN, SAM)).isEqualTo(new Applying.Wrong("invalid.amount"));
        assertThat(state(all.deciding.approve(discount.id(), Optional.empty(), SEEN, SAM))).isEqualTo(new ApplicationState.Approved(Optional.empty()));
        test.told();
        assertThat(all.ledger.balance(dees)).isEqualTo(Money.usd(0));
    }

    @Test
    void an_approved_protection_is_told_once_and_what_is_declined_or_protects_from_nothing_is_not() {
        Application declined = applied("1", "medical-protection");
        all.deciding.decline(declined.id(), Denial.PAPERS_MISSING, SAM);
        all.deciding.approve(applied("2", "utility-discount").id(), Optional.empty(), SEEN, SAM);
        Application withdrawn = applied("3", "medical-protection");
        all.applications.withdraw(withdrawn.id(), all.dee);
        all.deciding.approve(withdrawn.id(), Optional.empty(), SEEN, SAM);
        assertThat(test.told()).filteredOn(ProtectionGranted.class::isInstance).isEmpty();
        Application approved = applied("4", "medical-protection");
        all.deciding.approve(approved.id(), Optional.empty(), SEEN, SAM);
        all.deciding.approve(approved.id(), Optional.empty(), SEEN, SAM);
        assertThat(test.told()).filteredOn(ProtectionGranted.class::isInstance)
                .containsExactly(new ProtectionGranted(approved.id(), dees, "medical-protection", all.town.clock.instant()));
    }

    @Test
    void eight_that_apply_or_decide_at_the_same_moment_make_one_application_and_one_decision() throws Exception {
        var asks = new ArrayList<Callable<Applying>>();
        for (int i = 0; i < 8; i++) {
            String key = "press-" + i % 2;
            asks.add(() -> all.applications.apply(key, dees("heat-pump-rebate", Map.of()), all.dee));
        }
        assertThat(done(asks)).isEqualTo(1);
        ApplicationId id = all.applications.of(dees, all.dee).getFirst().id();
        var decisions = new ArrayList<Callable<Applying>>();
        for (int i = 1; i <= 8; i++) {
            Money amount = Money.usd(i * 1000L);
            decisions.add(() -> all.deciding.approve(id, Optional.of(amount), SEEN, SAM));
        }
        assertThat(done(decisions)).isEqualTo(1);
        var approved = (ApplicationState.Approved) all.applications.find(id, all.dee).orElseThrow().state();
        test.told();
        assertThat(all.ledger.balance(dees)).isEqualTo(approved.amount().orElseThrow().negated());
    }

    private static int done(List<Callable<Applying>> acts) throws Exception {
        int done = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var each : threads.invokeAll(acts)) {
                done += each.get() instanceof Applying.Done ? 1 : 0;
            }
        }
        return done;
    }

    @Test
    void the_same_press_is_one_application_and_what_one_applies_for_elsewhere_is_refused() {
        Application sent = applied("1", "utility-discount");
        assertThat(all.applications.apply("1", dees("utility-discount", Map.of()), all.dee)).isInstanceOfSatisfying(Applying.Again.class, again -> assertThat(again.application().id()).isEqualTo(sent.id()));
        assertThat(all.applications.apply("2", dees("utility-discount", Map.of()), all.dee)).isInstanceOf(Applying.AlreadyOpen.class);
        assertThat(all.applications.apply("3", dees("liheap", Map.of()), all.dee)).isEqualTo(new Applying.Refused(Applying.Refused.Why.NOT_BY_US));
        assertThat(all.applications.apply("4", dees("lottery", Map.of()), all.dee)).isEqualTo(new Applying.Refused(Applying.Refused.Why.NO_SUCH_PROGRAMME));
        assertThat(state(all.applications.withdraw(sent.id(), all.dee))).isEqualTo(new ApplicationState.Withdrawn());
        assertThat(all.applications.apply("5", dees("utility-discount", Map.of()), all.dee)).isInstanceOf(Applying.Done.class);
    }

    @Test
    void neither_strangers_nor_agencies_see_or_decide_an_application() {
        Application sent = applied("1", "utility-discount");
        for (Asker other : List.of(Asker.customer(Channel.PORTAL, "192.0.2.1", all.town.ada.id()), Asker.stranger(Channel.PAGE, "192.0.2.9"), LENA)) {
            var refused = new Applying.Refused(Applying.Refused.Why.NOT_YOURS);
            assertThat(all.applications.of(dees, other)).isEmpty();
            assertThat(all.applications.find(sent.id(), other)).isEmpty();
            assertThat(all.applications.withdraw(sent.id(), other)).isEqualTo(refused);
            assertThat(all.applications.give(sent.id(), "photo-id", PaperId.mint(), other)).isEqualTo(refused);
            assertThat(all.applications.apply("9", dees("senior-rebate", Map.of()), other)).isEqualTo(refused);
            assertThat(all.deciding.queue(10, other)).isEmpty();
            assertThat(all.deciding.incomplete(10, other)).isEmpty();
            assertThat(all.deciding.approve(sent.id(), Optional.empty(), SEEN, other)).isEqualTo(refused);
            assertThat(all.deciding.decline(sent.id(), Denial.OTHER, other)).isEqualTo(refused);
            assertThat(all.deciding.needs(sent.id(), List.of("photo-id"), other)).isEqualTo(refused);
        }
        assertThat(all.deciding.approve(ApplicationId.mint(), Optional.empty(), SEEN, SAM)).isEqualTo(new Applying.Refused(Applying.Refused.Why.NOT_YOURS));
    }
}
