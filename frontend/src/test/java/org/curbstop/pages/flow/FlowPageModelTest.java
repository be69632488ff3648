package org.curbstop.pages.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.curbstop.pages.flow.FlowPageModel.PageBlock;
import org.junit.jupiter.api.Test;

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
}
