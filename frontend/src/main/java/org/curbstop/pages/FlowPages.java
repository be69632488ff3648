package org.curbstop.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.conversation.Approach;
import org.curbstop.conversation.Conversations;
import org.curbstop.conversation.Heard;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.Said;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Draws a flow as pages, one question each. An answer is posted and answered by a redirect to the page that shows what came of it,
 * named by the answer's turn key: reloading, going back and pressing twice all find the reply that was given, and nothing is done twice.
 */
@Controller
class FlowPages {

    static final String ANSWER = "answer.";
    static final String TURN = "turn";
    static final String WISH = "wish";

    private final Conversations conversations;
    private final LanguageChoice languages;
    private final MessageSource words;
    private final Uploads uploads;

    FlowPages(Conversations conversations, LanguageChoice languages, MessageSource words, Uploads uploads) {
        this.conversations = conversations;
        this.languages = languages;
        this.words = words;
        this.uploads = uploads;
    }

    @GetMapping({"/pay", "/outage", "/outage/status", "/start", "/stop", "/move", "/visit", "/order", "/help-paying", "/send-photo"})
    ModelAndView show(
            @RequestParam(name = TURN, required = false) Optional<String> turn,
            @RequestParam(name = Uploads.REFUSED, required = false) Optional<String> refused, HttpServletRequest request, HttpServletResponse response) {
        FlowDoor door = door(request);
        Optional<TalkKey> begun = TalkKey.in(request, door.cookie());
        Optional<Reply> standing = begun.map(talk -> inLanguage(talk, again(door, talk, turn, request), request))
                .filter(reply -> !isIdle(reply) && (turn.isPresent() || !reply.ended()));
        TalkKey talk = standing.isPresent() ? begun.orElseThrow() : TalkKey.fresh();
        Reply reply = standing.orElseGet(() -> opened(talk, door, request));
        talk.remember(door.cookie(), door.path(), request, response);
        return page(door, reply, refused, begun.isPresent() ? Optional.empty() : Optional.of(talk));
    }

    @PostMapping({"/pay", "/outage", "/outage/status", "/start", "/stop", "/move", "/visit", "/order", "/help-paying", "/send-photo"})
    ModelAndView answer(@RequestParam MultiValueMap<String, String> filled, HttpServletRequest request, HttpServletResponse response) {
        FlowDoor door = door(request);
        Map<String, String> form = joined(filled);
        Optional<TalkKey> kept = TalkKey.in(request, door.cookie());
        TalkKey talk = kept.or(() -> TalkKey.in(form)).orElseGet(TalkKey::fresh);
        talk.remember(door.cookie(), door.path(), request, response);
        String page = Optional.ofNullable(form.get(TURN)).filter(turn -> turn.matches("[\\w-]{1,40}")).orElseGet(TalkKey::newTurn);
        String turn = talk.turn(page, Uploads.withFiles(form, request));
        Optional<Uploads.Sent> sent = form.containsKey(WISH) ? Optional.empty() : uploads.keep(request, turn, Channel.PAGE, Optional.empty());
        if (sent.orElse(null) instanceof Uploads.Sent.Refused(String code)) {
            return kept.isPresent() ? seeOther(URI.create(door.path() + "?" + Uploads.REFUSED + "=" + code))
                    : page(door, again(door, talk, Optional.empty(), request), Optional.of(code), Optional.of(talk));
        }
        Heard heard = sent.orElse(null) instanceof Uploads.Sent.Kept(Heard.Attached papers) ? papers : heard(form);
        Reply reply = conversations.hear(approach(talk, request), door.task(), turn, heard);
        Optional<URI> cardPage = cardPage(reply);
        if (cardPage.isPresent() || kept.isPresent()) {
            return seeOther(cardPage.orElseGet(() -> URI.create(door.path() + "?" + TURN + "=" + turn)));
        }
        // No cookie came back: after a redirect we would not know whose answer it was, so the answer to the form is the next page.
        Reply next = isIdle(reply) ? opened(talk, door, request) : reply;
        return page(door, next, Optional.empty(), Optional.of(talk));
    }

    static ModelAndView seeOther(URI to) {
        var redirect = new RedirectView(to.toString(), false, false, false);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        redirect.setExpandUriTemplateVariables(false);
        return new ModelAndView(redirect);
    }

    /** @param carry the talk, for a browser from which no cookie has come */
    private ModelAndView page(FlowDoor door, Reply reply, Optional<String> refused, Optional<TalkKey> carry) {
        FlowView view = FlowView.of(reply, uploads.why(refused));
        var page = new ModelAndView("pages/flow");
        page.addObject("door", door);
        page.addObject("view", view);
        page.addObject("name", word("flow." + door.task()));
        page.addObject("title", title(view, word("flow." + door.task())));
        page.addObject("turn", TalkKey.newTurn());
        page.addObject("carried", carry.map(TalkKey::value).orElse(null));
        return page;
    }

    private Reply opened(TalkKey talk, FlowDoor door, HttpServletRequest request) {
        return conversations.hear(approach(talk, request), door.task(), "opened", new Heard.Opened(door.task()));
    }

    /** Boxes of one name that are ticked together are one answer; a group without any comes as an empty one. */
    static Map<String, String> joined(MultiValueMap<String, String> filled) {
        Map<String, String> form = new LinkedHashMap<>();
        filled.forEach((name, values) -> form.put(name, String.join(" ", values).strip()));
        return form;
    }

    /** The card page at once, where that is what comes next; our own page again offers it to whoever comes back. */
    private static Optional<URI> cardPage(Reply reply) {
        return reply.said().stream().filter(Said.TakeCard.class::isInstance).map(card -> URI.create(((Said.TakeCard) card).url())).findFirst();
    }

    /** What was answered to that turn, or where the talk stands. */
    private Reply again(FlowDoor door, TalkKey talk, Optional<String> turn, HttpServletRequest request) {
        return conversations.hear(
                approach(talk, request), door.task(), turn.orElseGet(TalkKey::newTurn), new Heard.Wish(Heard.Wishes.REPEAT));
    }

    private Reply inLanguage(TalkKey talk, Reply reply, HttpServletRequest request) {
        Language chosen = languages.of(request);
        return reply.ended() || reply.language().equals(chosen)
                ? reply
                : conversations.hear(approach(talk, request), TalkKey.newTurn(), new Heard.InLanguage(chosen));
    }

    /** A talk that expired waits at the main menu; a door opens its own task. One that has just ended stands there too, with something to show. */
    private static boolean isIdle(Reply reply) {
        return !reply.ended() && (reply.task().isBlank() || reply.task().equals("main-menu"));
    }

    /** What is asked or done, then the task, so that tabs and history tell the pages of one task apart. */
    private String title(FlowView view, String name) {
        String heading = view.heading().map(text -> text + " – " + name).orElse(name);
        return view.errors().isEmpty() ? heading : word("flow.error") + " " + heading;
    }

    private String word(String key) {
        return words.getMessage(key, null, LocaleContextHolder.getLocale());
    }

    private Approach approach(TalkKey talk, HttpServletRequest request) {
        return new Approach(
                Channel.PAGE, talk.value(), Optional.empty(), Optional.empty(), Optional.of(languages.of(request)), request.getRemoteAddr());
    }

    private static Heard heard(Map<String, String> form) {
        Optional<Heard.Wishes> wish = Optional.ofNullable(form.get(WISH)).flatMap(FlowPages::wish);
        if (wish.isPresent()) {
            return new Heard.Wish(wish.get());
        }
        Map<String, String> answers = new LinkedHashMap<>();
        form.forEach((name, value) -> {
            if (name.startsWith(ANSWER)) {
                answers.put(name.substring(ANSWER.length()), value.strip());
            }
        });
        return new Heard.Filled(answers);
    }

    private static Optional<Heard.Wishes> wish(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "BACK" -> Optional.of(Heard.Wishes.BACK);
            case "START_OVER" -> Optional.of(Heard.Wishes.START_OVER);
            case "PERSON" -> Optional.of(Heard.Wishes.PERSON);
            default -> Optional.empty();
        };
    }

    private FlowDoor door(HttpServletRequest request) {
        return FlowDoor.at(request.getRequestURI()).filter(door -> door.isOpen(conversations.tasks())).orElseThrow(NothingHere::new);
    }
}
