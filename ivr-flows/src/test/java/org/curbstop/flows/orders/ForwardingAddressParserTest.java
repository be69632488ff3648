package org.curbstop.flows.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.curbstop.accounts.Address;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardingAddressParserTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "12 Main Street Klamath Falls Oregon 97601 | 12 Main Street | Klamath Falls | OR",
        "12 Main Street Lake Oswego Oregon 97034 | 12 Main Street | Lake Oswego | OR",
        "12 Main St. Salt Lake City UT 84101 | 12 Main St. | Salt Lake City | UT",
        "12 Main Street St Helens OR 97051 | 12 Main Street | St Helens | OR",
        "12 Park Place Drive Portland Oregon 97205 | 12 Park Place Drive | Portland | OR",
        "12 Southeast Main Street Northwest North Bend OR 97459 | 12 Southeast Main Street Northwest | North Bend | OR",
        "12 Main Street apartment 4 Klamath Falls Oregon 97601 | 12 Main Street apartment 4 | Klamath Falls | OR",
        "5 Oak St, Klamath Falls, OR 97601 | 5 Oak St | Klamath Falls | OR",
        "12 Broadway Portland Oregon 97205 | 12 Broadway | Portland | OR",
        "PO Box 9 Salem OR 97301 | PO Box 9 | Salem | OR",
        "P.O. Box 123 Klamath Falls OR 97601 | P.O. Box 123 | Klamath Falls | OR",
        "500 County Road 12 Bend OR 97701 | 500 County Road 12 | Bend | OR",
        "500 Old Highway 97 Bend OR 97701 | 500 Old Highway 97 | Bend | OR",
        "500 Highway 97 Klamath Falls OR 97601 | 500 Highway 97 | Klamath Falls | OR",
        "40 Elm St second floor Portland OR 97205 | 40 Elm St second floor | Portland | OR",
        "40 Elm St 2 floor Klamath Falls OR 97601 | 40 Elm St 2 floor | Klamath Falls | OR",
        "40 Elm St B Portland OR 97205 | 40 Elm St B | Portland | OR",
        "40 Elm St building 3 apartment 4 Klamath Falls OR 97601 | 40 Elm St building 3 apartment 4 | Klamath Falls | OR",
        "40 Elm St no 5 Portland OR 97205 | 40 Elm St no 5 | Portland | OR",
        "40 Elm St box 5 Portland OR 97205 | 40 Elm St box 5 | Portland | OR"})
    void a_city_of_several_words_is_kept_whole_without_a_comma(String words, String street, String city, String state) {
        Address address = ForwardingAddressParser.parse(words).orElseThrow();
        assertThat(address.line1()).isEqualTo(street);
        assertThat(address.city()).isEqualTo(city);
        assertThat(address.state()).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 Oak St", "5 Oak St, Portland", "Portland OR 97205"})
    void an_address_without_street_city_state_and_zip_is_none(String words) {
        assertThat(ForwardingAddressParser.parse(words)).isEmpty();
    }
}
