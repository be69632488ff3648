package org.curbstop.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.curbstop.common.Language;
import org.curbstop.conversation.SlotValue;
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
    @CsvSource(delimiter = '|', value = {
            "en | 5/4/30 | 1930-05-04", "en | may 4 30 | 1930-05-04", "en | 5/4/26 | 2026-05-04", "es | 4 de mayo del 28 | 1928-05-04",
            "en | 5/4/1990 | 1990-05-04", "en | 5/4/90 | 1990-05-04"
    })
    void a_two_digit_year_of_birth_is_never_ahead(String language, String said, LocalDate day) {
        assertThat(new UtteranceParser(List.of(Language.ENGLISH, Language.SPANISH)).parsePastDay(ParsedUtterance.of(said),
                new Language(language), TODAY)).contains(SlotValue.of(day));
    }

    @ParameterizedTest
    @CsvSource({"5/4/2030", "may 4", "tomorrow", "12/25/26"})
    void a_birth_date_without_a_year_or_ahead_is_refused(String said) {
        assertThat(new UtteranceParser(List.of(Language.ENGLISH)).parsePastDay(ParsedUtterance.of(said), Language.ENGLISH, TODAY))
                .isEmpty();
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
            "es | hoy | 2026-11-22", "es | el primero de diciembre | 2026-12-01",
            "en | Dec 20 5:30 | 2026-12-20", "en | December 10 8:00 | 2026-12-10", "en | the 5th at 10:30 am | 2026-12-05",
            "en | December 4, 10 am | 2026-12-04", "en | Dec 4 3 pm | 2026-12-04", "en | december four ten am | 2026-12-04",
            "en | december twenty five three pm | 2026-12-25", "en | december 4 10 30 am | 2026-12-04", "en | friday 4 10 pm | 2026-11-27",
            "en | december twenty five thirty pm | 2026-12-20", "en | 12/4 10:30 | 2026-12-04",
            "en | friday no problem | 2026-11-27", "en | no, friday | 2026-11-27", "en | I can't do friday, no, saturday | 2026-11-28",
            "en | friday doesn't work, actually monday | 2026-11-23", "en | all day friday | 2026-11-27",
            "es | diciembre 4 10 am | 2026-12-04", "es | el 20 5:30 | 2026-12-20", "es | 4 de diciembre 10 am | 2026-12-04",
            "es | el viernes no, mejor el lunes | 2026-11-23", "es | el viernes, no hay problema | 2026-11-27",
            "es | no, el viernes | 2026-11-27", "es | no, es el viernes | 2026-11-27",
            "es | el viernes no, el sábado sí | 2026-11-28"
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
            "es | el viernes o el sábado", "es | el fin de semana", "es | el viernes pasado",
            "en | I can't do Friday", "en | Friday doesn't work", "en | Friday won't work", "en | I won't be home the 5th",
            "en | the 5th is no good", "en | anything but the fifth", "en | any day but friday", "en | all but friday",
            "en | I don't want friday",
            "en | friday isn't possible", "en | friday is bad for me", "en | I'm busy on friday", "en | I can't do 12/4",
            "en | 12/4 doesn't work",
            "en | never on friday", "en | any day other than friday", "en | friday, no", "en | no I can't do friday",
            "en | 2026-12-04 won't work",
            "en | I cannot make the 5th", "en | friday instead of thursday",
            "es | el viernes no puedo", "en | no good on friday", "en | no later than friday",
            "es | no me queda el viernes", "es | el viernes no", "es | el martes no me queda", "es | no puedo el viernes", "es | el 5 no",
            "es | el viernes imposible", "es | cualquier día menos el viernes", "es | todos salvo el viernes", "es | el 4/12 no puedo",
            "es | ni el viernes", "es | el viernes tampoco", "es | los viernes", "es | el viernes estoy ocupado",
            "es | el viernes me queda mal",
            "en | 20.4", "en | 20 5", "en | 20,4", "en | december 20 5", "en | december three oh", "en | december three one",
            "en | december three zero", "en | december twenty oh five", "es | 20.4", "es | el veinte 5", "es | el viernes uno",
            "en | June nineteen ninety two", "en | June nineteen eighty", "en | december twenty thirty five", "en | july two thousand five",
            "en | december twenty one ten pm", "en | december 10 am", "en | 10:30"
    })
    void an_ambiguous_day_is_not_parsed(String language, String said) {
        var lexicon = LanguageLexicon.load(new Language(language));
        assertThat(new DateParser(lexicon, new SpokenNumberParser(lexicon)).parse(ParsedUtterance.of(said), TODAY)).isEmpty();
    }
}
