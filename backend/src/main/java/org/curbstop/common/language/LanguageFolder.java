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
 * The files of a language, {@code languages/<tag>/} on the class path; each module adds its own. Adding such a folder to every module adds
 * a language.
 */
public final class LanguageFolder {

    private static final String ROOT = "languages/";
    /** The file without which a folder is no language: what we cannot write to anybody we do not speak. */
    private static final String MARKER = "notices.properties";
    /** Our own, not that of the thread: the threads of a pool do not see into a packaged jar. */
    private static final ClassLoader LOADER = LanguageFolder.class.getClassLoader();

    private LanguageFolder() {}

    /** Every language that has a folder, by its tag; a utility may speak fewer. */
    public static List<Language> installed() {
        return having(MARKER);
    }

    /** Languages with this file; of some, only words of danger are understood. */
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

    /** A regular expression for what a property says in any language. */
    public static String alternatives(String file, String key) {
        return installed().stream().map(language -> properties(language, file).getProperty(key))
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    /** The files of a sub-folder by their names, such as {@code pay-bill.yaml}. */
    public static SortedMap<String, String> texts(Language language, String folder) {
        var texts = new TreeMap<String, String>();
        for (Resource file : find(language.tag() + "/" + folder + "/*.*")) {
            // The first on the class path counts, as it does for a single file.
            texts.putIfAbsent(String.valueOf(file.getFilename()), read(file));
        }
        if (texts.isEmpty()) {
            throw new IllegalStateException("no " + path(language, folder) + ": every language needs it");
        }
        return texts;
    }

    /** As it is named in error messages. */
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
