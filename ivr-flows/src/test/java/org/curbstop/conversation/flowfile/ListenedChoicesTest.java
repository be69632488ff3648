package org.curbstop.conversation.flowfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.curbstop.conversation.flowfile.ListenedChoices.ListenedChoice;
import org.junit.jupiter.api.Test;

class ListenedChoicesTest {

    private static final ListenedChoice OUT = new ListenedChoice("out", "The light is out", List.of("is out", "dark"));

    @Test
    void labels_that_share_a_word_need_distinct_spoken_names() {
        assertThat(ListenedChoices.errors(List.of(OUT, new ListenedChoice("flickers", "The light flickers", List.of()))))
                .singleElement().asString().contains("'flickers'", "'light'", "'said'");
        assertThat(ListenedChoices.errors(List.of(OUT, new ListenedChoice("flickers", "The light flickers", List.of("flickers")))))
                .isEmpty();
    }

    @Test
    void a_choice_whose_names_all_contain_another_choice_is_an_error() {
        var water = new ListenedChoice("water", "Water", List.of("no water"));
        assertThat(ListenedChoices.errors(List.of(water, new ListenedChoice("leak", "Water leak", List.of("leaking water")))))
                .singleElement().asString().contains("never hears choice 'leak'", "choice 'water'");
        assertThat(ListenedChoices.errors(List.of(water, new ListenedChoice("leak", "Water leak", List.of("a leak"))))).isEmpty();
    }
}
