package org.curbstop.flows.orders;

import java.util.List;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.ProofLevel;

/** Specifications of the flow actions on orders: start, stop and move service, visits, and follow-up. */
public final class OrderActionSpecs {

    /** An attempt, so that it is rate limited: nobody can list a street by trying every house number. */
    static final ActionSpec FIND_PREMISE = ActionSpec.attempting("find-premise").taking("place").mayTake("unit")
            .ending("found", "premise", "street", "services").ending("several", "units").ending("other-unit").ending("not-found");
    static final ActionSpec SERVICE_DAYS = ActionSpec.reading("service-days").taking("premise").mayTake("some")
            .ending("today-too", "earliest", "todayFee").ending("from", "earliest").ending("refused", "why");
    static final ActionSpec QUOTE_START = ActionSpec.reading("quote-start").taking("premise", "when").mayTake("some", "day", "slot")
            .ending("possible", "onDay", "fee", "hasFee", "deposit", "hasDeposit", "depositWhy").ending("pick-half", "halves")
            .ending("other-day", "why", "earliest").ending("refused", "why");
    static final ActionSpec PLACE_START = ActionSpec.changing("place-start").taking("premise", "onDay", "fee", "deposit")
            .mayTake("some", "name", "born", "paper", "digits", "phone", "here", "slot")
            .ending("accepted", "reference").ending("visit", "reference", "at").ending("again", "reference")
            .ending("with-staff", "reference", "unknown")
            .ending("with-staff-visit", "reference", "unknown", "at").ending("other-day", "why", "earliest").ending("refused", "why");

    static final ActionSpec STOP_DAYS = ActionSpec.reading("stop-days").needing(ProofLevel.BY_PIN).taking("account")
            .ending("from", "earliest", "street").ending("refused", "why").ending("not-yours");
    /** {@code unknown}: neither paperless nor a mailing address, so bills go to the house where service stops. */
    static final ActionSpec FIND_BILL_ADDRESS = ActionSpec.reading("find-bill-address").needing(ProofLevel.BY_PIN).taking("account")
            .ending("known").ending("unknown", "sendTo").ending("not-yours");
    static final ActionSpec QUOTE_STOP = ActionSpec.reading("quote-stop").needing(ProofLevel.BY_PIN).taking("account", "when", "sendTo")
            .mayTake("day", "forward")
            .ending("possible", "onDay", "forwardTo", "estimate", "hasEstimate")
            .ending("leaves-tenant", "onDay", "forwardTo", "estimate", "hasEstimate")
            .ending("owner-next", "onDay", "forwardTo", "estimate", "hasEstimate")
            .ending("other-day", "why", "earliest").ending("no-address").ending("refused", "why").ending("not-yours");
    static final ActionSpec PLACE_STOP = ActionSpec.changing("place-stop").needing(ProofLevel.BY_PIN)
            .taking("account", "onDay", "forwardTo")
            .ending("accepted", "reference", "changeUntil", "canChange").ending("again", "reference")
            .ending("with-staff", "reference")
            .ending("other-day", "why", "earliest").ending("refused", "why").ending("not-yours");

    static final ActionSpec MOVE_DAYS = ActionSpec.reading("move-days").needing(ProofLevel.BY_PIN).taking("account", "premise")
            .ending("today-too", "earliest", "todayFee").ending("from", "earliest").ending("refused", "why").ending("not-yours");
    static final ActionSpec QUOTE_MOVE = ActionSpec.reading("quote-move").needing(ProofLevel.BY_PIN)
            .taking("account", "premise", "when", "until").mayTake("day", "lastDay", "slot")
            .ending("possible", "onDay", "stopDay", "fee", "hasFee", "deposit", "hasDeposit", "oldStreet").ending("pick-half", "halves")
            .ending("leaves-tenant", "onDay", "stopDay", "fee", "hasFee", "deposit", "hasDeposit", "oldStreet")
            .ending("other-day", "why", "earliest").ending("other-last-day", "latest").ending("refused", "why").ending("not-yours");
    static final ActionSpec PLACE_MOVE = ActionSpec.changing("place-move").needing(ProofLevel.BY_PIN)
            .taking("account", "premise", "onDay", "stopDay", "fee", "deposit").mayTake("slot")
            .ending("accepted", "reference", "changeUntil", "canChange").ending("again", "reference")
            .ending("with-staff", "reference")
            .ending("other-day", "why", "earliest").ending("refused", "why").ending("not-yours");

    static final ActionSpec VISIT_TIMES = ActionSpec.reading("visit-times").needing(ProofLevel.BY_PIN).taking("account", "visit")
            .mayTake("after")
            .ending("offered", "times", "after", "street").ending("no-times").ending("refused", "why").ending("not-yours");
    static final ActionSpec FIRST_TIME = ActionSpec.reading("first-visit-time").taking("times").ending("free", "time", "at");
    static final ActionSpec CHECK_TIME = ActionSpec.reading("check-time").needing(ProofLevel.BY_PIN).taking("account", "visit", "time")
            .ending("free", "at").ending("full");
    static final ActionSpec BOOK_VISIT = ActionSpec.changing("book-visit").needing(ProofLevel.BY_PIN)
            .taking("account", "visit", "time", "at")
            .ending("booked", "reference").ending("again", "reference").ending("full").ending("refused", "why").ending("not-yours");

    static final ActionSpec LIST_ORDERS = ActionSpec.reading("list-orders").needing(ProofLevel.BY_PIN).ending("one", "order")
            .ending("several", "orders").ending("none");
    static final ActionSpec FIND_VISIT = ActionSpec.reading("find-visit").needing(ProofLevel.BY_PIN).ending("visit", "place", "coming")
            .ending("none");
    static final ActionSpec MATCH_ORDER = ActionSpec.attempting("match-order").taking("reference", "phone")
            .ending("matched", "order").ending("no-match");
    /** Slots that identify an order for a caller without proof: its number and the phone number on it. */
    private static final String[] ORDER_IDENTIFIERS = {"reference", "phone"};
    static final ActionSpec FIND_ORDER = ActionSpec.reading("find-order").taking("order").mayTake(ORDER_IDENTIFIERS)
            .ending("open", "kind", "street", "onDay").ending("visit", "kind", "street", "at").ending("fixed", "kind", "street", "onDay")
            .ending("with-staff", "kind", "street", "onDay", "unknown").ending("over", "kind", "street", "how").ending("no-order");
    static final ActionSpec QUOTE_CHANGE = ActionSpec.reading("quote-change").taking("order", "day").mayTake(ORDER_IDENTIFIERS)
            .ending("possible", "onDay", "fee", "hasFee").ending("other-day", "why", "earliest").ending("too-late");
    static final ActionSpec CHANGE_ORDER = ActionSpec.changing("change-order").taking("order", "onDay", "fee").mayTake(ORDER_IDENTIFIERS)
            .ending("changed").ending("other-day", "why", "earliest").ending("too-late");
    static final ActionSpec ORDER_TIMES = ActionSpec.reading("order-times").taking("order").mayTake("reference", "phone", "after")
            .ending("offered", "times", "after").ending("no-times");
    static final ActionSpec CHECK_ORDER_TIME = ActionSpec.reading("check-order-time").taking("order", "time").mayTake(ORDER_IDENTIFIERS)
            .ending("free", "at").ending("full");
    static final ActionSpec CHANGE_ORDER_TIME = ActionSpec.changing("change-order-time").taking("order", "time", "at")
            .mayTake(ORDER_IDENTIFIERS).ending("changed").ending("full").ending("too-late");
    static final ActionSpec CANCEL_ORDER = ActionSpec.changing("cancel-order").taking("order")
            .mayTake(ORDER_IDENTIFIERS).ending("cancelled").ending("too-late");

    private OrderActionSpecs() {}

    public static List<ActionSpec> all() {
        return List.of(FIND_PREMISE, SERVICE_DAYS, QUOTE_START, PLACE_START, STOP_DAYS, FIND_BILL_ADDRESS, QUOTE_STOP, PLACE_STOP, MOVE_DAYS,
                QUOTE_MOVE, PLACE_MOVE, VISIT_TIMES, FIRST_TIME, CHECK_TIME, BOOK_VISIT,
                LIST_ORDERS, FIND_VISIT, MATCH_ORDER, FIND_ORDER, QUOTE_CHANGE, CHANGE_ORDER, ORDER_TIMES, CHECK_ORDER_TIME,
                CHANGE_ORDER_TIME, CANCEL_ORDER);
    }
}
