package org.curbstop.pages.flow;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.common.PersonId;
import org.curbstop.conversation.ConversationContext;
import org.curbstop.conversation.Conversations;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.UserInput;
import org.curbstop.identity.CurrentUser;
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
    /** The chat opens with the main menu. */
    private static final String MENU = "";
    private static final String COOKIE = "talk-chat";

    private final Conversations conversations;
    private final PageLanguageResolver languages;
    private final CurrentUser me;
    private final FormUploads uploads;

    ChatPage(Conversations conversations, PageLanguageResolver languages, CurrentUser me, FormUploads uploads) {
        this.conversations = conversations;
        this.languages = languages;
        this.me = me;
        this.uploads = uploads;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    String show(
            @RequestParam(required = false) Optional<String> turn, @RequestParam(required = false) Optional<String> refused,
            HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<ConversationCookie> known = ConversationCookie.in(request, COOKIE);
        ConversationCookie conversation = known.orElseGet(ConversationCookie::create);
        model.addAttribute("answer", currentReply(conversation, turn, request, response).withError(uploads.rejectionMessage(refused)));
        model.addAttribute("conversationId", known.isPresent() ? null : conversation.value());
        return "pages/chat";
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ChatReply state(@RequestParam(required = false) Optional<String> lang, HttpServletRequest request, HttpServletResponse response) {
        useLanguageOfPortal(lang, request);
        return currentReply(ConversationCookie.in(request, COOKIE).orElseGet(ConversationCookie::create), Optional.empty(), request,
                response);
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
        Reply reply = refused.isEmpty() ? process(conversation, turn, userInput(sent, form), request)
                : process(conversation, ConversationCookie.newTurnKey(), new UserInput.Command(UserInput.CommandKind.REPEAT), request);
        if (known) {
            return FlowPageController
                    .seeOther(URI.create(PATH + "?" + refused.map(code -> FormUploads.REJECTED + "=" + code).orElse("turn=" + turn)));
        }
        // As in FlowPageController: without a cookie, the response to the form is the next page.
        return new ModelAndView("pages/chat", Map.of(
                "answer",
                ChatReply.from(reply, ConversationCookie.newTurnKey(), uploads.limits()).withError(uploads.rejectionMessage(refused)),
                "conversationId", conversation.value()));
    }

    @PostMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ChatReply submitJson(
            @RequestParam MultiValueMap<String, String> parameters, @RequestParam(required = false) Optional<String> lang,
            HttpServletRequest request, HttpServletResponse response) {
        useLanguageOfPortal(lang, request);
        Map<String, String> form = FlowPageController.joinValues(parameters);
        ConversationCookie conversation = conversation(form, request, response);
        String turn = turnKey(conversation, FormUploads.withFiles(form, request));
        Optional<FormUploads.UploadResult> sent = uploads.store(request, turn, Channel.CHAT, person());
        return sent.orElse(null) instanceof FormUploads.UploadResult.Rejected(String code)
                ? currentReply(conversation, Optional.empty(), request, response).withError(uploads.rejectionMessage(Optional.of(code)))
                : ChatReply.from(process(conversation, turn, userInput(sent, form), request), ConversationCookie.newTurnKey(),
                uploads.limits());
    }

    /** The portal uses the language of the signed-in user, whatever language the last visitor chose in this browser. */
    private void useLanguageOfPortal(Optional<String> lang, HttpServletRequest request) {
        lang.flatMap(languages::supported).ifPresent(language -> languages.override(language, request));
    }

    private ChatReply currentReply(ConversationCookie fresh, Optional<String> turn, HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Reply> current = ConversationCookie.in(request, COOKIE)
                .map(conversation -> process(conversation, turn.orElseGet(ConversationCookie::newTurnKey),
                        new UserInput.Command(UserInput.CommandKind.REPEAT), request))
                .filter(reply -> turn.isPresent() || !reply.ended());
        if (current.isPresent()) {
            return ChatReply.from(inLanguage(current.get(), request), ConversationCookie.newTurnKey(), uploads.limits());
        }
        ConversationCookie conversation = ConversationCookie.in(request, COOKIE).isPresent() ? ConversationCookie.create() : fresh;
        conversation.remember(COOKIE, PATH, request, response);
        return ChatReply.from(process(conversation, "opened", new UserInput.SessionOpened(""), request), ConversationCookie.newTurnKey(),
                uploads.limits());
    }

    private Reply inLanguage(Reply reply, HttpServletRequest request) {
        var chosen = languages.of(request);
        return reply.ended() || reply.language().equals(chosen)
                ? reply
                : process(ConversationCookie.in(request, COOKIE).orElseThrow(), ConversationCookie.newTurnKey(),
                        new UserInput.LanguageSelection(chosen), request);
    }

    private Reply process(ConversationCookie conversation, String turn, UserInput input, HttpServletRequest request) {
        Optional<PersonId> person = person();
        // Signing in or out in this browser starts a separate conversation: what one person has proved does not apply to the next.
        String key = person.map(id -> conversation.value() + "." + id.value()).orElse(conversation.value());
        return conversations.takeTurn(
                new ConversationContext(Channel.CHAT, key, Optional.empty(), person, Optional.of(languages.of(request)),
                        request.getRemoteAddr()),
                MENU, turn, input);
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
        if ("PERSON".equals(form.get("wish"))) {
            return new UserInput.Command(UserInput.CommandKind.PERSON);
        }
        String words = form.getOrDefault("words", "").strip();
        return words.isEmpty() ? new UserInput.Silence() : UserInput.Utterance.typed(words);
    }
}
