package org.curbstop.flows;

import java.util.List;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.Proven;

/** What flows can have done with orders: starting, stopping and moving service, visits, and what became of each. */
final class OrderSpecs {

    /** An attempt, so that nobody lists a street by asking for every number in it. */
    static final ActionSpec FIND_PREMISE = ActionSpec.trying("find-premise").taking("place").mayTake("unit")
            .ending("found", "premise", "street", "services").ending("several", "units").ending("other-unit").ending("not-found");
    static final ActionSpec SERVICE_DAYS = ActionSpec.reading("service-days").taking("premise").mayTake("some", "account")
            .ending("today-too", "earliest", "todayFee").ending("from", "earliest").ending("refused", "why");
    static final ActionSpec QUOTE_START = ActionSpec.reading("quote-start").taking("premise", "when").mayTake("some", "day", "name", "born", "paper", "digits", "account")
            .ending("possible", "onDay", "fee", "hasFee", "deposit", "hasDeposit", "depositWhy", "visit").ending("other-day", "why", "earliest").ending("refused", "why");
    static final ActionSpec PLACE_START = ActionSpec.changing("place-start").taking("premise", "onDay", "fee", "deposit")
            .mayTake("some", "name", "born", "paper", "digits", "phone", "here", "account")
            .ending("accepted", "reference", "visit").ending("again", "reference").ending("with-staff", "reference").ending("other-day", "why", "earliest").ending("refused", "why");

    static final ActionSpec STOP_DAYS = ActionSpec.reading("stop-days").needing(Proven.BY_PIN).taking("account")
            .ending("from", "earliest", "street").ending("refused", "why").ending("not-yours");
    static final ActionSpec QUOTE_STOP = ActionSpec.reading("quote-stop").needing(Proven.BY_PIN).taking("account", "when", "sendTo").mayTake("day", "forward")
            .ending("possible", "onDay", "forwardTo", "estimate", "hasEstimate").ending("leaves-tenant", "onDay", "forwardTo", "estimate", "hasEstimate")
            .ending("other-day", "why", "earliest").ending("no-address").ending("refused", "why").ending("not-yours");
    static final ActionSpec PLACE_STOP = ActionSpec.changing("place-stop").needing(Proven.BY_PIN).taking("account", "onDay", "forwardTo")
            .ending("accepted", "reference").ending("again", "reference").ending("with-staff", "reference")
            .ending("other-day", "why", "earliest").ending("refused", "why").ending("not-yours");

    static final ActionSpec QUOTE_MOVE = ActionSpec.reading("quote-move").needing(Proven.BY_PIN).taking("account", "premise", "when", "until").mayTake("day", "lastDay")
            .ending("possible", "onDay", "stopDay", "fee", "hasFee", "deposit", "hasDeposit", "oldStreet").ending("leaves-tenant", "onDay", "stopDay", "fee", "hasFee", "deposit", "hasDeposit", "oldStreet")
            .ending("other-day", "why", "earliest").ending("other-last-day", "latest").ending("refused", "why").ending("not-yours");
    static final ActionSpec PLACE_MOVE = ActionSpec.changing("place-move").needing(Proven.BY_PIN).taking("account", "premise", "onDay", "stopDay", "fee", "deposit")
            .ending("accepted", "reference").ending("again", "reference").ending("with-staff", "reference")
            .ending("other-day", "why", "earliest").ending("refused", "why").ending("not-yours");

    static final ActionSpec VISIT_TIMES = ActionSpec.reading("visit-times").needing(Proven.BY_PIN).taking("account", "visit").mayTake("after")
            .ending("offered", "times", "after", "street").ending("no-times").ending("refused", "why").ending("not-yours");
    static final ActionSpec CHECK_TIME = ActionSpec.reading("check-time").needing(Proven.BY_PIN).taking("account", "visit", "time")
            .ending("free", "at").ending("full", "times");
    static final ActionSpec BOOK_VISIT = ActionSpec.changing("book-visit").needing(Proven.BY_PIN).taking("account", "visit", "time", "at")
            .ending("booked", "reference").ending("again", "reference").ending("full", "times").ending("refused", "why").ending("not-yours");

    static final ActionSpec LIST_ORDERS = ActionSpec.reading("list-orders").needing(Proven.BY_PIN).ending("one", "order").ending("several", "orders").ending("none");
    static final ActionSpec MATCH_ORDER = ActionSpec.trying("match-order").taking("reference", "phone")
            .ending("matched", "order").ending("no-match").ending("locked-out", "until");
    static final ActionSpec FIND_ORDER = ActionSpec.reading("find-order").taking("order")
            .ending("open", "kind", "street", "onDay").ending("fixed", "kind", "street", "onDay").ending("with-staff", "kind", "street", "onDay")
            .ending("over", "kind", "street", "how").ending("no-order");
    static final ActionSpec QUOTE_CHANGE = ActionSpec.reading("quote-change").taking("order", "day").ending("possible", "onDay", "fee", "hasFee").ending("other-day", "why", "earliest").ending("too-late");
    static final ActionSpec CHANGE_ORDER = ActionSpec.changing("change-order").taking("order", "onDay", "fee").ending("changed").ending("other-day", "why", "earliest").ending("too-late");
    static final ActionSpec CANCEL_ORDER = ActionSpec.changing("cancel-order").taking("order").ending("cancelled").ending("too-late");

    private OrderSpecs() {}

    static List<ActionSpec> all() {
        return List.of(FIND_PREMISE, SERVICE_DAYS, QUOTE_START, PLACE_START, STOP_DAYS, QUOTE_STOP, PLACE_STOP, QUOTE_MOVE, PLACE_MOVE, VISIT_TIMES, CHECK_TIME, BOOK_VISIT,
                LIST_ORDERS, MATCH_ORDER, FIND_ORDER, QUOTE_CHANGE, CHANGE_ORDER, CANCEL_ORDER);
    }
}
