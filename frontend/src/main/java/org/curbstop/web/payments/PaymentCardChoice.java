package org.curbstop.web.payments;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.payments.CardSummary;
import org.curbstop.payments.SavedCard;
import org.curbstop.web.components.I18n;

/** Choice between a saved card and another card on Stripe's hosted page; no card number is ever typed in the portal. */
final class PaymentCardChoice extends Div {

    private record CardOption(Optional<SavedCard> saved) {}

    private static final CardOption ANOTHER = new CardOption(Optional.empty());

    private final RadioButtonGroup<CardOption> options = new RadioButtonGroup<>(I18n.text("pay.card"));

    PaymentCardChoice(List<SavedCard> cards) {
        List<CardOption> all = Stream.concat(cards.stream().map(card -> new CardOption(Optional.of(card))), Stream.of(ANOTHER)).toList();
        options.setItems(all);
        options.setItemLabelGenerator(way -> way.saved().map(PaymentCardChoice::name)
                .orElseGet(() -> I18n.text(cards.isEmpty() ? "pay.card.page" : "pay.card.another")));
        options.setValue(all.getFirst());
        add(options);
    }

    /** Returns the saved card to charge; empty for Stripe's hosted page. */
    Optional<String> paymentMethod() {
        return options.getValue().saved().map(SavedCard::paymentMethod);
    }

    private static String name(SavedCard card) {
        return I18n.text("pay.card.saved", cardLabel(card.face()), card.expires().getMonthValue() + "/" + card.expires().getYear());
    }

    static String cardLabel(CardSummary face) {
        return I18n.text("card.face", face.brand().substring(0, 1).toUpperCase(Locale.ROOT) + face.brand().substring(1), face.last4());
    }
}
