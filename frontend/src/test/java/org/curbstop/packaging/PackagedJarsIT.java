package org.curbstop.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two executable jars of this build. */
class PackagedJarsIT {

    private static final Path TARGET = Path.of("target");

    @ParameterizedTest
    @ValueSource(strings = {"curbstop.jar", "curbstop-production.jar"})
    void each_jar_has_the_application_as_its_start_class(String name) throws IOException {
        try (var jar = new JarFile(TARGET.resolve(name).toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Start-Class")).isEqualTo("org.curbstop.Curbstop");
            assertThat(jar.getEntry("BOOT-INF/classes/org/curbstop/Curbstop.class")).isNotNull();
            assertThat(jar.stream().filter(entry -> entry.getName().startsWith("BOOT-INF/classes/BOOT-INF/"))).isEmpty();
        }
    }

    /** Repackaging an already packaged jar once broke the production start, so the plain jar must stay plain. */
    @Test
    void the_plain_jar_is_not_repackaged() throws IOException {
        try (var jar = new JarFile(TARGET.resolve("plain/curbstop.jar").toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Spring-Boot-Version")).isNull();
            assertThat(jar.getEntry("BOOT-INF/")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"curbstop.jar", "curbstop-production.jar"})
    void no_jar_contains_test_or_commercial_libraries(String name) {
        assertThat(LibraryRule.violations(TARGET.resolve(name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"curbstop.jar", "curbstop-production.jar"})
    void each_jar_contains_its_sbom(String name) throws IOException {
        try (var jar = new JarFile(TARGET.resolve(name).toFile())) {
            assumeFalse(Boolean.getBoolean("cyclonedx.skip"), "built with -Dquick, which leaves it out");
            var entry = jar.getEntry("META-INF/sbom/application.cdx.json");
            String bill = new String(jar.getInputStream(entry).readAllBytes());
            assertThat(bill)
                    .contains("\"CycloneDX\"", "pkg:maven/com.stripe/stripe-java@")
                    .doesNotContain("pkg:maven/org.mockito/", "collaboration-engine");
        }
    }

    @Test
    void the_production_jar_contains_no_sandbox_classes() throws IOException {
        try (var jar = new JarFile(TARGET.resolve("curbstop-production.jar").toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .noneMatch(name -> name.matches(".*(sandbox|authorization-server).*"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "archunit-1.4.2.jar", "junit-jupiter-api-6.0.3.jar", "mockito-core-5.20.0.jar", "greenmail-2.1.8.jar",
            "browserless-test-spring-1.1.1.jar",
            "vaadin-dev-server-25.2.2.jar", "spring-boot-devtools-4.1.1.jar", "spring-security-test-7.1.1.jar",
            "backend-0.1.0-SNAPSHOT-tests.jar",
            "collaboration-engine-7.0.0.jar", "vaadin-charts-flow-25.2.2.jar", "vaadin-grid-pro-flow-25.2.2.jar",
            "vaadin-spreadsheet-flow-25.2.2.jar",
        "vaadin-cookie-consent-flow-25.2.2.jar"
    })
    void a_forbidden_library_is_detected_by_name(String name) {
        assertThat(LibraryRule.violation(name, new Manifest())).isPresent();
    }

    @Test
    void a_commercial_component_is_detected_by_its_manifest_entry() {
        var manifest = new Manifest();
        manifest.getMainAttributes().putValue("CvdlName", "vaadin-something-new");
        assertThat(LibraryRule.violation("something-new-1.0.jar", manifest)).isPresent();
    }

    @Test
    void free_libraries_pass_the_rule() {
        assertThat(Stream.of("vaadin-grid-flow-25.2.2.jar", "vaadin-progress-bar-flow-25.2.2.jar", "vaadin-markdown-flow-25.2.2.jar",
                "h2-2.4.240.jar"))
                .allSatisfy(name -> assertThat(LibraryRule.violation(name, new Manifest())).isEmpty());
    }
}
