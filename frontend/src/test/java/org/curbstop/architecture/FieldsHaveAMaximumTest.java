package org.curbstop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every text field of a view or a plain page has a maximum length. */
class FieldsHaveAMaximumTest {

    /** Components for free text. Number fields and selects have bounds of their own. */
    private static final Pattern FIELD = Pattern.compile("(?:(\\w+) =\\s+)?(?:FormDrafts\\.keep\\([^;]*?)?"
            + "new (?:TextField|EmailField|PasswordField|MoneyField|BigDecimalField|TextArea"
            + "|Input|NativeInput|RichTextEditor|MessageInput)\\(");
    private static final Pattern OWN_FIELD = Pattern.compile("class \\w+ extends (?:Text|Email|Password)(?:Field|Area)\\b");
    private static final Pattern TAG = Pattern.compile("<(?:input|textarea)\\b[^>]*>", Pattern.DOTALL);
    private static final Pattern NO_TEXT = Pattern
            .compile("[^-]type=\"(?:hidden|file|checkbox|radio|submit)\"|th:type=\"[^\"]*'checkbox' : 'radio'\"");
    private static final Pattern MAXIMUM = Pattern.compile("\\smaxlength=\"\\d+\"|th:maxlength=");

    @Test
    void every_text_field_of_a_view_has_a_maximum() throws IOException {
        List<String> without = new ArrayList<>();
        for (Path file : files("src/main/java/org/curbstop/web", ".java")) {
            withoutMaximum(Files.readString(file)).forEach(field -> without.add(file.getFileName() + ": " + field));
        }
        assertThat(without).isEmpty();
    }

    @Test
    void every_text_field_of_a_plain_page_has_a_maximum() throws IOException {
        List<Path> pages = files("src/main/resources/templates", ".html");
        assertThat(pages).hasSizeGreaterThan(5);
        for (Path page : pages) {
            assertThat(tagsWithoutMaximum(Files.readString(page))).as(page.toString()).isEmpty();
        }
    }

    @Test
    void a_new_field_without_a_maximum_is_detected() {
        assertThat(withoutMaximum(
                "var a = new TextField(x);\na.setMaxLength(3);\nvar b = FormDrafts.keep(draft(y), new TextArea(x));\n"
                        + "add(new EmailField());"))
                .containsExactly("b", "a field without a name");
        assertThat(withoutMaximum("final class Own extends TextField {")).containsExactly("a class of fields");
        assertThat(withoutMaximum("choose.setAllowCustomValue(true);")).containsExactly("a choice that takes any text");
        assertThat(tagsWithoutMaximum(
                "<input type=\"text\"><input type=\"hidden\"><textarea rows=\"4\"\n name=\"x\"><input maxlength=\"9\" name=\"y\">"))
                .hasSize(2);
    }

    private static List<String> withoutMaximum(String code) {
        List<String> without = new ArrayList<>();
        FIELD.matcher(code).results().forEach(field -> {
            String name = Optional.ofNullable(field.group(1)).orElse("");
            if (field.group().contains("new MoneyField")) {
                return; // sets its own maximum
            }
            if (name.isEmpty()) {
                without.add("a field without a name");
            } else if (!code.contains(name + ".setMaxLength(")) {
                without.add(name);
            }
        });
        if (OWN_FIELD.matcher(code).find() && !Pattern.compile("(?m)^\\s+setMaxLength\\(").matcher(code).find()) {
            without.add("a class of fields");
        }
        if (code.contains("setAllowCustomValue(true)")) {
            without.add("a choice that takes any text");
        }
        return without;
    }

    private static List<String> tagsWithoutMaximum(String page) {
        return TAG.matcher(page).results().map(tag -> tag.group())
                .filter(tag -> !NO_TEXT.matcher(tag).find() && !MAXIMUM.matcher(tag).find()).toList();
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (var all = Files.walk(Path.of(folder))) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
