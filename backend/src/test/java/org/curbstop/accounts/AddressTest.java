package org.curbstop.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.curbstop.accounts.lookup.AddressMatcher;
import org.curbstop.accounts.lookup.AddressNormalizer;
import org.curbstop.common.PostalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "12 Alder St, 12 ALDER STREET",
        "12 Alder St, '12  Alder  St.'",
        "7 Birch Ave, 7 birch avenue",
        "400 N Main St, 400 North Main Street",
        "400 NE Main St, '400 N.E. Main St'",
        "12 Alder St # 4, '12 Alder Street, Apt. 4'",
        "12 Alder St Unit 4B, 12 alder st apt 4 b",
        "9 1st Ave, 9 First Avenue",
        "3 Cedar Ct, 3 Cedar Court",
        "5 Peña Blvd, 5 PENA BOULEVARD",
    })
    void spellings_of_one_address_have_the_same_key(String one, String other) {
        assertThat(at(one).key()).isEqualTo(at(other).key());
    }

    @ParameterizedTest
    @CsvSource({
        "12 Alder St, 12 Alder Ave",
        "12 Alder St, 120 Alder St",
        "12 Alder St, 12 Alder St Apt 1",
        "12 Alder St Apt 1, 12 Alder St Apt 11",
        "400 N Main St, 400 S Main St",
    })
    void different_addresses_have_different_keys(String one, String other) {
        assertThat(at(one).key()).isNotEqualTo(at(other).key());
    }

    @Test
    void a_unit_is_recognized_in_its_own_field_or_in_the_address_line() {
        var apart = new Address("12 Alder St", Optional.of("Apt 4"), "Millbrook", "OR", MillbrookCustomers.ZIP);
        assertThat(apart.key()).isEqualTo(at("12 Alder Street #4").key());
    }

    @Test
    void the_same_address_in_another_zip_code_is_different() {
        assertThat(new Address("12 Alder St", "Elsewhere", "OR", new PostalCode("97001")).key()).isNotEqualTo(at("12 Alder St").key());
    }

    @ParameterizedTest
    @CsvSource({"12 al", "12 ALD", "12 alder s", "12 alder str", "12 Alder Street", "12 alder st"})
    void partial_input_matches_the_beginning_of_an_address(String typed) {
        assertThat(AddressNormalizer.matchesPrefix(typed, at("12 Alder St"))).isTrue();
        assertThat(AddressNormalizer.bucket(typed)).isEqualTo(AddressNormalizer.bucket("12 Alder St"));
    }

    @ParameterizedTest
    @CsvSource({"12 ald ave", "12 alders", "120 al", "12 alder st portland"})
    void other_input_does_not_match_the_beginning_of_an_address(String typed) {
        assertThat(AddressNormalizer.matchesPrefix(typed, at("12 Alder St"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"''", "12", "12 a", "alder st", "'!!'"})
    void too_little_input_triggers_no_lookup(String typed) {
        assertThat(AddressNormalizer.bucket(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PO Box 4", "P.O. Box 12", "p o box 7", "POB 4", "Post Office Box 9", "Apartado 12", "apartado postal 3", "PO Box #4",
        "RR 2 Box 152", "Rural Route 2, Box 152", "HC 4 Box 9", "ruta rural 3 caja 4"})
    void a_post_office_box_or_rural_route_is_not_a_premise(String words) {
        assertThat(AddressMatcher.isPostOfficeBox(words)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"12 Alder St", "12 Rural Route 5", "7 Box Elder Ln", "4 Poplar Box", "behind the post office"})
    void an_address_that_only_resembles_a_post_office_box_is_accepted(String words) {
        assertThat(AddressMatcher.isPostOfficeBox(words)).isFalse();
    }

    private static Address at(String line1) {
        return MillbrookCustomers.at(line1);
    }
}
