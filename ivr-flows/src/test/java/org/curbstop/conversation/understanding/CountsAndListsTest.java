package org.curbstop.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.SlotValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountsAndListsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final List<ChoiceMatcher.ChoiceCandidate> AT_HOME = List.of(
            new ChoiceMatcher.ChoiceCandidate("senior", "Somebody 60 or older", List.of("senior", "elderly", "grandmother")),
            new ChoiceMatcher.ChoiceCandidate("device", "A medical device", List.of("oxygen", "medical device")),
            new ChoiceMatcher.ChoiceCandidate("none", "None of these", List.of("none", "no", "nobody")));

    private final UtteranceParser utteranceParser = new UtteranceParser(List.of(Language.ENGLISH, Language.SPANISH));

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource({
            "en, 4, 4", "en, four, 4", "en, there are four of us, 4", "en, 12 people, 12", "en, twenty one, 21", "es, somos cinco, 5",
            "es, cuatro personas, 4",
        "en, two adults and three children, ''", "en, a lot, ''", "en, 0, ''", "en, 450, ''", "en, 4200 dollars, ''"
    })
    void one_number_is_a_count_and_two_are_ambiguous(String language, String words, String count) {
        assertThat(utteranceParser.parse(BotResponse.SlotType.COUNT, 0, ParsedUtterance.of(words), new Language(language), TODAY, Money.USD)
                .map(SlotValue::asText).orElse("")).isEqualTo(count);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
            "1 2, senior device", "'1, 2', senior device", "12, senior device", "two and one, senior device", "2, device",
            "senior device, senior device",
        "my grandmother needs oxygen, senior device", "none of these, none", "no, none", "4, ''", "7 and 1, ''", "what, ''"
    })
    void several_choices_can_be_given_by_number_or_by_name(String words, String meant) {
        assertThat(String.join(" ", utteranceParser.choices().chooseSeveral(ParsedUtterance.of(words), AT_HOME, Language.ENGLISH)))
                .isEqualTo(meant);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(delimiter = '|', value = {
            "en | Hana Kim | Hana Kim", "en | my name is Hana Kim. | Hana Kim", "en | May April | May April", "en | Studio 54 | Studio 54",
            "en | 7-Eleven | 7-Eleven", "en | May 4, 1990 | ''", "en | 5/4/1990 or May | ''", "en | may 4th | ''", "en | 12 Alder St | ''",
            "en | 503 555 0101 home | ''", "es | Dée Navarro | Dée Navarro", "es | 4 de mayo de 1990 | ''", "es | 4 de mayo | ''"
    })
    void a_name_is_no_date_address_or_phone_number(String language, String words, String name) {
        assertThat(utteranceParser.parse(BotResponse.SlotType.NAME, 0, ParsedUtterance.of(words), new Language(language), TODAY, Money.USD)
                .map(SlotValue::asText).orElse("")).isEqualTo(name);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', value = {
            "en | I don't know", "en | not sure", "en | why do you need that", "en | why", "en | what for", "en | who wants to know",
            "en | I'd rather not say", "en | none of your business", "en | I don't want to give it", "en | you already have it",
            "en | same as on the bill", "en | it's on the account", "en | can I skip this", "en | um", "es | no sé", "es | no lo sé",
            "es | por qué", "es | para qué lo necesita", "es | no se lo quiero decir", "es | soy yo", "es | quién"
    })
    void a_remark_is_no_name(String language, String words) {
        assertThat(utteranceParser.isRemark(ParsedUtterance.of(words), new Language(language))).isTrue();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', value = {
            "en | Hana Kim", "en | Can Yilmaz", "en | Do Minh Tuan", "en | No Tae-woo", "en | May Day", "en | my name is Do My Linh",
            "en | I am Maria Lopez", "en | Will Wright", "en | Studio 54", "es | Juan de la Cruz", "es | de la Cruz",
            "es | María de los Ángeles Ruiz", "es | me llamo Dée Navarro"
    })
    void a_name_with_common_words_is_a_name(String language, String words) {
        assertThat(utteranceParser.isRemark(ParsedUtterance.of(words), new Language(language))).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
            "es | ya | ''", "es | ya ya | ''", "es | y | ''", "en | ya | yes", "en | yeah | yes", "es | yes | yes", "en | sí | yes",
            "en | sale | ''", "es | sale | yes", "en | that's it | ''", "en | that's all | ''", "es | es todo | ''",
            "es | eso es todo | ''",
            "en | no that's it | no", "es | no, eso es todo | no", "en | yes that's it | yes", "es | eso es | yes", "en | nothing else | no"
    })
    void words_that_may_mean_something_else_are_no_yes_or_no(String language, String words, String meant) {
        assertThat(utteranceParser.yesNo(ParsedUtterance.of(words), new Language(language)).map(yes -> yes ? "yes" : "no").orElse(""))
                .isEqualTo(meant);
    }
}
