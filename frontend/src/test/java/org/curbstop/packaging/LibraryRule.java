package org.curbstop.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/** Libraries that must not be in an executable jar: test, development and commercial libraries. */
final class LibraryRule {

    private static final Pattern FOR_TESTS_OR_DEVELOPMENT = Pattern.compile(
            "(junit|opentest4j|apiguardian|archunit|mockito|byte-buddy|objenesis|assertj|hamcrest|awaitility|jsonassert|json-path|xmlunit"
                    + "|greenmail|browserless|testbench|playwright|driver-bundle|axe|selenium|jazzer|jqwik|testcontainers|jmh"
                    + "|vaadin-dev|dev-server|hilla|copilot|structurizr|spring-modulith-(core|docs|test)"
                    + "|spring-boot-(devtools|docker-compose)"
                    + "|(spring|spring-security|spring-boot-.*)-test|jacoco|error_prone_(core|check)|nullaway).*"
                    + "|.*-(test|testing|test-spring)-\\d.*|.*-tests\\.jar");

    /** Names of commercial libraries, in addition to the manifest entry of each commercial Vaadin component. */
    private static final Pattern COMMERCIAL = Pattern.compile(
            "(collaboration-engine|license-checker|vaadin-(charts|grid-pro|rich-text-editor|spreadsheet|map|crud|board|cookie-consent"
                    + "|dashboard|pro|gantt|observability|sso-kit|azure-kit|kubernetes-kit|swing-kit))(-flow|-starter)?-\\d.*");

    private static final String COMMERCIAL_MARK = "CvdlName";

    private LibraryRule() {}

    /** Returns the forbidden libraries in this jar; empty if there are none. */
    static List<String> violations(Path executable) {
        var found = new ArrayList<String>();
        try (var jar = new JarFile(executable.toFile())) {
            jar.stream().filter(entry -> entry.getName().startsWith("BOOT-INF/lib/") && entry.getName().endsWith(".jar")).forEach(entry -> {
                String name = entry.getName().substring("BOOT-INF/lib/".length());
                violation(name, manifest(jar, entry)).ifPresent(found::add);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    static Optional<String> violation(String name, Manifest manifest) {
        if (FOR_TESTS_OR_DEVELOPMENT.matcher(name).matches()) {
            return Optional.of(name + " is for tests or development");
        }
        String commercial = manifest.getMainAttributes().getValue(COMMERCIAL_MARK);
        if (commercial != null || COMMERCIAL.matcher(name).matches()) {
            return Optional.of(name + " needs a commercial license");
        }
        return Optional.empty();
    }

    private static Manifest manifest(JarFile jar, ZipEntry library) {
        try (InputStream bytes = jar.getInputStream(library); var inside = new JarInputStream(bytes)) {
            Manifest manifest = inside.getManifest();
            return manifest == null ? new Manifest() : manifest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
