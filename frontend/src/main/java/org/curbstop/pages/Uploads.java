package org.curbstop.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
import org.curbstop.common.Digest;
import org.curbstop.common.PersonId;
import org.curbstop.common.masking.SensitiveNumbers;
import org.curbstop.conversation.Heard;
import org.curbstop.papers.NewPaper;
import org.curbstop.papers.Owner;
import org.curbstop.papers.Papers;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** The files of a form. All of them are taken or none: whoever has to choose again chooses all again. */
@Component("uploads")
class Uploads {

    static final String REFUSED = "refused";
    private static final String AT_ONCE = "AT_ONCE";
    private static final String TOO_LARGE = Papers.Reason.TOO_LARGE.name();

    private final Papers papers;
    private final MessageSource words;

    Uploads(Papers papers, MessageSource words) {
        this.papers = papers;
        this.words = words;
    }

    sealed interface Sent {
        record Kept(Heard.Attached papers) implements Sent {}

        /** @param code what the next page says, {@code TOO_LARGE.2} for the second file */
        record Refused(String code) implements Sent {}
    }

    /** Fields of a form with its files by what is in them, so that the same press sent twice is the same answer. */
    static Map<String, String> withFiles(Map<String, String> form, HttpServletRequest request) {
        Map<String, String> all = new LinkedHashMap<>(form);
        for (MultipartFile file : files(request)) {
            all.put("file " + all.size(), new Digest().add(bytes(file)).hex());
        }
        return all;
    }

    /** Empty: no file came with it. */
    Optional<Sent> keep(HttpServletRequest request, String turn, Channel channel, Optional<PersonId> person) {
        List<MultipartFile> files = files(request);
        if (files.isEmpty()) {
            return Optional.empty();
        }
        if (files.size() > papers.limits().mostAtOnce()) {
            return Optional.of(new Sent.Refused(AT_ONCE));
        }
        Asker who = person.map(known -> Asker.customer(channel, request.getRemoteAddr(), known)).orElseGet(() -> Asker.stranger(channel, request.getRemoteAddr()));
        Owner owner = person.map(Owner::of).orElse(Owner.UNKNOWN);
        List<String> kept = new ArrayList<>();
        boolean numberInName = files.stream().anyMatch(file -> SensitiveNumbers.in(Optional.ofNullable(file.getOriginalFilename()).orElse("")));
        for (int i = 0; i < files.size(); i++) {
            MultipartFile file = files.get(i);
            if (file.getSize() > papers.limits().mostBytes()) {
                return Optional.of(new Sent.Refused(TOO_LARGE + "." + (i + 1)));
            }
            String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
            switch (papers.keep(new NewPaper("web:" + turn + "/" + i, name, bytes(file), owner), who)) {
                case Papers.Answer.Kept paper -> kept.add(paper.paper().id().value());
                case Papers.Answer.Refused refused -> {
                    return Optional.of(new Sent.Refused(refused.reason() + "." + (i + 1)));
                }
            }
        }
        return Optional.of(new Sent.Kept(new Heard.Attached(kept, numberInName)));
    }

    /** In words, for a page that is drawn again; empty where the address holds anything but a code of ours. */
    Optional<String> why(Optional<String> code) {
        return code.filter(known -> known.matches("[A-Z_]{3,12}(\\.\\d{1,2})?")).flatMap(known -> {
            String[] parts = known.split("\\.");
            return Optional.ofNullable(words.getMessage("upload.refused." + parts[0],
                    new Object[] {parts.length > 1 ? parts[1] : "1", papers.limits().mostMegabytes(), papers.limits().mostAtOnce()}, null, locale()));
        });
    }

    /** Told before anybody chooses. */
    public String limits() {
        return words.getMessage("upload.limits", new Object[] {papers.limits().mostAtOnce(), papers.limits().mostMegabytes()}, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }

    /** A field without a chosen file comes as an empty part. */
    private static List<MultipartFile> files(HttpServletRequest request) {
        MultipartHttpServletRequest parts = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class); // filters may have wrapped it
        return parts != null
                ? parts.getMultiFileMap().values().stream().flatMap(List::stream)
                        .filter(file -> !file.isEmpty() || !Optional.ofNullable(file.getOriginalFilename()).orElse("").isEmpty()).toList()
                : List.of();
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
