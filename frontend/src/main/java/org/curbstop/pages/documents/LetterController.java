package org.curbstop.pages.documents;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.arrangements.ArrangementLetters;
import org.curbstop.arrangements.DisconnectionNoticeId;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.common.Actor;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Language;
import org.curbstop.identity.CurrentUser;
import org.curbstop.pages.layout.PageNotFoundException;
import org.curbstop.utility.Utility;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Serves letters about a payment arrangement or a disconnection notice as a printable page or a PDF. Somebody else's letter, a missing
 * sign-in and an unknown letter return the same 404.
 */
@Controller
class LetterController {

    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);
    private static final MediaType PAGE = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final ArrangementLetters letters;
    private final Arrangements arrangements;
    private final Disconnections disconnections;
    private final CurrentUser me;
    private final Utility utility;
    private final MessageSource messages;

    LetterController(ArrangementLetters letters, Arrangements arrangements, Disconnections disconnections, CurrentUser me,
            Utility utility, MessageSource messages) {
        this.letters = letters;
        this.arrangements = arrangements;
        this.disconnections = disconnections;
        this.me = me;
        this.utility = utility;
        this.messages = messages;
    }

    /**
     * One letter in either format.
     *
     * @param fileName name under which a browser saves the PDF
     */
    private record RenderedLetter(String fileName, Supplier<String> html, Supplier<byte[]> pdf) {}

    @GetMapping("/letters/{name:[a-z0-9_]+}")
    ResponseEntity<String> html(
            @PathVariable("name") String name, @RequestParam(name = "to", defaultValue = "0") int to,
            @RequestParam(name = "in", defaultValue = "") String language,
            HttpServletRequest request) {
        return ResponseEntity.ok().contentType(PAGE).cacheControl(CacheControl.noStore())
                .body(letter(name, to, language, request).html().get());
    }

    @GetMapping("/letters/{name:[a-z0-9_]+}.pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable("name") String name, @RequestParam(name = "to", defaultValue = "0") int to,
            @RequestParam(name = "in", defaultValue = "") String language,
            HttpServletRequest request) {
        RenderedLetter letter = letter(name, to, language, request);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(letter.fileName()).build().toString())
                .cacheControl(CacheControl.noStore())
                .body(letter.pdf().get());
    }

    @GetMapping("/letter.css")
    ResponseEntity<String> styleSheet() {
        return ResponseEntity.ok().contentType(CSS).cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic())
                .body(letters.css());
    }

    private RenderedLetter letter(String name, int to, String language, HttpServletRequest request) {
        var actor = me.find().orElseThrow(PageNotFoundException::new).actor(request.getRemoteAddr());
        try {
            return name.startsWith("arr_") ? confirmation(new ArrangementId(name), language, actor)
                    : notice(new DisconnectionNoticeId(name), to, language, actor);
        } catch (InvalidValueException e) {
            throw new PageNotFoundException();
        }
    }

    private RenderedLetter confirmation(ArrangementId id, String language, Actor who) {
        var found = arrangements.find(id, who).orElseThrow(PageNotFoundException::new);
        var in = chosen(language, found.agreed().language());
        return new RenderedLetter(fileName("letter.file.plan", found.agreed().day(), in), () -> letters.html(found, in),
                () -> letters.pdf(found, in));
    }

    /** @param to index of the addressee, in the order of the notice */
    private RenderedLetter notice(DisconnectionNoticeId id, int to, String language, Actor who) {
        var found = disconnections.find(id, who).filter(notice -> to >= 0 && to < notice.addressees().size())
                .orElseThrow(PageNotFoundException::new);
        var addressee = found.addressees().get(to);
        var in = chosen(language, utility.language());
        return new RenderedLetter(fileName("letter.file.notice", found.issued(), in), () -> letters.html(found, addressee, in),
                () -> letters.pdf(found, addressee, in));
    }

    private String fileName(String key, LocalDate day, Language language) {
        return messages.getMessage(key, new Object[] {day.toString()}, language.locale());
    }

    private Language chosen(String tag, Language otherwise) {
        return utility.languages().stream().filter(language -> language.tag().equals(tag)).findFirst().orElse(otherwise);
    }
}
