package org.curbstop.pages.flow;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.PersonId;
import org.curbstop.common.Sha256Digest;
import org.curbstop.common.masking.SensitiveNumbers;
import org.curbstop.conversation.UserInput;
import org.curbstop.documents.DocumentOwner;
import org.curbstop.documents.NewSentDocument;
import org.curbstop.documents.SentDocuments;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** Stores the files of a form. All files are accepted or none, because a customer who has to choose again chooses all of them again. */
@Component("uploads")
record FormUploads(SentDocuments documents, MessageSource messages) {

    static final String REJECTED = "refused";
    private static final String AT_ONCE = "AT_ONCE";
    private static final String TOO_LARGE = SentDocuments.DocumentRefusalReason.TOO_LARGE.name();

    sealed interface UploadResult {
        record Accepted(UserInput.Attachments attachments) implements UploadResult {}

        /** @param code error code for the next page, such as {@code TOO_LARGE.2} for the second file */
        record Rejected(String code) implements UploadResult {}
    }

    /** Adds a digest of each file to the form fields, so that the same press sent twice yields the same answer. */
    static Map<String, String> withFiles(Map<String, String> form, HttpServletRequest request) {
        Map<String, String> all = new LinkedHashMap<>(form);
        for (MultipartFile file : files(request)) {
            all.put("file " + all.size(), new Sha256Digest().add(bytes(file)).hex());
        }
        return all;
    }

    /** Stores the files; returns empty if the form has none. */
    Optional<UploadResult> store(HttpServletRequest request, String turn, Channel channel, Optional<PersonId> person) {
        List<MultipartFile> files = files(request);
        if (files.isEmpty()) {
            return Optional.empty();
        }
        if (files.size() > documents.limits().mostAtOnce()) {
            return Optional.of(new UploadResult.Rejected(AT_ONCE));
        }
        Actor who = person.map(known -> Actor.customer(channel, request.getRemoteAddr(), known))
                .orElseGet(() -> Actor.anonymous(channel, request.getRemoteAddr()));
        DocumentOwner owner = person.map(DocumentOwner::of).orElse(DocumentOwner.UNKNOWN);
        List<String> kept = new ArrayList<>();
        boolean numberInName = files.stream()
                .anyMatch(file -> SensitiveNumbers.isIn(Optional.ofNullable(file.getOriginalFilename()).orElse("")));
        for (int i = 0; i < files.size(); i++) {
            MultipartFile file = files.get(i);
            if (file.getSize() > documents.limits().mostBytes()) {
                return Optional.of(new UploadResult.Rejected(TOO_LARGE + "." + (i + 1)));
            }
            String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
            switch (documents.save(new NewSentDocument("web:" + turn + "/" + i, name, bytes(file), owner), who)) {
                case SentDocuments.SaveResult.Saved paper -> kept.add(paper.paper().id().value());
                case SentDocuments.SaveResult.Refused refused -> {
                    return Optional.of(new UploadResult.Rejected(refused.reason() + "." + (i + 1)));
                }
            }
        }
        return Optional.of(new UploadResult.Accepted(new UserInput.Attachments(kept, numberInName)));
    }

    /** Returns the text of an error code for a page that is rendered again; empty unless the parameter is a known code. */
    Optional<String> rejectionMessage(Optional<String> code) {
        return code.filter(known -> known.matches("[A-Z_]{3,12}(\\.\\d{1,2})?")).flatMap(known -> {
            String[] parts = known.split("\\.");
            return Optional.ofNullable(messages.getMessage("upload.refused." + parts[0],
                    new Object[] {parts.length > 1 ? parts[1] : "1", documents.limits().mostMegabytes(), documents.limits().mostAtOnce()},
                    null, locale()));
        });
    }

    /** Returns the upload limits as text, shown before files are chosen. */
    public String limits() {
        return messages.getMessage("upload.limits", new Object[] {documents.limits().mostAtOnce(), documents.limits().mostMegabytes()},
                locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }

    /** Skips the empty part that a browser sends for a file field without a file. */
    private static List<MultipartFile> files(HttpServletRequest request) {
        // Filters may have wrapped the request.
        MultipartHttpServletRequest parts = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
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
