package org.curbstop.common.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintTemplateTest {

    @Test
    void customer_input_is_never_interpreted_as_markup() {
        String page = PrintTemplate.render("what-is-typed", "<b title=\"x\">Ada & Bo</b>", "");
        assertThat(page).contains("&lt;b", "Ada &amp; Bo").doesNotContain("<b", "\"x\"");
    }

    @Test
    void control_characters_do_not_break_the_pdf() {
        assertThat(PrintTemplate.render("what-is-typed", "Ada\u0001\u001fBo", "")).contains("Ada  Bo");
    }
}
