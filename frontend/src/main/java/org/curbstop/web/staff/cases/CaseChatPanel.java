package org.curbstop.web.staff.cases;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.messages.MessageList;
import com.vaadin.flow.component.messages.MessageListItem;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.shared.Registration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.curbstop.cases.CaseId;
import org.curbstop.chats.ChatDesk;
import org.curbstop.chats.ChatMessage;
import org.curbstop.documents.SentDocumentId;
import org.curbstop.documents.SentDocuments;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.SentDocumentList;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.ViewUser;

/**
 * Chat of a case, with a field to answer. It polls for new messages, but stops when nobody has written for a while, because an open tab
 * must not keep a user signed in.
 */
final class CaseChatPanel extends Section {

    static final int POLL_MILLIS = 3_000;
    private static final Duration ATTENDED = Duration.ofMinutes(15);
    private static final int MAX_LENGTH = 1_000;

    private final CaseId id;
    private final ChatDesk desk;
    private final SentDocuments documents;
    private final ViewUser user;
    private final Clock clock;
    private final Runnable changed;
    private final MessageList thread = new MessageList();
    private final Paragraph presence = new Paragraph();
    private final Div files = new Div();
    private final Instant opened;
    private ChatDesk.DeskChat shown;
    private Registration polling = () -> {};

    /** @param changed run when the customer or a colleague joined, left or ended the chat */
    CaseChatPanel(CaseId id, ChatDesk.DeskChat chat, ChatDesk desk, SentDocuments documents, ViewUser user, Clock clock, Runnable changed) {
        this.id = id;
        this.desk = desk;
        this.documents = documents;
        this.user = user;
        this.clock = clock;
        this.changed = changed;
        this.shown = chat;
        this.opened = clock.instant();
        addClassName("card");
        presence.getElement().setAttribute("role", "status");
        thread.setAnnounceMessages(true);
        add(new H2(I18n.text("staff.chat")), presence, thread, files);
        if (chat.canWrite()) {
            add(answer());
        }
        show(chat);
    }

    private Div answer() {
        String draft = "chat:" + id;
        var text = FormDrafts.keep(draft, new TextArea(I18n.text("staff.chat.answer")));
        text.setMaxLength(MAX_LENGTH);
        text.setHelperText(I18n.text("staff.chat.hint"));
        var send = TitledView.button("staff.chat.send", "button", () -> {
            if (text.getValue().isBlank()) {
                FormBinder.reject(text, I18n.text("staff.chat.missing"));
            } else if (desk.write(id, user.actor(), text.getValue())) {
                FormDrafts.discard(draft);
                FormBinder.empty(text);
                text.focus();
                refresh();
            } else {
                changed.run();
            }
        });
        send.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(text);
        return new Div(text, TitledView.row("ways", send, TitledView.button("staff.chat.leave", "button button-quiet", () -> {
            desk.leave(id, user.actor());
            changed.run();
        })));
    }

    @Override
    protected void onAttach(AttachEvent attaching) {
        if (shown.canWrite() || shown.isWaiting()) {
            attaching.getUI().setPollInterval(POLL_MILLIS);
            polling = attaching.getUI().addPollListener(poll -> {
                if (!isAttended()) {
                    stop();
                }
                refresh();
            });
        }
    }

    @Override
    protected void onDetach(DetachEvent leaving) {
        stop();
    }

    private void stop() {
        getUI().ifPresent(ui -> ui.setPollInterval(-1));
        polling.remove();
    }

    private boolean isAttended() {
        Instant last = shown.messages().isEmpty() ? opened : shown.messages().getLast().at();
        return (last.isAfter(opened) ? last : opened).plus(ATTENDED).isAfter(clock.instant());
    }

    private void refresh() {
        desk.open(id, user.actor()).ifPresentOrElse(now -> {
            boolean other = now.canWrite() != shown.canWrite() || now.isWaiting() != shown.isWaiting();
            show(now);
            if (other) {
                changed.run();
            }
        }, changed);
    }

    private void show(ChatDesk.DeskChat now) {
        if (!now.messages().equals(shown.messages()) || thread.getItems().isEmpty()) {
            thread.setItems(now.messages().stream().map(this::item).toList());
            files.removeAll();
            List<SentDocumentId> sent = now.messages().stream().filter(CaseChatPanel::hasFiles)
                    .flatMap(message -> Arrays.stream(message.text().split(" "))).flatMap(name -> SentDocumentId.parse(name).stream())
                            .toList();
            if (!sent.isEmpty()) {
                files.add(TitledView.paragraph("staff.packet.papers"), new SentDocumentList(documents.list(sent, user.actor())));
            }
        }
        presence.setText(now.customerAway().map(since -> I18n.text("staff.chat.away", I18n.formats().time(since.atZone(user.zone()))))
                .orElseGet(() -> I18n.text(now.canWrite() ? "staff.chat.here" : now.isWaiting() ? "staff.chat.waiting"
                        : "staff.chat.over")));
        shown = now;
    }

    /** Creates a plain-text item; the list renders no markup. */
    private MessageListItem item(ChatMessage message) {
        var item = new MessageListItem(switch (message.author()) {
            case CUSTOMER -> hasFiles(message) ? I18n.text("staff.chat.files") : message.text();
            case ASSISTANT, STAFF -> message.text();
            case NOTICE -> I18n.text("staff.chat.notice." + message.kind(), message.name());
        }, message.at(), switch (message.author()) {
            case CUSTOMER -> I18n.text("staff.customer");
            case ASSISTANT -> I18n.text("staff.machine");
            case STAFF -> message.name();
            case NOTICE -> I18n.text("staff.chat.notice");
        });
        item.setUserColorIndex(message.author().ordinal());
        return item;
    }

    private static boolean hasFiles(ChatMessage message) {
        return message.author() == ChatMessage.Author.CUSTOMER && message.kind().equals(ChatMessage.FILES);
    }
}
