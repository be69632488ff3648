package org.curbstop.orders.premises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.Premise;
import org.curbstop.orders.ContinuousServiceAgreement;
import org.curbstop.orders.OrdersForTests;
import org.curbstop.orders.ServiceablePremise;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DatabaseTest
class FindingAPremiseTest {

    private final OrdersForTests all;

    FindingAPremiseTest(TestStore store) {
        all = new OrdersForTests(store);
        Stream.of("1", "2", "10").forEach(unit -> all.millbrook.accounts.add(
                Premise.at(new Address("30 Mill Rd", Optional.of(unit), "Millbrook", "OR", MillbrookCustomers.ZIP))));
        all.millbrook.accounts.add(Premise.at(MillbrookCustomers.at("30 Mill Rd")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            14 Alder St | | 14 Alder St
            14 ALDER STREET | | 14 Alder St
            14 alder st, Millbrook, OR 97999 | | 14 Alder St
            14 Alder Street Millbrook Oregon | | 14 Alder St
            14 alder | | 14 Alder St
            30 Mill Rd Apt 1 | | 30 Mill Rd, 1
            30 Mill Rd #10 | | 30 Mill Rd, 10
            30 mill road | apt. 2 | 30 Mill Rd, 2
            30 Mill Rd, Unit 2, Millbrook | | 30 Mill Rd, 2
            """)
    void a_premise_is_found_in_any_wording(String words, String unit, String street) {
        assertThat(all.findingAPremise.find(words, Optional.ofNullable(unit))).isInstanceOfSatisfying(PremiseSearchResult.One.class,
                one -> assertThat(one.premise().premise().address().street()).isEqualTo(street));
    }

    @Test
    void several_units_are_offered_for_selection() {
        assertThat(all.findingAPremise.find("30 Mill Rd", Optional.empty())).isInstanceOfSatisfying(PremiseSearchResult.Several.class,
                several -> assertThat(several.premises()).hasSize(4));
        assertThat(all.findingAPremise.find("30 Mill Rd", Optional.of("99"))).isInstanceOf(PremiseSearchResult.NotFound.class);
    }

    @ParameterizedTest
    @CsvSource({"14 Nowhere Blvd", "14", "''", "Alder St", "1000 Alder St"})
    void premises_without_service_are_not_found(String words) {
        assertThat(all.findingAPremise.find(words, Optional.empty())).isInstanceOf(PremiseSearchResult.NotFound.class);
    }

    @Test
    void the_result_shows_whether_someone_is_responsible_but_never_who() {
        all.tesssElectric();
        List<String> kinds = Stream.of("14 Alder St", "12 Alder St", "5 Cedar Ct")
                .map(words -> ((PremiseSearchResult.One) all.findingAPremise.find(words, Optional.empty())).premise().responsible().name())
                .toList();
        assertThat(kinds).containsExactly("NOBODY", "A_CUSTOMER", "A_CUSTOMER");
        assertThat(Stream.of(ServiceablePremise.class.getRecordComponents()).map(java.lang.reflect.RecordComponent::getName))
                .containsExactly("premise", "responsible", "services");
    }

    @Test
    void the_owner_is_responsible_between_tenants() {
        all.continuousService.create(
                new ContinuousServiceAgreement(all.millbrook.cysOwn.premise().id(), 0, all.millbrook.cy.id(),
                Optional.of(all.millbrook.cysOwn.id()),
                        java.util.Set.of(org.curbstop.utility.ServiceType.ELECTRIC), java.time.LocalDate.of(2020, 1, 1), Optional.empty()),
                org.curbstop.common.Actor.SYSTEM);
        assertThat(((PremiseSearchResult.One) all.findingAPremise.find("3 Cedar Ct", Optional.empty())).premise().responsible())
                .isEqualTo(ServiceablePremise.ResponsibleParty.THE_OWNER_BETWEEN_TENANTS);
    }
}
