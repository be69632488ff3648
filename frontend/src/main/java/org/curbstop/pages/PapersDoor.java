package org.curbstop.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.curbstop.identity.Me;
import org.curbstop.identity.SignedIn;
import org.curbstop.papers.Paper;
import org.curbstop.papers.PaperId;
import org.curbstop.papers.Papers;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out what somebody sent: a picture to look at, a document to save. Not yours, not signed in and no such are one and the same 404. */
@Controller
class PapersDoor {

    private final Papers papers;
    private final Me me;

    PapersDoor(Papers papers, Me me) {
        this.papers = papers;
        this.me = me;
    }

    @GetMapping("/papers/{id}")
    ResponseEntity<byte[]> open(@PathVariable("id") String id, HttpServletRequest request) {
        SignedIn who = me.signedIn().orElseThrow(NothingHere::new);
        Papers.Opened opened = PaperId.read(id).flatMap(paper -> papers.open(paper, who.asker(request.getRemoteAddr()))).orElseThrow(NothingHere::new);
        Paper paper = opened.paper();
        ContentDisposition.Builder shown = paper.kind().isPicture() ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(paper.kind().contentType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, shown.filename(paper.fileName(), StandardCharsets.UTF_8).build().toString())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox") // a browser's own picture page needs no more
                .cacheControl(CacheControl.noStore())
                .body(opened.content());
    }
}
