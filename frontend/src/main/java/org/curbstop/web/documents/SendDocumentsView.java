package org.curbstop.web.documents;

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
import org.curbstop.accounts.Person;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.cases.HandOff;
import org.curbstop.cases.HandOffContext;
import org.curbstop.cases.HandOffs;
import org.curbstop.common.Channel;
import org.curbstop.common.IdGenerator;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.documents.DocumentOwner;
import org.curbstop.documents.SentDocumentId;
import org.curbstop.documents.SentDocuments;
import org.curbstop.identity.UserRole;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.DocumentUpload;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.AccountScopedView;
import org.curbstop.web.layout.PortalLayout;
import org.curbstop.web.layout.ViewUser;

/** Sends photos and documents for an account to staff, with a description. */
@Route(value = DocumentsNavigation.SEND, layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class SendDocumentsView extends AccountScopedView {

    private final SentDocuments documents;
    private final HandOffs handOffs;
    /** One view creates one case, however often its button is pressed. */
    private final String key = IdGenerator.create("sent");

    SendDocumentsView(ViewUser visitor, Accounts accounts, SentDocuments documents, HandOffs handOffs) {
        super(visitor, accounts, "papers.title");
        this.documents = documents;
        this.handOffs = handOffs;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        var files = new DocumentUpload("papers.which", documents, DocumentOwner.of(account.id()), visitor().actor());
        String draft = "papers:" + account.id();
        var what = FormDrafts.keep(draft, new TextArea(I18n.text("papers.what")));
        what.setMaxLength(1_000);
        what.setWidthFull();
        var send = styled(new Button(I18n.text("papers.send")), "button");
        send.setEnabled(false);
        files.onChange(ids -> send.setEnabled(!ids.isEmpty()));
        send.addClickListener(pressed -> {
            FormDrafts.discard(draft);
            sent(handOffs.raise(handOffContext(account, files.documentIds(), what.getValue())));
        });
        add(paragraph("papers.lede"), card(styled(new Div(files, what, send), "form")));
    }

    private void sent(HandOff handOff) {
        clear();
        add(new Callout(StatusChip.Tone.GOOD, I18n.text("papers.sent", ReferenceNumber.display(handOff.id().value()))),
                PortalLinks.button("my/messages", I18n.text("papers.follow")));
    }

    private HandOffContext handOffContext(Account account, List<SentDocumentId> ids, String what) {
        Optional<Person> person = visitor().person();
        List<HandOffContext.ConversationLine> lines = what.isBlank() ? List.of()
                : List.of(new HandOffContext.ConversationLine(true, what.strip()));
        return new HandOffContext(
                key, HandOffContext.Kind.HAND_OFF, Channel.PORTAL, person.flatMap(Person::phone), person.map(Person::id),
                Optional.of(account.id()), VerificationLevel.SIGNED_IN,
                "send-photo", ids.stream().map(SentDocumentId::value).toList(), lines, visitor().language(), Optional.empty());
    }
}
