package org.curbstop.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.curbstop.papers.Papers;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** A form so large that the server did not read it: back to the page that it came from, which says so. */
@ControllerAdvice
class TooLargeToRead {

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    ResponseEntity<Void> tell(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean ours = FlowDoor.at(path).isPresent() || path.equals(ChatPage.PATH);
        return ours
                ? ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path + "?" + Uploads.REFUSED + "=" + Papers.Reason.TOO_LARGE)).build()
                : ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
    }
}
