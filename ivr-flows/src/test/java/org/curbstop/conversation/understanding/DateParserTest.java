package org.curbstop.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.curbstop.common.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateParserTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "en | May 4, 1990 | 1990-05-04", "en | the 4th of may 1990 | 1990-05-04", "en | 5/4/1990 | 1990-05-04",
            "en | 05041990 | 1990-05-04",
        "es | 4 de mayo de 1990 | 1990-05-04", "en | december 4 | 2026-12-04", "en | may 4 | 2027-05-04", "en | tomorrow | 2026-11-23"
    })
    void a_date_without_a_year_is_the_next_such_day(String language, String said, LocalDate day) {
        var lexicon = LanguageLexicon.load(new Language(language));
        assertThat(new DateParser(lexicon, new SpokenNumberParser(lexicon)).parse(ParsedUtterance.of(said), TODAY)).contains(day);
    }

    @ParameterizedTest
    @CsvSource({"1204, 2026-12-04", "1122, 2026-11-22", "1121, 2027-11-21", "0229, 2028-02-29", "1, 2026-12-01"})
    void a_date_on_the_keypad_is_the_month_and_the_day(String keys, LocalDate day) {
        var lexicon = LanguageLexicon.load(Language.SPANISH);
        assertThat(new DateParser(lexicon, new SpokenNumberParser(lexicon)).parse(ParsedUtterance.of(keys), TODAY)).contains(day);
    }

    @ParameterizedTest
    @CsvSource({"5/4/90, 1990-05-04", "5/4/32, 1932-05-04", "5/4/27, 2027-05-04"})
    void a_two_digit_year_means_a_nearby_year(String said, LocalDate day) {
        var lexicon = LanguageLexicon.load(Language.ENGLISH);
        assertThat(new DateParser(lexicon, new SpokenNumberParser(lexicon)).parse(ParsedUtterance.of(said), TODAY)).contains(day);
    }

    @ParameterizedTest
    @CsvSource({"13401990", "soon", "1340", "0230"})
    void text_without_a_date_parses_as_none(String said) {
        var lexicon = LanguageLexicon.load(Language.ENGLISH);
        assertThat(new DateParser(lexicon, new SpokenNumberParser(lexicon)).parse(ParsedUtterance.of(said), TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "en | may fourth nineteen ninety | 1990-05-04", "en | the fourth of may nineteen ninety | 1990-05-04",
            "en | may four nineteen oh five | 1905-05-04", "en | march twenty first two thousand five | 2005-03-21",
            "en | june third nineteen eighty four | 1984-06-03", "en | may twenty nineteen ninety | 1990-05-20",
            "en | July 4 '76 | 1976-07-04", "en | december thirty first nineteen ninety nine | 1999-12-31",
            "es | cuatro de mayo de mil novecientos noventa | 1990-05-04", "es | 4 de mayo de 1990 | 1990-05-04",
            "es | veintiuno de marzo de dos mil cinco | 2005-03-21",
            "es | primero de enero de mil novecientos ochenta y cuatro | 1984-01-01",
        "es | treinta y uno de diciembre del dos mil | 2000-12-31"
    })
    void a_birth_date_is_read_with_its_spoken_year(String language, String said, LocalDate day) {
        var lexicon = LanguageLexicon.load(new Language(language));
        assertThat(new DateParser(lexicon, new SpokenNumberParser(lexicon)).parse(ParsedUtterance.of(said), TODAY)).contains(day);
    }

    /** Today is Sunday, November 22. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "en | a week from today | 2026-11-29", "en | the day after tomorrow | 2026-11-24", "en | two weeks from friday | 2026-12-11",
            "en | 2 weeks | 2026-12-06", "en | in three days | 2026-11-25",
            "en | in a week | 2026-11-29", "en | next week | 2026-11-29", "en | friday next week | 2026-11-27",
            "en | next friday | 2026-11-27", "en | in two months | 2027-01-22", "en | no the thirteenth | 2026-12-13",
            "en | december twelfth | 2026-12-12", "en | friday december 4 | 2026-12-04", "en | december fourth no the fifth | 2026-12-05",
            "en | tomorrow in the morning | 2026-11-23", "en | end of the month | 2026-11-30",
            "en | the fifth of next month | 2026-12-05", "en | January 5 | 2027-01-05", "en | a week from tomorrow | 2026-11-30",
            "en | today | 2026-11-22",
            "en | first of next month | 2026-12-01", "en | end of december | 2026-12-31", "en | last day of next month | 2026-12-31",
            "en | not the fourth the sixth | 2026-12-06", "en | friday not thursday | 2026-11-27",
            "en | january fourth no the fifth | 2027-01-05", "en | tomorrow at 5 pm | 2026-11-23", "en | christmas eve | 2026-12-24",
            "en | five four nineteen sixty two | 1962-05-04", "en | may fourth sixty two | 1962-05-04",
            "en | may 4 1990 no 1991 | 1991-05-04", "en | no, not that, january 7 | 2027-01-07",
            "es | de hoy en ocho | 2026-11-29", "es | de hoy en quince | 2026-12-06", "es | el próximo domingo | 2026-11-29",
            "es | el primero del próximo mes | 2026-12-01", "es | fin de diciembre | 2026-12-31", "es | el día 5 | 2026-12-05",
            "es | 25/12/2026 | 2026-12-25", "es | cuatro de mayo del año sesenta y dos | 1962-05-04",
            "es | el cuatro de enero no el cinco | 2027-01-05", "es | el viernes a las tres de la tarde | 2026-11-27",
            "es | pasado mañana | 2026-11-24", "es | mañana por la mañana | 2026-11-23", "es | dentro de dos semanas | 2026-12-06",
            "es | en una semana | 2026-11-29", "es | el viernes de la próxima semana | 2026-11-27",
            "es | el viernes por la mañana | 2026-11-27", "es | el doce de diciembre | 2026-12-12", "es | la semana que viene | 2026-11-29",
            "es | hoy | 2026-11-22", "es | el primero de diciembre | 2026-12-01"
    })
    void a_spoken_day_is_parsed_as_said(String language, String said, LocalDate day) {
        var lexicon = LanguageLexicon.load(new Language(language));
        assertThat(new DateParser(lexicon, new SpokenNumberParser(lexicon)).parse(ParsedUtterance.of(said), TODAY)).contains(day);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "en | friday or saturday", "en | not friday", "en | before the 5th", "en | a week ago", "en | thursday december 4",
            "en | the weekend", "en | 12/4 or 12/5", "en | may fourth fifth", "en | this week",
            "en | in two fridays", "en | every friday", "en | in a week and a half", "en | december fourth fifty dollars",
            "en | first available", "es | cada viernes", "es | en una semana y media",
            "en | last friday", "en | december", "en | 112/4", "en | february thirtieth", "es | antes del viernes", "es | hace una semana",
            "es | el viernes o el sábado", "es | el fin de semana", "es | el viernes pasado"
    })
    void an_ambiguous_day_is_not_parsed(String language, String said) {
        var lexicon = LanguageLexicon.load(new Language(language));
        assertThat(new DateParser(lexicon, new SpokenNumberParser(lexicon)).parse(ParsedUtterance.of(said), TODAY)).isEmpty();
    }
}
