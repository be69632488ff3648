package org.curbstop.accounts.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Premise;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.PostalCode;
import org.curbstop.fuzz.HostileInput;

class AddressFuzz {

    private static final PostalCode ZIP = new PostalCode("97999");
    private static final List<Premise> TOWN =
            Stream.of("3 Cedar Ct", "12 Alder St", "12 Alder Ave", "9 McKinley Blvd", "5 N Birch St", "12 1/2 Alder St")
                    .map(line -> Premise.at(new Address(line, "Millbrook", "OR", ZIP))).toList();

    private static List<Premise> numbered(String typed) {
        String bucket = AddressNormalizer.bucket(typed);
        return TOWN.stream().filter(premise -> !bucket.isEmpty() && AddressNormalizer.bucket(premise.address().line1()).equals(bucket))
                .toList();
    }

    @FuzzTest
    void places(byte[] data) {
        HostileInput.read(HostileInput.text(data), text -> {
            AddressMatcher.isPostOfficeBox(text);
            AddressMatcher.match(text, AddressFuzz::numbered).ifPresent(place -> assertThat(TOWN).contains(place.premise()));
            TOWN.forEach(premise -> AddressNormalizer.matchesPrefix(text, premise.address()));
        });
    }

    @FuzzTest
    void nearSpellings(byte[] data) {
        HostileInput.read(HostileInput.text(data), text -> assertThat(SimilarAddressFinder.find(text, buckets -> {
            assertThat(buckets.size()).as("search keys of one look-up").isLessThanOrEqualTo(120);
            return TOWN;
        })).hasSizeLessThanOrEqualTo(SimilarAddressFinder.MAX_SUGGESTIONS).allSatisfy(near ->
                assertThat(AddressMatcher.match(near, AddressFuzz::numbered)).as("an offered address is found").isPresent()));
    }

    @FuzzTest
    void distance(byte[] data) {
        String text = HostileInput.text(data);
        String one = text.substring(0, Math.min(40, text.length() / 2));
        String other = text.substring(one.length(), Math.min(text.length(), one.length() + 40));
        for (int most = 0; most < 3; most++) {
            assertThat(EditDistance.between(one, other, most)).isEqualTo(EditDistance.between(other, one, most)).isBetween(0, most + 1);
            assertThat(EditDistance.between(one, one, most)).isZero();
        }
    }

    @FuzzTest
    void keys(byte[] data) {
        HostileInput.read(HostileInput.text(data), text -> {
            try {
                var address = new Address(text, "Millbrook", "OR", ZIP);
                assertThat(new Address(address.line1(), "Millbrook", "OR", ZIP).key()).isEqualTo(address.key());
            } catch (InvalidValueException rejected) {
                assertThat(rejected.getMessage()).isNotBlank();
            }
        });
    }
}
