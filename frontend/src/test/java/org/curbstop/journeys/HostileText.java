package org.curbstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.util.List;

/** Text that tries to run as code on the page that shows it. Each script sets {@code window.ran} if it succeeds. */
final class HostileText {

    /** Marks the end of user text; application text to the right on the same line must keep its direction. */
    private static final String END = "~END~";

    private static final List<String> PIECES = List.of(
            "</script><script>window.ran='script'</script>", "<img src=x onerror=\"window.ran='img'\">",
                    "\" autofocus onfocus=\"window.ran='attribute'\" x='", "<svg/onload=window.ran='svg'>",
            "javascript:window.ran='link'//", "{{constructor.constructor('window.ran=1')()}}${7*7}#{7*7}[[${7*7}]]<%=7*7%>__${7*7}__::",
                    "=HYPERLINK(\"http://evil.example\",\"x\")",
            "@SUM(1+1)*cmd|' /C calc'!A0", "zero\u200bwidth\u200d\ufeff", "\u202eleftward \u2067deeper");

    private static final String WATCH = """
            window.violations = [];
            document.addEventListener('securitypolicyviolation', e => window.violations.push(
                e.effectiveDirective + ' ' + e.blockedURI + ' ' + e.sourceFile + ':' + e.lineNumber + ' ' + e.sample));
            """;

    /** Script that finds bidirectional user text followed by application text on the same line. */
    private static final String LEAKS = """
            (() => { const found = []; const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) { const text = walk.currentNode; if (!/[\\u202a-\\u202e\\u2066-\\u2069]/.test(text.data)) continue;
                let box = text.parentElement;
                while (box && getComputedStyle(box).display === 'inline'
                        && !/isolate|plaintext/.test(getComputedStyle(box).unicodeBidi)) box = box.parentElement;
                const rest = document.createRange(); rest.selectNodeContents(box); const end = text.data.lastIndexOf('~END~');
                rest.setStart(text, end < 0 ? text.data.length : end + 5);
                if (rest.toString().trim()) found.push(box.outerHTML.slice(0, 300)); }
              return found; })()
            """;

    private static final int MAX_TRIES = 5;

    private HostileText() {}

    /** Returns all pieces as one text of under 500 characters. */
    static String all() {
        return String.join(" ", PIECES) + END;
    }

    /** Returns a single word that is longer than any line. */
    static String endless() {
        return "W".repeat(10_000) + END;
    }

    /** Returns a short text for name fields. */
    static String brief() {
        return PIECES.get(0) + " " + PIECES.get(9) + END;
    }

    static void watch(Page page) {
        page.addInitScript(WATCH);
    }

    static void assertHarmless(Page page) {
        assertThat(read(page, "String(window.ran)")).as("injected script on " + page.url()).isEqualTo("undefined");
        assertThat((List<?>) read(page, "window.violations ?? []")).as("policy violations on " + page.url()).isEmpty();
        assertThat(read(page, BrowserJourney.TOO_WIDE)).as("horizontal scrolling on " + page.url()).isEqualTo("");
        assertThat((List<?>) read(page, LEAKS)).as("application text reordered by user text on " + page.url()).isEmpty();
        assertThat(page.locator("body").innerText()).as("an evaluated template expression on " + page.url())
                .doesNotContain("[[49]]", "__49__");
    }

    /** Evaluates a script, and again if a button press is still navigating to another page. */
    private static Object read(Page page, String script) {
        for (int tries = 1;; tries++) {
            try {
                return page.evaluate(script);
            } catch (PlaywrightException e) {
                if (tries == MAX_TRIES || !String.valueOf(e.getMessage()).contains("context was destroyed")) {
                    throw e;
                }
                page.waitForLoadState();
            }
        }
    }
}
