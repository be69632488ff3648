package org.curbstop.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.curbstop.common.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | May 4, 1990 | 1990-05-04", "en | the 4th of may 1990 | 1990-05-04", "en | 5/4/1990 | 1990-05-04", "en | 05041990 | 1990-05-04",
        "es | 4 de mayo de 1990 | 1990-05-04", "en | december 4 | 2026-12-04", "en | may 4 | 2027-05-04", "en | tomorrow | 2026-11-23"
    })
    void a_year_that_is_said_is_that_year_and_otherwise_it_is_the_next_such_day(String language, String said, LocalDate day) {
        var phrases = Phrases.of(new Language(language));
        assertThat(new Dates(phrases, new Numbers(phrases)).read(said, TODAY)).contains(day);
    }

    @ParameterizedTest
    @CsvSource({"1204, 2026-12-04", "1122, 2026-11-22", "1121, 2027-11-21", "0229, 2028-02-29", "1, 2026-12-01"})
    void on_the_keys_a_day_is_its_month_and_its_day(String keys, LocalDate day) {
        var phrases = Phrases.of(Language.SPANISH);
        assertThat(new Dates(phrases, new Numbers(phrases)).read(keys, TODAY)).contains(day);
    }

    @ParameterizedTest
    @CsvSource({"5/4/90, 1990-05-04", "5/4/32, 1932-05-04", "5/4/27, 2027-05-04"})
    void a_year_of_two_digits_is_one_that_people_speak_of(String said, LocalDate day) {
        var phrases = Phrases.of(Language.ENGLISH);
        assertThat(new Dates(phrases, new Numbers(phrases)).read(said, TODAY)).contains(day);
    }

    @ParameterizedTest
    @CsvSource({"13401990", "soon", "1340", "0230"})
    void no_day_is_read_out_of_what_is_none(String said) {
        var phrases = Phrases.of(Language.ENGLISH);
        assertThat(new Dates(phrases, new Numbers(phrases)).read(said, TODAY)).isEmpty();
    }
}
