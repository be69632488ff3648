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
import org.curbstop.accounts.LoginLinks;
import org.curbstop.accounts.verification.Challenge;
import org.curbstop.accounts.verification.IdentityClaim;
import org.curbstop.accounts.verification.OtpChannel;
import org.curbstop.accounts.verification.OtpRequestResult;
import org.curbstop.accounts.verification.ProvingIdentity;
import org.curbstop.accounts.verification.VerificationResult;
import org.curbstop.identity.UserRole;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.PortalLayout;
import org.curbstop.web.layout.ViewUser;

/**
 * Links a login to a customer: account number, then the code sent to a contact on file. Every number gets the same answer, so that nobody
 * learns whose it is or whether it exists.
 */
@Route(value = ProfileNavigation.LINK, layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class LinkAccountView extends TitledView {

    /** Maximum length of an account number or a code, including spaces and hyphens. */
    private static final int MAX_LENGTH = 40;

    private final ViewUser visitor;
    private final Accounts accounts;
    private final ProvingIdentity proving;
    private final LoginLinks logins;
    private final Utility utility;
    private final StatusMessage statusMessage = new StatusMessage();
    private final Section step = card();

    LinkAccountView(ViewUser visitor, Accounts accounts, ProvingIdentity proving, LoginLinks logins, Utility utility) {
        super("link.title");
        this.visitor = visitor;
        this.accounts = accounts;
        this.proving = proving;
        this.logins = logins;
        this.utility = utility;
        step.addClassName("form");
        add(paragraph("link.why"), statusMessage, step);
        askNumber();
    }

    private void askNumber() {
        step.removeAll();
        var number = new TextField(I18n.text("link.number"));
        number.setMaxLength(MAX_LENGTH);
        number.setHelperText(I18n.text("link.number.hint"));
        number.getElement().setAttribute("inputmode", "numeric");
        number.setAutocomplete(Autocomplete.OFF);
        var by = new RadioButtonGroup<OtpChannel>(I18n.text("link.by"));
        by.setItems(OtpChannel.values());
        by.setItemLabelGenerator(way -> I18n.text("link.by", way));
        by.setValue(OtpChannel.TEXT);
        var form = new FormBinder();
        form.check(number, typed -> accounts.parseNumber(typed).isPresent(), "link.number.error");
        step.add(number, by, form.submit("link.send", () -> {
            statusMessage.removeAll();
            accounts.parseNumber(number.getValue()).ifPresent(
                    read -> send(proving.startChallenge(new IdentityClaim.ByAccountNumber(read), visitor.actor()), by.getValue()));
        }));
    }

    private void send(Challenge challenge, OtpChannel by) {
        switch (proving.requestCode(challenge.id(), by)) {
            case OtpRequestResult.Requested requested -> askCode(challenge);
            case OtpRequestResult.TooManyRequests tooMany ->
                    show(StatusChip.Tone.WARN, I18n.text("link.too-many", I18n.dateTime(tooMany.until(), utility.zone())));
            case OtpRequestResult.TooManyTexts tooMany ->
                    show(StatusChip.Tone.WARN, I18n.text("link.too-many-texts", I18n.dateTime(tooMany.until(), utility.zone())));
            case OtpRequestResult.Expired expired -> show(StatusChip.Tone.WARN, I18n.text("link.expired"));
        }
    }

    private void askCode(Challenge challenge) {
        step.removeAll();
        var code = new TextField(I18n.text("link.code"));
        code.setMaxLength(MAX_LENGTH);
        code.setHelperText(I18n.text("link.code.hint"));
        code.getElement().setAttribute("inputmode", "numeric");
        code.setAutocomplete(Autocomplete.OFF);
        var check = styled(new Button(I18n.text("link.check"), pressed -> check(challenge, code)), "button");
        var other = new Button(I18n.text("link.other"), pressed -> {
            statusMessage.removeAll();
            askNumber();
        });
        other.addClassNames("button", "button-quiet");
        step.add(paragraph("link.sent"), code, row("ways", check, other));
        code.focus();
    }

    private void check(Challenge challenge, TextField code) {
        statusMessage.removeAll();
        switch (proving.verifyCode(challenge.id(), code.getValue().strip())) {
            case VerificationResult.Verified proved -> link(challenge);
            case VerificationResult.Wrong wrong -> FormBinder.reject(code, I18n.text("link.wrong", wrong.left()));
            case VerificationResult.LockedOut locked -> restart("link.locked", I18n.dateTime(locked.until(), utility.zone()));
            case VerificationResult.Expired expired -> restart("link.expired");
        }
    }

    private void link(Challenge challenge) {
        switch (logins.link(visitor.signedIn().login(), challenge.id(), visitor.actor())) {
            case LINKED -> UI.getCurrent().getPage().setLocation("/my");
            case NOT_PROVED -> restart("link.needs-code");
            case ANOTHERS -> restart("link.anothers");
        }
    }

    private void restart(String key, Object... facts) {
        askNumber();
        show(StatusChip.Tone.WARN, I18n.text(key, facts));
    }

    private void show(StatusChip.Tone tone, String text) {
        statusMessage.show(new Callout(tone, text));
    }
}
