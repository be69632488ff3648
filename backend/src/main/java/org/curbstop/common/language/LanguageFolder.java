package org.curbstop.common.language;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.curbstop.common.Language;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files of a language in {@code languages/<tag>/} on the class path, where each module adds its own. A language is added by adding its
 * folder to every module.
 */
public final class LanguageFolder {

    private static final String ROOT = "languages/";
    /** A folder without this file is not an installed language: we cannot write to its speakers. */
    private static final String MARKER = "notices.properties";
    /** Not the thread's context class loader: pool threads cannot read a packaged jar with it. */
    private static final ClassLoader LOADER = LanguageFolder.class.getClassLoader();

    private LanguageFolder() {}

    /** Returns all languages that have a folder; a utility may offer fewer. */
    public static List<Language> installed() {
        return having(MARKER);
    }

    /** Returns the languages with this file; some have only words for hazards. */
    public static List<Language> having(String file) {
        return Arrays.stream(find("*/" + file)).map(LanguageFolder::path).map(path -> path.split("/")[1]).distinct().sorted()
                .map(Language::new).toList();
    }

    public static boolean isInstalled(Language language) {
        return resource(language, MARKER).exists();
    }

    /** @throws IllegalStateException if the language has no such file */
    public static String text(Language language, String file) {
        Resource resource = resource(language, file);
        if (!resource.exists()) {
            throw new IllegalStateException("no " + path(language, file) + ": every language needs it");
        }
        return read(resource);
    }

    public static Properties properties(Language language, String file) {
        var read = new Properties();
        try {
            read.load(new StringReader(text(language, file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    /** Returns a regular expression that matches a property's value in any language. */
    public static String alternatives(String file, String key) {
        return installed().stream().map(language -> properties(language, file).getProperty(key))
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    /** Returns the files of a subfolder by name, such as {@code pay-bill.yaml}. */
    public static SortedMap<String, String> texts(Language language, String folder) {
        var texts = new TreeMap<String, String>();
        for (Resource file : find(language.tag() + "/" + folder + "/*.*")) {
            // The first one on the class path wins, as for a single file.
            texts.putIfAbsent(String.valueOf(file.getFilename()), read(file));
        }
        if (texts.isEmpty()) {
            throw new IllegalStateException("no " + path(language, folder) + ": every language needs it");
        }
        return texts;
    }

    /** Returns the path for error messages. */
    public static String path(Language language, String file) {
        return ROOT + language.tag() + "/" + file;
    }

    private static Resource resource(Language language, String file) {
        return new ClassPathResource(path(language, file), LOADER);
    }

    private static Resource[] find(String pattern) {
        try {
            return new PathMatchingResourcePatternResolver(LOADER).getResources("classpath*:" + ROOT + pattern);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(Resource resource) {
        try {
            String url = resource.getURL().getPath();
            return url.substring(url.lastIndexOf("/" + ROOT) + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Resource resource) {
        try {
            return resource.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
