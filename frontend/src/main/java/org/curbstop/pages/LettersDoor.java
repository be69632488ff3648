package org.curbstop.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.arrangements.Arrangements;
import org.curbstop.arrangements.Disconnections;
import org.curbstop.arrangements.Letters;
import org.curbstop.arrangements.NoticeId;
import org.curbstop.common.Asker;
import org.curbstop.common.Invalid;
import org.curbstop.common.Language;
import org.curbstop.identity.Me;
import org.curbstop.identity.SignedIn;
import org.curbstop.utility.Utility;
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
 * Letters about a plan or a notice of disconnection, to read and print as a page or to keep as a PDF. Not yours, not signed in and no such
 * are one and the same 404.
 */
@Controller
class LettersDoor {

    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);
    private static final MediaType PAGE = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final Letters letters;
    private final Arrangements arrangements;
    private final Disconnections disconnections;
    private final Me me;
    private final Utility utility;

    LettersDoor(Letters letters, Arrangements arrangements, Disconnections disconnections, Me me, Utility utility) {
        this.letters = letters;
        this.arrangements = arrangements;
        this.disconnections = disconnections;
        this.me = me;
        this.utility = utility;
    }

    /** One letter in either form. */
    private interface Letter {
        String page();

        byte[] paper();
    }

    @GetMapping("/letters/{name:[a-z0-9_]+}")
    ResponseEntity<String> page(
            @PathVariable("name") String name, @RequestParam(name = "to", defaultValue = "0") int to, @RequestParam(name = "in", defaultValue = "") String language,
            HttpServletRequest request) {
        return ResponseEntity.ok().contentType(PAGE).cacheControl(CacheControl.noStore()).body(letter(name, to, language, request).page());
    }

    @GetMapping("/letters/{name:[a-z0-9_]+}.pdf")
    ResponseEntity<byte[]> paper(
            @PathVariable("name") String name, @RequestParam(name = "to", defaultValue = "0") int to, @RequestParam(name = "in", defaultValue = "") String language,
            HttpServletRequest request) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name + ".pdf").build().toString())
                .cacheControl(CacheControl.noStore())
                .body(letter(name, to, language, request).paper());
    }

    @GetMapping("/letter.css")
    ResponseEntity<String> look() {
        return ResponseEntity.ok().contentType(CSS).cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic()).body(letters.css());
    }

    private Letter letter(String name, int to, String language, HttpServletRequest request) {
        SignedIn who = me.signedIn().orElseThrow(NothingHere::new);
        var asker = who.asker(request.getRemoteAddr());
        try {
            return name.startsWith("arr_") ? confirmation(new ArrangementId(name), language, asker) : notice(new NoticeId(name), to, language, asker);
        } catch (Invalid e) {
            throw new NothingHere();
        }
    }

    private Letter confirmation(ArrangementId id, String language, Asker who) {
        var found = arrangements.find(id, who).orElseThrow(NothingHere::new);
        var in = chosen(language, found.agreed().language());
        return new Letter() {
            @Override
            public String page() {
                return letters.html(found, in);
            }

            @Override
            public byte[] paper() {
                return letters.pdf(found, in);
            }
        };
    }

    /** @param to which of its addressees, in the order of the notice */
    private Letter notice(NoticeId id, int to, String language, Asker who) {
        var found = disconnections.find(id, who).filter(notice -> to >= 0 && to < notice.addressees().size()).orElseThrow(NothingHere::new);
        var addressee = found.addressees().get(to);
        var in = chosen(language, utility.language());
        return new Letter() {
            @Override
            public String page() {
                return letters.html(found, addressee, in);
            }

            @Override
            public byte[] paper() {
                return letters.pdf(found, addressee, in);
            }
        };
    }

    private Language chosen(String tag, Language otherwise) {
        return utility.languages().stream().filter(language -> language.tag().equals(tag)).findFirst().orElse(otherwise);
    }
}
