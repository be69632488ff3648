package org.curbstop.web.time;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.UUID;
import java.util.function.Consumer;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.Holds;
import org.curbstop.common.AccountId;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Drafts;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.layout.Visitor;

/** Something that makes a shut-off wait, put down at once: opened first, so that one press does not claim it. */
final class ClaimForm extends Details {

    private static final int MOST_WORDS = 1_000;

    private final String form = UUID.randomUUID().toString();

    ClaimForm(Hold.Kind kind, AccountId account, TimeToPay time, Visitor visitor, Consumer<Component> done) {
        String key = "claim." + kind;
        setSummaryText(Say.words(key));
        String draft = key + ":" + account;
        var why = Drafts.keep(draft, new TextArea(Say.words(key + ".why")));
        why.setMaxLength(MOST_WORDS);
        why.setHelperText(Say.words(key + ".hint"));
        var put = new Button(Say.words(key + ".put"), pressed -> {
            if (kind == Hold.Kind.DISPUTE && why.getValue().isBlank()) {
                why.setErrorMessage(Say.words("claim.words"));
                why.setInvalid(true);
                why.focus();
                return;
            }
            Drafts.saved(draft);
            done.accept(told(time.holds().place("portal:" + form, account, Holds.Claim.of(kind, why.getValue()), visitor.asker())));
        });
        put.addClassName("button");
        var body = new Div(Page.words(key + ".more"), why, put);
        body.addClassName("inline-form");
        add(body);
    }

    private static Component told(Holds.Answer answer) {
        return switch (answer) {
            case Holds.Answer.Held held -> new Callout(Chip.Tone.GOOD, Say.words("claim.done"), until(held.hold()));
            case Holds.Answer.AlreadyHeld already -> new Callout(Chip.Tone.PLAIN, Say.words("claim.already"), until(already.hold()));
            case Holds.Answer.NotPossible _ -> new Callout(Chip.Tone.WARN, Say.words("claim.not-yours"));
        };
    }

    private static Component until(Hold hold) {
        return hold.until().equals(Hold.NO_END) ? Page.words("claim.open") : hold.state() instanceof Hold.State.Claimed
                ? Page.words("claim.certify", Say.date(hold.until())) : Page.words("claim.until", Say.date(hold.until()));
    }
}
