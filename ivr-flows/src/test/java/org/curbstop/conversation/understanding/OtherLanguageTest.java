package org.curbstop.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.curbstop.common.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherLanguageTest {

    private static final UtteranceParser PARSER = new UtteranceParser(List.of(Language.ENGLISH, Language.SPANISH));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"vi | tôi muốn trả tiền điện", "vi | xin chào, cho tôi hỏi hóa đơn",
        "vi | toi muon tra tien dien thang nay",
        "ru | хочу заплатить за свет", "ru | здравствуйте, сколько я должен",
        "ru | PAY мой счёт за воду", "zh | 我想交电费", "zh | 我欠多少水费", "zh | 帳單為什麼這麼貴"})
    void another_language_is_detected_by_its_letters_or_words(String language, String said) {
        assertThat(PARSER.detectOtherLanguage(ParsedUtterance.of(said))).contains(new Language(language));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"es | Spanish", "es | en español por favor", "es | spanish please",
        "es | can we do this in Spanish", "es | Do you speak Spanish?", "es | hi, do you speak Spanish? I have a question about a bill",
        "es | ¿Habla español?", "es | Buenos días, ¿habla español?", "es | I'd like to continue in Spanish, please",
        "es | prefiero hablar en español", "es | not in English, in Spanish",
        "en | english", "en | ¿podemos hablar en inglés?", "en | I only speak English", "en | does anyone there speak English?",
        "vi | Vietnamese", "vi | do you speak Vietnamese", "vi | tiếng Việt", "vi | ¿hablan vietnamita?", "ru | in Russian please",
        "ru | русский", "ru | ¿habla ruso?", "zh | Mandarin please", "zh | 中文", "zh | ¿hablan chino?"})
    void a_language_is_asked_for_by_its_name_as_a_whole_clause(String language, String said) {
        assertThat(PARSER.requestedLanguage(ParsedUtterance.of(said))).contains(new Language(language));
    }

    @ParameterizedTest
    @ValueSource(strings = {"does he speak Spanish", "my husband speaks Spanish only", "my mother only speaks Vietnamese",
        "the letter you sent me is in Spanish and I can't read it", "I don't speak English", "not in English", "English or Spanish",
        "my neighbor does not speak English and her power is out", "mi esposo solo habla español", "mi esposo está aquí, habla español",
        "mi vecina no habla inglés", "él habla español", "¿hay alguien que hable español?", "My husband is here. Speaks Spanish.",
        "12 Spanish Oak Dr", "the man who came only spoke Russian", "I was told to ask for somebody who speaks Chinese at the desk", "Robin English", ""})
    void a_language_named_in_other_words_is_not_asked_for(String said) {
        assertThat(PARSER.requestedLanguage(ParsedUtterance.of(said))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"спасибо", "đường", "谢谢", "pay my bill", "quiero pagar mi factura de luz",
        "my name is Nguyễn Văn", "el señor Muñoz pagó ayer",
        "привіт, хочу заплатити за світло",
        "電気代を払いたいです", "", "12 alder st", "I live with Дмитрий", "não tenho água em casa"})
    void no_language_is_detected_from_one_word_or_a_name(String said) {
        assertThat(PARSER.detectOtherLanguage(ParsedUtterance.of(said))).isEmpty();
    }
}
