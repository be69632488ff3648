package org.curbstop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No view marks a field as invalid itself: {@code FormBinder} does that the same way for all forms. */
class FormsUseTheBinderTest {

    private static final Pattern BY_HAND = Pattern.compile("\\.(?:setInvalid|setErrorMessage)\\(|new Binder<");
    private static final Path VIEWS = Path.of("src/main/java/org/curbstop/web");

    @Test
    void fields_are_marked_by_the_form_binder_only() throws IOException {
        try (Stream<Path> files = Files.walk(VIEWS)) {
            List<String> byHand = files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("FormBinder.java"))
                    .filter(FormsUseTheBinderTest::marksAField).map(Path::toString).toList();
            assertThat(byHand).as("use FormBinder.require, check or reject").isEmpty();
        }
    }

    @Test
    void a_view_that_marks_its_field_is_detected() throws IOException {
        assertThat(BY_HAND.matcher("why.setInvalid(why.getValue().isBlank());").find()).isTrue();
        assertThat(BY_HAND.matcher("form.require(why, \"claim.words\");").find()).isFalse();
        assertThat(marksAField(VIEWS.resolve("components/FormBinder.java"))).as("the only class that marks fields").isTrue();
    }

    private static boolean marksAField(Path file) {
        try {
            return BY_HAND.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
