package org.curbstop.web.papers;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Level;
import org.curbstop.accounts.Person;
import org.curbstop.cases.HandOff;
import org.curbstop.cases.HandOffs;
import org.curbstop.cases.Packet;
import org.curbstop.common.Channel;
import org.curbstop.common.Ids;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.Role;
import org.curbstop.papers.Owner;
import org.curbstop.papers.PaperId;
import org.curbstop.papers.Papers;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Drafts;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.PaperUpload;
import org.curbstop.web.components.Say;
import org.curbstop.web.layout.AccountPage;
import org.curbstop.web.layout.PortalFrame;
import org.curbstop.web.layout.Visitor;

/** Photos and documents for an account, put before a person with a word of what they show. */
@Route(value = PapersNavigation.SEND, layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class SendView extends AccountPage {

    private final Papers papers;
    private final HandOffs handOffs;
    /** One view, one case, however often its button is pressed. */
    private final String key = Ids.mint("sent");

    SendView(Visitor visitor, Accounts accounts, Papers papers, HandOffs handOffs) {
        super(visitor, accounts, "papers.title");
        this.papers = papers;
        this.handOffs = handOffs;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        var files = new PaperUpload("papers.which", papers, Owner.of(account.id()), visitor().asker());
        String draft = "papers:" + account.id();
        var what = Drafts.keep(draft, new TextArea(Say.words("papers.what")));
        what.setMaxLength(1_000);
        what.setWidthFull();
        var send = new Button(Say.words("papers.send"));
        send.addClassName("button");
        send.setEnabled(false);
        files.whenChanged(ids -> send.setEnabled(!ids.isEmpty()));
        send.addClickListener(pressed -> {
            Drafts.saved(draft);
            sent(handOffs.raise(packet(account, files.papers(), what.getValue())));
        });
        var form = new Div(files, what, send);
        form.addClassName("form");
        add(words("papers.lede"), card(form));
    }

    private void sent(HandOff handOff) {
        clear();
        add(new Callout(Chip.Tone.GOOD, Say.words("papers.sent", ReferenceNumber.shown(handOff.id().value()))), Links.button("my/messages", Say.words("papers.follow")));
    }

    private Packet packet(Account account, List<PaperId> ids, String what) {
        Optional<Person> person = visitor().person();
        List<Packet.Line> said = what.isBlank() ? List.of() : List.of(new Packet.Line(true, what.strip()));
        return new Packet(
                key, Packet.Kind.HAND_OFF, Channel.PORTAL, person.flatMap(Person::phone), person.map(Person::id), Optional.of(account.id()), Level.SIGNED_IN,
                "send-photo", ids.stream().map(PaperId::value).toList(), said, visitor().language(), Optional.empty());
    }
}
