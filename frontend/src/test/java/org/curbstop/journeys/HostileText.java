package org.curbstop.journeys;

import java.util.List;
import java.util.stream.Collectors;

/** What somebody types who wants the page that shows it to do something: each piece sets a mark if it is ever more than text. */
final class HostileText {

    /** Ends what is typed; whatever stands right of it in the same line came under its spell. */
    static final String END = "~END~";

    static final List<String> PIECES = List.of(
            "</script><script>window.ran='script'</script>",
            "<img src=x onerror=\"window.ran='img'\">",
            "\" autofocus onfocus=\"window.ran='attribute'\" x='",
            "<svg/onload=window.ran='svg'>",
            "javascript:window.ran='link'//",
            "{{constructor.constructor('window.ran=1')()}}${7*7}#{7*7}[[${7*7}]]<%=7*7%>__${7*7}__::",
            "=HYPERLINK(\"http://evil.example\",\"x\")",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "zero\u200bwidth\u200d\ufeff",
            "\u202eleftward \u2067deeper");

    private HostileText() {}

    /** All of it in one, under 500 characters. */
    static String all() {
        return PIECES.stream().collect(Collectors.joining(" ")) + END;
    }

    /** A single word that no line can hold. */
    static String endless() {
        return "W".repeat(10_000) + END;
    }
}
