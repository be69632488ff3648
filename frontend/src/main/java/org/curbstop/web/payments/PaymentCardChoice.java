package org.curbstop.web.payments;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.curbstop.payments.CardSummary;
import org.curbstop.payments.SavedCard;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.TitledView;

/** Choice between a saved card and another card on Stripe's hosted page; no card number is ever typed in the portal. */
final class PaymentCardChoice extends Div {

    private record CardOption(Optional<SavedCard> saved) {}

    private static final CardOption ANOTHER = new CardOption(Optional.empty());

    private final YearMonth now;
    private final BiConsumer<SavedCard, PaymentCardChoice> remove;
    private RadioButtonGroup<CardOption> options = new RadioButtonGroup<>();

    /** @param remove called with the card that the payer no longer wants to keep */
    PaymentCardChoice(List<SavedCard> saved, YearMonth now, BiConsumer<SavedCard, PaymentCardChoice> remove) {
        this.now = now;
        this.remove = remove;
        offer(saved);
    }

    /** Offers these cards. An expired card can only be removed. */
    void offer(List<SavedCard> saved) {
        List<SavedCard> cards = saved.stream().filter(card -> !card.isExpired(now)).toList();
        List<CardOption> all = Stream.concat(cards.stream().map(card -> new CardOption(Optional.of(card))), Stream.of(ANOTHER)).toList();
        options = new RadioButtonGroup<>(I18n.text("pay.card"));
        options.setItems(all);
        options.setItemLabelGenerator(way -> way.saved().map(PaymentCardChoice::name)
                .orElseGet(() -> I18n.text(cards.isEmpty() ? "pay.card.page" : "pay.card.another")));
        options.setValue(all.getFirst());
        removeAll();
        add(options);
        if (!saved.isEmpty()) {
            add(new Details(I18n.text("pay.card.saved.remove"), TitledView.row("ways", saved.stream().map(this::removeButton)
                    .toArray(Component[]::new))));
        }
    }

    private Component removeButton(SavedCard card) {
        var button = new Button(I18n.text("pay.card.remove", cardLabel(card.face())), pressed -> remove.accept(card, this));
        button.addClassNames("button", "button-quiet", "button-small");
        return button;
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
