package org.curbstop.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Area;
import org.curbstop.accounts.Premise;
import org.curbstop.accounts.PremiseMatch;
import org.curbstop.accounts.lookup.AccountRepository.StoredPremise;
import org.curbstop.accounts.lookup.AddressMatcher;
import org.curbstop.accounts.lookup.AddressNormalizer;
import org.curbstop.accounts.lookup.AreaFinder;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PostalCode;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.understanding.AreaSpellings.Spelling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AreaSpellingsTest {

    private static final UtteranceParser PARSER = new UtteranceParser(List.of(Language.ENGLISH, Language.SPANISH));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final AreaSpellings TOWN = new AreaSpellings();
    private static final Map<String, List<Premise>> BY_STREET = new HashMap<>();
    private static final Map<String, List<Premise>> BY_BUCKET = new HashMap<>();

    static {
        TOWN.premises().forEach(AreaSpellingsTest::add);
        // Two parallel streets next to each other, outside the grid.
        for (int house = 0; house < 40; house++) {
            add(TOWN.premises().getFirst(), (100 + house) + " Juniper St", 44.060 + house * 0.0003, -121.300);
            add(TOWN.premises().getFirst(), (100 + house) + " Larch St", 44.060 + house * 0.0003, -121.2995);
        }
    }

    private static void add(Premise like, String line, double latitude, double longitude) {
        add(new Premise(org.curbstop.common.PremiseId.create(), 0, new Address(line, "Millbrook", "OR", new PostalCode("97999")),
                like.feeder(),
                like.pressureZone(), Optional.of(new org.curbstop.common.GeoPoint(latitude, longitude))));
    }

    private static void add(Premise premise) {
        StoredPremise stored = StoredPremise.of(premise);
        stored.streets().orElseThrow().forEach(street -> BY_STREET.computeIfAbsent(street, _ -> new ArrayList<>()).add(premise));
        BY_BUCKET.computeIfAbsent(stored.bucket(), _ -> new ArrayList<>()).add(premise);
    }

    @Test
    void nearly_all_of_1000_area_spellings_match_and_none_match_wrongly() {
        var missed = new ArrayList<Spelling>();
        var wrong = new ArrayList<String>();
        List<Spelling> spellings = TOWN.make(1000, 20261129);
        for (Spelling spelling : spellings) {
            Optional<String> place = place(spelling);
            place.flatMap(AreaSpellingsTest::premise).ifPresent(premise -> wrong.add(spelling + ", taken for the premise " + premise));
            Optional<Area> area = place.flatMap(words -> AreaFinder.find(words, AreaSpellingsTest::onStreet));
            if (area.isEmpty()) {
                missed.add(spelling);
            } else if (!area.get().name().equals(spelling.place())) {
                wrong.add(spelling + ", taken for " + area.get().name());
            }
        }
        assertThat(wrong).as("matched to another place").isEmpty();
        assertThat(spellings.size() - missed.size()).as("found; missed: %s", missed).isGreaterThanOrEqualTo(980);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Alder and 3rd | Alder St & 3rd Ave | 300-399 Alder St", "esquina de Alder con la 3 | Alder St & 3rd Ave | 300-399 Alder St",
        "Alder St & 3rd Ave | Alder St & 3rd Ave | 300-399 Alder St", "82nd and foundry | NE 82nd Ave & Foundry Rd | 500-599 NE 82nd Ave",
        "the 200 block of Alder | 200-299 Alder St |", "200-298 Alder St | 200-298 Alder St |"})
    void an_area_gets_the_name_that_the_utility_uses(String said, String name, String block) {
        Area area = AreaFinder.find(said, AreaSpellingsTest::onStreet).orElseThrow();
        assertThat(area.name()).isEqualTo(name);
        assertThat(area.block()).isEqualTo(Optional.ofNullable(block));
        assertThat(area.near()).isNotEmpty().allSatisfy(premise ->
                assertThat(premise.point().orElseThrow().metersTo(area.point().orElseThrow())).isLessThan(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Alder and Birch", "Juniper and Larch", "Alder and Nowhere", "Alder Ct and 3rd Ave", "Alder St and 3rd Ct",
            "3rd and 2nd",
        "power and water", "Alder", "5000 block of Alder", "9-12 Alder St", "SE 82nd and Alder", "Alder and and", "and", "1200 block of",
                "12-",
        "the library", ""})
    void an_unknown_area_is_not_found(String said) {
        assertThat(AreaFinder.find(said, AreaSpellingsTest::onStreet)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a pipe burst and the street is flooded", "a pole and a street light fell", "a wire and my road",
            "power and water are out", "stop it at the old place and start it at the new one",
            "I run a cafe on Main Street and your crew blocked my door", "the 1st and 15th", "I get paid the 1st and the 15th",
            "you estimated my reading and it's way off", "I moved to Alder Street and want to pay my bill",
            "your truck hit my fence on Birch Avenue and left", "the crew dug up Main Street and broke the sidewalk",
            "we live on Elm Street and haven't had water", "I paid on the 3rd and you still charged me",
            "my second bill and 3rd notice this year", "he parked in my drive and walked away"})
    void two_nouns_joined_by_and_are_not_an_intersection(String said) {
        assertThat(PARSER.volunteeredValues(said, Language.ENGLISH, TODAY, Money.USD)).doesNotContainKey(SlotType.ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"se reventó un tubo y la calle está inundada", "un cable y un poste en la calle",
            "no hay luz y la calle está oscura", "trabajo en la calle Main y el camión bloqueó mi puerta",
            "me mudé a la calle Alder y quiero pagar", "pago el 1 y el 15 de cada mes"})
    void two_nouns_joined_by_and_in_spanish_are_not_an_intersection(String said) {
        assertThat(PARSER.volunteeredValues(said, Language.SPANISH, TODAY, Money.USD)).doesNotContainKey(SlotType.ADDRESS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"no power at 3rd and 12th | 3rd and 12th", "tree down at alder st and birch | alder st and birch",
        "out on Alder St and Birch Ave since friday | Alder St and Birch Ave", "power is out at 3rd and main please hurry | 3rd and main",
        "alder and birch street is dark | alder and birch street"})
    void an_intersection_is_read_without_the_surrounding_words(String said, String place) {
        assertThat(PARSER.volunteeredValues(said, Language.ENGLISH, TODAY, Money.USD)).containsEntry(SlotType.ADDRESS, SlotValue.of(place));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en | start service at 14 alder st dec 1 | 2026-12-01 | 14 alder st",
        "en | move me to 7 birch ave jan 3 | 2027-01-03 | 7 birch ave", "en | stop it 3 jan at 12 alder st | 2027-01-03 | 12 alder st",
        "en | OUT alder st and birch ave december 5 | 2026-12-05 | alder st and birch ave",
        "en | moving from alder street and my last day is december 12 | 2026-12-12 |",
        "en | my last full day at 12 alder st is dec 12th | 2026-12-12 | 12 alder st",
        "en | leaving 12 alder st, last day of december | 2026-12-31 | 12 alder st",
        "es | iniciar servicio el 3 de ene en 12 alder st | 2027-01-03 | 12 alder st",
        "es | no hay luz en el 21 de dogwood | | 21 dogwood", "es | vivo en el 21 de dogwood, sin luz | | 21 dogwood",
        "es | me mudo el 21 de diciembre | 2026-12-21 |"})
    void a_place_and_a_day_are_both_read(String language, String said, LocalDate day, String place) {
        var values = PARSER.volunteeredValues(said, new Language(language), TODAY, Money.USD);
        assertThat(Optional.ofNullable(values.get(SlotType.DATE))).isEqualTo(Optional.ofNullable(day).map(SlotValue::of));
        assertThat(Optional.ofNullable(values.get(SlotType.ADDRESS))).isEqualTo(Optional.ofNullable(place).map(SlotValue::of));
    }

    @ParameterizedTest
    @ValueSource(strings = {"200-302 Alder St", "102-202 Alder", "200 to 302 Alder St"})
    void the_end_of_a_range_is_not_read_as_a_house_number(String said) {
        assertThat(premise(said)).isEmpty();
    }

    private static Optional<String> premise(String words) {
        return AddressMatcher.match(words, typed -> BY_BUCKET.getOrDefault(AddressNormalizer.bucket(typed), List.of()))
                .map(PremiseMatch::premise).map(premise -> premise.address().street());
    }

    private static List<Premise> onStreet(String street) {
        return BY_STREET.getOrDefault(street, List.of());
    }

    private static Optional<String> place(Spelling spelling) {
        return (spelling.first()
                ? Optional.ofNullable(PARSER.volunteeredValues(spelling.said(), spelling.language(), TODAY, Money.USD)
                        .get(SlotType.ADDRESS))
                : PARSER.parse(SlotType.ADDRESS, 0, ParsedUtterance.of(spelling.said()), spelling.language(), TODAY, Money.USD))
                .map(SlotValue::asText);
    }
}
