package org.curbstop.web.profile;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.List;
import java.util.Map;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.verification.ProvingIdentity;
import org.curbstop.common.InvalidValueException;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.ViewUser;

/**
 * The PIN of each account of the customer, for calls, texts and chats. The form opens only after a recent sign-in, so that no PIN is lost
 * by signing in again or kept for afterwards; no PIN is ever shown.
 */
record PinPanel(ProvingIdentity proving, FreshSignIn fresh, ViewUser visitor, StatusMessage statusMessage, Runnable redraw) {

    private static final int MAX_DIGITS = 8;

    Section create(List<Account> mine) {
        Section card = TitledView.titledCard("pin.title", TitledView.paragraph("pin.hint"));
        mine.forEach(account -> card.add(forAccount(account, mine.size() > 1)));
        return card;
    }

    private Component forAccount(Account account, boolean several) {
        var part = new Div();
        if (several) {
            part.add(TitledView.span(I18n.text("designee.at", account.premise().address().street()), "contact-value"));
        }
        boolean has = proving.hasPin(account.id(), visitor.actor());
        var open = new Button(I18n.text(has ? "pin.change" : "pin.choose"),
                pressed -> require(account, () -> showForm(account, part, several)));
        open.addClassNames("button", "button-quiet");
        if (several) {
            open.setAriaLabel(open.getText() + ", " + account.premise().address().street());
        }
        part.add(TitledView.paragraph(has ? "pin.has" : "pin.none"), open);
        return part;
    }

    private void showForm(Account account, Div part, boolean several) {
        PasswordField pin = digits("pin.new");
        PasswordField again = digits("pin.again");
        if (several) {
            String street = account.premise().address().street();
            pin.setLabel(pin.getLabel() + ", " + street);
            again.setLabel(again.getLabel() + ", " + street);
        }
        pin.setHelperText(I18n.text("pin.rule"));
        var form = new FormBinder();
        form.check(pin, typed -> typed.matches("[0-9]{4,8}"), "invalid.pin");
        form.check(again, typed -> typed.equals(pin.getValue()), "pin.again.error");
        var ways = TitledView.row("ways", form.submit("pin.save", () -> save(account, pin, again)));
        part.removeAll();
        part.add(TitledView.row("form", pin, again, ways));
        pin.focus();
    }

    private static PasswordField digits(String key) {
        var field = new PasswordField(I18n.text(key));
        field.setMaxLength(MAX_DIGITS);
        field.getElement().setAttribute("inputmode", "numeric");
        field.setAutocomplete(Autocomplete.NEW_PASSWORD);
        return field;
    }

    private void save(Account account, PasswordField pin, PasswordField again) {
        fresh.require(ProfileNavigation.PROFILE, Map.of("pin", account.id().value()), () -> {
            try {
                proving.setPin(account.id(), pin.getValue(), visitor.actor());
                redraw.run();
                statusMessage.show(StatusChip.Tone.GOOD, I18n.text("pin.saved"));
                statusMessage.focus();
            } catch (InvalidValueException refused) {
                FormBinder.empty(again);
                FormBinder.reject(pin, I18n.text(refused.code()));
            }
        });
    }

    private void require(Account account, Runnable step) {
        fresh.require(ProfileNavigation.PROFILE, Map.of("pin", account.id().value()), step);
    }
}
