package org.curbstop.flows.cases;

import java.util.List;
import org.curbstop.conversation.ActionSpec;

/** Specifications of the flow actions that involve staff. */
public final class CaseActionSpecs {

    static final ActionSpec RAISE_HAND_OFF = ActionSpec.attempting("raise-hand-off").mayTake("number")
            .ending("connect", "case", "connect").ending("callback", "case", "slots", "closed", "opens", "busy").ending("noted", "case")
            .ending("connect-only", "case", "connect").ending("unavailable");
    static final ActionSpec BOOK_CALLBACK = ActionSpec.attempting("book-callback").taking("case", "slot")
            .ending("booked", "at").ending("taken", "slots").ending("noted");
    static final ActionSpec REQUEST_LIVE_CHAT = ActionSpec.attempting("request-live-chat")
            .ending("waiting", "case", "connect", "place", "until").ending("closed", "opens").ending("full")
            .ending("unavailable").orIfUnavailable("unavailable");
    static final ActionSpec SUBMIT_PHOTOS = ActionSpec.attempting("hand-in-photos").taking("photos").mayTake("what")
            .ending("kept", "reference").ending("none");

    static final ActionSpec MATCH_CASE = ActionSpec.attempting("match-case").taking("reference", "phone")
            .ending("waiting", "kind", "by").ending("callback", "kind", "at").ending("late", "kind").ending("in-review", "kind")
            .ending("closed", "kind").ending("no-match");

    private CaseActionSpecs() {}

    public static List<ActionSpec> all() {
        return List.of(RAISE_HAND_OFF, BOOK_CALLBACK, REQUEST_LIVE_CHAT, SUBMIT_PHOTOS, MATCH_CASE);
    }
}
