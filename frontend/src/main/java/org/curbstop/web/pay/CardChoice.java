package org.curbstop.web.pay;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.payments.CardFace;
import org.curbstop.payments.SavedCard;
import org.curbstop.web.components.Say;

/** A saved card, or another one on the card company's page; no card number is ever typed on ours. */
final class CardChoice extends Div {

    private record Way(Optional<SavedCard> saved) {}

    private static final Way ANOTHER = new Way(Optional.empty());

    private final RadioButtonGroup<Way> ways = new RadioButtonGroup<>(Say.words("pay.card"));

    CardChoice(List<SavedCard> cards) {
        List<Way> all = Stream.concat(cards.stream().map(card -> new Way(Optional.of(card))), Stream.of(ANOTHER)).toList();
        ways.setItems(all);
        ways.setItemLabelGenerator(way -> way.saved().map(CardChoice::name).orElseGet(() -> Say.words(cards.isEmpty() ? "pay.card.page" : "pay.card.another")));
        ways.setValue(all.getFirst());
        add(ways);
    }

    /** What is charged; empty: the card company's page. */
    Optional<String> paymentMethod() {
        return ways.getValue().saved().map(SavedCard::paymentMethod);
    }

    private static String name(SavedCard card) {
        return Say.words("pay.card.saved", face(card.face()), card.expires().getMonthValue() + "/" + card.expires().getYear());
    }

    static String face(CardFace face) {
        return Say.words("card.face", face.brand().substring(0, 1).toUpperCase(Locale.ROOT) + face.brand().substring(1), face.last4());
    }
}
