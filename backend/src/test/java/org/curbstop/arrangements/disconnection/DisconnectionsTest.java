package org.curbstop.arrangements.disconnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.Delegate;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.ThirdPartyDesignees;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementsFixture;
import org.curbstop.arrangements.CustomerRights;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.NoticeAddressee;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** The content of a notice, its addressees, and the proof of delivery. */
class DisconnectionsTest extends DisconnectionScenario {

    DisconnectionsTest(TestStore test) {
        super(test);
    }

    @Test
    void a_notice_states_its_day_the_amount_that_stops_it_and_both_addressees() {
        DisconnectionNotice notice = noticed();
        assertThat(notice.notBefore()).isEqualTo(DAY);
        assertThat(notice.amount()).isEqualTo(Money.usd("228.15"));
        assertThat(notice.addressees()).extracting(NoticeAddressee::role).containsExactly(NoticeAddressee.Role.SERVICE_ADDRESS,
                NoticeAddressee.Role.OWNER);
        assertThat(notice.addressees()).extracting(NoticeAddressee::address)
                .allMatch(address -> address.orElseThrow().startsWith("12 Alder St"));
        assertThat(notice.rights()).contains(CustomerRights.REVIEW, CustomerRights.MEDICAL, CustomerRights.ARRANGEMENT);
        assertThat(noticed().id()).as("the same key").isEqualTo(notice.id());
        assertThat(fixture.disconnections.issue("bo:2", account, Optional.empty(), ArrangementsFixture.STELLA)).isEqualTo(
                new Disconnections.DisconnectionResult.NotPossible(Disconnections.DisconnectionResult.DisconnectionRefusal.ALREADY_ISSUED));
        assertThat(fixture.published(DisconnectionNoticeIssued.class)).singleElement()
                .satisfies(event -> assertThat(event.amount()).isEqualTo(Money.usd("228.15")));
    }

    @Test
    void tenant_and_designee_are_addressees_and_all_need_proof_of_delivery() {
        Account let = fixture.people.cysLet;
        fixture.owes(let, "100.00", 40, "50.00", 20);
        DisconnectionNotice notice = done(fixture.disconnections.issue("cy:1", let.id(), Optional.empty(), ArrangementsFixture.STELLA));
        assertThat(notice.addressees()).extracting(NoticeAddressee::role).containsExactly(NoticeAddressee.Role.SERVICE_ADDRESS,
                NoticeAddressee.Role.OWNER, NoticeAddressee.Role.TENANT);
        assertThat(let.delegates()).isEqualTo(Set.of(new Delegate(fixture.people.tess.id(), Delegate.Role.TENANT)));
        for (NoticeAddressee to : notice.addressees().subList(0, 2)) {
            fixture.disconnections.recordDelivery(notice.id(), to, Arrangement.DeliveryMethod.LETTER, fixture.today(), "round 7",
                    ArrangementsFixture.STELLA);
        }
        assertThat(now(notice).deliveredToAllBy()).isEmpty();
        fixture.disconnections.recordDelivery(notice.id(), notice.addressees().get(2), Arrangement.DeliveryMethod.TEXT,
                fixture.today().plusDays(1), "ntc_1", ArrangementsFixture.STELLA);
        assertThat(now(notice).deliveredToAllBy()).contains(fixture.today().plusDays(1));
    }

    @Test
    void a_designee_gets_a_copy_without_the_amount_owed() {
        assertThat(fixture.people.designees.designate(account, "Iris Okafor", Contact.phone(new PhoneNumber("+15035550155"), true),
                Language.ENGLISH, bo))
                .isInstanceOf(ThirdPartyDesignees.DesigneeResult.Done.class);
        DisconnectionNotice notice = noticed();
        assertThat(notice.addressees()).extracting(NoticeAddressee::role).containsExactly(NoticeAddressee.Role.SERVICE_ADDRESS,
                NoticeAddressee.Role.OWNER, NoticeAddressee.Role.DESIGNEE);
        assertThat(notice.addressees().getLast().person()).isEqualTo(
                fixture.people.designees.list(account, bo).stream().map(Person::id).findFirst());
    }

    @Test
    void the_latest_of_the_earliest_proofs_of_all_addressees_counts() {
        DisconnectionNotice notice = noticed();
        NoticeAddressee house = notice.addressees().getFirst();
        NoticeAddressee owner = notice.addressees().getLast();
        fixture.disconnections.recordDelivery(notice.id(), house, Arrangement.DeliveryMethod.LETTER, LocalDate.of(2026, 11, 25), "b",
                ArrangementsFixture.STELLA);
        fixture.disconnections.recordDelivery(notice.id(), house, Arrangement.DeliveryMethod.LETTER, LocalDate.of(2026, 11, 23), "a",
                ArrangementsFixture.STELLA);
        fixture.disconnections.recordDelivery(notice.id(), house, Arrangement.DeliveryMethod.LETTER, LocalDate.of(2026, 11, 20), "a",
                ArrangementsFixture.STELLA); // this proof is already recorded
        fixture.disconnections.recordDelivery(notice.id(), owner, Arrangement.DeliveryMethod.LETTER, LocalDate.of(2026, 11, 24), "c",
                ArrangementsFixture.STELLA);
        fixture.disconnections.recordDelivery(notice.id(),
                new NoticeAddressee(NoticeAddressee.Role.DESIGNEE, Optional.empty(), Optional.empty()), Arrangement.DeliveryMethod.LETTER,
                LocalDate.of(2026, 11, 30), "d", ArrangementsFixture.STELLA); // not an addressee
        assertThat(now(notice).deliveredToAllBy()).contains(LocalDate.of(2026, 11, 24));
        assertThat(now(notice).proofs()).hasSize(3);
    }

    @Test
    void the_list_shows_each_rules_result_and_previews_without_side_effects() {
        DisconnectionNotice notice = delivered();
        assertThat(candidate(DAY).isEligible()).isTrue();
        assertThat(candidate(DAY.minusDays(1)).blockedBy()).extracting(PolicyRuleResult::rule).containsExactly("notice-given");
        assertThat(candidate(LocalDate.of(2026, 12, 4)).blockedBy()).extracting(PolicyRuleResult::rule).containsExactly("on-workday");
        assertThat(candidate(DAY).ruleResults()).hasSameSizeAs(fixture.rules.disconnection().rules());
        assertThat(now(notice).state()).isEqualTo(new DisconnectionNotice.State.Issued());
        assertThatThrownBy(() -> fixture.disconnections.listCandidates(DAY, bo)).isInstanceOf(IllegalArgumentException.class);
    }
}
