package org.curbstop.pages.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.curbstop.pages.PlainPagesTestApplication;
import org.curbstop.websecurity.PublicPaths;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/** Every mapped page is a public path, and every public path is mapped: a path missing from either returns 404. */
@SpringBootTest(classes = PlainPagesTestApplication.class)
class PublicPathsTest {

    /** Paths without a controller in this pages-only application: files, the error page and the outage endpoints. */
    private static final Set<String> NOT_MAPPED_HERE = Set.of(
            "/tokens.css", "/scripts/*", "/webjars/leaflet/**", "/robots.txt", "/error", "/outages.geojson", "/odin/*", "/open311/v2/**");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    List<PublicPaths> open;

    @Test
    void every_mapped_page_is_public() {
        assertThat(mapped(method -> true)).isNotEmpty().allSatisfy(path -> assertThat(patterns())
                .as("%s answers 404 to everybody: name it in a PublicPaths", path)
                .anyMatch(pattern -> matches(pattern, path)));
    }

    @Test
    void every_public_path_is_mapped() {
        Set<String> mapped = mapped(method -> true);
        assertThat(patterns()).filteredOn(pattern -> !NOT_MAPPED_HERE.contains(pattern))
                .allSatisfy(pattern -> assertThat(mapped).as("nothing is mapped at " + pattern).anyMatch(path -> matches(pattern, path)));
    }

    @Test
    void every_flow_page_is_shown_and_takes_answers() {
        assertThat(mapped(method -> method == RequestMethod.GET)).containsAll(FlowPage.paths());
        assertThat(mapped(method -> method == RequestMethod.POST)).containsAll(FlowPage.paths());
    }

    private Set<String> mapped(Predicate<RequestMethod> method) {
        Set<String> paths = new TreeSet<>();
        mappings.getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().stream().anyMatch(method))
                .forEach(info -> info.getPatternValues().forEach(pattern -> paths.add(pattern.replaceAll("\\{[^}]*}+", "x"))));
        return paths;
    }

    private List<String> patterns() {
        return open.stream().flatMap(paths -> paths.patterns().stream()).toList();
    }

    private static boolean matches(String pattern, String path) {
        return PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(path));
    }
}
