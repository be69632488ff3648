package org.curbstop.common.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.curbstop.common.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageFolderTest {

    @TempDir
    Path folder;

    @Test
    void each_language_folder_defines_a_language() {
        assertThat(LanguageFolder.installed()).contains(Language.ENGLISH, new Language("es"));
        assertThat(LanguageFolder.isInstalled(new Language("eo"))).isFalse();
    }

    @Test
    void folders_are_found_with_any_context_class_loader() throws Exception {
        assertThat(withForeignContext(LanguageFolder::installed)).isEqualTo(LanguageFolder.installed());
        assertThat(withForeignContext(() -> LanguageFolder.text(Language.ENGLISH, "notices.properties"))).isNotBlank();
    }

    @Test
    void a_folder_next_to_the_others_adds_a_language() throws Exception {
        write(folder.resolve("languages/tlh/notices.properties"));
        assertThat(installedIn(folder.toUri().toURL())).contains("en", "es", "tlh");
    }

    @Test
    void a_folder_in_a_jar_adds_a_language() throws Exception {
        Path jar = folder.resolve("more.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String entry : List.of("languages/", "languages/tlh/", "languages/tlh/notices.properties")) {
                out.putNextEntry(new JarEntry(entry));
                out.closeEntry();
            }
        }
        assertThat(installedIn(jar.toUri().toURL())).contains("en", "es", "tlh");
    }

    @Test
    void a_missing_file_is_reported_by_name() {
        assertThatThrownBy(() -> LanguageFolder.text(new Language("eo"), "notices.properties"))
                .hasMessageContaining("languages/eo/notices.properties");
        assertThatThrownBy(() -> LanguageFolder.texts(new Language("eo"), "prompts")).hasMessageContaining("languages/eo/prompts");
    }

    /** Lists the languages with an isolated class loader, on a thread whose context class loader knows none of our classes. */
    private static TreeSet<String> installedIn(URL more) throws Exception {
        var places = List.of(more, LanguageFolder.class.getProtectionDomain().getCodeSource().getLocation());
        try (var loader = new IsolatedClassLoader(places)) {
            var installed = loader.loadClass(LanguageFolder.class.getName()).getMethod("installed");
            var found = withForeignContext(() -> (List<?>) installed.invoke(null));
            var tags = new TreeSet<String>();
            found.forEach(language -> tags.add(language.toString().toLowerCase(Locale.ROOT)));
            return tags;
        }
    }

    private static <T> T withForeignContext(Callable<T> asked) throws Exception {
        Thread current = Thread.currentThread();
        ClassLoader own = current.getContextClassLoader();
        current.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return asked.call();
        } finally {
            current.setContextClassLoader(own);
        }
    }

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }
}
