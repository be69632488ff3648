package org.curbstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Base class of tests of the whole application in a real browser, one browser at a time. */
abstract class BrowserJourney extends RunningApplication {

    static final List<String> FLAGS = List.of(
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--in-process-gpu",
            "--disable-software-rasterizer", "--js-flags=--no-opt");
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    /** Script that finds elements that make the page scroll sideways. */
    static final String TOO_WIDE = """
            document.documentElement.scrollWidth <= innerWidth ? '' : [...document.querySelectorAll('body *')]
                .filter(each => each.getBoundingClientRect().right > innerWidth + 1).slice(-5)
                .map(each => each.outerHTML.slice(0, 200)).join('\\n') || document.documentElement.scrollWidth + ' px'
            """;
    /** Timeout in milliseconds; long, because two cores may build, serve and browse at once. */
    private static final double TIMEOUT = 30_000;

    private static final int LEAVE_SECONDS = 60;

    private static Playwright playwright;
    private static com.microsoft.playwright.Browser chromium;

    /** Allowed console messages, with reasons. Every other message fails the test. */
    private static final Map<String, Predicate<ConsoleMessage>> EXPECTED = Map.of(
            "a file, unlike a page, names no icon", message -> message.location().contains("/favicon.ico"),
            "a page that is not there, or not for this visitor, is opened on purpose",
            message -> message.text().matches("Failed to load resource: .*status of (401|403|404) .*") && message.page() != null
                    && message.location().startsWith(message.page().url()));

    /** Visitors by what cannot change while they are there. Their page is kept: a new one compiles the scripts of a view again (3 s). */
    private static final Map<List<Object>, BrowserContext> VISITORS = new HashMap<>();
    /** Cookies of signed-in users by user and locale, kept because signing in takes three pages. */
    private static final Map<String, List<Cookie>> SIGNED_IN = new HashMap<>();

    private static final List<String> COMPLAINTS = new CopyOnWriteArrayList<>();

    private @Nullable BrowserContext visitor;

    @BeforeAll
    static void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT);
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(System.getenv().getOrDefault("CHROMIUM_PATH", "/usr/bin/chromium"))).setArgs(FLAGS));
    }

    @AfterAll
    static void stop() {
        VISITORS.clear();
        SIGNED_IN.clear();
        playwright.close();
    }

    /** Fails the test on script errors, missing resources and policy violations. */
    @AfterEach
    void no_page_logged_a_console_error() {
        leave();
        List<String> complaints = List.copyOf(COMPLAINTS);
        COMPLAINTS.clear();
        assertThat(complaints).as("errors in the browser's console").isEmpty();
    }

    /**
     * Leaves the visitor's page with a time limit. After many button presses Chromium may never answer; then it closes with the browser.
     * The page moves to a file of the site, which ends what it did and keeps its process.
     */
    private void leave() {
        if (visitor == null) {
            return;
        }
        Thread leaving = Thread.currentThread();
        var limit = CompletableFuture.runAsync(leaving::interrupt, CompletableFuture.delayedExecutor(LEAVE_SECONDS, TimeUnit.SECONDS));
        try {
            Page page = visitor.pages().getFirst();
            visitor.pages().stream().filter(each -> each != page).forEach(Page::close);
            page.unrouteAll();
            page.navigate(address("/tokens.css"));
        } catch (RuntimeException e) {
            if (!(e.getCause() instanceof InterruptedException)) {
                throw e;
            }
        } finally {
            if (!limit.cancel(false)) {
                Thread.interrupted();
                VISITORS.values().remove(visitor);
            }
            visitor = null;
        }
    }

    /** Opens a page as a new visitor, without cookies and with an empty cache. {@code scripts} enables JavaScript. */
    Page visitor(int width, String locale, boolean scripts) {
        return visitor(width, locale, scripts, ColorScheme.LIGHT);
    }

    Page visitor(int width, String locale, boolean scripts, ColorScheme scheme) {
        leave();
        visitor = VISITORS.computeIfAbsent(List.of(locale, scripts, scheme), any -> context(locale, scripts, scheme));
        visitor.clearCookies();
        Page page = visitor.pages().isEmpty() ? visitor.newPage() : visitor.pages().getFirst();
        page.setViewportSize(width, 800);
        CDPSession browser = visitor.newCDPSession(page);
        browser.send("Network.clearBrowserCache");
        browser.detach();
        return page;
    }

    private static BrowserContext context(String locale, boolean scripts, ColorScheme scheme) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale(locale).setJavaScriptEnabled(scripts).setColorScheme(scheme));
        context.onConsoleMessage(message -> {
            if ((message.type().equals("error") || message.text().contains("Content Security Policy"))
                    && EXPECTED.values().stream().noneMatch(each -> each.test(message))) {
                COMPLAINTS.add(message.text() + " at " + message.location());
            }
        });
        context.onWebError(error -> COMPLAINTS.add(error.error() + " at " + error.page().url()));
        return context;
    }

    /** Opens {@code path} as a signed-in user. The password of each Millbrook user is their name. */
    Page signedIn(String who, int width, String path) {
        return signedIn(who, width, "en-US", path);
    }

    /** @param locale locale of the browser, used for users without a language on file */
    Page signedIn(String who, int width, String locale, String path) {
        String user = who + " " + locale;
        Page page = visitor(width, locale, true);
        page.context().addCookies(SIGNED_IN.getOrDefault(user, List.of()));
        page.navigate(address(path));
        if (page.locator("#username").count() > 0) {
            enterPassword(page, who);
            SIGNED_IN.put(user, page.context().cookies());
        }
        page.locator("main h1").waitFor();
        return page;
    }

    void signIn(Page page, String who, String path) {
        page.navigate(address(path));
        enterPassword(page, who);
        page.locator("main h1").waitFor();
    }

    private static void enterPassword(Page page, String who) {
        page.locator("#username").fill(who);
        page.locator("#password").fill(who);
        page.locator("button[type=submit]").click();
        page.waitForURL(url -> !url.contains("/sandbox/identity"));
    }

    /** Calls the utility from the phone in the browser. {@code from} is the last four digits of a Millbrook number. */
    SandboxPhoneDriver call(String from) {
        return SandboxPhoneDriver.call(visitor(1280, "en-US", true), address("/sandbox/phone"), "+1503555" + from);
    }

    /** @param of last four digits of a Millbrook number */
    SandboxTextsDriver texts(String of) {
        Page page = visitor(375, "en-US", true);
        page.navigate(address("/sandbox/texts?with=%2B1503555" + of));
        return new SandboxTextsDriver(page);
    }

    /** Reloads until the page contains the words, because effects of events appear a moment later. */
    static void comesTo(Page page, String words) {
        page.waitForCondition(() -> {
            page.reload();
            page.locator("main h1").first().waitFor();
            return page.locator("main").innerText().contains(words);
        }, new Page.WaitForConditionOptions().setTimeout(TIMEOUT));
    }

    /** Sets the sandbox clock to a local time, such as 2026-12-01T10:00. */
    void clock(String to) {
        Page page = visitor(1280, "en-US", true);
        SIGNED_IN.clear(); // a session may have expired by then
        page.navigate(address("/sandbox/clock"));
        page.locator("#to").fill(to);
        page.getByText("Set", new Page.GetByTextOptions().setExact(true)).click();
        PlaywrightAssertions.assertThat(page.locator("#to")).hasValue(java.util.regex.Pattern.compile("^" + to));
    }

    /** Saves a screenshot of the whole page if {@code curbstop.pictures} names a folder. */
    static void shot(Page page, String name) {
        String folder = System.getProperty("curbstop.pictures", "");
        if (!folder.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, "journeys-" + name + ".png")));
        }
    }

    /** Selects a choice on a plain page by its label, which covers the radio button. */
    static void choose(Page page, String value) {
        String id = page.locator("input[value='" + value + "']").getAttribute("id");
        page.locator("label[for='" + id + "']").click();
        page.locator("main form .button").first().click();
    }

    /** Checks that axe finds no WCAG 2.2 AA violation and that the page does not scroll sideways. */
    static void assertUsableByAll(Page page) {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        // legacy mode, which suffices for pages without frames
        List<Rule> violations = new AxeBuilder(page).setLegacyMode(true).options(options).withTags(WCAG).analyze().getViolations();
        assertThat(violations).as(page.url()).extracting(rule -> rule.getId() + ": " + rule.getNodes()).isEmpty();
        assertThat(page.evaluate(TOO_WIDE)).as("horizontal scrolling on " + page.url()).isEqualTo("");
        if (!page.url().contains("/sandbox/cards")) { // Stripe's own ids are what that page is about
            assertThat(page.locator("body").innerText()).as("pages show reference numbers, not ids, on " + page.url())
                    .doesNotContainPattern("\\b[a-z]{2,5}_[0-9a-z]{10,}");
        }
    }
}
