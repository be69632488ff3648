package org.curbstop.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import org.curbstop.common.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotsTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    @SuppressWarnings("SystemOut")
    void values_are_read_exactly_and_money_and_dates_never_wrongly(String tag) {
        var cases = SlotCases.of(new Language(tag));
        var inexact = cases.stream().filter(each -> !each.exact()).toList();
        cases.stream().map(SlotCases.SlotCase::kind).distinct().forEach(kind -> System.out.println(tag + " " + kind + ": "
                + cases.stream().filter(each -> each.kind().equals(kind) && each.exact()).count() + " of "
                + cases.stream().filter(each -> each.kind().equals(kind)).count() + " exact"));

        assertThat(cases).hasSizeGreaterThanOrEqualTo(300);
        assertThat(inexact.stream().filter(SlotCases.SlotCase::silentlyWrong)).as("parsed as a different amount or date").isEmpty();
        assertThat(inexact.size() / (double) cases.size()).as("not exact: %s", inexact).isLessThanOrEqualTo(0.03);
    }
}
