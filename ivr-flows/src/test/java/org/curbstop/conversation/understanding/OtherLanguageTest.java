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
    @ValueSource(strings = {"спасибо", "đường", "谢谢", "pay my bill", "quiero pagar mi factura de luz",
        "my name is Nguyễn Văn", "el señor Muñoz pagó ayer",
        "привіт, хочу заплатити за світло",
        "電気代を払いたいです", "", "12 alder st", "I live with Дмитрий", "não tenho água em casa"})
    void no_language_is_detected_from_one_word_or_a_name(String said) {
        assertThat(PARSER.detectOtherLanguage(ParsedUtterance.of(said))).isEmpty();
    }
}
