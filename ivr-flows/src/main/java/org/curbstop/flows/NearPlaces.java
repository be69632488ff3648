package org.curbstop.flows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Value;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** "Did you mean 3 Cedar Ct?": what an address that is not there may have been meant for, and what was chosen of it. */
@Configuration(proxyBeanMethods = false)
class NearPlaces {

    static final ActionSpec FIND = ActionSpec.reading("near-places").mayTake("place")
            .ending("none").ending("one", "asSaid", "near").ending("several", "asSaid", "nearPlaces");
    static final ActionSpec CHOOSE = ActionSpec.reading("choose-near-place").taking("asSaid").mayTake("near", "isNear", "whichNear")
            .ending("chosen", "place").ending("as-said", "place");

    private static final String NONE = "none-of-these";

    private final Function<String, List<String>> near;

    @Autowired
    NearPlaces(Places places) {
        this(places::near);
    }

    NearPlaces(Function<String, List<String>> near) {
        this.near = near;
    }

    @Bean
    FlowAction findNearPlaces() {
        return new Doing(FIND, this::find);
    }

    @Bean
    FlowAction chooseNearPlace() {
        return new Doing(CHOOSE, NearPlaces::choose);
    }

    private Outcome find(ActionCall call) {
        String said = call.text("place").orElse("");
        List<String> found = near.apply(said);
        return switch (found.size()) {
            case 0 -> Outcome.of("none");
            case 1 -> Outcome.of("one").with("asSaid", Value.of(said)).with("near", Value.of(found.getFirst()));
            default -> {
                var items = new ArrayList<Value.Item>();
                found.forEach(each -> items.add(new Value.Item(each, Value.of(each))));
                items.add(new Value.Item(NONE, new Value.Named(NONE)));
                yield Outcome.of("several").with("asSaid", Value.of(said)).with("nearPlaces", new Value.Items(items));
            }
        };
    }

    private static Outcome choose(ActionCall call) {
        var chosen = call.text("whichNear").or(() -> call.text("isNear").filter("yes"::equals).flatMap(_ -> call.text("near"))).filter(each -> !each.equals(NONE));
        return chosen.map(place -> Outcome.of("chosen").with("place", Value.of(place)))
                .orElseGet(() -> Outcome.of("as-said").with("place", Value.of(call.require("asSaid"))));
    }
}
