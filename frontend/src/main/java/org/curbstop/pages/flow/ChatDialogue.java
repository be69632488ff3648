package org.curbstop.pages.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.chats.Chat;
import org.curbstop.chats.ChatMessage;
import org.curbstop.chats.Chats;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.ConversationContext;
import org.curbstop.conversation.Conversations;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.UserInput;
import org.curbstop.conversation.UtteranceLimit;
import org.curbstop.pages.flow.ChatReply.ChatLine;
import org.curbstop.pages.flow.ChatReply.ChatQuestion;
import org.springframework.stereotype.Component;

/** Passes a customer's messages to the assistant or, once staff are requested or present, to them; stores what both sides write. */
@Component
record ChatDialogue(Conversations conversations, Chats chats, ChatTexts texts, FormUploads uploads) {

    /** The chat opens with the main menu. */
    private static final String MENU = "";
    private static final String QUESTION = "question";
    /** Flow in which customers may type a code before they are asked for it, and the choice that leads to it in other flows. */
    private static final String PROOF = "verify-person";
    private static final String PROVE = "prove";
    private static final UserInput REPEAT = new UserInput.Command(UserInput.CommandKind.REPEAT);

    /**
     * @param browser secret of the cookie plus the signed-in person, because what one person has proved does not apply to the next
     * @param origin IP address
     */
    record ChatVisitor(String browser, Optional<PersonId> person, Language language, String origin) {}

    /** Opens a chat. Nothing is stored until the customer writes. */
    ChatReply begin(ChatVisitor visitor) {
        return assistantReply(takeTurn(visitor, "opened", new UserInput.SessionOpened(MENU)), Optional.empty(), List.of());
    }

    /**
     * Returns the current state of the chat.
     *
     * @param turn turn whose reply is requested: the last answer on a page without scripts
     * @param after number of the last line that the window already shows
     * @return empty if there is no chat, or if it has ended and another one is requested
     */
    Optional<ChatReply> show(ChatVisitor visitor, Optional<String> turn, int after, boolean another) {
        Optional<Chat> chat = chats.visit(visitor.browser());
        if (chat.filter(known -> known.isWithStaff() || known.hasEnded()).isPresent()) {
            return chat.filter(known -> !known.hasEnded() || !another).map(known -> reply(known, visitor.language(), after));
        }
        if (chat.filter(known -> known.conversation().isEmpty()).isPresent()) {
            String turnOfMenu = "after-" + chat.get().written();
            Reply menu = takeTurn(visitor, turnOfMenu, new UserInput.SessionOpened(MENU));
            Chat again = chats.record(visitor.browser(),
                    new Chats.AssistantTurn(menu.talkId(), turnOfMenu, List.of(), drafts(menu), false));
            return Optional.of(assistantReply(menu, Optional.of(again), lines(again, after)));
        }
        Reply current = inLanguage(visitor, takeTurn(visitor, turn.orElseGet(ConversationCookie::newTurnKey), REPEAT));
        if (current.ended() && turn.isEmpty()) {
            return Optional.empty();
        }
        Optional<Chat> same = chat.filter(known -> known.conversation().equals(current.talkId()));
        return Optional.of(assistantReply(current, same, same.map(known -> lines(known, after)).orElse(List.of())));
    }

    /** Processes an answer, a message to staff, or one of the {@linkplain ChatReply#actions actions}. */
    ChatReply submit(ChatVisitor visitor, String turn, UserInput input, int after) {
        boolean withStaff = chats.visit(visitor.browser()).filter(Chat::isWithStaff).isPresent();
        return switch (input) {
            case UserInput.Utterance words when withStaff -> write(visitor, turn, UtteranceLimit.truncate(words.text()), after);
            case UserInput.Attachments files when withStaff -> sendFiles(visitor, turn, files, after);
            case UserInput.Silence _ when withStaff -> show(visitor, Optional.empty(), after, false).orElseGet(() -> begin(visitor));
            default -> answer(visitor, turn, input, after);
        };
    }

    ChatReply backToAssistant(ChatVisitor visitor, int after) {
        chats.backToAssistant(visitor.browser());
        return show(visitor, Optional.empty(), after, false).orElseGet(() -> begin(visitor));
    }

    /** Ends the chat, its conversation, and everything that was verified in it. */
    ChatReply end(ChatVisitor visitor, String turn, int after) {
        Optional<Chat> ended = chats.end(visitor.browser());
        if (ended.isPresent()) {
            takeTurn(visitor, turn, new UserInput.SessionClosed());
        }
        return ended.map(chat -> reply(chat, visitor.language(), after)).orElseGet(() -> begin(visitor));
    }

    ChatReply rate(ChatVisitor visitor, Chat.Helpfulness answer, int after) {
        return chats.rate(visitor.browser(), answer).map(chat -> reply(chat, visitor.language(), after)).map(rated -> {
            var lines = new ArrayList<>(rated.lines());
            lines.add(texts.thanks());
            return new ChatReply(rated.turn(), rated.language(), rated.ended(), lines, rated.question(), rated.last(), rated.status(),
                    rated.live(), rated.actions(), rated.rating());
        }).orElseGet(() -> begin(visitor));
    }

    private ChatReply answer(ChatVisitor visitor, String turn, UserInput input, int after) {
        Optional<Chat> before = chats.find(visitor.browser()).filter(chat -> !chat.hasEnded());
        List<ChatMessage.NewChatMessage> opening = before.isPresent() ? List.of()
                : Optional.of(takeTurn(visitor, ConversationCookie.newTurnKey(), REPEAT)).filter(first -> !first.ended())
                        .map(ChatDialogue::drafts).orElse(List.of());
        Reply reply = takeTurn(visitor, turn, input);
        List<ChatMessage.NewChatMessage> lines = new ArrayList<>(input instanceof UserInput.Attachments files
                ? List.of(filesLine(files)) : reply.echo().map(ChatMessage.NewChatMessage::byCustomer).stream().toList());
        lines.addAll(drafts(reply));
        Chat chat = chats.record(visitor.browser(), new Chats.AssistantTurn(reply.talkId(), turn, opening, lines, reply.ended()));
        return chat.isWithStaff() || chat.hasEnded() ? reply(chat, reply.language(), from(chat, turn, after))
                : assistantReply(reply, Optional.of(chat), lines(chat, from(chat, turn, after)));
    }

    /** Returns the number of the last line that the window shows. One without a number shows the opening, which was not yet stored. */
    private static int from(Chat chat, String turn, int after) {
        return after > 0 ? after : chat.messages().stream().filter(message -> message.turn().equals(turn)).findFirst()
                .map(message -> message.number() - 1).orElse(0);
    }

    private ChatReply write(ChatVisitor visitor, String turn, String words, int after) {
        List<ChatMessage.NewChatMessage> warnings = new ArrayList<>();
        for (BotResponse response : conversations.hazardWarnings(visitor.language(), words)) {
            if (response instanceof BotResponse.Question suspected) {
                warnings.add(ChatMessage.NewChatMessage.byAssistant("warning", suspected.text() + "\n" + texts.hazardWarning(), ""));
            } else {
                warnings.addAll(draft(response).stream().toList());
            }
        }
        return chats.write(visitor.browser(), turn, ChatMessage.NewChatMessage.byCustomer(words), warnings)
                .map(chat -> reply(chat, visitor.language(), after))
                .orElseGet(() -> chatFull(visitor, after));
    }

    private ChatReply sendFiles(ChatVisitor visitor, String turn, UserInput.Attachments files, int after) {
        return chats.write(visitor.browser(), turn, filesLine(files), List.of()).map(chat -> reply(chat, visitor.language(), after))
                .orElseGet(() -> chatFull(visitor, after));
    }

    private static ChatMessage.NewChatMessage filesLine(UserInput.Attachments files) {
        return new ChatMessage.NewChatMessage(ChatMessage.Author.CUSTOMER, ChatMessage.FILES, String.join(" ", files.ids()), "", "");
    }

    /** Returns the chat with an error: staff have left meanwhile, or the customer has sent more than one can read. */
    private ChatReply chatFull(ChatVisitor visitor, int after) {
        ChatReply now = show(visitor, Optional.empty(), after, false).orElseGet(() -> begin(visitor));
        var lines = new ArrayList<>(now.lines());
        lines.add(ChatLine.error(texts.chatFull()));
        return new ChatReply(now.turn(), now.language(), now.ended(), lines, now.question(), now.last(), now.status(), now.live(),
                now.actions(), now.rating());
    }

    private Reply inLanguage(ChatVisitor visitor, Reply reply) {
        return reply.ended() || reply.language().equals(visitor.language()) ? reply
                : takeTurn(visitor, ConversationCookie.newTurnKey(), new UserInput.LanguageSelection(visitor.language()));
    }

    private Reply takeTurn(ChatVisitor visitor, String turn, UserInput input) {
        return conversations.takeTurn(new ConversationContext(Channel.CHAT, visitor.browser(), Optional.empty(), visitor.person(),
                Optional.of(visitor.language()), visitor.origin()), MENU, turn, input);
    }

    private static List<ChatMessage.NewChatMessage> drafts(Reply reply) {
        return reply.said().stream().flatMap(response -> draft(response).stream()).toList();
    }

    private static Optional<ChatMessage.NewChatMessage> draft(BotResponse response) {
        return switch (response) {
            case BotResponse.Message message -> Optional
                    .of(ChatMessage.NewChatMessage.byAssistant(message.tone().name().toLowerCase(Locale.ROOT), message.text(), ""));
            case BotResponse.Link link -> Optional.of(ChatMessage.NewChatMessage.byAssistant("link", link.text(), link.url()));
            case BotResponse.CardRequest card -> Optional.of(ChatMessage.NewChatMessage.byAssistant("card", card.text(), card.url()));
            case BotResponse.Question asked -> Optional.of(ChatMessage.NewChatMessage.byAssistant(QUESTION, asked.text(), ""));
            case BotResponse.HandOff _, BotResponse.End _ -> Optional.empty();
        };
    }

    private List<ChatLine> lines(Chat chat, int after) {
        return chat.messages().stream().filter(message -> message.number() > after).map(texts::line).toList();
    }

    private ChatReply reply(Chat chat, Language language, int after) {
        return new ChatReply(ConversationCookie.newTurnKey(), language.tag(), chat.hasEnded(), lines(chat, after), Optional.empty(),
                chat.written(), texts.status(chat), chat.isWithStaff(), texts.actions(Optional.of(chat), chat.hasEnded()),
                texts.rating(chat));
    }

    /** @param history lines of the chat, if there is one. The open question is not a line, because it comes with its choices */
    private ChatReply assistantReply(Reply reply, Optional<Chat> chat, List<ChatLine> history) {
        List<ChatLine> lines = chat.isPresent() ? history
                : drafts(reply).stream().map(line -> new ChatLine("us", "", line.kind(), line.text(), line.url())).toList();
        boolean asks = !lines.isEmpty() && lines.getLast().kind().equals(QUESTION);
        Optional<ChatQuestion> question = reply.said().stream().filter(BotResponse.Question.class::isInstance)
                .map(BotResponse.Question.class::cast).reduce((_, last) -> last).map(asked -> question(asked, reply.task()));
        return new ChatReply(ConversationCookie.newTurnKey(), reply.language().tag(), reply.ended(),
                asks && question.isPresent() ? lines.subList(0, lines.size() - 1) : lines, question, chat.map(Chat::written).orElse(0), "",
                false, texts.actions(chat, reply.ended()), Optional.empty());
    }

    private static boolean mayHoldCode(BotResponse.Question asked, String task) {
        return asked.expected() == BotResponse.SlotType.CHOICE
                && (task.equals(PROOF) || asked.choices().stream().anyMatch(choice -> choice.value().equals(PROVE)));
    }

    private ChatQuestion question(BotResponse.Question asked, String task) {
        QuestionField field = new QuestionField(asked);
        return new ChatQuestion(asked.text(), asked.hint(), asked.error(), asked.expected() == BotResponse.SlotType.SECRET,
                mayHoldCode(asked, task), field.isPhoto() ? uploads.limits() : "", field.isSeveral(), field.inputMode(), asked.choices());
    }
}
