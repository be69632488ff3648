package org.curbstop.accounts.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Premise;
import org.curbstop.common.PostalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimilarAddressFinderTest {

    private static final PostalCode ZIP = new PostalCode("97999");
    private final List<Premise> premises = Stream.of(
            "3 Cedar Ct", "12 Alder St", "12 Alder Ave", "14 Alder St", "40 Elm St", "7 Old Mill Rd", "9 McKinley Blvd", "5 N Birch St",
            "5 S Birch St", "8 Oak Ln")
            .map(line -> Premise.at(new Address(line, "Millbrook", "OR", ZIP))).toList();
    private int lookedUp;

    private List<Premise> inBuckets(Collection<String> buckets) {
        lookedUp += buckets.size();
        return premises.stream().filter(premise -> buckets.contains(AddressNormalizer.bucket(premise.address().line1()))).toList();
    }

    private List<String> near(String typed) {
        return SimilarAddressFinder.find(typed, this::inBuckets);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3 Ceder Ct                             | 3 Cedar Ct
            3 ceader court                         | 3 Cedar Ct
            3 Cdear Ct                             | 3 Cedar Ct
            3 eCdar Ct                             | 3 Cedar Ct
            3 Xedar Ct                             | 3 Cedar Ct
            3 Cedar St                             | 3 Cedar Ct
            3 edar                                 | 3 Cedar Ct
            14 Aldr Street                         | 14 Alder St
            14 Aledr Str, Millbrook, OR 97999      | 14 Alder St
            I am at 14 Ahlder St, it is dark       | 14 Alder St
            40 Elmm St                             | 40 Elm St
            7 Oldmill Road                         | 7 Old Mill Rd
            7 Old Mil Rd Apt 2                     | 7 Old Mill Rd
            9 Mc Kinly Blvd                        | 9 McKinley Blvd
            8 Oka Ln                               | 8 Oak Ln
            """)
    void a_misspelled_address_is_offered_in_its_correct_spelling(String typed, String meant) {
        assertThat(near(typed)).containsExactly(meant);
    }

    @Test
    void several_similar_addresses_are_offered_closest_match_first() {
        assertThat(near("12 Alder")).containsExactly("12 Alder Ave", "12 Alder St");
        assertThat(near("12 Aldr St")).containsExactly("12 Alder St", "12 Alder Ave");
        assertThat(near("5 Brich St")).containsExactly("5 N Birch St", "5 S Birch St");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "99 Nowhere St", "4 Cedar Ct", "3 Pine Ct", "corner of Alder and Birch", "100200302",
            "12 12 12 12", "PO Box 3"})
    void an_address_unlike_any_other_has_no_suggestions(String typed) {
        assertThat(near(typed)).isEmpty();
    }

    @Test
    void a_unit_that_was_not_given_is_not_disclosed() {
        List<Premise> flats = Stream.of("1", "2")
                .map(unit -> Premise.at(new Address("3 Cedar Ct", Optional.of("Apt " + unit), "Millbrook", "OR", ZIP))).toList();
        assertThat(SimilarAddressFinder.find("3 Ceder Ct", _ -> flats)).containsExactly("3 Cedar Ct");
        assertThat(SimilarAddressFinder.find("3 Ceder Ct #2", _ -> flats)).containsExactly("3 Cedar Ct, Apt 2");
    }

    @Test
    void the_same_address_line_in_two_cities_is_offered_with_both_zip_codes() {
        List<Premise> both = Stream.of("97999", "97111")
                .map(zip -> Premise.at(new Address("3 Cedar Ct", "Millbrook", "OR", new PostalCode(zip)))).toList();
        assertThat(SimilarAddressFinder.find("3 Ceder Ct", _ -> both)).containsExactlyInAnyOrder("3 Cedar Ct, 97999", "3 Cedar Ct, 97111");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "3 ", "12 Ceder ", "e\u0301", "1e\u0301 ", "# ", "3 Cedar 3 Ceder ", "½"})
    void overlong_input_costs_no_more_than_short_input(String piece) {
        near(piece.repeat(300 / piece.length()));
        int shortOnes = lookedUp;
        lookedUp = 0;
        near(piece.repeat(300_000 / piece.length()));
        assertThat(lookedUp).as("keys looked up").isLessThanOrEqualTo(Math.max(shortOnes, 4 * 115));
        long once = time(piece.repeat(3_000 / piece.length()));
        long tenfold = time(piece.repeat(30_000 / piece.length()));
        assertThat(tenfold).as("time for ten times the length, compared with %s", once).isLessThan(4 * Math.max(once, 2_000_000));
    }

    private long time(String typed) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 7; i++) {
            long begun = System.nanoTime();
            near(typed);
            best = Math.min(best, System.nanoTime() - begun);
        }
        return best;
    }

    @ParameterizedTest
    @CsvSource({"cedar,cedar,0", "ceder,cedar,1", "cdear,cedar,1", "cedr,cedar,1", "ceedar,cedar,1", "abcd,badc,2", "ab,xyz,3",
            "abcdef,uvwxyz,3"})
    void spelling_errors_are_counted(String one, String other, int slips) {
        assertThat(EditDistance.between(one, other, 2)).isEqualTo(slips);
        assertThat(EditDistance.between(other, one, 2)).isEqualTo(slips);
    }
}
