package org.curbstop.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.common.PersonId;
import org.curbstop.conversation.Approach;
import org.curbstop.conversation.Conversations;
import org.curbstop.conversation.Heard;
import org.curbstop.conversation.Reply;
import org.curbstop.identity.Me;
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
 * The chat. A plain page that works by form posts, and the same talk as JSON for the script that turns the page, or a corner of the
 * portal, into a window.
 */
@Controller
class ChatPage {

    static final String PATH = "/chat";
    /** The chat opens no task. */
    private static final String MENU = "";
    private static final String COOKIE = "talk-chat";

    private final Conversations conversations;
    private final LanguageChoice languages;
    private final Me me;
    private final Uploads uploads;

    ChatPage(Conversations conversations, LanguageChoice languages, Me me, Uploads uploads) {
        this.conversations = conversations;
        this.languages = languages;
        this.me = me;
        this.uploads = uploads;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    String page(
            @RequestParam(required = false) Optional<String> turn, @RequestParam(required = false) Optional<String> refused, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<TalkKey> kept = TalkKey.in(request, COOKIE);
        TalkKey talk = kept.orElseGet(TalkKey::fresh);
        model.addAttribute("answer", now(talk, turn, request, response).refusing(uploads.why(refused)));
        model.addAttribute("carried", kept.isPresent() ? null : talk.value());
        return "pages/chat";
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ChatAnswer state(@RequestParam(required = false) Optional<String> lang, HttpServletRequest request, HttpServletResponse response) {
        inWindow(lang, request);
        return now(TalkKey.in(request, COOKIE).orElseGet(TalkKey::fresh), Optional.empty(), request, response);
    }

    @PostMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView answerByForm(@RequestParam MultiValueMap<String, String> filled, HttpServletRequest request, HttpServletResponse response) {
        Map<String, String> form = FlowPages.joined(filled);
        boolean kept = TalkKey.in(request, COOKIE).isPresent();
        TalkKey talk = talk(form, request, response);
        String turn = turn(talk, Uploads.withFiles(form, request));
        Optional<Uploads.Sent> sent = uploads.keep(request, turn, Channel.CHAT, person());
        Optional<String> refused = sent.orElse(null) instanceof Uploads.Sent.Refused(String code) ? Optional.of(code) : Optional.empty();
        Reply reply = refused.isEmpty() ? hear(talk, turn, heard(sent, form), request) : hear(talk, TalkKey.newTurn(), new Heard.Wish(Heard.Wishes.REPEAT), request);
        if (kept) {
            return FlowPages.seeOther(URI.create(PATH + "?" + refused.map(code -> Uploads.REFUSED + "=" + code).orElse("turn=" + turn)));
        }
        // As in FlowPages: without a cookie the answer to the form is the next page.
        return new ModelAndView("pages/chat", Map.of(
                "answer", ChatAnswer.of(reply, TalkKey.newTurn(), uploads.limits()).refusing(uploads.why(refused)), "carried", talk.value()));
    }

    @PostMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ChatAnswer answer(
            @RequestParam MultiValueMap<String, String> filled, @RequestParam(required = false) Optional<String> lang, HttpServletRequest request, HttpServletResponse response) {
        inWindow(lang, request);
        Map<String, String> form = FlowPages.joined(filled);
        TalkKey talk = talk(form, request, response);
        String turn = turn(talk, Uploads.withFiles(form, request));
        Optional<Uploads.Sent> sent = uploads.keep(request, turn, Channel.CHAT, person());
        return sent.orElse(null) instanceof Uploads.Sent.Refused(String code)
                ? now(talk, Optional.empty(), request, response).refusing(uploads.why(Optional.of(code)))
                : ChatAnswer.of(hear(talk, turn, heard(sent, form), request), TalkKey.newTurn(), uploads.limits());
    }

    /** The portal speaks the language of whoever is signed in, whatever the last visitor chose on this browser. */
    private void inWindow(Optional<String> lang, HttpServletRequest request) {
        lang.flatMap(languages::spoken).ifPresent(language -> languages.tell(language, request));
    }

    private ChatAnswer now(TalkKey own, Optional<String> turn, HttpServletRequest request, HttpServletResponse response) {
        Optional<Reply> standing = TalkKey.in(request, COOKIE)
                .map(talk -> hear(talk, turn.orElseGet(TalkKey::newTurn), new Heard.Wish(Heard.Wishes.REPEAT), request))
                .filter(reply -> turn.isPresent() || !reply.ended());
        if (standing.isPresent()) {
            return ChatAnswer.of(inLanguage(standing.get(), request), TalkKey.newTurn(), uploads.limits());
        }
        TalkKey talk = TalkKey.in(request, COOKIE).isPresent() ? TalkKey.fresh() : own;
        talk.remember(COOKIE, PATH, request, response);
        return ChatAnswer.of(hear(talk, "opened", new Heard.Opened(""), request), TalkKey.newTurn(), uploads.limits());
    }

    private Reply inLanguage(Reply reply, HttpServletRequest request) {
        var chosen = languages.of(request);
        return reply.ended() || reply.language().equals(chosen)
                ? reply
                : hear(TalkKey.in(request, COOKIE).orElseThrow(), TalkKey.newTurn(), new Heard.InLanguage(chosen), request);
    }

    private Reply hear(TalkKey talk, String turn, Heard heard, HttpServletRequest request) {
        Optional<PersonId> person = person();
        // Whoever signs in or out on this browser begins a talk of their own: what one person proved is not the next one's.
        String key = person.map(id -> talk.value() + "." + id.value()).orElse(talk.value());
        return conversations.hear(
                new Approach(Channel.CHAT, key, Optional.empty(), person, Optional.of(languages.of(request)), request.getRemoteAddr()), MENU, turn, heard);
    }

    private Optional<PersonId> person() {
        return me.signedIn().flatMap(signedIn -> signedIn.person());
    }

    private static TalkKey talk(Map<String, String> form, HttpServletRequest request, HttpServletResponse response) {
        TalkKey talk = TalkKey.in(request, COOKIE).or(() -> TalkKey.in(form)).orElseGet(TalkKey::fresh);
        talk.remember(COOKIE, PATH, request, response);
        return talk;
    }

    private static String turn(TalkKey talk, Map<String, String> form) {
        String page = Optional.ofNullable(form.get("turn")).filter(turn -> turn.matches("[\\w-]{1,40}")).orElseGet(TalkKey::newTurn);
        return talk.turn(page, form);
    }

    private static Heard heard(Optional<Uploads.Sent> sent, Map<String, String> form) {
        return sent.orElse(null) instanceof Uploads.Sent.Kept(Heard.Attached papers) ? papers : heard(form);
    }

    private static Heard heard(Map<String, String> form) {
        if (form.containsKey("pick")) {
            return new Heard.Picked(form.get("pick"));
        }
        if ("PERSON".equals(form.get("wish"))) {
            return new Heard.Wish(Heard.Wishes.PERSON);
        }
        String words = form.getOrDefault("words", "").strip();
        return words.isEmpty() ? new Heard.Silence() : Heard.Words.typed(words);
    }
}
