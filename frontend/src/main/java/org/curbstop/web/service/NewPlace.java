package org.curbstop.web.service;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.function.Consumer;
import org.curbstop.accounts.Premise;
import org.curbstop.orders.Found;
import org.curbstop.orders.Place;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;

/** An address, looked up: the place itself, one of several units, or that it is not found and what to do then. */
final class NewPlace extends Div {

    private static final int MOST_WORDS = 200;

    private final Ordering ordering;
    private final Consumer<Place> chosen;
    private final TextField address = new TextField(Say.words("service.address"));
    private final Div found = new Div();

    NewPlace(Ordering ordering, Consumer<Place> chosen) {
        this.ordering = ordering;
        this.chosen = chosen;
        addClassName("stack");
        address.setMaxLength(MOST_WORDS);
        address.setHelperText(Say.words("service.address.hint"));
        address.setErrorMessage(Say.words("service.address.error"));
        address.getElement().setAttribute("autocomplete", "street-address");
        found.getElement().setAttribute("aria-live", "polite");
        found.addClassName("stack");
        var find = new Button(Say.words("service.address.find"), pressed -> find());
        find.addClassNames("button", "button-quiet");
        add(address, Page.row("ways", find), found);
    }

    private void find() {
        found.removeAll();
        address.setInvalid(address.getValue().isBlank());
        if (address.isInvalid()) {
            address.focus();
            return;
        }
        switch (ordering.finding().find(address.getValue(), Optional.empty())) {
            case Found.One one -> take(one.place());
            case Found.Several several -> found.add(units(several));
            case Found.NotFound _ -> found.add(new Callout(Chip.Tone.WARN, Say.words("service.address.none"), Page.words("service.address.none.more"),
                    Links.to(ServiceNavigation.APPLY, Say.words("service.way.apply"))));
        }
    }

    private Div units(Found.Several several) {
        var choose = new Choose<Premise>("service.unit", several.premises(), premise -> premise.address().street());
        var take = new Button(Say.words("service.unit.take"), pressed -> choose.value().flatMap(premise -> ordering.finding().at(premise.id())).ifPresent(this::take));
        take.addClassNames("button", "button-quiet");
        return new Div(choose, Page.row("ways", take));
    }

    private void take(Place place) {
        found.removeAll();
        found.add(new Callout(Chip.Tone.GOOD, place.premise().address().oneLine()));
        chosen.accept(place);
    }
}
