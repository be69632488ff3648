package org.curbstop.web.profile;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Challenge;
import org.curbstop.accounts.Claim;
import org.curbstop.accounts.CodeBy;
import org.curbstop.accounts.CodeSending;
import org.curbstop.accounts.Logins;
import org.curbstop.accounts.Proof;
import org.curbstop.accounts.ProvingIdentity;
import org.curbstop.identity.Role;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.PortalFrame;
import org.curbstop.web.layout.Visitor;

/**
 * Links a login to a customer: account number, then the code that goes to a contact on file. Every number gets the same answer, so that
 * nobody learns whose it is or whether it exists.
 */
@Route(value = ProfileNavigation.LINK, layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class LinkView extends Page {

    /** Of an account number or a code, with room for spaces and hyphens. */
    private static final int MOST_SIGNS = 40;

    private final Visitor visitor;
    private final Accounts accounts;
    private final ProvingIdentity proving;
    private final Logins logins;
    private final Utility utility;
    private final Told told = new Told();
    private final Section step = card();

    LinkView(Visitor visitor, Accounts accounts, ProvingIdentity proving, Logins logins, Utility utility) {
        super("link.title");
        this.visitor = visitor;
        this.accounts = accounts;
        this.proving = proving;
        this.logins = logins;
        this.utility = utility;
        step.addClassName("form");
        add(words("link.why"), told, step);
        askNumber();
    }

    private void askNumber() {
        step.removeAll();
        var number = new TextField(Say.words("link.number"));
        number.setMaxLength(MOST_SIGNS);
        number.setHelperText(Say.words("link.number.hint"));
        number.getElement().setAttribute("inputmode", "numeric");
        number.setAutocomplete(Autocomplete.OFF);
        var by = new RadioButtonGroup<CodeBy>(Say.words("link.by"));
        by.setItems(CodeBy.values());
        by.setItemLabelGenerator(way -> Say.words("link.by", way));
        by.setValue(CodeBy.TEXT);
        var send = button("link.send");
        send.addClickListener(pressed -> {
            told.removeAll();
            var read = accounts.read(number.getValue());
            number.setErrorMessage(Say.words("link.number.error"));
            number.setInvalid(read.isEmpty());
            if (read.isEmpty()) {
                number.focus();
            } else {
                send(proving.begin(new Claim.ByNumber(read.get()), visitor.asker()), by.getValue());
            }
        });
        step.add(number, by, send);
    }

    private void send(Challenge challenge, CodeBy by) {
        switch (proving.sendCode(challenge.id(), by)) {
            case CodeSending.Asked asked -> askCode(challenge);
            case CodeSending.TooMany tooMany -> tell(Chip.Tone.WARN, Say.words("link.too-many", Say.time(tooMany.until(), utility.zone())));
            case CodeSending.TooManyTexts tooMany -> tell(Chip.Tone.WARN, Say.words("link.too-many-texts", Say.time(tooMany.until(), utility.zone())));
            case CodeSending.Expired expired -> tell(Chip.Tone.WARN, Say.words("link.expired"));
        }
    }

    private void askCode(Challenge challenge) {
        step.removeAll();
        var code = new TextField(Say.words("link.code"));
        code.setMaxLength(MOST_SIGNS);
        code.setHelperText(Say.words("link.code.hint"));
        code.getElement().setAttribute("inputmode", "numeric");
        code.setAutocomplete(Autocomplete.OFF);
        var check = button("link.check");
        check.addClickListener(pressed -> check(challenge, code));
        var other = new Button(Say.words("link.other"), pressed -> {
            told.removeAll();
            askNumber();
        });
        other.addClassNames("button", "button-quiet");
        step.add(words("link.sent"), code, row("ways", check, other));
        code.focus();
    }

    private void check(Challenge challenge, TextField code) {
        told.removeAll();
        switch (proving.answerCode(challenge.id(), code.getValue().strip())) {
            case Proof.Proved proved -> link(challenge);
            case Proof.Wrong wrong -> {
                code.setErrorMessage(Say.words("link.wrong", wrong.left()));
                code.setInvalid(true);
                code.focus();
            }
            case Proof.LockedOut locked -> over("link.locked", Say.time(locked.until(), utility.zone()));
            case Proof.Expired expired -> over("link.expired");
        }
    }

    private void link(Challenge challenge) {
        switch (logins.link(visitor.who().login(), challenge.id(), visitor.asker())) {
            case LINKED -> UI.getCurrent().getPage().setLocation("/my");
            case NOT_PROVED -> over("link.needs-code");
            case ANOTHERS -> over("link.anothers");
        }
    }

    private void over(String key, Object... facts) {
        askNumber();
        tell(Chip.Tone.WARN, Say.words(key, facts));
    }

    private void tell(Chip.Tone tone, String text) {
        told.say(new Callout(tone, text));
    }

    private static Button button(String key) {
        var button = new Button(Say.words(key));
        button.addClassName("button");
        return button;
    }
}
