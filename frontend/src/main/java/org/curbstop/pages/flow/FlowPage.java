package org.curbstop.pages.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Plain page that is rendered from a flow. It is open if its flow exists; otherwise links to it lead to a fallback page. {@link
 * FlowPageConfiguration} maps every path in this list and makes it public.
 */
public enum FlowPage {
    PAY("/pay", "pay-bill", "/contact"),
    OUTAGE("/outage", "report-outage", "/contact"),
    STATUS("/outage/status", "outage-status", "/outage/map"),
    START("/start", "start-service", "/contact#service"),
    STOP("/stop", "stop-service", "/contact#service"),
    MOVE("/move", "move-service", "/contact#service"),
    VISIT("/visit", "book-visit", "/contact#service"),
    ORDER("/order", "check-order", "/contact#service"),
    HELP("/help-paying", "find-assistance", "/contact#help"),
    MORE_TIME("/more-time", "arrange-payment", "/contact#help"),
    SHUT_OFF("/shut-off", "disconnect-notice", "/contact#help"),
    BALANCE("/balance", "check-balance", "/contact"),
    EXPLAIN("/explain-bill", "explain-bill", "/contact"),
    LEAK("/leak", "report-leak", "/contact"),
    DISPUTE("/dispute", "dispute-bill", "/contact"),
    COMPLAINT("/complaint", "complaint", "/contact"),
    SEND("/send-photo", "send-photo", "/contact");

    private final String path;
    private final String task;
    private final String fallback;

    FlowPage(String path, String task, String fallback) {
        this.path = path;
        this.task = task;
        this.fallback = fallback;
    }

    static Optional<FlowPage> find(String path) {
        return Arrays.stream(values()).filter(page -> page.path.equals(path)).findFirst();
    }

    static List<String> paths() {
        return Arrays.stream(values()).map(FlowPage::path).toList();
    }

    public String path() {
        return path;
    }

    public String task() {
        return task;
    }

    public boolean isOpen(Set<String> tasks) {
        return tasks.contains(task);
    }

    /** Returns the target of a link to this page, which never leads to a page that cannot do what the link says. */
    public String link(Set<String> tasks) {
        return isOpen(tasks) ? path : fallback;
    }

    /** Name of the cookie that identifies the conversation; one per page, so that two tasks do not mix. */
    public String cookieName() {
        return "talk-" + task;
    }
}
