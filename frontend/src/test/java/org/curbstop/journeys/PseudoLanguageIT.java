package org.curbstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.curbstop.Curbstop;
import org.curbstop.common.language.PseudoLanguage;
import org.curbstop.pages.flow.FlowPage;
import org.curbstop.start.ServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks all pages and views at 320 px in pseudo-languages, which are 40% longer: no text is clipped, no page scrolls sideways. */
@Tag("slow")
class PseudoLanguageIT {

    private static final int NARROW = 320;
    private static final String BO = "acct_100200484";
    private static final Duration START = Duration.ofMinutes(3);
    /** Script that finds text clipped by its element, in shadow roots too. */
    private static final String CLIPPED = """
            () => {
                const found = [];
                const collect = root => root.querySelectorAll('*').forEach(each => {
                    const style = getComputedStyle(each);
                    const text = each.localName === 'slot' ? '' : each.textContent.trim()
                        || [...each.querySelectorAll('slot')].flatMap(slot => slot.assignedNodes())
                            .map(node => node.textContent.trim()).join('');
                    if (text && !['INPUT', 'STYLE'].includes(each.tagName) && !each.closest('outage-map')
                            && ['hidden', 'clip'].includes(style.overflowX)
                            && each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1) {
                        found.push((each.id || each.className || each.getAttribute('part') || each.localName) + ': ' + text.slice(0, 120));
                    }
                    if (each.shadowRoot) {
                        collect(each.shadowRoot);
                    }
                });
                collect(document);
                return found;
            }
            """;

    private static ServerProcess server;
    private static Playwright playwright;
    private static Browser chromium;

    private final Set<String> faults = new TreeSet<>();

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        PseudoLanguage.generate(folder);
        server = ServerProcess.start(folder, Map.of("CURBSTOP_NOW", "2026-11-23T10:00"), List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx700m", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp", folder + File.pathSeparator + System.getProperty("java.class.path"),
                Curbstop.class.getName(), "--server.address=127.0.0.1", "--vaadin.productionMode=true"));
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(System.getenv().getOrDefault("CHROMIUM_PATH", "/usr/bin/chromium")))
                .setArgs(BrowserJourney.FLAGS));
        assertThat(server.awaitOpen(START)).isTrue();
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void plain_pages_fit_on_the_narrowest_phone() {
        Page page = visitor(false);
        Stream.concat(Stream.of("/", "/contact", "/accessibility", "/verify", "/outage/map", "/service", "/chat", "/no-such-page"),
                Arrays.stream(FlowPage.values()).map(FlowPage::path)).forEach(path -> check(page, path));
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
        paths.forEach(path -> check(page, path));
        end(page);
    }

    private void check(Page page, String path) {
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
        return server.address() + path;
    }
}
