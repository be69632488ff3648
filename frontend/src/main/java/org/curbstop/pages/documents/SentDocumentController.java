package org.curbstop.pages.documents;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.curbstop.documents.SentDocument;
import org.curbstop.documents.SentDocumentId;
import org.curbstop.documents.SentDocuments;
import org.curbstop.identity.CurrentUser;
import org.curbstop.identity.SignedInUser;
import org.curbstop.pages.layout.PageNotFoundException;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Serves uploaded documents: pictures inline, other documents as downloads. Somebody else's document, a missing sign-in and an unknown
 * document return the same 404.
 */
@Controller
class SentDocumentController {

    private final SentDocuments documents;
    private final CurrentUser me;

    SentDocumentController(SentDocuments documents, CurrentUser me) {
        this.documents = documents;
        this.me = me;
    }

    @GetMapping("/papers/{id}")
    ResponseEntity<byte[]> download(@PathVariable("id") String id, HttpServletRequest request) {
        SignedInUser who = me.find().orElseThrow(PageNotFoundException::new);
        SentDocuments.OpenedDocument opened = SentDocumentId.parse(id)
                .flatMap(paper -> documents.open(paper, who.actor(request.getRemoteAddr()))).orElseThrow(PageNotFoundException::new);
        SentDocument document = opened.paper();
        ContentDisposition.Builder shown = document.kind().isPicture() ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.kind().contentType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, shown.filename(document.fileName(), StandardCharsets.UTF_8).build().toString())
                // The browser's built-in image page needs no more.
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .cacheControl(CacheControl.noStore())
                .body(opened.content());
    }
}
