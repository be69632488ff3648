package org.curbstop.pages.flow;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.ConversationContext;
import org.curbstop.conversation.Conversations;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.UserInput;
import org.curbstop.pages.layout.PageLanguageResolver;
import org.curbstop.pages.layout.PageNotFoundException;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Renders a flow as pages with one question each. An answer is posted and redirected to the page that shows its result, addressed by the
 * turn key: reloading, going back and pressing twice return the reply that was given, and nothing is done twice.
 */
@Controller
class FlowPageController {

    static final String ANSWER = "answer.";
    static final String TURN = "turn";
    static final String COMMAND = "wish";
    private static final String EXPIRED = "expired";

    private final Conversations conversations;
    private final PageLanguageResolver languages;
    private final MessageSource messages;
    private final FormUploads uploads;

    FlowPageController(Conversations conversations, PageLanguageResolver languages, MessageSource messages, FormUploads uploads) {
        this.conversations = conversations;
        this.languages = languages;
        this.messages = messages;
        this.uploads = uploads;
    }

    ModelAndView show(
            @RequestParam(name = TURN, required = false) Optional<String> requestedTurn,
            @RequestParam(name = FormUploads.REJECTED, required = false) Optional<String> refused, HttpServletRequest request,
            HttpServletResponse response) {
        FlowPage flowPage = flowPage(request);
        Optional<String> turn = requestedTurn.filter(ConversationCookie::isTurnKey);
        Optional<ConversationCookie> begun = ConversationCookie.in(request, flowPage.cookieName());
        Optional<Reply> current =
                begun.map(conversation -> inLanguage(conversation, currentReply(flowPage, conversation, turn, request), request))
                .filter(reply -> !isIdle(reply) && (turn.isPresent() || !reply.ended()));
        ConversationCookie conversation = current.isPresent() ? begun.orElseThrow() : ConversationCookie.create();
        Reply reply = current.orElseGet(() -> open(conversation, flowPage, request));
        conversation.remember(flowPage.cookieName(), flowPage.path(), request, response);
        return page(flowPage, reply, refused, begun.isPresent() ? Optional.empty() : Optional.of(conversation))
                // Without a cookie, so that a reload does not say it of newer answers.
                .addObject(EXPIRED, begun.isEmpty() && request.getParameter(EXPIRED) != null);
    }

    ModelAndView answer(@RequestParam MultiValueMap<String, String> parameters, HttpServletRequest request, HttpServletResponse response) {
        FlowPage flowPage = flowPage(request);
        Map<String, String> form = joinValues(parameters);
        Optional<ConversationCookie> kept = ConversationCookie.in(request, flowPage.cookieName());
        if (kept.isEmpty() && form.containsKey(TURN) && !form.containsKey(ConversationCookie.FORM_FIELD)) {
            // The cookie of this page has expired, and with it the answers.
            return seeOther(URI.create(flowPage.path() + "?" + EXPIRED + "=1"));
        }
        ConversationCookie conversation = kept.or(() -> ConversationCookie.in(form)).orElseGet(ConversationCookie::create);
        conversation.remember(flowPage.cookieName(), flowPage.path(), request, response);
        String page = Optional.ofNullable(form.get(TURN)).filter(ConversationCookie::isPageKey)
                .orElseGet(ConversationCookie::newTurnKey);
        String turn = conversation.turnKey(page, FormUploads.withFiles(form, request));
        Optional<FormUploads.UploadResult> sent = form.containsKey(COMMAND) ? Optional.empty()
                : uploads.store(request, turn, Channel.PAGE, Optional.empty());
        if (sent.orElse(null) instanceof FormUploads.UploadResult.Rejected(String code)) {
            return kept.isPresent() ? seeOther(URI.create(flowPage.path() + "?" + FormUploads.REJECTED + "=" + code))
                    : page(flowPage, currentReply(flowPage, conversation, Optional.empty(), request), Optional.of(code),
                    Optional.of(conversation));
        }
        UserInput input = sent.orElse(null) instanceof FormUploads.UploadResult.Accepted(UserInput.Attachments attachments) ? attachments
                : userInput(form);
        Reply reply = conversations.takeTurn(approach(conversation, request), flowPage.task(), turn, input);
        Optional<URI> cardPage = cardPage(reply);
        if (cardPage.isPresent() || kept.isPresent()) {
            return seeOther(cardPage.orElseGet(() -> URI.create(flowPage.path() + "?" + TURN + "=" + turn)));
        }
        // The browser sent no cookie: a redirect would lose the conversation, so the response to the form is the next page.
        Reply next = isIdle(reply) ? open(conversation, flowPage, request) : reply;
        return page(flowPage, next, Optional.empty(), Optional.of(conversation));
    }

    static ModelAndView seeOther(URI to) {
        var redirect = new RedirectView(to.toString(), false, false, false);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        redirect.setExpandUriTemplateVariables(false);
        return new ModelAndView(redirect);
    }

    /** @param cookieless conversation of a browser that sent no cookie */
    private ModelAndView page(FlowPage flowPage, Reply reply, Optional<String> refused, Optional<ConversationCookie> cookieless) {
        FlowPageModel view = FlowPageModel.from(reply, uploads.rejectionMessage(refused));
        var page = new ModelAndView("pages/flow");
        page.addObject("flowPage", flowPage);
        page.addObject("view", view);
        page.addObject("name", message("flow." + flowPage.task()));
        page.addObject("title", title(view, message("flow." + flowPage.task())));
        page.addObject("turn", ConversationCookie.newTurnKey());
        page.addObject("conversationId", cookieless.map(ConversationCookie::value).orElse(null));
        return page;
    }

    private Reply open(ConversationCookie conversation, FlowPage flowPage, HttpServletRequest request) {
        return conversations.takeTurn(approach(conversation, request), flowPage.task(), "opened",
                new UserInput.SessionOpened(flowPage.task()));
    }

    /** Joins all values of a field into one answer; a group with nothing checked arrives as an empty value. */
    static Map<String, String> joinValues(MultiValueMap<String, String> parameters) {
        Map<String, String> form = new LinkedHashMap<>();
        parameters.forEach((name, values) -> form.put(name, String.join(" ", values).strip()));
        return form;
    }

    /** Redirects to the card page immediately if it is the next step; this page offers it again to a payer who returns. */
    private static Optional<URI> cardPage(Reply reply) {
        return reply.said().stream().filter(BotResponse.CardRequest.class::isInstance)
                .map(card -> URI.create(((BotResponse.CardRequest) card).url())).findFirst();
    }

    /** Returns the reply to the turn, or the current question if there is no turn. */
    private Reply currentReply(FlowPage flowPage, ConversationCookie conversation, Optional<String> turn, HttpServletRequest request) {
        return conversations.takeTurn(approach(conversation, request), flowPage.task(), turn.orElseGet(ConversationCookie::newTurnKey),
                new UserInput.Command(UserInput.CommandKind.REPEAT));
    }

    private Reply inLanguage(ConversationCookie conversation, Reply reply, HttpServletRequest request) {
        Language chosen = languages.of(request);
        return reply.ended() || reply.language().equals(chosen)
                ? reply
                : conversations.takeTurn(approach(conversation, request), ConversationCookie.newTurnKey(),
                new UserInput.LanguageSelection(chosen));
    }

    /**
     * Returns whether the conversation is at the main menu without a result. That is where an expired conversation is, so the page opens
     * its own task; a conversation that has just ended still has a result to show.
     */
    private static boolean isIdle(Reply reply) {
        return !reply.ended() && (reply.task().isBlank() || reply.task().equals("main-menu"));
    }

    /** Puts the question or result before the task, so that tabs and history entries of one task can be told apart. */
    private String title(FlowPageModel view, String name) {
        String heading = view.heading().map(text -> text + " – " + name).orElse(name);
        return view.errors().isEmpty() ? heading : message("flow.error") + " " + heading;
    }

    private String message(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }

    private ConversationContext approach(ConversationCookie conversation, HttpServletRequest request) {
        return new ConversationContext(
                Channel.PAGE, conversation.value(), Optional.empty(), Optional.empty(), Optional.of(languages.of(request)),
                request.getRemoteAddr());
    }

    private static UserInput userInput(Map<String, String> form) {
        Optional<UserInput.CommandKind> command = Optional.ofNullable(form.get(COMMAND)).flatMap(FlowPageController::command);
        if (command.isPresent()) {
            return new UserInput.Command(command.get());
        }
        Map<String, String> answers = new LinkedHashMap<>();
        form.forEach((name, value) -> {
            if (name.startsWith(ANSWER)) {
                answers.put(name.substring(ANSWER.length()), value.strip());
            }
        });
        return new UserInput.FormSubmission(answers);
    }

    private static Optional<UserInput.CommandKind> command(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "BACK" -> Optional.of(UserInput.CommandKind.BACK);
            case "START_OVER" -> Optional.of(UserInput.CommandKind.START_OVER);
            case "PERSON" -> Optional.of(UserInput.CommandKind.PERSON);
            default -> Optional.empty();
        };
    }

    private FlowPage flowPage(HttpServletRequest request) {
        return FlowPage.find(request.getRequestURI()).filter(flowPage -> flowPage.isOpen(conversations.tasks()))
                .orElseThrow(PageNotFoundException::new);
    }
}
