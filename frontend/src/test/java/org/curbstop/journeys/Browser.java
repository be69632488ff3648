package org.curbstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A journey through the whole application in a real browser, one browser at a time. */
abstract class Browser extends WholeApplication {

    private static final List<String> FLAGS = List.of(
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    /** Milliseconds; a machine of two cores builds, serves and browses at once. */
    private static final double PATIENCE = 30_000;

    private static Playwright playwright;
    private static com.microsoft.playwright.Browser chromium;

    private BrowserContext visitor;

    @BeforeAll
    static void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of(System.getenv().getOrDefault("CHROMIUM_PATH", "/usr/bin/chromium"))).setArgs(FLAGS));
    }

    @AfterAll
    static void stop() {
        playwright.close();
    }

    @AfterEach
    void leave() {
        if (visitor != null) {
            visitor.close();
        }
    }

    /** A visitor with nothing remembered. @param scripts whether the browser runs any */
    Page visitor(int width, String locale, boolean scripts) {
        return visitor(width, locale, scripts, ColorScheme.LIGHT);
    }

    Page visitor(int width, String locale, boolean scripts, ColorScheme scheme) {
        leave();
        visitor = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 800).setLocale(locale).setJavaScriptEnabled(scripts).setColorScheme(scheme));
        return visitor.newPage();
    }

    /** A visitor who has signed in on the way to {@code path}: the people of Millbrook have their name as password. */
    Page signedIn(String who, int width, String path) {
        return signedIn(who, width, "en-US", path);
    }

    /** @param locale of the browser: what those speak who have no language on file */
    Page signedIn(String who, int width, String locale, String path) {
        Page page = visitor(width, locale, true);
        signIn(page, who, path);
        return page;
    }

    void signIn(Page page, String who, String path) {
        page.navigate(address(path));
        page.locator("#username").fill(who);
        page.locator("#password").fill(who);
        page.locator("button[type=submit]").click();
        page.locator("main h1").waitFor();
    }

    /** On a plain page. By its words, as a finger does: they cover the button of the choice. */
    static void choose(Page page, String value) {
        String id = page.locator("input[value='" + value + "']").getAttribute("id");
        page.locator("label[for='" + id + "']").click();
        page.locator("main form .button").first().click();
    }

    /** Nothing that axe finds against WCAG 2.2 AA, and nothing that has to be scrolled sideways to. */
    static void assertUsableByAll(Page page) {
        List<Rule> violations = new AxeBuilder(page).withTags(WCAG).analyze().getViolations();
        assertThat(violations).as(page.url()).extracting(rule -> rule.getId() + ": " + rule.getNodes()).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth")).as("sideways scrolling on " + page.url()).isFalse();
    }
}
