package org.curbstop.assistance.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.assistance.AssistanceForTests.LENA;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.curbstop.assistance.ApplicationChanged;
import org.curbstop.assistance.ApplicationId;
import org.curbstop.assistance.ApplicationState;
import org.curbstop.assistance.AssistanceForTests;
import org.curbstop.assistance.DenialReason;
import org.curbstop.assistance.ProtectionGranted;
import org.curbstop.assistance.SubmittedDocument;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.documents.DocumentOwner;
import org.curbstop.documents.NewSentDocument;
import org.curbstop.documents.SampleFiles;
import org.curbstop.documents.SentDocumentId;
import org.curbstop.documents.SentDocuments;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

@DatabaseTest
class AssistanceApplicationsTest {

    private static final Actor STELLA = Actor.staff("stella");
    private static final ApprovalGrounds SEEN = new ApprovalGrounds("Saw the papers at the counter", true);
    private static final Actor SAM = Actor.staff("sam");

    private final TestStore test;
    private final AssistanceForTests all;
    private final AccountId dees;

    AssistanceApplicationsTest(TestStore test) {
        this.test = test;
        this.all = new AssistanceForTests(test);
        this.dees = all.millbrook.dees.id();
    }

    private ApplicationRequest dees(String program, Map<String, List<SentDocumentId>> documents) {
        return new ApplicationRequest(dees, Optional.of(all.millbrook.dee.id()), program, Optional.empty(), documents,
                all.millbrook.dee.phone(),
                Language.SPANISH);
    }

    private AssistanceApplication applied(String key, String program) {
        return ((ApplicationResult.Done) all.applications.apply(key, dees(program, Map.of()), all.dee)).application();
    }

    private SentDocumentId paper(String key, DocumentOwner owner, Actor actor) {
        return ((SentDocuments.SaveResult.Saved) all.documents.save(new NewSentDocument(key, "photo.png", SampleFiles.picture("png"),
                owner),
                actor)).paper().id();
    }

    private static ApplicationState state(ApplicationResult answer) {
        return ((ApplicationResult.Done) answer).application().state();
    }

    @Test
    void an_application_waits_for_its_documents_and_then_for_a_decision() {
        AssistanceApplication sent = applied("1", "crisis-voucher");
        assertThat(sent.state()).isEqualTo(new ApplicationState.NeedsDocuments(List.of("income-30-days", "shut-off-notice")));
        assertThat(all.applicationReview.listComplete(10, SAM)).isEmpty();
        all.applications.addDocument(sent.id(), "income-30-days", paper("a", DocumentOwner.of(dees), all.dee), all.dee);
        assertThat(all.applicationReview.listIncomplete(10, SAM)).hasSize(1);
        assertThat(state(all.applications.addDocument(sent.id(), "shut-off-notice", paper("b", DocumentOwner.of(dees), all.dee), all.dee)))
                .isEqualTo(new ApplicationState.Complete());
        assertThat(all.applicationReview.listComplete(10, SAM)).singleElement().satisfies(waiting -> assertThat(waiting.papers())
                .extracting(SubmittedDocument::document).containsExactly("income-30-days", "shut-off-notice"));
        assertThat(state(all.applicationReview.requestDocuments(sent.id(), List.of("photo-id"), SAM)))
                .isEqualTo(new ApplicationState.NeedsDocuments(List.of("photo-id")));
    }

    @Test
    void only_the_applicants_own_documents_count() {
        Actor ada = Actor.customer(Channel.PORTAL, "192.0.2.1", all.millbrook.ada.id());
        SentDocumentId mine = paper("a", DocumentOwner.of(dees), all.dee);
        SentDocumentId adas = paper("b", DocumentOwner.of(all.millbrook.adas.id()), ada);
        var answer = all.applications.apply("1",
                dees("crisis-voucher", Map.of("income-30-days", List.of(mine), "shut-off-notice", List.of(adas))), all.dee);
        assertThat(state(answer)).isEqualTo(new ApplicationState.NeedsDocuments(List.of("shut-off-notice")));
        assertThat(all.applications.addDocument(((ApplicationResult.Done) answer).application().id(), "shut-off-notice", adas, all.dee))
                .isEqualTo(new ApplicationResult.InvalidInput("invalid.documents"));
    }

    @Test
    void vouchers_are_credited_once_up_to_500_dollars_in_twelve_months() {
        AssistanceApplication first = applied("1", "crisis-voucher");
        assertThat(all.applicationReview.approve(first.id(), Optional.of(Money.usd("500.01")), SEEN, SAM))
                .isEqualTo(new ApplicationResult.OverLimit(Money.usd("500.00")));
        assertThat(all.applicationReview.approve(first.id(), Optional.empty(), SEEN, SAM))
                .isEqualTo(new ApplicationResult.InvalidInput("invalid.amount"));
        all.applicationReview.approve(first.id(), Optional.of(Money.usd("300.00")), SEEN, SAM);
        all.applicationReview.approve(first.id(), Optional.of(Money.usd("300.00")), SEEN, SAM);
        test.told().stream().filter(ApplicationChanged.class::isInstance)
                .forEach(again -> all.applicationReview.on((ApplicationChanged) again));
        assertThat(all.ledger.balance(dees)).isEqualTo(Money.usd("-300.00"));

        AssistanceApplication second = applied("2", "crisis-voucher");
        assertThat(all.applicationReview.approve(second.id(), Optional.of(Money.usd("200.01")), SEEN, SAM))
                .isEqualTo(new ApplicationResult.OverLimit(Money.usd("200.00")));
        all.millbrook.clock.advance(Duration.ofDays(366));
        assertThat(state(all.applicationReview.approve(second.id(), Optional.of(Money.usd("500.00")), SEEN, SAM)))
                .isEqualTo(new ApplicationState.Approved(Optional.of(Money.usd("500.00"))));
    }

    @Test
    void an_approval_requires_a_reason_and_a_note_on_missing_documents() {
        AssistanceApplication sent = applied("1", "weatherization-loan");
        assertThat(sent.state()).isInstanceOf(ApplicationState.NeedsDocuments.class);
        Optional<Money> amount = Optional.of(Money.usd("400.00"));
        assertThat(all.applicationReview.approve(sent.id(), amount, new ApprovalGrounds(" ", true), SAM))
                .isEqualTo(new ApplicationResult.InvalidInput("invalid.reason"));
        assertThat(all.applicationReview.approve(sent.id(), amount, new ApprovalGrounds("Looks fine", false), SAM))
                .isInstanceOf(ApplicationResult.DocumentsMissing.class);
        assertThat(state(all.applicationReview.approve(sent.id(), amount, SEEN, SAM))).isEqualTo(new ApplicationState.Approved(amount));
        assertThat(all.applications.list(dees, all.dee).getFirst().decisions()).singleElement()
                .satisfies(decision -> assertThat(decision.why()).isEqualTo("Saw the papers at the counter"));
        assertThat(all.millbrook.audit.listByAccount(dees, 50)).extracting(entry -> entry.did().split(" ")[0])
                .contains("application-approved-without-papers");
    }

    @Test
    void amounts_above_the_program_limit_need_two_approvals() {
        AssistanceApplication sent = applied("1", "weatherization-loan");
        Optional<Money> amount = Optional.of(Money.usd("4000.00"));
        assertThat(all.applicationReview.approve(sent.id(), amount, SEEN, SAM)).isInstanceOf(ApplicationResult.SecondApprovalNeeded.class);
        assertThat(all.applicationReview.approve(sent.id(), amount, SEEN, SAM)).as("a second approval by the same person")
                .isInstanceOf(ApplicationResult.SecondApprovalNeeded.class);
        assertThat(all.applicationReview.approve(sent.id(), Optional.of(Money.usd("3999.00")), SEEN, STELLA)).as("different amount")
                .isInstanceOf(ApplicationResult.SecondApprovalNeeded.class);
        assertThat(state(all.applicationReview.approve(sent.id(), amount, SEEN, STELLA))).isEqualTo(new ApplicationState.Approved(amount));
    }

    @Test
    void a_loan_credits_nothing_and_a_discount_has_no_amount() {
        all.applicationReview.approve(applied("1", "weatherization-loan").id(), Optional.of(Money.usd("400.00")), SEEN, SAM);
        AssistanceApplication discount = applied("2", "utility-discount");
        assertThat(all.applicationReview.approve(discount.id(), Optional.of(Money.usd("5.00")), SEEN, SAM))
                .isEqualTo(new ApplicationResult.InvalidInput("invalid.amount"));
        assertThat(state(all.applicationReview.approve(discount.id(), Optional.empty(), SEEN, SAM)))
                .isEqualTo(new ApplicationState.Approved(Optional.empty()));
        test.told();
        assertThat(all.ledger.balance(dees)).isEqualTo(Money.usd(0));
    }

    @Test
    void only_an_approved_protection_is_published_and_only_once() {
        AssistanceApplication declined = applied("1", "medical-protection");
        all.applicationReview.decline(declined.id(), DenialReason.PAPERS_MISSING, SAM);
        all.applicationReview.approve(applied("2", "utility-discount").id(), Optional.empty(), SEEN, SAM);
        AssistanceApplication withdrawn = applied("3", "medical-protection");
        all.applications.withdraw(withdrawn.id(), all.dee);
        all.applicationReview.approve(withdrawn.id(), Optional.empty(), SEEN, SAM);
        assertThat(test.told()).filteredOn(ProtectionGranted.class::isInstance).isEmpty();
        AssistanceApplication approved = applied("4", "medical-protection");
        all.applicationReview.approve(approved.id(), Optional.empty(), SEEN, SAM);
        all.applicationReview.approve(approved.id(), Optional.empty(), SEEN, SAM);
        assertThat(test.told()).filteredOn(ProtectionGranted.class::isInstance)
                .containsExactly(new ProtectionGranted(approved.id(), dees, "medical-protection", all.millbrook.clock.instant()));
    }

    @Test
    void concurrent_requests_create_one_application_and_one_decision() throws Exception {
        var asks = new ArrayList<Callable<ApplicationResult>>();
        for (int i = 0; i < 8; i++) {
            String key = "press-" + i % 2;
            asks.add(() -> all.applications.apply(key, dees("heat-pump-rebate", Map.of()), all.dee));
        }
        assertThat(done(asks)).isEqualTo(1);
        ApplicationId id = all.applications.list(dees, all.dee).getFirst().id();
        var decisions = new ArrayList<Callable<ApplicationResult>>();
        for (int i = 1; i <= 8; i++) {
            Money amount = Money.usd(i * 1000L);
            decisions.add(() -> all.applicationReview.approve(id, Optional.of(amount), SEEN, SAM));
        }
        assertThat(done(decisions)).isEqualTo(1);
        var approved = (ApplicationState.Approved) all.applications.find(id, all.dee).orElseThrow().state();
        test.told();
        assertThat(all.ledger.balance(dees)).isEqualTo(approved.amount().orElseThrow().negated());
    }

    private static int done(List<Callable<ApplicationResult>> acts) throws Exception {
        int done = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var each : threads.invokeAll(acts)) {
                done += each.get() instanceof ApplicationResult.Done ? 1 : 0;
            }
        }
        return done;
    }

    @Test
    void a_repeated_request_is_one_application_and_outside_programs_are_rejected() {
        AssistanceApplication sent = applied("1", "utility-discount");
        assertThat(all.applications.apply("1", dees("utility-discount", Map.of()), all.dee)).isInstanceOfSatisfying(
                ApplicationResult.Duplicate.class, again -> assertThat(again.application().id()).isEqualTo(sent.id()));
        assertThat(all.applications.apply("2", dees("utility-discount", Map.of()), all.dee))
                .isInstanceOf(ApplicationResult.AlreadyOpen.class);
        assertThat(all.applications.apply("3", dees("liheap", Map.of()), all.dee))
                .isEqualTo(new ApplicationResult.Refused(ApplicationResult.Refused.Reason.NOT_BY_US));
        assertThat(all.applications.apply("4", dees("lottery", Map.of()), all.dee))
                .isEqualTo(new ApplicationResult.Refused(ApplicationResult.Refused.Reason.NO_SUCH_PROGRAM));
        assertThat(state(all.applications.withdraw(sent.id(), all.dee))).isEqualTo(new ApplicationState.Withdrawn());
        assertThat(all.applications.apply("5", dees("utility-discount", Map.of()), all.dee)).isInstanceOf(ApplicationResult.Done.class);
    }

    @Test
    void strangers_and_agencies_cannot_see_or_decide_an_application() {
        AssistanceApplication sent = applied("1", "utility-discount");
        for (Actor other : List.of(Actor.customer(Channel.PORTAL, "192.0.2.1", all.millbrook.ada.id()),
                Actor.anonymous(Channel.PAGE, "192.0.2.9"), LENA)) {
            var refused = new ApplicationResult.Refused(ApplicationResult.Refused.Reason.NOT_YOURS);
            assertThat(all.applications.list(dees, other)).isEmpty();
            assertThat(all.applications.find(sent.id(), other)).isEmpty();
            assertThat(all.applications.withdraw(sent.id(), other)).isEqualTo(refused);
            assertThat(all.applications.addDocument(sent.id(), "photo-id", SentDocumentId.create(), other)).isEqualTo(refused);
            assertThat(all.applications.apply("9", dees("senior-rebate", Map.of()), other)).isEqualTo(refused);
            assertThat(all.applicationReview.listComplete(10, other)).isEmpty();
            assertThat(all.applicationReview.listIncomplete(10, other)).isEmpty();
            assertThat(all.applicationReview.approve(sent.id(), Optional.empty(), SEEN, other)).isEqualTo(refused);
            assertThat(all.applicationReview.decline(sent.id(), DenialReason.OTHER, other)).isEqualTo(refused);
            assertThat(all.applicationReview.requestDocuments(sent.id(), List.of("photo-id"), other)).isEqualTo(refused);
        }
        assertThat(all.applicationReview.approve(ApplicationId.create(), Optional.empty(), SEEN, SAM))
                .isEqualTo(new ApplicationResult.Refused(ApplicationResult.Refused.Reason.NOT_YOURS));
    }
}
