package org.curbstop.web;

import com.vaadin.flow.router.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Route templates of views, such as {@code my/bills/:bill}. */
final class ViewRoutes {

    private ViewRoutes() {}

    static Stream<String> ofCustomersAndAgencies() {
        return views().filter(name -> !name.startsWith("org.curbstop.web.staff.")).map(ViewRoutes::route).sorted();
    }

    static Stream<String> all() {
        return views().map(ViewRoutes::route).sorted();
    }

    private static Stream<String> views() {
        var views = new ClassPathScanningCandidateComponentProvider(false);
        views.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        return views.findCandidateComponents("org.curbstop.web").stream().map(view -> view.getBeanClassName());
    }

    private static String route(String view) {
        try {
            return Class.forName(view).getAnnotation(Route.class).value();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static String testSource(String test) throws IOException {
        try (var files = Files.walk(Path.of("src/test/java/org/curbstop/web"))) {
            return Files.readString(files.filter(file -> file.endsWith(test + ".java")).findFirst().orElseThrow());
        }
    }
}
