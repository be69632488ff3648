package org.curbstop.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Preloads the application's classes and those of the Twilio SDK that answer a call. */
final class ClassPreloader {

    private static final List<String> PACKAGES = List.of("org/curbstop", "com/twilio/twiml", "com/twilio/security");

    private ClassPreloader() {}

    /** Loads the classes without initializing them and returns their number. */
    static int load(ClassLoader loader) {
        int loaded = 0;
        for (String folder : PACKAGES) {
            for (Resource file : files(loader, folder)) {
                loaded += load(loader, folder, file) ? 1 : 0;
            }
        }
        return loaded;
    }

    private static Resource[] files(ClassLoader loader, String folder) {
        try {
            return new PathMatchingResourcePatternResolver(loader).getResources("classpath*:" + folder + "/**/*.class");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean load(ClassLoader loader, String folder, Resource file) {
        try {
            String path = file.getURL().getPath();
            String name = path.substring(path.lastIndexOf(folder), path.length() - ".class".length()).replace('/', '.');
            Class.forName(name, false, loader);
            return true;
        } catch (IOException | ClassNotFoundException | LinkageError e) {
            return false; // an optional class whose library is absent is never used
        }
    }
}
