package org.curbstop.commands;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Queries OSV for known vulnerabilities of every library in the software bill of materials of this build. */
@Command(name = "dependencies", mixinStandardHelpOptions = true, description = {
        "Ask OSV about known vulnerabilities of every library in this build.",
        "Exit codes: 0 none is known, 1 some are, 3 no feed could be reached, so nothing is known."})
final class DependenciesCommand implements Callable<Integer> {

    private static final String OWN_BILL = "/META-INF/sbom/application.cdx.json";
    private static final int VULNERABLE = 1;
    private static final int UNKNOWN = 3;
    /** OSV accepts a thousand queries per batch; a smaller batch keeps the response bounded. */
    private static final int AT_ONCE = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Option(names = "--feed", defaultValue = "https://api.osv.dev", description = "an OSV feed (default: ${DEFAULT-VALUE})")
    private URI feed = URI.create("https://api.osv.dev");

    @Option(names = "--sbom", description = "a CycloneDX file (JSON) instead of the one of this build")
    private @Nullable Path sbom;

    private final JsonMapper json = JsonMapper.builder().build();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> libraries = libraries();
        var found = new ArrayList<String>();
        try (var http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            for (int from = 0; from < libraries.size(); from += AT_ONCE) {
                found.addAll(findVulnerable(http, libraries.subList(from, Math.min(from + AT_ONCE, libraries.size()))));
            }
        } catch (IOException | JacksonException e) {
            System.err.println("dependencies: " + feed + " gave no answer (" + e + ").");
            System.err.println(
                    "dependencies: nothing is known about the " + libraries.size() + " libraries of this build; that is not a pass.");
            return UNKNOWN;
        }
        found.forEach(System.out::println);
        System.out.println(libraries.size() + " libraries asked about at " + feed + ": "
                + (found.isEmpty() ? "no known vulnerability." : found.size() + " with known vulnerabilities."));
        return found.isEmpty() ? 0 : VULNERABLE;
    }

    private List<String> libraries() throws IOException {
        try (InputStream bytes = sbom == null ? getClass().getResourceAsStream(OWN_BILL) : Files.newInputStream(sbom)) {
            if (bytes == null) {
                throw new IOException("this build contains no software bill of materials; build it with ./curbstop build");
            }
            List<String> purls = json.readTree(bytes).path("components").valueStream()
                    .map(component -> component.path("purl").asString("").replaceFirst("\\?.*", ""))
                    .filter(purl -> purl.startsWith("pkg:maven/") && !purl.startsWith("pkg:maven/org.curbstop/"))
                    .distinct().sorted().toList();
            if (purls.isEmpty()) {
                throw new IOException("the software bill of materials lists no library");
            }
            return purls;
        }
    }

    /** Prints one line per affected library; results are in the order of the queries. */
    private List<String> findVulnerable(HttpClient http, List<String> purls) throws IOException, InterruptedException {
        List<?> queries = purls.stream().map(purl -> Map.of("package", Map.of("purl", purl))).toList();
        String question = json.writeValueAsString(Map.of("queries", queries));
        HttpRequest request = HttpRequest.newBuilder(URI.create(feed.toString().replaceAll("/+$", "") + "/v1/querybatch"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
        JsonNode results = json.readTree(answer.body()).path("results");
        if (results.size() != purls.size()) {
            throw new IOException(results.size() + " answers to " + purls.size() + " questions");
        }
        var lines = new ArrayList<String>();
        for (int each = 0; each < purls.size(); each++) {
            List<String> ids = results.path(each).path("vulns").valueStream().map(known -> known.path("id").asString("")).toList();
            if (!ids.isEmpty()) {
                lines.add(purls.get(each) + "  " + String.join(" ", ids));
            }
        }
        return lines;
    }
}
