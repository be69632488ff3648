package org.curbstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.curbstop.Curbstop;
import org.curbstop.common.language.PseudoLanguage;
import org.curbstop.pages.flow.FlowPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All pages and views on the narrowest phone in pseudo-languages, which are 40 % longer: no text is cut off, no page is wider. */
@Tag("slow")
class PseudoLanguageIT {

    private static final int NARROW = 320;
    private static final String BO = "acct_100200484";
    private static final Duration START = Duration.ofMinutes(3);
    /** Texts that are wider than the element that hides what is beyond it, in shadow roots too. */
    private static final String CLIPPED = """
            () => {
                const found = [];
                const look = root => root.querySelectorAll('*').forEach(each => {
                    const style = getComputedStyle(each);
                    const text = each.localName === 'slot' ? '' : each.textContent.trim()
                        || [...each.querySelectorAll('slot')].flatMap(slot => slot.assignedNodes())
                            .map(node => node.textContent.trim()).join('');
                    if (text && !['INPUT', 'STYLE'].includes(each.tagName) && ['hidden', 'clip'].includes(style.overflowX)
                            && each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1) {
                        found.push((each.id || each.className || each.getAttribute('part') || each.localName) + ': ' + text.slice(0, 120));
                    }
                    if (each.shadowRoot) {
                        look(each.shadowRoot);
                    }
                });
                look(document);
                return found;
            }
            """;

    private static Process application;
    private static int port;
    private static Playwright playwright;
    private static Browser chromium;

    private final Set<String> faults = new TreeSet<>();

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        PseudoLanguage.generate(folder);
        Path log = folder.resolve("application.log");
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        application = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx700m",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                folder + File.pathSeparator + System.getProperty("java.class.path"), Curbstop.class.getName(), "--server.port=" + port,
                "--server.address=127.0.0.1", "--curbstop.data=" + Files.createTempDirectory("curbstop-pseudo"),
                "--curbstop.now=2026-11-23T10:00", "--vaadin.productionMode=true").redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(System.getenv().getOrDefault("CHROMIUM_PATH", "/usr/bin/chromium")))
                .setArgs(BrowserJourney.FLAGS));
        awaitStart(log);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (playwright != null) {
            playwright.close();
        }
        if (application != null) {
            application.destroy();
            application.waitFor(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void plain_pages_fit_on_the_narrowest_phone() {
        Page page = visitor(false);
        Stream.concat(Stream.of("/", "/contact", "/accessibility", "/verify", "/outage/map", "/service", "/chat", "/no-such-page"),
                Arrays.stream(FlowPage.values()).map(FlowPage::path)).forEach(path -> look(page, path));
        end(page);
    }

    @Test
    void views_of_customers_fit_on_the_narrowest_phone() {
        walk("ada", route -> route.equals("my") || route.startsWith("my/"));
    }

    @Test
    void views_of_staff_fit_on_the_narrowest_phone() {
        walk("stella", route -> (route.equals("staff") || route.startsWith("staff/")) && !route.startsWith("staff/referrals"));
    }

    private void walk(String who, Predicate<String> routes) {
        Page page = visitor(true);
        List<String> paths = PortalViews.routes().stream().filter(routes).map(route -> "/" + route.replace(":account", BO))
                .filter(route -> !route.contains(":")).toList();
        page.navigate(address(paths.getFirst()));
        page.locator("#username").fill(who);
        page.locator("#password").fill(who);
        page.locator("button[type=submit]").click();
        page.locator("main h1").first().waitFor();
        paths.forEach(path -> look(page, path));
        end(page);
    }

    private void look(Page page, String path) {
        page.navigate(address(path));
        page.locator("main h1").first().waitFor();
        ((List<?>) page.evaluate(CLIPPED)).forEach(text -> faults.add(path + " clips " + text));
        String wide = page.evaluate(BrowserJourney.TOO_WIDE).toString();
        if (!wide.isEmpty()) {
            faults.add(path + " is too wide: " + wide);
        }
        BrowserJourney.shot(page, "pseudo" + path.replace('/', '-'));
    }

    private void end(Page page) {
        page.context().close();
        assertThat(faults).isEmpty();
    }

    private static Page visitor(boolean scripts) {
        return chromium.newContext(new Browser.NewContextOptions().setViewportSize(NARROW, 800).setLocale("en-US")
                .setJavaScriptEnabled(scripts)).newPage();
    }

    private static String address(String path) {
        return "http://localhost:" + port + path;
    }

    private static void awaitStart(Path log) throws Exception {
        Instant end = Instant.now().plus(START);
        try (var client = HttpClient.newHttpClient()) {
            while (Instant.now().isBefore(end) && application.isAlive()) {
                try {
                    if (client.send(HttpRequest.newBuilder(URI.create(address("/contact"))).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode() == 200) {
                        return;
                    }
                } catch (IOException e) {
                    // not yet listening
                }
                Thread.sleep(500);
            }
        }
        throw new IllegalStateException("did not start: " + Files.readString(log));
    }
}
