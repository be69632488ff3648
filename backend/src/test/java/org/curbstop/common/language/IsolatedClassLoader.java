package org.curbstop.common.language;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Loads this project's classes and resources from the given URLs first, so that a test can add a language. */
public final class IsolatedClassLoader extends URLClassLoader {

    public IsolatedClassLoader(List<URL> places) {
        super(places.toArray(URL[]::new), IsolatedClassLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (!name.startsWith("org.curbstop.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own != null ? own : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        // One of our URLs may also be on the parent's class path.
        return Collections.enumeration(Stream.concat(Collections.list(findResources(name)).stream(),
                Collections.list(getParent().getResources(name)).stream()).map(URL::toString).distinct().map(IsolatedClassLoader::url)
                .toList());
    }

    private static URL url(String text) {
        try {
            return java.net.URI.create(text).toURL();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
