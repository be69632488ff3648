package org.curbstop.notices.listeners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.assistance.AssistanceForTests.LENA;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.assistance.ApplicationChanged;
import org.curbstop.assistance.ApplicationReceived;
import org.curbstop.assistance.AssistanceForTests;
import org.curbstop.assistance.DenialReason;
import org.curbstop.assistance.ReferralChanged;
import org.curbstop.assistance.ReferralSent;
import org.curbstop.assistance.applications.ApplicationRequest;
import org.curbstop.assistance.applications.ApplicationResult;
import org.curbstop.assistance.applications.AssistanceApplication;
import org.curbstop.assistance.referrals.Referral;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.curbstop.notices.delivery.NoticeMessages;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.TestApplicationUrls;
import org.junit.jupiter.api.Test;

@DatabaseTest
class AssistanceNoticeListenerTest {

    private static final Money PLEDGE = Money.usd("129.95");

    private final List<Notice> published = new ArrayList<>();
    private final NoticeMessages messages = new NoticeMessages(SampleUtility.millbrook(),
            TestApplicationUrls.at("https://millbrook.example"));
    private final TestStore test;
    private final AssistanceForTests all;

    AssistanceNoticeListenerTest(TestStore test) {
        this.test = test;
        this.all = new AssistanceForTests(test);
        var listener = new AssistanceNoticeListener(new Notices() {
            @Override
            public List<Delivery> send(Notice notice) {
                published.add(notice);
                return List.of();
            }

            @Override
            public Optional<Delivery> find(String deliveryId) {
                return Optional.empty();
            }

            @Override
            public List<Delivery> listByPhone(PhoneNumber phone, int limit) {
                return List.of();
            }

            @Override
            public void recordReport(String deliveryId, String providerId, String word, String errorCode) {}

            @Override
            public void recordCallEnd(String deliveryId, String providerId, String word) {}
        }, all.screening, all.directory, all.millbrook.accounts);
        test.listen(event -> {
            switch (event) {
                case ReferralSent sent -> listener.on(sent);
                case ReferralChanged changed -> listener.on(changed);
                case ApplicationReceived received -> listener.on(received);
                case ApplicationChanged changed -> listener.on(changed);
                default -> {}
            }
        });
    }

    private List<String> texts() {
        test.told();
        return published.stream().map(notice -> {
            var facts = new java.util.HashMap<>(notice.facts());
            facts.put("verify", "7K2PQX");
            return messages.message(notice.kind(), "text", notice.language().orElseThrow(), facts);
        }).toList();
    }

    @Test
    void each_step_of_a_referral_is_announced_in_the_persons_language() {
        Referral sent = all.refer();
        all.agencyReferrals.markReceived(sent.id(), LENA);
        all.agencyReferrals.requestDocuments(sent.id(), List.of("photo-id", "latest-bill"), LENA);
        all.agencyReferrals.approve(sent.id(), PLEDGE, LocalDate.of(2026, 12, 22), LENA);
        all.agencyReferrals.markPaid(sent.id(), PLEDGE, "ACH 1", LENA);
        assertThat(texts()).satisfiesExactly(
                text -> assertThat(text).contains("enviamos su solicitud de ayuda de energía LIHEAP a Mill River Community Action"),
                text -> assertThat(text).contains("una identificación con foto y su última factura"),
                text -> assertThat(text).contains("$129.95").contains("22 de diciembre de 2026"),
                text -> assertThat(text).contains("pagó $129.95"));
        assertThat(published).extracting(Notice::to).containsOnly(new NoticeRecipient.Phone(new PhoneNumber("+15035550104")));
        assertThat(published).extracting(Notice::key).doesNotHaveDuplicates();
    }

    @Test
    void each_reason_of_a_refusal_has_its_own_wording() {
        Referral sent = all.refer();
        for (DenialReason why : DenialReason.values()) {
            all.agencyReferrals.deny(sent.id(), why, LENA);
        }
        assertThat(texts()).hasSize(1 + DenialReason.values().length).allSatisfy(text -> assertThat(text).doesNotContain("{"));
        assertThat(texts()).anySatisfy(text -> assertThat(text).contains("se acabó su dinero de esta temporada"));
    }

    @Test
    void an_applicant_is_notified_of_missing_documents_and_the_decision() {
        var request = new ApplicationRequest(all.millbrook.dees.id(), Optional.empty(), "crisis-voucher", Optional.empty(), Map.of(),
                Optional.empty(), Language.ENGLISH);
        AssistanceApplication sent = ((ApplicationResult.Done) all.applications.apply("1", request, all.dee)).application();
        all.applicationReview.approve(sent.id(), Optional.of(Money.usd("250.00")),
                new org.curbstop.assistance.applications.ApprovalGrounds("Seen at the counter", true), Actor.staff("sam"));
        assertThat(texts()).satisfiesExactly(
                text -> assertThat(text).contains("we got your application for crisis voucher"),
                text -> assertThat(text).contains("proof of the last 30 days' income and the shut-off notice"),
                text -> assertThat(text).contains("approved: $250.00"));
        assertThat(published).extracting(Notice::to).as("by the profile of the account holder")
                .containsOnly(new NoticeRecipient.KnownPerson(all.millbrook.dee.id()));
    }
}
