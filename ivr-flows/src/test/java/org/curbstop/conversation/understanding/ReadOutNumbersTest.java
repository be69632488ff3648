package org.curbstop.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.SlotValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOutNumbersTest {

    private final UtteranceParser utteranceParser = new UtteranceParser(List.of(Language.ENGLISH, Language.SPANISH));

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', value = {
            "en | one double zero two double zero three zero two | 100200302", "en | one hundred two hundred three oh two | 100200302",
            "en | one double oh two double oh three oh two | 100200302",
            "en | 100 200 302 | 100200302", "en | 100-200-302 | 100200302", "en | one zero zero, two zero zero, three zero two | 100200302",
            "en | it's one hundred two hundred three hundred two | 100200302",
            "en | one hundred two hundred four eighty four | 100200484", "en | one hundred two hundred fifty five nine | 100200559",
            "en | triple one um triple two triple three | 111222333",
            "es | uno doble cero dos doble cero tres cero dos | 100200302", "es | cien doscientos tres cero dos | 100200302",
            "es | cien doscientos trescientos dos | 100200302", "es | uno cero cero dos cero cero tres cero dos | 100200302"
    })
    void an_account_number_is_parsed_as_people_say_it(String language, String said, String number) {
        assertThat(read(SlotType.ACCOUNT, language, said)).isEqualTo(number);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', value = {
            "en | five oh three five five five oh one oh one | 5035550101",
            "en | five zero three, triple five, zero one double one | 5035550111",
            "es | cinco cero tres, cinco cincuenta y cinco, cero uno cero uno | 5035550101"
    })
    void a_phone_number_is_parsed_as_people_say_it(String language, String said, String number) {
        assertThat(read(SlotType.PHONE, language, said).replaceAll("\\D", "")).isEqualTo(number);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', value = {
            "en | I live at twelve alder street | 12 alder street", "en | twelve alder street | 12 alder street",
            "en | it's at 3 Cedar Ct Apt 2 | 3 Cedar Ct Apt 2", "en | 5 Oak St, Portland, OR 97205 | 5 Oak St, Portland, OR 97205",
            "en | the red barn behind the school | the red barn behind the school", "en | i dont know | ''", "en | I don't know | ''",
            "en | at home | ''", "en | no idea | ''", "es | no sé | ''", "es | no lo sé | ''",
        "es | vivo en doce alder street | 12 alder street"
    })
    void an_address_is_read_without_filler_words(String language, String said, String place) {
        assertThat(read(SlotType.ADDRESS, language, said)).isEqualTo(place);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', value = {
            "en | two thousand thirty | 2030", "en | two thousand and thirty | 2030", "en | twenty thirty | 2030",
            "en | nineteen eighty four | 1984", "en | twelve hundred | 1200", "en | it's one thousand two hundred thirty four | 1234",
            "en | no, two thousand thirty | 2030", "en | 2,030 | 2030", "en | two hundred thirty | ''",
            "en | ten thousand or two thousand | ''", "en | thousand | ''", "es | dos mil treinta | 2030",
            "es | mil novecientos ochenta y cuatro | 1984", "es | mi pin es dos mil treinta | 2030", "es | mil gracias | ''",
            "es | doscientos treinta | ''"
    })
    void a_pin_may_be_said_as_one_number(String language, String said, String pin) {
        assertThat(read(SlotType.SECRET, language, said)).isEqualTo(pin);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', value = {
            "en | ninety seven thousand two hundred four | 97204", "en | nine seven two oh four | 97204",
            "es | noventa y siete mil doscientos cuatro | 97204", "es | noventa y siete dos cero cuatro | 97204",
            "es | noventa y siete mil | 97000"
    })
    void a_postal_code_may_be_said_as_one_number(String language, String said, String code) {
        assertThat(read(SlotType.POSTAL_CODE, language, said)).isEqualTo(code);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', value = {
            "en | 100200302 97204", "en | 100200302, 97204", "en | 100200302 and 97204", "en | 100200302 and my zip is 97204",
            "en | account 100200302 zip 97204", "en | 97204 and the account is 100200302", "en | 100 200 302, 97204",
            "en | 100-200-302 97204", "en | one double zero two double zero three zero two zip nine seven two oh four",
            "es | 100200302 97204", "es | 100200302 y el código postal es 97204", "es | mi cuenta es 100200302, código postal 97204"
    })
    void an_account_number_and_a_postal_code_are_two_values(String language, String said) {
        var found = utteranceParser.accountAndPostalCode(said, new Language(language));
        assertThat(found.get(SlotType.ACCOUNT)).isEqualTo(SlotValue.digits("100200302"));
        assertThat(found.get(SlotType.POSTAL_CODE)).isEqualTo(SlotValue.digits("97204"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"100200302", "1 00 2 00 716", "100 200 302", "100200302 no 97204", "97204", "12 97204", "100-20030-2",
            "5035550101 100200302"})
    void a_single_number_is_no_account_with_a_postal_code(String said) {
        assertThat(utteranceParser.accountAndPostalCode(said, Language.ENGLISH)).isEmpty();
    }

    private String read(SlotType expected, String language, String said) {
        return utteranceParser.parse(expected, 0, ParsedUtterance.of(said), new Language(language), LocalDate.of(2026, 11, 22), Money.USD)
                .map(SlotValue::asText).orElse("");
    }
}
