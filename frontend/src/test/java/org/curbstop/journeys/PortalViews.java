package org.curbstop.journeys;

import com.vaadin.flow.router.Route;
import java.util.List;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Lists the routes of the portal's views. */
final class PortalViews {

    private PortalViews() {}

    static List<String> routes() {
        var views = new ClassPathScanningCandidateComponentProvider(false);
        views.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        return views.findCandidateComponents("org.curbstop.web").stream().map(view -> route(view.getBeanClassName())).sorted().toList();
    }

    private static String route(String view) {
        try {
            return Class.forName(view).getAnnotation(Route.class).value();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
