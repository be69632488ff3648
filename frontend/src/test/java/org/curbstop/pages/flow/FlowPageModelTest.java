package org.curbstop.pages.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.curbstop.conversation.BotResponse;
import org.curbstop.pages.flow.FlowPageModel.PageBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlowPageModelTest {

    @Test
    void lines_with_tabs_become_a_table_and_others_paragraphs() {
        assertThat(PageBlock.of("Your bill is $2.00.\nWhat changed\tDifference\nDays\t+$1.00\n"
                + "A year ago it was $1.00.\nWhat changed\tDifference"))
                .containsExactly(
                        new PageBlock("Your bill is $2.00.", List.of()),
                        new PageBlock("", List.of(List.of("What changed", "Difference"), List.of("Days", "+$1.00"))),
                        new PageBlock("A year ago it was $1.00.", List.of()),
                        new PageBlock("", List.of(List.of("What changed", "Difference"))));
    }

    @ParameterizedTest
    @EnumSource
    void a_field_of_one_line_asks_the_browser_for_one_line(BotResponse.SlotType expected) {
        var field = new QuestionField(new BotResponse.Question("slot", expected, "", "", List.of(), "", ""));
        assertThat(field.autocomplete()).as("street-address is for text areas").isNotEqualTo("street-address");
    }
}
