package org.curbstop.flows.premises;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.FlowActionAdapter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Actions that suggest similar addresses for an unknown one ("Did you mean 3 Cedar Ct?") and take the choice. */
@Configuration(proxyBeanMethods = false)
public class AddressSuggestionActions {

    private static final String NONE = "none-of-these";

    private final Function<String, List<String>> suggestions;

    @Autowired
    AddressSuggestionActions(PremiseLookup premises) {
        this(premises::suggestions);
    }

    public AddressSuggestionActions(Function<String, List<String>> suggestions) {
        this.suggestions = suggestions;
    }

    @Bean
    public FlowAction findNearPlaces() {
        return new FlowActionAdapter(PremiseActionSpecs.FIND_NEAR_PLACES, this::find);
    }

    @Bean
    public FlowAction chooseNearPlace() {
        return new FlowActionAdapter(PremiseActionSpecs.CHOOSE_NEAR_PLACE, AddressSuggestionActions::choose);
    }

    private ActionOutcome find(ActionCall call) {
        String address = call.text("place").orElse("");
        List<String> found = suggestions.apply(address);
        return switch (found.size()) {
            case 0 -> ActionOutcome.of("none");
            case 1 -> ActionOutcome.of("one").with("asSaid", SlotValue.of(address)).with("near", SlotValue.of(found.getFirst()));
            default -> {
                var items = new ArrayList<SlotValue.Option>();
                found.forEach(each -> items.add(new SlotValue.Option(each, SlotValue.of(each))));
                items.add(new SlotValue.Option(NONE, new SlotValue.LocalizedName(NONE)));
                yield ActionOutcome.of("several").with("asSaid", SlotValue.of(address)).with("nearPlaces", new SlotValue.Options(items));
            }
        };
    }

    private static ActionOutcome choose(ActionCall call) {
        var chosen = call.text("whichNear").or(() -> call.text("isNear").filter("yes"::equals).flatMap(_ -> call.text("near")))
                .filter(each -> !each.equals(NONE));
        return chosen.map(place -> ActionOutcome.of("chosen").with("place", SlotValue.of(place)))
                .orElseGet(() -> ActionOutcome.of("as-said").with("place", SlotValue.of(call.require("asSaid"))));
    }
}
