package org.curbstop.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.curbstop.common.Invalid;
import org.curbstop.common.PostalCode;
import org.curbstop.fuzz.Hostile;

class AddressFuzz {

    private static final PostalCode ZIP = new PostalCode("97999");
    private static final List<Premise> TOWN = Stream.of("3 Cedar Ct", "12 Alder St", "12 Alder Ave", "9 McKinley Blvd", "5 N Birch St", "12 1/2 Alder St")
            .map(line -> Premise.at(new Address(line, "Millbrook", "OR", ZIP))).toList();

    private static List<Premise> numbered(String typed) {
        String bucket = AddressKey.bucket(typed);
        return TOWN.stream().filter(premise -> !bucket.isEmpty() && AddressKey.bucket(premise.address().line1()).equals(bucket)).toList();
    }

    @FuzzTest
    void places(byte[] data) {
        Hostile.read(Hostile.text(data), text -> {
            AddressMatcher.isPostOfficeBox(text);
            AddressMatcher.match(text, AddressFuzz::numbered).ifPresent(place -> assertThat(TOWN).contains(place.premise()));
            TOWN.forEach(premise -> AddressKey.begins(text, premise.address()));
        });
    }

    @FuzzTest
    void nearSpellings(byte[] data) {
        Hostile.read(Hostile.text(data), text -> assertThat(NearAddresses.of(text, buckets -> {
            assertThat(buckets.size()).as("keys of one look-up").isLessThanOrEqualTo(120);
            return TOWN;
        })).hasSizeLessThanOrEqualTo(NearAddresses.MOST).allSatisfy(near ->
                assertThat(AddressMatcher.match(near, AddressFuzz::numbered)).as("what is offered is found").isPresent()));
    }

    @FuzzTest
    void distance(byte[] data) {
        String text = Hostile.text(data);
        String one = text.substring(0, Math.min(40, text.length() / 2));
        String other = text.substring(one.length(), Math.min(text.length(), one.length() + 40));
        for (int most = 0; most < 3; most++) {
            assertThat(Spelling.distance(one, other, most)).isEqualTo(Spelling.distance(other, one, most)).isBetween(0, most + 1);
            assertThat(Spelling.distance(one, one, most)).isZero();
        }
    }

    @FuzzTest
    void keys(byte[] data) {
        Hostile.read(Hostile.text(data), text -> {
            try {
                var address = new Address(text, "Millbrook", "OR", ZIP);
                assertThat(new Address(address.line1(), "Millbrook", "OR", ZIP).key()).isEqualTo(address.key());
            } catch (Invalid said) {
                assertThat(said.getMessage()).isNotBlank();
            }
        });
    }
}
