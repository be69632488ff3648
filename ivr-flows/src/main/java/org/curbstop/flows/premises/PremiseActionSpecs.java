package org.curbstop.flows.premises;

import java.util.List;
import org.curbstop.conversation.ActionSpec;

/** Specifications of the flow actions that find a premise. */
public final class PremiseActionSpecs {

    static final ActionSpec FIND_OWN_PREMISE = ActionSpec.reading("find-own-place").ending("found", "ownStreet")
            .ending("found-by-landline", "ownStreet").ending("unknown").orIfUnavailable("unknown");
    static final ActionSpec FIND_AREA = ActionSpec.reading("find-area").mayTake("place")
            .ending("none").ending("area", "place").ending("street-wanted").orIfUnavailable("none");
    static final ActionSpec FIND_NEAR_PLACES = ActionSpec.reading("near-places").mayTake("place")
            .ending("none").ending("one", "asSaid", "near").ending("several", "asSaid", "nearPlaces").orIfUnavailable("none");
    static final ActionSpec CHOOSE_NEAR_PLACE = ActionSpec.reading("choose-near-place").taking("asSaid")
            .mayTake("near", "isNear", "whichNear").ending("chosen", "place").ending("as-said", "place");

    private PremiseActionSpecs() {}

    public static List<ActionSpec> all() {
        return List.of(FIND_OWN_PREMISE, FIND_AREA, FIND_NEAR_PLACES, CHOOSE_NEAR_PLACE);
    }
}
