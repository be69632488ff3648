package org.curbstop.pages.flow;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.curbstop.chats.Chat;
import org.curbstop.common.Channel;
import org.curbstop.common.PersonId;
import org.curbstop.conversation.UserInput;
import org.curbstop.identity.CurrentUser;
import org.curbstop.pages.flow.ChatDialogue.ChatVisitor;
import org.curbstop.pages.layout.PageLanguageResolver;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/**
 * Chat controller: a plain page that works with form posts, and the same conversation as JSON for the script that turns the page, or the
 * portal's chat button, into a chat window.
 */
@Controller
class ChatPage {

    static final String PATH = "/chat";
    private static final String COOKIE = "talk-chat";
    private static final String AFTER = "after";
    private static final String COMMAND = "wish";
    private static final String RATE = "rate";
    /** Fragment that shows the latest message after an answer, not the beginning of a long chat. */
    private static final String LATEST = "#latest";

    private final ChatDialogue dialogue;
    private final PageLanguageResolver languages;
    private final CurrentUser me;
    private final FormUploads uploads;

    ChatPage(ChatDialogue dialogue, PageLanguageResolver languages, CurrentUser me, FormUploads uploads) {
        this.dialogue = dialogue;
        this.languages = languages;
        this.me = me;
        this.uploads = uploads;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    String show(
            @RequestParam(required = false) Optional<String> turn, @RequestParam(required = false) Optional<String> refused,
            @RequestParam(name = "new", required = false) Optional<String> another,
            HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<ConversationCookie> known = ConversationCookie.in(request, COOKIE);
        ConversationCookie conversation = known.orElseGet(ConversationCookie::create);
        ChatReply answer = current(conversation, turn.filter(ConversationCookie::isTurnKey), 0, another.isPresent(), request, response);
        model.addAttribute("answer", answer.withError(uploads.rejectionMessage(refused)));
        model.addAttribute("conversationId", known.isPresent() ? null : conversation.value());
        return "pages/chat";
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ChatReply state(@RequestParam(required = false) Optional<String> lang, @RequestParam(defaultValue = "0") int after,
            @RequestParam(name = "new", required = false) Optional<String> another, HttpServletRequest request,
            HttpServletResponse response) {
        useLanguageOfPortal(lang, request);
        return current(ConversationCookie.in(request, COOKIE).orElseGet(ConversationCookie::create), Optional.empty(), after,
                another.isPresent(), request, response);
    }

    @PostMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView submitForm(@RequestParam MultiValueMap<String, String> parameters, HttpServletRequest request,
            HttpServletResponse response) {
        Map<String, String> form = FlowPageController.joinValues(parameters);
        boolean known = ConversationCookie.in(request, COOKIE).isPresent();
        ConversationCookie conversation = conversation(form, request, response);
        String turn = turnKey(conversation, FormUploads.withFiles(form, request));
        Optional<FormUploads.UploadResult> sent = uploads.store(request, turn, Channel.CHAT, person());
        Optional<String> refused = sent.orElse(null) instanceof FormUploads.UploadResult.Rejected(String code) ? Optional.of(code)
                : Optional.empty();
        ChatVisitor visitor = visitor(conversation, request);
        ChatReply reply = refused.isEmpty() ? submit(visitor, turn, sent, form, 0)
                : dialogue.show(visitor, Optional.empty(), 0, false).orElseGet(() -> dialogue.begin(visitor));
        if (known) {
            String query = refused.map(code -> FormUploads.REJECTED + "=" + code).orElse("turn=" + turn);
            return FlowPageController.seeOther(URI.create(PATH + "?" + query + LATEST));
        }
        // As in FlowPageController: without a cookie, the response to the form is the next page.
        return new ModelAndView("pages/chat", Map.of("answer", reply.withError(uploads.rejectionMessage(refused)),
                "conversationId", conversation.value()));
    }

    @PostMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ChatReply submitJson(@RequestParam MultiValueMap<String, String> parameters, @RequestParam(required = false) Optional<String> lang,
            @RequestParam(defaultValue = "0") int after, HttpServletRequest request, HttpServletResponse response) {
        useLanguageOfPortal(lang, request);
        Map<String, String> form = FlowPageController.joinValues(parameters);
        form.remove(AFTER);
        ConversationCookie conversation = conversation(form, request, response);
        String turn = turnKey(conversation, FormUploads.withFiles(form, request));
        Optional<FormUploads.UploadResult> sent = uploads.store(request, turn, Channel.CHAT, person());
        return sent.orElse(null) instanceof FormUploads.UploadResult.Rejected(String code)
                ? current(conversation, Optional.empty(), after, false, request, response)
                        .withError(uploads.rejectionMessage(Optional.of(code)))
                : submit(visitor(conversation, request), turn, sent, form, after);
    }

    /** The portal uses the language of the signed-in user, whatever language the last visitor chose in this browser. */
    private void useLanguageOfPortal(Optional<String> lang, HttpServletRequest request) {
        lang.flatMap(languages::supported).ifPresent(language -> languages.override(language, request));
    }

    /** @param fresh conversation for a browser that has none yet */
    private ChatReply current(ConversationCookie fresh, Optional<String> turn, int after, boolean another, HttpServletRequest request,
            HttpServletResponse response) {
        Optional<ConversationCookie> known = ConversationCookie.in(request, COOKIE);
        Optional<ChatReply> current = known.flatMap(conversation -> dialogue.show(visitor(conversation, request), turn, after, another));
        ConversationCookie conversation = current.isPresent() || known.isEmpty() ? fresh : ConversationCookie.create();
        if (current.isEmpty() || current.get().live()) { // renewed while a window waits for staff, so that it keeps its chat
            conversation.remember(COOKIE, PATH, request, response);
        }
        return current.orElseGet(() -> dialogue.begin(visitor(conversation, request)));
    }

    private ChatReply submit(ChatVisitor visitor, String turn, Optional<FormUploads.UploadResult> sent, Map<String, String> form,
            int after) {
        Optional<Chat.Helpfulness> rating = Arrays.stream(Chat.Helpfulness.values())
                .filter(answer -> answer.name().equals(form.get(RATE))).findFirst();
        if (rating.isPresent()) {
            return dialogue.rate(visitor, rating.get(), after);
        }
        return switch (form.getOrDefault(COMMAND, "")) {
            case ChatTexts.ASSISTANT -> dialogue.backToAssistant(visitor, after);
            case ChatTexts.END -> dialogue.end(visitor, turn, after);
            default -> dialogue.submit(visitor, turn, userInput(sent, form), after);
        };
    }

    private ChatVisitor visitor(ConversationCookie conversation, HttpServletRequest request) {
        Optional<PersonId> person = person();
        // Signing in or out in this browser starts a separate conversation: what one person has proved does not apply to the next.
        String key = person.map(id -> conversation.value() + "." + id.value()).orElse(conversation.value());
        return new ChatVisitor(key, person, languages.of(request), request.getRemoteAddr());
    }

    private Optional<PersonId> person() {
        return me.find().flatMap(signedIn -> signedIn.person());
    }

    private static ConversationCookie conversation(Map<String, String> form, HttpServletRequest request, HttpServletResponse response) {
        ConversationCookie conversation = ConversationCookie.in(request, COOKIE).or(() -> ConversationCookie.in(form))
                .orElseGet(ConversationCookie::create);
        conversation.remember(COOKIE, PATH, request, response);
        return conversation;
    }

    private static String turnKey(ConversationCookie conversation, Map<String, String> form) {
        String page = Optional.ofNullable(form.get("turn")).filter(turn -> turn.matches("[\\w-]{1,40}"))
                .orElseGet(ConversationCookie::newTurnKey);
        return conversation.turnKey(page, form);
    }

    private static UserInput userInput(Optional<FormUploads.UploadResult> sent, Map<String, String> form) {
        return sent.orElse(null) instanceof FormUploads.UploadResult.Accepted(UserInput.Attachments attachments) ? attachments
                : userInput(form);
    }

    private static UserInput userInput(Map<String, String> form) {
        if (form.containsKey("pick")) {
            return new UserInput.Selection(form.get("pick"));
        }
        if (ChatTexts.PERSON.equals(form.get(COMMAND))) {
            return new UserInput.Command(UserInput.CommandKind.PERSON);
        }
        String words = form.getOrDefault("words", "").strip();
        return words.isEmpty() ? new UserInput.Silence() : UserInput.Utterance.typed(words);
    }
}
