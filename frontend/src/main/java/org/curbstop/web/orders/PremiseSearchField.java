package org.curbstop.web.orders;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.function.Consumer;
import org.curbstop.accounts.Premise;
import org.curbstop.orders.ServiceablePremise;
import org.curbstop.orders.premises.PremiseSearchResult;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;

/** Address search: finds the premise, offers units, or says what to do if it is not found. */
final class PremiseSearchField extends Div {

    private static final int MAX_CHARACTERS = 200;

    private final OrderViewContext context;
    private final Consumer<ServiceablePremise> chosen;
    private final TextField address = new TextField(I18n.text("service.address"));
    private final Div found = new Div();

    PremiseSearchField(OrderViewContext ordering, Consumer<ServiceablePremise> chosen) {
        this.context = ordering;
        this.chosen = chosen;
        addClassName("stack");
        address.setMaxLength(MAX_CHARACTERS);
        address.setHelperText(I18n.text("service.address.hint"));
        address.getElement().setAttribute("autocomplete", "address-line1");
        found.getElement().setAttribute("aria-live", "polite");
        found.addClassName("stack");
        var form = new FormBinder();
        form.require(address, "service.address.error");
        add(address, TitledView.row("ways", TitledView.styled(form.submit("service.address.find", this::find), "button-quiet")), found);
    }

    private void find() {
        found.removeAll();
        switch (context.premises().find(address.getValue(), Optional.empty())) {
            case PremiseSearchResult.One one -> select(one.premise());
            case PremiseSearchResult.Several several -> found.add(units(several));
            case PremiseSearchResult.NotFound _ -> found.add(
                    new Callout(StatusChip.Tone.WARN, I18n.text("service.address.none"), TitledView.paragraph("service.address.none.more"),
                    PortalLinks.to(OrderNavigation.APPLY, I18n.text("service.way.apply"))));
        }
    }

    private Div units(PremiseSearchResult.Several several) {
        var choose = new ChoiceField<Premise>("service.unit", several.premises(), premise -> premise.address().street());
        var take = new Button(I18n.text("service.unit.take"),
                pressed -> choose.value().flatMap(premise -> context.premises().findById(premise.id())).ifPresent(this::select));
        take.addClassNames("button", "button-quiet");
        return new Div(choose, TitledView.row("ways", take));
    }

    private void select(ServiceablePremise place) {
        found.removeAll();
        found.add(new Callout(StatusChip.Tone.GOOD, place.premise().address().oneLine()));
        chosen.accept(place);
    }
}
