package org.curbstop.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.curbstop.accounts.Premise;
import org.curbstop.accounts.PremiseMatch;
import org.curbstop.accounts.lookup.AddressMatcher;
import org.curbstop.accounts.lookup.AddressNormalizer;
import org.curbstop.accounts.lookup.SimilarAddressFinder;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.understanding.AddressSpellings.Spelling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressSpellingsTest {

    private static final UtteranceParser PARSER = new UtteranceParser(List.of(Language.ENGLISH, Language.SPANISH));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final AddressSpellings TOWN = new AddressSpellings();
    private static final Map<String, List<Premise>> BY_BUCKET = TOWN.premises().stream()
            .collect(Collectors.groupingBy(premise -> AddressNormalizer.bucket(premise.address().line1())));

    @Test
    void nearly_all_of_1000_address_spellings_match_and_none_match_wrongly() {
        var missed = new TreeMap<String, List<Spelling>>();
        var wrong = new ArrayList<String>();
        int found = 0;
        var spellings = TOWN.make(1000, 20261129);
        for (Spelling spelling : spellings) {
            Optional<String> place = place(spelling);
            Optional<PremiseMatch> taken = place.flatMap(AddressSpellingsTest::match);
            if (taken.isPresent()) {
                if (taken.get().premise().equals(spelling.meant())) {
                    found++;
                } else {
                    wrong.add(spelling + ", taken for " + taken.get().premise().address().street());
                }
            } else if (place.stream().flatMap(words -> SimilarAddressFinder.find(words, AddressSpellingsTest::inBuckets).stream())
                    .anyMatch(near -> near.startsWith(spelling.meant().address().line1()))) {
                found++;
            } else {
                missed.computeIfAbsent(spelling.rule(), _ -> new ArrayList<>()).add(spelling);
            }
        }
        assertThat(wrong).as("matched to another place").isEmpty();
        assertThat(found).as("found or offered; missed: %s", missed).isGreaterThanOrEqualTo(980);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13 Alder St", "12 Alder Ct", "1200 NE Main St", "12 N Main Ave", "40 Elmore St", "7 24th Pl", "12 Highway 62",
        "500 Washington St Apt 9", "5000 Washington St", "102 Church St", "318 Park St", "12 or 14 Alder St", "PO Box 12, Millbrook",
        "RR 2 Box 152", "corner of Alder St and Birch Ave", "behind the school", "12", "Alder St", "44.0581, -121.3153", "Box 12 Alder"})
    void an_unknown_address_matches_no_premise(String said) {
        assertThat(PARSER.parse(SlotType.ADDRESS, 0, ParsedUtterance.of(said), Language.ENGLISH, TODAY, Money.USD)
                .map(SlotValue::asText).flatMap(AddressSpellingsTest::match)
                .filter(match -> !match.wholeBuilding()).map(match -> match.premise().address().street())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "44.0581, -121.3153 | 44.0581, -121.3153",
        "OUT https://maps.example/?q=44.05812,-121.31533 | 44.0581, -121.3153",
        "no power here https://maps.example/?ll=44.05812%2C-121.31533&z=3 | 44.0581, -121.3153"})
    void a_location_shared_by_a_phone_is_read_as_a_place(String said, String place) {
        assertThat(PARSER.volunteeredValues(said, Language.ENGLISH, TODAY, Money.USD).get(SlotType.ADDRESS).asText()).isEqualTo(place);
    }

    private static Optional<PremiseMatch> match(String words) {
        return AddressMatcher.match(words, typed -> inBuckets(List.of(AddressNormalizer.bucket(typed))));
    }

    private static Optional<String> place(Spelling spelling) {
        return (spelling.first()
                ? Optional.ofNullable(PARSER.volunteeredValues(spelling.said(), spelling.language(), TODAY, Money.USD)
                        .get(SlotType.ADDRESS))
                : PARSER.parse(SlotType.ADDRESS, 0, ParsedUtterance.of(spelling.said()), spelling.language(), TODAY, Money.USD))
                .map(SlotValue::asText);
    }

    private static List<Premise> inBuckets(Collection<String> buckets) {
        return buckets.stream().flatMap(bucket -> BY_BUCKET.getOrDefault(bucket, List.of()).stream()).toList();
    }
}
